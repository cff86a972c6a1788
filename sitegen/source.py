"""Edge: lists and reads the files of a site. Regular files only; links, pipes and devices are never opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sitegen.config import SiteConfig, read_config
from sitegen.diagnostics import Findings, Span
from sitegen.fingerprints import digest
from sitegen.importing import TOPIC_WORDS
from sitegen.listing import PACKAGED, Listing
from sitegen.model import File, Mark, Row, Source, Template, Tree
from sitegen.registers import Registers, read_registers

MAX_FILE = 64_000_000
ENTRIES = "content/documents/"
COPIES = ".sitegen-cache/sources"
"""Where the texts of sources lie on the machine of whoever took their fingerprints."""
_ORIGINAL = re.compile(r"\.(?:txt|md|pdf|html?|mht(?:ml)?|webarchive|docx?|odt|rtf|epub|eml|msg)$", re.IGNORECASE)
_OUT = (
    "move it out of this folder and take its fingerprint: sitegen source add ENTRY FILE (ENTRY is the name of the "
    "entry, FILE where the original lies then)"
)


def tree_of(listing: Listing, kept_entries: Callable[[], Callable[[Row], bool]], found: Findings) -> Tree:
    """The files of a site by what they are for. What cannot be used is reported.

    `kept_entries` makes a test of whether the file of an entry is known as it is; it is not asked for where the listing
    says what changed.
    """
    tree, others = Tree(), []
    if listing.before is not None:
        told = listing.told
        tree.kept = {path: row for path, row in listing.before.entries.items() if path not in told}
        others = [row for row in listing.before.others if row[0] not in told]
        others += [row for row in listing.rows if row[0] in told]
        # As a pass over the folders would have found them.
        others.sort(key=lambda row: row[0].split("/"))
    else:
        is_kept = kept_entries()
        for row in listing.rows:
            if row[0].startswith(ENTRIES) and is_kept(row):
                tree.kept[row[0]] = row
            else:
                others.append(row)
    _sort(others, tree, found)
    documents = {file.path for file in tree.documents}
    changed = {row[0]: row for row in others if row[0] in documents}
    listing.settle({**tree.kept, **changed}, [row for row in others if row[0] not in documents])
    return tree


def _sort(rows: list[Row], tree: Tree, found: Findings) -> None:
    listed = list(_usable(rows, found))
    for file in listed:
        _sort_in(file, tree, found)
    names = {name for kind in ("templates", "assets") for name in _packaged_names(listed, kind)}
    tree.extra = frozenset(name for name in tree.templates if f"templates/{name}" not in names)
    tree.own_assets = frozenset(file.path for file in listed if file.path.startswith("assets/"))
    tree.assets = {name: tree.assets[name] for name in sorted(tree.assets) if _fits(tree.assets[name], found)}


def _packaged_names(files: Iterable[File], kind: str) -> Iterator[str]:
    start = f"{PACKAGED}/{kind}/"
    return (file.path.removeprefix(f"{PACKAGED}/") for file in files if file.path.startswith(start))


def _usable(rows: Iterable[Row], found: Findings) -> Iterator[File]:
    """The regular files with names that can be written down."""
    for row in rows:
        path, kind = row[0], row[2]
        if not _is_utf8(path, found):
            continue
        if kind == stat.S_IFREG:
            yield file_of(row)
        elif not _is_unused(path):
            what = "a symbolic link" if kind == stat.S_IFLNK else "neither a file nor a folder"
            hint = "put the file itself there" if kind == stat.S_IFLNK else "remove it"
            found.warning(Span(path), "not-a-file", f"{what}, which is never followed", hint)


def file_of(row: Row) -> File:
    """A row as a file."""
    path, place, _, size, modified, changed, inode = row
    return File(path, place, Mark(size, modified, changed, inode))


def _is_unused(path: str) -> bool:
    """Below `content/sources/` only fingerprints are used, in `content/` itself site.yaml; the rest is passed over."""
    folder = path.split("/")[1:-1]
    return path.startswith("content/") and bool(folder) and folder[0] == "sources"


def _sort_in(file: File, tree: Tree, found: Findings) -> None:
    """Put a file where it belongs; later ones of a name, the site's own, take the place of packaged ones."""
    path = file.path.removeprefix(f"{PACKAGED}/")
    top, _, rest = path.partition("/")
    if top == "templates":
        tree.templates[rest] = File(path, file.place, file.mark)
    elif top == "assets":
        tree.assets[path] = File(path, file.place, file.mark)
    elif path == "content/site.yaml":
        tree.config = file
    else:
        folder, slash, _ = rest.partition("/")
        if not slash and rest.lower().endswith(".md") and rest.lower() != "readme.md":
            hint = (
                f"an entry belongs in content/documents/, a page in content/pages/: move it to content/documents/{rest}"
            )
            found.warning(Span(file.path), "not-used", "the file is not used", hint)
        if slash and folder == "sources":
            if file.path.endswith(".fingerprint"):
                tree.fingerprints.append(file)
            elif _ORIGINAL.search(rest) and not rest.lower().startswith("sources/readme."):
                message = "an original in the folder of the digest, which is published with its history"
                found.warning(Span(file.path), "original-kept", message, _OUT)
        elif slash and rest != f"registers/{TOPIC_WORDS}":
            # Words that speak for topics: `sitegen import` reads them, no page does.
            group = {"documents": tree.documents, "pages": tree.pages, "registers": tree.registers}
            _add(file, group.get(folder, tree.overviews), ".yaml" if folder == "registers" else ".md", found)


def _add(file: File, group: list[File], ending: str, found: Findings) -> None:
    if file.path[-len(ending) :].lower() == ending:
        group.append(file)
    else:
        name = file.path.rpartition("/")[2].partition(".")[0] + ending
        text = re.search(r"\.(?:md|markdown|mdown|txt|yml|yaml)(?:\.|$)", file.path.lower())
        hint = f"rename it to {name}" if text else f"files here end in {ending}; pictures belong in assets/"
        found.warning(Span(file.path), "not-used", "the file is not used", hint)


def _fits(file: File, found: Findings) -> bool:
    if file.mark.size > MAX_FILE:
        found.error(Span(file.path), "file-size", f"the file is larger than {MAX_FILE // 1_000_000} MB", "link to it")
    return file.mark.size <= MAX_FILE


def _is_utf8(path: str, found: Findings) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "replace")
        found.error(Span(shown), "file-name", "the file name is not UTF-8", "rename the file")
        return False
    return True


def read(file: File) -> Source:
    """The content of a file. Raises OSError; a file that is gone since it was listed is FileNotFoundError."""
    with open(file.place, "rb", opener=_no_follow) as stream:
        content = stream.read()
    return Source(file.path, content, digest(content))


def settings_of(root: Path, found: Findings) -> tuple[SiteConfig, Registers]:
    """The settings and registers of a site, without its entries. What is wrong in them is reported; raises OSError."""
    paths = [root / "content" / "site.yaml", *sorted((root / "content" / "registers").glob("*.yaml"))]
    sources = [_source(path, root) for path in paths if path.is_file() and not path.is_symlink()]
    config = next((source for source in sources if source.path == "content/site.yaml"), None)
    return read_config(config, found), read_registers([source for source in sources if source is not config], found)


def _source(path: Path, root: Path) -> Source:
    content = path.read_bytes()
    return Source(path.relative_to(root).as_posix(), content, digest(content))


def original_text(root: Path, document: str) -> str:
    """The text of the source of an entry, where this machine has a copy; else nothing."""
    try:
        return (root / COPIES / f"{document}.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _no_follow(path: str, flags: int) -> int:
    """Open a regular file only, even if a link or a pipe took its place since it was listed."""
    number = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise FileNotFoundError(path)
    return number


def templates(tree: Tree, sources: Iterable[tuple[str, Source]], found: Findings) -> dict[str, Template]:
    """Templates by name, out of their (name, source)."""
    made: dict[str, Template] = {}
    for name, source in sources:
        try:
            text = source.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            found.error(Span(source.path), "not-utf8", "the template is not UTF-8", "save it as UTF-8")
            continue
        made[name] = Template(source.path, text, name in tree.extra)
    return made


def tool_digest() -> str:
    """Digest of this program's own files: a changed program never trusts what an earlier one made."""
    package = Path(__file__).resolve().parent
    parts = (f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes() for path in _own_files(package))
    return digest(b"\0".join(parts))


def _own_files(package: Path) -> list[Path]:
    return sorted(path for path in package.rglob("*.py"))
