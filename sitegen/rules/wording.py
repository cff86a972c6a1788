"""Rules about our own words: what a digest of other people's documents should not say, or not so."""

from __future__ import annotations

from sitegen.rules.record import Rule

_TOPICS = "=== registers/topics.yaml\ntopics: [{id: pay, label: Pay}]\n"


def _entry(text: str) -> str:
    return f"{_TOPICS}=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n{text}"


RULES = {
    "allegation-without-reply": Rule(
        "the text speaks of an allegation, and no claim says what the reply was",
        "Whoever is accused has a right that readers learn their answer, or that none was found. Write a `claim` with "
        "`reply` or `no_reply`.",
        bad=_entry("The union alleged that rules were broken.  ←"),
        good=_entry(
            "The union alleged that rules were broken.\n\n/// claim | rules were broken\n    holder: the union\n"
            "    status: disputed\n    reply: the department denied it\n///"
        ),
    ),
    "contact-details": Rule(
        "the e-mail address or mobile telephone number of a person in the text of an entry",
        "Who is named in a document has not agreed to be called by its readers. Looked at are addresses made of a name "
        "that the text has too, and numbers that begin with 07; those of offices are left alone.",
        bad=_entry(
            "She was “glad”.\n\n/// quote | glad\n    speaker: Jo Smith\n///\n\nAsk Jo Smith, jo.smith@x.example.  ←"
        ),
        good=_entry("She was “glad”.\n\n/// quote | glad\n    speaker: Jo Smith\n///\n\nAsk press@x.example."),
    ),
    "date-differs": Rule(
        "the date of an entry has another year than the day in the address of its source, or its day with a slip; or "
        "another year or month than the one in `date_basis`; the rest is the same",
        "One of the two is mistyped: a 4 for a 14, a 12 for a 21. A day or two between them says nothing. "
        "Where the text has the date of the entry too, or `published` tells the day of the "
        "address, both are right.",
        bad="---\ntitle: An entry\ndate: 2018-05-08  ←\n"
        "source: {title: A post, url: https://example.org/2019/05/08/post}\n---\nSome text.",
        good="---\ntitle: An entry\ndate: 2019-05-08\n"
        "source: {title: A post, url: https://example.org/2019/05/08/post}\n---\nSome text.",
    ),
    "date-swapped": Rule(
        "the date of an entry has day and month the other way round than its text",
        "In EDTF the year comes first, then the month, then the day; the entry would stand months away from its place.",
        bad="---\ntitle: An entry\nyear: 2016\ndate: 2016-02-06  ←\n---\nIt was published on 2 June 2016.",
        good="---\ntitle: An entry\nyear: 2016\ndate: 2016-06-02\n---\nIt was published on 2 June 2016.",
    ),
    "lost-ligature": Rule(
        "letters such as ff, fi or fl are missing from a word",
        "Text taken out of a PDF loses them: 'o cial' was 'official'. Nobody can search or quote such a word.",
        bad=_entry("This is the o cial view.  ←"),
        good=_entry("This is the official view."),
    ),
    "quotation-in-text": Rule(
        "a quotation of more than twelve words in the text",
        "A phrase may be quoted, with its speaker, as an annotation; a passage belongs to its author.",
        bad=_entry("She said “we have to do it all again and again until the very last day of the year”.  ←"),
        good=_entry("She said that it had to be done “again and again”, until the end of the year."),
    ),
    "quotation-mark": Rule(
        "a quotation that is opened and never closed, or closed and never opened",
        "Readers cannot tell where the words of others end and ours begin, and what is not closed is not compared with "
        "its source. A quotation of several paragraphs opens each of them anew and closes the last.",
        bad=_entry("They called it “a good start.  ←"),
        good=_entry("They called it “a good start”."),
    ),
    "quote-unmarked": Rule(
        "the words of a `quote` have no quotation marks in the text",
        "They read as our own words, and only the note says that they are those of another. Looked at are quotations "
        "of three words and more.",
        bad=_entry("They called it a good start.\n\n/// quote | a good start  ←\n    speaker: Jo Smith\n///"),
        good=_entry("They called it “a good start”.\n\n/// quote | a good start\n    speaker: Jo Smith\n///"),
    ),
    "name-differs": Rule(
        "a speaker or holder whose name the text writes otherwise",
        "One of the two is a slip, and readers and searches meet two people. Looked at are names of two words and more "
        "that differ by a letter or two; in the running text also those of bodies of three words and more, and "
        "those of people of the register who are in the entry, and a surname whose other spelling says something once.",
        bad=_entry(
            "It was “a small step”, said Owen Pryce-Hill.\n\n"
            "/// quote | a small step  ←\n    speaker: Owen Price-Hill\n///"
        ),
        good=_entry(
            "It was “a small step”, said Owen Pryce-Hill.\n\n"
            "/// quote | a small step\n    speaker: Owen Pryce-Hill\n///"
        ),
    ),
    "repeated-word": Rule(
        "a word stands twice in a row",
        "It is left from an edit. Words that may well be doubled (`had had`) and quotations are left alone.",
        bad=_entry("The plan took took two years.  ←"),
        good=_entry("The plan took two years, as they had had to wait."),
    ),
    "weekday-differs": Rule(
        "a date with the name of a weekday that it was not",
        "One of the two is a slip, and nobody can tell which. Looked at are whole dates outside of quotations.",
        bad=_entry("The board met on Monday 8 May 2019.  ←"),
        good=_entry("The board met on Wednesday 8 May 2019."),
    ),
    "relative-time": Rule(
        "a word such as 'last month' or 'recently', whose meaning changes with the day of reading",
        "The original was written on some day and is read on another. Write the date, or 'was due to'.",
        bad=_entry("The report came out last month.  ←"),
        good=_entry("The report came out in May 2016."),
    ),
}
