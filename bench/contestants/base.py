"""What every contestant is: a site on disk, a command, and the places to look at in its output."""

from __future__ import annotations

import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.contestants.markup import MARK
from bench.corpus import Document, with_other_topic, with_token
from bench.places import installed


@dataclass(frozen=True)
class Look:
    """Words that must be in a file of the output, or must not be there (`wanted` false)."""

    file: Path
    words: str
    wanted: bool = True

    def holds(self) -> bool:
        """True when the file says what it should; a file that is not there says nothing."""
        text = self.file.read_text(encoding="utf-8", errors="replace") if self.file.is_file() else ""
        return (self.words in text) is self.wanted

    def undone(self) -> Look:
        """What has to hold when the edit has been taken back and built again."""
        return Look(self.file, self.words, not self.wanted)


@dataclass(frozen=True)
class Edit:
    """A change of sources: each file with its new text. `looks` is what the output has to show after a build."""

    files: dict[Path, str]
    looks: tuple[Look, ...]

    def apply(self) -> dict[Path, str | None]:
        """Write the new texts; the old ones are returned (None: there was no such file), for `put_back`."""
        before = {path: path.read_text(encoding="utf-8") if path.exists() else None for path in self.files}
        put_back(self.files)
        return before


def put_back(texts: dict[Path, str] | dict[Path, str | None]) -> None:
    """Write each text to its file; None removes the file. A text that is there already is not written again."""
    for path, text in texts.items():
        if text is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


class Contestant(ABC):
    """A generator with its site in the folder `site`. Subclasses say what differs."""

    name = ""
    notes = ""
    """What it cannot do, or does beside; goes into the tables."""
    output = "public"
    caches: tuple[str, ...] = ()
    """What a cold build has removed besides the output, relative to the site."""
    template = ""
    """The base template, relative to the site; it holds MARK."""

    def __init__(self, site: Path) -> None:
        self.site = site

    @property
    @abstractmethod
    def program(self) -> str:
        """The executable."""

    @abstractmethod
    def fixed_files(self) -> dict[str, str]:
        """Settings and templates: path in the site -> text."""

    @abstractmethod
    def source(self, document: Document) -> Path:
        """Where a document lies."""

    @abstractmethod
    def text(self, document: Document) -> str:
        """A document in the generator's own form."""

    @abstractmethod
    def build_command(self) -> list[str]:
        """The whole build, run in the folder of the site."""

    def serve_command(self, port: int) -> list[str]:
        """The preview server on the loopback interface; empty when there is none."""
        return []

    def version(self) -> str:
        """What the generator calls itself."""
        return last_word([self.program, "--version"])

    def page(self, document: Document) -> Path:
        """The page of a document in the output."""
        return self.site / self.output / self.url(document).strip("/") / "index.html"

    def url(self, document: Document) -> str:
        """The address of a document's page."""
        return f"/documents/{document.slug}/"

    def topic_page(self, topic: str) -> Path:
        """The page of a topic in the output."""
        return self.site / self.output / "topics" / topic / "index.html"

    def derived_files(self, documents: Iterable[Document]) -> dict[str, str]:
        """Sources that the adapter has to derive from all documents because the generator cannot: none, as a rule."""
        return {}

    def term_file(self, topic: str, label: str) -> dict[Path, str]:
        """The source that holds a topic's label, with `label` in it; empty when the generator has no such file."""
        return {}

    def available(self) -> bool:
        """True when the generator is installed."""
        return bool(self.program) and shutil.which(self.program) is not None

    def set_up(self, documents: Iterable[Document]) -> None:
        """Write the site. `documents` is gone through once."""
        for relative, text in self.fixed_files().items():
            put_back({self.site / relative: text})
        for document in documents:
            put_back({self.source(document): self.text(document)})

    def clean(self) -> None:
        """Forget every earlier build."""
        for relative in (self.output, *self.caches):
            path = self.site / relative
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def body_edit(self, document: Document, token: str) -> Edit:
        """A paragraph more in one document."""
        text = self.text(with_token(document, token))
        return Edit({self.source(document): text}, (Look(self.page(document), token),))

    def tags_edit(self, document: Document, turn: int, documents: Iterable[Document]) -> Edit:
        """One topic of one document replaced. The document has to be listed on the new topic's page only."""
        changed, new, old = with_other_topic(document, turn)
        files = {self.source(document): self.text(changed)}
        others = (changed if other.slug == changed.slug else other for other in documents)
        files |= {self.site / name: text for name, text in self.derived_files(others).items()}
        address = f"documents/{document.slug}/"
        return Edit(
            files,
            (Look(self.topic_page(new), address), Look(self.topic_page(old), address, wanted=False)),
        )

    def term_edit(self, document: Document, label: str) -> Edit | None:
        """The last topic of the document gets another label; None when labels have no source of their own."""
        topic = document.tags[-1]
        files = self.term_file(topic, label)
        looks = (Look(self.page(document), label), Look(self.topic_page(topic), label))
        return Edit(files, looks) if files else None

    def template_edit(self, token: str, pages: Iterable[Document]) -> Edit:
        """Another mark in the base template, to be seen on the pages of the documents."""
        path = self.site / self.template
        text = path.read_text(encoding="utf-8").replace(MARK, token)
        return Edit({path: text}, tuple(Look(self.page(document), token) for document in pages))


def program_of(peer: str, name: str = "") -> str:
    """An executable of a peer that `bench.install` put into an environment of its own."""
    return str(installed(peer) / "bin" / (name or peer))


def package_version(peer: str, package: str = "") -> str:
    """The version of a Python package in a peer's environment."""
    code = f"import importlib.metadata as m; print(m.version({(package or peer)!r}))"
    return last_word([program_of(peer, "python"), "-c", code])


def last_word(command: list[str]) -> str:
    """The last word that a command prints, or `?`."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.split() or ["?"])[-1]
