"""The sentences that a draft begins with and that tell its editor what to write."""

from __future__ import annotations

SAY = "Say in our own words what the document reports, who says it, in which role, and when."
WRITE = "Write here. Move the blocks that you keep below the sentences that quote their words, and delete the rest."
QUOTATIONS, FIGURES = "Quotations to choose from", "Figures to choose from"
KEEP_QUOTATIONS = "Keep three at most, each with speaker and office."
KEEP_FIGURES = "Keep what the entry needs, each with unit, period and holder."
UNHEARD = "Say who was not heard, and what the document leaves open."
PLACE = "In the source at line {line}, column {column}"
GIVES = "The source gives “{}”."

SENTENCES = (SAY, WRITE, QUOTATIONS, FIGURES, KEEP_QUOTATIONS, KEEP_FIGURES, UNHEARD)
"""Those that are the same in every draft."""
