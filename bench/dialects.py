"""The bodies of the corpus, which are Python-Markdown's, in the dialects of the peers.

What a dialect lacks is taken out of its sources, so that no peer is measured on text it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NOTE = re.compile(r'^!!! note "([^"]*)"\n((?:    .*\n?)+)', re.MULTILINE)
_HEADING = re.compile(r"^(#+ [^\n]*?) \{: ([^}]*?) \}$", re.MULTILINE)
_BLOCK = re.compile(r"^\{: ([^}]*?) \}$", re.MULTILINE)
_INLINE = re.compile(r"(?<=\))\{: ([^}]*?) \}")
_ABBREVIATION = re.compile(r"^\*\[[^\]]*\]: .*\n?", re.MULTILINE)


def goldmark(body: str) -> str:
    """Hugo: attributes of blocks and alerts; it has no attributes of links and no abbreviations."""
    body = _notes(body, lambda title, text: f"> [!NOTE] {title}\n{_quoted(text)}\n")
    body = _BLOCK.sub(r"{\1}", _HEADING.sub(r"\1 {\2}", body))
    return _ABBREVIATION.sub("", _INLINE.sub("", body))


def markdown_it(body: str) -> str:
    """Eleventy, with the plugins attrs, footnote, abbr and container."""
    body = _notes(body, lambda title, text: f"::: note\n**{title}**\n\n{text}\n:::\n")
    body = _BLOCK.sub(r"{\1}", _HEADING.sub(r"\1 {\2}", body))
    return _INLINE.sub(r"{\1}", body)


def kramdown(body: str) -> str:
    """Jekyll: attributes of a heading stand on the next line, and a note is a quotation with a class."""
    body = _notes(body, lambda title, text: f"> **{title}**\n>\n{_quoted(text)}\n{{: .note }}\n")
    return _HEADING.sub(r"\1\n{: \2 }", body).replace("rel=nofollow", 'rel="nofollow"')


def _notes(body: str, form: Callable[[str, str], str]) -> str:
    return _NOTE.sub(lambda note: form(note[1], re.sub("^    ", "", note[2], flags=re.MULTILINE).rstrip()), body)


def _quoted(text: str) -> str:
    return re.sub("^", "> ", text, flags=re.MULTILINE)
