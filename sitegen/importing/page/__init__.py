"""An original as a page: its text, and what each paragraph is."""
