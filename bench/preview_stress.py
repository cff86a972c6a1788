"""Edit a site as fast as files can be saved while many people read its preview, and look at every answer.

    python bench/preview_stress.py
    python bench/preview_stress.py --edits 1000 --readers 50 --entries 200 --seed 1

The site is that of the tests, with invented entries. Every edit is one of: an entry saved in place, replaced, broken or
mended; an entry that comes or goes; a register, a template or a style sheet saved; twenty entries at once. An answer is
whole when it is a page from its first to its last byte, with the bar once where its file is known. What is wrong is
printed and ends with 1. The edits are the same for the same arguments; what the readers meet is not.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from previewing import Served, served
from sites import REPOSITORY, TINY, copy_of

LAST_WAIT = 30.0
HEAD = "---\ntitle: Entry {number}\nsummary: Number {number}.\nyear: 2019\ndepartment: [tea-2018]\n"
TEXT = HEAD + "tags: [openness]\n---\n\nVersion {turn}.\n"
BROKEN = HEAD + "tags: [nothing of the sort]\n---\n\nVersion {turn}, [[nowhere]].\n"


class Site:
    """The sources, and all that may happen to them."""

    def __init__(self, root: Path, entries: int, seed: int) -> None:
        self.root, self.entries, self.chance = root, entries, random.Random(seed)
        self.turn, self.broken = 0, set[int]()
        for number in range(entries):
            self.write(number, TEXT)
        (root / "templates").mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / "templates" / "document.html", root / "templates")
        (root / "assets" / "css").mkdir(parents=True, exist_ok=True)

    def path(self, number: int) -> Path:
        """The file of an entry."""
        return self.root / "content" / "documents" / f"entry-{number}.md"

    def write(self, number: int, text: str) -> None:
        """Save in place, as a simple editor does: there is a moment with half a file."""
        self.path(number).write_text(text.format(number=number, turn=self.turn), "utf-8")

    def edit(self) -> str:
        """Do one thing at random; its name."""
        self.turn += 1
        kinds: dict[str, tuple[int, Callable[[], object]]] = {
            "in place": (40, lambda: self.write(self._any(), TEXT)),
            "replaced": (20, self._replace),
            "broken": (12, self._break),
            "mended": (12, self.mend),
            "come or go": (5, self._come_or_go),
            "register": (3, lambda: self._touch(self.root / "content/registers/topics.yaml", "#")),
            "style": (3, lambda: (self.root / "assets/css/own.css").write_text(f"p {{ margin: {self.turn}px }}\n")),
            "template": (2, lambda: self._touch(self.root / "templates/document.html", "{# #}")),
            "twenty": (3, lambda: [self.write(self._any(), TEXT) for _ in range(20)]),
        }
        name = self.chance.choices(list(kinds), [weight for weight, _ in kinds.values()])[0]
        kinds[name][1]()
        return name

    def mend(self) -> None:
        """Make all entries right again."""
        for number in sorted(self.broken):
            self.write(number, TEXT)
        self.broken.clear()

    def _any(self) -> int:
        return self.chance.choice([n for n in range(self.entries) if n not in self.broken])

    def _replace(self) -> None:
        number = self._any()
        new = self.path(number).with_suffix(".tmp")
        new.write_text(TEXT.format(number=number, turn=self.turn), "utf-8")
        new.replace(self.path(number))

    def _break(self) -> None:
        number = self._any()
        self.broken.add(number)
        self.write(number, BROKEN)

    def _come_or_go(self) -> None:
        path = self.path(self.entries + self.chance.randrange(5))
        if path.exists():
            path.unlink()
        else:
            path.write_text(TEXT.format(number=path.stem, turn=self.turn), "utf-8")

    def _touch(self, path: Path, line: str) -> None:
        text = path.read_text("utf-8").rstrip("\n").removesuffix(line).rstrip("\n")
        path.write_text(f"{text}\n{line if self.turn % 2 else ''}\n", "utf-8")


class Readers:
    """People who read without a pause, and what they met."""

    def __init__(self, preview: Served, count: int, entries: int) -> None:
        self.preview, self.entries = preview, entries
        self.seconds: list[float] = []
        self.faults: Counter[str] = Counter()
        self.panels = 0
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Send them home."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, seed: int) -> None:
        chance = random.Random(seed)
        connection = HTTPConnection("127.0.0.1", self.preview.port, timeout=60)
        while not self._over.is_set():
            entry = f"/documents/entry-{chance.randrange(self.entries)}/"
            self._look(connection, chance.choice([entry, entry, "/", "/timeline/", "/topics/openness/"]))
            time.sleep(chance.random() / 5)
        connection.close()

    def _look(self, connection: HTTPConnection, address: str) -> None:
        start = time.perf_counter()
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            connection.close()
            self.faults[f"{type(error).__name__}"] += 1
            return
        self.seconds.append(time.perf_counter() - start)
        self.panels += b'role="alert"' in body
        if response.status != 200:
            self.faults[f"status {response.status}"] += 1
        elif not body.startswith(b"<!") or not body.rstrip().endswith(b"</html>"):
            self.faults["not whole"] += 1
        elif body.count(b'<aside class="sitegen-bar"') != (1 if "/entry-" in address or "/openness/" in address else 0):
            self.faults["bars"] += 1


def main() -> int:
    """Run it once, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--entries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(copy_of(TINY, Path(folder)), asked.entries, asked.seed)
        with served(site.root, "--port", "8600") as preview:
            before, start = memory(preview), time.monotonic()
            readers = Readers(preview, asked.readers, asked.entries)
            done = Counter(_edit(site) for _ in range(asked.edits))
            edited = time.monotonic() - start
            site.mend()
            site.turn = -1
            site.write(0, TEXT)
            right = _shown(preview)
            settled = time.monotonic() - start - edited
            readers.stop()
            after, code = memory(preview), preview.stop()
    seconds = sorted(readers.seconds)
    builds = sum(" deleted in " in line or "nothing was built" in line for line in preview.lines)
    tracebacks = sum("Traceback" in line for line in preview.lines)
    print(f"{asked.edits} edits in {edited:.1f} s ({', '.join(f'{name} {n}' for name, n in done.most_common())})")
    print(f"{builds} builds; the last save shown after {settled:.2f} s: {'yes' if right else 'NO'}; exit code {code}")
    print(f"{len(seconds)} answers to {asked.readers} readers, {readers.panels} with the panel")
    print(f"faults: {dict(readers.faults) or 'none'}; tracebacks: {tracebacks}")
    middle, high = seconds[len(seconds) // 2], seconds[len(seconds) * 99 // 100]
    print(
        "answers in ms: half {:.0f}, 99 of 100 {:.0f}, all {:.0f}".format(
            *(1000 * s for s in (middle, high, seconds[-1]))
        )
    )
    print(f"memory of the server: {before:.0f} MiB before, {after:.0f} MiB after")
    return 0 if right and not readers.faults and not tracebacks and code == 0 else 1


def _edit(site: Site) -> str:
    name = site.edit()
    # A person's tools save in bursts.
    time.sleep(site.chance.choice((0, 0, 0.01, 0.05, 0.2)))
    return name


def _shown(preview: Served) -> bool:
    """Whether the last version comes, without a panel."""
    end = time.monotonic() + LAST_WAIT
    while time.monotonic() < end:
        page = preview.text("/documents/entry-0/")
        if "Version -1." in page and 'role="alert"' not in page:
            return True
        time.sleep(0.02)
    return False


def memory(preview: Served) -> float:
    """Resident memory of the server in MiB (Linux; 0 elsewhere)."""
    status = Path(f"/proc/{preview.process.pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
