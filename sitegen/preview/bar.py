"""The editor's bar of the preview: which file this page comes from, what is wrong with it, and where to go next.

Pure text, of one page and what is known of its file. Nothing is inline, so that it lives under the page's own policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.preview.sources import PageSources, first_of
from sitegen.report import one_line, tally

MOST = 50
"""Problems of one file that are listed; the console has them all."""
MOST_ELSEWHERE = 10

BAR_CSS = """\
.sitegen-bar { --bar-ink: #1b1b1b; --bar-link: #0b4f8a; --bar-bad: #a01818; --bar-edge: #767676;
  display: block; margin: 0; border-block-start: 0.125rem solid var(--bar-edge); background: #f2f2f2;
  color: var(--bar-ink); text-align: start; }
@media (prefers-color-scheme: dark) {
  .sitegen-bar { --bar-ink: #ededed; --bar-link: #9ccbff; --bar-bad: #ffb0a8; --bar-edge: #9a9a9a;
    background: #242424; }
}
.sitegen-bar summary { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: center; }
.sitegen-bar-file { flex: 0 1 auto; min-inline-size: 0; overflow-wrap: anywhere; }
.sitegen-bar-mark { padding: 0 0.375rem; border: 0.0625rem solid; border-radius: 0.25rem; font-weight: bold; }
.sitegen-bar .sitegen-bar-bad { color: var(--bar-bad); font-weight: bold; }
.sitegen-bar-more { max-block-size: 30vh; padding: 0 1rem 0.5rem; overflow: auto; overflow-wrap: anywhere; }
.sitegen-dock:has(.sitegen-problems details[open]) .sitegen-bar-more { max-block-size: 20vh; }
.sitegen-bar p, .sitegen-bar ul { margin: 0 0 0.375rem; padding: 0; }
.sitegen-bar li { margin: 0 0 0.375rem 1.25rem; }
.sitegen-bar strong { font-weight: bold; }
.sitegen-bar-ways { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.sitegen-bar a { display: inline-block; min-block-size: 1.5rem; color: var(--bar-link); text-decoration: underline; }
.sitegen-bar :focus-visible { outline: 0.1875rem solid var(--bar-link); outline-offset: -0.1875rem; }
@media (width < 30rem) { .sitegen-bar details:not([open]) .sitegen-bar-folder { display: none; } }
"""


def bar(page: str, sources: PageSources) -> str:
    """The bar of a page as a piece of HTML; empty for a page that is not made from one file."""
    place = sources.place_of(page)
    if place is None:
        return ""
    file = place.path
    folder, slash, name = file.rpartition("/")
    mark = sources.marks.get(file, "")
    own = sources.problems_of(file)
    head = (
        f'<span class="sitegen-bar-file"><span class="sitegen-bar-folder">{_text(folder + slash)}</span>'
        f"{_text(name)}</span>"
        + (f'<span class="sitegen-bar-mark">{_text(mark)}</span>' if mark else "")
        + f'<span class="sitegen-bar-count{" sitegen-bar-bad" if own else ""}">{_count(own)}</span>'
    )
    more = _ways(place, sources) + _own(own, sources) + _elsewhere(file, sources)
    return (
        '<aside class="sitegen-bar" aria-label="Editor’s bar" lang="en" dir="ltr">'
        f"<details><summary>{head}</summary>"
        # What scrolls must be reachable by keyboard.
        f'<div class="sitegen-bar-more" role="group" aria-label="About this file" tabindex="0">{more}</div>'
        "</details></aside>"
    )


def _count(items: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings`, without what there is none of."""
    numbers = [part for part in tally(items).split(", ") if not part.startswith("0 ")]
    return ", ".join(numbers) or "no problems"


def _ways(place: Span, sources: PageSources) -> str:
    """Links: the file itself, and the entries beside it."""
    before, after = sources.neighbours(place.path)
    links = [_link(sources.editor.link(place), "Open in editor")]
    for name, words, rel in ((before, "Previous", "prev"), (after, "Next", "next")):
        if name:
            links.append(_link(_address(sources.page_of(name)), f"{words}: {name.rpartition('/')[2]}", rel))
    shown = "".join(filter(None, links))
    return f'<p class="sitegen-bar-ways">{shown}</p>' if shown else ""


def _own(own: Sequence[Diagnostic], sources: PageSources) -> str:
    if not own:
        return ""
    left = f"<p>… and {len(own) - MOST} more; the console lists them.</p>" if len(own) > MOST else ""
    items = "".join(f"<li>{_problem(item, sources)}</li>" for item in own[:MOST])
    return f"<p><strong>Problems of this file</strong></p><ul>{items}</ul>{left}"


def _problem(item: Diagnostic, sources: PageSources) -> str:
    place = f"line {item.span.line}"
    opens = _link(sources.editor.link(item.span), place) or place
    hint = f"<br>Hint: {_text(item.hint)}" if item.hint else ""
    return f"{opens}: {item.severity} [{_text(item.rule)}] {_text(item.message)}{hint}"


def _elsewhere(file: str, sources: PageSources) -> str:
    """How much is wrong with other files, and the first of them."""
    others = sources.elsewhere(file)
    if not others:
        return "<p>No problems in other files.</p>"
    every = [item for items in others.values() for item in items]
    files = f"{len(others)} other file{'' if len(others) == 1 else 's'}"
    # Errors first: they keep the site from being built.
    worst = sorted(others, key=lambda name: (first_of(others[name]).severity is not Severity.ERROR, name))
    rows = "".join(_row(name, others[name], sources) for name in worst[:MOST_ELSEWHERE])
    left = f"<p>… and {len(others) - MOST_ELSEWHERE} more files.</p>" if len(others) > MOST_ELSEWHERE else ""
    return f"<p><strong>Elsewhere: {_count(every)} in {files}</strong></p><ul>{rows}</ul>{left}"


def _row(name: str, items: Sequence[Diagnostic], sources: PageSources) -> str:
    page = sources.page_of(name)
    target = _address(page) if page else sources.editor.link(first_of(items).span)
    return f"<li>{_link(target, name) or _text(name)}: {_count(items)}</li>"


def _address(page: str) -> str:
    return "/" + quote(page.removesuffix("index.html"))


def _link(target: str, words: str, rel: str = "") -> str:
    """A link; nothing without a target."""
    kind = f' rel="{rel}"' if rel else ""
    return f'<a href="{escape(target)}"{kind}>{_text(words)}</a>' if target else ""


def _text(text: str) -> str:
    return escape(one_line(text))
