"""Rules about the keys of front matter, registers and settings, and their values."""

from __future__ import annotations

from sitegen.rules.record import Rule


def _entry(keys: str) -> str:
    return f"---\ntitle: An entry\nyear: 2016\n{keys}\n---\nSome text."


_PAPER = """=== registers/publishers.yaml
publishers:
- {id: jar-world, name: Jar World, nature: trade-press}
=== documents/entry.md
"""
_STORY = "kind: news\nsource:\n  title: Jars\n  publisher: jar-world\n  nature: {}"
_TWO_PAPERS = """=== registers/publishers.yaml
publishers:
- {id: jar-world, name: Jar World, url: https://jar.example/}
- {id: spoon-news, name: Spoon News, url: https://spoon.example/}
=== documents/entry.md
"""
_AT = "source:\n  title: Jars\n  publisher: jar-world\n  url: https://www.{}.example/2016/jars{}"

RULES = {
    "allow-rule": Rule(
        "a remark or setting allows a rule that does not exist",
        "It allows nothing, and whoever wrote it believes that it does.",
        bad="A text of our own.\n\n<!-- sitegen: allow quotation-lenght: it is short enough -->  ←\nMore text.",
        good="A text of our own.\n\nMore text.",
    ),
    "allow-reason": Rule(
        "a remark allows something, and nothing says why",
        "Whoever comes after has to know whether the reason still holds.",
        bad="<!-- sitegen: allow empty-heading -->  ←\n##\n\nSome text.",
        good="<!-- sitegen: allow empty-heading: it is a sample -->\n##\n\nSome text.",
    ),
    "allow-nothing": Rule(
        "a remark allows what is not there",
        "The text was changed since: the remark would hide the next problem of its kind, which nobody has looked at.",
        bad="<!-- sitegen: allow empty-heading: it is a sample -->  ←\nSome text.",
        good="Some text.",
    ),
    "bad-alias": Rule(
        "an old address cannot be an address of this site",
        "Whoever follows the old link would find nothing.",
        bad=_entry("aliases: [https://old.example/entry]  ←"),
        good=_entry("aliases: [documents/old-entry/]"),
    ),
    "bad-date": Rule(
        "a date does not exist, or is in no known form; or the text has a day that no month has",
        "Dates order everything; '3/4/2016' is a day in March for some and in April for others. In the text, whole "
        "dates outside of quotations are looked at: of `31 November 2016` nobody can tell which day it was.",
        bad=_entry("date: 2016-02-30  ←"),
        good=_entry("date: 2016-02-29"),
    ),
    "bad-language": Rule(
        "a language tag in no known form",
        "Screen readers choose their voice by it, and browsers hyphenation (BCP 47).",
        bad=_entry("lang: English  ←"),
        good=_entry("lang: en"),
    ),
    "bad-url": Rule(
        "an address is not an absolute web address, or is that of your own machine, or has parts that only tell who "
        "sent a reader there; or the words of a link are a whole address, and it leads to another site",
        "Readers could not follow it to the original; or they would be counted as readers of somebody's mail.",
        bad=_entry("source: {title: A report, url: www.example.org/report}  ←"),
        good=_entry("source: {title: A report, url: https://www.example.org/report}"),
    ),
    "date-basis": Rule(
        "a date is not certain and nothing says why we think so",
        "A reader cannot judge a guess without its reason.",
        bad=_entry("date: 2016~  ←"),
        good=_entry("date: 2016~\ndate_basis: The text speaks of the budget of that year."),
    ),
    "date-ahead": Rule(
        "a date that tells of something past is still to come",
        "Nobody has read, published or added anything on a day to come; a slip in the year is not seen by readers. "
        "An `event_date` may be ahead, and so may whatever is no later than `publish_on`. Looked at is also "
        "`since 2029` in an entry whose own dates are all earlier, and 2106 for 2016 in its title or text.",
        bad=_entry("date: 2016-12-08\nadded: 2961-12-08  ←"),
        good=_entry("date: 2016-12-08\nadded: 2016-12-08"),
    ),
    "date-first-of-january": Rule(
        "a date is 1 January, and nothing says that it is meant",
        "Programs write 1 January where only a year is known; the entry would claim a day that nobody stated.",
        bad=_entry("date: 2016-01-01  ←"),
        good=_entry("date: 2016-01-01\ndate_basis: The day is printed on the cover."),
    ),
    "date-time": Rule(
        "a date has a time of day, which is not used",
        "A time of day needs a time zone to mean anything, and no page shows it.",
        bad=_entry("date: 2016-12-08T09:30:00Z  ←"),
        good=_entry("date: 2016-12-08"),
    ),
    "department-note": Rule(
        "`department` is empty and nothing says why; or it is not, or the text tells of a body, and the note says that "
        "the document names none",
        "An empty list may be a decision or an oversight; the note tells the next editor which. Readers see the note.",
        bad=_entry("department: []  ←"),
        good=_entry("department: []\ndepartment_note: It is about a charity."),
    ),
    "empty-item": Rule(
        "a list has an empty item",
        "A word was perhaps lost there.",
        bad=_entry("tags:\n- culture\n-  ←"),
        good=_entry("tags:\n- culture"),
    ),
    "field-taken": Rule(
        "a further field has the name of a field that every digest has",
        "The two would overwrite each other in pages and data files.",
        bad="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\nfields:\n  summary: {type: text}  ←",
        good="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\nfields:\n  verdict: {type: text}",
    ),
    "missing-field": Rule(
        "a field that is needed is missing or empty",
        "A page without a title, or a source without one, cannot be shown or found.",
        bad="---\nyear: 2016  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "nature-differs": Rule(
        "the nature of a source is one that no document of its publisher has",
        "Readers weigh a text by who speaks. An entry may say otherwise than the record of its publisher; but the news "
        "of a paper are no official document, nor is an interview with it; a trade paper is no national one.",
        bad=f"{_PAPER}{_entry(_STORY.format('official  ←'))}",
        good=f"{_PAPER}{_entry(_STORY.format('trade-press'))}",
    ),
    "no-config": Rule(
        "there is no content/site.yaml",
        "A site needs a title and the address at which it is published.",
        sample_needs="a site without its settings",
    ),
    "not-a-list": Rule(
        "one text where a list belongs; read as a list of one, or of the words between its commas",
        "A comma may belong to a name: only in square brackets is it sure what is an item.",
        bad=_entry("tags: culture, pay  ←"),
        good=_entry("tags: [culture, pay]"),
    ),
    "not-allowed": Rule(
        "a value outside the allowed ones",
        "Lists, filters and labels are made for the known values only.",
        bad=_entry("kind: artcle  ←"),
        good=_entry("kind: news"),
    ),
    "plain-text": Rule(
        "a title or summary has signs of Markdown or HTML, or the title is in capitals throughout",
        "Lists, feeds and search engines show both as they stand, so that readers would see the signs. Of words in "
        "capitals nobody sees which are names.",
        bad=_entry("summary: The board, [[tea-board]], **reports** on tea.  ←"),
        good=_entry("summary: The Board of Tea reports on tea."),
    ),
    "publisher-differs": Rule(
        "the publisher of a source is another one than that on whose site its address is",
        "The records of both have their addresses. Readers weigh a text by who printed it, and its publisher's page "
        "would list what it never printed. Where an entry names the other one, under `via` or in its text, it knows.",
        bad=f"{_TWO_PAPERS}{_entry(_AT.format('spoon', '  ←'))}",
        good=f"{_TWO_PAPERS}{_entry(_AT.format('jar', ''))}",
    ),
    "summary-length": Rule(
        "a summary has more than 300 characters",
        "Cards, feeds and search engines cut it in the middle of a sentence.",
        bad=_entry("summary: " + "A summary that goes on and on. " * 10 + " ←"),
        good=_entry("summary: A summary that ends in time."),
    ),
    "unknown-key": Rule(
        "a key that is not in the table; an error when it looks like a slip, else a warning",
        "What stands behind an unknown key is not shown anywhere, and its author would not know.",
        bad=_entry("sumary: One sentence.  ←"),
        good=_entry("summary: One sentence."),
    ),
    "wrong-type": Rule(
        "a value of the wrong type",
        "A list where one text belongs, or 'yes' where true is meant: what it says cannot be used.",
        bad=_entry("draft: yes  ←"),
        good=_entry("draft: true"),
    ),
    "year-date": Rule(
        "`year` does not agree with `date`",
        "The entry would stand under one year and show another.",
        bad="---\ntitle: An entry\nyear: 2016  ←\ndate: 2017-12-08\n---\nSome text.",
        good=_entry("date: 2016-12-08"),
    ),
    "unfinished": Rule(
        "something of a draft that was written for its editor is still there, or a paragraph breaks off",
        "A sentence that `sitegen new` or `sitegen import` put there, a mark such as TODO, or a remark `# doubtful` or "
        "`# look again` behind a proposed value, or a value that is only `…`, or what a program that writes texts "
        "says to whoever asked it (`Here is the revised paragraph:`), or `NN people` or `N/A`: readers "
        "would take it for the entry. So they would a paragraph that ends in `and what …`, or a last one of a part "
        "whose last sentence has no stop.",
        bad="---\ntitle: An entry\nyear: 2016\n---\nTODO: tell who says it.  ←",
        good="---\ntitle: An entry\nyear: 2016\n---\nThe paper of the department says it.",
    ),
}
