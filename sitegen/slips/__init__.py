"""What a mistyped date, address or line of YAML was meant to be, and how to say so in plain words."""
