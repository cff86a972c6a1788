"""A small site with something of everything, and templates that print their whole view and compile at once."""

from __future__ import annotations

import re
from pathlib import Path

from sites import REPOSITORY

from sitegen.proof.fingerprint import make_fingerprint

PACKAGED = REPOSITORY / "templates"

CONTENT = {
    "site.yaml": """\
title: "Kettles: a digest"
base_url: https://kettle.example/sub/
tagline: Small, and yet of everything something
description: A digest to walk in.
publisher: The kettle editors
contact: editors@kettle.example
licence: CC BY 4.0
feed_size: 5
facets:
  tags: {label: Theme, plural: Themes}
fields:
  venue: {type: text, label: Venue, plural: Venues, facet: true}
  cups: {type: number, label: Cups}
  held: {type: date, label: Held, plural: Days held, facet: true}
  flavours: {type: list, label: Flavour, plural: Flavours, facet: true}
  sequel_of: {type: reference, label: Sequel of}
pages: [about, policy]
tag_authority: kettle.example,2026
""",
    "registers/topics.yaml": """\
groups:
  - {id: values, label: Values}
  - {id: things, label: Things}
topics:
  - {id: openness, label: Openness, group: values, scope: Being open., synonyms: [transparency], aliases: [open-book]}
  - {id: thought, label: Thought, group: values, synonyms: [free thinking], related: [openness]}
  - {id: silence, label: Silence, broader: openness}
  - {id: kettles, label: Kettles, group: things}
  - {id: pots, label: Pots, group: things, replaced_by: kettles}
  - {id: unused, label: Never used, group: things}
""",
    "registers/departments.yaml": """\
departments:
  - id: tea
    names: [{name: Ministry of Tea}]
    acronyms: [MoT]
    kind: ministry
    start: {date: 1990, certainty: general-knowledge}
    end: {date: 2018-03, certainty: verified, basis: gazette of March 2018}
    lineage:
      - {type: name-change, date: 2018-03, to: [tea-2018], note: The same people.}
  - id: tea-2018
    names: [{name: Ministry of Tea and Cake, to: 2021-05}, {name: Ministry of Cake, from: 2021-06}]
    acronyms: [MoTC]
    start: {date: 2018-03}
    url: https://cake.example/about
  - id: cake-board
    names: [{name: Board of Cake}]
    start: {date: 2001-02-03}
    end: {date: 2019-05-01}
    parent: tea
    lineage:
      - {type: merger, date: 2019-05-01, to: [tea-2018]}
  - {id: water, names: [{name: Water Office}], parent: tea-2018, note: It boils.}
""",
    "registers/publishers.yaml": """\
publishers:
  - {id: gazette, name: The Gazette, kind: press, nature: trade-press}
  - {id: courier, name: The Courier, acronyms: [TC], url: https://courier.example/}
  - {id: union, name: Union of Pourers, nature: union, note: Speaks for pourers.}
""",
    "registers/people.yaml": """\
people:
  - id: ada
    name: Ada Example
    sort: Example, Ada
    roles:
      - {title: head of the ministry, body: tea, from: 2015, to: 2018-02}
      - {title: head of the board, body: cake-board, from: 2018-03, to: 2019-05}
  - {id: ben, name: Ben Pourer, printed: [B. Pourer], roles: [{title: secretary, body: union}], note: He pours.}
  - {id: cyd, name: Cyd Quiet}
""",
    "registers/initiatives.yaml": """\
initiatives:
  - {id: open-kettle, name: Open Kettle, kind: programme, start: 2016, end: 2019, lead: [tea], summary: Lids off.}
  - {id: cup-census, name: Cup Census, kind: event, start: 2020-05, lead: [tea-2018, union]}
""",
    "registers/events.yaml": """\
events:
  - {id: cake-day, title: Cake arrives, kind: machinery, date: 2018-03, departments: [tea-2018], people: [ada]}
  - {id: vote-2017, title: Vote of 2017, kind: election, date: 2017-06-08, certainty: register, basis: the record}
  - {id: reign, title: Ada leads, kind: head-of-civil-service, date: 2015, people: [ada], summary: Calm years.}
""",
    "registers/glossary.yaml": """\
glossary:
  - {term: HMT, expansion: the Treasury}
  - {term: RTD, expansion: ready to drink, note: not shown}
""",
    "topics/openness.md": "What the entries say of openness: see [[first]] and [[ada]].\n",
    "departments/tea.md": "---\ntitle: Tea\n---\nThe ministry in short. HMT paid.\n",
    "years/2016.md": "The year began in [[tea]].\n",
    "venue/town-hall.md": "A large hall. See [[second]].\n",
    "pages/about.md": "---\ntitle: About\nsummary: What this is.\n---\nAbout [[open-kettle]] and [the data](/data/).\n",
    "pages/policy.md": "---\ntitle: Policy\nlang: en\n---\n## Rules\n\nSee [[about]].\n",
    "pages/extra.md": "---\ntitle: Extra\n---\nNot in the list of pages.\n",
    "documents/first.md": """\
---
title: The first <entry> & its "signs"
summary: An account with every kind of note.
year: 2016
date: 2016-12-08
tags: [openness, "free thinking"]
department: [Ministry of Tea]
people: [ben]
kind: news
venue: Town Hall
cups: 6
flavours: [Mint, Black tea]
source:
  title: Original one
  publisher: gazette
  author: A. Writer
  url: https://example.org/one
  accessed: 2026-01-02
  defects: [a line is missing]
  via: [another paper]
added: 2026-01-03
changes:
  - {date: 2026-01-04, kind: correction, note: The number was 4 and is 5.}
aliases: [documents/number-one/]
---

The [[ada|head of the ministry]] said that “tea is for everyone” and that **5 of 6** cups were full.[^1]

/// quote | tea is for everyone
    speaker: ada
    where: the town hall

Said once.
///

/// figure | 5 of 6
    value: 5 cups
    base: of 6
    holder: tea

We did not see the cups.
///

## A heading

See [[second]] and [[openness]], or [the data](/data/). It was brewed slowly.

/// claim | brewed slowly
    holder: an onlooker
    status: disputed
    reply: A keeper said that it was brewed fast.
///

[^1]: A footnote about the HMT.
""",
    "documents/second.md": """\
---
title: Zweites Dokument
summary: An undated page.
year: 2019
date: 2019~
date_basis: mentions the year in passing
tags: [openness]
department: [tea-2018]
lang: de
responds_to: first
venue: town hall
held: 2019-02
---

Nur ein Satz, und ein Zweifel über [[tea|das Ministerium]] und [[thought]].

/// doubt | ein Zweifel
    about: date

Das Jahr ist erschlossen.
///
""",
    "documents/2016/cups.md": """\
---
title: Counting cups
year: 2016
date: 2016-12
tags: [kettles, Silence]
department: [MoT, cake-board]
initiatives: [open-kettle]
kind: statistics
cups: 40
flavours: [mint]
sequel_of: first
related: [second, union-view]
---

The count began in spring. A kettle is RTD.

/// definition | RTD
    term: ready to drink

As on the tin.
///

/// context | in spring

Not in the source.
///
""",
    "documents/2016/draft-secret.md": """\
---
title: A secret draft
year: 2019
tags: [openness]
department: [tea-2018]
draft: true
---

Not yet. See [[first]].
""",
    "documents/later.md": """\
---
title: For later
summary: Waits for its day.
date: 2020-05-17
tags: [kettles]
department: [tea-2018]
initiatives: [cup-census]
publish_on: 2026-04-01
related: [first]
---

It will be about the [[cup-census]].
""",
    "documents/much-later.md": """\
---
title: For much later
date: 2021
tags: [silence]
department: [water]
publish_on: 2027-01-15
responds_to: later
---

Waits for long.
""",
    "documents/union-view.md": """\
---
title: What the union says
date: 2018-02
tags: [pots]
department: []
department_note: No single body is concerned.
source: {title: Circular, publisher: union, nature: union, published: 2018-05}
related: [first]
---

The union answers that [[ben]] pours best.

/// claim | pours best
    holder: union
    status: contested
    reply: The courier disagreed.
///
""",
    "documents/withdrawn.md": """\
---
title: Taken back
date: 2017-06-09
tags: [thought]
department: [tea]
changes:
  - {date: 2026-01-05, kind: update, note: A page came to light.}
  - {date: 2026-02-01, kind: withdrawal, note: The source was withdrawn.}
---

Nobody can read this about [[first]].
""",
    "documents/corrected.md": """\
---
title: Corrected
date: 2022-11-30
tags: [thought, kettles]
department: [MoTC]
held: 2022-11-29
venue: Marquee
source: {title: Speech, publisher: A Private Press}
---

The building had two floors, says [[courier]]. See [[draft-secret]] and [[event:vote-2017]].

/// correction | two floors
    date: 2026-01-04

We wrote three.
///

> Quoted words.

| cups | full |
| --- | --- |
| 5 | 6 |
""",
    "documents/plain.md": "---\ntitle: Plain\nyear: 2016\n---\nOnly words, of HMT.\n",
    "documents/twin-a.md": "---\ntitle: Twins\ndate: 2018-03-01\ntags: [silence]\ndepartment: [water]\n---\nTwin a.\n",
    "documents/twin-b.md": "---\ntitle: Twins\ndate: 2018-03-01\ntags: [silence]\ndepartment: [water]\n---\nTwin b.\n",
}
OWN = {
    "templates/base.html": """\
<!DOCTYPE html>
<html lang="{{ page.site.lang }}"><head><title>{{ page.title }} – {{ page.site.title }}</title></head><body>
<main>{% block main %}{{ page }}{% endblock %}</main>
{% include "partials/foot.html" %}
</body></html>
""",
    "templates/partials/foot.html": "<footer>{{ page.site.publisher }}</footer>\n",
    "templates/partials/only-year.html": "<hr>\n",
    "templates/year.html": """\
{% extends "base.html" %}
{% block main %}{{ page }}{% include "partials/only-year.html" %}{% endblock %}
""",
    "templates/term.html": """\
{% extends "base.html" %}
{% from "partials/basics.html" import cap %}
{% block main %}{{ page }}{{ cap(page.label) }}{% endblock %}
""",
    "templates/feed.xml": '<?xml version="1.0"?>\n<feed>{{ page }}</feed>\n',
    "assets/css/site.css": "body { background: url(../icons/dot.svg); src: url('../fonts/none.woff2') }\n",
    "assets/icons/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "assets/images/kettle.svg": '<svg xmlns="http://www.w3.org/2000/svg"><!-- kettle --></svg>\n',
}
_MACRO = re.compile(r"{%-?\s*macro (\w+)\((.*?)\)\s*-?%}")


def lay_out(root: Path, *, small: bool = True) -> Path:
    """Write the site of these walks; with `small`, templates that print their whole view and compile at once."""
    for name, text in CONTENT.items():
        put(root / "content" / name, text)
    first = make_fingerprint(CONTENT["documents/first.md"], salt="0" * 32, sha256="00", added="2026-01-01")
    put(root / "content/sources/first.fingerprint", first)
    for name, text in (small_templates() | OWN if small else {}).items():
        put(root / name, text)
    return root


def small_templates() -> dict[str, str]:
    """A small one in the place of each packaged template: pages print their view, macros their first argument."""
    made = {}
    for path in sorted(PACKAGED.rglob("*.*")):
        name = path.relative_to(PACKAGED).as_posix()
        text = '{% extends "base.html" %}'
        if name.startswith("partials/"):
            text = "".join(_small_macro(*found.groups()) for found in _MACRO.finditer(path.read_text("utf-8")))
        made[f"templates/{name}"] = text
    return made


def _small_macro(name: str, arguments: str) -> str:
    first = arguments.removeprefix("page, ").partition(",")[0].partition("=")[0]
    return f"{{% macro {name}({arguments}) %}}<i>{{{{ {first} }}}}</i>{{% endmacro %}}\n"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
