"""Learns which words speak for which topics: `python -m bench.import.learn LABELS [LABELS …] --root .`.

LABELS is a YAML list of `{title, text, topics, sure}`, or with `file`, relative to the list, instead of `text`.
`topics` are ids, best first; the first `sure` of them count in full (all, unless it is given), the others by half. The
result is `content/registers/topic-words.csv` of the site, which `sitegen import` reads; of the texts nothing but single
words and pairs of words goes into it.

A ridge regression in its dual form, so that its cost hangs on the number of texts and not on that of words: with `K`
the products of all pairs of texts, the weights are `X' (K + a I)^-1 (Y - mean Y)` (Hoerl and Kennedy 1970; Saunders,
Gammerman and Vovk 1998). Words are weighted by how few texts have them, texts scaled to length one.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
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
from sitegen.importing.topics.learned import HEAD, Learned
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


def learn(texts: Texts, outputs: Any, topics: list[str], keep: int) -> Learned:
    """What the texts teach: of all words those `keep` that say most, learned anew without the others."""
    spread = Counter(word for used in texts for word in used)
    weights = {word: float(np.log(len(texts) / n)) for word, n in sorted(spread.items()) if RARE <= n < len(texts)}
    said = ridge(counted(texts, weights), outputs, PENALTY)
    worth = np.abs(said).max(1) * np.sqrt([spread[word] for word in weights])
    chosen = set(np.argsort(-worth)[:keep])
    weights = {word: weight for at, (word, weight) in enumerate(weights.items()) if at in chosen}
    said = ridge(counted(texts, weights), outputs, PENALTY)
    words = {word: (weight, tuple(row)) for (word, weight), row in zip(weights.items(), said, strict=True)}
    return Learned(tuple(topics), tuple(outputs.mean(0)), words)


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
    options = parser.parse_args(arguments)
    registers: Registers = import_module("bench.import.score").registers_of(options.root)
    names, topics = Names(registers), [t.id for t in registers.topics if t.replaced_by is None]
    rows = read(options.labels)
    people = names_of(registers, options.without)
    used = [words_of(f"{row.get('title', '')}\n\n{row['text']}\n", names) for row in rows]
    texts = [{w: amount for w, amount in row.items() if people.isdisjoint(w.split())} for row in used]
    made = learn(texts, targets(rows, topics), topics, options.keep)
    path = options.root / "content" / "registers" / TOPIC_WORDS
    path.write_text(written(made), "utf-8")
    print(f"{path}: {len(made.words)} words of {len(texts)} texts")


if __name__ == "__main__":
    main()
