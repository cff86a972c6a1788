"""The rules of wording: what they find in English, and what they leave alone."""

from __future__ import annotations

import pytest
from helpers import BARE, dedent, entry, parse, site
from msgspec import structs

from sitegen.confusables import confusables
from sitegen.markup.likeness import most_like
from sitegen.slips.dates import date_hint

WORDING = {"relative-time", "allegation-without-reply", "quotation-in-text", "lost-ligature"}
DIGEST = {"registers/glossary.yaml": "glossary: []\n"}
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


def found(text: str, *, front: str = "", settings: str = "") -> list[tuple[int, int, str]]:
    """(line of the text, column, rule) of what is wrong with the wording of an entry in a digest with registers."""
    files = {"documents/a.md": entry(front, text), **DIGEST}
    if settings:
        files["site.yaml"] = f"title: T\nbase_url: https://x.example/\n{settings}"
    offset = entry(front, "").count("\n")
    rows = [(i.span.line - offset, i.span.column, i.rule) for i in site(files).found]
    return [row for row in rows if row[2] in WORDING]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("It came out last month.", 13),
        ("Last\nyear it came out.", 1),
        ("Earlier this year it came out.", 1),
        ("It came out a few years ago.", 13),
        ("It came out 12 days ago.", 13),
        ("It is currently used.", 7),
        ("It will come next Tuesday.", 14),
        ("It grew in the past few years.", 16),
        ("> A quotation.\n\nIt came recently.", 9),
        ("Currently, Desks is closed.", 1),
        ("Recently Alex Example left.", 1),
        ("**Last week** it came.", 3),
        ("[Last week](https://example.org/last-week) it came.", 2),
        ("See [[other|what came last week]].", 23),
    ],
)
def test_relative_time_is_found(text: str, column: int) -> None:
    rows = found(text)
    assert [rule for _, _, rule in rows] == ["relative-time"]
    assert rows[0][1] == column


@pytest.mark.parametrize(
    "text",
    [
        "It came out in the last month of the war, and in its last year.",
        "He said that it came out “last month”.",
        'She said "we meet next week", and left.',
        "It is the ‘currently used’ one.",
        "> It came out last month.",
        "```\nlast month\n```",
        "Type `next week`.",
        "See [the page](https://example.org/next-week) or <https://example.org/last/month>.",
        "The castle's lasting month.",
        "This is the year. The years ago.",
        "Some text.\n\n/// context | Some text\n    id: last-month\n\nA note.\n///",
        "We met the last month’s critics.",
        "Currently Speaking, a magazine, took no notice.",
        "It is in the magazine Currently, page 4.",
        "She wrote for Lately and the Desk Weekly.",
    ],
)
def test_relative_time_is_left_alone_where_it_is_not_our_own(text: str) -> None:
    assert found(text) == []


def test_words_that_an_annotation_quotes_are_not_ours_but_its_note_is() -> None:
    text = "It is “currently best”.\n\n/// quote | currently best\n    speaker: Jo\n    where: last week\n\n{}\n///\n"
    assert found(text.format("A note.")) == []
    assert found(text.format("Said last week.")) == [(7, 6, "relative-time")]


def test_the_summary_is_ours_too() -> None:
    assert found("Text.", front="summary: It came out last month.\n") == [(-1, 10, "relative-time")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The union alleged that rules were broken.", True),
        ("Staff were accused of it. They are accused again.", True),
        ("It was in breach of the code.", True),
        ("The department breached its duty.", True),
        ("The data breach of 2015 made it known.", False),
        ("He said “they alleged it”.", False),
        ("The letter lets an allegory stand.", False),
    ],
)
def test_allegations(text: str, wrong: bool) -> None:
    assert [rule for _, _, rule in found(text)] == ["allegation-without-reply"] * wrong


@pytest.mark.parametrize(("option", "wrong"), [("reply: they denied it", False), ("no_reply: none", False), ("", True)])
def test_an_allegation_whose_reply_is_told(option: str, wrong: bool) -> None:
    options = f"    holder: x\n    status: stated\n{f'    {option}' if option else ''}\n"
    rows = found(f"The union alleged a fault.\n\n/// claim | a fault\n{options}\n///\n")
    assert [rule for _, _, rule in rows] == ["allegation-without-reply"] * wrong


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"She said “{LONG}”.", 1),
        (f'She said "{LONG}".', 1),
        (f"She said “{LONG.removesuffix(' thirteen')}”.", 0),
        (f"She said “one.\n\nHe said” {LONG}.", 0),
        (f"`“{LONG}”`", 0),
        (f"They read “{LONG.title()}”.", 0),
        (f"They said “{LONG}” and “{LONG}”.", 2),
        (f"The report “One {LONG}, 2015 to 2019” came out.", 0),
        (f"A talk entitled “One {LONG}?” was given.", 0),
        (f"The report *One {LONG}* came out.", 0),
        # Words out of a report, and sentences, are quotations.
        (f"She called the report “{LONG}”.", 1),
        (f"In her speech, “One {LONG}” came first.", 1),
        (f"Of the report “One {LONG}. And so on” she spoke.", 1),
    ],
)
def test_long_quotations(text: str, count: int) -> None:
    assert [rule for _, _, rule in found(text)] == ["quotation-in-text"] * count


def test_of_a_long_quotation_with_an_annotation_only_that_is_said() -> None:
    text = f"She said “{LONG}”.\n\n/// quote | {LONG}\n    speaker: Jo\n///\n"
    assert [item.rule for item in site({"documents/a.md": entry("", text), **DIGEST}).found] == ["quotation-length"]
    other = f"She said “{LONG}”, and “so it was”.\n\n/// quote | so it was\n    speaker: Jo\n///\n"
    assert [item.rule for item in site({"documents/a.md": entry("", other), **DIGEST}).found] == ["quotation-in-text"]


def test_the_title_of_the_source_is_no_quotation() -> None:
    source = f"source:\n  title: {LONG.capitalize()}\n"
    assert found(f"It is called “{LONG.capitalize()}”.", front=source) == []
    made = site({"documents/a.md": entry(source, f"It is “{LONG} and more”."), **DIGEST})
    (item,) = [i for i in made.found if i.rule in WORDING]
    assert item.hint.endswith("a long title of a work is set in italics: *the title*")


@pytest.mark.parametrize(
    "words",
    [
        "the o cial view", "The Home O ce said", "o cers and o cials", "a di erent way", "the e ect of it", "it su ers",
        "its sta said", "a bene t", "the speci c case", "a signi cant rise", "to de ne it", "its con dence", "an ocial",
        "dierent ways", "e\ufffdect", "they were identi ed", "a con ict", "to re ect on",
    ],
)  # fmt: skip
def test_lost_ligatures_are_found_in_any_digest(words: str) -> None:
    rows = [(i.rule, i.span.line) for i in parse(entry("", f"Some {words}, and more.\n")).diagnostics]
    assert set(rows) == {("lost-ligature", 5)}


@pytest.mark.parametrize(
    "words",
    [
        "Plan O or plan E", "a re-edited text", "pro or con", "the staff, stars and stand", "`o cial`", "de facto",
        "con artists", "Di and Su met", "vitamin E effects", "a T-shirt", "e-ects", "the office", "O. Cial",
        "https://example.org/o%20cial", "Sta. Maria", "a c.v.", "an ord", "re: ects",
    ],
)  # fmt: skip
def test_whole_words_are_not_taken_for_lost_ones(words: str) -> None:
    assert parse(entry("", f"Some {words} and more.\n")).diagnostics == ()


def test_wording_is_for_english_and_for_digests_that_tell_in_their_own_words() -> None:
    text = "It came out last month, and su ers.\n"
    bare = site({"documents/a.md": entry("", text)}).found
    assert [item.rule for item in bare] == ["lost-ligature"]
    annotated = site({"documents/a.md": entry("", f"{text}\n/// context | It\n\nA note.\n///\n")}).found
    assert sorted(item.rule for item in annotated) == ["lost-ligature", "relative-time"]
    assert found(text, front="lang: cy\n") == []
    assert found(text, settings="lang: de\n") == []
    assert len(found(text, front="lang: en\n", settings="lang: de\n")) == 2


def test_a_digest_has_words_of_its_own() -> None:
    settings = 'relative_words: [in due course, "a.b"]\nallegation_words: [Smear]\n'
    text = "It was a SMEAR, to be told in due course, not aXb.\n"
    assert found(text) == []
    assert found(text, settings=settings) == [
        (1, 10, "allegation-without-reply"),
        (1, 28, "relative-time"),
    ]


def test_own_words_count_when_one_file_is_parsed() -> None:
    config = structs.replace(BARE, relative_words=("soonish",))
    text = entry("", "Soonish.\n\n/// context | Soonish\n\nA note.\n///\n")
    assert [i.rule for i in parse(text, config).diagnostics] == ["relative-time"]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("p\u0430per", [(1, "\u0430", "a")]),
        ("\u0410gency and \u0421ode", [(0, "\u0410", "A"), (11, "\u0421", "C")]),
        ("p\u0430p\u0435r", [(1, "\u0430", "a")]),
        ("caf\u00e9 n\u043ete", [(6, "\u043e", "o")]),
        ("\u041c\u043e\u0441\u043a\u0432\u0430 and \u0391\u03b8\u03ae\u03bd\u03b1", []),
        ("\u0394t, \u03bcm, k\u03a9, \u03b1x", []),
        ("\u0430 b", []),
        ("paper", []),
        ("\u0430b", []),
    ],
)
def test_letters_that_look_like_others(text: str, letters: list[tuple[int, str, str]]) -> None:
    assert list(confusables(text)) == letters


def test_letters_that_look_like_others_are_found_in_every_kind_of_file() -> None:
    files = {
        "documents/a.md": entry("", "p\u0430per\n", title="P\u0430per"),
        "pages/about.md": "---\ntitle: Ab\u043eut\n---\n",
        "registers/topics.yaml": "topics:\n- {id: pay, label: P\u0430y}\n",
    }
    assert site(files).of_rule("confusable-letter") == [
        ("content/documents/a.md", 2, 9),
        ("content/documents/a.md", 5, 2),
        ("content/pages/about.md", 2, 10),
        ("content/registers/topics.yaml", 2, 21),
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("08/12/2016", "write 2016-12-08 or 2016-08-12"),
        ("25.12.2016", "write 2016-12-25"),
        ("2016/12/8", "write 2016-12-08"),
        ("1st March 2016", "write 2016-03-01"),
        ("Sept. 2016", "write 2016-09"),
        ("circa 2016-05", "write 2016-05~"),
        ("2016–2018", "write 2016/2018"),
        ("2016-02-31", "2016-02 or 2016"),
        ("2016-13-08", "write 2016-08-13"),
        ("2016-13-40", "what is known: 2016"),
        ("31/31/2016", "write 2016-12-08, 2016-12"),
        ("spring 2016", "write its months, 2016-03/2016-05"),
    ],
)
def test_what_a_date_was_meant_to_be(typed: str, hint: str) -> None:
    assert hint in date_hint(typed)


@pytest.mark.parametrize(
    ("words", "text", "like"),
    [
        ("5 per cent", "It rose by five per cent, they say.", "five per cent"),
        ("a good start", "They call it a good beginning.", ""),
        ("the new plans", "We read the new plan.", "the new plan"),
        ("entirely other", "Some text.", ""),
        ("words", "", ""),
    ],
)
def test_the_words_most_like_some_others(words: str, text: str, like: str) -> None:
    assert most_like(words, dedent(text)) == like
