"""Edge: reads the tree of a site. Regular files only; links, pipes and devices are never followed or opened."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.diagnostics import Findings, Span
from sitegen.model import Source, Template

MAX_FILE = 64_000_000
NOT_OVERVIEWS = frozenset({"documents", "pages", "registers", "sources"})


@dataclass(frozen=True)
class Tree:
    """Everything that a build reads."""

    config: Source | None = None
    documents: tuple[Source, ...] = ()
    pages: tuple[Source, ...] = ()
    overviews: tuple[tuple[str, Source], ...] = ()
    """(folder, source)"""
    registers: tuple[Source, ...] = ()
    templates: dict[str, Template] = field(default_factory=dict)
    assets: tuple[tuple[str, bytes], ...] = ()


def defaults_folder() -> Path:
    """Where the packaged templates and assets are: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "defaults"
    return packaged if packaged.is_dir() else package.parent


def read_tree(root: Path, found: Findings) -> Tree:
    """Read a site. What cannot be read is reported; an OSError of the system itself is raised."""
    content = root / "content"
    overviews = [
        (folder, source)
        for folder in _overview_folders(content)
        for source in _sources(root, content / folder, ".md", found)
    ]
    settings = [path for path in _walk(root, content, found, deep=False) if path.name == "site.yaml"]
    config = _source(root, settings[0], found) if settings else None
    return Tree(
        config=config,
        documents=tuple(_sources(root, content / "documents", ".md", found)),
        pages=tuple(_sources(root, content / "pages", ".md", found)),
        overviews=tuple(overviews),
        registers=tuple(_sources(root, content / "registers", ".yaml", found)),
        templates=_templates(root, found),
        assets=tuple(_assets(root, found)),
    )


def _overview_folders(content: Path) -> list[str]:
    """Folders named after a facet hold overview texts of its terms."""
    if not content.is_dir():
        return []
    folders = [entry.name for entry in os.scandir(content) if entry.is_dir(follow_symlinks=False)]
    return sorted(name for name in folders if name not in NOT_OVERVIEWS and not name.startswith("."))


def _walk(root: Path, folder: Path, found: Findings, *, deep: bool = True) -> Iterator[Path]:
    """Regular files below a folder, sorted by name; hidden files and editors' leftovers are passed over."""
    if folder.is_symlink() and root in folder.parents:
        span = Span(_relative(root, folder))
        found.warning(span, "not-a-file", "a link, which is never followed", "put the folder itself there")
        return
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".swp", ".tmp")):
            continue
        path = Path(entry.path)
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield from _walk(root, path, found) if deep else ()
        elif stat.S_ISREG(mode):
            yield path
        else:
            what = "a symbolic link" if stat.S_ISLNK(mode) else "neither a file nor a folder"
            hint = "put the file itself there" if stat.S_ISLNK(mode) else "remove it"
            found.warning(Span(_relative(root, path)), "not-a-file", f"{what}, which is never followed", hint)


def _relative(root: Path, path: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def _sources(root: Path, folder: Path, ending: str, found: Findings) -> Iterator[Source]:
    for path in _walk(root, folder, found):
        if path.suffix.lower() != ending:
            hint = f"files here end in {ending}; pictures belong in assets/"
            found.warning(Span(_relative(root, path)), "not-used", "the file is not used", hint)
            continue
        source = _source(root, path, found)
        if source is not None:
            yield source


def _source(root: Path, path: Path, found: Findings) -> Source | None:
    relative = _relative(root, path)
    try:
        relative.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(relative).decode("utf-8", "replace")
        found.error(Span(shown), "file-name", "the file name is not UTF-8", "rename the file")
        return None
    content = path.read_bytes()
    return Source(relative, content, hashlib.blake2b(content, digest_size=16).hexdigest())


def _templates(root: Path, found: Findings) -> dict[str, Template]:
    """Packaged templates, shadowed file by file by the site's own."""
    templates: dict[str, Template] = {}
    packaged = defaults_folder() / "templates"
    for base in _layers(root, "templates"):
        for path in _walk(root, base, found):
            name = path.relative_to(base).as_posix()
            content = path.read_bytes()
            try:
                text = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                found.error(Span(_relative(root, path)), "not-utf8", "the template is not UTF-8", "save it as UTF-8")
                continue
            extra = base != packaged and not (packaged / name).exists()
            templates[name] = Template(f"templates/{name}", text, extra)
    return templates


def _assets(root: Path, found: Findings) -> Iterator[tuple[str, bytes]]:
    assets: dict[str, Path] = {}
    for base in _layers(root, "assets"):
        for path in _walk(root, base, found):
            assets["assets/" + path.relative_to(base).as_posix()] = path
    for name in sorted(assets):
        if assets[name].stat().st_size > MAX_FILE:
            found.error(Span(name), "file-size", f"the file is larger than {MAX_FILE // 1_000_000} MB", "link to it")
            continue
        yield name, assets[name].read_bytes()


def _layers(root: Path, name: str) -> list[Path]:
    packaged, own = defaults_folder() / name, root / name
    same = packaged.exists() and own.exists() and packaged.samefile(own)
    return [packaged] if same else [packaged, own]


def tool_digest() -> str:
    """Digest of this program's own files: a changed program never trusts what an earlier one made."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).resolve().parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
