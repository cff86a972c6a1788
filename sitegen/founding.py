"""The files of a new digest, of whatever subject: settings, a register, two entries that are plainly samples, a page.

Pure: `commands.init` writes them. The samples are invented, and about a lending library, so that nobody takes them for
knowledge. Texts are here and not in files beside the program, because they are few and hold places to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sitegen.slugs import slugify
from sitegen.starter import quoted

HARMLESS = frozenset(
    ".git .gitignore .gitattributes .github .editorconfig .vscode .venv .DS_Store README.md LICENSE LICENSE.md".split()
)
"""Names that a folder may hold already: what people put there before a digest is begun."""


@dataclass(frozen=True)
class Founding:
    """What is known of a digest before it has an entry."""

    title: str
    base_url: str
    lang: str
    today: date


def title_of(folder: str) -> str:
    """A title made from the name of a folder: `library-notes` -> `Library notes`."""
    return re.sub(r"[-_\s]+", " ", folder).strip().capitalize() or "A digest"


def address_of(folder: str) -> str:
    """An address to begin with; `www.example.org` belongs to nobody (RFC 2606)."""
    return f"https://www.example.org/{slugify(folder)}/"


def problems(founding: Founding) -> list[str]:
    """What cannot stand in site.yaml, each with the cure."""
    found = [] if founding.title.strip() else ["the title is empty"]
    if not re.fullmatch(r"https?://[^\s<>\"/]+(/[^\s<>\"]*)?", founding.base_url):
        found.append(f"'{founding.base_url}' is not an absolute web address: write https://…")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", founding.lang):
        found.append(f"'{founding.lang}' is not a language tag: write for example en, cy or zh-Hant")
    return found


def files(founding: Founding) -> dict[str, str]:
    """Path below the folder -> text. They build without a problem as they are."""
    base_url = founding.base_url.rstrip("/") + "/"
    host = urlsplit(base_url).hostname or "localhost"
    filled = {
        "@TITLE@": quoted(" ".join(founding.title.split())),
        "@HEADING@": " ".join(founding.title.split()),
        "@BASE_URL@": base_url,
        "@AUTHORITY@": f"{host},{founding.today.year}",
        "@LANG@": founding.lang,
        # The samples are in English, whatever the digest will be in.
        "@ENGLISH@": "" if founding.lang.partition("-")[0].casefold() == "en" else "lang: en\n",
        "@TODAY@": founding.today.isoformat(),
        "@YEAR@": str(founding.today.year),
    }
    return {path: re.sub("@[A-Z_]+@", lambda place: filled[place[0]], text) for path, text in _FILES.items()}


_SITE = """\
# The settings of this digest. Every key: docs/reference.md of sitegen.
title: @TITLE@
# The address at which it will be published. Set it before you publish.
base_url: @BASE_URL@
description: >-
  Say in two sentences what this digest is about, and for whom it is.
lang: @LANG@
# publisher: Who is responsible for it
# contact: editors@example.org

# Keys that every entry must have. More: [summary, tags, kind, source]
required: [summary, tags]

# What readers call the two ways into the digest. The keys in an entry stay `tags` and `department`.
facets:
  department:
    label: Organisation
    plural: Organisations

# The ids of feed entries are made of it. Never change it once a feed was read.
tag_authority: @AUTHORITY@
"""

_TOPICS = """\
# The topics that an entry may carry under `tags`, by id, label or synonym. Other words are an error, with the nearest
# topic as a hint. An id stays for good; labels may change.

groups:
  - id: visitors
    label: Visitors
  - id: collections
    label: Collections

topics:
  - id: opening-hours
    label: Opening hours
    group: visitors
    scope: When rooms and desks are open, and why that changes.
    related: [reading-rooms]
    synonyms: [hours of opening]

  - id: reading-rooms
    label: Reading rooms
    group: visitors
    scope: Rooms for reading and study, and what people say of them.
    synonyms: [study rooms]

  - id: lending
    label: Lending
    group: collections
    scope: What is lent, to whom and for how long.
    synonyms: [loans]
"""

_FIRST = """\
---
title: "Sample: the reading room opens in the evening"
summary: An invented entry. It shows how an entry, a figure and a quotation are written; replace it with one of yours.
date: 2024-05-14
tags: [opening-hours, reading-rooms]
department: [Harbour Library]
kind: report
source:
  title: Sample report on the reading room
  publisher: Harbour Library
  nature: official
related: [sample-longer-loans]
added: @TODAY@
@ENGLISH@---

This entry is a sample. The library, the report and its numbers are invented.

The report says that the reading room was open on 212 evenings between January and December 2023.

/// figure | 212 evenings
    value: 212 evenings
    what: evenings on which the reading room was open
    period: January to December 2023
    holder: Harbour Library
The report counts an evening only if the room was open for two hours or more.
///

Of the visitors it says: “The lamps are on, and the chairs are taken.”

/// quote | The lamps are on, and the chairs are taken.
    speaker: Harbour Library
    where: in the report
///

## What is not known

The report does not say how many of the visitors came for the first time.
"""

_SECOND = """\
---
title: "Sample: loans last a week longer"
summary: An invented entry. It shows a link to another entry and a note that explains; replace it with one of yours.
date: 2024-09
tags: [lending]
department: [Harbour Library]
kind: news
source:
  title: Sample notice on loans
  publisher: Harbour Library
  nature: official
added: @TODAY@
@ENGLISH@---

This entry is a sample. The notice that it reports is invented.

From October 2024 a book may be kept for four weeks. The notice names the longer evenings as the reason: see
[[sample-reading-room|the sample on the reading room]].

/// context | four weeks
Until then it was three weeks. A note like this one adds what the source does not say.
///
"""

_ABOUT = """\
---
title: About this digest
summary: What this digest is, who makes it, and how to tell us what is wrong.
@ENGLISH@---

Say here who makes the digest, what it takes in and what it leaves out, and how a reader can ask for a correction.
"""

_README = """\
# @HEADING@

A digest of annotated documents, made with `sitegen`.

    sitegen serve                         # preview at http://127.0.0.1:8000/, right again after every save
    sitegen new first-entry --year @YEAR@   # begin an entry, by whatever name
    sitegen check                         # find every problem, and what to write instead
    sitegen build                         # write the site to build/

- `content/site.yaml`: the settings.
- `content/documents/`: the entries. Those whose names begin with `sample-` are invented; replace or delete them.
- `content/registers/topics.yaml`: the topics that an entry may carry.
- `content/pages/about.md`: the page about the digest.
"""

_FILES = {
    "content/site.yaml": _SITE,
    "content/registers/topics.yaml": _TOPICS,
    "content/documents/sample-reading-room.md": _FIRST,
    "content/documents/sample-longer-loans.md": _SECOND,
    "content/pages/about.md": _ABOUT,
    "README.md": _README,
    ".gitignore": "/build/\n/.sitegen-cache/\n",
}
