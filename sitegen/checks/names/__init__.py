"""Rules about the people and bodies that a text names, and how it names them."""
