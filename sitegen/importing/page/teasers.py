"""Lists of other articles above the headline of a copied page: `Most read`, `Related articles`, `Partner content`.

Below such a line everything is of the list, up to the next sentence; but a headline with byline or date, and the text
right below them, is that of the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.importing.page.furniture import CAPTION, FURNITURE, LISTS_FOLLOW, SENTENCE_END, is_menu
from sitegen.importing.page.headline import is_person

_TEASERS = re.compile(r"\W*(?:partner content|trending(?: now)?|editor'?s'? (?:picks?|choice))\W*$", re.IGNORECASE)
_HEAD = 40
"""Lines that the menus and lists above a headline may have."""
_PROSE = 110
_WORDS = 3
"""What a headline has at least."""


def headline_below(texts: list[str], is_byline: Callable[[str], bool], is_date: Callable[[str], bool]) -> int | None:
    """The headline that stands below a list of other articles; None where no list is above one, or it is not certain.

    It is certain by a byline and a date below it, with no byline above the list; one of both will do where nothing
    above the list can be a headline with a date.
    """
    prose = next((n for n, text in enumerate(texts[:_HEAD]) if len(text) > _PROSE and not is_byline(text)), None)
    if prose is None:
        return None
    long_standfirst = prose + 1 < len(texts) and (is_byline(texts[prose + 1]) or is_date(texts[prose + 1]))
    at = prose - 1
    while not long_standfirst and at > 0 and (_is_passed(texts[at]) or _dates_or_signs(texts[at], is_byline, is_date)):
        at -= 1
    below = _below(texts, prose + 1 if long_standfirst else at + 1, is_byline, is_date)
    if not long_standfirst and at > 0 and texts[at].endswith("."):
        at -= 1
    first = next((n for n, text in enumerate(texts[: max(at, 0)]) if _begins_list(text)), None)
    if first is None or not _may_head(texts[at]) or _dates_or_signs(texts[at], is_byline, is_date):
        return None
    above = texts[:first]
    if any(is_byline(text) for text in above):
        return None
    dated = any(is_date(text) for text in above) and not all(_of_menu(text) or is_date(text) for text in above)
    return at if below == {"byline", "date"} or (below and not dated) else None


def _dates_or_signs(text: str, is_byline: Callable[[str], bool], is_date: Callable[[str], bool]) -> bool:
    return is_byline(text) or is_date(text) or is_person(text, set())


def _below(texts: list[str], first: int, is_byline: Callable[[str], bool], is_date: Callable[[str], bool]) -> set[str]:
    """What follows a headline before the text: a byline, a date, or both."""
    found: set[str] = set()
    for text in texts[first:]:
        if is_byline(text):
            found |= {"byline", "date"} if re.search(r"\b\d{4}\b", text) else {"byline"}
        elif is_date(text):
            found.add("date")
        elif not (_is_passed(text) or is_person(text, set()) or (text.endswith(".") and len(text) <= _PROSE)):
            break
    return found


def _begins_list(text: str) -> bool:
    return LISTS_FOLLOW.match(text) is not None or _TEASERS.match(text) is not None


def _of_menu(text: str) -> bool:
    """Whether a line above a list is too short for a headline, or one of the page's buttons."""
    return len(text.split()) <= _WORDS or FURNITURE.match(text) is not None or is_menu(text)


def _is_passed(text: str) -> bool:
    """What may stand between a headline and its text: buttons and captions."""
    return (FURNITURE.match(text) is not None and not _begins_list(text)) or CAPTION.search(text) is not None


def _may_head(text: str) -> bool:
    words = len(text.split()) >= _WORDS
    passed = _is_passed(text) or _begins_list(text) or is_menu(text)
    return words and not passed and not (text.endswith(".") and SENTENCE_END.search(text) is not None)
