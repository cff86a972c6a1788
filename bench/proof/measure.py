"""How often a wrong quotation passes, and a right one does not: `python -m bench.proof.measure FOLDER` of plain texts.

Quotations of 3 to 12 words are taken from the texts. True ones are changed in their typography only; of each a wrong
one is made in each way of `WRONG`. A wrong one whose words do stand in the text all the same does not count.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from sitegen.proof.fingerprint import make_fingerprint, read_fingerprint
from sitegen.proof.proving import State, prove
from sitegen.proof.tokens import tokens

TRUE = {
    "as it is": lambda words: " ".join(words),
    "capital": lambda words: " ".join(words).capitalize(),
    "straight marks": lambda words: " ".join(words).replace("’", "'").replace("“", '"').replace("”", '"'),
    "line breaks": lambda words: "\n".join(words),
    "other dashes": lambda words: " ".join(words).replace("-", "–"),
    "spaces": lambda words: "\u00a0".join(words),
    "in marks": lambda words: f"“{' '.join(words)}.”",
}
PUT = "not never very often seldom all no some".split()


def wrong_ones(words: list[str], others: list[str], rng: random.Random) -> dict[str, list[str]]:
    """A quotation made wrong in each way that it can be."""
    at = rng.randrange(len(words))
    next_to = min(at, len(words) - 2)
    number = next((n for n, word in enumerate(words) if word.isdigit()), None)
    made = {
        "a word changed": [*words[:at], rng.choice(others), *words[at + 1 :]],
        "a word left out": [*words[:at], *words[at + 1 :]],
        "a word put in": [*words[:at], rng.choice(PUT), *words[at:]],
        "two words turned round": [*words[:next_to], words[next_to + 1], words[next_to], *words[next_to + 2 :]],
        "two places put together": [*words[: len(words) // 2], *others[: len(words) - len(words) // 2]],
    }
    if number is not None:
        made["a number changed"] = [*words[:number], str(int(words[number]) + 1), *words[number + 1 :]]
    return made


def main(folder: Path) -> None:
    """Print a table for each length and way."""
    rng = random.Random(1)
    alarms, trials, misses, wrong = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    short: Counter[str] = Counter()
    lengths: Counter[int] = Counter()
    of_length: Counter[int] = Counter()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        known = read_fingerprint(
            make_fingerprint(text, salt=f"{rng.getrandbits(128):032x}", sha256="", added="").encode()
        )
        words, plain = text.split(), " ".join(token.word for token in tokens(text))
        for size in range(3, 13):
            for _ in range(40):
                at = rng.randrange(len(words) - size)
                quoted, far = words[at : at + size], rng.randrange(len(words) - size)
                for way, change in TRUE.items():
                    trials[way] += 1
                    state = prove(change(quoted), known).state
                    alarms[way] += state not in {State.FOUND, State.SHORT}
                    short[way] += state is State.SHORT
                for way, changed in wrong_ones(quoted, words[far : far + size], rng).items():
                    said = " ".join(changed)
                    heard = " ".join(token.word for token in tokens(said))
                    if f" {heard} " in f" {plain} " or len(heard.split()) < 3:
                        continue
                    passed = prove(said, known).state is State.FOUND
                    wrong[way] += 1
                    misses[way] += passed
                    of_length[size] += 1
                    lengths[size] += passed
    for title, bad, of in (("true, alarmed", alarms, trials), ("wrong, passed", misses, wrong)):
        print(f"{title:28} {sum(bad.values()):6} of {sum(of.values()):6}")
        for way in of:
            print(f"  {way:26} {bad[way]:6} of {of[way]:6}  {100 * bad[way] / of[way]:.2f} %")
    print(f"true, too short to tell       {sum(short.values()):6} of {sum(trials.values()):6}")
    for size in sorted(of_length):
        print(f"  wrong ones of {size:2} words        {lengths[size]:6} of {of_length[size]:6}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
