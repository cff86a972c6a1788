"""Who is named: bodies, people, their offices, the author."""
