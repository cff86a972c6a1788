"""What an original is about."""
