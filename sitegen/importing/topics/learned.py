"""What words say of the topics of a text, learned from texts to which people gave topics.

`topic-words.csv` lies beside the registers. `python -m bench.import.learn` makes it, `sitegen import` reads it, and a
digest does without: the register's own words (synonyms, cues, scope) rank topics then. It holds a ridge regression
(Hoerl and Kennedy 1970) of topics on words, each the heavier the fewer texts have it (Spärck Jones 1972):

    word,weight,TOPIC,TOPIC …
    ,,5,12 …                   how many of a hundred texts have the topic
    leak,3.12,41,-2 …          how many more of a hundred have it that are made of this word alone
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

HEAD = ("word", "weight")


@dataclass(frozen=True)
class Learned:
    """`usual` is the share of texts that have a topic; `words` have a weight, and a share for each topic in order."""

    topics: tuple[str, ...] = ()
    usual: tuple[float, ...] = ()
    words: Mapping[str, tuple[float, tuple[float, ...]]] = field(default_factory=dict)

    def shares(self, used: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """Topic -> word -> what it adds to the share. `used` is how much each stem of a text is used."""
        counted = {word: math.log1p(used[word]) * self.words[word][0] for word in self.words if word in used}
        length = math.sqrt(sum(value * value for value in counted.values())) or 1.0
        found: dict[str, dict[str, float]] = {topic: {} for topic in self.topics}
        for word, value in counted.items():
            for topic, share in zip(self.topics, self.words[word][1], strict=True):
                found[topic][word] = share * value / length
        return found


def read_learned(content: bytes) -> Learned:
    """The file as it is on disk. Raises ValueError, with what is wrong, where it is no such table."""
    try:
        rows = [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) if row]
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except csv.Error as error:
        raise ValueError(f"it cannot be read as CSV: {error}") from None
    if len(rows) < 2 or tuple(rows[0][:2]) != HEAD or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("it is no table as bench.import.learn makes it")
    topics, names = rows[0][2:], [row[0] for row in rows[2:]]
    if len({*topics}) < len(topics) or len({*names}) < len(names):
        raise ValueError("it has a word or a topic twice")
    try:
        shares = [tuple(int(share) / 100 for share in row[2:]) for row in rows[1:]]
        weights = [float(row[1]) for row in rows[2:]]
    except ValueError:
        raise ValueError("it has something else than a number behind a word") from None
    if not all(math.isfinite(weight) and weight >= 0 for weight in weights):
        raise ValueError("it has a weight that is none")
    return Learned(tuple(topics), shares[0], dict(zip(names, zip(weights, shares[1:], strict=True), strict=True)))
