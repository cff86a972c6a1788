"""The mechanism of typed field tables: one table says which keys a mapping may have, of which type, and what for.

The tables themselves (front matter, annotations, registers, site.yaml) are in `tables`. The same table drives
reading with diagnostics, the manual and the data dictionary, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from sitegen import yamltree
from sitegen.dates import FuzzyDate, parse_date, without_time
from sitegen.diagnostics import Findings, Span, one_of, slip_of


class FieldType(StrEnum):
    """What a value is read as. Scalars are kept as text until the table says otherwise."""

    TEXT = "text"
    DATE = "date"
    """EDTF, see `dates`."""
    YEAR = "year"
    NUMBER = "number"
    """A whole number of 0 or more."""
    FLAG = "true or false"
    LANG = "language"
    """A language tag of BCP 47 (RFC 5646) in its usual forms: en, en-GB, zh-Hant."""
    URL = "address"
    """An absolute http(s) address."""
    LIST = "list of texts"
    RECORD = "mapping"
    RECORDS = "list of mappings"
    OPEN = "any mapping"
    """Keys are free; read by hand (facets and fields of site.yaml)."""


@dataclass(frozen=True)
class Field:
    """A key: `doc` is its entry in the manual; `allowed` closes the set of values; `fields` is the inner table."""

    name: str
    type: FieldType
    doc: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    may_be_empty: bool = False
    """A required list that may be written as `[]`."""
    senses: tuple[tuple[str, str], ...] = ()
    """Words that people write where one of `allowed` belongs, and which of them it is."""


@dataclass(frozen=True)
class Word:
    """A text with its place, for what is looked up later (terms, ids)."""

    text: str
    span: Span


Value: TypeAlias = "str | int | bool | FuzzyDate | tuple[Word, ...] | tuple[Record, ...] | Record | yamltree.Mapping"


@dataclass(frozen=True)
class Record:
    """The values of one mapping, typed by its table; absent, empty and wrong ones are not in `values`.

    `spans` has the place of every value that was given, wrong ones included.
    """

    span: Span
    values: Mapping[str, Value] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)

    def span_of(self, name: str) -> Span:
        """Where the value stands, or where the record begins when the key is absent."""
        return self.spans.get(name, self.span)

    def text(self, name: str) -> str:
        """A text, or empty."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def word(self, name: str) -> Word | None:
        """A text with its place."""
        return Word(self.text(name), self.span_of(name)) if self.text(name) else None

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.values.get(name)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        """True only when the editor wrote true."""
        return self.values.get(name) is True

    def date(self, name: str) -> FuzzyDate | None:
        """A date, or None."""
        value = self.values.get(name)
        return value if isinstance(value, FuzzyDate) else None

    def words(self, name: str) -> tuple[Word, ...]:
        """A list of texts."""
        value = self.values.get(name, ())
        return tuple(v for v in value if isinstance(v, Word)) if isinstance(value, tuple) else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts without their places."""
        return tuple(word.text for word in self.words(name))

    def record(self, name: str) -> Record | None:
        """An inner mapping, or None."""
        value = self.values.get(name)
        return value if isinstance(value, Record) else None

    def records(self, name: str) -> tuple[Record, ...]:
        """A list of inner mappings."""
        value = self.values.get(name, ())
        return tuple(v for v in value if isinstance(v, Record)) if isinstance(value, tuple) else ()

    def mapping(self, name: str) -> yamltree.Mapping | None:
        """A mapping with free keys, or None."""
        value = self.values.get(name)
        return value if isinstance(value, yamltree.Mapping) else None


def read_record(node: yamltree.Mapping, table: Iterable[Field], found: Findings, *, what: str = "key") -> Record:
    """Read a mapping by its table. Every fault is reported, and whatever can be read is kept.

    Unknown keys: one that resembles a known key is an error (a value would be lost to a slip); a foreign one is a
    warning, since a page can do without it.
    """
    known = {f.name: f for f in table}
    values: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    node = _set_in(node, known, found)
    present = {entry.key for entry in node.entries}
    for number, entry in enumerate(node.entries):
        known_field = known.get(entry.key)
        if known_field is None:
            # Reported, and read as what it was meant to be: else its absence would be reported too.
            if _report_rest(node.entries[number - 1] if number else None, entry, known, found):
                continue
            known_field = _report_unknown(entry, known, present, found, what)
            if known_field is None:
                continue
            present.add(known_field.name)
        value = read_value(entry.value, known_field, found)
        if value is not None:
            values[known_field.name] = value
        if not _is_empty(entry.value):
            spans[known_field.name] = entry.value.span
    for name, known_field in known.items():
        empty = values.get(name) == () and not known_field.may_be_empty
        if known_field.required and (name not in spans or empty):
            _report_missing(node, known_field, name in present, spans.get(name), found)
    return Record(node.span, values, spans)


def _set_in(node: yamltree.Mapping, known: Mapping[str, Field], found: Findings) -> yamltree.Mapping:
    """The mapping with the keys below an empty one inside of it, where they belong there and are not set in."""
    for number, above in enumerate(node.entries):
        row = known.get(above.key)
        if row is None or row.type is not FieldType.RECORD or not _is_empty(above.value):
            continue
        behind = node.entries[number + 1 :]
        inner = []
        for entry in behind:
            if entry.key in known or not _has(row, entry.key):
                break
            inner.append(entry)
        if len(inner) > 1:
            rest = behind[len(inner) :]
            inner += _report_not_set_in(above, inner[-1], rest[0].span.line - 1 if rest else 0, row, found)
            whole = yamltree.Mapping(tuple(inner), inner[0].span)
            return replace(node, entries=(*node.entries[:number], replace(above, value=whole), *rest))
    return node


def _report_not_set_in(
    above: yamltree.Entry, inner: yamltree.Entry, last: int, row: Field, found: Findings
) -> list[yamltree.Entry]:
    """One problem in place of one for each key; the keys that were lost, because the mapping around has them, too."""
    first, end = above.span.line + 1, last or _last_line(inner)
    lost = []
    for item in found.items:
        # One below the last of the others is not among the keys that were kept.
        if item.rule == "duplicate-key" and first <= item.span.line <= (last or end + 1) and _has(row, item.about[0]):
            lost.append(item)
            end = max(end, item.span.line)
    found.items = [item for item in found.items if item not in lost]
    message = f"the keys of '{above.key}' on lines {first} to {end} are not set in, and stand outside of it"
    hint = f"put two spaces before each of the lines {first} to {end}"
    found.error(above.span, "unknown-key", message, hint, (above.key, str(first), str(end)))
    return [yamltree.Entry(item.about[0], yamltree.Scalar("…", item.span), item.span) for item in lost]


def _last_line(entry: yamltree.Entry) -> int:
    items = entry.value.items if isinstance(entry.value, yamltree.Sequence) else ()
    return max(entry.span.line, *(item.span.line for item in items)) if items else entry.span.line


def _is_empty(node: yamltree.Node) -> bool:
    return isinstance(node, yamltree.Scalar) and (node.is_null or not node.text.strip())


def _report_rest(
    above: yamltree.Entry | None, entry: yamltree.Entry, known: Mapping[str, Field], found: Findings
) -> bool:
    """Report a line of a text that YAML takes for a key, because it has a colon and is not indented."""
    if above is None or above.key not in known or slip_of(entry.key, known):
        return False
    from sitegen.value_slips import rest_of_text  # only faults need it

    hint = rest_of_text(above, entry)
    if hint:
        message = f"'{entry.key}' is no key: the line seems to go on with the text of '{above.key}'"
        found.warning(entry.span, "unknown-key", message, hint)
    return bool(hint)


def _report_unknown(
    entry: yamltree.Entry, known: Mapping[str, Field], present: Set[str], found: Findings, what: str
) -> Field | None:
    """Report a key that is in no table; the field that it was surely meant to be."""
    meant = slip_of(entry.key, known)
    if meant:
        more = ", which is given already? put both together" if meant in present else "?"
        hint = f"did you mean '{meant}'{more}"
        about = (entry.key,) if meant in present else (entry.key, meant)
        found.error(entry.span, "unknown-key", f"unknown {what} '{entry.key}'", hint, about)
        return None if meant in present else known[meant]
    inside = next((f.name for f in known.values() if f.type is FieldType.RECORD and _has(f, entry.key)), "")
    if inside:
        message = f"'{entry.key}' is a key of '{inside}', and stands outside of it"
        hint = f"move it below '{inside}:', and put two spaces before it"
        found.error(entry.span, "unknown-key", message, hint)
        return None
    hint = "remove it, or declare it under 'fields' in content/site.yaml"
    if what != "key":
        hint = "known: " + ", ".join(known)
    if " " in entry.key and _is_empty(entry.value):
        hint = "it is the rest of the value before it, which has a comma: put that whole value in quotes"
    elif (other := _other_word(entry.key, known)) and other not in present:
        hint = f"did you mean '{other}'?" + (f" if not, {hint}" if what == "key" else "")
    found.warning(entry.span, "unknown-key", f"unknown {what} '{entry.key}' is not used", hint)
    return None


def _other_word(key: str, known: Mapping[str, Field]) -> str:
    from sitegen.value_slips import other_word  # only faults need it

    return other_word(key, set(known))


def _has(known: Field, key: str) -> bool:
    return any(inner.name == key for inner in known.fields)


def _report_missing(node: yamltree.Mapping, missing: Field, empty: bool, at: Span | None, found: Findings) -> None:
    keys = [entry.span for entry in node.entries if entry.key == missing.name]
    problem = "is empty" if empty else "is missing"
    allowed = "; one of: " + ", ".join(missing.allowed) if missing.allowed else ""
    found.error(
        at or (keys[0] if keys else node.span),
        "missing-field",
        f"'{missing.name}' {problem}",
        f"write {missing.name}: … ({missing.doc}{allowed})",
    )


def read_value(node: yamltree.Node, known: Field, found: Findings) -> Value | None:
    """Read one value by its field; None when it is empty or wrong (then reported)."""
    if _is_empty(node):
        return None
    if known.type is FieldType.LIST:
        return _list(node, known, found)
    if known.type is FieldType.RECORDS:
        return _records(node, known, found)
    if known.type in {FieldType.RECORD, FieldType.OPEN}:
        return _mapping(node, known, found)
    if not isinstance(node, yamltree.Scalar):
        _wrong(node, known, found)
        return None
    return _scalar(node, known, found)


_WANTED = {
    FieldType.RECORD: "keys with values",
    FieldType.RECORDS: "a list of records",
    FieldType.OPEN: "keys with values",
}


def _wrong(node: yamltree.Node, known: Field, found: Findings) -> None:
    seen = {yamltree.Scalar: "a text", yamltree.Sequence: "a list", yamltree.Mapping: "keys with values"}[type(node)]
    wanted = _WANTED.get(known.type, f"a {known.type}")
    found.error(node.span, "wrong-type", f"'{known.name}' should be {wanted}, but is {seen}", _instead(node, known))


def _instead(node: yamltree.Node, known: Field) -> str:
    """What to write instead of a value of the wrong type."""
    from sitegen.value_slips import other_signs  # only faults need it

    is_mapping = known.type in {FieldType.RECORD, FieldType.RECORDS, FieldType.OPEN}
    wanted = "list" if known.type is FieldType.LIST else known.type if is_mapping else "text"
    return other_signs(node, known.name, wanted) or _example(known)


def _example(known: Field) -> str:
    examples = {
        FieldType.LIST: f"{known.name}: [one, two]",
        FieldType.RECORD: f"{known.name}: and below it, indented, "
        + ", ".join(f"{f.name}: …" for f in known.fields[:3]),
        FieldType.RECORDS: "entries that begin with '- ', with the keys " + ", ".join(f.name for f in known.fields),
        FieldType.TEXT: f'{known.name}: "one text"',
    }
    return "write " + examples.get(known.type, f"{known.name}: one value")


def _wrong_item(item: yamltree.Node, known: Field, found: Findings) -> None:
    """Most often a text with a colon in it, which YAML takes for a key and its value; or a link in brackets."""
    if isinstance(item, yamltree.Sequence):
        from sitegen.value_slips import alone  # only faults need it

        text, _ = alone(item)
        hint = f"write it without brackets of its own: {text}" if text else "one pair of square brackets is enough"
        message = f"square brackets around an item of '{known.name}', which are for links in a text"
        found.error(item.span, "wrong-type", message, hint)
        return
    first = item.entries[0] if isinstance(item, yamltree.Mapping) and item.entries else None
    if first is None or not isinstance(first.value, yamltree.Scalar):
        found.error(item.span, "wrong-type", f"an item of '{known.name}' is not a text", _example(known))
        return
    words = f"{first.key}: {first.value.text}".strip()
    message = f"an item of '{known.name}' is no longer one text: a colon with a space behind it parts key and value"
    hint = f'put it into quotation marks: "{words}"' if len(words) <= 80 and '"' not in words else ""
    found.error(item.span, "wrong-type", message, hint or "put the whole item into one pair of quotation marks")


def _list(node: yamltree.Node, known: Field, found: Findings) -> tuple[Word, ...] | None:
    if isinstance(node, yamltree.Scalar):
        return _list_of_text(node, known, found)
    if not isinstance(node, yamltree.Sequence):
        _wrong(node, known, found)
        return None
    words = []
    for item in node.items:
        if not isinstance(item, yamltree.Scalar):
            _wrong_item(item, known, found)
        elif item.is_null or not item.text.strip():
            found.warning(item.span, "empty-item", f"an empty item in '{known.name}'", "remove the line")
        else:
            words.append(Word(clean(item.text), item.span))
    for word in words:
        if known.allowed and word.text not in known.allowed:
            message = f"{shown(word.text)} is none of the values of '{known.name}'"
            found.error(word.span, "not-allowed", message, one_of(word.text, known.allowed))
    return tuple(words)


def _list_of_text(node: yamltree.Scalar, known: Field, found: Findings) -> tuple[Word, ...]:
    """A text where a list belongs, as the list that it is surely meant to be, or else as one item."""
    from sitegen.value_slips import read_as_list  # only faults need it

    parts, hint = read_as_list(clean(node.text), known.name, plain=node.plain)
    read = f"a list of {len(parts)}" if len(parts) > 1 else "a list of one"
    message = f"'{known.name}' is one text, read as {read}"
    found.warning(node.span, "not-a-list", message, hint or _example(known))
    return tuple(Word(part, node.span) for part in parts)


def _records(node: yamltree.Node, known: Field, found: Findings) -> tuple[Record, ...] | None:
    if not isinstance(node, yamltree.Sequence):
        _wrong(node, known, found)
        return None
    records = []
    for item in node.items:
        if isinstance(item, yamltree.Mapping):
            records.append(read_record(item, known.fields, found, what=f"key of '{known.name}'"))
        else:
            found.error(
                item.span,
                "wrong-type",
                f"an item of '{known.name}' is a text, where keys with values belong",
                _example(known),
            )
    return tuple(records)


def _mapping(node: yamltree.Node, known: Field, found: Findings) -> Record | yamltree.Mapping | None:
    if not isinstance(node, yamltree.Mapping):
        _wrong(node, known, found)
        return None
    if known.type is FieldType.OPEN:
        return node
    return read_record(node, known.fields, found, what=f"key of '{known.name}'")


def _scalar(node: yamltree.Scalar, known: Field, found: Findings) -> Value | None:
    text = clean(node.text)
    if known.allowed and text not in known.allowed:
        message = f"{shown(text)} is not a {known.name}"
        hint = dict(known.senses).get(re.sub(r"[\W_]+", "-", text.casefold()), "")
        found.error(node.span, "not-allowed", message, hint or one_of(text, known.allowed))
        return None
    if known.type is FieldType.DATE:
        return _date(node, text, known, found)
    if known.type in {FieldType.YEAR, FieldType.NUMBER}:
        return _number(node, text, known, found)
    if known.type is FieldType.FLAG:
        return _flag(node, text, known, found)
    if known.type is FieldType.LANG and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        found.error(
            node.span, "bad-language", f"{shown(text)} is not a language tag", "write for example en, cy or zh-Hant"
        )
        return None
    return _url(node, text, found) if known.type is FieldType.URL else text


def _url(node: yamltree.Scalar, text: str, found: Findings) -> Value | None:
    if re.fullmatch(r"https?://[^\s<>\"]+", text):
        # What else there may be in an address stands in its query, or behind such marks.
        if "?" in text or ":~:" in text or "/__http" in text:
            from sitegen.slips.urls import plain_url

            address, surplus = plain_url(text)
            if surplus:
                found.warning(node.span, "bad-url", f"{shown(text)} {surplus}", f"write {address}")
        return text
    from sitegen.slips.urls import url_hint  # only faults need it

    found.error(node.span, "bad-url", f"{shown(text)} is not a whole web address", url_hint(text))
    return None


def _date(node: yamltree.Scalar, text: str, known: Field, found: Findings) -> FuzzyDate | None:
    day = without_time(text)
    if day != text:
        found.warning(node.span, "date-time", f"'{text}' has a time of day; only its date is used", f"write {day}")
    try:
        return _parsed(day)
    except ValueError as error:
        found.error(node.span, "bad-date", f"{known.name}: {error}", _date_hint(day, known.name))
        return None


def _date_hint(text: str, key: str) -> str:
    from sitegen.slips.dates import date_hint  # only faults need it

    return date_hint(text, key)


# A digest names the same few days again and again, and those in doubt cost milliseconds each.
_parsed = lru_cache(maxsize=4096)(parse_date)


def _number(node: yamltree.Scalar, text: str, known: Field, found: Findings) -> int | None:
    pattern = r"[1-9]\d{3}" if known.type is FieldType.YEAR else r"0|[1-9]\d{0,8}"
    if re.fullmatch(pattern, text, re.ASCII):
        return int(text)
    is_year = known.type is FieldType.YEAR
    wanted = "a year of four digits" if is_year else "a whole number of 0 or more"
    example = "write for example 2016" if is_year else "write it with digits only, as in 12"
    found.error(node.span, "wrong-type", f"'{known.name}' should be {wanted}, but is {shown(text)}", example)
    return None


def _flag(node: yamltree.Scalar, text: str, known: Field, found: Findings) -> bool | None:
    if text in {"true", "false"}:
        return text == "true"
    meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
    word = meant.get(text.casefold(), text.casefold())
    hint = f"write {known.name}: {word}" if word in {"true", "false"} else "write true or false"
    message = f"'{known.name}' should be true or false, but is {shown(text)}"
    found.error(node.span, "wrong-type", message, hint)
    # What is meant holds already: a draft is one by whatever word, and its problems are for its editor alone.
    return {"true": True, "false": False}.get(word)


def shown(text: str) -> str:
    """A value in a message: in quotes, and not at its full length when it is long."""
    return f"'{text}'" if len(text) <= 80 else f"'{text[:77]}…'"


def clean(text: str) -> str:
    """A text of front matter on one line: YAML's folded lines and stray spaces become single spaces."""
    return " ".join(text.split())
