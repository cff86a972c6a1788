"""Edge: a build at the console: what it is asked for, what it says, what it leaves for the next one; exit codes.

Apart from `cli`, because a plain `sitegen build` is given from here, without a library for command lines.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import structs

from sitegen import build as builder
from sitegen import report
from sitegen.fresh import Request, day, remember
from sitegen.frontmatter import MAX_BYTES
from sitegen.listing import Listing, digest_of
from sitegen.output import Busy, Refused

FINE, CONTENT, USAGE, SYSTEM = 0, 1, 2, 3


class Wrong(Exception):
    """Wrong use: a missing folder, somebody else's output. The message is for the person at the console."""


def run(request: Request) -> int:
    """A plain build; returns the exit code."""
    try:
        drafts, strict = "--drafts" in request.flags, "--strict" in request.flags
        asked = options(Path(request.root), Path(request.output), jobs=request.jobs, drafts=drafts, strict=strict)
        return build_site(asked, listing=request.listing)
    except Wrong as error:
        tell(f"Error: {error}")
        return USAGE


def build_site(
    asked: builder.Options,
    *,
    explain: bool = False,
    profile: bool = False,
    as_json: bool = False,
    listing: Listing | None = None,
) -> int:
    """Build and say what came of it; returns the exit code. Raises Wrong."""
    with system_errors():
        result = builder.build(asked, progress=progress(), listing=listing)
    tell(warned(result, asked.root, colour=coloured(sys.stderr)), end="")
    for note in result.notes:
        tell(f"note: {note}")
    out = sys.stderr if as_json else sys.stdout
    if explain:
        print(report.explained(result.actions), end="", file=out)
    if profile:
        print(report.profiled(result.profile), end="", file=out)
    tell(summary(result, asked.output))
    if as_json:
        print(_as_json(result))
    _leave_word(asked, result)
    return CONTENT if result.failed else FINE


def tell(text: str, end: str = "\n") -> None:
    """Say something to the person; results for programs go to standard output instead."""
    print(text, end=end, file=sys.stderr, flush=True)


@contextlib.contextmanager
def system_errors() -> Iterator[None]:
    """Turn faults of the system into a message and exit code 3, and a refused output into wrong use."""
    try:
        yield
    except Refused as error:
        raise Wrong(str(error)) from None
    except Busy as error:
        tell(f"Error: {error}")
        sys.exit(SYSTEM)
    except OSError as error:
        tell(f"Error: {error}")
        tell("The site is as it was; build again when this is mended.")
        sys.exit(SYSTEM)


def lines_of(root: Path) -> report.Lines:
    """Gives the lines of the files of a site, each read once; none where a file cannot be read."""

    @lru_cache(maxsize=64)
    def lines(path: str) -> Sequence[str]:
        try:
            content = (root / path).read_bytes() if path.startswith(("content/", "templates/")) else b""
        except (OSError, ValueError):
            return ()
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if len(content) <= MAX_BYTES else ()

    return lines


def warned(result: builder.Result, root: Path, *, colour: bool) -> str:
    """The problems of a build as text, warnings of one rule folded."""
    shown, left_out = report.folded(result.diagnostics)
    lines = (f"… and {n:,} more warnings of [{rule}]; sitegen check lists them all\n" for rule, n in left_out.items())
    return report.as_text(shown, colour=colour, lines=lines_of(root)) + "".join(lines)


def _leave_word(asked: builder.Options, result: builder.Result) -> None:
    """Leave word for the next build, which may find that there is nothing to do (`fresh`)."""
    if result.resting is None:
        return
    flags = {"--drafts": asked.drafts, "--strict": asked.strict}
    request = Request(str(asked.root), str(asked.output), frozenset(name for name, on in flags.items() if on))
    again = structs.replace(result, written=(), deleted=())
    said = warned(result, asked.root, colour=False) + summary(again, asked.output, "{seconds}")
    with contextlib.suppress(OSError):
        # Only the next build would gain from it.
        rest = result.resting
        outputs = [(path, rest.outputs[path].size, rest.outputs[path].modified) for path in result.outputs]
        remember(request, digest_of(rest.listing.rows), rest.days, rest.left_at, outputs, said)


def options(
    root: Path,
    output: Path | None,
    *,
    drafts: bool = False,
    clean: bool = False,
    strict: bool = False,
    jobs: int = 0,
    in_place: bool = False,
    indexing: builder.Indexing = builder.Indexing.NOW,
) -> builder.Options:
    """What a command asks for, made whole. Raises Wrong."""
    root = root.resolve()
    if not (root / "content").is_dir():
        raise Wrong(f"there is no folder content/ in {root}; give the site's folder with --root")
    target = (output or root / "build").absolute()
    for folder in ("content", "templates", "assets"):
        if target == root or target.is_relative_to(root / folder):
            raise Wrong(f"{target} is where the site itself is; choose another --output")
    return builder.Options(root, target, today(), drafts, clean, strict, jobs, in_place, indexing)


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org). Raises Wrong."""
    try:
        return date.fromordinal(day())
    except (ValueError, OverflowError):
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        raise Wrong(f"SOURCE_DATE_EPOCH is '{epoch}', but should be seconds since 1970") from None


def coloured(stream: object) -> bool:
    """Whether colours are of use there (https://no-color.org)."""
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    return is_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def progress() -> Callable[[str, int, int], None]:
    """A line that counts, on a terminal, once work has lasted over a second."""
    started = time.monotonic()
    shown = [0.0]

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - started < 1 or (now - shown[0] < 0.1 and done < total):
            return
        shown[0] = now
        end = "\r\x1b[K" if done == total else ""
        tell(f"\r\x1b[K{stage} {done:,} of {total:,}{end}", end="")

    return show


def summary(result: builder.Result, output: Path, seconds: str = "") -> str:
    """A build in one line; `seconds` stands in for the time that it took."""
    if result.failed:
        return f"{report.tally(result.diagnostics)}: nothing was built, the last good site is as it was"
    shown = os.path.relpath(output)
    shown = str(output) if shown.startswith("..") else shown
    noun = "entry" if result.documents == 1 else "entries"
    return (
        f"{result.documents} {noun}, {result.pages} files in {shown}: {len(result.written)} written, "
        f"{result.kept} kept, {len(result.deleted)} deleted in {seconds or f'{result.seconds:.2f}'} s "
        f"({report.tally(result.diagnostics)})"
    )


def _as_json(result: builder.Result) -> str:
    errors, warnings = report.counted(result.diagnostics)
    return json.dumps(
        {
            "documents": result.documents,
            "pages": result.pages,
            "written": len(result.written),
            "kept": result.kept,
            "deleted": len(result.deleted),
            "errors": errors,
            "warnings": warnings,
            "seconds": result.seconds,
        }
    )
