"""Scores `sitegen import` against labels: `python -m bench.import.score LABELS TEXTS [--root .] [--misses]`.

LABELS is a YAML list of `{file, year, departments, people, topics, quotations, figures}`; `departments_optional` and
`people_optional` may be proposed or not, neither counts. `quotations` and `figures` are lists of `{words}`. TEXTS is
the folder with the files. F1 is over all documents (micro) and the mean of the documents (macro); topics are those of
the label among the first five; a year is right or wrong; a quotation or figure is found when one of the proposed holds
its words, or its words hold it.

A quotation of several paragraphs, each of which opens a mark, is one; a label may count each of its paragraphs. So a
proposal stands for all labels whose words stand whole in it, and not for the first one only: whoever gets it misses
none of them. That a proposal of the whole text finds nothing, the labels in it have to make up half of its words.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sitegen.commands.consulting import answer_of
from sitegen.diagnostics import Findings
from sitegen.importing import TOPIC_WORDS
from sitegen.importing.findings import as_object
from sitegen.importing.names.naming import Names, straight
from sitegen.importing.page.reading import read_original
from sitegen.importing.proposal import Asked, propose, with_topics_named
from sitegen.importing.topics.consulted import question, topics_named
from sitegen.importing.topics.learned import Learned, read_learned
from sitegen.model import Source
from sitegen.registers import Registers, read_registers

GOALS = {"departments": 0.95, "people": 0.9, "topics": 0.9, "year": 0.98, "quotations": 0.95, "figures": 0.9}
_NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"half|third|quarter|fifth|twice|hundred|thousand)\b"
)


@dataclass
class Count:
    """Right, wrongly proposed and missed, and the F1 or recall of each document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    each: list[float] = field(default_factory=list)

    def add(self, right: int, wrong: int, missed: int, score: float) -> None:
        """Count one document."""
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed
        self.each.append(score)

    @property
    def precision(self) -> float:
        """Share of what was proposed that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was proposed."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f1(self.right, self.wrong, self.missed)

    @property
    def macro(self) -> float:
        """Mean of the documents."""
        return sum(self.each) / len(self.each) if self.each else 1.0


def f1(right: int, wrong: int, missed: int) -> float:
    """F1 of counts; 1 where nothing was to be found and nothing was."""
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0


def plain(text: str) -> str:
    """Words as they are compared: lower case, without punctuation."""
    return " ".join(re.findall(r"[\w£$€%]+(?:[.,]\d+)*", straight(text).lower()))


def same_words(one: str, other: str) -> bool:
    """Whether two runs of words are one quotation: equal, or one within the other and long enough to be no chance."""
    a, b = plain(one), plain(other)
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter.split()) >= 3 and f" {shorter} " in f" {longer} ")


def same_figure(one: str, other: str) -> bool:
    """Whether two runs of words are one figure: the same numbers, and another word in common where both have any."""
    a, b = plain(one), plain(other)
    if f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return True
    numbers = set(_NUMBER.findall(a)) & set(_NUMBER.findall(b))
    return bool(numbers) and len(set(a.split()) & set(b.split())) > 1


def matched(wanted: Iterable[str], proposed: Iterable[str], same: Any) -> tuple[list[str], list[str]]:
    """(missed, left over): each proposed one stands for one wanted one at most."""
    left = list(proposed)
    missed = []
    for words in wanted:
        found = next((p for p in left if same(words, p)), None)
        if found is None:
            missed.append(words)
        else:
            left.remove(found)
    return missed, left


def missed_quotations(missed: Iterable[str], wanted: Iterable[str], proposed: Iterable[str]) -> list[str]:
    """What is missed even so: not those that stand, with others, in one proposal that is hardly more than they."""
    labels = [f" {plain(words)} " for words in wanted]
    found: set[str] = set()
    for text in (f" {plain(words)} " for words in proposed):
        inside = [words for words in labels if len(words.split()) >= 3 and words in text]
        # Each is taken out once, so that one within another does not count twice.
        rest = text
        for words in sorted(inside, key=len, reverse=True):
            rest = rest.replace(words, " ", 1)
        if 2 * len(rest.split()) <= len(text.split()):
            found.update(inside)
    return [words for words in missed if f" {plain(words)} " not in found]


def compared(label: dict[str, Any], found: dict[str, Any], counts: dict[str, Count]) -> dict[str, list[str]]:
    """Count one document; gives what was missed (`-`) and what was too much (`+`) by kind."""
    told: dict[str, list[str]] = {}
    for kind, names in (
        ("departments", [d["id"] for d in found["departments"]]),
        ("people", [p["id"] or p["name"] for p in found["people"]]),
    ):
        wanted, optional = (
            {plain(x) for x in label.get(kind) or []},
            {plain(x) for x in label.get(f"{kind}_optional") or []},
        )
        have = {plain(name) for name in names}
        missed, wrong = wanted - have, have - wanted - optional
        right = len(wanted & have)
        counts[kind].add(right, len(wrong), len(missed), f1(right, len(wrong), len(missed)))
        told[kind] = [f"-{x}" for x in sorted(missed)] + [f"+{x}" for x in sorted(wrong)]
    wanted_topics = list(label.get("topics") or [])[:5]
    top = [t["id"] for t in found["topics"]][:5]
    missed_topics = [t for t in wanted_topics if t not in top]
    right = len(wanted_topics) - len(missed_topics)
    wrong_topics = [t for t in found["tags"] if t not in (label.get("topics") or [])]
    counts["topics"].add(
        right, len(wrong_topics), len(missed_topics), right / len(wanted_topics) if wanted_topics else 1.0
    )
    told["topics"] = [f"-{t}" for t in missed_topics] + [f"+{t}" for t in wrong_topics]
    correct = found["year"] == label.get("year")
    counts["year"].add(correct, not correct, not correct, float(correct))
    told["year"] = [] if correct else [f"-{label.get('year')}", f"+{found['year']}"]
    for kind, same in (("quotations", same_words), ("figures", same_figure)):
        if kind in label:
            words = [q["words"] for q in label[kind] or []]
            proposed = [q["words"] for q in found[kind]]
            missed_words, left = matched(words, proposed, same)
            if kind == "quotations":
                missed_words = missed_quotations(missed_words, words, proposed)
            right = len(words) - len(missed_words)
            counts[kind].add(right, len(left), len(missed_words), right / len(words) if words else 1.0)
            told[kind] = [f"-{w}" for w in missed_words] + [f"+{w}" for w in left]
    return told


def registers_of(root: Path) -> Registers:
    """The registers of a site."""
    paths = sorted((root / "content" / "registers").glob("*.yaml"))
    return read_registers((Source(path.name, path.read_bytes(), "") for path in paths), Findings())


def learned_of(root: Path) -> Learned | None:
    """What a site learned of topics."""
    path = root / "content" / "registers" / TOPIC_WORDS
    return read_learned(path.read_bytes()) if path.is_file() else None


def main() -> None:
    """Score all labelled documents and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, help="YAML file of labels")
    parser.add_argument("texts", type=Path, help="folder of the texts")
    parser.add_argument("--root", type=Path, default=Path(), help="site whose registers are used")
    parser.add_argument("--misses", action="store_true", help="name what is missed and what is too much")
    parser.add_argument("--ask", default="", help="program that is asked for topics, as by sitegen import --ask")
    parser.add_argument("--only", default="", help="with --misses: one kind only")
    options = parser.parse_args()
    registers = registers_of(options.root)
    names, learned = Names(registers), learned_of(options.root)
    counts: dict[str, Count] = defaultdict(Count)
    labels = yaml.safe_load(options.labels.read_text("utf-8")) or []
    for label in labels:
        original = read_original(options.texts / label["file"])
        asked = Asked(date(2026, 11, 27), url=label.get("url") or "")
        proposal = propose(original, registers, asked, names, learned)
        if options.ask:
            answer = answer_of(options.ask, question(proposal.page, registers.topics))
            proposal = with_topics_named(proposal, topics_named(answer, registers.topics))
        told = compared(label, as_object(proposal, registers), counts)
        for kind, rows in told.items():
            if options.misses and rows and kind.startswith(options.only):
                print(f"{label['file']} {kind}: {'; '.join(rows)}")
    print(f"{len(labels)} documents")
    print(f"{'':12} {'goal':>5} {'micro F1':>8} {'macro':>6} {'recall':>6} {'precision':>9}")
    for kind, goal in GOALS.items():
        if kind in counts:
            c = counts[kind]
            print(f"{kind:12} {goal:5.2f} {c.f1:8.3f} {c.macro:6.3f} {c.recall:6.3f} {c.precision:9.3f}")


if __name__ == "__main__":
    main()
