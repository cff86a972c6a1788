"""Bodies that a text has named and then only calls what they are: `the union`, `the department`.

Such words mean a body only where one alone can be meant: the one of its sort that was named before, or the one that the
same paragraph named; and never where the text also has a name of that sort which no register knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitegen.importing.names.naming import Mention, Names, straight
from sitegen.importing.page.layout import Page, Paragraph

_SORT = "department ministry agency union institute commission committee authority"
_CALLED = re.compile(
    rf"\b[Tt]he ((?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in _SORT.split())})|think[ -]tank)\b"
    r"(?! (?:for|of|on)\b|-\w)"
)


def described(page: Page, mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """The places that only say what a body is, each with the one that is meant; `mentions` are the names there."""
    text = straight(page.text)
    known = [m for m in mentions if m.kind in {"department", "publisher"} and m.strength > 1]
    return [m for paragraph in page.body for m in _in(paragraph, text, known, names)]


def _in(paragraph: Paragraph, text: str, known: list[Mention], names: Names) -> Iterable[Mention]:
    for match in _CALLED.finditer(straight(paragraph.text)):
        start, end = paragraph.start + match.start(1), paragraph.start + match.end(1)
        sort = re.sub(r"\W", "-", match[1].lower())
        if any(m.start < end and start < m.end for m in known):
            continue
        before = [m for m in known if m.end <= start and len(m.ids) == 1]
        before = [m for m in before if _is_a(m, sort, names)]
        meant = _the_only(before) or _the_only([m for m in before if m.start >= paragraph.start])
        if meant is not None and not _has_stranger(text[:start], sort, known):
            yield Mention(meant.kind, meant.ids, start, end, meant.text, 1, described=True)


def _the_only(mentions: list[Mention]) -> Mention | None:
    return mentions[-1] if len({m.ids for m in mentions}) == 1 else None


def _is_a(mention: Mention, sort: str, names: Names) -> bool:
    """Whether a body is of a sort, by what the register calls it or by a word of its name."""
    if mention.kind == "department":
        body = names.bodies[mention.ids[0]]
        kind, called = body.kind, " ".join(name.name for name in body.names)
        kind += " ministry" if kind.startswith("ministerial") else ""
    else:
        kind, called = next(((p.kind, p.name) for p in names.registers.publishers if p.id == mention.ids[0]), ("", ""))
    if sort == "think-tank":
        return kind == sort
    return sort in re.findall(r"\w+", f"{kind} {called}".lower())


def _has_stranger(before: str, sort: str, known: list[Mention]) -> bool:
    """Whether a text has a name with the word for a sort that belongs to none of the bodies it is known to name."""
    noun = sort.capitalize()
    named = re.compile(rf"\b(?!The )[A-Z][\w'&-]+ (?:and |of |for |the )?{noun}\b|\b{noun} (?:of|for) (?:the )?[A-Z]")
    return any(not any(m.start < at.end() and at.start() < m.end for m in known) for at in named.finditer(before))
