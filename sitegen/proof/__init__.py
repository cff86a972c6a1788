"""Proof that quoted words stand in a source, and that ours do not repeat it, without keeping it: docs/proof.md."""

PROOF = "proof"
"""The option of an annotation that holds what a comparison came to; nobody types it."""
