"""`register-date`, further: a post that only one person can have is not that of two for most of a year.

Looked at are cabinet secretaries, prime ministers and permanent secretaries of one body, where the two dates are known
to the day. A handover of some months, and a post that is shared, deputised or acted in, are none of that.

Bad: `permanent secretary of the Desk Office` until 2022-02-28 and, of another, from 2020-03-01. Good: until 2020-02-29.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Person, Role, place_of

_POST = r"cabinet secretary|prime minister|permanent secretary(?: (?:of|at|for) .*)?"
_SHARED = r"\b(?:joint|jointly|share[ds]?|sharing|acting|interim|second|job-share|alongside|together)\b"
_HANDOVER = 300
"""Days for which two may well be in post."""

Held = tuple[Person, Role]


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at the posts of people."""
    posts: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for person in library.tables.registers.people:
        for role in person.roles:
            title = role.title.lower()
            if re.fullmatch(_POST, title) and not re.search(_SHARED, f"{title} {person.note}".lower()):
                posts[title, role.body.text if role.body is not None else ""].append((person, role))
    for (title, body), held in posts.items():
        if body or not title.startswith("permanent"):
            for one, other in combinations(sorted(held, key=_begun), 2):
                if one[0].id != other[0].id and _days_of_both(one[1], other[1]) > _HANDOVER:
                    yield _problem(one, other)


def _problem(one: Held, other: Held) -> Diagnostic:
    (first, role), (second, later) = one, other
    start = place_of(later.places, "from", second.span)
    ended = role.end.edtf if role.end is not None else ""
    begun = later.start.edtf if later.start is not None else ""
    message = f"'{role.title}' is the post of '{first.id}' until {ended}, and that of '{second.id}'"
    message += f" from {begun} (line {start.line})"
    hint = "correct the one of the two dates that is wrong; if both held it together, write joint in both titles"
    return Diagnostic(place_of(role.places, "to", first.span), "register-date", Severity.WARNING, message, hint)


def _begun(held: Held) -> date:
    return held[1].start.earliest if held[1].start is not None else date.max


def _days_of_both(one: Role, other: Role) -> int:
    """The days that two have a post together, where the dates are known; the second may be in post still."""
    end, start, last = _day(one.end), _day(other.start), _day(other.end)
    if end is None or start is None or one.start is None or (other.end is not None and last is None):
        return 0
    return (min(end, last or end) - start).days


def _day(when: FuzzyDate | None) -> date | None:
    """A date that is exact to the day."""
    if when is None or when.is_open or when.approximate or when.uncertain or when.earliest != when.latest:
        return None
    return when.earliest
