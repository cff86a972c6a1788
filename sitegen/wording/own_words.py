"""What of a body is our own prose: quotations, code, addresses and the heads of annotations are blanked, in place."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.markup.scan import masked

# A line may end within quotation marks, a paragraph not. A straight mark opens before a word and closes behind one, so
# that a stray one does not turn what stands between two quotations into a third.
_IN = r"|\n(?![ \t]*\n)"
_QUOTED = re.compile(
    "“[^“”]{1,2000}?”|„[^„“”]{1,2000}?[“”]|«[^«»]{1,2000}?»"
    rf'|(?<!\w)"(?=\S)(?:[^"\n]{_IN}){{1,2000}}?(?<=\S)"(?!\w)'
    rf"|‘(?:[^‘’\n]{_IN}|(?<=\w)’(?=\w)){{1,500}}?’(?!\w)"
    rf"|(?<![\w'])'(?=[^\W\d_])(?:[^'\n]{_IN}|(?<=\w)'(?=\w)){{1,500}}?(?<=\S)'(?![\w'])"
)
_BLOCK_QUOTE = re.compile(r"^ {0,3}>.*$", re.MULTILINE)
_BLOCK = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*|\n(?![ \t]*\n)[ \t]*[^\s#].*)*", re.MULTILINE)
_AUTHOR = re.compile(r"[—–-]{1,2} ?\w|\(")
_HEAD = re.compile(r"^/{3,}[ \t]*[A-Za-z].*(?:\n {4}.*\S.*)*", re.MULTILINE)
_ADDRESS = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|^ {0,3}\[(?!\^)[^\]\n]+\]:.*$|<[^<>\n]*>|https?://[^\s<>)]+"
    r"|\[\[[^\[\]|\n]+(?:\||(?=\]\]))|\{:[^{}\n]*\}",
    re.MULTILINE,
)
# Annotations, `!!!` notes and footnotes: what the editors remark on the text, often out of other sources.
_REMARK = re.compile(
    r"^/{3,}[ \t]*[A-Za-z].*(?:\n(?!/{3}).*)*\n/{3,}[ \t]*$|^!!![ \t].*(?:\n+ {4}.*)*"
    r"|^ {0,3}\[\^[^\]\n]+\]:.*(?:\n[ \t]*\S.*|\n+ {4}.*)*",
    re.MULTILINE,
)


# Several rules look at one body after another.
@lru_cache(maxsize=4)
def told(body: str) -> str:
    """The body without code, addresses, block quotations and heads of annotations, all else where it was."""
    return _ADDRESS.sub(blanked, _BLOCK_QUOTE.sub(blanked, _HEAD.sub(blanked, masked(body))))


def running_text(body: str) -> str:
    """What is `told` outside of annotations, notes and footnotes."""
    return told(_REMARK.sub(blanked, masked(body)))


@lru_cache(maxsize=4)
def own_words(text: str) -> str:
    """What is left of `told` words without the quotations in them."""
    return _QUOTED.sub(blanked, text)


def quotations(text: str) -> list[tuple[int, str]]:
    """(offset, words) of every quotation in `told` words, without its marks."""
    return [(match.start(), match[0][1:-1]) for match in _QUOTED.finditer(text) if "\n\n" not in match[0]]


def block_quotations(body: str, *, remarks: bool = True) -> list[tuple[int, str]]:
    """(offset, words) of every quotation set as a block, `> `, without its marks and the line of its author.

    Without `remarks`, those in annotations, notes and footnotes are left out.
    """
    if ">" not in body:
        return []
    text = masked(body) if remarks else _REMARK.sub(blanked, masked(body))
    found = []
    for match in _BLOCK.finditer(text):
        lines = [re.sub(r"^[ \t>]+", "", line) for line in match[0].rstrip("\n").split("\n")]
        if len(lines) > 1 and _AUTHOR.match(lines[-1]):
            lines.pop()
        words = " ".join(_ADDRESS.sub(blanked, "\n".join(lines)).split())
        if words and not words.startswith("[!"):
            found.append((match.start(), words))
    return found


def blanked(match: re.Match[str]) -> str:
    """Spaces for all signs but the ends of lines, without a look at each of them."""
    text = match[0]
    return "\n".join([" " * len(line) for line in text.split("\n")]) if "\n" in text else " " * len(text)
