"""Learns which words speak for which topics: `python -m bench.import.learn LABELS [LABELS …] --root .`.

LABELS is a YAML list of `{title, text, topics, sure}`, or with `file`, relative to the list, instead of `text`.
`topics` are ids, best first; the first `sure` of them count in full (all, unless it is given), the others by half. The
result is `content/registers/topic-words.csv` of the site, which `sitegen import` reads; of the texts nothing but single
words and pairs of words goes into it.

A ridge regression in its dual form, so that its cost hangs on the number of texts and not on that of words: with `K`
the products of all pairs of texts, the weights are `X' (K + a I)^-1 (Y - mean Y)` (Hoerl and Kennedy 1970; Saunders,
Gammerman and Vovk 1998). Words are weighted by how few texts have them, texts scaled to length one. With `--onto` the
texts of the table that is there are not needed again: what is learned is what the new ones add to it.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from sitegen.importing import TOPIC_WORDS
from sitegen.importing.names.naming import Names
from sitegen.importing.page.layout import laid_out
from sitegen.importing.page.reading import original_of
from sitegen.importing.topics.families import stem
from sitegen.importing.topics.learned import HEAD, Learned, read_learned
from sitegen.importing.topics.ranking import word_weights
from sitegen.registers import Registers

RARE = 3
"""Texts that a word must stand in."""
PENALTY = 1.0
HALF = 0.5
PARTS = ("title", "standfirst", "heading", "body", "caption")
Texts = list[dict[str, float]]


def words_of(text: str, names: Names) -> dict[str, float]:
    """How much a text uses each stem and pair of stems; numbers and runs that are compared by letters left out."""
    page = laid_out(original_of(text.encode(), "text.txt"), [])
    used = word_weights(page, names.mentions(page, *PARTS), "", "")
    return {word: weight for word, weight in used.items() if word.count(" ") < 2 and not re.search(r"[=\d]", word)}


def names_of(registers: Registers, others: Sequence[str]) -> frozenset[str]:
    """Stems of the names of people, of whom no topic is made."""
    parts = [part for person in registers.people for name in (person.name, *person.printed) for part in name.split()]
    return frozenset(stem(part) for part in (*parts, *others))


def targets(rows: Sequence[dict[str, Any]], topics: list[str]) -> Any:
    """Texts by topics: 1 for a topic that the text has, HALF for one that it may have."""
    made = np.zeros((len(rows), len(topics)))
    for at, row in enumerate(rows):
        unknown = [topic for topic in row["topics"] if topic not in topics]
        if unknown:
            raise SystemExit(f"{row.get('title') or row.get('file')}: no topic of the register: {', '.join(unknown)}")
        for place, topic in enumerate(row["topics"]):
            made[at, topics.index(topic)] = 1.0 if place < row.get("sure", len(row["topics"])) else HALF
    return made


def counted(texts: Texts, weights: dict[str, float]) -> Any:
    """Texts by words, each text of length one."""
    columns = {word: at for at, word in enumerate(weights)}
    made = np.zeros((len(texts), len(columns)))
    for at, used in enumerate(texts):
        for word, amount in used.items():
            if word in columns:
                made[at, columns[word]] = np.log1p(amount) * weights[word]
    return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)


def ridge(inputs: Any, outputs: Any, penalty: float) -> Any:
    """Words by topics."""
    products = inputs @ inputs.T
    return inputs.T @ np.linalg.solve(products + penalty * np.eye(len(inputs)), outputs - outputs.mean(0))


def taught(texts: Texts, outputs: Any, weights: dict[str, float], before: Any) -> tuple[Any, Any]:
    """(words by topics, what is usual for a topic), going on from `before`, which is words by topics as well."""
    inputs = counted(texts, weights)
    rest = outputs - inputs @ before
    return before + ridge(inputs, rest, PENALTY), rest.mean(0)


def as_called_now(before: Learned, registers: Registers) -> Learned:
    """A table with the ids that its topics have by now."""
    now = {alias.text: topic.id for topic in registers.topics for alias in topic.aliases}
    return replace(before, topics=tuple(now.get(topic, topic) for topic in before.topics))


def shares_before(before: Learned, topics: list[str], words: Iterable[str]) -> Any:
    """Words by topics as a table has them, nothing for those that are new."""
    columns = [before.topics.index(topic) if topic in before.topics else None for topic in topics]
    none = (0.0,) * len(before.topics)
    rows = [before.words[word][1] if word in before.words else none for word in words]
    return np.array([[0.0 if column is None else row[column] for column in columns] for row in rows])


def learn(texts: Texts, outputs: Any, topics: list[str], keep: int, before: Learned) -> Learned:
    """What the texts teach: of all words those `keep` that say most, learned anew without the others.

    The words of `before`, a table that other texts have taught, stay; these texts teach what it does not say yet.
    """
    spread = Counter(word for used in texts for word in used)
    rare = {w: float(np.log(len(texts) / n)) for w, n in sorted(spread.items()) if RARE <= n < len(texts)}
    weights = {**rare, **{word: weight for word, (weight, _) in before.words.items()}}
    said, _ = taught(texts, outputs, weights, shares_before(before, topics, weights))
    worth = np.abs(said).max(1) * np.sqrt([spread[word] for word in weights])
    new = [word for _, word in sorted(zip(-worth, weights, strict=True)) if word not in before.words]
    chosen = {*before.words, *new[: max(0, keep - len(before.words))]}
    weights = {word: weight for word, weight in sorted(weights.items()) if word in chosen}
    said, usual = taught(texts, outputs, weights, shares_before(before, topics, weights))
    words = {word: (weight, tuple(row)) for (word, weight), row in zip(weights.items(), said, strict=True)}
    return Learned(tuple(topics), tuple(usual), words)


def written(made: Learned) -> str:
    """The table: a line for each word, whole numbers of a hundred."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow([*HEAD, *made.topics])
    table.writerow(["", "", *(round(share * 100) for share in made.usual)])
    for word, (weight, shares) in made.words.items():
        table.writerow([word, f"{weight:.2f}", *(round(share * 100) for share in shares)])
    return stream.getvalue()


def read(lists: list[Path]) -> list[dict[str, Any]]:
    """All labelled texts, each with its text."""
    rows = [(path, row) for path in lists for row in yaml.safe_load(path.read_text("utf-8")) or []]
    for path, row in rows:
        row["text"] = row["text"] if "text" in row else (path.parent / row["file"]).read_text("utf-8")
    return [row for _, row in rows]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all labelled texts and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+", help="YAML lists of labelled texts")
    parser.add_argument("--root", type=Path, default=Path(), help="site whose registers are used")
    parser.add_argument("--without", nargs="*", default=[], help="words to leave out: names that no register has")
    parser.add_argument("--keep", type=int, default=3000, help="words to keep")
    parser.add_argument("--onto", action="store_true", help="go on from the table that is there; its words stay")
    options = parser.parse_args(arguments)
    registers: Registers = import_module("bench.import.score").registers_of(options.root)
    names, topics = Names(registers), [t.id for t in registers.topics if t.replaced_by is None]
    rows = read(options.labels)
    people = names_of(registers, options.without)
    used = [words_of(f"{row.get('title', '')}\n\n{row['text']}\n", names) for row in rows]
    texts = [{w: amount for w, amount in row.items() if people.isdisjoint(w.split())} for row in used]
    path = options.root / "content" / "registers" / TOPIC_WORDS
    before = as_called_now(read_learned(path.read_bytes()), registers) if options.onto else Learned()
    made = learn(texts, targets(rows, topics), topics, options.keep, before)
    path.write_text(written(made), "utf-8")
    print(f"{path}: {len(made.words)} words of {len(texts)} texts")


if __name__ == "__main__":
    main()
