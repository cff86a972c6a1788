"""`sitegen source add|check`: what is kept of a source, and the comparison of an entry with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, document_argument, root_option, usage

if TYPE_CHECKING:
    from sitegen.frontmatter import Split
    from sitegen.importing.page.reading import Original


@click.group(context_settings=CONTEXT)
def source() -> None:
    """Keep a fingerprint of a source, so that quotations can be proved; the source itself is not kept.

    \b
    Example:
      sitegen source add reimagine-challenge-2016 article.html
    """


@source.command(context_settings=CONTEXT)
@document_argument("document", "id of the entry")
@argument("file", "the original as saved: text, HTML or PDF; it stays where it is")
@root_option
def add(document: str, file: str, root: Path) -> None:
    """Write content/sources/DOCUMENT.fingerprint: hashes of the source, from which nobody can read it.

    Says of each quotation how it stands in the source, too, and ends with 0 whatever that is: the fingerprint is kept.
    `source check` ends with 1 when a quotation is wrong.

    \b
    Example:
      sitegen source add reimagine-challenge-2016 article.html
    """
    from sitegen import console
    from sitegen.source import COPIES

    entry = _entry(root, document)
    original, sha256 = _original(Path(file))
    with usage(), console.system_errors():
        path = keep(root, document, original.text, sha256)
        _say(root, entry, original.text, f"{COPIES}/{document}.txt")
    click.echo(str(path))


def keep(root: Path, document: str, text: str, sha256: str) -> Path:
    """Write the fingerprint of a source, and a copy of its text that never leaves this machine."""
    import secrets

    from sitegen import console
    from sitegen.proof.fingerprint import ENDING, make_fingerprint
    from sitegen.source import COPIES

    path = root / "content" / "sources" / f"{document}{ENDING}"
    made = make_fingerprint(text, salt=secrets.token_hex(16), sha256=sha256, added=console.today().isoformat())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made, encoding="utf-8")
    copy = root / COPIES / f"{document}.txt"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text, encoding="utf-8")
    return path


@source.command(context_settings=CONTEXT)
@document_argument("document", "id of the entry")
@argument("file", "the original, if this machine has no copy from `source add`", required=False)
@root_option
def check(document: str, file: str | None, root: Path) -> None:
    """Compare every quotation of an entry with its source, and show the difference.

    \b
    Example:
      sitegen source check reimagine-challenge-2016
    """
    from sitegen import console
    from sitegen.source import COPIES

    entry = _entry(root, document)
    with usage(), console.system_errors():
        copy = root / COPIES / f"{document}.txt"
        if file is None and not copy.exists():
            again = f"sitegen source check {document} FILE, with the file of the original for FILE"
            raise UsageError(f"there is no copy of the source on this machine; write {again}")
        text = _original(Path(file))[0].text if file is not None else copy.read_text("utf-8")
        wrong = _say(root, entry, text, f"the text of {file}" if file is not None else f"{COPIES}/{document}.txt")
    sys.exit(console.CONTENT if wrong else console.FINE)


def _entry(root: Path, document: str) -> Path:
    from sitegen.diagnostics import did_you_mean

    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root.resolve()}; give the site's folder with --root")
    entries = {path.stem: path for path in (root / "content" / "documents").rglob("*.md")}
    if document not in entries:
        hint = did_you_mean(document, entries)
        raise UsageError(f"there is no entry '{document}'" + (f"; {hint}" if hint else ""))
    return entries[document]


def _original(file: Path) -> tuple[Original, str]:
    import hashlib

    from sitegen.importing.page.reading import Unreadable, read_original

    try:
        return read_original(file), hashlib.sha256(file.read_bytes()).hexdigest()
    except Unreadable as error:
        raise UsageError(str(error)) from None


def _say(root: Path, entry: Path, text: str, source: str) -> int:
    """Say of each quotation how it stands in the source, whose text is in `source`; returns how much is wrong."""
    from sitegen.diagnostics import Findings
    from sitegen.markup.body import render_body
    from sitegen.proof.fingerprint import make_fingerprint, read_fingerprint
    from sitegen.proof.original import read_original
    from sitegen.proof.proving import difference
    from sitegen.proof.quoted import WRONG, compared
    from sitegen.proof.rules import check_original
    from sitegen.wording import Passage

    path = entry.relative_to(root).as_posix()
    parts = _split(entry, path)
    if parts is None:
        click.echo(f"{path} cannot be read; sitegen check --drafts says why", err=True)
        return 1
    body = render_body(parts.body, path, parts.body_line, (), Findings())
    exact = read_fingerprint(make_fingerprint(text, salt="0" * 32, sha256="", added="").encode("ascii"))
    typed = Passage(parts.body, path, parts.body_line)
    wrong = count = 0
    for quoted, proof in compared(body, typed, exact):
        count += 1
        note = " (from elsewhere)" if quoted.elsewhere else ""
        click.echo(f"{path}:{quoted.span.line}: {proof.state}{note}: {quoted.words}", err=True)
        if proof.state in WRONG:
            wrong += 1
            shown, line = difference(quoted.words, text)
            click.echo(f"    line {line} of {source}: {shown}", err=True)
    if wrong:
        click.echo("[-in the source-] {+in the entry+}", err=True)
    for item in check_original(body, typed, exact, read_original(text)):
        wrong += 1
        click.echo(f"{path}:{item.span.line}: {item.message}", err=True)
    if not count:
        click.echo("The entry has no quotations.", err=True)
    return wrong


def _split(entry: Path, path: str) -> Split | None:
    from sitegen.diagnostics import Findings
    from sitegen.frontmatter import decode, split

    text = decode(path, entry.read_bytes(), Findings())
    return None if text is None else split(path, text, Findings())
