"""Measures the contestants in turn, round by round, and writes the figures as JSON.

    python -m bench.run                                      1,000 documents, all that is installed, 3 rounds
    python -m bench.run -n 10000 --only hugo,sitegen --rounds 2
    python -m bench.run --serve                              the preview servers instead of the builds

A build is measured cold, then with nothing changed and after each edit; before each the sources are put back as they
were, so a rebuild sees the reverse of the edit before it as well: two changed documents at most, for everybody alike.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench import corpus, tables
from bench.contestants import CONTESTANTS
from bench.contestants.base import Contestant, Edit, Look, put_back
from bench.measure import Figures, machine, measure
from bench.places import CACHE, HERE, RESULTS
from bench.preview import serve
from bench.tables import Result

REFERENCE = "hugo"
STEPS = ("cold", "same", "body", "tags", "term", "template")
TINY = 3
"""Number of documents of the site for warming up."""
PAUSE = 1.1
"""Some generators compare times of files by the whole second: edits are further apart than that."""


def set_up(contestant: Contestant, count: int) -> None:
    """Write the site, unless it is there already and was written by the same code."""
    stamp = contestant.site / ".written-by"
    digest = hashlib.sha256(str(count).encode())
    own = type(contestant).__module__.rpartition(".")[2]
    for name in ("corpus", "dialects", "contestants/base", "contestants/markup", f"contestants/{own}"):
        digest.update((HERE / f"{name}.py").read_bytes())
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest.hexdigest():
        return
    shutil.rmtree(contestant.site, ignore_errors=True)
    contestant.set_up(corpus.documents(count))
    put_back({contestant.site / name: text for name, text in contestant.derived_files(corpus.documents(count)).items()})
    put_back({stamp: digest.hexdigest()})


def warm_up(kind: type[Contestant]) -> None:
    """Build a tiny site twice, unmeasured: from then on compiled files (`.pyc`) are there, as for any user."""
    contestant = kind(CACHE / "sites" / f"{kind.name}-{TINY}")
    set_up(contestant, TINY)
    for _ in range(2):
        measure(contestant.build_command(), contestant.site, _log(f"warm-up-{kind.name}"), 600)


def edits(contestant: Contestant, count: int, turn: int) -> Iterator[tuple[str, Edit | None]]:
    """The edit of each step but the first, in order. Two documents are edited; both are looked at in the last step."""
    one, two = corpus.document(count // 2 + 1), corpus.document(count // 3 + 1)
    number = f"{os.getpid()}-{turn}"
    yield "same", Edit({}, ())
    yield "body", contestant.body_edit(one, f"text-{number}-here")
    yield "tags", contestant.tags_edit(two, turn, corpus.documents(count))
    yield "term", contestant.term_edit(one, f"Label {number} here")
    yield "template", contestant.template_edit(f"mark-{number}-here", (one, two))


def build_round(contestant: Contestant, turn: int, options: argparse.Namespace, log: Path) -> dict[str, Figures]:
    """One cold build and the rebuilds after it.

    `right` of each step says whether the output shows the edit, and no longer the one before, which was taken back.
    """
    figures: dict[str, Figures] = {}

    def build(step: str, looks: tuple[Look, ...]) -> None:
        load = os.getloadavg()[0]
        taken = measure(contestant.build_command(), contestant.site, log, options.limit)
        right = taken["code"] == 0 and all(look.holds() for look in looks)
        figures[step] = taken | {"right": right, "load": load, "round": turn}

    contestant.clean()
    there: tuple[Look, ...] = (Look(contestant.page(corpus.document(options.n // 2 + 1)), "<h1"),)
    build("cold", there)
    for step, edit in edits(contestant, options.n, turn):
        if edit is None or step not in options.steps.split(",") or any(taken["late"] for taken in figures.values()):
            continue
        time.sleep(options.pause)
        before = edit.apply()
        try:
            build(step, edit.looks + there)
        finally:
            put_back(before)
        there = tuple(look.undone() for look in edit.looks) or there
    return figures


def size(folder: Path) -> dict[str, float]:
    """Number of files below a folder, and their size in MB."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return {"files": len(sizes), "megabytes": sum(sizes) / 1e6}


def chosen(names: str, count: int) -> list[Contestant]:
    """The contestants by name (all, if none is named) that are installed; the others are named on standard error."""
    wanted = [name for name in names.split(",") if name]
    unknown = set(wanted) - {kind.name for kind in CONTESTANTS}
    if unknown:
        raise SystemExit(f"no such contestant: {', '.join(sorted(unknown))}")
    all_of_them = [kind(CACHE / "sites" / f"{kind.name}-{count}") for kind in CONTESTANTS]
    entered = [c for c in all_of_them if not wanted or c.name in wanted]
    for contestant in entered:
        if not contestant.available():
            print(f"{contestant.name}: not installed, left out", file=sys.stderr)
    return [c for c in entered if c.available()]


def main(arguments: list[str] | None = None) -> int:
    """Measure, write the JSON after every turn, print the tables. 1 when a check of an output failed."""
    options = _options(arguments)
    contestants = chosen(options.only, options.n)
    record = _record(options)
    for contestant in contestants:
        warm_up(type(contestant))
        set_up(contestant, options.n)
        entry = {"version": contestant.version(), "notes": contestant.notes, "rounds": []}
        record["contestants"][contestant.name] = entry
    for turn in range(options.rounds):
        at = turn % max(1, len(contestants))
        for contestant in contestants[at:] + contestants[:at]:
            _turn(contestant, turn, options, record)
            _save(record)
    if REFERENCE in record["contestants"]:
        print(tables.report(record))
    return 0 if _all_right(record) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="bench.run", description=__doc__, formatter_class=form)
    parser.add_argument("-n", type=int, default=1000, help="number of documents (1000)")
    parser.add_argument("--rounds", type=int, default=3, help="(3)")
    parser.add_argument("--only", default="", help="names of contestants, with commas")
    parser.add_argument("--steps", default=",".join(STEPS), help=f"({','.join(STEPS)}; cold is always made)")
    parser.add_argument("--serve", action="store_true", help="measure the preview servers")
    parser.add_argument("--edits", type=int, default=5, help="saved files a round, with --serve (5)")
    parser.add_argument("--limit", type=float, default=900, help="seconds for one build or one answer (900)")
    parser.add_argument("--pause", type=float, default=PAUSE, help=f"seconds before each edit ({PAUSE})")
    parser.add_argument("--label", default="", help="name of the result (build-N or serve-N)")
    return parser.parse_args(arguments)


def _record(options: argparse.Namespace) -> Result:
    kind = "serve" if options.serve else "build"
    return {
        "label": options.label or f"{kind}-{options.n}",
        "kind": kind,
        "documents": options.n,
        "date": date.today().isoformat(),
        "machine": machine(),
        "reference": REFERENCE,
        "contestants": {},
    }


def _turn(contestant: Contestant, turn: int, options: argparse.Namespace, record: Result) -> None:
    """One contestant's part of a round."""
    entry = record["contestants"][contestant.name]
    rounds = entry["rounds"]
    log = _log(f"{record['label']}-{contestant.name}")
    load = os.getloadavg()[0]
    if options.serve:
        document = corpus.document(options.n // 2 + 1)
        taken = serve(contestant, document, options.edits, options.limit / 3, log) | {"load": load, "round": turn}
        print(f"round {turn + 1}  {contestant.name}: load {load:.1f}, {taken}", file=sys.stderr, flush=True)
        rounds.append(taken)
        return
    figures = build_round(contestant, turn, options, log)
    entry.setdefault("size", size(contestant.site / contestant.output))
    rounds.append(figures)
    shown = ", ".join(f"{step} {f['cpu']:.2f}{'' if f['right'] else ' WRONG'}" for step, f in figures.items())
    where = "" if all(f["right"] for f in figures.values()) else f"; see {log}"
    print(f"round {turn + 1}  {contestant.name}: load {load:.1f}, CPU s: {shown}{where}", file=sys.stderr, flush=True)


def _log(name: str) -> Path:
    """Where what a contestant prints goes to, for when something went wrong."""
    (CACHE / "logs").mkdir(parents=True, exist_ok=True)
    return CACHE / "logs" / f"{name}.log"


def _save(record: Result) -> None:
    put_back({RESULTS / f"{record['label']}.json": json.dumps(record, indent=1) + "\n"})


def _all_right(record: Result) -> bool:
    """No build failed or left an edit out, and no server missed one."""
    rounds = [figures for entry in record["contestants"].values() for figures in entry["rounds"]]
    if record["kind"] == "serve":
        return all(figures["start"] is not None and not figures["missed"] for figures in rounds)
    return all(taken["right"] for figures in rounds for taken in figures.values())


if __name__ == "__main__":
    raise SystemExit(main())
