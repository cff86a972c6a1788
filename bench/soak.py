"""Walk over a site for long: edit after edit, each followed by a build that has to equal a clean one.

    python bench/soak.py --site DIR --steps 2000 --seed 1

The site is copied first; the original is only read. Without --site the small site of the tests is walked over. A walk
that fails prints its steps, keeps its folder and ends with 1. The same arguments make the same walk again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from edits import EDITS
from kettles import lay_out
from walking import Tally, Walk


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, help="folder with content/; the small site of the tests unless said")
    parser.add_argument("--steps", type=int, default=2000, help="edits (2000)")
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
    """Walk, and say now and then how far."""
    asked = arguments()
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    copied(asked.site, place / "site")
    started = time.process_time()
    try:
        walk = Walk(
            place, asked.seed, every=asked.every, often=asked.often, only=tuple(filter(None, asked.only.split(",")))
        )
        for number in range(1, asked.steps + 1):
            walk.step()
            if number % asked.afresh == 0:
                walk.verify_afresh()
                tally, used = walk.tally, time.process_time() - started
                print(
                    f"{number:,} edits, {tally.good:,} good builds, {tally.failing:,} with errors, "
                    f"{tally.written:,} files written, {used / number:.2f} s of processor time an edit",
                    flush=True,
                )
    except AssertionError as error:
        print(f"{error}\n\nThe folder is kept: {place}", file=sys.stderr)
        return 1
    shutil.rmtree(place)
    print(f"{time.process_time() - started:.0f} s of processor time, without that of other processes")
    print(f"{asked.steps:,} edits: always as a clean build\n{figures(walk.tally)}")
    return 0


def figures(tally: Tally) -> str:
    """How often each edit was made, broke the site, and found nothing to change."""
    lines = [f"{len(tally.edits)} kinds of edits were built, {len(set(EDITS) - set(tally.edits))} were not"]
    for heading, names in (("built", tally.edits), ("made errors", tally.spoilt), ("nothing to change", tally.idle)):
        counted = ", ".join(f"{name} {number}" for name, number in sorted(names.items()))
        lines.append(f"{heading}, {sum(names.values()):,}: {counted}")
    return "\n".join([*lines, f"never built: {', '.join(sorted(set(EDITS) - set(tally.edits)))}"])


if __name__ == "__main__":
    sys.exit(main())
