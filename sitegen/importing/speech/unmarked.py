"""Quotations without marks: paragraphs right below a line that ends with a verb of saying and a colon.

Press releases set somebody's words apart in this way. Where they end is not printed, so that only what is told as I or
we goes on, and nothing does where the author of the text speaks so too. Who speaks has to be told by the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.importing.english import ends_sentence, says_i
from sitegen.importing.names.naming import straight
from sitegen.importing.page.furniture import BULLET
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.clauses import last_sentence
from sitegen.importing.speech.pronouns import BODIES
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.speakers import Voices

_MOST = 4
"""Paragraphs of such a quotation at most."""
_FEWEST = 5
"""Words of its first paragraph at least."""
_VERB = (
    r"(?:said|says|saying|added|adds|adding|commented|comments|commenting|explained|explains|explaining|continued|"
    r"continues|remarked|remarks|replied|replies|responded|responds|concluded|concludes|stated|states|wrote|writes|told)"
)
_WORDS = r"(?: [\w'&.,-]+)"
# Behind the verb: whom it was told, when, where, of what; or whoever said it.
_TAIL = (
    rf"(?: (?:in|on|at|of|about|to|after|during|before|today|yesterday|the|this|last|[A-Z][\w'-]+)\b"
    rf"{_WORDS}{{0,10}})?"
)
_LEAD = re.compile(rf".*\b(?:told{_WORDS}{{1,6}}|{_VERB}(?P<tail>{_TAIL}))\s*:$", re.DOTALL)
_CLAUSE = re.compile(r"\b(?:that|is|are|was|were|will|would|has|have|had|can|could|must|should|there)\b")
_NOBODY = re.compile(
    rf"\b(?:I|[Ww]e|[Yy]ou|[Tt]hey|is|are|was|were|be|been)(?: (?:have|had|has|also|then|often|always))* {_VERB}\b"
    rf"(?!.*\b{_VERB}\b)"
)
# `As NAME has explained:` leads to a fact as often as to his words.
_AS = re.compile(r"\b[Aa]s [^,.;:]*:$")
_TOLD = re.compile(r"\b(?:said|says|added|adds|told)\b")


def with_unmarked(page: Page, marked: list[Quotation], voices: Voices) -> list[Quotation]:
    """All quotations in order, those without marks among them; in a transcript labels say what is said."""
    if voices.transcript:
        return marked
    speech = {number for q in marked if q.form == "speech" for number in _numbers(page, q)}
    runs = [_run(page, number, speech) for number in range(1, len(page.body)) if _is_led(page, number, speech, voices)]
    told = {number for run in runs for number in run}
    # An author who says I or we himself may go on right below the first paragraph.
    several = any(len(run) > 1 for run in runs)
    first_person = several and any(_is_told_by_author(page, n, marked) for n in range(len(page.body)) if n not in told)
    found = [_quotation(page, run[:1] if first_person else run) for run in runs]
    return sorted((*marked, *found), key=lambda q: q.start)


def _numbers(page: Page, quotation: Quotation) -> Iterator[int]:
    return (n for n, p in enumerate(page.body) if p.start < quotation.end and quotation.start < p.end)


def _is_lead(text: str) -> bool:
    """Whether a sentence leads to somebody's words: `The head of the office, NAME, said on Friday:`."""
    plain = straight(text).strip()
    match = _LEAD.fullmatch(plain)
    if match is None or _CLAUSE.search(match["tail"] or ""):
        return False
    return not (_NOBODY.search(plain) or _AS.search(plain))


def _is_led(page: Page, number: int, speech: set[int], voices: Voices) -> bool:
    """Whether a paragraph holds the words of somebody whom the line above it names."""
    above, here = page.body[number - 1], page.body[number]
    if not above.text.endswith(":") or len(here.text.split()) < _FEWEST or not _may_be_words(here, number, speech):
        return False
    if not _is_lead(above.text[last_sentence(straight(above.text)) :]):
        return False
    speaker = voices.led_to(number)
    if speaker is None or not speaker.name or (speaker.kind in BODIES and not speaker.role):
        return False
    # Of himself somebody says I; by his name the author speaks of him.
    return speaker.name.split()[-1] not in straight(here.text)


def _may_be_words(paragraph: Paragraph, number: int, speech: set[int]) -> bool:
    text = straight(paragraph.text)
    return (
        paragraph.kind in {"body", "standfirst"}
        and number not in speech
        and (text[:1].isupper() or text[:1] in "£$…")
        and ends_sentence(text)
        and not BULLET.match(text)
    )


def _run(page: Page, number: int, speech: set[int]) -> list[int]:
    """A paragraph and those below it that the same person still says as I or we."""
    run = [number]
    for following in range(number + 1, min(number + _MOST, len(page.body))):
        here = page.body[following]
        own = says_i(straight(here.text)) and not _TOLD.search(here.text)
        if not own or here.kind != page.body[number].kind or not _may_be_words(here, following, speech):
            break
        run.append(following)
    return run


def _is_told_by_author(page: Page, number: int, marked: list[Quotation]) -> bool:
    """Whether a paragraph has I or we outside of quotations, so that whoever wrote the text speaks so."""
    paragraph = page.body[number]
    if paragraph.kind == "notes":
        return False
    text = straight(paragraph.text)
    for quotation in marked:
        start, end = max(quotation.start - paragraph.start, 0), quotation.end - paragraph.start
        if start < end and start < len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    return says_i(text)


def _quotation(page: Page, run: list[int]) -> Quotation:
    paragraphs = [page.body[number] for number in run]
    parts = tuple((p.start, p.text) for p in paragraphs)
    words = " ".join(p.text for p in paragraphs)
    end = paragraphs[-1].end
    return Quotation(words, parts[0][0], end, "speech", True, run[0], parts if len(parts) > 1 else (), marked=False)
