"""A first look at a raw body, before Python-Markdown, which keeps no line numbers.

Finds annotation blocks, footnotes, links and addresses with their places, leaving code alone. Annotation headers are
replaced by a number, so that Markdown need only place the block; what the editor wrote stays here, with its lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from sitegen import yamltree
from sitegen.diagnostics import Findings, LineIndex, Span, did_you_mean, slip_of
from sitegen.markup.option_lines import end_of_options, headless_options, misplaced
from sitegen.slips.yaml_words import ODD_SPACES
from sitegen.tables import ANNOTATION_KINDS

_CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPENING = re.compile(r"/{3,}[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?")
_NO_BAR = re.compile(rf"/{{3,}}[ \t]*({'|'.join(ANNOTATION_KINDS)})\b[ \t:;,/\\\\¦!–—-]*(.*\S)[ \t]*")
_NAMES = {word.casefold(): k.name for k in ANNOTATION_KINDS.values() for word in (k.label, k.plural)}
"""What readers call a kind -> the kind."""
_WITH_TEXT = frozenset({"context", "definition", "doubt", "correction"})
"""Kinds whose options alone tell readers nothing."""
_CLOSING = re.compile(r"/{3,}[ \t]*")
_SHORT_CLOSING = re.compile(r"[ \t]*(?:[/\\][/\\ \t]*)")
_SHORT_OPENING = re.compile(rf"(//?|\\{{1,3}}|/ / ?/?)([ \t]*(?:{'|'.join(ANNOTATION_KINDS)})[ \t]*\|.*)")
_ODD = rf"[ \t{ODD_SPACES}]*"
_ODD_OPENING = re.compile(rf"{_ODD}/{{3,}}{_ODD}({'|'.join(ANNOTATION_KINDS)}){_ODD}\|{_ODD}(.*)")
_ODD_CLOSING = re.compile(rf"{_ODD}/{{3,}}{_ODD}")
_INDENTED = re.compile(r"([ \t>*+-]+)/{3,}[ \t]*(?:(?:" + "|".join((*ANNOTATION_KINDS, "annotation")) + r")\b|$)")
_GLUED_CLOSING = re.compile(r".*[^/\s:][ \t]*/{3,}[ \t]*")
_SLASHES = ("/", "\\")
_LEADING = " \t>*+-"
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\](:?)")
_REFERENCE = re.compile(r"\[\[([^\[\]|\\\n]+?)(?:\\?\|[^\[\]\n]+?)?\]\]")
_DESTINATION = re.compile(
    r"""\]\([ ]*<?((?:[^\s()>]|\([^\s()]*\)|[ ]+(?=[^\s"'()>]|\([^\s()]*\)))*)
      | ^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?([^\s>]+)
      | <([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>
      | \b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.VERBOSE | re.MULTILINE,
)
_BARE_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t#]*$|<h[1-6][^<>]*>\s*</h", re.MULTILINE | re.IGNORECASE)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Behind a word or a stop; not m², 10³ or 1st.
_RAISED_NUMBER = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[a-z][.,;:!?”’)\]])|(?<=[.!?][”’)\"]))"
    rf"(?:<sup>[ ]*\[?(\d{{1,2}})\]?[ ]*</sup>|([{_RAISED}]{{1,2}})(?![{_RAISED}\w]))"
)
# As they come along with text of Wikipedia, right behind a word or a stop.
_BRACKETED_NUMBERS = re.compile(r"(?:\[(?:[1-9]\d{0,2}|note \d{1,2})\])+(?![\[(:\w])")
_WORD_OR_STOP = re.compile(r"[^\W\d_]{3}$|[a-z%][.,;:!?”’)]$|[.!?][”’)\"]$")
_NOTES_BY_HAND = re.compile(r"^[ \t>*-]*\[(\d{1,3})\]", re.MULTILINE)
_NUMBERS = 3
"""Letters of a name of a footnote that is no more than a number, of which another is no slip."""
_NO_SOURCE = re.compile(r"""<img\b(?![^<>]*\bsrc\s*=\s*["']?[^\s"'>])|!\[[^\[\]\n]*\]\[""", re.IGNORECASE)
_UNSEEN = re.compile("[\x00- ]+")
_NESTED_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:[ \t]*\[\^[^\]]+\]:", re.MULTILINE)


@dataclass(frozen=True)
class RawAnnotation:
    """An annotation block as written; `words_span` is the place of the quoted words."""

    kind: str
    words: str
    span: Span
    words_span: Span
    options: yamltree.Mapping


@dataclass(frozen=True)
class Scanned:
    """`text` is what Markdown gets; `masked` is the same length as the raw body, with code blanked out."""

    text: str
    masked: str
    annotations: tuple[RawAnnotation, ...]
    index: LineIndex
    token: str
    """Stands before the number of each annotation in `text`; nobody can write it who does not know the whole text."""


def scan(body: str, path: str, first_line: int, found: Findings) -> Scanned:
    """Look through a body that begins on `first_line` of the file."""
    token = hashlib.blake2b(body.encode("utf-8", "replace"), digest_size=8).hexdigest()
    reader = _Annotations(path, first_line, token, found)
    lines = body.split("\n")
    outside = _outside_code(lines)
    text = "\n".join(reader.rewrite(lines, outside))
    masked = _mask(lines, outside)
    scanned = Scanned(text, masked, tuple(reader.annotations), LineIndex(body, first_line), token)
    _check_footnotes(scanned, path, found)
    for offset, number in raised_numbers(scanned):
        message = f"the raised number {number} leads to no footnote"
        hint = f"write [^{number}] in its place, and below the text a line [^{number}]: … with the note"
        found.warning(scanned.index.span(path, offset), "undefined-footnote", message, hint)
    for offset, number in numbered_by_hand(scanned):
        note = f"[^{number}]"
        message = f"nobody can go from [{number}] to its note: it is numbered by hand"
        hint = f"write {note} in its place, and {note}: in place of the [{number}] before the note"
        found.warning(scanned.index.span(path, offset), "undefined-footnote", message, hint)
    for offset, number in bracketed_numbers(scanned):
        note = f"[^{re.findall(r'[0-9]+', number)[0]}]"
        message = f"{number} leads to no footnote; it came along with text from another page"
        hint = f"delete it; for a note of your own, write {note} in its place, and below the text a line {note}: …"
        found.warning(scanned.index.span(path, offset), "undefined-footnote", message, hint)
    return scanned


# Several rules look at one body after another.
@lru_cache(maxsize=2)
def masked(body: str) -> str:
    """A body with its code and comments blanked, all else where it was."""
    lines = body.split("\n")
    return _mask(lines, _outside_code(lines))


def _outside_code(lines: list[str]) -> list[bool]:
    """For each line: is it outside of fenced code and of comments?"""
    if not any("```" in line or "~~~" in line or "<!--" in line for line in lines):
        return [True] * len(lines)
    outside: list[bool] = []
    while len(outside) < len(lines):
        at = len(outside)
        end = _end_of_code(lines, at)
        # What is never closed is plain text for Python-Markdown, so it is for us.
        outside += [True] if end is None else [False] * (end + 1 - at)
    return outside


def _end_of_code(lines: list[str], at: int) -> int | None:
    """The last line of the fenced code or comment that begins on a line; None when none does, or it is never closed."""
    fence = _CODE_FENCE.match(lines[at])
    if fence:
        closing = re.compile(rf" {{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*")
        return next((n for n in range(at + 1, len(lines)) if closing.fullmatch(lines[n])), None)
    if lines[at].rfind("<!--") > lines[at].rfind("-->"):
        return next((n for n in range(at + 1, len(lines)) if "-->" in lines[n]), None)
    return None


def _mask(lines: list[str], outside: list[bool]) -> str:
    kept = (line if out else " " * len(line) for line, out in zip(lines, outside, strict=True))
    text = "\n".join(kept)
    for sign, pattern in (("`", _CODE_SPAN), ("-->", _COMMENT)):
        if sign in text:
            text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    return text


class _Annotations:
    """Takes the `///` blocks out of the lines of one body."""

    def __init__(self, path: str, first_line: int, token: str, found: Findings) -> None:
        self.path, self.first_line, self.token, self.found = path, first_line, token, found
        self.annotations: list[RawAnnotation] = []

    def rewrite(self, lines: list[str], outside: list[bool]) -> list[str]:
        """The lines with numbered headers, as many as before."""
        result = list(lines)
        number = 0
        while number < len(lines):
            # All that is looked for here has three slashes, or was meant to have them.
            sought = outside[number] and ("//" in lines[number] or lines[number][:1] in _SLASHES)
            step = self._block(lines, outside, number, result) if sought else 1
            number += step
        return result

    def _block(self, lines: list[str], outside: list[bool], at: int, result: list[str]) -> int:
        opening = _OPENING.fullmatch(lines[at])
        odd = _ODD_OPENING.fullmatch(lines[at]) if opening is None else None
        if odd is not None and re.search(f"[{ODD_SPACES}]", lines[at][: odd.start(2)]):
            message = "a space of another kind (non-breaking) in the head of an annotation"
            return self._other_opening(message, f"/// {odd[1]} | {odd[2]}", lines, outside, at, result)
        without_bar = _NO_BAR.fullmatch(lines[at]) if opening is None else None
        if opening is None and without_bar is None:
            short = _SHORT_OPENING.fullmatch(lines[at])
            if short is not None:
                message = f"an annotation begins with three slashes, not with '{short[1]}'"
                return self._other_opening(message, f"///{short[2]}", lines, outside, at, result)
            return self._stray(lines[at], at, lines, result)
        end = self._end(lines, outside, at)
        closed = end < len(lines) and _CLOSING.fullmatch(lines[end]) is not None
        if opening is None or without_bar is not None:
            self._report_no_bar(without_bar, at)
            result[at : end + closed] = [""] * (end + closed - at)
            return end + closed - at
        options_end = end_of_options(lines, at, end)
        annotation = self._annotation(opening, at, lines, options_end, end)
        if annotation is None or not closed:
            if not closed:
                self._report_open(lines, at, options_end, end)
            result[at : end + closed] = [""] * (end + closed - at)
            return end + closed - at
        self.annotations.append(annotation)
        header = f"/// annotation | {self.token}-{len(self.annotations)}"
        result[at:options_end] = [header] + [""] * (options_end - at - 1)
        # Longer slashes are allowed; Markdown gets three at both ends.
        result[end] = "///"
        return end + 1 - at

    def _other_opening(
        self, message: str, right: str, lines: list[str], outside: list[bool], at: int, result: list[str]
    ) -> int:
        """Report a head that is surely meant to be one, and take out its annotation; how many lines that is."""
        self.found.error(self._span(at), "stray-slashes", message, f"write {right}")
        end = self._end(lines, outside, at)
        closed = end < len(lines) and _CLOSING.fullmatch(lines[end]) is not None
        result[at : end + closed] = [""] * (end + closed - at)
        return end + closed - at

    def _report_no_bar(self, header: re.Match[str] | None, at: int) -> None:
        if header is not None:
            message = "no bar | between the kind of the annotation and the words"
            hint = f"write /// {header[1]} | {header[2]}"
            self.found.error(self._span(at), "annotation-words", message, hint)

    def _end(self, lines: list[str], outside: list[bool], at: int) -> int:
        """The line that closes the block, or the line where it should have ended."""
        for number in range(at + 1, len(lines)):
            if outside[number] and _CLOSING.fullmatch(lines[number]):
                return number
            if outside[number] and _OPENING.fullmatch(lines[number]):
                return number
        return len(lines)

    def _span(self, at: int, column: int = 1) -> Span:
        return Span(self.path, self.first_line + at, column)

    def _stray(self, line: str, at: int, lines: list[str], result: list[str]) -> int:
        """Report a line with slashes that is no head, and take it out; how many lines that is."""
        if _CLOSING.fullmatch(line):
            result[at] = ""
            hint = "delete it, or write the missing header: /// kind | words"
            headless = headless_options(lines, at)
            if headless is not None:
                kind, number = headless
                hint = f"its header is lost: write /// {kind} | words above line {self.first_line + number}"
            self.found.error(self._span(at), "stray-slashes", "a line /// that closes no annotation", hint)
        elif indented := _INDENTED.match(line):
            result[at] = ""
            if line.strip(" \t>*+-/"):
                message = "an annotation inside a list or quotation"
                hint = "begin the line with ///, without spaces or marks before it, below the list or quotation"
                if indented[1] in {" ", "  ", "   "}:
                    message, hint = "a space before the /// of an annotation", "delete it: /// begins the line"
                self.found.error(self._span(at), "stray-slashes", message, hint)
                return self._without_rest(lines, at, result)
        return 1

    def _without_rest(self, lines: list[str], at: int, result: list[str]) -> int:
        """Take out the rest of an annotation whose head is wrong, so that its end is no second fault."""
        following = (n for n in range(at + 1, len(lines)) if lines[n].lstrip(_LEADING).startswith("///"))
        end = next(following, None)
        if end is None or not _CLOSING.fullmatch(lines[end].lstrip(_LEADING)):
            return 1
        result[at : end + 1] = [""] * (end + 1 - at)
        return end + 1 - at

    def _report_open(self, lines: list[str], at: int, options_end: int, end: int) -> None:
        hint = f"write a line /// {self._end_of_note(lines, at, options_end, end)}"
        hint += ", or delete what is left of it; annotations do not nest"
        short = next((n for n in range(at + 1, end) if _SHORT_CLOSING.fullmatch(lines[n])), None)
        odd = next((n for n in range(at + 1, end) if _ODD_CLOSING.fullmatch(lines[n])), None)
        glued = next((n for n in range(at + 1, end) if _GLUED_CLOSING.fullmatch(lines[n])), None)
        if short is not None:
            hint = f"write three slashes, ///, and nothing else on line {self.first_line + short}"
        elif odd is not None:
            hint = f"write /// and no space of another kind (non-breaking) on line {self.first_line + odd}"
        elif glued is not None:
            hint = f"the /// at the end of line {self.first_line + glued} needs a line of its own: put it below"
        self.found.error(self._span(at), "annotation-open", "the annotation is never closed", hint)

    def _end_of_note(self, lines: list[str], at: int, options_end: int, end: int) -> str:
        """Where the line is missing that closes an annotation, as far as its head and what is below it tell."""
        opening = _OPENING.fullmatch(lines[at])
        if opening is not None and opening[1] in _WITH_TEXT:
            return "below the last paragraph of the note"
        below = f"right below line {self.first_line + options_end - 1}"
        following = next((line for line in lines[options_end:end] if line.strip()), "#")
        if following.startswith("#"):
            return below
        return f"where the note ends: {below} if it has no text, else below the last paragraph of that"

    def _annotation(
        self, opening: re.Match[str], at: int, lines: list[str], options_end: int, end: int
    ) -> RawAnnotation | None:
        kind, words = opening[1], opening[2] or ""
        if kind not in ANNOTATION_KINDS:
            message = f"'{kind}' is not a kind of annotation"
            hint = did_you_mean(_NAMES.get(kind.casefold(), kind), ANNOTATION_KINDS)
            self.found.error(self._span(at, opening.start(1) + 1), "annotation-kind", message, hint)
            return None
        if words.endswith("|"):
            hint = f"delete it: /// {kind} | {words.rstrip('| ')}"
            self.found.error(self._span(at, opening.end(2)), "annotation-words", "a bar | behind the words", hint)
            return None
        if not words:
            hint = f"write /// {kind} | the words of the text above that it is about"
            self.found.error(self._span(at), "annotation-words", "the annotation quotes no words", hint)
            return None
        wrong = list(misplaced(lines, at, end, {row.name for row in ANNOTATION_KINDS[kind].fields}))
        for one in wrong:
            self.found.error(self._span(one.line, one.column), "annotation-options", one.message, one.hint)
        if wrong:
            return None
        options = "\n".join(lines[at + 1 : options_end])
        tree = yamltree.read_yaml(options, self.path, self.found, self.first_line + at + 1)
        if tree is None:
            return None
        if kind in _WITH_TEXT and not any(line.strip() for line in lines[options_end:end]):
            message = f"the {ANNOTATION_KINDS[kind].label.lower()} has no text, and tells readers nothing"
            hint = "write it below an empty line, above the line ///"
            self.found.warning(self._span(at), "annotation-empty", message, hint)
        if not tree.entries:
            tree = yamltree.Mapping((), self._span(at))
        return RawAnnotation(kind, words, self._span(at), self._span(at, opening.start(2) + 1), tree)


def _check_footnotes(scanned: Scanned, path: str, found: Findings) -> None:
    defined: dict[str, int] = {}
    used: dict[str, int] = {}
    begun: dict[str, int] = {}
    again: dict[int, str] = {}
    for match in _FOOTNOTE.finditer(scanned.masked):
        line_start = scanned.masked.rfind("\n", 0, match.start()) + 1
        at_start = not scanned.masked[line_start : match.start()].strip()
        if match[2] and at_start and match[1] in defined:
            again[match.start()] = match[1]
        if at_start:
            begun.setdefault(match[1], match.start())
        (defined if match[2] and at_start else used).setdefault(match[1], match.start())
    idle = defined.keys() - used.keys()
    missing = {name: used[name] for name in used.keys() - defined.keys()}
    if len(idle) == len(missing) == 1 and not again and not missing.keys() & begun.keys():
        other = next(iter(idle))
        _report_other_name(*next(iter(missing.items())), other, defined[other], scanned, path, found)
        return
    for name in idle:
        message = f"the footnote [^{name}] is never used"
        found.warning(
            scanned.index.span(path, defined[name]), "unused-footnote", message, f"write [^{name}] in the text"
        )
    if again:
        _report_again(again, defined, missing, begun, scanned, path, found)
    for name in missing:
        message = f"there is no footnote [^{name}]"
        # One that is written twice is hardly what another name is a slip for.
        meant = slip_of(name, defined) if len(name) > _NUMBERS and not again else ""
        hint = f"write a line [^{name}]: … with its text, or take [^{name}] out"
        hint = f"did you mean [^{meant}]? If not, {hint}" if meant else hint
        if name in begun and begun[name] != used[name]:
            line = scanned.index.span(path, begun[name]).line
            hint = f"if line {line} is its text, put a colon behind the bracket: [^{name}]: …"
        found.warning(scanned.index.span(path, used[name]), "undefined-footnote", message, hint)


def _report_other_name(name: str, at: int, idle: str, below: int, scanned: Scanned, path: str, found: Findings) -> None:
    """One reference without a text and one text without a reference: most likely they belong together."""
    line = scanned.index.span(path, below).line
    message = f"there is no footnote [^{name}], and nothing refers to [^{idle}] on line {line}"
    hint = f"if they belong together, write [^{idle}] here; if not, write a line [^{name}]: … with its text"
    found.warning(scanned.index.span(path, at), "undefined-footnote", message, hint)


def _report_again(
    again: dict[int, str],
    defined: dict[str, int],
    missing: dict[str, int],
    begun: dict[str, int],
    scanned: Scanned,
    path: str,
    found: Findings,
) -> None:
    """Report notes that are written twice; where one is, and one is `missing`, it is that, and no other slip."""
    for offset, name in again.items():
        line = scanned.index.span(path, defined[name]).line
        message = f"the footnote [^{name}] is written twice, first on line {line}; only one of them is shown"
        hint = "give one of the two a name of its own, here and in the text; or delete it"
        wanted = next(iter(missing), "")
        texts = {scanned.masked[at:].partition("\n")[0].strip() for at in (offset, defined[name])}
        if len(again) == len(missing) == 1 and wanted not in begun and len(texts) > 1:
            place = scanned.index.span(path, missing.pop(wanted)).line
            message += f"; and line {place} has [^{wanted}], which is not written at all"
            hint = f"write [^{wanted}]: in place of [^{name}]: before the one of the two that belongs to line {place}"
        found.warning(scanned.index.span(path, offset), "repeated-footnote", message, hint)


def raised_numbers(scanned: Scanned) -> Iterator[tuple[int, str]]:
    """(offset, number) of numbers that are raised as those of footnotes are, and lead to none."""
    if "<sup>" in scanned.masked or any(sign in scanned.masked for sign in _RAISED):
        for match in _RAISED_NUMBER.finditer(scanned.masked):
            number = match[1] or "".join(str(_RAISED.index(sign)) for sign in match[2])
            yield match.start(), number


def bracketed_numbers(scanned: Scanned) -> Iterator[tuple[int, str]]:
    """(offset, text) of numbers in brackets that lead nowhere; not where notes are numbered so by hand."""
    text = scanned.masked
    for match in _BRACKETED_NUMBERS.finditer(text):
        if _WORD_OR_STOP.search(text[max(match.start() - 3, 0) : match.start()]) and not _NOTES_BY_HAND.search(text):
            yield match.start(), match[0]


def numbered_by_hand(scanned: Scanned) -> Iterator[tuple[int, str]]:
    """(offset, number) of numbers in brackets whose notes stand below, behind the same numbers in brackets."""
    notes = {match[1]: match.start() for match in _NOTES_BY_HAND.finditer(scanned.masked)}
    for match in _BRACKETED_NUMBERS.finditer(scanned.masked) if notes else ():
        number = match[0][1:-1]
        behind = _WORD_OR_STOP.search(scanned.masked[max(match.start() - 3, 0) : match.start()])
        if behind and match.start() < notes.get(number, 0):
            yield match.start(), number


def nested_footnote(scanned: Scanned) -> int | None:
    """Offset of a footnote defined inside another one's first line, which makes Python-Markdown fail."""
    match = _NESTED_FOOTNOTE.search(scanned.masked)
    return match.start() if match else None


class Places:
    """Where the things of a rendered body stand in its source: the nth use of a thing is its nth place outside code.

    What is not found (an address put together from entities, say) is placed at the first line of the body.
    """

    def __init__(self, scanned: Scanned, path: str) -> None:
        self._scanned, self._path = scanned, path

    @cached_property
    def _references(self) -> dict[str, list[int]]:
        return _grouped((m[1].strip(), m.start()) for m in _REFERENCE.finditer(self._scanned.masked))

    @cached_property
    def _destinations(self) -> dict[str, list[int]]:
        return _grouped(
            (plain_address(m[m.lastindex or 1] or ""), m.start(m.lastindex or 1))
            for m in _DESTINATION.finditer(self._scanned.masked)
        )

    def of_reference(self, target: str) -> Span:
        """The place of the next `[[target]]`."""
        return self._next(self._references, target)

    def of_address(self, address: str) -> Span:
        """The place of the next link or image with this address."""
        return self._next(self._destinations, plain_address(address))

    def of_no_source(self) -> Span | None:
        """The place of the next picture without an address; None where it had one, which was refused."""
        bare = _NO_SOURCE.search(self._scanned.masked)
        if "" in self._destinations:
            return self._next(self._destinations, "")
        return self._scanned.index.span(self._path, bare.start()) if bare else None

    def of_tag(self, tag: str, attribute: str = "") -> Span:
        """The place of the first raw tag, or of an attribute in it."""
        inner = rf"[^<>]*?\b(?={re.escape(attribute)}\b)" if attribute else ""
        match = re.search(rf"<{re.escape(tag)}\b{inner}", self._scanned.masked, re.IGNORECASE)
        at = (match.end() if attribute else match.start()) if match else 0
        return self._scanned.index.span(self._path, at)

    def of_heading(self) -> Span:
        """The place of the first heading without words."""
        match = _BARE_HEADING.search(self._scanned.masked)
        return self._scanned.index.span(self._path, match.start() if match else 0)

    def _next(self, places: dict[str, list[int]], name: str) -> Span:
        offsets = places.get(name, [0])
        return self._scanned.index.span(self._path, offsets.pop(0) if len(offsets) > 1 else offsets[0])


def _grouped(pairs: Iterator[tuple[str, int]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for name, offset in pairs:
        groups.setdefault(name, []).append(offset)
    return groups


def plain_address(text: str) -> str:
    """An address as a browser reads it: entities resolved, control characters and spaces dropped (WHATWG URL, 4.4)."""
    return _UNSEEN.sub("", unescape(text))
