"""Where a quotation is better not cut: before `who`, and behind a clause with `if` whose main clause is to come.

`Not for people who watch the clock` says nothing of people, and `If nobody comes` is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RELATIVE = re.compile(r"\s+(?:who|which|whom|whose)\b", re.IGNORECASE)
_HALF = re.compile(
    r"\W*(?:(?:and|but|so|or) )?(?:(?:even|only) )?"
    r"(?:if|unless|when|whenever|after|before|since|because|although|though|while|whilst|once|until|"
    r"as (?:long|soon) as)\b[^,]*,?",
    re.IGNORECASE,
)
"""A clause that waits for another, without a comma inside."""
_STOP = re.compile(r"[.!?;:…–—]\s+")
_TOLD = re.compile(
    r"\b(?:told(?: (?:me|us|them))?|said|say|says|think|thought|believe|know|knew|felt|feel)(?: that)? "
    r"(?=(?:the|an?|we|I|they|you|it|he|she|there|this|these|our|my|nobody|everybody)\b)"
)
_TURNED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|hardly|if|unless|whether|until|cannot)\b|n['’]t\b", re.IGNORECASE
)


def turns_sense(words: str, end: int) -> bool:
    """Whether words that end at an offset mean something else, or nothing, without what follows them."""
    if _RELATIVE.match(words, end) and words[end - 1] != ",":
        return True
    start = max((m.end() for m in _STOP.finditer(words, 0, end)), default=0)
    return _HALF.fullmatch(words, start, end) is not None and words[end - 1] not in ".!?;:…"


def other_starts(words: str) -> Iterator[int]:
    """Where another sentence begins, or a clause that somebody was told or thinks, unless it is denied or doubted."""
    yield from (m.end() for m in _STOP.finditer(words))
    for match in _TOLD.finditer(words):
        sentence = max((m.end() for m in _STOP.finditer(words, 0, match.start())), default=0)
        if not _TURNED.search(words, sentence, match.end()):
            yield match.end()


_LINKING = re.compile(
    r"\s+(?:[–—-]|(?:and|or|but|nor|yet|so|in|on|at|of|for|to|with|from|by|into|as|about|after|before|across|"
    r"under|over|through|between|than|that|which|who|whom|whose|where|when|while|because|if|is|are|was|were|has|have|"
    r"had|will|would|can|could|may|might|must|should|do|does|did)\b)",
    re.IGNORECASE,
)
"""What may stand behind a noun; behind anything else an adjective waits for it."""
_WAITS = re.compile(
    r"\s+(?:in|on|at|of|for|to|with|from|by|into|about|across|under|over|through|between)(?:\s+[\w'’-]+){0,2}\s+"
    r"(?:right|wrong|whole|same|own|next|last|first|new|old|other|best|better|good|great|greater|big|bigger|long|public|"
    r"civil|senior|real|only|very|more|most|proper|[a-z]{3,}(?:al|ive|ous|ful|less|ic|able|ible|ern))$",
    re.IGNORECASE,
)
"""A word that looks like an adjective, behind a little word that leads to its noun."""
_KEPT = 5


def before_half(words: str, end: int) -> int:
    """Where words that are cut at an offset better end: before `in the right`, if `place` is cut off."""
    if end >= len(words) or not words[end].isspace() or _LINKING.match(words, end):
        return end
    half = _WAITS.search(words, 0, end)
    return half.start() if half and len(words[: half.start()].split()) >= _KEPT else end
