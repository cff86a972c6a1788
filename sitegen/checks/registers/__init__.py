"""Rules about the registers, and what stands in no register."""
