"""Walk over a site for long: edit after edit, each followed by a build that has to equal a clean one.

    python bench/soak.py --site DIR --steps 2000 --seed 1
    python bench/soak.py --site DIR --trial reproducible --steps 5
    python bench/soak.py --site DIR --trial killed --steps 200
    python bench/soak.py --site DIR --trial together --steps 30

A trial is a hard time for the site, so many times as --steps says. `reproducible`: after each edit the same bytes in
other time zones, languages, hash seeds, numbers of jobs and folders, and from files written in another order.
`killed`: so many builds are killed at random moments; the site is wholly old or new, and the next build is right.
`together`: after each edit two builds at once.

The site is copied first; the original is only read. Without --site the small site of the tests is taken. What fails
prints the edits so far, keeps its folder and ends with 1. The same arguments make the same walk again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from edits import EDITS
from kettles import lay_out
from trials import TRIALS, Trial
from walking import Tally, Walk


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, help="folder with content/; the small site of the tests unless said")
    parser.add_argument("--trial", choices=("walk", *TRIALS), default="walk", help="what happens to the site (walk)")
    parser.add_argument("--steps", type=int, default=2000, help="edits, or builds to kill (2000)")
    parser.add_argument("--seed", type=int, default=1, help="number of the walk (1)")
    parser.add_argument("--every", type=int, default=1, help="compare with a clean build after every so many edits (1)")
    parser.add_argument(
        "--often", type=float, default=0.3, help="share of comparisons with a preview and a second build"
    )
    parser.add_argument("--afresh", type=int, default=50, help="compare with another process after so many edits (50)")
    parser.add_argument("--only", default="", help="edits whose names begin so, with commas between; all unless said")
    return parser.parse_args()


def copied(site: Path | None, to: Path) -> Path:
    """A copy of the site's sources, or the small site."""
    if site is None:
        return lay_out(to)
    for folder in ("content", "templates", "assets"):
        if (site / folder).is_dir():
            shutil.copytree(site / folder, to / folder)
    return to


def main() -> int:
    """Walk, or put to a trial."""
    asked = arguments()
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    copied(asked.site, place / "site")
    try:
        print(walk(place, asked) if asked.trial == "walk" else put_to_trial(place, asked))
    except AssertionError as error:
        print(f"{error}\n\nThe folder is kept: {place}", file=sys.stderr)
        return 1
    shutil.rmtree(place)
    print(f"{sum(os.times()[:4]):.0f} s of processor time")
    return 0


def walk(place: Path, asked: argparse.Namespace) -> str:
    """Walk, and say now and then how far."""
    only = tuple(filter(None, asked.only.split(",")))
    walk = Walk(place, asked.seed, every=asked.every, often=asked.often, only=only)
    for number in range(1, asked.steps + 1):
        walk.step()
        if number % asked.afresh == 0:
            walk.verify_afresh()
            tally, used = walk.tally, sum(os.times()[:4])
            print(
                f"{number:,} edits, {tally.good:,} good builds, {tally.failing:,} with errors, "
                f"{tally.written:,} files written, {used / number:.2f} s of processor time an edit",
                flush=True,
            )
    return f"{asked.steps:,} edits: always as a clean build\n{figures(walk.tally)}"


def put_to_trial(place: Path, asked: argparse.Namespace) -> str:
    """Put the site to a trial, and say what it came to."""
    trial = Trial(place, asked.seed)
    TRIALS[asked.trial](trial, asked.steps)
    return f"{asked.trial}: as it has to be. {trial.figures}"


def figures(tally: Tally) -> str:
    """How often each edit was made, broke the site, and found nothing to change."""
    lines = [f"{len(tally.edits)} kinds of edits were built, {len(set(EDITS) - set(tally.edits))} were not"]
    for heading, names in (("built", tally.edits), ("made errors", tally.spoilt), ("nothing to change", tally.idle)):
        counted = ", ".join(f"{name} {number}" for name, number in sorted(names.items()))
        lines.append(f"{heading}, {sum(names.values()):,}: {counted}")
    return "\n".join([*lines, f"never built: {', '.join(sorted(set(EDITS) - set(tally.edits)))}"])


if __name__ == "__main__":
    sys.exit(main())
