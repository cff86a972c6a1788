"""Turns results into the tables of bench/README.md.

    python -m bench.tables [LABEL ...]             print the tables of results in the cache (all, if none is named)
    python -m bench.tables --publish [LABEL ...]   keep those results in bench/results/ and write the tables anew

A ratio compares figures of one round, because the load of a machine changes between rounds. No table gives a time
without the ratio beside it: seconds say little on another machine.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.places import HERE, PUBLISHED, RESULTS

Result = dict[str, Any]
"""What `bench.run` writes: `label`, `kind`, `documents`, `date`, `machine`, `reference`, `contestants`."""
STEPS = {
    "cold": "cold",
    "same": "nothing changed",
    "body": "one text",
    "tags": "one document's topics",
    "term": "one topic renamed",
    "template": "base template",
}
_SECTION = re.compile(r"(<!-- results: (\S+) -->\n).*?(<!-- end of results -->)", re.DOTALL)
_GROWTH = "growth"


def report(result: Result) -> str:
    """All tables of one result. Raises ValueError when the reference did not take part."""
    if result["reference"] not in result["contestants"]:
        raise ValueError(f"{result['label']}: no ratios, because {result['reference']} did not take part")
    parts = [_caption(result), *(_serve if result["kind"] == "serve" else _builds)(result), _contestants(result)]
    return "\n\n".join(parts) + "\n"


def _caption(result: Result) -> str:
    machine = result["machine"]
    loads = [f["load"] for f in _all_figures(result)]
    rounds = max(len(c["rounds"]) for c in result["contestants"].values())
    return (
        f"{result['documents']:,} documents, {_counted(rounds, 'round')}, {result['date']}. {machine['processor']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, Python {machine['python']}; "
        f"load average {min(loads):.1f} to {max(loads):.1f}, of which the benchmark itself makes about 1."
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _all_figures(result: Result) -> Iterable[dict[str, Any]]:
    for contestant in result["contestants"].values():
        for figures in contestant["rounds"]:
            yield from [figures] if result["kind"] == "serve" else figures.values()


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def ratios(result: Result, name: str, step: str, figure: str) -> list[float]:
    """A contestant's figure divided by the reference's of the same round, for every round that both finished."""
    base = {f["round"]: f[figure] for f in _finished(result, result["reference"], step)}
    return [f[figure] / base[f["round"]] for f in _finished(result, name, step) if f["round"] in base]


def _finished(result: Result, name: str, step: str) -> list[dict[str, Any]]:
    """The figures of a step in each round, but for those that ran out of time."""
    return [f[step] for f in _rounds(result, name) if step in f and not f[step]["late"]]


def _rounds(result: Result, name: str) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = result["contestants"][name]["rounds"]
    return rounds


def _builds(result: Result) -> Iterable[str]:
    reference = result["reference"].capitalize()
    for figure, what in (("cpu", "CPU time"), ("wall", "Elapsed time"), ("peak", "Peak memory")):
        title = f"{what}, {reference} = 1: median of the ratios of the rounds (least to greatest)"
        yield f"**{title}**\n\n" + _by_step(result, partial(_ratio, result, figure))
    units = "CPU s / elapsed s / MiB"
    title = f"Medians behind them ({units}), each with the ratio of CPU time"
    yield f"**{title}**\n\n" + _by_step(result, lambda name, step: _absolute(result, name, step))


def _by_step(result: Result, cell: Callable[[str, str], str]) -> str:
    steps = [s for s in STEPS if any(s in f for name in result["contestants"] for f in _rounds(result, name))]
    rows = [[name, *(cell(name, step) for step in steps)] for name in result["contestants"]]
    return _table(["", *(STEPS[step] for step in steps)], rows)


def _ratio(result: Result, figure: str, name: str, step: str) -> str:
    taken = [f[step] for f in _rounds(result, name) if step in f]
    found = ratios(result, name, step, figure)
    if any(f["late"] for f in taken):
        return "out of time"
    if not found or name == result["reference"]:
        return "1" if found else "–"
    return ("" if all(f["right"] for f in taken) else "wrong: ") + _spread(found)


def _spread(values: list[float]) -> str:
    middle = _number(median(values))
    return middle if len(values) == 1 else f"{middle} ({_number(min(values))}–{_number(max(values))})"


def _number(value: float) -> str:
    """As many digits as mean something: 0.034, 0.21, 1.07, 3.4, 27."""
    digits = 3 if value < 0.1 else 2 if value < 2 else 1 if value < 10 else 0
    return f"{value:.{digits}f}"


def _absolute(result: Result, name: str, step: str) -> str:
    figures = _finished(result, name, step)
    found = ratios(result, name, step, "cpu")
    if not figures or not found:
        return "–"
    cpu, wall, peak = (median(f[key] for f in figures) for key in ("cpu", "wall", "peak"))
    return f"{cpu:.2f} / {wall:.2f} / {peak:.0f} ({_number(median(found))})"


def _serve(result: Result) -> Iterable[str]:
    base = {f["round"]: median(f["saved"]) for f in _rounds(result, result["reference"]) if f["saved"]}
    rows = [[name, *_preview_cells(_rounds(result, name), base)] for name in result["contestants"]]
    reference = result["reference"].capitalize()
    head = ["", f"saved to served, {reference} = 1", "ms (least to greatest)", "start, s", "missed"]
    yield "**Preview: from saving one document to the page with the new text**\n\n" + _table(head, rows)


def _preview_cells(rounds: list[dict[str, Any]], base: dict[int, float]) -> list[str]:
    saved = [1000 * seconds for f in rounds for seconds in f["saved"]]
    found = [median(f["saved"]) / base[f["round"]] for f in rounds if f["saved"] and f["round"] in base]
    starts = [f["start"] for f in rounds if f["start"] is not None]
    return [
        _spread(found) if found else "–",
        f"{median(saved):.0f} ({min(saved):.0f}–{max(saved):.0f})" if saved else "–",
        f"{median(starts):.1f}" if starts else "never",
        str(sum(f["missed"] for f in rounds)),
    ]


def _contestants(result: Result) -> str:
    rows = []
    for name, contestant in result["contestants"].items():
        size = contestant.get("size")
        shown = f"{size['files']:,} files, {size['megabytes']:.1f} MB" if size else ""
        rows.append([name, contestant["version"], shown, contestant["notes"]])
    lines = _table(["", "version", "output", "remarks"], rows).splitlines()
    return "\n".join([lines[0], "| --- | --- | ---: | --- |", *lines[2:]])


def growth(results: Iterable[Result]) -> str:
    """CPU ratios to the reference over the number of documents, for the builds that were measured."""
    builds = sorted((r for r in results if r["kind"] == "build"), key=lambda r: int(r["documents"]))
    builds = [r for r in builds if r["label"] == f"build-{r['documents']}"]
    if not builds:
        return ""
    rows = []
    for name in ("sitegen", "sitegen-full", "eleventy", "pelican"):
        for step, words in STEPS.items():
            cells = [_ratio(r, "cpu", name, step) if name in r["contestants"] else "–" for r in builds]
            if set(cells) - {"–"}:
                rows.append([f"{name}, {words}", *cells])
    return _table(["CPU time, Hugo = 1", *(f"{r['documents']:,} documents" for r in builds)], rows) + "\n"


def filled(readme: str, results: dict[str, Result]) -> str:
    """The text of README.md with the tables of each result between the marks that name it."""

    def section(match: re.Match[str]) -> str:
        if match[2] == _GROWTH:
            text = growth(results.values())
        else:
            text = report(results[match[2]]) if match[2] in results else ""
        return f"{match[1]}\n{text or 'Not measured yet.'}\n{match[3]}"

    return _SECTION.sub(section, readme)


def load(folder: Path, labels: Iterable[str] = ()) -> dict[str, Result]:
    """Results in a folder by label. Raises OSError when one that is named is not there."""
    paths = [folder / f"{label}.json" for label in labels] or sorted(folder.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def publish(labels: Iterable[str]) -> None:
    """Keep results of the cache in bench/results/, and write all tables of README.md from what is kept there."""
    PUBLISHED.mkdir(exist_ok=True)
    for label, result in load(RESULTS, labels).items():
        report(result)
        (PUBLISHED / f"{label}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    readme = HERE / "README.md"
    readme.write_text(filled(readme.read_text(encoding="utf-8"), load(PUBLISHED)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Print, or publish."""
    labels = [word for word in arguments if word != "--publish"]
    if "--publish" in arguments:
        publish(labels)
    else:
        print("\n".join(f"## {label}\n\n{_shown(result)}" for label, result in load(RESULTS, labels).items()))
    return 0


def _shown(result: Result) -> str:
    try:
        return report(result)
    except ValueError as error:
        return f"{error}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
