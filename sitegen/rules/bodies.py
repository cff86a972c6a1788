"""Rules about the text of an entry or page: Markdown, raw HTML, links, pictures, notes."""

from __future__ import annotations

from sitegen.rules.record import Rule

_SECTIONS = "=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\nsections: [What is not known]\n"

RULES = {
    "dead-link": Rule(
        "a link to another site leads nowhere any more",
        "A reader cannot look it up. Only `check --links` asks; an archived copy outlives the page.",
        sample_needs="a server that says so",
    ),
    "moved-link": Rule(
        "a page of another site has moved for good",
        "The old address may stop to lead on. Only `check --links` asks.",
        sample_needs="a server that says so",
    ),
    "broken-anchor": Rule(
        "a link to `#something` that is not there",
        "The browser stays at the top of the page, and the reader does not know why.",
        bad="## Result\n\nSee [below](#results).  ←",
        good="## Result\n\nSee [below](#result).",
    ),
    "broken-link": Rule(
        "a link or image that leads to no page or file of this site",
        "The reader gets an error page.",
        bad="See [another entry](/documents/othr/).  ←",
        good="See [another entry](/documents/other/), or better [[other]].",
    ),
    "empty-heading": Rule(
        "a heading without words; left out",
        "It would be a gap in the page and a blank line in the table of contents.",
        bad="Some text.\n\n##  ←\n\nMore text.",
        good="Some text.\n\n## Result\n\nMore text.",
    ),
    "empty-link": Rule(
        "a link without words or without an address, or a picture without an address",
        "Nobody can see a link without words, and a screen reader reads its address aloud; one without an address "
        "leads to the page itself.",
        bad="See [](https://example.org/report).  ←",
        good="See [the report](https://example.org/report).",
    ),
    "missing-section": Rule(
        "an entry lacks a section that the digest requires of all",
        "Readers count on it: where each entry says what is not known, one that does not seems to know all. "
        "`sections` in content/site.yaml names the headings.",
        bad=f"{_SECTIONS}=== documents/other.md\n---  ←\ntitle: An entry\nyear: 2016\n---\nSome text.",
        good=f"{_SECTIONS}=== documents/other.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        "Some text.\n\n## What is not known\n\nWho wrote it.",
    ),
    "heading-skip": Rule(
        "a heading is two levels or more below the one before it",
        "The page closes the gap, but the table of contents may not be the one that was meant (WCAG technique H42).",
        bad="## Part\n\nSome text.\n\n#### Detail  ←\n\nMore text.",
        good="## Part\n\nSome text.\n\n### Detail\n\nMore text.",
    ),
    "html-nesting": Rule(
        "raw HTML where it may not stand",
        "Browsers mend it, each in its own way.",
        bad="<li>One</li>  ←\n",
        good="- One",
    ),
    "indented-text": Rule(
        "a paragraph behind four spaces, which Markdown shows as code",
        "It was perhaps pasted so. Its links and emphasis are lost, and its line runs out of the page. Looked at are "
        "paragraphs that read as prose and do not belong to a list or note above them.",
        bad="Some text.\n\n    It was a long and sunny day.  ←",
        good="Some text.\n\nIt was a long and sunny day.",
    ),
    "list-start": Rule(
        "a list right below a line of text, without an empty line between them, or behind bullets of a word processor",
        "Markdown takes its items for one paragraph: readers see hyphens or bullets in a line of text, and no list.",
        bad="The plan has two parts:\n- pay  ←\n- pensions",
        good="The plan has two parts:\n\n- pay\n- pensions",
    ),
    "markdown-failed": Rule(
        "Python-Markdown cannot convert the body",
        "The library fails on a few odd texts; without its help there is no page.",
        bad="See[^a].\n\n[^a]: [^b]: Two notes.  ←\n[^c]: A third.",
        good="See[^a].\n\n[^a]: One note.",
    ),
    "no-description": Rule(
        "a picture without a description, or with the name of a file for one",
        "Who does not see the picture learns nothing of it (WCAG 1.1.1).",
        bad="![](/assets/plan.png)  ←",
        good="![The plan as a timeline of four years](/assets/plan.png)",
    ),
    "note-box": Rule(
        "a note that begins with !!!, whose first line or indent is not right",
        "It would be shown as it stands, exclamation marks and all, or its text would stand outside of its box.",
        bad="!!! editors-note “Editor’s note”  ←\n    The report has no date.",
        good='!!! editors-note "Editor’s note"\n    The report has no date.',
    ),
    "raw-html": Rule(
        "raw HTML that is left out of the page",
        "Only harmless HTML is kept; what is dropped should not be missed by surprise.",
        bad='Some <font color="red">text</font>.  ←',
        good="Some **text**.",
    ),
    "remote-image": Rule(
        "a picture on another site; shown as a link to it",
        "A page that loads it tells that site who reads what, and the picture may vanish or change.",
        bad="![A plan](https://example.org/plan.png)  ←",
        good="![A plan](/assets/plan.png)",
    ),
    "repeated-footnote": Rule(
        "a footnote that is written twice",
        "One of the two texts is lost, or readers get the wrong one.",
        bad="As reported.[^1]\n\n[^1]: In the first part.\n\n[^1]: In the second part.  ←",
        good="As reported.[^1] And so on.[^2]\n\n[^1]: In the first part.\n\n[^2]: In the second part.",
    ),
    "repeated-text": Rule(
        "a paragraph of ten words or more, or an annotation, that stands twice in a text; or the whole entry does",
        "It was pasted twice, or moved and left behind; readers think that they have lost their place. An annotation "
        "may well come back below another paragraph. Of an entry that was pasted below itself only the first is read.",
        bad="The plan saved five million pounds in its first year.\n\nNobody says how.\n\n"
        "The plan saved five million pounds in its first year.  ←",
        good="The plan saved five million pounds in its first year.\n\nNobody says how.",
    ),
    "same-id": Rule(
        "two parts of a text have the same id",
        "A link to it can lead to one of them only.",
        bad="## One {: #part }  ←\n\nText.\n\n## Two {: #part }\n\nText.",
        good="## One {: #one }\n\nText.\n\n## Two {: #two }\n\nText.",
    ),
    "stray-marks": Rule(
        "marks of Markdown that were meant to do something and are shown to readers, or do something else",
        "A bracket or a space decides whether there is a link; a comment, code or bold words without their end "
        "swallow what follows, or are printed, and so is a comment with long dashes. A line --- right below a "
        "paragraph makes a heading of it. The name of a site behind the title of a source, as the window of a browser "
        "shows it, is such a rest too.",
        bad="See [the report] (https://example.org/report).  ←",
        good="See [the report](https://example.org/report).",
    ),
    "table-rows": Rule(
        "a table that is shown as text, or a row with more or fewer cells than its head",
        "It needs an empty line above it, and below its head a line |---| with as many columns. Rows that were copied "
        "out of a spreadsheet have tabs between their cells, which mean nothing to Markdown. Cells beyond the columns "
        "of the head are shown to nobody, and a cell that is left out shifts those behind it.",
        bad="| Year | Staff |  ←\n| 2015 | 40 |",
        good="| Year | Staff |\n| --- | --- |\n| 2015 | 40 |",
    ),
    "too-complex": Rule(
        "hundreds of brackets or marks in a row",
        "Markdown would work on them for minutes or hours.",
        bad="[" * 1000 + "  ←",
        good="[a] [b] [c]",
    ),
    "undefined-footnote": Rule(
        "a footnote that is used but not written",
        "Readers would see [^1] and no note. Raised numbers, and [3] right behind a word, come along with text from "
        "elsewhere.",
        bad="As reported.[^1]  ←",
        good="As reported.[^1]\n\n[^1]: In the second part.",
    ),
    "unknown-scheme": Rule(
        "a link with an unknown scheme; left out",
        "Most browsers could not follow it.",
        bad="See [the file](gopher://example.org/a.txt).  ←",
        good="See [the file](https://example.org/a.txt).",
    ),
    "unsafe-link": Rule(
        "a link that would run code; refused",
        "It would act in the name of the reader.",
        bad="See [this](javascript:alert(1)).  ←",
        good="See [this](https://example.org/).",
    ),
    "unused-footnote": Rule(
        "a footnote that is written but not used",
        "Its mark was perhaps lost in the text, and readers never get to the note.",
        bad="As reported.\n\n[^1]: In the second part.  ←",
        good="As reported.[^1]\n\n[^1]: In the second part.",
    ),
}
