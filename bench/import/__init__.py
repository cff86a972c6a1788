"""How well `sitegen import` proposes what editors would write."""
