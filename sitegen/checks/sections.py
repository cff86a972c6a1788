"""`missing-section`: an entry has the sections that the digest requires of all.

Bad: `sections: [What is not known]` in site.yaml, and an entry without that heading. Good: `## What is not known`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from sitegen.config import SiteConfig
from sitegen.diagnostics import Diagnostic, Severity, Span, slip_of
from sitegen.library import Library
from sitegen.model import Document

_LINE = re.compile(
    r"<p>(?:(?P<plain>[^<>\n]{3,80})</p>|<(?P<tag>strong|b|em|u)>(?:<em>)?(?P<marked>[^<>\n]{3,80})(?:</em>)?</(?P=tag)>"
    r"(?P<more>[.:]?[ \n]*\w)?)"
)
_CARRY_NOTHING = frozenset(
    "what which things we you they us it this that the a an is are was were be been do does did still yet remains"
    " remain ca of".split()
)
"""Words of a heading without a say in what stands below it."""
_FEW = 2
"""Entries that all lack a section before the setting is what is wrong."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the headings of an entry; one that was withdrawn has no text to head."""
    if not library.config.sections or document.withdrawn:
        return
    there = [folded(heading.text) for heading in document.body.headings]
    for section in library.config.sections:
        if folded(section) not in there:
            message = f"the entry has no section '{section}'"
            typed = slip_of(folded(section), there)
            hint = f"write its heading as: ## {section}" if typed else _instead(library, document, section)
            # One that stands for it is where the cure belongs.
            lines = [one.line for one in document.body.headings if one.line and f"heading '{one.text}' says" in hint]
            lines += [one.line for one in document.body.headings if one.line and typed and folded(one.text) == typed]
            span = Span(document.span.path, lines[0]) if lines else document.span
            yield Diagnostic(span, "missing-section", Severity.WARNING, message, hint, (section,))


def _instead(library: Library, document: Document, section: str) -> str:
    """The cure for an entry without the heading: its words may stand in it as a line of text, in bold or plain."""
    sense = _sense(section)
    for line in _LINE.finditer(library.tables.body(document.id).html):
        words = " ".join(unescape(line["plain"] or line["marked"]).split())
        if folded(words.rstrip(" .:")) != folded(section):
            continue
        if line["more"]:
            return (
                f"the paragraph that begins with '{words}' has it in bold: put ## {section} on a line of its own above"
            )
        looks = "in bold or italics" if line["marked"] else "as a line of text"
        return f"'{words}' stands there {looks}: write ## {section} in place of that line"
    alike = [one.text for one in document.body.headings if sense and _sense(one.text) == sense]
    if len(alike) == 1 and not any(folded(alike[0]) == folded(one) for one in library.config.sections):
        return f"the heading '{alike[0]}' says the same: write ## {section} in its place"
    return f"write the heading ## {section} and the section"


def _sense(heading: str) -> frozenset[str]:
    """The words of a heading that carry its sense: `What we don’t know` and `What is not known` have the same."""
    plain = re.sub(r"\bunknowns?\b", "not know", folded(heading).replace("n't", " not").replace("cannot", "not"))
    return frozenset(re.sub(r"^known$", "know", word) for word in re.findall(r"\w+", plain)) - _CARRY_NOTHING


def lacked_by_all(
    config: SiteConfig, entries: Iterable[Document], said: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], int]:
    """What is said, a section that no entry has only once, in the settings; and how many problems that leaves out."""
    lacking = Counter(item.about for item in said if item.rule == "missing-section")
    if not any(lacking[section,] >= _FEW for section in config.sections):
        return list(said), 0
    present = [[heading.text for heading in entry.body.headings] for entry in entries if not entry.withdrawn]
    kept = list(said)
    for section, span in zip(config.sections, config.section_places, strict=True):
        if lacking[section,] == len(present):
            kept = [item for item in kept if item.rule != "missing-section" or item.about != (section,)]
            message = f"no entry has the section '{section}'"
            hint = _heading_of_most(section, present, config.sections)
            kept.append(Diagnostic(span, "missing-section", Severity.WARNING, message, hint))
    return kept, len(said) - len(kept)


def _heading_of_most(section: str, present: Sequence[Sequence[str]], required: Sequence[str]) -> str:
    """What to write for a section that no entry has: a heading that most of them have, if there is one."""
    often = Counter(heading for headings in present for heading in dict.fromkeys(headings))
    asked = {folded(one) for one in required}
    common = [
        heading for heading, count in often.most_common() if count * 2 > len(present) and folded(heading) not in asked
    ]
    new = f"if it is to be in all of them, write ## {section} and the section in each"
    if not common:
        return f"{new}; if not, take it out"
    return f"write the heading that the entries have: {slip_of(section, common) or common[0]}; or, {new}"


def folded(heading: str) -> str:
    """A heading as it is compared: without regard to case, spaces and the form of apostrophes."""
    return " ".join(heading.replace("’", "'").casefold().split())
