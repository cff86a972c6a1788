"""The same for quotations in running text only: `python -m bench.proof.running FOLDER` of plain texts.

The quotations are made as in `measure`, and each stands in four kinds of quotation marks within a sentence of our own.
Words with quotation marks or addresses in them are left out: nobody quotes them just so.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from bench.proof.measure import TRUE, wrong_ones
from sitegen.model import Body
from sitegen.proof.fingerprint import Fingerprint, make_fingerprint, read_fingerprint
from sitegen.proof.quoted import WRONG, compared
from sitegen.proof.tokens import tokens
from sitegen.wording import Passage

MARKS = ("“{}”", '"{}"', "‘{}’", "'{}'")
SENTENCE = "The staff’s newsletter says that it was {} when the others' work began in the '90s.\n"
_MARKED = re.compile("[“”\"‘]|’(?!\\w)|(?<!\\w)'|'(?!\\w)|://")


def result(words: str, known: Fingerprint) -> str:
    """What comes of quoted words in running text: `alarm`, `quiet`, or `not seen` where they pass for no quotation."""
    states = [proof.state for _, proof in compared(Body(), Passage(SENTENCE.format(words), "", 1), known)]
    return "not seen" if not states else "alarm" if WRONG & {*states} else "quiet"


def main(folder: Path) -> None:
    """Print what came of true and of wrong ones."""
    rng = random.Random(1)
    true, wrong = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        made = make_fingerprint(text, salt=f"{rng.getrandbits(128):032x}", sha256="", added="")
        known = read_fingerprint(made.encode())
        words, plain = text.split(), " ".join(token.word for token in tokens(text))
        for size in range(3, 13):
            for _ in range(40):
                at, far = rng.randrange(len(words) - size), rng.randrange(len(words) - size)
                quoted = words[at : at + size]
                if any(_MARKED.search(word) for word in (*quoted, *words[far : far + size])):
                    continue
                for marks in MARKS:
                    for way, change in TRUE.items():
                        if way != "in marks":
                            true[way, result(marks.format(change(quoted)), known)] += 1
                    for way, changed in wrong_ones(quoted, words[far : far + size], rng).items():
                        heard = " ".join(token.word for token in tokens(" ".join(changed)))
                        if f" {heard} " not in f" {plain} " and len(heard.split()) >= 3:
                            wrong[way, result(marks.format(" ".join(changed)), known)] += 1
    for title, counts in (("true", true), ("wrong", wrong)):
        _print(title, counts)


def _print(title: str, counts: Counter[tuple[str, str]]) -> None:
    results = ("alarm", "quiet", "not seen")
    print(f"{title:26}" + "".join(f"{name:>10}" for name in results))
    for way in dict.fromkeys(way for way, _ in counts):
        print(f"  {way:24}" + "".join(f"{counts[way, name]:10}" for name in results))
    print(f"  {'all':24}" + "".join(f"{sum(n for (_, r), n in counts.items() if r == name):10}" for name in results))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
