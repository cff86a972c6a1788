"""A topic, department or entry under another id: every place that names it, as edits, and the old address kept alive.

Pure: texts of files in, a `Plan` out. Only the characters of the old id are replaced, where our own readers say that
they mean it; a word that merely looks the same stays, and so does all else in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen import yamltree
from sitegen.diagnostics import Findings, Span
from sitegen.fixing import Edit, applied, offset_of
from sitegen.frontmatter import split
from sitegen.markup.scan import masked, scan

KINDS = ("topic", "department", "document")
Wanted = Mapping[str, object]
"""Keys that name things of a kind: `True` where a value is an id or a list of ids, else the same of records below."""

_FRONT: dict[str, Wanted] = {
    "topic": {"tags": True},
    "department": {"department": True},
    "document": {"related": True, "responds_to": True},
}
_REGISTERS: dict[str, dict[str, Wanted]] = {
    "topic": {"topics": {"topics": {"id": True, "broader": True, "related": True, "replaced_by": True}}},
    "department": {
        "departments": {"departments": {"id": True, "parent": True, "lineage": {"to": True}}},
        "people": {"people": {"roles": {"body": True}}},
        "initiatives": {"initiatives": {"lead": True}},
        "events": {"events": {"departments": True}},
    },
    "document": {},
}
_SCALAR = re.compile(r"""\"(?:[^"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'|[^,\]}#\n\r]+?(?=[ \t]*(?:[,\]}\r\n]|[ \t]#|$))""")
_REFERENCE = re.compile(r"(?<=\[\[)[ \t]*([^\[\]|\\\n]+?)[ \t]*(?=\\?[\]|])")


@dataclass(frozen=True)
class Plan:
    """What has to be done: edits by file, and files to be moved, old path -> new path.

    `homeless` is a place whose `aliases` are of a form to which the old address cannot be added.
    """

    edits: Mapping[str, Sequence[Edit]] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    homeless: Span | None = None

    def result(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Every file that changes, under its new path, as it will be."""
        paths = {*self.edits, *self.moves}
        return {self.moves.get(path, path): applied(texts[path], self.edits.get(path, ())) for path in sorted(paths)}


def plan(texts: Mapping[str, str], kind: str, old: str, new: str, *, label: str = "", folder: str = "") -> Plan:
    """Look for every place. `texts` are the files of content/ by path; `folder` is that of the term's overview texts.

    `label` is another label for a topic. What cannot be read is passed over: `check` has said so before.
    """
    edits: dict[str, list[Edit]] = {}
    moves: dict[str, str] = {}
    homeless: list[Span] = []
    for path, text in texts.items():
        found: list[Edit | Span] = list(_edits(path, text, kind, old, new, folder))
        if path == f"content/registers/{kind}s.yaml" and kind != "document":
            found += _record_edits(path, text, kind, (old, new), label)
        stem, ending = path.rpartition("/")[2].rpartition(".")[::2]
        if kind == "document" and stem == old and _is_of_entry(path, ending):
            moves[path] = path[: -len(f"{stem}.{ending}")] + f"{new}.{ending}"
            found += _alias_edits(path, text, (f"documents/{old}/", f"documents/{new}/")) if ending == "md" else []
        elif kind != "document" and path == f"content/{folder}/{old}.md":
            moves[path] = f"content/{folder}/{new}.md"
        made = {(one.start, one.end): one for one in found if isinstance(one, Edit)}
        if made:
            edits[path] = sorted(made.values(), key=lambda edit: edit.start)
        homeless += [one for one in found if isinstance(one, Span)]
    return Plan(edits, moves, homeless[0] if homeless else None)


def _is_of_entry(path: str, ending: str) -> bool:
    return path.startswith("content/documents/") if ending == "md" else path.startswith("content/sources/")


def _edits(path: str, text: str, kind: str, old: str, new: str, folder: str) -> Iterator[Edit]:
    if path.startswith("content/registers/"):
        name = path.rpartition("/")[2].removesuffix(".yaml")
        tree = yamltree.read_yaml(text, path, Findings(), limit=yamltree.MAX_REGISTER_CHARACTERS)
        yield from _in_yaml(tree, _REGISTERS[kind].get(name, {}), text, old, new)
    elif path.endswith(".md"):
        parts = split(path, text.replace("\r\n", "\n"), Findings()) if text.lstrip().startswith("---") else None
        if parts is not None and path.startswith("content/documents/"):
            yield from _in_yaml(parts.front, _FRONT[kind], text, old, new)
        start = _body_at(text, parts.body_line if parts is not None else 1)
        yield from _in_body(text, start, path, kind, old, new, folder)


def _body_at(text: str, line: int) -> int:
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[min(line, len(starts)) - 1]


def _in_yaml(node: yamltree.Node | None, wanted: object, text: str, old: str, new: str) -> Iterator[Edit]:
    if isinstance(node, yamltree.Sequence):
        for item in node.items:
            yield from _in_yaml(item, wanted, text, old, new)
    elif isinstance(node, yamltree.Mapping) and isinstance(wanted, dict):
        for entry in node.entries:
            if entry.key in wanted:
                yield from _in_yaml(entry.value, wanted[entry.key], text, old, new)
    elif isinstance(node, yamltree.Scalar) and wanted is True and node.text == old:
        edit = _at(text, node.span, old, new)
        yield from [edit] if edit else []


def _at(text: str, span: Span, old: str, new: str) -> Edit | None:
    at = offset_of(text, span)
    if at is None:
        return None
    at += text[at : at + 1] in {'"', "'"}
    return Edit(at, at + len(old), new, _says(text, at, old, new)) if text.startswith(old, at) else None


def _says(text: str, at: int, old: str, new: str) -> str:
    """The line as it is and as it will be."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = next((spot for spot in range(at, len(text)) if text[spot] in "\r\n"), len(text))
    line = text[start:at] + f"[-{old}-]" + f"{{+{new}+}}" + text[at + len(old) : end]
    return line.strip()


def _in_body(text: str, start: int, path: str, kind: str, old: str, new: str, folder: str) -> Iterator[Edit]:
    body = text[start:]
    visible = _masked(body)
    for match in _REFERENCE.finditer(visible):
        if match[1] == old:
            at = start + match.start(1)
            yield Edit(at, at + len(old), new, _says(text, at, old, new))
    top = "documents" if kind == "document" else folder
    link = rf"(?:[\"'(<]|\]:[ \t]*)/{re.escape(top)}/({re.escape(old)})(?=[/#)\"'>?])"
    for match in re.finditer(link, visible):
        at = start + match.start(1)
        yield Edit(at, at + len(old), new, _says(text, at, old, new))
    if kind == "department":
        first = text.count("\n", 0, start) + 1
        for annotation in scan(body.replace("\r\n", "\n"), path, first, Findings()).annotations:
            yield from _in_yaml(annotation.options, {"speaker": True, "holder": True}, text, old, new)


def _masked(body: str) -> str:
    """A body without its code, each character where it was, whatever its lines end in."""
    endings = [*re.findall(r"\r\n|\n", body), ""]
    lines = masked(body.replace("\r\n", "\n")).split("\n")
    return "".join(line + ending for line, ending in zip(lines, endings, strict=True))


# What keeps the old address alive ------------------------------------------------------------------------------------


def _record_edits(path: str, text: str, kind: str, ids: tuple[str, str], label: str) -> list[Edit | Span]:
    """The old id as an alias of the record of a register, and another label for a topic.

    Here and below a `Span` is a place to which the alias cannot be added.
    """
    tree = yamltree.read_yaml(text, path, Findings(), limit=yamltree.MAX_REGISTER_CHARACTERS)
    records = [e.value for e in tree.entries if e.key == f"{kind}s"] if tree is not None else []
    for record in records[0].items if records and isinstance(records[0], yamltree.Sequence) else ():
        if not isinstance(record, yamltree.Mapping):
            continue
        keys = {entry.key: entry for entry in record.entries}
        named = keys["id"].value if "id" in keys else None
        if isinstance(named, yamltree.Scalar) and named.text == ids[0]:
            made: list[Edit | Span | None] = [_alias(text, keys, ids, named)]
            if label and "label" in keys and isinstance(keys["label"].value, yamltree.Scalar):
                made.append(_relabelled(text, keys["label"].value, label))
            return [edit for edit in made if edit is not None]
    return []


def _relabelled(text: str, value: yamltree.Scalar, label: str) -> Edit | None:
    at = offset_of(text, value.span)
    if at is None:
        return None
    end = at + len(_typed(text, at))
    return Edit(at, end, _quoted(label), f"label: {label}")


def _typed(text: str, at: int) -> str:
    """A scalar on one line as it is typed, with its quotes."""
    match = _SCALAR.match(text, at)
    return match[0] if match else ""


def _quoted(text: str) -> str:
    plain = re.fullmatch(r"[^\W_][\w ’-]*", text) and text == text.strip()
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _alias(text: str, keys: Mapping[str, yamltree.Entry], ids: tuple[str, str], named: yamltree.Scalar) -> Edit | Span:
    known = keys.get("aliases")
    if known is not None:
        return _added(text, known.value, ids) or known.span
    old = ids[0]
    at = offset_of(text, named.span)
    if at is None:
        return named.span
    end = at + len(_typed(text, at))
    says = f"aliases: [{old}] keeps the old address alive"
    line_start = text.rfind("\n", 0, at) + 1
    before = text[line_start:at]
    if "{" in before:
        return Edit(end, end, f", aliases: [{old}]", says)
    indent = " " * (len(before) - len(before.lstrip(" -")))
    rest = re.compile(r"[^\r\n]*").match(text, end)
    stop = rest.end() if rest else end
    newline = "\r\n" if text[stop : stop + 2] == "\r\n" else "\n"
    return Edit(stop, stop, f"{newline}{indent}aliases: [{old}]", says)


def _added(text: str, node: yamltree.Node, names: tuple[str, str]) -> Edit | None:
    """The old name as one more item at the end of a list, in the way in which it is written.

    Where the new name is an old one that comes back, the two change places: nothing leads to itself.
    """
    if not isinstance(node, yamltree.Sequence):
        return None
    item, new = names
    for known in node.items:
        if isinstance(known, yamltree.Scalar) and known.text == new:
            return _at(text, known.span, new, item)
    at = offset_of(text, node.span)
    says = f"{item} keeps the old address alive"
    if at is not None and text[at : at + 1] == "[":
        if not node.items:
            return Edit(at + 1, at + 1, item, says)
        last = offset_of(text, node.items[-1].span)
        end = last + len(_typed(text, last)) if last is not None else 0
        return Edit(end, end, f", {item}", says) if end else None
    last = offset_of(text, node.items[-1].span) if node.items else None
    if last is None:
        return None
    line_start = text.rfind("\n", 0, last) + 1
    dash = re.match(r"[ ]*-[ ]+", text[line_start:])
    end = last + len(_typed(text, last))
    newline = "\r\n" if "\r\n" in text else "\n"
    return Edit(end, end, f"{newline}{dash[0]}{item}", says) if dash else None


def _alias_edits(path: str, text: str, addresses: tuple[str, str]) -> list[Edit | Span]:
    """The old address in the front matter of an entry."""
    parts = split(path, text.replace("\r\n", "\n"), Findings())
    if parts is None:
        return []
    for entry in parts.front.entries:
        if entry.key == "aliases":
            return [_added(text, entry.value, addresses) or entry.span]
    closing = _body_at(text, parts.body_line - 1)
    newline = "\r\n" if "\r\n" in text else "\n"
    return [Edit(closing, closing, f"aliases: [{addresses[0]}]{newline}", "the old address leads to the new one")]
