"""The sentences that a draft begins with and that tell its editor what to write."""

from __future__ import annotations

from collections.abc import Iterator

SAY = "Say in our own words what the document reports, who says it, in which role, and when."
WRITE = "Write here. Move the blocks that you keep below the sentences that quote their words, and delete the rest."
QUOTATIONS, FIGURES = "Quotations to choose from", "Figures to choose from"
KEEP_QUOTATIONS = "Keep three at most, each with speaker and office."
KEEP_FIGURES = "Keep what the entry needs, each with unit, period and holder."
NOT_KNOWN = "What is not known"
"""The section that a draft ends with, unless its digest says which sections an entry has."""
UNHEARD = "Say who was not heard, and what the document leaves open."
SECTION = "Write this section."
PLACE = "In the source at line {line}, column {column}"
PERHAPS = "#   perhaps: "
"""Before the topics that a draft is not sure of, in a comment below its tags."""
GIVES = "The source gives “{}”."
WHO = "(Who?) says"
"""In place of a speaker of whom the program is in doubt: a name that it guessed would be left there in a hurry."""

SENTENCES = (SAY, WRITE, QUOTATIONS, FIGURES, KEEP_QUOTATIONS, KEEP_FIGURES, UNHEARD, SECTION)
"""Those that are the same in every draft."""


def closing(sections: tuple[str, ...]) -> Iterator[str]:
    """The headings of the sections that a draft ends with, each with the sentence below it."""
    for section in sections or (NOT_KNOWN,):
        yield f"## {section}"
        yield UNHEARD if section == NOT_KNOWN else SECTION
