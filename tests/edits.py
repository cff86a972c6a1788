"""Edits of a site as people and machines make them: of its files, its options, its output and its cache.

They fit any site: names, terms and fields are those that it has. An edit that finds nothing to change raises `NotNow`.

`Ground` is a site on disk that can take its last edits back; `EDITS` are the edits by name. Whatever is random comes
from the dice of the ground, so that every edit can be made again.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from kettles import PACKAGED, put
from sites import REPOSITORY

from sitegen.proof.fingerprint import make_fingerprint
from sitegen.slugs import slugify

DAY = date(2026, 1, 5)
DAYS = (date(2025, 6, 1), DAY, date(2026, 5, 1), date(2027, 2, 1), date(2031, 1, 1))


class NotNow(Exception):
    """The edit finds nothing to change."""


MANNERS = ("in place",) * 4 + ("by rename", "older", "same time", "future")
_OPTION = re.compile(r"^    (speaker|holder|status|about|where|value|term|note|date|what|period): (.+)$", re.MULTILINE)
_PLAIN_LINE = re.compile(r"^(?![ /|])[^\[\]\n]+$", re.MULTILINE)
_INNER_LETTER = re.compile(r"(?<=[a-z])[a-z](?=[a-z]{2})")
_ENTRY = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
Front = dict[str, Any]


class Ground:
    """A site on disk, the options of its builds, and the way back to the last state that was good."""

    def __init__(self, root: Path, outputs: Iterable[Path]) -> None:
        self.root = root
        self.outputs = tuple(outputs)
        self.dice = random.Random(0)
        self.today, self.drafts, self.clean = DAY, False, False
        self.foreign: dict[Path, bytes] = {}
        """Files of somebody else in an output, which have to stay as they are."""
        self.chunks: list[tuple[str, str]] = []
        """(file, what an edit added to its body)"""
        self.attic: dict[str, str] = {}
        self.in_the_way: set[Path] = set()
        """Empty folders in the places of pages, which a build may refuse to take away."""
        self._before: dict[str, tuple[bytes, int] | None] = {}
        self._options = (self.today, self.drafts)

    def begin(self, dice: random.Random) -> None:
        """Get ready for the next edit."""
        self.dice, self.clean = dice, False

    def settle(self) -> None:
        """Take the present state as the one to come back to."""
        self._before, self._options = {}, (self.today, self.drafts)

    def is_settled(self) -> bool:
        """True when the present state is the one to come back to."""
        return not self._before

    def take_back(self) -> None:
        """Bring every file back to its last good content, and to the time it had then."""
        for name, was in list(self._before.items()):
            path = self.root / name
            if was is None:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            self._set_down(path, was[0], by_rename=self.dice.random() < 0.3)
            os.utime(path, ns=(was[1], was[1]))
        self.today, self.drafts = self._options
        self.settle()

    def clear_the_way(self, output: Path) -> bool:
        """Take what lies in the places of pages away, folders and files of others; False when there is nothing."""
        folders = [path for path in self.in_the_way if path.is_relative_to(output) and path.is_dir()]
        for folder in folders:
            folder.rmdir()
        self.in_the_way -= set(folders)
        files = [path for path in self.foreign if path.is_relative_to(output) and path.name == "index.html"]
        for file in files:
            # A build that refuses has left it as it was.
            assert file.read_bytes() == self.foreign.pop(file)
            file.unlink()
        return bool(folders or files)

    def _remember(self, name: str) -> None:
        path = self.root / name
        if name not in self._before:
            known = path.is_file()
            self._before[name] = (path.read_bytes(), path.stat().st_mtime_ns) if known else None

    def _set_down(self, path: Path, content: bytes, *, by_rename: bool) -> None:
        if not by_rename:
            path.write_bytes(content)
            return
        temporary = path.with_name("." + path.name[:200])
        temporary.write_bytes(content)
        temporary.replace(path)

    # Files, by their path from the root of the site

    def files(self, pattern: str) -> list[str]:
        """Paths of the files that match, sorted."""
        return sorted(p.relative_to(self.root).as_posix() for p in self.root.glob(pattern) if p.is_file())

    def pick(self, pattern: str) -> str:
        """One of the files that match."""
        return self.choice(self.files(pattern))

    def choice(self, things: Iterable[Any]) -> Any:
        """One of the things; NotNow when there are none."""
        some = list(things)
        if not some:
            raise NotNow
        return self.dice.choice(some)

    def number(self) -> int:
        """A number that makes a text new."""
        return self.dice.randrange(10_000)

    def text(self, name: str) -> str:
        """A file's text."""
        path = self.root / name
        if not path.is_file():
            raise NotNow
        return path.read_text("utf-8")

    def write(self, name: str, text: str | bytes, manner: str = "") -> str:
        """Write a file the way some editor does it: in place or by rename, with a new time, an old one or the same."""
        self._remember(name)
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.stat().st_mtime_ns if path.is_file() else 0
        manner = manner or self.dice.choice(MANNERS)
        content = text.encode() if isinstance(text, str) else text
        self._set_down(path, content, by_rename=manner == "by rename" or self.dice.random() < 0.2)
        moved = {"older": -864_000, "same time": 0, "future": 864_000}
        if old and manner in moved:
            time = old + moved[manner] * 1_000_000_000
            os.utime(path, ns=(time, time))
        return f"{name} ({manner})"

    def delete(self, name: str) -> str:
        """Delete a file; its folder stays."""
        self._remember(name)
        (self.root / name).unlink()
        return f"delete {name}"

    def rename(self, old: str, new: str) -> str:
        """Rename a file, times and all."""
        if (self.root / new).exists():
            raise NotNow
        self._remember(old)
        self._remember(new)
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)
        return f"{old} -> {new}"

    # Entries and registers

    def entries(self) -> list[str]:
        """Ids of all entries."""
        return [Path(name).stem for name in self.files("content/documents/**/*.md")]

    def entry(self, name: str) -> tuple[Front, str]:
        """Front matter, its scalars as text, and body."""
        match = _ENTRY.match(self.text(name))
        if match is None:
            raise NotNow
        return load(match[1]), match[2]

    def set_entry(self, name: str, front: Front, body: str) -> str:
        """Write an entry."""
        return self.write(name, f"---\n{dump(front)}---\n{body}")

    def register(self, name: str) -> Front:
        """A register as it stands."""
        return load(self.text(f"content/registers/{name}.yaml"))

    def set_register(self, name: str, rows: Front) -> str:
        """Write a register."""
        return self.write(f"content/registers/{name}.yaml", dump(rows))

    def ids(self, register: str) -> list[str]:
        """Ids of a register."""
        try:
            return [row["id"] for row in self.register(register).get(register, ())]
        except NotNow:
            return []

    def settings(self) -> Front:
        """The settings as they stand."""
        return load(self.text("content/site.yaml"))

    def fields(self) -> dict[str, Front]:
        """The fields of this digest's own."""
        return self.settings().get("fields") or {}

    def words(self, field: str) -> list[str]:
        """What some of the entries say in a field that takes a list."""
        names = self.files("content/documents/**/*.md")
        found: set[str] = set()
        for name in self.dice.sample(names, min(len(names), 20)):
            match = _ENTRY.match(self.text(name))
            said = load(match[1]).get(field) if match else None
            found |= {word for word in said if isinstance(word, str)} if isinstance(said, list) else set()
        return sorted(found)

    def known(self, register: str, field: str) -> list[str]:
        """Ids of a register; without it, what entries say in the field that it would stand behind."""
        return self.ids(register) or self.words(field)

    def things(self) -> list[str]:
        """Everything that a `[[link]]` may name."""
        registers = ("topics", "departments", "people", "initiatives", "publishers", "events")
        return [*self.entries(), *(name for register in registers for name in self.ids(register))]

    def replace_everywhere(self, old: str, new: str) -> int:
        """Write a word instead of another in every text file of the content."""
        word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
        count = 0
        for name in [*self.files("content/**/*.md"), *self.files("content/**/*.yaml")]:
            text = self.text(name)
            changed = word.sub(new, text)
            if changed != text:
                self.write(name, changed)
                count += 1
        return count


def load(text: str) -> Front:
    """YAML with every scalar as the text it is."""
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        raise NotNow from None
    if not isinstance(found, dict):
        raise NotNow
    return found


def dump(data: Front) -> str:
    """YAML that the program reads as the same texts: dates, flags and numbers stand between quotes."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000))


# The edits -----------------------------------------------------------------------------------------------------------

Edit = Callable[[Ground], str]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    """Add an edit to the table, by its name."""
    EDITS[function.__name__] = function
    return function


def _new_front(g: Ground) -> Front:
    front: Front = {"title": f"Entry {g.number()}"}
    wanted = [name for name in g.settings().get("required", ()) if name in FIELDS]
    for name in ("date", "tags", "department", *wanted, *g.dice.sample(sorted(FIELDS), 3)):
        with contextlib.suppress(NotNow):
            FIELDS[name](g, front)
    front.pop("draft", None)
    return front


@edit
def add_entry(g: Ground) -> str:
    """A new entry, sometimes in a folder of its own, sometimes with a name that is taken."""
    folder = g.dice.choice(("", "", "2016/", f"new-{g.dice.randrange(3)}/"))
    name = f"content/documents/{folder}walk-{g.dice.randrange(6)}.md"
    return g.set_entry(name, _new_front(g), f"\nFirst words {g.number()}.\n\n{_chunk(g)}\n")


@edit
def change_fingerprint(g: Ground) -> str:
    """The fingerprint of a source, of which the quotations of its entry are found, or no longer."""
    entry = g.pick("content/documents/**/*.md")
    text = (g.root / entry).read_text("utf-8", "replace") if g.dice.random() < 0.7 else "Somebody else said it all."
    made = make_fingerprint(text, salt=f"{g.number():032}", sha256="00", added="2026-01-01")
    return g.write(f"content/sources/{Path(entry).stem}.fingerprint", made)


@edit
def remove_fingerprint(g: Ground) -> str:
    """A source of which nothing is known any more."""
    return g.delete(g.pick("content/sources/*.fingerprint"))


@edit
def copy_entry(g: Ground) -> str:
    """The same entry once more, under another name."""
    old = g.pick("content/documents/**/*.md")
    front, body = g.entry(old)
    front.pop("aliases", None)
    return g.set_entry(f"content/documents/copy-{g.dice.randrange(4)}.md", front, body)


@edit
def rename_entry(g: Ground) -> str:
    """Another name for an entry, in every text that names it, and often the old address kept alive."""
    name = g.pick("content/documents/**/*.md")
    old, new = Path(name).stem, f"renamed-{g.dice.randrange(50)}"
    front, body = g.entry(name)
    if g.dice.random() < 0.6:
        front["aliases"] = [*front.get("aliases", ()), f"documents/{old}/"]
    done = g.rename(name, str(Path(name).with_name(f"{new}.md")))
    g.replace_everywhere(old, new)
    if "aliases" in front:
        g.set_entry(str(Path(name).with_name(f"{new}.md")), *_renamed(front, body, old, new))
    return done


def _renamed(front: Front, body: str, old: str, new: str) -> tuple[Front, str]:
    named = {key: value for key, value in front.items() if key not in {"related", "responds_to", "sequel_of"}}
    return named, body.replace(f"[[{old}", f"[[{new}")


@edit
def rename_file_only(g: Ground) -> str:
    """Another name for an entry, and what names it is forgotten."""
    name = g.pick("content/documents/**/*.md")
    return g.rename(name, str(Path(name).with_name(f"moved-{g.dice.randrange(50)}.md")))


@edit
def move_entry(g: Ground) -> str:
    """An entry in another folder: nothing changes but the place of its diagnostics."""
    name = g.pick("content/documents/**/*.md")
    folder = g.dice.choice(("", "2016/", "moved/"))
    return g.rename(name, f"content/documents/{folder}{Path(name).name}")


@edit
def delete_entry(g: Ground) -> str:
    """An entry goes, and so does what names it."""
    name = g.choice(n for n in g.files("content/documents/**/*.md") if len(g.entries()) > 3)
    done = g.delete(name)
    if g.dice.random() < 0.9:
        forget(g, Path(name).stem)
    return done


def forget(g: Ground, gone: str) -> None:
    """Take the name of something out of every text."""
    link = re.compile(rf"\[\[(?:\w+:)?{re.escape(gone)}(?:\|([^\]]*))?\]\]")
    for name in g.files("content/**/*.md"):
        text = g.text(name)
        changed = link.sub(lambda found: found[1] or "something", text)
        if (match := _ENTRY.match(changed)) and gone in match[1]:
            front = _without(load(match[1]), gone)
            changed = f"---\n{dump(front)}---\n{match[2]}"
        if changed != text:
            g.write(name, changed)
    for name in g.files("content/registers/*.yaml"):
        rows = load(g.text(name))
        if _without(rows, gone) != rows:
            g.write(name, dump(_without(rows, gone)))


def _without(value: Any, gone: str) -> Any:
    if isinstance(value, dict):
        kept = {k: _without(v, gone) for k, v in value.items() if v != gone or k in {"id", "title", "name", "label"}}
        return {k: v for k, v in kept.items() if v != [] or value[k] == []}
    return [_without(item, gone) for item in value if item != gone] if isinstance(value, list) else value


@edit
def swap_entries(g: Ground) -> str:
    """Two files exchange their names; neither time nor size tells."""
    first, second = g.pick("content/documents/**/*.md"), g.pick("content/documents/**/*.md")
    if first == second:
        raise NotNow
    texts = g.text(first), g.text(second)
    return g.write(first, texts[1], "same time") + " <-> " + g.write(second, texts[0], "same time")


# Bodies

ANNOTATIONS = {
    "quote": "    speaker: {who}\n    where: the hall\n",
    "figure": "    value: {n} cups\n    holder: {who}\n    period: 2016\n",
    "claim": "    holder: {who}\n    status: stated\n    no_reply: none in the source\n",
    "context": "",
    "definition": "    term: Term {n}\n",
    "doubt": "    about: figure\n",
    "correction": "    date: 2026-01-0{d}\n",
}
CHUNKS = (
    "Words {n} in passing about HMT and kettles.",
    "See [[{thing}]] and [[{other}|these words {n}]].",
    "The entry [[{entry}]] says more of {n}, and so does [[document:{entry}|the same]].",
    "## Heading {n}\n\nBelow it, {n} words.\n\n### Deeper {n}\n\nMore.",
    "A note is here.[^w{n}]\n\n[^w{n}]: The note {n}, see [[{thing}]].",
    "| a | b |\n| --- | --- |\n| {n} | [[{thing}\\|c]] |",
    "- one {n}\n- two\n\n> quoted {n}",
    "![Picture {n}](/assets/{picture}) and [the data](/data/) and [that](/documents/{entry}/#heading).",
    "A picture ![far {n}](https://example.org/{n}.png), <b>bold</b> and [mail](mailto:a@example.org).",
    '!!! editors-note "Note"\n    Words {n}.',
    "Nowhere: [gone](/gone-{n}/), and RTD *again*.",
)


def _chunk(g: Ground) -> str:
    values = _details(g) | {key: g.choice(g.things()) for key in ("thing", "other")} | {"entry": g.choice(g.entries())}
    values["picture"] = g.choice(_assets(g, ".svg")).removeprefix("assets/")
    if g.dice.random() < 0.5:
        return str(g.dice.choice(CHUNKS)).format(**values)
    return _annotated(g.dice.choice(sorted(ANNOTATIONS)), values)


def _somebody(g: Ground) -> str:
    return str(g.dice.choice([*g.ids("people"), *g.ids("departments"), *g.ids("publishers"), "An Onlooker"]))


def _details(g: Ground) -> dict[str, Any]:
    return {"who": _somebody(g), "n": g.number(), "d": g.dice.randrange(1, 10)}


def _annotated(kind: str, values: Mapping[str, Any]) -> str:
    options = ANNOTATIONS[kind].format(**values)
    n = values["n"]
    return f"It is said that phrase {n} holds.\n\n/// {kind} | phrase {n}\n{options}\nThe note {n}.\n///"


def _add_chunk(g: Ground, name: str, chunk: str) -> str:
    text = g.text(name)
    g.chunks.append((name, chunk))
    match = _ENTRY.match(text)
    if match and g.dice.random() < 0.3:
        return g.write(name, text[: match.start(2)] + f"\n{chunk}\n\n" + match[2].lstrip("\n"))
    return g.write(name, f"{text.rstrip()}\n\n{chunk}\n")


@edit
def add_text(g: Ground) -> str:
    """More text, of any kind, in an entry."""
    return _add_chunk(g, g.pick("content/documents/**/*.md"), _chunk(g))


@edit
def add_annotation(g: Ground) -> str:
    """An annotation of any kind, by somebody out of a register."""
    chunk = _annotated(g.dice.choice(sorted(ANNOTATIONS)), _details(g))
    return _add_chunk(g, g.pick("content/documents/**/*.md"), chunk)


@edit
def add_link(g: Ground) -> str:
    """A link to anything that has a name, by its own label."""
    return _add_chunk(g, g.pick("content/documents/**/*.md"), f"About [[{g.choice(g.things())}]], {g.number()}.")


@edit
def add_link_to_entry(g: Ground) -> str:
    """A link from one entry to another, which has to say so."""
    return _add_chunk(g, g.pick("content/documents/**/*.md"), f"As in [[{g.choice(g.entries())}]].")


@edit
def remove_text(g: Ground) -> str:
    """What an edit added goes again."""
    name, chunk = g.choice(pair for pair in g.chunks if (g.root / pair[0]).is_file())
    text = g.text(name)
    if chunk not in text:
        raise NotNow
    return g.write(name, text.replace(chunk, "", 1))


@edit
def change_a_letter(g: Ground) -> str:
    """One letter for another: the file keeps its size, and often its time."""
    name = g.pick("content/**/*.md")
    text = g.text(name)
    start = text.find("\n---\n") + 1
    # Not where a letter less makes an error of a link, a note or an option.
    lines = [line for line in _PLAIN_LINE.finditer(text) if line.start() > start]
    places = [line.start() + at.start() for line in lines for at in _INNER_LETTER.finditer(line[0])]
    at = g.choice(places)
    letter = g.dice.choice("abcdefghijklmnopqrstuvwxyz".replace(text[at], ""))
    return g.write(name, text[:at] + letter + text[at + 1 :], g.dice.choice(("same time", "same time", "older")))


@edit
def change_annotation(g: Ground) -> str:
    """Another value of an option, or other words of a note."""
    # First a file that has annotations: some sites have few of these.
    name = g.choice(n for n in g.files("content/documents/**/*.md") if "\n/// " in g.text(n))
    text = g.text(name)
    option = g.choice(_OPTION.finditer(text))
    swaps = {"speaker": _somebody(g), "holder": _somebody(g), "about": g.dice.choice(("date", "text", "figure"))}
    swaps |= {"status": g.dice.choice(("disputed", "confirmed", "contested")), "date": f"2026-01-0{_details(g)['d']}"}
    new = swaps.get(option[1], f"{option[2]} {g.number()}")
    return f"{option[1]}: {g.write(name, text[: option.start(2)] + new + text[option.end(2) :])}"


# Front matter

FIELDS: dict[str, Callable[[Ground, Front], None]] = {}
DATES = (
    ("2016-12-08", "2016"), ("2016-12", "2016"), ("2016", "2016"), ("2018-03-01", "2018"), ("2019~", "2019"),
    ("2017-06-08", "2017"), ("2020-05", "2020"), ("2022-11-30", "2022"), ("2019-05-01", "2019"), ("2024", "2024"),
)  # fmt: skip


def field(name: str) -> Callable[[Callable[[Ground, Front], None]], None]:
    """Add a field of front matter, with the function that gives it another value."""

    def add(function: Callable[[Ground, Front], None]) -> None:
        FIELDS[name] = function

    return add


def values(name: str, make: Callable[[Ground], Any], *, removable: bool = True) -> None:
    """Add a field whose values do not hang on other fields."""

    def set_value(g: Ground, front: Front) -> None:
        if removable and name in front and g.dice.random() < 0.3:
            del front[name]
        else:
            front[name] = make(g)

    FIELDS[name] = set_value


def _some(g: Ground, things: Iterable[str], most: int = 2) -> list[str]:
    known = list(things)
    if not known:
        raise NotNow
    return g.dice.sample(known, min(len(known), g.dice.randrange(1, most + 1)))


def _topic_words(g: Ground) -> list[str]:
    words = g.ids("topics")
    if not words:
        return [*g.words("tags"), "Open label", "open label"]
    for row in g.register("topics").get("topics", ()):
        words += [row["label"], *row.get("synonyms", ())]
    return words


def _body_words(g: Ground) -> list[str]:
    """Names and short names of bodies."""
    words = g.words("department")
    if g.ids("departments"):
        for row in g.register("departments")["departments"]:
            words += [*(name["name"] for name in row["names"]), *row.get("acronyms", ())]
    return words


values("title", lambda g: g.dice.choice((f"Title {g.number()}", "Twins", "Ärger & <b>")), removable=False)
values("summary", lambda g: g.dice.choice((f"Summary {g.number()}.", "Short.", f"Long {g.number()} " * 40)))
values("date_basis", lambda g: f"because of {g.number()}")
values("tags", lambda g: _some(g, _topic_words(g), 3))
values("people", lambda g: _some(g, g.known("people", "people")))
values("initiatives", lambda g: _some(g, g.known("initiatives", "initiatives")))
values("kind", lambda g: g.dice.choice(("news", "speech", "case-study", "letter")))
values("event_date", lambda g: g.dice.choice(("2016-05", "2018-03-02", "2022-07", "2019~")))
values("added", lambda g: f"2026-01-{g.dice.randrange(1, 29):02}")
values("draft", lambda g: g.dice.choice(("true", "true", "false")))
values("publish_on", lambda g: g.dice.choice(("2025-07-01", "2026-04-01", "2027-01-15", "2030")))
values("lang", lambda g: g.dice.choice(("de", "cy", "en-GB")))
values("related", lambda g: _some(g, g.entries()))
values("responds_to", lambda g: g.choice(g.entries()))
values("aliases", lambda g: [f"documents/old-{g.dice.randrange(30)}/", f"old-{g.dice.randrange(30)}.html"])

OWN: dict[str, Callable[[Ground], Any]] = {
    "text": lambda g: g.dice.choice(("Town Hall", "town hall", "TOWN HALL", "Marquee", "Straße 5")),
    "number": lambda g: str(g.dice.randrange(100)),
    "date": lambda g: g.dice.choice(("2019-02", "2019-02-01", "2022-11-29", "2016")),
    "list": lambda g: _some(g, ("Mint", "mint", "Black tea", "Kräuter"), 3),
    "reference": lambda g: g.choice(g.entries()),
}


@field("own")
def _own(g: Ground, front: Front) -> None:
    """One of the fields that the site adds."""
    name, about = g.choice(g.fields().items())
    if name in front and g.dice.random() < 0.2:
        del front[name]
    else:
        front[name] = OWN[about["type"]](g)


@field("date")
def _date(g: Ground, front: Front) -> None:
    day, year = g.dice.choice(DATES)
    front.pop("year", None)
    front.pop("date", None)
    if g.dice.random() < 0.8:
        front["date"] = day
    if "date" not in front or g.dice.random() < 0.5:
        front["year"] = year
    if day[-1] in "~?" and g.dice.random() < 0.8:
        front["date_basis"] = "a guess"


@field("department")
def _department(g: Ground, front: Front) -> None:
    front.pop("department_note", None)
    words = _body_words(g) if g.dice.random() < 0.2 else g.known("departments", "department")
    front["department"] = _some(g, words)
    if g.dice.random() < 0.15:
        front["department"] = []
        front["department_note"] = f"Nobody, for {g.number()} reasons."


SOURCE: dict[str, Callable[[Ground], Any]] = {
    "title": lambda g: f"Original {g.number()}",
    "publisher": lambda g: g.dice.choice([*g.ids("publishers"), "Another Press", *_body_words(g)[:1]]),
    "nature": lambda g: g.dice.choice(("official", "union", "opinion")),
    "author": lambda g: g.dice.choice(("A. Writer", "ada")),
    "url": lambda g: f"https://example.org/{g.number()}",
    "published": lambda g: g.dice.choice(("2016-12-09", "2018-05")),
    "accessed": lambda g: "2026-01-02",
    "archive_url": lambda g: f"https://archive.example/{g.number()}",
    "licence": lambda g: "as printed",
    "defects": lambda g: [f"line {g.number()} is missing"],
    "via": lambda g: [f"a paper {g.number()}", "another"],
}


@field("source")
def _source(g: Ground, front: Front) -> None:
    source = dict(front.get("source") or {"title": "Original"})
    name = g.dice.choice(sorted(SOURCE))
    if name in source and name != "title" and g.dice.random() < 0.4:
        del source[name]
    else:
        source[name] = SOURCE[name](g)
    front["source"] = source
    if g.dice.random() < 0.1:
        del front["source"]


@field("changes")
def _changes(g: Ground, front: Front) -> None:
    changes = list(front.get("changes", ()))
    if changes and g.dice.random() < 0.4:
        changes.pop(g.dice.randrange(len(changes)))
    else:
        kind = g.dice.choice(("correction", "update", "update", "withdrawal"))
        changes.append({"date": f"2026-01-{g.dice.randrange(1, 29):02}", "kind": kind, "note": f"Note {g.number()}."})
    front["changes"] = changes
    if not changes:
        del front["changes"]


def _field_edit(name: str) -> Edit:
    def change(g: Ground) -> str:
        path = g.pick("content/documents/**/*.md")
        front, body = g.entry(path)
        FIELDS[name](g, front)
        return f"{name} of {g.set_entry(path, front, body)}"

    return change


EDITS |= {f"field_{name}": _field_edit(name) for name in sorted(FIELDS)}

# Registers

TEXTS = frozenset({"label", "name", "title", "note", "scope", "summary", "basis", "expansion", "sort", "term"})
RELATIONS = {
    "group": "groups", "broader": "topics", "replaced_by": "topics", "related": "topics", "parent": "departments",
    "body": "departments", "lead": "departments", "departments": "departments", "people": "people",
}  # fmt: skip
NEW_ROWS: dict[str, Callable[[Ground, str], Front]] = {
    "topics": lambda g, i: {"id": i, "label": f"Topic {i}"} | _in_a_group(g),
    "departments": lambda g, i: {"id": i, "names": [{"name": f"Office {i}"}], "start": {"date": "2016"}},
    "people": lambda g, i: {
        "id": i,
        "name": f"Person {i}",
        "roles": [{"title": "clerk", "from": "2016"} | _of_a_body(g)],
    },
    "initiatives": lambda g, i: {"id": i, "name": f"Initiative {i}", "start": "2017"},
    "publishers": lambda g, i: {"id": i, "name": f"Press {i}", "nature": "opinion"},
    "events": lambda g, i: {"id": i, "title": f"Event {i}", "date": g.dice.choice(("2016-05", "2018", "1999"))},
    "glossary": lambda g, i: {"term": g.dice.choice(("kettles", "Words", "CUP")), "expansion": f"meaning {i}"},
}


def _of_a_body(g: Ground) -> Front:
    bodies = g.ids("departments")
    return {"body": g.choice(bodies)} if bodies else {}


def _in_a_group(g: Ground) -> Front:
    groups = g.register("topics").get("groups") or () if g.ids("topics") else ()
    return {"group": g.choice(groups)["id"]} if groups else {}


def _rows(data: Front) -> list[Front]:
    """Every mapping at any depth, the outermost left out."""
    found: list[Front] = []
    waiting = list(data.values())
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            found.append(value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def _register(g: Ground) -> tuple[str, Front]:
    name = g.dice.choice(sorted(NEW_ROWS))
    return name, g.register(name)


@edit
def register_text(g: Ground) -> str:
    """Another label, name, note … in a register."""
    name, data = _register(g)
    row, key = g.choice((row, key) for row in _rows(data) for key in row if key in TEXTS)
    row[key] = g.dice.choice((f"{row[key]} {g.number()}", f"New {g.number()}", row[key].upper()))
    return f"{key} in {g.set_register(name, data)}"


@edit
def register_relation(g: Ground) -> str:
    """Another group, parent, body, lead … or none."""
    name, data = _register(g)
    keys = {"topics": ("group", "broader", "replaced_by", "related"), "departments": ("parent",), "people": ("body",)}
    keys |= {"initiatives": ("lead",), "events": ("departments", "people")}
    key = g.choice(keys.get(name, ()))
    row = g.choice(
        r for r in _rows(data) if ("title" if key == "body" else "id") in r and r not in data.get("groups", ())
    )
    known = g.ids(RELATIONS[key]) if key != "group" else [r["id"] for r in data.get("groups", ())]
    many = key in {"related", "lead", "departments", "people"}
    if key in row and g.dice.random() < 0.4:
        del row[key]
    else:
        row[key] = _some(g, known) if many else g.choice(known)
    return f"{key} in {g.set_register(name, data)}"


@edit
def register_list(g: Ground) -> str:
    """A synonym, acronym, printed form … more or less."""
    name, data = _register(g)
    fitting = {"topics": ("synonyms", "aliases"), "departments": ("acronyms", "sources"), "people": ("printed",)}
    fitting |= {"publishers": ("acronyms",), "initiatives": ("sources",), "events": ("sources",)}
    key = g.choice(fitting.get(name, ()))
    row = g.choice(data.get(name, ()))
    old = list(row.get(key, ()))
    if old and g.dice.random() < 0.5:
        old.pop(g.dice.randrange(len(old)))
    else:
        old.append(f"https://example.org/{g.number()}" if key == "sources" else f"other-{g.number()}")
    row[key] = old
    return f"{key} in {g.set_register(name, data)}"


@edit
def register_date(g: Ground) -> str:
    """Another date of a role, event, initiative or body."""
    name, data = _register(g)
    row, key = g.choice((r, k) for r in _rows(data) for k in r if k in {"date", "from", "to", "start", "end"})
    if not isinstance(row[key], str):
        raise NotNow
    row[key] = g.dice.choice(("2015", "2016-12", "2017-06-08", "2018-03", "2019-05-01", "2021-06"))
    return f"{key} in {g.set_register(name, data)}"


@edit
def register_add(g: Ground) -> str:
    """A new record, at either end; the name may be one that a body says already."""
    name, data = _register(g)
    identifier = g.dice.choice([f"walk-{g.dice.randrange(9)}", "an-onlooker", "black-tea"])
    if identifier in g.things():
        raise NotNow
    data.setdefault(name, []).insert(g.dice.choice((0, len(data.get(name, ())))), NEW_ROWS[name](g, identifier))
    return f"add {identifier} to {g.set_register(name, data)}"


@edit
def register_remove(g: Ground) -> str:
    """A record goes, and mostly all that names it."""
    name, data = _register(g)
    row = g.choice(data.get(name, ()))
    data[name] = [other for other in data[name] if other is not row]
    done = f"remove {row.get('id', row.get('term'))} from {g.set_register(name, data)}"
    if "id" in row and g.dice.random() < 0.8:
        forget(g, row["id"])
    return done


@edit
def register_rename(g: Ground) -> str:
    """Another id of a record, written everywhere; its overview moves with it."""
    name, data = _register(g)
    old = g.choice(row["id"] for row in data.get(name, ()) if "id" in row)
    new = f"id-{g.dice.randrange(1000)}"
    for path in g.files(f"content/*/{old}.md"):
        if "/documents/" not in path and "/pages/" not in path:
            g.rename(path, path.replace(f"{old}.md", f"{new}.md"))
    return f"{old} -> {new} in {g.replace_everywhere(old, new)} files"


@edit
def register_order(g: Ground) -> str:
    """The records in another order."""
    name, data = _register(g)
    rows = g.choice(key for key in data if isinstance(data[key], list) and len(data[key]) > 1)
    g.dice.shuffle(data[rows])
    return f"order of {g.set_register(name, data)}"


def _first_register(g: Ground, name: str) -> Front:
    """A register for a site without one: topics as entries name them, or one new record."""
    if name == "topics" and (words := _every_word(g, "tags")):
        return {"topics": [{"id": slugify(word), "label": word} for word in words]}
    if name == "departments" and (words := _every_word(g, "department")):
        return {"departments": [{"id": slugify(word), "names": [{"name": word}]} for word in words]}
    return {name: [NEW_ROWS[name](g, f"walk-{g.dice.randrange(9)}")]}


def _every_word(g: Ground, field: str) -> list[str]:
    """What the entries say in a field, one of those that come to the same id."""
    fronts = [g.entry(name)[0] for name in g.files("content/documents/**/*.md")]
    said = {slugify(word): word for front in fronts for word in front.get(field) or ()}
    return sorted(word for made, word in said.items() if made not in g.entries())


@edit
def register_file(g: Ground) -> str:
    """A whole register goes, comes back, or becomes empty."""
    name = f"content/registers/{g.dice.choice(sorted(NEW_ROWS))}.yaml"
    if not (g.root / name).exists():
        return g.write(name, g.attic.get(name) or dump(_first_register(g, Path(name).stem)))
    g.attic[name] = g.text(name)
    return g.delete(name) if g.dice.random() < 0.7 else g.write(name, f"{Path(name).stem}: []\n")


@edit
def groups(g: Ground) -> str:
    """A group of topics more, less, or by another name."""
    data = g.register("topics")
    given = list(data.get("groups", ()))
    kind = g.dice.choice(("add", "remove", "label"))
    if kind == "add":
        given.append({"id": f"group-{g.dice.randrange(99)}", "label": f"Group {g.number()}"})
    elif not given:
        raise NotNow
    elif kind == "remove":
        gone = given.pop(g.dice.randrange(len(given)))["id"]
        for row in data.get("topics", ()):
            if row.get("group") == gone:
                del row["group"]
    else:
        g.dice.choice(given)["label"] = f"Group {g.number()}"
    return f"{kind} group in {g.set_register('topics', data | {'groups': given})}"


@edit
def register_glossary(g: Ground) -> str:
    """An abbreviation that entries use means something else, comes, or goes."""
    data = g.register("glossary")
    given = [row for row in data.get("glossary", ()) if g.dice.random() < 0.8]
    used = g.dice.choice(["HMT", "RTD", "Words", "kettles", "MoT", *(row["term"] for row in given)])
    given = [row for row in given if row["term"] != used] + [{"term": used, "expansion": f"meaning {g.number()}"}]
    return g.set_register("glossary", data | {"glossary": given})


@edit
def lineage(g: Ground) -> str:
    """A body ends and becomes another one, or its line is broken off."""
    data = g.register("departments")
    row = g.choice(data.get("departments", ()))
    if "lineage" in row or "end" in row:
        row.pop("lineage", None)
        if g.dice.random() < 0.5:
            row.pop("end", None)
    else:
        to = g.choice(name for name in g.ids("departments") if name != row["id"])
        row["end"] = {"date": "2023-01", "certainty": "register"}
        row["lineage"] = [{"type": g.dice.choice(("name-change", "merger")), "date": "2023-01", "to": [to]}]
    return f"lineage of {row['id']}: {g.set_register('departments', data)}"


@edit
def names_in_time(g: Ground) -> str:
    """A body takes another name one day, or was never called that."""
    data = g.register("departments")
    row = g.choice(data.get("departments", ()))
    if len(row["names"]) > 1 and g.dice.random() < 0.5:
        row["names"].pop()
    else:
        row["names"].append({"name": f"Ministry {g.number()}", "from": g.dice.choice(("2016-12", "2019", "2022"))})
    return f"names of {row['id']}: {g.set_register('departments', data)}"


# Overviews and free pages


@edit
def add_overview(g: Ground) -> str:
    """A text for the top of a term's page; sometimes the term does not exist."""
    facets = [name for name, about in g.fields().items() if about.get("facet") == "true"]
    folder = g.dice.choice(["topics", "departments", "years", *facets])
    terms = g.ids(folder) or [
        slugify(word) for word in g.words({"topics": "tags", "departments": "department"}.get(folder, ""))
    ]
    if folder not in {"topics", "departments"}:
        terms = ["2016", "2018", "2019"] if folder == "years" else ["marquee", "town-hall"]
    name = g.dice.choice([*terms, "nothing-of-that-name"])
    return g.write(f"content/{folder}/{name}.md", f"Overview {g.number()} with [[{g.choice(g.things())}]].\n")


def _overview(g: Ground) -> str:
    return str(g.choice(n for n in g.files("content/*/*.md") if n.split("/")[1] not in {"documents", "pages"}))


@edit
def change_overview(g: Ground) -> str:
    """More text in an overview."""
    return _add_chunk(g, _overview(g), f"More words {g.number()}, see [[{g.choice(g.things())}]].")


@edit
def remove_overview(g: Ground) -> str:
    """An overview goes."""
    return g.delete(_overview(g))


@edit
def add_page(g: Ground) -> str:
    """A free page."""
    name = f"content/pages/page-{g.dice.randrange(4)}.md"
    return g.write(name, f"---\ntitle: Page {g.number()}\n---\nWords, and [[{g.choice(g.things())}]].\n")


@edit
def change_page(g: Ground) -> str:
    """More text in a free page, or another title."""
    name = g.pick("content/pages/*.md")
    if g.dice.random() < 0.5:
        return _add_chunk(g, name, _chunk(g))
    return g.write(name, re.sub(r"title: .*", f"title: Title {g.number()}", g.text(name), count=1))


@edit
def remove_page(g: Ground) -> str:
    """A free page goes, and its line in the settings."""
    name = g.pick("content/pages/*.md")
    data = g.settings()
    stem = Path(name).stem
    if stem in data.get("pages", ()):
        data["pages"].remove(stem)
        g.write("content/site.yaml", dump(data))
    forget(g, stem)
    return g.delete(name)


# Settings

SETTINGS: dict[str, Callable[[Ground], Any]] = {
    "title": lambda g: f"Digest {g.number()}",
    "base_url": lambda g: g.dice.choice(
        ("https://kettle.example/", "https://kettle.example/sub/", "http://other.example")
    ),
    "tagline": lambda g: f"Line {g.number()}",
    "description": lambda g: f"Description {g.number()}.",
    "lang": lambda g: g.dice.choice(("en", "de", "en-GB")),
    "publisher": lambda g: f"Publisher {g.number()}",
    "contact": lambda g: g.dice.choice(("a@example.org", "https://example.org/contact", "by post")),
    "licence": lambda g: f"Licence {g.number()}",
    "licence_url": lambda g: "https://example.org/licence",
    "strict": lambda g: g.dice.choice(("true", "false")),
    "offline_copy": lambda g: g.dice.choice(("true", "false")),
    "social_cards": lambda g: g.dice.choice(("true", "false")),
    "required": lambda g: g.dice.choice((["title"], ["summary"], [])),
    "crossing_size": lambda g: str(g.dice.randrange(1, 4)),
    "listing_size": lambda g: g.dice.choice(("0", "3", "12", "200")),
    "without": lambda g: g.dice.choice((["crossings"], ["a-z", "charts"], ["years"])),
    "feed_size": lambda g: str(g.dice.randrange(1, 12)),
    "tag_authority": lambda g: f"example.org,20{g.dice.randrange(10, 27)}",
    "facets": lambda g: {
        "tags": {"label": f"Topic {g.number()}", "plural": "Topics", "vocabulary": g.dice.choice(("open", "closed"))},
        "department": {"label": g.dice.choice(("Body", "Office")), "plural": "Bodies"},
    },
}


@edit
def setting(g: Ground) -> str:
    """Another value of a setting, or none."""
    data = g.settings()
    name = g.dice.choice(sorted(SETTINGS))
    if name in data and name not in {"title", "base_url"} and g.dice.random() < 0.3:
        del data[name]
    else:
        data[name] = SETTINGS[name](g)
    return f"{name}: {g.write('content/site.yaml', dump(data))}"


@edit
def own_fields(g: Ground) -> str:
    """A field of this digest more or less, of another type, with a label or as a facet."""
    data = g.settings()
    fields = dict(data.get("fields", {}))
    kind = g.dice.choice(("add", "facet", "facet", "label", "label", "type", "order", "remove")) if fields else "add"
    name = f"own_{g.dice.randrange(3)}" if kind == "add" else g.choice(fields)
    if kind == "add":
        fields[name] = {"type": g.dice.choice(("text", "list", "number")), "label": f"Own {g.number()}"}
    elif kind == "facet":
        fields[name]["facet"] = "false" if fields[name].get("facet") == "true" else "true"
    elif kind == "label":
        fields[name] |= {"label": f"Label {g.number()}", "plural": f"Labels {g.number()}"}
    elif kind == "type":
        fields[name]["type"] = g.dice.choice(("text", "list", "number"))
    elif kind == "order":
        fields = dict(reversed(fields.items()))
    else:
        del fields[name]
    return f"{kind} {name}: {g.write('content/site.yaml', dump(data | {'fields': fields}))}"


@edit
def order_of_pages(g: Ground) -> str:
    """Other pages in the footer."""
    data = g.settings()
    stems = [Path(name).stem for name in g.files("content/pages/*.md")]
    data["pages"] = g.dice.sample(stems, g.dice.randrange(len(stems) + 1))
    if not data["pages"] or g.dice.random() < 0.2:
        del data["pages"]
    return f"pages: {g.write('content/site.yaml', dump(data))}"


# Templates and assets


def _template(g: Ground, name: str) -> str:
    path = g.root / "templates" / name
    return path.read_text("utf-8") if path.is_file() else (PACKAGED / name).read_text("utf-8")


_PLACE = re.compile(r"{% block main %}|(?=</body>)|{%-? *macro [^%]*%}|(?<=<feed>)|(?=</feed>)|\A(?=<[a-z])")


def _change_template(g: Ground, name: str) -> str:
    mark = f"<b>walk {g.number()}</b>"
    text = re.sub(r"<b>walk \d+</b>", "", _template(g, name))
    if text.strip() == '{% extends "base.html" %}':
        text += "\n{% block main %}{{ page }}{% endblock %}\n"
    return g.write(f"templates/{name}", _PLACE.sub(lambda found: found[0] + mark, text, count=1))


def _template_edit(name: str) -> Edit:
    return lambda g: _change_template(g, name)


EDITS |= {f"template_{Path(name).stem}": _template_edit(name) for name in ("base.html", "document.html", "term.html")}


@edit
def template_any(g: Ground) -> str:
    """Another text in any template, packaged or own."""
    names = {p.relative_to(PACKAGED).as_posix() for p in PACKAGED.rglob("*.*")}
    names |= {name.removeprefix("templates/") for name in g.files("templates/**/*.*")}
    return _change_template(g, g.choice(sorted(names)))


@edit
def template_remove(g: Ground) -> str:
    """A template of the site's own goes: the packaged one shows again."""
    return g.delete(g.pick("templates/**/*.*"))


@edit
def template_remark(g: Ground) -> str:
    """A remark in a template, which no page shows."""
    name = g.pick("templates/**/*.html")
    return g.write(name, re.sub(r"{# walk \d+ #}", "", g.text(name)) + f"{{# walk {g.number()} #}}")


@edit
def template_include(g: Ground) -> str:
    """A template of the site's own that another one takes in: it comes, changes, or is forgotten."""
    name = "templates/partials/walk.html"
    page = g.choice(
        n for n in g.files("templates/*.html") if "{% block main %}" in g.text(n) or "walk.html" in g.text(n)
    )
    text = g.text(page)
    part = f"<p>part {g.number()}</p>\n"
    if "partials/walk.html" in text:
        return (
            g.write(name, part)
            if g.dice.random() < 0.6
            else g.write(page, re.sub(r"{% include [^%]*walk[^%]*%}", "", text))
        )
    g.write(name, part)
    return g.write(page, text.replace("{% block main %}", "{% block main %}{% include 'partials/walk.html' %}", 1))


@edit
def asset(g: Ground) -> str:
    """An asset more, less, or with other bytes."""
    kind = g.dice.choice(("add", "add", "change", "change", "change", "remove"))
    if kind == "add":
        ending = g.dice.choice(("images/new.png", "files/new.txt", "js/new.js", "fonts/none.woff2"))
        return g.write(f"assets/{ending}", f"bytes {g.number()}".encode())
    name = g.pick("assets/**/*.*")
    if kind == "remove":
        return g.delete(name)
    return g.write(name, (g.root / name).read_bytes() + f"/* {g.number()} */\n".encode())


@edit
def style(g: Ground) -> str:
    """What the style sheet says, or what it loads: its name changes, and with it every page."""
    name = g.choice(_assets(g, ".css", ".svg"))
    own = g.root / name
    text = (own if own.is_file() else REPOSITORY / name).read_text("utf-8")
    return g.write(name, f"{text.rstrip()}\n/* {g.number()} */\n")


def _assets(g: Ground, *endings: str) -> list[str]:
    """Assets of these sorts, the site's own or else packaged ones."""
    own = [name for name in g.files("assets/**/*.*") if name.endswith(endings)]
    packaged = sorted(p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "assets").rglob("*.*"))
    return own or [name for name in packaged if name.endswith(endings)]


# Options, clock and times


@edit
def drafts_switch(g: Ground) -> str:
    """Drafts in, or out again."""
    g.drafts = not g.drafts
    return f"drafts: {g.drafts}"


@edit
def clock(g: Ground) -> str:
    """Another day, forward or back."""
    g.today = g.choice(day for day in DAYS if day != g.today)
    return f"today: {g.today}"


@edit
def clean_option(g: Ground) -> str:
    """A build that forgets the earlier ones."""
    g.clean = True
    return "--clean"


@edit
def touch(g: Ground) -> str:
    """Files with another time and the same bytes, saved again or copied."""
    names = g.files("content/**/*.*") + g.files("templates/**/*.*") + g.files("assets/**/*.*")
    some = names if g.dice.random() < 0.3 else [g.choice(names)]
    shift = g.dice.choice((0, -(10**15), 10**15))
    for name in some:
        path = g.root / name
        g._remember(name)
        time = path.stat().st_mtime_ns + shift
        if shift and g.dice.random() < 0.5:
            os.utime(path, ns=(time, time))
        else:
            g._set_down(path, path.read_bytes(), by_rename=True)
    return f"{len(some)} files, {shift}"


@edit
def nothing(g: Ground) -> str:
    """No edit at all."""
    return "nothing"


# What others do to the output and to the cache


def _page(g: Ground) -> Path:
    output = g.choice(g.outputs)
    pages = [p for p in sorted(output.rglob("*")) if p.is_file() and p.name[0] != "." and p not in g.foreign]
    return Path(g.choice(pages))


@edit
def output_deleted(g: Ground) -> str:
    """A page is gone."""
    page = _page(g)
    page.unlink()
    return f"{page.name} of {page.parent.name}"


@edit
def output_edited(g: Ground) -> str:
    """A page was written over, in place or by another file."""
    page = _page(g)
    if g.dice.random() < 0.5:
        page.write_bytes(page.read_bytes() + b"<!-- defaced -->")
    else:
        g._set_down(page, b"other", by_rename=True)
    return f"{page.name} of {page.parent.name}"


@edit
def output_folder_deleted(g: Ground) -> str:
    """A folder of the output is gone, or the whole of it."""
    output = Path(g.choice(g.outputs))
    if not output.is_dir():
        raise NotNow
    folder = output if g.dice.random() < 0.3 else Path(g.choice(sorted(p for p in output.iterdir() if p.is_dir())))
    shutil.rmtree(folder)
    g.foreign = {path: content for path, content in g.foreign.items() if path.exists()}
    return f"{folder.name}/"


@edit
def output_page_is_a_folder(g: Ground) -> str:
    """An empty folder lies where a page was."""
    page = _page(g)
    page.unlink()
    page.mkdir()
    g.in_the_way.add(page)
    return f"{page.name} of {page.parent.name}"


@edit
def foreign_file(g: Ground) -> str:
    """Somebody puts a file of their own beside ours; it has to stay."""
    output = Path(g.choice(g.outputs))
    if not (output / ".sitegen-manifest").exists():
        raise NotNow
    name = g.dice.choice(("CNAME", "topics/note.txt", f"documents/mine-{g.dice.randrange(9)}.txt", ".well-known/x"))
    path = output / name
    put(path, f"mine {g.number()}")
    g.foreign[path] = path.read_bytes()
    return name


@edit
def foreign_in_the_way(g: Ground) -> str:
    """Somebody's file lies where an entry to come has its page."""
    output = Path(g.choice(g.outputs))
    path = output / "documents" / f"walk-{g.dice.randrange(6)}" / "index.html"
    if path.exists() or not (output / ".sitegen-manifest").exists():
        raise NotNow
    put(path, "mine")
    g.foreign[path] = b"mine"
    return str(path.parent.name)


def _cache(g: Ground) -> Path:
    folder = g.root / ".sitegen-cache"
    if not folder.is_dir():
        raise NotNow
    return folder


@edit
def cache_deleted(g: Ground) -> str:
    """The cache is gone."""
    shutil.rmtree(_cache(g))
    return "rm -r .sitegen-cache"


@edit
def cache_damaged(g: Ground) -> str:
    """Every file of the cache is cut short, empty, or nonsense; not of the spare, whose files are also the site's."""
    inside = [p for p in _cache(g).rglob("*") if p.is_file() and p.name != "lock"]
    for path in sorted(p for p in inside if not any(part.startswith("spare-") for part in p.parts[:-1])):
        content = path.read_bytes()
        path.write_bytes(g.dice.choice((content[: len(content) // 2], b"", b"{}", b"\x80\x04nonsense")))
    return "damage"


@edit
def cache_kept_aside(g: Ground) -> str:
    """The cache of an earlier time comes back, after the present one was put aside for later."""
    folder, aside = _cache(g), g.root.parent / "cache-aside"
    kept = g.root.parent / "cache-kept"
    if aside.exists():
        aside.rename(kept)
    shutil.copytree(folder, aside)
    if not kept.exists():
        return "put aside"
    shutil.rmtree(folder)
    kept.rename(folder)
    return "brought back"


# Errors, which are taken back

ERRORS = {
    "content/documents/bad.md": "---\ntitle: Bad\nyear: 2016\ndate: 2016-02-30\n---\n",
    "content/documents/worse.md": "---\ntitle: Worse: much\nyear: 2016\n---\n",
    "content/documents/lost.md": "---\ntitle: Lost\nyear: 2016\n---\nSee [[nowhere-at-all]].\n",
    "content/documents/sub/{entry}.md": "---\ntitle: First again\nyear: 2016\n---\n",
    "content/registers/events.yaml": "events:\n  - {id: UPPER, title: x, date: 2016-13}\n",
    "content/registers/topics.yaml": "topics: [\n",
    "content/site.yaml": "title: No address\n",
    "templates/document.html": "{% extends 'base.html' %}{% block main %}{{ page.title }\n",
    "templates/base.html": "{% include 'nowhere.html' %}",
    "templates/year.html": "{% extends 'base.html' %}\n{% block main %}{{ page.nonsense }}{% endblock %}",
    "content/pages/no-title.md": "---\nsummary: no title\n---\n",
}


def _error_edit(folder: str) -> Edit:
    def spoil(g: Ground) -> str:
        name = g.dice.choice([name for name in ERRORS if name.startswith(folder)])
        return g.write(name.format(entry=g.choice(g.entries())), ERRORS[name])

    return spoil


FOLDERS = {"entry": "content/documents/", "page": "content/pages/", "register": "content/registers/"}
FOLDERS |= {"settings": "content/site.yaml", "template": "templates/"}
EDITS |= {f"error_{name}": _error_edit(folder) for name, folder in FOLDERS.items()}


@edit
def several(g: Ground) -> str:
    """Several edits before anybody builds."""
    done = []
    for name in g.dice.sample(
        sorted(name for name in EDITS if name not in {"several", "nothing"} and "error" not in name),
        g.dice.randrange(2, 5),
    ):
        try:
            done.append(f"{name} {EDITS[name](g)}")
        except NotNow:
            continue
    return "; ".join(done)


# What the edits are about, by the beginnings of their names; a walk chooses the area first, these the more often.
AREAS = {
    "entries": ("add_", "change_", "copy_", "delete_", "move_", "rename_", "remove_", "swap_"),
    "fields": ("field_",),
    "registers": ("register_", "groups", "lineage", "names_in_time"),
    "settings": ("setting", "own_fields", "order_of_pages", "drafts_switch", "clock", "clean_option"),
    "looks": ("template_", "asset", "style"),
    "surroundings": ("output_", "foreign_", "cache_", "touch", "nothing"),
    "errors": ("error_",),
    "several": ("several",),
}
OFTEN = ("entries", "fields", "registers")


def names_in(area: str) -> list[str]:
    """Edits of an area."""
    return sorted(name for name in EDITS if name.startswith(AREAS[area]))
