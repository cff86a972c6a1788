"""`sitegen import`: an original as the draft of an entry."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, root_option, usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.config import SiteConfig
    from sitegen.importing.blocks import Block, Blocks
    from sitegen.importing.names.naming import Names
    from sitegen.importing.page.reading import Original
    from sitegen.importing.proposal import Asked, Proposal
    from sitegen.importing.topics.learned import Learned
    from sitegen.registers import Registers


@click.command("import", context_settings=CONTEXT)
@argument(
    "files", "the originals: plain text, Markdown, saved HTML or PDF; - is standard input", nargs=-1, required=True
)
@root_option
@click.option("--id", "identifier", help="Id of the entry; for one file only.  [default: made from title and year]")
@click.option("--url", help="Address of the original; for one file only.")
@click.option("--publisher", help="Publisher: an id of the register, or a name.")
@click.option("--date", "day", help="EDTF date of the original, if you know better: 2016-12-08, 2016-12, 2019~ …")
@click.option(
    "--form", type=click.Choice(["text", "html", "pdf"]), help="What the files are.  [default: seen from the file]"
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print all that is found as JSON, one object a file; write nothing."
)
@click.option(
    "--ask",
    "program",
    metavar="COMMAND",
    envvar="SITEGEN_ASK",
    help="Ask a program, such as a language model, for the topics: it reads a question and the text, and prints ids. "
    " [default: the environment's SITEGEN_ASK]",
)
@click.option("--dry-run", is_flag=True, help="Print the draft; write nothing.")
def import_(
    files: tuple[str, ...],
    root: Path,
    identifier: str | None,
    url: str | None,
    publisher: str | None,
    day: str | None,
    form: str | None,
    as_json: bool,
    program: str | None,
    dry_run: bool,
) -> None:
    """Make an original into a draft entry: proposed front matter, and a block for each quotation and figure.

    Bodies, people and topics are found through the registers as at the date of the original. Everything proposed says
    how sure it is; the text itself never goes into the entry. HTML and PDF need packages more;
    where these lack, it says which.

    \b
    Example:
      sitegen import article.txt --url https://www.example.org/2016/12/08/prize/
    """
    from sitegen import console
    from sitegen.importing.blocks import blocks_of
    from sitegen.importing.draft import draft
    from sitegen.importing.findings import as_object
    from sitegen.importing.names.naming import Names
    from sitegen.importing.proposal import Asked, propose

    _refuse(files, identifier, url)
    with usage(), console.system_errors():
        config, registers = _settings(root)
        asked = Asked(console.today(), url or "", publisher or "", day or "", identifier or "")
        names, learned = Names(registers), _learned(root)
        proposals = [
            (original, _proposed(propose, original, registers, asked, names, learned))
            for original in _originals(files, form)
        ]
        _refuse_taken(root, [p for _, p in proposals], writes=not (as_json or dry_run))
        if program:
            proposals = [(original, _consulted(program, proposal, registers)) for original, proposal in proposals]
        for original, proposal in proposals:
            blocks = blocks_of(proposal, registers)
            if as_json:
                click.echo(json.dumps(as_object(proposal, registers), ensure_ascii=False))
            elif dry_run:
                click.echo(draft(proposal, registers, blocks, config.sections), nl=False)
            else:
                path = _path(root, proposal)
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8") as stream:
                    stream.write(draft(proposal, registers, blocks, config.sections))
                keep_fingerprint(root, proposal.identifier, original)
                click.echo(str(path))
            console.tell(summary(proposal, blocks))


def _consulted(program: str, proposal: Proposal, registers: Registers) -> Proposal:
    """The proposal with the topics that a program names; one that answers nothing usable is told of."""
    from sitegen import console
    from sitegen.commands.consulting import Unanswered, answer_of
    from sitegen.importing.proposal import with_topics_named
    from sitegen.importing.topics.consulted import question, topics_named

    if not registers.topics:
        raise UsageError("--ask asks for topics of the register, and content/registers/topics.yaml has none")
    try:
        answer = answer_of(program, question(proposal.page, registers.topics))
    except Unanswered as error:
        console.tell(f"--ask: {error}; the topics of {proposal.original.name} are ranked by words alone.")
        return proposal
    named = topics_named(answer, registers.topics)
    if not named:
        said = " ".join(answer.split())[:80]
        console.tell(
            f"--ask: the answer on {proposal.original.name} has no id of a topic on a line of its own"
            f"{said and f' (“{said}”)'}; its topics are ranked by words alone."
        )
    return with_topics_named(proposal, named)


def keep_fingerprint(root: Path, identifier: str, original: Original) -> None:
    """Keep the proof material of an original for its entry (`content/sources/<id>.fingerprint`)."""
    import hashlib

    from sitegen.commands.source import keep

    file = Path(original.name)
    content = file.read_bytes() if file.is_file() else original.text.encode()
    keep(root, identifier, original.text, hashlib.sha256(content).hexdigest())


def summary(proposal: Proposal, blocks: Blocks) -> str:
    """What was found and how sure it is, for the person at the console."""
    dating = proposal.dating
    known = [p for p in proposal.people if p.id]
    strangers = [p.name for p in proposal.people if not p.id]
    rows = [
        ("date", f"{dating.edtf} ({dating.sureness})" if dating.edtf else "none found: write it, with date_basis"),
        ("departments", _listing((d.id, d.sureness) for d in proposal.departments)),
        ("people", _listing((p.id, p.sureness) for p in known)),
        ("not in the register", ", ".join(strangers) or "nobody"),
        ("topics", _listing((t.id, t.sureness) for t in proposal.proposed_topics)),
        ("quotations", _count(blocks.quotations, "speaker")),
        ("figures", _count(blocks.figures, "holder")),
        ("defects", f"{len(proposal.defects)}"),
        ("remarks", f"{len(proposal.remarks) + len(proposal.answers)}, in the draft"),
    ]
    rows += [("left out", f"{row.kind} “{row.words}” of line {row.line}: {row.why}") for row in blocks.left_out]
    return "\n".join(
        [f"{proposal.original.name}: {proposal.identifier}", *(f"  {name}: {text}" for name, text in rows)]
    )


def _count(blocks: tuple[Block, ...], whose: str) -> str:
    return f"{len(blocks)}, {sum(block.settled for block in blocks)} with a likely {whose}"


def _listing(rows: object) -> str:
    items = [f"{name} ({sureness})" for name, sureness in rows]  # type: ignore[attr-defined]
    return ", ".join(items) or "none"


def _refuse(files: tuple[str, ...], identifier: str | None, url: str | None) -> None:
    from sitegen.slugs import slugify

    for name, value in (("--id", identifier), ("--url", url)):
        if value and len(files) > 1:
            raise UsageError(f"{name} is for one file; there are {len(files)}")
    if identifier is not None and (identifier != slugify(identifier) or not identifier):
        raise UsageError(f"'{identifier}' cannot be an id; write for example {slugify(identifier or 'an-id')}")
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"'{url}' is not an absolute web address")


def _originals(files: tuple[str, ...], form: str | None) -> list[Original]:
    from sitegen.importing.page.reading import Unreadable, original_of, read_original

    try:
        return [
            original_of(sys.stdin.buffer.read(), "-", form or "")
            if name == "-"
            else read_original(Path(name), form or "")
            for name in files
        ]
    except Unreadable as error:
        raise UsageError(str(error)) from None


def _learned(root: Path) -> Learned | None:
    """What other texts taught of topics; a file that cannot be used is told and does not stop the import."""
    from sitegen import console
    from sitegen.importing import TOPIC_WORDS
    from sitegen.importing.topics.learned import read_learned

    path = root / "content" / "registers" / TOPIC_WORDS
    if not path.is_file():
        return None
    try:
        return read_learned(path.read_bytes())
    except ValueError as error:
        console.tell(f"{path}: {error}; topics are ranked without it.")
        return None


def _proposed(
    propose: Callable[..., Proposal],
    original: Original,
    registers: Registers,
    asked: Asked,
    names: Names,
    learned: Learned | None,
) -> Proposal:
    from sitegen.dates import FORMS

    try:
        return propose(original, registers, asked, names, learned)
    except ValueError as error:
        raise UsageError(f"--date: {error}; write {FORMS}") from None


def _path(root: Path, proposal: Proposal) -> Path:
    return root / "content" / "documents" / f"{proposal.identifier}.md"


def _refuse_taken(root: Path, proposals: list[Proposal], *, writes: bool) -> None:
    """No entry is ever overwritten, wherever below documents/ it lies, and no two files make one."""
    seen: set[str] = set()
    documents = root / "content" / "documents"
    taken = {path.stem.lower(): path for path in documents.rglob("*.md")} if writes else {}
    for proposal in proposals:
        name = proposal.identifier
        if name in taken:
            raise UsageError(
                f"there is an entry '{name}' already ({taken[name]}); give another --id; or, to begin again, delete "
                f"that file and content/sources/{name}.fingerprint, and import once more"
            )
        if writes and name in seen:
            raise UsageError(f"two of the files make the entry '{name}'; import them one by one, with --id")
        seen.add(name)


def _settings(root: Path) -> tuple[SiteConfig, Registers]:
    """Settings and registers of the site; what is wrong with them is told and does not stop the import."""
    from sitegen import console, source
    from sitegen.diagnostics import Findings

    if not (root / "content").is_dir():
        raise console.Wrong(f"there is no folder content/ in {root.resolve()}; give the site's folder with --root")
    found = Findings()
    settings = source.settings_of(root, found)
    if found.failed:
        console.tell("The settings or registers have faults, see sitegen check; what could be read of them is used.")
    return settings
