"""Citations as values: CSL-JSON, and BibTeX and RIS made from it. Pure text; knows neither entries nor pages.

An item of CSL-JSON is the one source; the other formats say nothing that it does not say. No date is padded, and no
format is given a date that claims more than is known: see `certain`. Doubt goes into the note, in words and as EDTF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from sitegen.dates import FuzzyDate, in_words

BETWEEN = "; "
"""What stands between keywords, of which some have commas."""
Item = Mapping[str, Any]
"""An item of CSL-JSON 1.0.2 (github.com/citation-style-language/schema, `csl-data.json`)."""


class Name(Struct, frozen=True):
    """Who made a work: as printed, or as family and given name where a register says which is which."""

    printed: str
    family: str = ""
    given: str = ""


class Work(Struct, frozen=True):
    """What can be said of a work. `type` is a type of CSL; empty fields are left out everywhere."""

    key: str
    type: str
    title: str
    authors: tuple[Name, ...] = ()
    container: str = ""
    """The newspaper or site that it is part of."""
    publisher: str = ""
    issued: FuzzyDate | None = None
    accessed: FuzzyDate | None = None
    url: str = ""
    lang: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Format(Struct, frozen=True):
    """A format of files: what readers call it, the ending of its files, and its media type."""

    label: str
    ending: str
    media_type: str


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex"),
    Format("RIS", "ris", "application/x-research-info-systems"),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"),
)


def csl(work: Work) -> Item:
    """A work as an item of CSL-JSON."""
    notes = (*work.notes, _doubt(work.issued))
    item = {
        "id": work.key,
        "type": work.type,
        "title": one_line(work.title),
        "author": [_csl_name(name) for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": _csl_date(work.issued),
        # The day of reading is a day or nothing.
        "accessed": _csl_date(work.accessed) if work.accessed and _is_plain(work.accessed) else None,
        "URL": work.url,
        "language": work.lang,
        "abstract": one_line(work.abstract),
        "keyword": BETWEEN.join(one_line(word) for word in work.keywords),
        "note": ". ".join(one_line(note).rstrip(".") for note in notes if note),
    }
    return {name: value for name, value in item.items() if value}


def one_line(text: str) -> str:
    """Text without line ends, which RIS does not allow inside a field."""
    return " ".join(text.split())


def _csl_name(name: Name) -> Mapping[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": one_line(name.printed)}


def _is_plain(date: FuzzyDate) -> bool:
    return not (date.is_range or date.approximate or date.uncertain)


def _doubt(date: FuzzyDate | None) -> str:
    return "" if date is None or _is_plain(date) else f"Date: {in_words(date)} (EDTF {date.edtf})"


def _csl_date(date: FuzzyDate | None) -> Mapping[str, Any] | None:
    """A date of CSL: `circa` says that it is in doubt; an open interval has words only."""
    if date is None:
        return None
    if date.is_open:
        return {"literal": in_words(date)}
    parts: dict[str, Any] = {"date-parts": [list(part) for part in date.parts]}
    return {**parts, "circa": True} if date.approximate or date.uncertain else parts


def certain(item: Item) -> tuple[int, ...]:
    """Year, month and day of an item as far as a field without room for doubt may say them.

    A date in doubt has its year at most, and so has an interval within one year; the note says the rest.
    """
    date = item.get("issued", {})
    parts = date.get("date-parts", ())
    if not parts or len({part[0] for part in parts}) > 1:
        return ()
    return tuple(parts[0][:1]) if len(parts) > 1 or date.get("circa") else tuple(parts[0])


def as_text(items: Iterable[Item], ending: str) -> str:
    """A file of items in one of the formats."""
    return joined((one(item, ending) for item in items), ending)


def one(item: Item, ending: str) -> str:
    """One item as it stands in a file."""
    return _WRITERS[ending](item)


def joined(parts: Iterable[str], ending: str, *, whole: bool = True) -> str:
    """A file out of its items, each as `one` wrote it, or the middle of one; empty parts are left out."""
    kept = [part for part in parts if part]
    if ending != "json":
        return "".join(kept)
    text = ",\n".join(kept)
    if not whole:
        return text
    return f"[\n{text}\n]\n" if kept else "[]\n"


def _json(item: Item) -> str:
    """An item on one line, so that two releases diff well."""
    return json.dumps(item, ensure_ascii=False)


# BibTeX -----------------------------------------------------------------------------------------------------------

_TEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, also those with a backslash before them; so there may be none in a text.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: "\\" + character for character in "$&#_%"},
}
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
_NOT_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
_BIBTEX_TYPES = {"report": "techreport", "article-newspaper": "article", "article-magazine": "article"}


def tex(text: str) -> str:
    """Text in which TeX finds no command (The TeXbook, chapter 7: the ten special characters)."""
    return _SPECIAL.sub(lambda match: _TEX[match[0]], text)


def _bibtex(item: Item) -> str:
    """An entry that both BibTeX (year) and biblatex (date, urldate) can use."""
    kind = _BIBTEX_TYPES.get(item["type"], "misc")
    day = certain(item)
    publisher = {"techreport": "institution", "article": "", "misc": "organization"}[kind]
    container = "journal" if kind == "article" else "howpublished"
    fields = {
        # A second pair of braces keeps capitals, and a name of one piece in one piece.
        "title": f"{{{tex(item['title'])}}}",
        "author": " and ".join(map(_bibtex_name, item.get("author", ()))),
        container: tex(item.get("container-title", "")),
        publisher: tex(item.get("publisher", "")),
        "date": iso(day) if len(day) > 1 else "",
        "year": f"{day[0]:04d}" if day else "",
        "url": _url(item.get("URL", "")),
        "urldate": iso(_parts(item, "accessed")),
        "language": item.get("language", ""),
        "keywords": tex(", ".join(_keywords(item))),
        "abstract": tex(item.get("abstract", "")),
        "note": tex(item.get("note", "")),
    }
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items() if name and value]
    return f"@{kind}{{{item['id']},\n" + ",\n".join(rows) + "\n}\n\n"


def _bibtex_name(name: Mapping[str, str]) -> str:
    if "family" in name:
        return f"{tex(name['family'])}, {tex(name['given'])}" if name["given"] else tex(name["family"])
    return f"{{{tex(name['literal'])}}}"


def _url(url: str) -> str:
    """An address, which biblatex and `\\url` take as it is, but for what would break the entry."""
    return "".join(_NOT_IN_URL.get(character, character) for character in url)


def _keywords(item: Item) -> list[str]:
    return [word for word in item.get("keyword", "").split(BETWEEN) if word]


def iso(parts: tuple[int, ...]) -> str:
    """Year, month and day, as far as there are any, by ISO 8601."""
    return "-".join(f"{part:0{2 if number else 4}d}" for number, part in enumerate(parts))


def _parts(item: Item, name: str) -> tuple[int, ...]:
    return tuple(item[name]["date-parts"][0]) if name in item else ()


# RIS --------------------------------------------------------------------------------------------------------------

_RIS_TYPES = {
    "report": "RPRT",
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "post-weblog": "BLOG",
    "webpage": "ELEC",
    "personal_communication": "PCOMM",
    "hearing": "HEAR",
}


def _ris(item: Item) -> str:
    """A reference of RIS (Research Information Systems, 2001; tags as Zotero and EndNote read them)."""
    day = certain(item)
    rows = [
        ("TY", _RIS_TYPES.get(item["type"], "GEN")),
        ("ID", item["id"]),
        ("TI", item["title"]),
        *(("AU", _ris_name(name)) for name in item.get("author", ())),
        ("T2", item.get("container-title", "")),
        ("PB", item.get("publisher", "")),
        ("PY", f"{day[0]:04d}" if day else ""),
        ("DA", _ris_date(day) if len(day) > 1 else ""),
        ("UR", item.get("URL", "")),
        ("Y2", _ris_date(_parts(item, "accessed"))),
        ("LA", item.get("language", "")),
        *(("KW", word) for word in _keywords(item)),
        ("AB", item.get("abstract", "")),
        ("N1", item.get("note", "")),
    ]
    return "".join(f"{tag}  - {one_line(text)}\r\n" for tag, text in rows if text) + "ER  - \r\n\r\n"


def _ris_name(name: Mapping[str, str]) -> str:
    if "family" in name:
        return ", ".join(filter(None, (name["family"], name["given"])))
    # A comma would part family and given name, which nobody has told apart.
    return name["literal"].replace(",", ";")


def _ris_date(parts: tuple[int, ...]) -> str:
    """`YYYY/MM/DD/other`, with empty places for what is not known."""
    return "/".join([f"{part:02d}" for part in parts] + [""] * (4 - len(parts))) if parts else ""


_WRITERS = {"json": _json, "bib": _bibtex, "ris": _ris}
