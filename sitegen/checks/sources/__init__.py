"""Rules about what the front matter says of a source."""
