"""`name-differs`, further: a surname that is written otherwise once.

Bad: "Helen Marlowe … Marlowe said … Marlow said". Good: one spelling. Looked at are words that say something, next to a
surname that the text has with its first name, and at least three times with that of the annotations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span, edit_distance

_WORD = r"[A-Z][a-zß-ÿ]{4,}"
_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|argued|argues|denied|denies|explained|asked|replied|thinks|thought"
    r"|believes|believed|called|calls|warned|warns|accused|accuses|admitted|admits|insisted|claimed|claims)"
)
# A name of two words is somebody's whole name, and tells that there are two.
_SPEAKS = re.compile(rf"(?<![\w-])({_WORD})(?= {_VERB}\b)|\b{_VERB} ({_WORD})(?=[.,;:]| that\b|$)", re.MULTILINE)
_BARE = re.compile(rf"(?<![\w’'-])({_WORD})(?![\w-])")
_WHOLE = re.compile(rf"(?<![\w’'-])[A-Z][\w’'.-]* ({_WORD})(?![\w-])")
_OFTEN = 3
"""How often an entry has a surname, its annotations included, before another spelling of it is a slip."""


def may_have(text: str) -> bool:
    """A quick look: few texts have somebody speak by a surname alone."""
    return _SPEAKS.search(text) is not None


def find(ours: str, typed: str, named: str) -> Iterator[tuple[int, str, str]]:
    """(offset, word, the surname that was meant) of each in our own words.

    `typed` is the text with its ids, `named` what else of the entry has names.
    """
    times = Counter(_BARE.findall(typed))
    whole = set(_WHOLE.findall(ours))
    for match in _SPEAKS.finditer(ours):
        word = match[1] or match[2]
        if times[word] > 1 or word in whole or _is_known(word, typed, named):
            continue
        alike = [
            name for name in whole if name[0] == word[0] and times[name] >= _OFTEN and edit_distance(name, word) == 1
        ]
        if len(alike) == 1:
            yield match.start(match.lastindex or 0), word, alike[0]


def _is_known(word: str, typed: str, named: str) -> bool:
    """Whether an id has the word, or the front matter: there is somebody of that name."""
    as_id, as_name = (re.compile(rf"(?<![A-Za-z]){form}(?![a-zß-ÿ])") for form in (word.lower(), word))
    return as_id.search(f"{typed} {named}") is not None or as_name.search(named) is not None


def problem(span: Span, word: str, name: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{word}' is written once, and '{name}' everywhere else"
    hint = f"write {name}; if {word} is somebody else, write the whole name"
    return Diagnostic(span, "name-differs", Severity.WARNING, message, hint)
