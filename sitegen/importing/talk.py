"""All that is said in a text, with who says it: between quotation marks, in answers of an interview, in its title."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.importing.page.layout import Page
from sitegen.importing.speech.interviews import said_in_answer
from sitegen.importing.speech.quotations import Quotation, quotations_in, quotations_of_title
from sitegen.importing.speech.speaker import Speaker
from sitegen.importing.speech.speakers import Voices
from sitegen.importing.speech.unmarked import with_unmarked

_TRANSCRIPT = "A transcript: what is said stands there without quotation marks. Choose the words to quote by hand."
_INTERVIEW = "A transcript: what is said stands there without quotation marks. Some words of each answer are proposed."


@dataclass(frozen=True)
class Talk:
    """Quotations and speakers, in pairs: first those of the text itself (`marked`), then of answers, then of the title.

    `remark` tells the editor of a transcript what to look for, and is empty for any other text.
    """

    marked: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    answered: tuple[tuple[Quotation, Speaker], ...]
    titled: tuple[Quotation, ...]
    remark: str

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations."""
        return (*self.marked, *(words for words, _ in self.answered), *self.titled)

    @property
    def speakers_of_all(self) -> tuple[Speaker, ...]:
        """The speaker of each of all quotations; nobody is known for words of the title."""
        return (*self.speakers, *(who for _, who in self.answered), *(Speaker() for _ in self.titled))


def talk_of(page: Page, voices: Voices) -> Talk:
    """What is said on a page by those who may speak there."""
    marked = with_unmarked(page, quotations_in(page), voices)
    answered = said_in_answer(page, voices.turns)
    titled = quotations_of_title(page, [*marked, *(words for words, _ in answered)])
    told = _INTERVIEW if answered else _TRANSCRIPT
    remark = told if voices.transcript else ""
    return Talk(tuple(marked), tuple(voices.speakers(marked)), tuple(answered), tuple(titled), remark)
