"""`stray-marks`: marks of Markdown that were meant to do something, and are shown to readers instead.

Bad: `[[kpmg]`, `[June] (https://a.example)`, `<!-- look again` and no end. Good: `[[kpmg]]`, `[June](https://a.example)`.
Also a line `---` that makes a heading of the paragraph right above it, where it was meant to be a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitegen.diagnostics import Findings
from sitegen.markup.scan import Scanned

_ADDRESS = r"(?:https?://|www\.|mailto:|/[a-z])[^\s()<>\[\]]*"
_APART = re.compile(rf"(?<![\]\w!])\[(?!\d+\]|sic\])([^\[\]\n]+)\][ \t]+\(({_ADDRESS})\)")
_SWAPPED = re.compile(rf"\(([^()\n]+)\)\[({_ADDRESS})\](?![(\[])")
_NOT_CLOSED = re.compile(rf"\]\(({_ADDRESS})(?:\([^\s()]*\)[^\s()<>]*)*(?=\s+(?![\"'(])|[ \t]*$|\])", re.MULTILINE)
_GOES_ON = re.compile(r"[ \t][^()\[\]\n]*\)")
_OF_THREE = re.compile(r"\[\[\[([^\[\]\n]+)\]\]\]")
_WITHOUT_WORDS = re.compile(r"\[\[[ \t]*(?:([^\[\]\n|]*?)[ \t]*\|[ \t]*|\|[ \t]*([^\[\]\n|]*?)[ \t]*)?\]\]")
_IN_TWO_LINES = re.compile(r"\[\[((?!\s)[^\[\]\n]*\n(?![ \t]*\n)[^\[\]\n]+)\]\](?![(\[])")
_TARGET = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\|[^\[\]\n|]+)?)"
_END_SHORT = re.compile(rf"(?<!\[)\[\[({_TARGET})\](?![\](\[:])(?![^\[\n]*\])")
_HEAD_SHORT = re.compile(rf"(?<![\[\]\w])\[({_TARGET})\]\](?![\](\[])")
_BRACKETED = re.compile(r"\[(?<![\w\]\[!\\^].)([a-z][a-z0-9]+(?:-[a-z0-9]+)*)\](?![\[\](:])")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(?!.*[`~])", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[“\"'‘—–>_|/-]))\*\*(?=[^\s*)\]])", re.MULTILINE)

_DASHED = re.compile(r"(?:<!(?!--)|‹!)[ \t]*[–—-]{1,2}([^<>‹›]*?)(?:[–—-]{1,2}[ \t]*[>›]|(?=\n[ \t]*\n)|\Z)")
_DASHED_END = re.compile(r"(?:[–—]-?|(?<!-)-|--(?=›))[>›]")
_STAR_APART = re.compile(r"(?:(?<=[\s(“‘])|^)(\*{1,2}|_{1,2})([^\W\d_]{2}[^*_\n]*?)[ \t]+\1(?![\w*])", re.MULTILINE)
_APART_STAR = re.compile(
    r"(?:(?<=[^\s*_][ \t])|(?<=[(“‘])|(?<=^)(?!\*[ \t]))(\*{1,2}|_{1,2})[ \t]+"
    r"([^\W\d_]{2}[^*_\n]*?)(?<=[^\s*_])\1(?![\w*_])",
    re.MULTILINE,
)
_BUTTON = re.compile(
    r"(?:^#{1,6}[ \t].*?|(?<=[^\W\d_]{3})|(?<=[.!?”’)]))(\[(?:edit(?: source)?|edit \| edit source)\])(?=[ \t#]*$)",
    re.MULTILINE,
)
_LONE = re.compile(r"[*_](?:(?=[\s.,;:!?)”’]|$)(?<=[ \t(“‘*_].)|(?<=\n.)\*[ \t])")
"""What both cannot do without."""
_UNDERLINE = re.compile(r"\n([-=]+)[ ]*(?=\n|\Z)")
_SENTENCE = re.compile(r".*[.;:!?…][”’\"')\]*_]*(?:\[\^[^\]]+\])?")
_NOT_A_HEADING = re.compile(r" {0,3}(?:[-*+>][ \t]|\d{1,2}[.)][ \t]|\[\^)")
_ANNOTATED = re.compile(r"\s*\n/{3,}[ \t]*[a-z]+[ \t]*\|[ \t]*(.*\S)")
_LONG, _SHORT = 16, 5
"""Words that no heading has; words that a heading with a full stop may have."""


def check_debris(scanned: Scanned, path: str, found: Findings) -> None:
    """Look for such marks outside code; each kind costs a look for its sign."""
    text = scanned.masked
    for signs, look in _LOOKS:
        if any(sign in text for sign in signs):
            for offset, message, hint in look(text):
                found.warning(scanned.index.span(path, offset), "stray-marks", message, hint)


_Found = Iterator[tuple[int, str, str]]


def _links(text: str) -> _Found:
    for match in _APART.finditer(text):
        yield match.start(), "a space between the two parts of a link", f"write [{match[1]}]({match[2]})"
    for match in _SWAPPED.finditer(text):
        message = "the brackets of a link are the wrong way round"
        yield match.start(), message, f"words in square brackets, address in round ones: [{match[1]}]({match[2]})"
    for match in _NOT_CLOSED.finditer(text):
        start = text.rfind("[", 0, match.start())
        words, address = text[start + 1 : match.start()], match[1].rstrip(".,;:")
        if start < 0 or "\n\n" in words or "]" in words:
            continue
        message, hint = "the bracket ) of a link is missing", f"write [{words}]({address})"
        if _GOES_ON.match(text, match.end()):
            if address.startswith("mailto:"):
                # The subject of a mail may well hold spaces.
                continue
            message = "the address of a link holds a space, or its bracket ) is missing"
            hint = "write %20 for a space in the address; or put the ) right behind it"
        yield start, message, hint


def _references(text: str) -> _Found:
    for match in _OF_THREE.finditer(text):
        yield match.start(), "three brackets around a link", f"write [[{match[1]}]]"
    for match in _WITHOUT_WORDS.finditer(text):
        name = match[1] or match[2] or "id"
        hint = f"write [[{name}]], or [[{name}|words]] with the words that readers should see"
        yield match.start(), "one side of a link is empty", hint
    for match in _IN_TWO_LINES.finditer(text):
        yield match.start(), "a link goes over two lines", f"write it in one line: [[{' '.join(match[1].split())}]]"


def _halves(text: str) -> _Found:
    for match in (*_END_SHORT.finditer(text), *_HEAD_SHORT.finditer(text)):
        if _is_in_words(text, match.start()):
            continue
        yield match.start(), "a bracket of a link is missing", f"write [[{match[1]}]]"


def _is_in_words(text: str, at: int) -> bool:
    """Is this within a longer pair of square brackets, as an insertion into a quotation is?"""
    start = text.rfind("\n\n", 0, at) + 1
    return text.count("[", start, at) > text.count("]", start, at)


def _comments(text: str) -> _Found:
    # Those that are closed have been blanked.
    for match in re.finditer("<!--", text):
        message = "a comment is never closed, and is shown with all that follows"
        hint = "write --> behind its last word, or delete it"
        if dashed := _DASHED_END.search(text, match.end(), _end_of_paragraph(text, match.end())):
            hint = f"write --> in place of {dashed[0]}"
        yield match.start(), message, hint
    for match in _DASHED.finditer(text) if "<!" in text or "‹!" in text else ():
        words = " ".join(match[1].split())
        message = "a comment with the dashes or brackets of a word processor is no comment, and is shown"
        yield match.start(), message, f"write <!-- {words} -->, or delete it"


def _end_of_paragraph(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return len(text) if end < 0 else end


def _fences(text: str) -> _Found:
    for match in _FENCE.finditer(text):
        message = f"code that begins with {match[1]} is never closed"
        yield match.start(1), message, f"write a line {match[1]} below it; or delete this line, if no code was meant"


def _bold(text: str) -> _Found:
    if all(piece.count("**") % 2 == 0 for piece in text.split("\n\n")):
        return
    for paragraph in _PARAGRAPH.finditer(text):
        marks = len(_BOLD.findall(paragraph[0]))
        # Runs of more stars are read in ways that nobody can foresee.
        opening = _unpaired(paragraph[0]) if marks % 2 and "***" not in paragraph[0] else None
        if opening is not None:
            hint = "write ** behind the last bold word too, or take these away"
            yield paragraph.start() + opening, "** begins bold words and never ends them", hint


def _unpaired(paragraph: str) -> int | None:
    """The offset of the ** that opens and has no other behind it; None where there is none such."""
    openings = [match.start() for match in _OPENS.finditer(paragraph)]
    closings = [match.start() for match in _BOLD.finditer(paragraph) if match.start() not in openings]
    for number, at in enumerate(openings):
        end = openings[number + 1] if number + 1 < len(openings) else len(paragraph)
        if not any(at < closing < end for closing in closings):
            return at
    return None


def _apart(text: str) -> _Found:
    if not _LONE.search(text) and not text.startswith("** "):
        return
    for match in _STAR_APART.finditer(text):
        yield match.start(), *_close_up(match[1], match[2].strip(), "before", "end")
    for match in _APART_STAR.finditer(text):
        yield match.start(), *_close_up(match[1], match[2].strip(), "behind", "begin")


def _close_up(mark: str, words: str, side: str, does: str) -> tuple[str, str]:
    kind = "bold words" if len(mark) > 1 else "words in italics"
    message = f"a space {side} the {mark} that should {does} {kind}, so that the marks are shown"
    return message, f"write {mark}{words}{mark}"


def _buttons(text: str) -> _Found:
    for match in _BUTTON.finditer(text):
        message = f"{match[1]} is a button of the page that the text was copied from"
        yield match.start(1), message, "delete it"


def _underlined(text: str) -> _Found:
    """A line of hyphens right below a line that is no heading by its length, its stop or its annotation."""
    for match in _UNDERLINE.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        line, mark = text[start : match.start()], match[1]
        # Markdown makes a heading of one line only.
        if not line.strip() or line.lstrip().startswith(("#", "|")) or (above.strip() and above != "///"):
            continue
        if len(mark) < 3:
            # The last item of a list, whose words are still to come.
            yield match.start(1), f"a single {mark} right below a line makes a heading of it", "delete it"
        elif _is_no_heading(line.strip(), mark, _ANNOTATED.match(text, match.end())) or _NOT_A_HEADING.match(line):
            message = f"the line {mark} right below a paragraph makes a heading of it"
            hint = f"leave an empty line above {mark}; for a heading that is meant, write ## before its words"
            yield match.start(1), message, hint


def _is_no_heading(line: str, mark: str, below: re.Match[str] | None) -> bool:
    # Who underlines a heading does so for a good part of its length; seven = are what Git leaves.
    if len(mark) * 2 > len(line) or mark == "=======":
        return False
    words = len(line.split())
    full = words > _SHORT and _SENTENCE.fullmatch(line) is not None
    return words >= _LONG or full or (below is not None and below[1] in line)


_LOOKS: tuple[tuple[tuple[str, ...], Callable[[str], _Found]], ...] = (
    (("](", "] (", ")["), _links),
    (("[[",), _references),
    (("[[", "]]"), _halves),
    (("<!", "‹!"), _comments),
    (("```", "~~~"), _fences),
    (("**",), _bold),
    (("[edit",), _buttons),
    ((" *", "* ", " _", "_ "), _apart),
    (("\n-", "\n="), _underlined),
)
"""The signs that a look is worth, and the look."""


def bracketed(text: str) -> Iterator[tuple[int, str]]:
    """(offset, word) of single words between single brackets, outside quotations: `[kpmg]` for `[[kpmg]]`.

    Within quotation marks they are what somebody put into the words of another.
    """
    if "[" not in text:
        return
    for match in _BRACKETED.finditer(text):
        start = text.rfind("\n\n", 0, match.start()) + 1
        before = text[start : match.start()]
        quoted = before.rfind("“") > before.rfind("”") or before.count('"') % 2
        if not quoted and f"\n[{match[1]}]:" not in f"\n{text}":
            yield match.start(), match[1]
