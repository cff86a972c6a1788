"""Topics of the register, ranked by how much of a text speaks of them: labels, synonyms, cues, scope notes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen.importing.text import PROPER, Paragraph, Part
from sitegen.model import Topic

MOST = 6
# Found by trying over labelled documents (bench/import): what a label, a synonym, a cue and a word of the scope note
# count, what a further word of a phrase adds, and how far a long list of phrases is held against its topic.
_LABEL, _PART, _SYNONYM, _CUE, _SCOPE = 6.0, 1.0, 2.2, 2.0, 0.35
_LONGER, _LENGTH = 0.2, 0.5
_STOP = frozenset(
    """a an and are as at be by for from has have how in is it its of on or that the their them they this to was what
    which who with when where not but one ones other others any all more most some such than then there these those
    general concern document take narrower topic topics only also own ways way new things done about come comes makes
    make made people staff staffs work works working government service services civil officials official officers
    department departments public post posts year years being would could said says very into out over under between
    up down off if so no do does did can will may""".split()
)


class Ranked(Struct, frozen=True):
    """A topic with its score, and the words that speak for it."""

    id: str
    score: float
    words: tuple[str, ...]


def stem(word: str) -> str:
    """An English word without the endings of number, tense and kind; crude, but the same for text and register."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending, put in (
        ("isation", "is"), ("ization", "is"), ("ising", "is"), ("izing", "is"), ("ised", "is"), ("ises", "is"),
        ("ise", "is"), ("ational", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"), ("ates", "at"),
        ("ate", "at"), ("iveness", "iv"), ("ively", "iv"), ("ities", ""), ("ity", ""), ("ments", ""), ("ment", ""),
        ("ships", ""), ("ship", ""), ("ness", ""), ("ions", ""), ("ion", ""), ("ingly", ""), ("ings", ""), ("ing", ""),
        ("edly", ""), ("ied", "y"), ("ies", "y"), ("ers", ""), ("er", ""), ("ed", ""), ("ly", ""), ("es", ""),
        ("s", ""), ("e", ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def _stems(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[\w’'&+-]+", text)]


def ranked(rows: Sequence[Paragraph], topics: Iterable[Topic]) -> tuple[Ranked, ...]:
    """The topics that a text speaks of, best first; none that it does not speak of."""
    alive = [topic for topic in topics if topic.replaced_by is None]
    parts = [(_weight(row), _stems(row.text)) for row in rows if row.part in PROPER]
    scopes = {topic.id: _scope(topic) for topic in alive}
    spread = Counter(word for words in scopes.values() for word in words)
    counts: Counter[str] = Counter()
    for weight, words in parts:
        for word in words:
            counts[word] += weight
    found = []
    for topic in alive:
        score, said = 0.0, Counter[str]()
        phrases = {tuple(_stems(phrase)): (phrase, worth) for phrase, worth in reversed(list(_phrases(topic)))}
        for wanted, (phrase, worth) in phrases.items():
            hits = sum(weight * _count(words, wanted) for weight, words in parts)
            if hits:
                # A phrase of several words says more; the fifth time says less than the first.
                score += worth * (1 + _LONGER * (len(wanted) - 1)) * math.log1p(hits)
                said[phrase] = hits
        for word in scopes[topic.id]:
            if counts[word]:
                rarity = math.log(1 + len(alive) / spread[word]) / math.log(1 + len(alive))
                score += _SCOPE * rarity * math.log1p(counts[word])
        score /= (len(phrases) or 1) ** _LENGTH
        if said or score > 0.5:
            found.append(Ranked(topic.id, round(score, 2), tuple(word for word, _ in said.most_common(3))))
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def proposed(found: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Those worth proposing: five, or six where the sixth is as good as the fifth."""
    return tuple(one for number, one in enumerate(found[:MOST]) if number < 5 or one.score >= 0.95 * found[4].score)


def _weight(row: Paragraph) -> int:
    if row.part is Part.TITLE:
        return 5
    return 2 if row.part in {Part.STANDFIRST, Part.HEADING} else 1


def _phrases(topic: Topic) -> Iterable[tuple[str, float]]:
    yield topic.label, _LABEL
    parts = [part for part in re.split(r",? and |, ", topic.label) if len(part.split()) <= 2]
    if len(parts) > 1:
        yield from ((part, _PART) for part in parts if part.casefold() not in _STOP)
    yield from ((synonym, _SYNONYM) for synonym in topic.synonyms)
    yield from ((cue, _CUE) for cue in topic.cues)


def _scope(topic: Topic) -> set[str]:
    words = re.findall(r"[\w’'-]+", topic.scope)
    return {stem(word) for word in words if word.casefold() not in _STOP and len(word) > 3}


def _count(words: Sequence[str], wanted: Sequence[str]) -> int:
    if len(wanted) == 1:
        return words.count(wanted[0])
    first, size = wanted[0], len(wanted)
    return sum(1 for at, word in enumerate(words) if word == first and list(words[at : at + size]) == list(wanted))
