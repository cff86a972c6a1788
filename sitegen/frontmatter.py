"""A source file as front matter and body: decoding, the `---` lines, and the line on which the body begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen import yamltree
from sitegen.confusables import confusables
from sitegen.diagnostics import Findings, LineIndex, Span
from sitegen.mojibake import mojibake
from sitegen.slips.lines import MERGE_HINT, MERGE_MESSAGE
from sitegen.switches import remarks_in

MAX_BYTES = 2_000_000
_PROGRAMS = {
    b"PK\x03\x04": "a document of Word or LibreOffice, or another packed file,",
    b"\xd0\xcf\x11\xe0": "a document of an old Word, or a saved mail,",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"%PDF-": "a PDF",
}
"""How the files of programs begin that somebody may have given the ending of a text."""
_FENCE = re.compile(r"-{3,}[ \t]*")
_DASHES = re.compile(r"(?:-{2}|[-‐-―−]*[‐-―−][-‐-―−]*)[ \t]*")
"""What a word processor makes of the line, or two hyphens only."""
_LOOSE_KEY = re.compile(r"[A-Za-z_][\w -]*:(\s|$)")
_SURE_KEY = re.compile(r"[a-z][a-z_]*:(\s|$)")
_ROW = re.compile(r"[a-z][a-z_]*:(?:\s|$)| |- ")
_FIRST_OF_FENCES = frozenset("-‐‑‒–—―−")
_SOFT = "\u00ad"
_INVISIBLE = (_SOFT, "\u200b", "\u2060", "\ufeff")
_UNSEEN = re.compile(f"{_SOFT}|[\u200b\u2060\ufeff](?=[\x00-\u024f])|(?<=[\x00-\u024f])[\u200b\u2060\ufeff]")
_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?)$", re.MULTILINE)
# Between two lines of text it may underline a heading; such a heading is no sentence.
_HALF_CONFLICT = re.compile(r"(?:^|\n[ \t]*\n|[.;:!?,][ \t]*\n)(={7})(?=\n|$)")


@dataclass(frozen=True)
class Split:
    """A file in two: the YAML tree, the body, and the line on which each begins."""

    front: yamltree.Mapping
    body: str
    body_line: int


def decode(path: str, content: bytes, found: Findings) -> str | None:
    """Bytes as text with `\\n` line ends; None, with the reason, when the file cannot be used."""
    if program := next((name for begins, name in _PROGRAMS.items() if content.startswith(begins)), ""):
        hint = "copy its text into a new file, in an editor for plain text, and save that under this name"
        hint += (
            "; if it is an original, move it out of this folder: sitegen import makes a draft of a PDF or plain text"
        )
        found.error(Span(path), "not-utf8", f"the file is {program} under another name, and no text", hint)
        return None
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes; at most {MAX_BYTES:,} can be read"
        found.error(Span(path), "file-size", message, "split the entry, or move tables and pictures to assets/")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save the file as UTF-8: most editors ask for the encoding under 'Save as'"
        found.error(Span(path), "not-utf8", "the file is UTF-16, and not UTF-8", hint)
        return None
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _one_line_end(content[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        byte = content[error.start : error.start + 1]
        message = f"the file is not UTF-8 (byte 0x{byte.hex()}{_in_old_code(byte)})"
        hint = "save the file as UTF-8: most editors ask for the encoding under 'Save as'"
        found.error(Span(path, line, column), "not-utf8", message, hint)
        return None
    text = _one_line_end(text)
    found.extend(remarks_in(path, text))
    _report_confusables(path, text, found)
    _report_mojibake(path, text, found)
    _report_unseen(path, text, found)
    # Named once: neither a quotation nor a search shall stumble over it as well.
    return _without_forbidden(path, text.replace(_SOFT, ""), found)


def _in_old_code(byte: bytes) -> str:
    """What a byte is in Windows-1252, where most such files come from."""
    sign = byte.decode("windows-1252", "ignore")
    return f", in Windows-1252 the sign '{sign}'" if sign.isprintable() and sign else ""


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _report_confusables(path: str, text: str, found: Findings) -> None:
    index: LineIndex | None = None
    for offset, letter, twin in confusables(text):
        index = index or LineIndex(text)
        script = "Cyrillic" if letter > "\u03ff" else "Greek"
        message = f"a {script} letter U+{ord(letter):04X} that looks like '{twin}' inside a word"
        hint = f"type the word again, with the '{twin}' of your keyboard"
        found.warning(index.span(path, offset), "confusable-letter", message, hint)


def _report_mojibake(path: str, text: str, found: Findings) -> None:
    for offset, spoiled, meant in mojibake(text):
        name = meant if meant.strip() and meant not in "\u00ad\ufeff" else f"U+{ord(meant):04X}, which nobody sees"
        message = f"'{spoiled}' is what a wrong encoding made of {name}"
        hint = f"type {meant}" if name == meant else "delete it, or type a plain space"
        hint += "; save text from elsewhere as UTF-8 before you copy it"
        found.warning(LineIndex(text).span(path, offset), "wrong-encoding", message, hint)


def _report_unseen(path: str, text: str, found: Findings) -> None:
    """Spaces without width and soft hyphens, which come with copied text; Latin needs neither (UAX 14)."""
    for match in _UNSEEN.finditer(text) if any(sign in text for sign in _INVISIBLE) else ():
        span = LineIndex(text).span(path, match.start())
        found.warning(span, "control-character", f"invisible character U+{ord(match[0]):04X}", "delete it")


def _without_forbidden(path: str, text: str, found: Findings) -> str | None:
    index: LineIndex | None = None
    refused = False
    for match in yamltree.FORBIDDEN.finditer(text):
        index = index or LineIndex(text)
        code = ord(match[0])
        fatal = code == 0 or code > 0x9F
        refused = refused or fatal
        report = found.error if fatal else found.warning
        report(index.span(path, match.start()), "control-character", f"invisible character U+{code:04X}", "delete it")
    if refused or index is None:
        return None if refused else text
    return yamltree.FORBIDDEN.sub("", text)


def split(path: str, text: str, found: Findings) -> Split | None:
    """Split at the `---` lines; None, with the reason, when there is no front matter to read."""
    if not text.strip():
        found.error(Span(path), "empty-file", "the file is empty", "write front matter between two lines '---'")
        return None
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[first]):
        _report_no_opening(path, lines, first, found)
        return None
    _report_odd_opening(path, lines[first], first, found)
    last = _closing(lines, first + 1)
    if last is not None and not _FENCE.fullmatch(lines[last]):
        _report_dashes(path, lines[last], last, "front-matter-open", found)
        return None
    if last is None:
        message = "the front matter is never closed"
        found.error(Span(path, first + 1), "front-matter-open", message, "write a line '---' below the last key")
        return None
    if report_conflicts(path, text, last, found):
        return None
    end = _past_a_copy(path, lines, first, last, found)
    last = _past_a_slip(path, lines, last, found) if end == last else last
    front = yamltree.read_yaml("\n".join(lines[first + 1 : last]), path, found, first + 2)
    end = max(last, end)
    return None if front is None else Split(front, "\n".join(lines[end + 1 :]), end + 2)


def _closing(lines: list[str], start: int) -> int | None:
    """The row that ends the front matter, or was meant to: no YAML has a line of long dashes in its first column."""
    for number in range(start, len(lines)):
        if lines[number][:1] in _FIRST_OF_FENCES and (
            _FENCE.fullmatch(lines[number]) or _DASHES.fullmatch(lines[number])
        ):
            return number
    return None


def _report_dashes(path: str, line: str, row: int, rule: str, found: Findings) -> None:
    line = line.rstrip()
    message = (
        f"a line {line} where the front matter should {'end' if rule == 'front-matter-open' else 'begin'} with ---"
    )
    found.error(Span(path, row + 1), rule, message, f"write --- in place of {line}")


def _past_a_copy(path: str, lines: list[str], first: int, last: int, found: Findings) -> int:
    """The row on which a second copy of the front matter ends, right below the first; `last` where there is none."""
    start = next((n for n in range(last + 1, len(lines)) if lines[n].strip()), last)
    if start == last or not (_FENCE.fullmatch(lines[start]) or (start == last + 1 and _SURE_KEY.match(lines[start]))):
        return last
    inner = start + 1 if _FENCE.fullmatch(lines[start]) else start
    end = next((n for n in range(inner, len(lines)) if not lines[n].strip() or _FENCE.fullmatch(lines[n])), last)
    below = lines[inner:end]
    if end == last or not _FENCE.fullmatch(lines[end]) or not all(map(_ROW.match, below)):
        return last
    shared = set(_keys(lines[first + 1 : last])) & set(_keys(below))
    if len(shared) < 2 or len(shared) * 2 < len(list(_keys(below))):
        return last
    message = "a second front matter: its keys stand above already"
    found.error(Span(path, start + 1), "front-matter-odd", message, f"delete lines {start + 1} to {end + 1}")
    return end


def _keys(lines: list[str]) -> Iterator[str]:
    return (line.partition(":")[0] for line in lines if _SURE_KEY.match(line))


def _past_a_slip(path: str, lines: list[str], last: int, found: Findings) -> int:
    """The row on which the front matter really ends, where a line of hyphens has slipped between its keys.

    The line itself is emptied, so that all keys are read.
    """
    end = next((n for n in range(last + 1, len(lines)) if not lines[n].strip() or _FENCE.fullmatch(lines[n])), last)
    below = lines[last + 1 : end]
    if end == last or not below or not _FENCE.fullmatch(lines[end]) or not _SURE_KEY.match(below[0]):
        return last
    if not all(map(_ROW.match, below)):
        return last
    message = "a line '---' ends the front matter here, and keys follow it"
    hint = "delete this line, if the keys below it belong to the front matter"
    found.error(Span(path, last + 1), "front-matter-odd", message, hint)
    lines[last] = ""
    return end


def _report_no_opening(path: str, lines: list[str], first: int, found: Findings) -> None:
    line = lines[first]
    if _DASHES.fullmatch(line) and any(map(_LOOSE_KEY.match, lines[first + 1 : first + 2])):
        _report_dashes(path, line, first, "no-front-matter", found)
        last = _closing(lines, first + 1)
        if last is not None and not _FENCE.fullmatch(lines[last]):
            _report_dashes(path, lines[last], last, "front-matter-open", found)
        return
    message = "there is no front matter at the top of the file"
    hint = "write front matter between two lines '---'"
    if _LOOSE_KEY.match(line):
        message, hint = "the front matter has no opening line '---'", "write '---' on a line above the first key"
    found.error(Span(path, first + 1), "no-front-matter", message, hint)


def _report_odd_opening(path: str, line: str, first: int, found: Findings) -> None:
    if first:
        found.warning(Span(path), "front-matter-odd", "blank lines above the front matter", "delete them")
    if len(line.rstrip()) > 3:
        message = f"the front matter opens with {len(line.rstrip())} hyphens"
        found.warning(Span(path, first + 1), "front-matter-odd", message, "write three: ---")


def report_conflicts(path: str, text: str, last: int, found: Findings) -> bool:
    """Report a mark of a merge; whether it stands in the front matter, which ends on line `last` and cannot be read."""
    match = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    half = _HALF_CONFLICT.search(text) if match is None and "\n=======" in f"\n{text}" else None
    if match or half:
        span = LineIndex(text).span(path, match.start() if match else half.start(1) if half else 0)
        message, hint = MERGE_MESSAGE, MERGE_HINT
        if half:
            message = "a mark of an unfinished merge is left"
            hint = "delete the line, and what is told twice above and below it"
        in_front = span.line <= last
        report = found.error if in_front else found.warning
        report(span, "merge-conflict", message, hint)
        return in_front
    return False
