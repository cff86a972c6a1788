"""`plain-text`: titles and summaries are shown as they stand, so that signs of Markdown in them are seen.

Nor is a title all capitals: lists would shout, and letters of names are lost.

Bad: `summary: "[[csw]] **reports**"`, `title: STAFF ASKED ABOUT THE MOVE`. Good: `summary: Civil Service World
reports`.
"""

from __future__ import annotations

import re

from sitegen.diagnostics import Findings
from sitegen.fields import Record

_SIGNS = (
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]"), "a link in [[ ]]"),
    (re.compile(r"!?\[([^\[\]]+)\]\((?:https?://|/|#|\.)[^()\s]*\)"), "a link of Markdown"),
    (re.compile(r"\*\*(\w[^*]*)\*\*"), "asterisks for bold type"),
    (re.compile(r"(?<!\w)__(\w[^_]*)__(?!\w)"), "underscores for bold type"),
    (re.compile(r"`([^`\s][^`]*)`"), "backticks"),
    (re.compile(r"<(?:b|i|em|strong|a|u|span|sup|sub)\b[^<>]*>([^<>]*)</\w+>"), "a tag of HTML"),
)
_LITTLE = re.compile(r"\b(?:THE|OF|AND|FOR|TO|BY|WITH|FROM|ABOUT)\b")
_LEAST = 4
"""Words of a title in capitals; of fewer, each may be an acronym."""
MAYBE = frozenset("[*_`<")


def check_plain(record: Record, found: Findings) -> None:
    """Look at the title and the summary of an entry or page."""
    title = record.text("title")
    if title.isupper() and len(title.split()) >= _LEAST and _LITTLE.search(title):
        hint = "write it with small letters, and capitals for names only"
        found.warning(record.span_of("title"), "plain-text", "the title is in capitals throughout", hint)
    for key in ("title", "summary"):
        text = record.text(key)
        if MAYBE.isdisjoint(text):
            continue
        what = [name for pattern, name in _SIGNS if pattern.search(text)]
        if what:
            words = text
            for pattern, _ in _SIGNS:
                words = pattern.sub(r"\1", words)
            message = f"{what[0]} in the {key}, which is shown as it stands"
            hint = f"write it in plain words: {words}" if len(words) <= 120 else "write it in plain words"
            found.warning(record.span_of(key), "plain-text", message, hint)
