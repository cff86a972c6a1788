"""Lighthouse over the four pages that readers come by: `python tests/browser/lighthouse.py [FOLDER] [TIMES]`.

Without a folder it measures this repository's digest. The scores depend on how busy the machine is, always to their
harm; so several runs are made, and all are shown.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from browsing import CHROMIUM, REPO, Missing, build_digest, documents, path_of, serving

PLACES = ("home", "topic", f"entry:{documents()[0]}", "index:timeline")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def audited(addresses: Iterable[str]) -> list[dict[str, Any]]:
    """What Lighthouse says of each address."""
    node = shutil.which("node")
    if node is None or not (REPO / "node_modules/lighthouse").is_dir():
        raise Missing("Lighthouse is not there: install Node.js and run 'npm ci --ignore-scripts' (or 'make test')")
    chrome = shutil.which(CHROMIUM)
    if chrome is None:
        raise Missing(f"there is no browser at {CHROMIUM}")
    command = [node, str(REPO / "tests/browser/lighthouse.mjs"), chrome, *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed: {done.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def pages_of(folder: Path) -> list[str]:
    """The same four kinds of any built site."""
    topic = next((path.parent.name for path in sorted((folder / "topics").glob("*/index.html"))), "")
    entries = sorted((folder / "documents").glob("*/index.html"), key=lambda path: path.stat().st_size)
    return ["", f"topics/{topic}/", f"documents/{entries[-1].parent.name}/", "timeline/"]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as work:
        digest = folder or build_digest(Path(work))
        paths = pages_of(digest) if folder else [path_of(place, digest) for place in PLACES]
        with serving(digest) as site:
            for _ in range(times):
                for row in audited(f"{site}/{path}" for path in paths):
                    scores = "  ".join(f"{name} {row['scores'][name]}" for name in CATEGORIES)
                    first, largest, blocked, shift = row["metrics"].values()
                    numbers = (
                        f"FCP {first / 1000:.1f} s  LCP {largest / 1000:.1f} s  TBT {blocked:.0f} ms  CLS {shift:.3f}"
                    )
                    print(f"{scores}  {numbers}  {row['address'].removeprefix(site)}", *row["costly"], sep="\n    ")


if __name__ == "__main__":
    try:
        main()
    except Missing as missing:
        sys.exit(str(missing))
