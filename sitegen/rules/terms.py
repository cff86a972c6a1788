"""Rules about words that stand for something: topics, departments, people, links, addresses."""

from __future__ import annotations

from sitegen.rules.record import Rule


def _entry(keys: str, text: str = "Some text.") -> str:
    return f"=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n{keys}---\n{text}\n"


_TOPICS = "=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay}\n- {id: wages, label: Wages, replaced_by: pay}\n"
_MORE = "".join(f"- {{id: {name}, label: Topic {name}}}\n" for name in "abcdef")
_BODIES = """=== registers/departments.yaml
departments:
- id: dh
  names: [{name: Department of Health}]
  acronyms: [DH]
  start: {date: 1988}
  end: {date: 2018-01-08}
  lineage: [{type: name-change, date: 2018-01-08, to: [dhsc]}]
- id: dhsc
  names: [{name: Department of Health and Social Care, from: 2018-01-08}]
  acronyms: [DHSC]
  start: {date: 2018-01-08}
- {id: agency-one, names: [{name: Standards Agency}], acronyms: [SA]}
- {id: agency-two, names: [{name: Space Agency}], acronyms: [SA]}
"""

RULES = {
    "ambiguous-department": Rule(
        "a name or acronym means more than one body at the document's date",
        "Acronyms are used again, and a guess would file the entry under a body that has nothing to do with it.",
        bad=_BODIES + _entry("department: [SA]  ←\n"),
        good=_BODIES + _entry("department: [agency-two]\n"),
    ),
    "ambiguous-link": Rule(
        "a `[[link]]` means more than one thing",
        "A topic and an entry, say, may have the same id.",
        bad=_TOPICS + "=== documents/pay.md\n---\ntitle: Pay\nyear: 2016\n---\nText.\n" + _entry("", "See [[pay]].  ←"),
        good=_TOPICS
        + "=== documents/pay.md\n---\ntitle: Pay\nyear: 2016\n---\nText.\n"
        + _entry("", "See [[topic:pay]]."),
    ),
    "broken-reference": Rule(
        "a `[[link]]`, `related` or `responds_to` that leads nowhere",
        "The reader could not follow it.",
        bad=_entry("", "See [[othr]].  ←"),
        good=_entry("", "See [[other]]."),
    ),
    "body-not-listed": Rule(
        "a body of the register is prominent in the text, but not in `department`; or one that is linked is not, and "
        "another is, of which the entry says nothing, with an acronym that differs by one letter",
        "The entry is missing on that body's page; or a passage about somebody else has slipped into the text, as "
        "happens when two articles are run together.",
        bad=_BODIES + _entry("department: [DH]  ←\n", "The Space Agency began it.\n\nThe Space Agency ended it."),
        good=_BODIES
        + _entry("department: [DH, agency-two]\n", "The Space Agency began it.\n\nThe Space Agency ended it."),
    ),
    "department-not-in-being": Rule(
        "a body did not exist at the document's date",
        "An entry is filed under the body of the day; its forerunner or successor has a page of its own. A link in the "
        "text to a body of a later time needs a word on that, as in `what is now [[dhsc]]`.",
        bad=_BODIES + _entry("department: [dhsc]  ←\n"),
        good=_BODIES + _entry("department: [dh]\n"),
    ),
    "link-to-draft": Rule(
        "a link to an entry that is not published; it shows as plain text",
        "It is right as soon as that entry is published; until then readers see only its words.",
        bad="=== documents/draft.md\n---\ntitle: A draft\nyear: 2016\ndraft: true\n---\n"
        + _entry("", "See [[draft]].  ←"),
        good="=== documents/draft.md\n---\ntitle: A draft no more\nyear: 2016\n---\n" + _entry("", "See [[draft]]."),
    ),
    "repeated-term": Rule(
        "an entry carries the same term twice, or names a person, an initiative or a related entry twice",
        "One of the two was perhaps meant to be another.",
        bad=_TOPICS + _entry("tags: [pay, Pay]  ←\n"),
        good=_TOPICS + _entry("tags: [pay]\n"),
    ),
    "replaced-term": Rule(
        "a topic was replaced by another",
        "It still works, but new entries should carry the topic of today.",
        bad=_TOPICS + _entry("tags: [wages]  ←\n"),
        good=_TOPICS + _entry("tags: [pay]\n"),
    ),
    "same-address": Rule(
        "two things want the same address",
        "One would overwrite the other; addresses that differ only in capitals or Unicode form are the same on many "
        "machines.",
        bad="=== documents/entry.md\n---  ←\ntitle: An entry\nyear: 2016\n---\n"
        "=== documents/Entry.md\n---\ntitle: Another\nyear: 2016\n---\n",
        good="=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        "=== documents/entry-2.md\n---\ntitle: Another\nyear: 2016\n---\n",
    ),
    "same-slug": Rule(
        "two spellings of a label make one address and are one term",
        "They share a page, whose title can be only one of them.",
        bad=_entry("tags: [open data]\n")
        + "=== documents/second.md\n---\ntitle: Two\nyear: 2017\ntags: [open data]\n---\n"
        + "=== documents/third.md\n---\ntitle: Three\nyear: 2018\ntags: [Open Data]  ←\n---\n",
        good=_entry("tags: [open data]\n")
        + "=== documents/third.md\n---\ntitle: Three\nyear: 2018\ntags: [open data]\n---\n",
    ),
    "unknown-overview": Rule(
        "an overview text for a term that does not exist",
        "Nobody would ever see the text.",
        bad=_TOPICS + "=== topics/pey.md\nAbout pay.  ←\n" + _entry("tags: [pay]\n"),
        good=_TOPICS + "=== topics/pay.md\nAbout pay.\n" + _entry("tags: [pay]\n"),
    ),
    "unknown-page": Rule(
        "site.yaml lists a page that does not exist",
        "The footer of every page would have a link that leads nowhere.",
        bad="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\npages: [abuot]  ←\n"
        "=== pages/about.md\n---\ntitle: About\n---\n",
        good="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\npages: [about]\n"
        "=== pages/about.md\n---\ntitle: About\n---\n",
    ),
    "orphan-page": Rule(
        "a free page that nothing links to",
        "Readers cannot find it: it is in no footer, and no text has a link to it.",
        bad="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\npages: [about]\n"
        "=== pages/about.md\n---\ntitle: About\n---\n=== pages/policy.md\n---  ←\ntitle: Policy\n---\n",
        good="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\npages: [about]\n"
        "=== pages/about.md\n---\ntitle: About\n---\nSee [[policy]].\n=== pages/policy.md\n---\ntitle: Policy\n---\n",
    ),
    "unarchived-source": Rule(
        "a source has no archived copy",
        "Pages vanish. An archived copy (`archive_url`) keeps what the entry is about.",
        bad="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\nalso_check: [unarchived-source]\n"
        + _entry("source: {title: A report, url: https://example.org/a}  ←\n"),
        good="=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\nalso_check: [unarchived-source]\n"
        + _entry("source: {title: A report, url: https://example.org/a, archive_url: https://archive.example/a}\n"),
        optional=True,
    ),
    "unknown-term": Rule(
        "a word that is not in its register",
        "The entry would be missing wherever the right word leads.",
        bad=_TOPICS + _entry("tags: [pey]  ←\n"),
        good=_TOPICS + _entry("tags: [pay]\n"),
    ),
    "date-order": Rule(
        "an entry was added, or its source read, before the document was out; or changed before it was added; or "
        "its event or its `publish_on` lies far ahead; or it was read and added on one day of two years; or it "
        "`responds_to` an entry of a later year",
        "One of the two dates is mistyped, and entries, feeds and citations go by them. Where a document bears a month "
        "or year only, it may be read three months earlier: magazines are. `published` counts as `date` does, with two "
        "weeks for what is sent out before its day. A date that nobody is sure of may be off by three years, and by "
        "six where it is a year only.",
        bad=_entry("date: 2016-12-08\nsource: {title: A report, accessed: 2016-11-23}  ←\n"),
        good=_entry("date: 2016-12-08\nsource: {title: A report, accessed: 2017-11-23}\n"),
    ),
    "archive-address": Rule(
        "the address of the archived copy is that of the source, or on the same site",
        "When the source vanishes, so does what is meant to replace it.",
        bad=_entry("source: {title: A report, url: https://a.example/x, archive_url: https://a.example/x}  ←\n"),
        good=_entry(
            "source: {title: A report, url: https://a.example/x, "
            "archive_url: https://web.archive.org/web/2017/https://a.example/x}\n"
        ),
    ),
    "many-topics": Rule(
        "an entry has more than six topics",
        "What an entry is about in passing crowds the page of a topic, and nobody finds the entries that matter. Only "
        "where there is a register of topics.",
        bad=_TOPICS + _MORE + _entry("tags: [pay, a, b, c, d, e, f]  ←\n"),
        good=_TOPICS + _MORE + _entry("tags: [pay, a, b, c, d, e]\n"),
    ),
    "names-itself": Rule(
        "`related` or `responds_to` names the entry itself",
        "The link leads back to where the reader is; another entry was meant.",
        bad=_entry("related: [entry]  ←\n"),
        good=_entry("related: [other]\n"),
    ),
    "link-words": Rule(
        "the words of a link are a slip of the name that it leads to, or the name of somebody else",
        "Readers meet a person or body that does not exist, or are led to the wrong one.",
        bad=_BODIES + _entry("", "See the [[dh|Department of Helth]].  ←"),
        good=_BODIES + _entry("", "See the [[dh|Department of Health]], or [[dh|the department]]."),
    ),
}
