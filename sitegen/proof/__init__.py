"""Proof that quoted words stand in a source, and that ours do not repeat it, without keeping it: docs/proof.md."""
