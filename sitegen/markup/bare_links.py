"""Words of annotations that hold those of a `[[link]]` without any: what it shows is known only when views are made."""

from __future__ import annotations

import re
from collections.abc import Sequence

GAP = "\ufffc"
"""Stands in a text where such a link is (the object replacement character of Unicode)."""
_LONGEST = 12
_FEWEST = 2


_BEYOND = r"\s*[^\w\s]\W*\w+|\s*\w+\W+\w+"
"""What follows on a link, as far as it tells: a sign and a word, or two words."""


def meant_link(words: str, block: str, targets: Sequence[str]) -> tuple[str, str, str] | None:
    """The id of the link whose words an annotation has, these words, and all the words as they would then be found.

    `block` has a GAP for each of `targets`. None where the words do not reach up to a link from either side.
    """
    typed = re.fullmatch(r"(.*)\[\[([^\[\]|]+)\]\](.*)", words)
    at = -1
    for target in targets:
        at = block.index(GAP, at + 1)
        before, after = block[:at], block[at + 1 :]
        if typed and typed[2].strip() == target and before.endswith(typed[1]) and after.startswith(typed[3]):
            return target, _shown(target), f"{typed[1]}{_shown(target)}{typed[3]}"
        first = next((n for n in range(len(words), 0, -1) if _ends(before, words[:n])), 0)
        rest = words[first:]
        last = next((n for n in range(len(rest), 0, -1) if _ends(after[::-1], rest[: -n - 1 : -1])), 0)
        inner = rest[: len(rest) - last]
        around = f"{words[:first]} {rest[len(inner) :]}".split()
        if len(around) < _FEWEST or _overlaps(inner, "" if first else before, "" if last else after):
            continue
        if 0 < len(inner.split()) <= _LONGEST and _is_whole(inner):
            return target, inner, words
    return None


def with_words(target: str) -> str:
    """A link with words, made of its id."""
    return f"[[{target}|{_shown(target)}]]"


def _shown(target: str) -> str:
    return " ".join(re.split(r"[-_]", target.rpartition(":")[2]))


def _ends(text: str, words: str) -> bool:
    """Whether a text ends with these words, as whole words."""
    return text.endswith(words) and not re.search(r"\w\w", text[: len(text) - len(words)][-1:] + words[:1])


def _overlaps(inner: str, before: str, after: str) -> bool:
    """Whether the words for a link have some of the text around it, so that this would then stand there twice."""
    ahead = " ".join(before.rpartition(GAP)[2].split()[-2:])
    beyond = re.match(_BEYOND, after)
    return bool(ahead and ahead in inner) or (beyond is not None and beyond[0].strip() in inner)


def _is_whole(inner: str) -> bool:
    """Whether what is left for the link begins and ends with a word."""
    return inner[0].isalnum() and inner[-1].isalnum()
