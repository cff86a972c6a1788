"""Rules about annotations: where they stand, what they are pinned to, and what they have to say."""

from __future__ import annotations

from sitegen.rules.record import Rule

_TEXT = "The plan saved 5 million pounds.\n\n"
_LONG = "we have to do it all again and again until the very last day of the year"
_DATED = "---\ntitle: An entry\ndate: 2016-12-08\n---\n"
_CHANGES = "changes: [{date: 2017-02-01, kind: correction, note: It was five million.}]"
_POSTS = """=== registers/people.yaml
people:
- {id: jo, name: Jo Smith, roles: [{title: Minister, from: 2010, to: 2012}, {title: Head, from: 2012}]}
=== documents/entry.md
"""
_TWO = """=== registers/people.yaml
people: [{id: jo, name: Jo Smith}, {id: al, name: Al Potter}]
=== documents/entry.md
"""

RULES = {
    "quote-differs": Rule(
        "a quotation is not quite what its source says",
        "Somebody is made to say what they did not say. The source is known by its fingerprint, which tells which of "
        "the words do not stand there in this order, whether two passages are run together, and, mostly, whether a "
        "“not” stands right before them that the entry leaves out. Where this machine has a copy of the source, from "
        "`sitegen source add`, that is certain, and so is whether the parts round `…` stand there in the other order.",
        sample_needs="the fingerprint of a source",
    ),
    "quote-absent": Rule(
        "the words of a quotation do not stand in its source",
        "A reader who looks for them will not find them. Where they are from another place, `elsewhere:` says so; a "
        "quotation in the running text gets an annotation for that.",
        sample_needs="the fingerprint of a source",
    ),
    "copied-run": Rule(
        "twelve words or more in a row, outside quotations, are those of the source, or forty in shorter runs",
        "An entry is an account in our own words; the words of others are theirs, by right and by law. Runs of six to "
        "eleven words, unless they are names, are added up: many of them are the source's sentences with some words "
        "exchanged; sixteen are too many where only one word stands between them. Title, "
        "summary, footnotes, replies, defects and the notes of changes are looked at too; the title may be that of the "
        "source.",
        sample_needs="the fingerprint of a source",
    ),
    "fingerprint-damaged": Rule(
        "the fingerprint of a source cannot be read",
        "Without it nothing can be proved, and the entry would look as if all was well.",
        sample_needs="the fingerprint of a source",
    ),
    "fingerprint-unused": Rule(
        "a fingerprint belongs to no entry",
        "It is named after an entry: one of the two was renamed, and the other not.",
        bad="=== sources/entri.fingerprint\nsitegen fingerprint 1  ←",
        good="=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "annotation-empty": Rule(
        "an annotation without a text whose kind consists of it: a doubt, context, definition or correction",
        "Readers would open a note with nothing in it.",
        bad=_TEXT + "/// doubt | 5 million  ←\n    about: figure\n///",
        good=_TEXT + "/// doubt | 5 million\n    about: figure\n\nThe report has another number.\n///",
    ),
    "annotation-id": Rule(
        "two annotations of an entry have the same `id`",
        "The id is the address of the annotation; two of them cannot share it.",
        bad=_TEXT + "/// context | plan\n    id: x\n\nOne.\n///\n\n/// context | saved\n    id: x  ←\n\nTwo.\n///",
        good=_TEXT + "/// context | plan\n    id: x\n\nOne.\n///\n\n/// context | saved\n    id: y\n\nTwo.\n///",
    ),
    "annotation-kind": Rule(
        "the word behind `///` is not a kind of annotation",
        "Each kind has its own options, label and page.",
        bad=_TEXT + "/// contxt | The plan  ←\n\nOf 2015.\n///",
        good=_TEXT + "/// context | The plan\n\nOf 2015.\n///",
    ),
    "annotation-no-match": Rule(
        "the words of an annotation do not stand in the block before it",
        "An annotation is pinned to exact words. They were perhaps changed since, or the annotation moved.",
        bad=_TEXT + "/// context | The plans  ←\n\nOf 2015.\n///",
        good=_TEXT + "/// context | The plan\n\nOf 2015.\n///",
    ),
    "annotation-open": Rule(
        "an annotation is never closed by a line `///`",
        "All the rest of the text would become part of the note.",
        bad=_TEXT + "/// context | The plan  ←\n\nOf 2015.",
        good=_TEXT + "/// context | The plan\n\nOf 2015.\n///",
    ),
    "annotation-options": Rule(
        "the options of an annotation are not indented",
        "Without four spaces they are the first paragraph of the note, for all to read.",
        bad=_TEXT + "/// figure | 5 million pounds\nvalue: 5 million pounds  ←\n///",
        good=_TEXT
        + "/// figure | 5 million pounds\n    value: 5 million pounds\n    period: 2015\n    holder: the plan\n///",
    ),
    "annotation-placed": Rule(
        "an annotation stands where it cannot be shown",
        "It was swallowed by a list, a table or raw HTML around it.",
        bad="<div>\n\nThe plan.\n\n/// context | The plan  ←\n\nOf 2015.\n///\n\n</div>",
        good="The plan.\n\n/// context | The plan\n\nOf 2015.\n///",
    ),
    "annotation-twice": Rule(
        "the words of an annotation stand more than once in the block before it",
        "Nothing is pinned by guess: say which place is meant.",
        bad="A plan is a plan.\n\n/// context | plan  ←\n\nOf 2015.\n///",
        good="A plan is a plan.\n\n/// context | plan\n    nth: 2\n\nOf 2015.\n///",
    ),
    "annotation-words": Rule(
        "an annotation quotes no words, or a claim words that begin with `and` or break off",
        "It is shown beside the words that it is about, so it has to name some; and pages list claims by their words "
        "alone, without the sentence that they are taken from.",
        bad=_TEXT + "/// context  ←\n\nOf 2015.\n///",
        good=_TEXT + "/// context | The plan\n\nOf 2015.\n///",
    ),
    "claim-reply": Rule(
        "a claim has no reply and no note of that, or both, or `none` as its reply; or one unlike its status",
        "A reader has to know whether the other side was heard. `reply: none`, or `reply: No reply was received`, "
        "would be shown as an answer, and `no_reply: true` does not say where one was looked for. A claim that is "
        "`disputed` or `contested` has a reply: that of whoever does not let it stand, who is not its holder, and has "
        "not only declined to comment; what is `contested` is so in the same source, and not a year later. A claim "
        "that somebody denies, in its reply or in the sentence behind it, is not only `stated`. Of one that is "
        "`confirmed` its note, or the text, says by which second source: neither the source of the entry nor "
        "whoever denies it.",
        bad=_TEXT + "/// claim | saved  ←\n    holder: the minister\n    status: stated\n///",
        good=_TEXT
        + "/// claim | saved\n    holder: the minister\n    status: stated\n    no_reply: none in the source\n///",
    ),
    "figure-differs": Rule(
        "the value of a figure has another number than its words, or does not follow from the numbers beside it",
        "One of the two is mistyped, and tables and data show the value alone. Numbers are compared as what they "
        "come to (`£1.5bn` is 1,500,000,000 GBP, one in five 20 %); what cannot be read with certainty is left alone. "
        "`9 people` for `9 %`, and `44 %`, `£44` or `44 people` for `44 targets`, have the number and another "
        "meaning, and so have `fewer than 40` for `more than 40`, `3 months` for `3 weeks`, `+12 %` for `fell by 12%`. "
        "A percentage that stands beside `from` and `to`, or "
        "a `base` of two numbers, has to follow from them, and no part is larger than its whole. `from` and `to` stand "
        "as the text has them, and title and summary have no number that is one of the text with its digits turned.",
        bad=_TEXT
        + "/// figure | 5 million pounds  ←\n    value: 50 million pounds\n    period: 2015\n    holder: the plan\n"
        "///",
        good=_TEXT
        + "/// figure | 5 million pounds\n    value: 5,000,000 GBP\n    period: 2015\n    holder: the plan\n///",
    ),
    "figure-period": Rule(
        "a figure has no period, or one without a year, that runs backwards or lies long after the document, or "
        "another one than the survey in its sentence",
        "A number without its time cannot be compared with any other, and looks true for ever. A period such as "
        "`2018 to 2016` is a slip of the keys, and so is 2106 in a document of 2016 that tells of no plan.",
        bad=_TEXT + "/// figure | 5 million pounds  ←\n    value: 5 million pounds\n    holder: the plan\n///",
        good=_TEXT
        + "/// figure | 5 million pounds\n    value: 5 million pounds\n    period: 2015\n    holder: the plan\n///",
    ),
    "figure-unit": Rule(
        "a figure has no unit",
        "A bare number can be people, pounds or per cent.",
        bad=_TEXT + "/// figure | 5 million  ←\n    value: 5000000\n    period: 2015\n    holder: the plan\n///",
        good=_TEXT
        + "/// figure | 5 million\n    value: 5000000\n    unit: pounds\n    period: 2015\n    holder: the plan\n///",
    ),
    "person-without-post": Rule(
        "a quotation does not say which post its speaker held; or an entry lists somebody whom it never names, and who "
        "had no post then",
        "What somebody says counts by the office they speak from, and offices change: the register has no post of "
        "this person at the date, and the quotation gives none. Of somebody under `people` the page would show a name "
        "that nothing explains: another one was meant, or the text has to say who they were then.",
        bad="=== registers/people.yaml\npeople:\n- {id: jo, name: Jo Smith, roles: [{title: Minister, to: 2010}]}\n"
        "=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        + _TEXT
        + "/// quote | saved  ←\n    speaker: jo\n///",
        good="=== registers/people.yaml\npeople:\n- {id: jo, name: Jo Smith, roles: [{title: Minister, to: 2010}]}\n"
        "=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        + _TEXT
        + "/// quote | saved\n    speaker: jo\n    role: former minister\n///",
    ),
    "quotation-count": Rule(
        "an entry has more than three quotations",
        "An entry tells in its own words; many quotations copy the original.",
        bad="one two three four\n\n"
        + "".join(f"/// quote | {w}\n    speaker: Jo\n///\n\n" for w in ("one", "two", "three"))
        + "/// quote | four  ←\n    speaker: Jo\n///",
        good="one two three four\n\n"
        + "".join(f"/// quote | {w}\n    speaker: Jo\n///\n\n" for w in ("one", "two", "three")),
    ),
    "quotation-length": Rule(
        "a quotation has more than twelve words",
        "A phrase may be quoted; a passage belongs to its author.",
        bad=f"She said “{_LONG}”.\n\n/// quote | {_LONG}  ←\n    speaker: Jo\n///",
        good="She said it was to be done “again and again”.\n\n/// quote | again and again\n    speaker: Jo\n///",
    ),
    "stray-slashes": Rule(
        "a line `///` that belongs to no annotation",
        "Its header was perhaps lost, or it is indented and so no header at all.",
        bad=_TEXT + "///  ←",
        good=_TEXT + "/// context | The plan\n\nOf 2015.\n///",
    ),
    "unknown-holder": Rule(
        "a speaker or holder looks like an id but is in no register",
        "It would be shown as a name, hyphens and all, and be missing on the page of whoever was meant.",
        bad="=== registers/people.yaml\npeople:\n- {id: jo-smith, name: Jo Smith}\n"
        "=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        + _TEXT
        + "/// quote | saved  ←\n    speaker: jo-smth\n    role: minister\n///",
        good="=== registers/people.yaml\npeople:\n- {id: jo-smith, name: Jo Smith}\n"
        "=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n"
        + _TEXT
        + "/// quote | saved\n    speaker: jo-smith\n    role: minister\n///",
    ),
    "note-date": Rule(
        "a quotation is dated later than the document that it stands in, a correction earlier than the entry, or a "
        "reply a year and more before what it replies to",
        "A document cannot hold what was said after it was out: one of the two dates is mistyped, or the words are "
        "from another source, which `elsewhere:` names. Nor did anybody answer years before a claim was made: what was "
        "said to something older `had` been said.",
        bad=_DATED + _TEXT + "/// quote | saved  ←\n    speaker: Jo\n    date: 2017-11-24\n///",
        good=_DATED + _TEXT + "/// quote | saved\n    speaker: Jo\n    date: 2016-11-24\n///",
    ),
    "correction-unlisted": Rule(
        "a correction in the text that the front matter does not list under `changes`",
        "The page of changes and its feed are made from `changes`; readers who come back look there.",
        bad=_DATED + _TEXT + "/// correction | 5 million  ←\n    date: 2017-02-01\n\nWe wrote six.\n///",
        good=_DATED.replace("\n---\n", f"\n{_CHANGES}\n---\n")
        + _TEXT
        + "/// correction | 5 million\n    date: 2017-02-01\n\nWe wrote six.\n///",
    ),
    "post-of-another-time": Rule(
        "a quotation gives its speaker a post that they held at another time, or that another person of the entry held",
        "Readers weigh words by the office of who speaks. The register has this very post of the person, with dates "
        "that the quotation lies outside of, and its note says nothing of it; or it gives the post to somebody else "
        "whom the entry names, and another one to the speaker, on that day: the two were exchanged. So it is where the "
        "text itself prints the posts of both, or the speaker's at another body.",
        bad=_POSTS + _DATED + _TEXT + "/// quote | saved  ←\n    speaker: jo\n    role: Minister\n///",
        good=_POSTS + _DATED + _TEXT + "/// quote | saved\n    speaker: jo\n    role: Head\n///",
    ),
    "speaker-not-named": Rule(
        "a quotation has a speaker whom the text never names, although it names others; or its sentence says that "
        "somebody else speaks; or the entry knows nothing of the holder of a figure or claim",
        "Readers see one name above the words and another below them. The speaker was mistyped, or taken over with a "
        "block that was copied; or the sentence does not say who speaks. A sentence is read that has "
        "somebody say the words, or report them. A speaker without a record is told where the entry has no word of "
        "their name; a body, where the entry knows nothing of it, or the register has the posts of whoever speaks at "
        "another.",
        bad=_TWO
        + _DATED
        + "[[jo|Jo Smith]] called it “saved”.\n\n/// quote | saved  ←\n    speaker: al\n    role: clerk\n///",
        good=_TWO
        + _DATED
        + "[[jo|Jo Smith]] called it “saved”.\n\n/// quote | saved\n    speaker: jo\n    role: clerk\n///",
    ),
    "empty-option": Rule(
        "an option of an annotation with nothing behind its colon",
        "It counts as not written: `elsewhere:` alone says of no quotation that it is from another source.",
        bad=_TEXT + "/// quote | saved\n    speaker: Jo\n    elsewhere:  ←\n///",
        good=_TEXT + "/// quote | saved\n    speaker: Jo\n    elsewhere: a letter of 3 May\n///",
    ),
}
