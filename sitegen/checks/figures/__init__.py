"""Rules about figures: value, unit and period against the words, each other and the survey that they are from."""
