"""What pages are looked at: a site with every kind of page, and everything that Markdown can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kettles import CONTENT, lay_out, put
from sites import REPOSITORY

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
STRAIN = f"""\
---
title: What an entry may hold, {LONG}
summary: Everything that may not fit into a narrow page.
date: 2017-06/2017-08
tags: [openness, kettles]
department: [tea]
people: [ada, ben]
source:
  title: A title with https://example.org/{"a-long-path/" * 12}
  publisher: gazette
  url: https://example.org/{"a-long-path/" * 12}
---

A paragraph with `code_that_has_a_{LONG}` and a long address, <https://example.org/{"a-long-path/" * 12}>, and
{LONG}. Words in **strong**, *stressed*, ~~struck~~ and H<sub>2</sub>O.

/// figure | a long address
    value: 1,234,567,890 addresses
    base: all that were ever written, {LONG}
    holder: ada

A note with `{LONG}` and <https://example.org/{"a-long-path/" * 12}>.
///

/// claim | struck
    holder: ben
    status: confirmed
///

![A kettle](/assets/images/kettle.svg)

|  | cups of the first kind | cups of the second kind | {LONG} | four | five | six | seven | eight |
| --- | ---: | :---: | --- | --- | --- | --- | --- | --- |
| in spring | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
| in autumn | 12,345,678 | 2 | 3 | 4 | 5 | 6 | 7 | {LONG} |

```
a line of code that is much longer than any screen is wide, {"and goes on " * 12}
```

1. One
    - two
        - three
            - four
                - five, {LONG}

2. Two

> Quoted
>
> > twice

Term
:   What it means.

!!! note "A remark"
    Inside a box.

## A heading with {LONG}

### Below it

Text.[^1]

#### Below that

Text with [a picture link](https://example.org/picture.png).

[^1]: A footnote with {LONG}.
"""

# Examples that are about raw HTML or links without words: what comes of those is reported, and not always valid.
_TOLD = re.compile(r"<(?!https?:|mailto:)[a-zA-Z/!?]")
# [[links]] are ours; what is meant by an address that is none, only its editor can say.
_OTHERS = ("[[", "https://../")


def every_kind(root: Path) -> Path:
    """A small site with every kind of page that the packaged templates make."""
    lay_out(root, small=False)
    # So that the longer lists have archives.
    put(root / "content/site.yaml", CONTENT["site.yaml"] + "listing_size: 2\n")
    put(root / "content/documents/strain.md", STRAIN)
    put(
        root / "assets/images/kettle.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><circle r="40" cx="80" cy="45"/></svg>\n',
    )
    return root


def plain_examples() -> Iterator[str]:
    """The examples of the CommonMark specification that are nothing but Markdown."""
    for text in examples():
        if not _TOLD.search(text) and not any(sign in text for sign in _OTHERS):
            yield text


def examples() -> Iterator[str]:
    """The examples of the CommonMark specification, which package.json pins."""
    text = (REPOSITORY / "node_modules/commonmark-spec/spec.txt").read_text("utf-8")
    for example in re.findall(r"^`{32} example\n(.*?)^\.$", text, re.DOTALL | re.MULTILINE):
        yield example.replace("→", "\t")
