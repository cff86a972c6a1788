"""What `check --fix` may put right by itself: only what has one answer, and changes no word that anybody wrote.

A fixer looks at a text and one diagnostic of it, and says which characters to replace. Nothing else is touched, so that
line ends, quoting, comments and the order of keys stay as they are. Pure; `commands.check` writes, and looks whether
the problem is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sitegen.confusables import TWINS, confusables, with_hyphens
from sitegen.dates import without_time
from sitegen.diagnostics import Diagnostic, Span, edit_distance, named_at
from sitegen.slips.urls import past_detour, url_hint
from sitegen.slips.yaml_words import ODD_SPACES
from sitegen.tab_fixing import indent_for

Fixer = Callable[[str, int, Diagnostic], "Edit | None"]
"""Text of the file, offset of the place that the diagnostic names, the diagnostic -> what to replace, or None."""
SURE = 2
"""Slips within which a word can only have meant its nearest neighbour; one in words of up to five letters."""


@dataclass(frozen=True)
class Edit:
    """Characters from `start` to before `end` that become `text`; `says` tells it in words."""

    start: int
    end: int
    text: str
    says: str


def edits_for(text: str, items: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Edit]]:
    """The edits of one file, in its order, none within another: the first of two that meet is made now."""
    found: list[tuple[Diagnostic, Edit]] = []
    for item in sorted(items, key=lambda one: one.order):
        fixer = FIXERS.get(item.rule)
        at = offset_of(text, item.span)
        edit = fixer(text, at, item) if fixer is not None and at is not None else None
        if edit is not None and all(edit.end <= other.start or edit.start >= other.end for _, other in found):
            found.append((item, edit))
    return sorted(found, key=lambda pair: pair[1].start)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def offset_of(text: str, span: Span) -> int | None:
    """The offset of a place: lines end as in the file, and columns count its characters."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    if not 1 <= span.line <= len(starts):
        return None
    first = 1 if text.startswith("\ufeff") and span.line == 1 else 0
    at = starts[span.line - 1] + span.column - 1 + first
    return at if at <= len(text) else None


def _meant(text: str, at: int, item: Diagnostic) -> tuple[str, str] | None:
    """The word that is wrong, of those that the message names the one at the place, and the one surely meant."""
    wrong = named_at(item, text[at:])
    right = re.fullmatch(r"did you mean '([^']+)'\?", item.hint)
    if not wrong or right is None:
        return None
    allowed = 1 if len(wrong) < 6 else SURE
    sure = edit_distance(wrong.casefold(), right[1].casefold()) <= allowed
    return (wrong, right[1]) if sure else None


def _spelling(text: str, at: int, item: Diagnostic) -> Edit | None:
    at += text[at : at + 1] in {'"', "'"}
    words = _meant(text, at, item)
    if words is None:
        return None
    return Edit(at, at + len(words[0]), words[1], f"'{words[0]}' is now '{words[1]}'")


def _told(text: str, at: int, item: Diagnostic) -> Edit | None:
    """`write ID`, where the hint is the word itself."""
    wrong = named_at(item, text[at:])
    right = re.fullmatch(r"write ([a-z0-9]+(?:-[a-z0-9]+)*)", item.hint)
    if not wrong or right is None:
        return None
    return Edit(at, at + len(wrong), right[1], f"'{wrong}' is now '{right[1]}'")


def _list(text: str, at: int, item: Diagnostic) -> Edit | None:
    """A single plain word or quoted text as a list of one; a list in other signs in square brackets alone."""
    listed = re.compile(r"""(["']?)[\[({]([^\[\](){}"'#\n]*)[\])}]\1(?=[ \t]*(?:#.*)?(?:\r|\n|$))""").match(text, at)
    if listed:
        return Edit(at, listed.end(), f"[{listed[2]}]", f"{listed[0]} is now a list in square brackets")
    value = re.compile(r"""("[^"\n]*"|'[^'\n]*'|[\w][\w .&/’-]*?)(?=[ \t]*(?:#.*)?(?:\r|\n|$))""").match(text, at)
    return Edit(at, value.end(), f"[{value[1]}]", f"{value[1]} is now a list of one") if value else None


def _date(text: str, at: int, item: Diagnostic) -> Edit | None:
    value = re.compile(r"\d{4}-\d\d-\d\d[T ][^\s#\"']*(?: [+-]\d{4})?").match(text, at)
    day = without_time(value[0]) if value else ""
    return Edit(at, value.end(), day, f"the time of day behind {day} is gone") if value and day != value[0] else None


def _character(text: str, at: int, item: Diagnostic) -> Edit | None:
    code = f"U+{ord(text[at]):04X}" if at < len(text) else "nothing"
    return Edit(at, at + 1, "", f"the invisible character {code} is gone") if code in item.message else None


def _opening(text: str, at: int, item: Diagnostic) -> Edit | None:
    blank = re.match(r"(\ufeff?)(?:[ \t]*(?:\r\n|\r|\n))+(?=---)", text)
    if blank and at == len(blank[1]):
        return Edit(len(blank[1]), blank.end(), "", "the blank lines above the front matter are gone")
    fence = re.compile(r"-{4,}[ \t]*(?=\r|\n|$)").match(text, at)
    return Edit(at, fence.end(), "---", "the front matter opens with three hyphens") if fence else None


def _dashes(text: str, at: int, item: Diagnostic) -> Edit | None:
    """The line of front matter that a word processor made a long dash of."""
    line = re.fullmatch(r"write --- in place of (\S+)", item.hint)
    if line is None or not text.startswith(line[1], at):
        return None
    return Edit(at, at + len(line[1]), "---", f"the line {line[1]} at the front matter is now ---")


def _repeated(text: str, at: int, item: Diagnostic) -> Edit | None:
    """The second of two items of a list in one line."""
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    inside = text[line_start:at].count("[") > text[line_start:at].count("]")
    value = re.compile(r"""("[^"\n]*"|'[^'\n]*'|[^,\]\n\r"']+?)(?=[ \t]*[,\]])""").match(text, at)
    before = re.search(r",[ \t]*$", text[line_start:at])
    if not inside or value is None or before is None:
        return None
    return Edit(line_start + before.start(), value.end(), "", f"the second '{value[1].strip()}' is gone")


def _said(text: str, at: int, item: Diagnostic) -> Edit | None:
    """`write VALUE` or `write key: VALUE`, with or without a reason before it, where the hint offers one only."""
    right = re.fullmatch(r"(?:[^:]*: )?write (?:[\w-]+: )?([^\s…]+)(?: \(year, month, day\))?", item.hint)
    at += text[at : at + 1] in {'"', "'"}
    value = named_at(item, text[at:])
    if right is None or not value:
        return None
    return Edit(at, at + len(value), right[1], f"'{value}' is now '{right[1]}'")


def _address(text: str, at: int, item: Diagnostic) -> Edit | None:
    """An address, which the message may not name at its full length."""
    at += text[at : at + 1] in {'"', "'"}
    value = re.compile(r"""[^\s"']+""").match(text, at)
    right = re.fullmatch(r"(?:[^:]*: )?write (https?://[^\s…]+)", item.hint)
    if value is None or right is None:
        return None
    if (edit := _past(text, at, right[1])) is not None:
        return edit
    typed = value[0].rstrip(",}]") if value[0].endswith((",", "}", "]")) else value[0]
    if typed and url_hint(typed) == item.hint and item.message.startswith(f"'{typed[:77]}"):
        return Edit(at, at + len(typed), right[1], f"'{typed}' is now '{right[1]}'")
    return None


def _past(text: str, at: int, right: str) -> Edit | None:
    """An address in a text that leads to another by a detour, without the signs that only stand behind it."""
    value = re.compile(r"""[^\s"'<>()]+""").match(text, at)
    typed = value[0].rstrip(".,;:!?") if value is not None and text[value.end() : value.end() + 1] != "(" else ""
    return Edit(at, at + len(typed), right, f"'{typed}' is now '{right}'") if past_detour(typed) == right else None


def _tab(text: str, at: int, item: Diagnostic) -> Edit | None:
    """The tabs of one line; those before its words as the lines around it have spaces."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    tabs = re.compile(rf"[ \t{ODD_SPACES}]+").match(text, at)
    if tabs is None:
        return None
    says = "plain spaces in the place of others"
    if text[start:at].strip():
        return Edit(at, tabs.end(), " ", says)
    lines = re.split(r"\r\n|\r|\n", text)
    width = indent_for(lines, item.span.line - 1)
    return None if width is None else Edit(start, tabs.end(), " " * width, says)


def _option(text: str, at: int, item: Diagnostic) -> Edit | None:
    """An option of an annotation gets its four spaces, and nothing empty above it."""
    if "four spaces" not in item.hint:
        return None
    before = re.search(r"((?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*)[ \t]*$", text[:at])
    if before is None:
        return None
    end = re.match(r"\r\n|\r|\n", before[1])
    return Edit(
        before.start(), at, f"{end[0] if end else ''}    ", "an option of an annotation stands behind four spaces"
    )


def _slashes(text: str, at: int, item: Diagnostic) -> Edit | None:
    if "another kind" in item.message:
        head = re.compile(rf"[^|\r\n]*\|[ \t{ODD_SPACES}]*").match(text, at)
        right = re.match(r"write (/// [a-z]+ \| )", item.hint)
        says = "plain spaces in the place of others"
        return Edit(at, head.end(), right[1], says) if head is not None and right is not None else None
    short = re.compile(r"//?(?!/)").match(text, at)
    if short is None or not item.hint.startswith("write ///"):
        return None
    return Edit(at, short.end(), "///", "an annotation begins with three slashes")


def _holder(text: str, at: int, item: Diagnostic) -> Edit | None:
    """A speaker, holder or publisher written as a name gets its id, where there is only one."""
    wrong = re.match(r"'(.+)' has a record", item.message)
    right = re.fullmatch(r"write (speaker|holder|publisher): ([a-z0-9]+(?:-[a-z0-9]+)*)", item.hint)
    if wrong is None or right is None:
        return None
    says = f"'{wrong[1]}' is now '{right[2]}', its id"
    if right[1] == "publisher":
        whole = re.compile(rf"(?P<sign>[\"']?){re.escape(wrong[1])}(?P=sign)").match(text, at)
        return Edit(at, whole.end(), right[2], says) if whole else None
    line = (
        rf"^[ \t]+(?:speaker|holder):[ \t]*(?P<value>(?P<sign>[\"']?){re.escape(wrong[1])}(?P=sign))[ \t]*(?=[\r\n]|$)"
    )
    block = re.compile(r"^///[ \t]*\r?$", re.MULTILINE).search(text, at)
    value = re.compile(line, re.MULTILINE).search(text, at, block.start() if block else len(text))
    if value is None:
        return None
    return Edit(*value.span("value"), right[2], says)


def _link(text: str, at: int, item: Diagnostic) -> Edit | None:
    """The target of a link with plain hyphens, where others only look like them."""
    typed = re.compile(r"\[\[([^\[\]|\r\n]+)").match(text, at)
    right = re.match(r"write \[\[([^\[\]|]+)", item.hint)
    if typed is None or right is None or typed[1] == right[1] or with_hyphens(typed[1].strip()) != right[1]:
        return None
    return Edit(*typed.span(1), right[1], f"'{typed[1]}' is now '{right[1]}', with plain hyphens")


def _letter(text: str, at: int, item: Diagnostic) -> Edit | None:
    """The word with a letter of another alphabet, all of whose others are Latin, in Latin letters."""
    end = at
    while at and text[at - 1].isalpha():
        at -= 1
    while text[end : end + 1].isalpha():
        end += 1
    word = text[at:end]
    right = "".join(TWINS.get(sign, sign) for sign in word)
    if next(confusables(word), None) is None:
        return None
    return Edit(at, end, right, f"'{right}' is now in Latin letters throughout")


FIXERS: dict[str, Fixer] = {
    "unknown-key": _spelling,
    "unknown-term": _spelling,
    "annotation-kind": _spelling,
    "unknown-holder": _holder,
    "broken-reference": _link,
    "not-allowed": _spelling,
    "replaced-term": _told,
    "not-a-list": _list,
    "date-time": _date,
    "control-character": _character,
    "front-matter-odd": _opening,
    "front-matter-open": _dashes,
    "no-front-matter": _dashes,
    "repeated-term": _repeated,
    "bad-date": _said,
    "lost-ligature": _said,
    "confusable-letter": _letter,
    "bad-url": _address,
    "wrong-type": _said,
    "yaml-tab": _tab,
    "annotation-options": _option,
    "stray-slashes": _slashes,
}
"""Rule -> what puts it right. docs/checking.md names them."""
