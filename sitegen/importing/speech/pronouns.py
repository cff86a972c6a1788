"""Whoever was named before a pronoun and may be meant by it: he, it and they are not the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importing.english import OFFICE, STOP
from sitegen.importing.names.naming import straight
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.genders import may_be
from sitegen.importing.speech.subjects import Subject

BODIES = frozenset({"department", "publisher"})
"""What a subject is that may be `it`."""
_THE = re.compile(r"The ((?:[a-z]+ )?[a-z]+)\b")
"""What a sentence begins with that names something in general, which is `it` in the sentence behind."""
_KIN = (
    "aunt uncle mother father mum dad nan gran grandmother grandfather brother sister wife husband partner boss friend "
    "colleague mentor neighbour daughter son teacher"
).split()
_SOMEBODY = re.compile(
    r"\b[Oo]ne of (?:them|us|(?:the|my|our|his|her|their) [a-z]+)\b|"
    rf"\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ ){{0,2}}(?:{'|'.join(_KIN)}|{OFFICE})\b|"
    rf"(?:^|[.!?]['\"]? )(?:An?|Another) (?:[a-z-]+ ){{0,3}}?{OFFICE}"
    r"(?= (?:who|in|at|from|of)\b)"
)
_HEARS = re.compile(r"\b(?:with|like|to|told|after|for|under|asked|by) (?:\w+ )?$", re.IGNORECASE)
_SENTENCE = re.compile(rf"{STOP}['\"]? (?=[A-Z])")
_WAS = re.compile(r"\b(?:[Hh]e|[Ss]he|who) (?:is|was|has been|had been|became|remains)\b[^.;:]*$")
_TITLED = 20
"""So many letters have `with Baroness` and the like."""


def speaks_of_somebody(text: str) -> bool:
    """Whether words speak of somebody whom the text does not name: `one of them`, `my aunt`, `our correspondent`."""
    return _SOMEBODY.search(text) is not None


@dataclass(frozen=True)
class Before:
    """Those who are named in a text; `behind` are people whose allies speak, `quoted` the places of quotations."""

    page: Page
    subjects: list[Subject]
    behind: list[Subject]
    quoted: list[tuple[int, int]]

    def he(self, offset: int, inside: list[Subject], turn: str, word: str = "") -> Subject | None:
        """The last person who may be he or she, which `word` says; `inside` are those of the same sentence.

        `turn` names whoever speaks there, who is not meant.
        """
        people = [s for s in inside if s.kind == "person" and not self._is_beside(s) and self._fits(word, s)]
        ahead = [s for s in sorted((*self.subjects, *self.behind), key=lambda s: s.start) if s.end <= offset]
        others = (s for s in reversed(ahead) if not turn or s.name != turn)
        last = people[-1] if people else None
        return last or next((s for s in others if self._may_be_he(s, word) and not self._is_quoted(s)), None)

    def somebody_since(self, last: Subject, offset: int) -> bool:
        """Whether the paragraph speaks of somebody without a name behind the last name: `one of them`, `my aunt`."""
        text = straight(self.page.text)
        low = max(text.rfind("\n", 0, offset) + 1, last.end)
        return speaks_of_somebody(text[low:offset])

    def it(self, offset: int) -> Subject | None:
        """The body that was named last."""
        bodies = [s for s in self.subjects if s.end <= offset and s.kind in BODIES]
        text = straight(self.page.text)
        low = text.rfind("\n", 0, offset) + 1
        starts = [low, *(m.end() for m in _SENTENCE.finditer(text, low, offset))]
        start = max((at for at in starts if at < offset), default=low)
        general = _THE.match(text, start, offset)
        if general and not any(start <= b.start for b in bodies):
            # `The union was let down. It said …`: not the body that was named further up.
            return None
        return bodies[-1] if bodies else None

    def they(self, offset: int) -> Subject | None:
        """Whoever was named last, if that is no single person: a body, or somebody who speaks for one."""
        ahead = [s for s in self.subjects if s.end <= offset and not self._is_quoted(s)]
        return ahead[-1] if ahead and ahead[-1].kind != "person" else None

    def _is_quoted(self, subject: Subject) -> bool:
        return any(start <= subject.start < end for start, end in self.quoted)

    def _fits(self, word: str, subject: Subject) -> bool:
        return subject.kind != "person" or may_be(word, subject.name, straight(self.page.text))

    def _is_beside(self, subject: Subject) -> bool:
        """Somebody whom others spoke to, met or followed is not the one who goes on speaking."""
        return _HEARS.search(straight(self.page.text[max(0, subject.start - _TITLED) : subject.start])) is not None

    def _may_be_he(self, subject: Subject, word: str) -> bool:
        text = straight(self.page.text)
        if subject.kind == "unnamed":
            # What somebody was is not somebody else: `Until May she was an officer`.
            is_other = not _WAS.search(text[max(0, subject.start - 40) : subject.start])
            return subject.name[:2] in {"A ", "a ", "An", "an"} and is_other
        owns = text[subject.end : subject.end + 2] == "'s"
        return subject.kind == "person" and not owns and not self._is_beside(subject) and self._fits(word, subject)
