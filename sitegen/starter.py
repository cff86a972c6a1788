"""The text of a new entry, ready to be filled in. Pure: `commands.new` writes it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from sitegen.dates import FORMS, FuzzyDate, parse_date
from sitegen.model import year_date
from sitegen.scaffold import SAY, closing
from sitegen.slugs import slugify
from sitegen.vocabularies import KINDS, NATURES


@dataclass(frozen=True)
class Start:
    """What an editor said about the entry."""

    name: str
    title: str
    when: str
    year: str
    tags: tuple[str, ...]
    departments: tuple[str, ...]
    url: str
    draft: bool
    today: date
    publisher: str = ""
    kind: str = ""
    nature: str = ""
    summary: str = ""
    own: tuple[tuple[str, str], ...] = ()
    """Further fields that this digest requires, each with its meaning."""
    sections: tuple[str, ...] = ()
    """Headings that it requires."""


MOST_WORDS = 8
"""Words of a title that a proposed id takes: enough to tell entries apart, short enough for an address."""


def proposed(title: str, when: str) -> str:
    """An id for an entry of this title and date (or year): `on-lamps-2016`. Empty for a title without words."""
    if not any(character.isalnum() for character in title):
        return ""
    words = slugify(title).split("-")[:MOST_WORDS]
    year = when[:4]
    return "-".join(words if not year.isdecimal() or year in words else [*words, year])


def title_from(name: str) -> str:
    """A title made from a name: `fine-lamps` -> `Fine lamps`."""
    return identifier_of(name).replace("-", " ").capitalize() if name else ""


def identifier_of(name: str) -> str:
    """The id that a name makes, which may be typed as a path or with its ending."""
    return slugify(name.rpartition("/")[2].removesuffix(".md"))


def date_of(start: Start) -> FuzzyDate:
    """The date of an entry, or its year, for looking up names. Raises ValueError, with words for an editor."""
    year = _year(start)
    return _date(start.when) if start.when else year_date(int(year))


def entry(start: Start) -> tuple[str, str]:
    """The id and the text of a new entry. Raises ValueError, with words for an editor, on a bad name, date or year."""
    identifier = identifier_of(start.name)
    if not any(character.isalnum() for character in start.name):
        raise ValueError(f"'{start.name}' makes no id; use letters and digits")
    if start.url and not re.fullmatch(r"https?://[^\s<>\"]+", start.url):
        raise ValueError(f"'{start.url}' is not an absolute web address")
    year = _year(start)
    title = start.title or title_from(start.name)
    summary = " ".join(start.summary.split())
    lines = ["---", f"title: {quoted(title)}", f"summary: {quoted(summary)}", *([f"year: {year}"] if year else [])]
    lines.append(f"date: {start.when}" if start.when else "# date: 2016-12-08")
    if start.when[-1:] in {"~", "?", "%"}:
        lines.append('date_basis: ""')
    lines.append(f"tags: [{', '.join(map(quoted, start.tags))}]")
    lines.append(f"department: [{', '.join(map(quoted, start.departments))}]")
    # Nothing is put down as known that nobody has said.
    lines.append(f"kind: {start.kind}" if start.kind else f"kind:  # one of: {', '.join(KINDS)}")
    lines += [f"{name}:  # {meaning}" for name, meaning in start.own]
    lines += ["source:", f"  title: {quoted(title)}", f"  publisher: {quoted(start.publisher)}"]
    lines.append(f"  nature: {start.nature}" if start.nature else f"  nature:  # one of: {', '.join(NATURES)}")
    if start.url:
        lines.append(f"  url: {quoted(start.url)}")
    lines.append(f"  accessed: {start.today.isoformat()}")
    lines.append(f"added: {start.today.isoformat()}")
    lines += ["draft: true"] if start.draft else []
    lines += ["---", ""]
    return identifier, "\n".join(lines) + "\n" + "\n\n".join((SAY, *closing(start.sections), _EXAMPLE))


def _year(start: Start) -> str:
    if start.year and not re.fullmatch(r"[1-9]\d{3}", start.year, re.ASCII):
        raise ValueError(f"'{start.year}' is not a year of four digits")
    if start.when:
        known = _date(start.when)
        if start.year and not known.covers_year(int(start.year)):
            raise ValueError(f"the year {start.year} does not agree with the date {start.when}")
        # A year before 1000 follows from the date; `year` itself takes no leading zero.
        return start.year or (str(known.earliest.year) if known.earliest.year > 999 else "")
    if start.year:
        return start.year
    raise ValueError("give --date or --year")


def _date(text: str) -> FuzzyDate:
    try:
        return parse_date(text)
    except ValueError as error:
        raise ValueError(f"{error}; write {FORMS}") from None


def quoted(text: str) -> str:
    """A YAML scalar that means exactly this text (JSON strings are YAML, section 1.3 of YAML 1.2)."""
    plain = re.fullmatch(r"[^\W_][\w -]*", text) and text == text.strip() and text.casefold() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)


_EXAMPLE = """<!-- An annotation stands right below the paragraph whose words it quotes:

/// context | the words quoted
Background that is not in the source, with a link to where it comes from.
///
-->
"""
