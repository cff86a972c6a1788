"""What is said of a mistake can be followed to the letter, and is said once."""

from __future__ import annotations

import pytest
from helpers import dedent, entry, site

ENTRY = "documents/a.md"


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    """(rule, hint) of all that is found."""
    return [(item.rule, item.hint) for item in site(files).found]


def of_text(text: str, front: str = "") -> list[tuple[str, str]]:
    return told({ENTRY: entry(front, text)})


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("interview", "write kind: feature, or kind: transcript where questions and answers are printed as they were "
         "said; the kinds are news, feature, "),
        ("Press release", "write kind: news; the kinds are news, "),
        ("Q&A", "write kind: transcript; "),
        ("blog-post", "write kind: blog; "),
        ("minutes", "write one of: news, feature, "),
        ("revew", "did you mean 'review'?"),
        ("study", "did you mean 'case-study'?"),
        ("Report", "did you mean 'report'?"),
    ],
)  # fmt: skip
def test_a_kind_that_is_only_like_another_is_not_taken_for_it(typed: str, begins: str) -> None:
    ((rule, hint),) = of_text("Some text.", f"kind: {typed}\n")
    assert rule == "not-allowed"
    assert hint.startswith(begins)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (
            "4,300 of them",
            "write what it counts behind it, as in value: 4,300 people, or value: 4,300 % for a percentage",
        ),
        (
            "4,300 were counted",
            "write what it counts behind it, as in value: 4,300 people, or value: 4,300 % for a percentage",
        ),
        ("4,300 cups", "write value: 4,300 cups"),
        ("4,300% more", "write value: 4,300 %"),
    ],
)
def test_a_unit_is_a_word_that_can_be_counted(words: str, hint: str) -> None:
    text = f"There were {words}.\n\n/// figure | {words}\n    value: 4,300\n    period: 2016\n    holder: Jo\n///\n"
    assert ("figure-unit", hint) in of_text(text)


BODIES = dedent("""
    departments:
      - {id: kettles, names: [{name: Department for Kettles, from: 2018}], start: {date: 2018}}
      - {id: urns, names: [{name: Ministry of Urns}], start: {date: 1990}, end: {date: 2018}}
""")
PEOPLE = "people:\n  - id: jo\n    name: Jo Example\n    roles: [{title: POST, body: kettles, from: 2010}]\n"


@pytest.mark.parametrize(
    ("post", "hint"),
    [
        ("head of the Ministry of Urns", "the post names the Ministry of Urns: write body: urns"),
        ("head of urns", "correct the date, or the start or end of 'kettles'"),
        ("head of the Department for Kettles", "correct the date, or the start or end of 'kettles'"),
        ("joint head of the Ministry of Urns and the Department for Kettles", "correct the date, or the start or end"),
    ],
)
def test_a_post_that_names_another_body_is_of_that_body(post: str, hint: str) -> None:
    files = {"registers/departments.yaml": BODIES, "registers/people.yaml": PEOPLE.replace("POST", post)}
    (only,) = [found for rule, found in told(files) if rule == "register-date"]
    assert only.startswith(hint)


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        (
            "What we don’t know",
            "the heading 'What we don’t know' says the same: write ## What is not known in its place",
        ),
        ("What is unknown", "the heading 'What is unknown' says the same: write ## What is not known in its place"),
        ("What is known", "write the heading ## What is not known and the section"),
        ("What Jo does not know", "write the heading ## What is not known and the section"),
        ("What it is", "write the heading ## What is not known and the section"),
    ],
)
def test_a_heading_that_says_the_same_is_to_be_renamed(heading: str, hint: str) -> None:
    settings = "title: T\nbase_url: https://x.example/\nsections: [What is not known]\n"
    files = {"site.yaml": settings, ENTRY: entry("", f"Text.\n\n## {heading}\n\nMore.")}
    files["documents/b.md"] = entry("", "Text.\n\n## What is not known\n\nAll.")
    assert told(files) == [("missing-section", hint)]
    (found,) = site(files).found
    assert (found.span.line == 1) != ("says the same" in hint)


@pytest.mark.parametrize(("accessed", "rules"), [("2062-11-28", ["date-order"]), ("2040-11-28", ["date-ahead"])])
def test_a_source_is_not_read_a_generation_later(accessed: str, rules: list[str]) -> None:
    front = f"added: 2026-11-27\nsource:\n  title: S\n  accessed: {accessed}\n"
    assert [rule for rule, _ in of_text("Text.", front) if rule.startswith("date")] == rules


@pytest.mark.parametrize(
    "text",
    [
        "It is 63% (check with Jo??).",
        "It is 63% (??).",
        "It was ?? people.",
        "[CHECK] It is 63%.",
        "It is 63% (check?).",
        "It is 63% (check with Anna!).",
        "Some NN people came.",
        "It cost £NN million.",
        "Of them xx per cent came.",
        "It is [INSERT NAME] who said it.",
        "Text.\n\n## What is not known\n\nN/A",
        "Text.\n\n## What is not known\n\nn/a.\n\n## The rest\n\nText.",
    ],
)
def test_a_question_to_ourselves_is_left(text: str) -> None:
    assert [rule for rule, _ in of_text(text)] == ["unfinished"]


@pytest.mark.parametrize(
    "text",
    [
        "They asked: “What, again??”",
        "Ask first (check with your manager).",
        "It is the IT Health Check Service (CHECK).",
        "See [the list](https://x.example/?q=??).",
        "`a ?? b` is code.",
        "Is it so (and why)?",
        "NN Group counts people, and its NN models do.",
        "Legion XX people came, and chapter xx says so.",
        "The form says “[INSERT NAME]”, and “NN people”.",
        "The column says N/A for the rest.",
        "| a | b |\n| --- | --- |\n| N/A | n/a |",
        "See [insert a key](https://x.example/keys).",
        "He wrote “it [Editor: the desk] is gone”.",
        "See [Editor: check](https://x.example/check) and [Ed: a film].",
        "The [Editor] checks it; [Editor: the old one] did not.",
    ],
)
def test_questions_of_others_are_none_to_ourselves(text: str) -> None:
    assert of_text(text) == []


TOPICS = dedent("""
    topics:
      - {id: cups-and-saucers, label: "Cups, mugs and saucers"}
      - {id: tea, label: Tea}
""")


def test_a_topic_is_offered_once() -> None:
    files = {"registers/topics.yaml": TOPICS, ENTRY: entry("tags: [cups]\n", "Text.")}
    assert told(files) == [("unknown-term", "did you mean 'cups-and-saucers'?")]
    files[ENTRY] = entry("tags: [mugs]\n", "Text.")
    assert told(files) == [("unknown-term", "did you mean 'Cups, mugs and saucers'?")]


@pytest.mark.parametrize(
    ("target", "hint"),
    [("urns-ministry", "did you mean 'urns'?"), ("urns-of-old", "write the id of"), ("urns-2016", "write the id of")],
)
def test_a_link_that_begins_with_an_id(target: str, hint: str) -> None:
    files = {"registers/departments.yaml": BODIES, ENTRY: entry("", f"See [[{target}]].")}
    ((rule, only),) = [one for one in told(files) if one[0] == "broken-reference"]
    assert rule
    assert only.startswith(hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# A\n\nText.\n\n#### B\n\nText.",
            "write ### instead of ####, and ## instead of # above it; a text begins with ##",
        ),
        ("# A\n\nText.\n\n### B\n\nText.", "write ## instead of # above it; a text begins with ##"),
        ("## A\n\nText.\n\n#### B\n\nText.", "write ### instead of ####"),
    ],
)
def test_a_skipped_level(text: str, expected: str) -> None:
    assert of_text(text) == [("heading-skip", expected)]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("<<<<<<< HEAD\n## A\n=======\n## B\n>>>>>>> jo\n\nText.", ["merge-conflict"]),
        ('<div onclick="x()"><span style="color:red">A</span></div>', ["raw-html"]),
        ('<div onclick="x()">A</div>\n\nText.\n\n<p style="color:red">A</p>', ["raw-html", "raw-html"]),
        ("![](C:\\Users\\jo\\cup.jpg)", ["unknown-scheme"]),
        ("![](/assets/cup.jpg)", ["broken-link", "no-description"]),
    ],
)
def test_one_mistake_is_told_once(text: str, rules: list[str]) -> None:
    assert sorted(rule for rule, _ in of_text(text)) == rules


def test_a_picture_from_a_machine_gets_its_words_and_its_place() -> None:
    ((_, hint),) = of_text("![](C:\\Users\\jo\\cup.jpg)")
    assert hint == "put the file into assets/images/, and write ![what it shows](/assets/images/cup.jpg)"
    ((_, hint),) = of_text("![A cup](C:\\Users\\jo\\cup.jpg)")
    assert hint == "put the file into assets/images/, and write /assets/images/cup.jpg"


CLAIMED = """The union met in May and accused the office of holding back a review of its cups. It named all that the
clerks had complained of the year before, and what they thought ill of a week before.

/// claim | {words}
    holder: the union
    status: stated
    no_reply: none in the source
///
"""


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("and accused the office", "write /// claim | accused the office"),
        ("accused the", "write /// claim | accused the office of holding back, or go on to where the sense ends"),
        ("and accused the office of", "write /// claim | accused the office of holding back a review, or go on"),
        ("holding back a review of its", "write /// claim | holding back a review of its cups, or go on"),
        ("accused the office of holding back a review of its cups", ""),
        ("the clerks had complained of", ""),
        ("what they thought ill of", ""),
        ("holding back a review of its cups", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_claim_make_sense_by_themselves(words: str, hint: str) -> None:
    told = of_text(CLAIMED.format(words=words))
    assert [rule for rule, _ in told] == ["annotation-words"] * bool(hint)
    assert hint in "".join(text for _, text in told)


def test_other_words_than_those_of_claims_may_begin_anywhere() -> None:
    assert of_text("They met in May and in June.\n\n/// context | and in\n\nNot in July.\n///\n") == []


SITES = {"registers/publishers.yaml": "publishers: [{id: tkt, name: The Kettle Times, acronyms: [TKT]}]\n"}
PRINTED = "source:\n  title: {title}\n  publisher: {publisher}\n"


@pytest.mark.parametrize(
    ("title", "publisher", "hint"),
    [
        ("Cups are counted | The Kettle Times", "tkt", "write title: Cups are counted"),
        ("Cups are counted | TKT", "tkt", "write title: Cups are counted"),
        ("'Cups are counted :: Kettle Times'", "tkt", "write title: Cups are counted"),
        ("'Cups: a count | Desk Weekly'", "Desk Weekly", "write title: 'Cups: a count'"),
        ("Cups are counted - GOV.UK", "tkt", "write title: Cups are counted"),
        # The author of a comment; another paper; a headline about the site itself.
        ("Cups are counted | Alex Example", "tkt", ""),
        ("Cups are counted | The Saucer Times", "tkt", ""),
        ("Cups are counted by The Kettle Times", "tkt", ""),
        ("Cups are counted | more on them", "''", ""),
        ("'Cups are counted | …'", "''", ""),
        ("How cups came to GOV.UK", "tkt", ""),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_headline(title: str, publisher: str, hint: str) -> None:
    front = PRINTED.format(title=title, publisher=publisher)
    found = [(rule, text) for rule, text in told({ENTRY: entry(front, "Text."), **SITES}) if rule == "stray-marks"]
    assert found == ([("stray-marks", hint)] if hint else [])


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Home News In-depth Opinion Jobs Subscribe", True),
        ("Skip to main content", True),
        ("Home | About us | Contact", True),
        ("News and jobs", False),
        ("Home Office jobs and news", False),
        ("Video news from home", False),
        ("Jobs at home", False),
        ("About us, about jobs and more", False),
    ],
)
def test_the_menu_of_a_page_is_no_title(title: str, wrong: bool) -> None:
    front = PRINTED.format(title=title, publisher="tkt")
    found = [rule for rule, text in told({ENTRY: entry(front, "Text."), **SITES}) if "headline" in text]
    assert found == ["unfinished"] * wrong


HELD = """The office of Helen Marlowe was moved in May 2016. {more}{said} that the “cups were cold” by then.

/// quote | cups were cold
    speaker: {speaker}
    role: clerk
///

It is Marlowe’s view, and hers alone.
"""


@pytest.mark.parametrize(
    ("said", "more", "speaker", "front", "wrong"),
    [
        ("Marlow said", "", "Helen Marlowe", "", True),
        ("By then, Marlowwe said", "", "Helen Marlowe", "", True),
        ("Marlowe said", "", "Helen Marlowe", "", False),
        # There is somebody of that name, or it is a place, a word, another name.
        ("Marlow said", "Tom Marlow came too. ", "Helen Marlowe", "", False),
        ("Marlow said", "So did [[tom-marlow]]. ", "Helen Marlowe", "", False),
        ("Marlow said", "", "Helen Marlowe", "summary: Tom Marlow and Helen Marlowe tell of it.\n", False),
        ("Tom Marlow said", "", "Helen Marlowe", "", False),
        ("Marlow said", "So did Marlow, and that was that. ", "Helen Marlowe", "", False),
        ("She said in Marlow", "", "Helen Marlowe", "", False),
        ("Markham said", "", "Helen Marlowe", "", False),
    ],
)
def test_a_surname_has_one_spelling(said: str, more: str, speaker: str, front: str, wrong: bool) -> None:
    found = of_text(HELD.format(said=said, more=more, speaker=speaker), front)
    word = said.split()[-2]
    hint = f"write Marlowe; if {word} is somebody else, write the whole name"
    assert [one for one in found if one[0] == "name-differs"] == [("name-differs", hint)] * wrong


@pytest.mark.parametrize(
    "mark", ["[Editor: check this bit before publishing]", "[Ed: add the page]", "[Note to self: ask]"]
)
def test_a_remark_to_an_editor(mark: str) -> None:
    ((rule, hint),) = of_text(f"It cost a lot. {mark}")
    assert (rule, hint) == ("unfinished", "answer it, or delete it")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| January | 38 | 4 | 5 |", ["table-rows"]),
        ("| January | 38 |", ["table-rows"]),
        ("| [[a|an urn]] | 38 |", ["table-rows"]),
        ("| [[a|an urn]] | 38 | `4|5` |", []),
        ("| January | | |", []),
        ("| January |||", []),
        ("| January |", []),
        (r"| January | 38 \| 4 | 5 |", []),
        ("January | 38 | 4", []),
    ],
)
def test_a_row_with_other_cells_than_the_head(row: str, told: list[str]) -> None:
    assert [
        rule for rule, _ in of_text(f"| month | people | left |\n| --- | --- | --- |\n| May | 40 | 4 |\n{row}")
    ] == told
