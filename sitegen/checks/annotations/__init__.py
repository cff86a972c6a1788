"""Rules about annotations: who says it, in what post, on what date; what a claim is answered with."""
