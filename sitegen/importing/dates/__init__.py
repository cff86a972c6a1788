"""When an original was published."""
