"""Mistakes in bodies: what Markdown would print as it stands, and cures that are right when applied to the letter.

As in `test_mistakes`, a case is a correct entry with one slip in it; `^` stands before the sign that is named.
"""

from __future__ import annotations

import pytest
from helpers import Site, Slip, site, slip
from test_mistakes import ENTRY, OTHER, REGISTERS

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.fixing import applied, edits_for
from sitegen.proof.fingerprint import make_fingerprint

FIGURE = "/// figure | 5 per cent"
END = "A plan, not a result.\n///"
QUOTED = "“a good beginning”"


def found_in(text: str, more: dict[str, str] | None = None) -> tuple[Diagnostic, ...]:
    return made_of(text, more).found


def made_of(text: str, more: dict[str, str] | None = None) -> Site:
    files = {**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER, **(more or {})}
    return site(files, assets=["assets/a.png", "assets/images/b.png"])


def named(case: Slip, found: tuple[Diagnostic, ...], place: tuple[int, int] | None) -> None:
    assert [item.rule for item in found] == [case.rule], found
    assert place is None or (found[0].span.line, found[0].span.column) == place, found
    told = f"{found[0].message}; {found[0].hint}"
    assert [words for words in case.says if words not in told] == [], told


def with_slip(case: Slip, right: str = ENTRY) -> tuple[str, tuple[int, int] | None]:
    assert right.count(case.right) >= 1
    mark = case.wrong.find("^")
    wrong = case.wrong if mark < 0 else case.wrong[:mark] + case.wrong[mark + 1 :]
    text, at = right.replace(case.right, wrong, 1), right.index(case.right) + mark
    return text, (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if mark >= 0 else None


CURES = [
    slip(
        "text right below the options",
        "    holder: dh\n\nA plan, not a result.",
        "    holder: dh\n    ^A plan, not a result.",
        "annotation-options",
        "text right below the options",
        "leave an empty line",
        "take away the indent",
    ),
    slip("end of a note behind its text", "result.\n///", "result. ///", "annotation-open", "line 21", "its own"),
    slip("back slashes at an end", END, "A plan, not a result.\n\\\\\\", "annotation-open", "three slashes", "line 22"),
    slip("end of a note set in", END, "A plan, not a result.\n  ///", "annotation-open", "nothing else on line 22"),
    slip("back slashes at a head", FIGURE, f"^{FIGURE.replace('///', chr(92) * 3)}", "stray-slashes", "three slashes"),
    slip(
        "no-break space in a head",
        FIGURE,
        "^///\u00a0figure | 5 per cent",
        "stray-slashes",
        "a space of another kind (non-breaking) in the head",
        "write /// figure | 5 per cent",
    ),
    slip(
        "no-break space before a bar",
        FIGURE,
        "^\u00a0/// figure\u202f|\u00a05 per cent",
        "stray-slashes",
        "a space of another kind",
        "write /// figure | 5 per cent",
    ),
    slip("no-break space at an end", END, f"{END}\u00a0", "annotation-open", "no space of another kind", "line 22"),
    slip("no end of a note with a text", END, END[:-4], "annotation-open", "line 19 if it has no text, else below"),
    slip(
        "no end of a note without a text",
        "    holder: dh\n\nA plan, not a result.\n///",
        "    holder: dh\n",
        "annotation-open",
        "line 19 if it has no text",
    ),
    slip(
        "no end of a note above a heading",
        f"    holder: dh\n\n{END}",
        "    holder: dh\n\n## Staff",
        "annotation-open",
        "write a line /// right below line 19, or delete",
    ),
    slip(
        "no end of a context",
        f"{FIGURE}\n    value: 5 %\n    period: 2017\n    holder: dh\n\n{END}",
        "/// context | 5 per cent\n\nA plan.",
        "annotation-open",
        "write a line /// below the last paragraph of the note",
    ),
    slip("slash for a bar", FIGURE, "^/// figure / 5 per cent", "annotation-words", "write /// figure | 5 per cent"),
    slip("broken bar", FIGURE, "^/// figure ¦ 5 per cent", "annotation-words", "write /// figure | 5 per cent"),
    slip("bar behind the words", FIGURE, f"{FIGURE} ^|", "annotation-words", "delete it: /// figure | 5 per cent"),
    slip("space before a head", FIGURE, f"^ {FIGURE}", "stray-slashes", "a space before the ///", "begins the line"),
    slip(
        "words in another order",
        "raise pay by 5 per cent, said",
        "raise pay by a few pounds, said",
        "annotation-no-match",
        "that block reads: The plan would raise pay",
    ),
    slip("words in two pieces", FIGURE, "/// figure | ^raise pay … 5 per", "annotation-no-match", "| raise pay", "one"),
    slip(
        "bold words", FIGURE, "/// figure | ^**5 per cent**", "annotation-no-match", "without marks: /// figure | 5 p"
    ),
    slip("soft hyphen", "good beginning”", "good begin^\u00adning”", "control-character", "U+00AD", "delete it"),
    slip(
        "picture that is nowhere",
        "See [[other]]",
        "![A plan](^pictures/plan.png)",
        "broken-link",
        "put the file into assets/images/ and write /assets/images/plan.png",
    ),
    slip(
        "picture under another address", "[[other]]", "![A plan](^b.png)", "broken-link", "write /assets/images/b.png"
    ),
    slip(
        "picture on one's own disk",
        "[[other]]",
        "![A plan](^C:\\Users\\zo\\plan.png)",
        "unknown-scheme",
        "your own machine",
        "write /assets/images/plan.png",
    ),
    slip(
        "paper that is nowhere", "[[other]]", "[other](^plan.pdf)", "broken-link", "assets/ and write /assets/plan.pdf"
    ),
    slip("mail address", "[[other]]", "[Zo](^zo@example.org)", "broken-link", "write mailto:zo@example.org"),
    slip(
        "address without https", "[[other]]", "[a](^www.example.org/a)", "broken-link", "write https://www.example.org"
    ),
    slip(
        "address of another site than its words say",
        "[[other]]",
        "[https://www.desks.example/reply](^https://forks.example/mirror/4711)",
        "bad-url",
        "an address of www.desks.example, and it leads to forks.example",
        "write one address in both places",
    ),
    slip("file for an entry", "[[other]]", "[a](^other.md)", "broken-link", "write [[other]]"),
    slip(
        "link with its sides swapped", "[[other]]", "^[[that entry|other]]", "broken-reference", "[[other|that entry]]"
    ),
    slip("link with a slash for its bar", "[[other]]", "^[[other/that]]", "broken-reference", "[[other|that]]"),
    slip("tag of Word", "on the day", "on the day^<o:p></o:p>", "raw-html", "delete it: it came with text"),
    slip("script", "on the day", "on the day^<script>a()</script>", "raw-html", "delete it with all that it holds"),
]

FRONT_END = "/plan\n---\n"
NO_REPLY = "/// claim | 5 per cent\n    holder: dh\n    status: stated\n    no_reply: none in the copy"
CURES += [
    slip(
        "value that goes on",
        FIGURE,
        f"{NO_REPLY}\n^we read\n///\n\n{FIGURE}",
        "annotation-options",
        "'no_reply'",
        "six",
    ),
    slip(
        "value that goes on with a capital",
        FIGURE,
        f"{NO_REPLY} of the\n^Department\n///\n\n{FIGURE}",
        "annotation-options",
        "'no_reply'",
        "empty line",
    ),
    slip("end of front matter as a dash", FRONT_END, "/plan\n^—\n", "front-matter-open", "write --- in place of —"),
    slip("end of front matter as two", FRONT_END, "/plan\n^--\n", "front-matter-open", "write --- in place of --"),
    slip("end as dash and hyphen", FRONT_END, "/plan\n^—-\n", "front-matter-open", "write --- in place of —-"),
    slip("head of front matter as a dash", "---\ntitle", "^—\ntitle", "no-front-matter", "write --- in place of —"),
]


@pytest.mark.parametrize("case", CURES, ids=lambda case: case.name)
def test_the_cure_is_right_to_the_letter(case: Slip) -> None:
    text, place = with_slip(case)
    named(case, found_in(text), place)


@pytest.mark.parametrize(
    "option",
    [
        'where: "a speech,\n    made in the hall of a town"',
        "where: >\n      a speech made in the hall",
        "where: a speech\n      made in the hall",
        "# said on the day\n    where: a speech",
    ],
)
def test_longer_options_are_no_text(option: str) -> None:
    assert found_in(ENTRY.replace("where: a speech", option)) == ()


def test_words_inside_tags_are_said_to_stand_there() -> None:
    text = ENTRY.replace("The plan would raise pay by 5 per cent, said [[jo-smith|Jo Smith]].", "<p>By 5 per cent.</p>")
    (found,) = found_in(text)
    assert "without tags" in found.hint


def test_both_lines_of_front_matter_as_dashes() -> None:
    found = found_in(ENTRY.replace("---\n", "—\n"))
    assert [(item.span.line, item.rule) for item in found] == [(1, "no-front-matter"), (12, "front-matter-open")]


@pytest.mark.parametrize("line", ["—", "--", "—-", "–––"])
def test_dashes_at_front_matter_are_mended_by_themselves(line: str) -> None:
    text = ENTRY.replace("---\n", f"{line}\n")
    assert applied(text, [edit for _, edit in edits_for(text, found_in(text))]) == ENTRY


@pytest.mark.parametrize(
    ("between", "line", "says"),
    [("---\n", 13, "lines 13 to 24"), ("---\n\n---\n", 14, "lines 14 to 25"), ("---\n---\n", 13, "lines 13 to 24")],
)
def test_front_matter_that_is_there_twice(between: str, line: int, says: str) -> None:
    front = ENTRY[4 : ENTRY.index("---\n", 4)]
    found = found_in(ENTRY.replace(FRONT_END, f"/plan\n{between}{front}---\n"))
    if between == "---\n":
        says = "lines 13 to 23"
    assert [(item.span.line, item.rule) for item in found] == [(line, "front-matter-odd")]
    assert says in found[0].hint


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("**What is not known**\n\nAll of it.", "stands there in bold or italics: write ## What is not known in place"),
        ("What is not known:\n\nAll of it.", "stands there as a line of text: write ## What is not known in place"),
        ("**What is not known.** All of it.", "has it in bold: put ## What is not known on a line of its own above"),
        ("**What is known**\n\nAll of it.", "write the heading ## What is not known and the section"),
    ],
)
def test_a_section_whose_heading_is_none(typed: str, says: str) -> None:
    settings = "title: A\nbase_url: https://a.example/\nsections: [What is not known]\n"
    entries = {"site.yaml": settings, "documents/other.md": OTHER + "\n## What is not known\n\nAll of it.\n"}
    (found,) = found_in(f"{ENTRY}\n{typed}\n", entries)
    assert found.rule == "missing-section"
    assert says in found.hint
    open_note = ENTRY[: ENTRY.rindex("///")]
    assert [item.rule for item in found_in(f"{open_note}\n{typed}\n", entries)] == ["annotation-open"]


@pytest.mark.parametrize(
    "text",
    [
        "/// context | beginning\nText of the note.\n///",
        f"{NO_REPLY.replace('5 per cent', 'beginning')}\n\nwe read\n///",
        f"{NO_REPLY.replace('5 per cent', 'beginning')}\nWe read.\n///",
        f"{NO_REPLY.replace('5 per cent', 'beginning')}\ngov.uk says so.\n///",
        f"{NO_REPLY.replace('5 per cent', 'beginning')}.\nso it was.\n///",
        f"{NO_REPLY.replace('5 per cent', 'beginning')}\n- one\n- two\n///",
    ],
)
def test_text_right_below_options(text: str) -> None:
    assert found_in(f"{ENTRY}\nA beginning.\n\n{text}\n") == ()


SOURCE = "The plan of 2016, and a speech of the same day: they called it a rather good beginning indeed, and so it was."


@pytest.mark.parametrize(
    ("text", "annotation", "says"),
    [
        ("a good rather beginning", "a rather good beginning", "the source says 'a rather good beginning'"),
        ("a rather good beginning", "a good rather beginning", "write /// quote | a rather good beginning"),
        ("a rather god beginning", "a rather goood beginning", "the source has neither"),
    ],
)
def test_text_and_annotation_that_differ_are_one_slip(text: str, annotation: str, says: str) -> None:
    typed = ENTRY.replace(QUOTED, f"“{text}”").replace("| a good beginning", f"| {annotation}")
    print_of = make_fingerprint(SOURCE, salt="0123456789abcdef" * 2, sha256="ab", added="2026-11-27")
    (found,) = found_in(typed, {"sources/entry.fingerprint": print_of})
    assert found.rule == "annotation-no-match"
    assert says in found.hint


# What is shown as it stands -------------------------------------------------------------------------------------------

SAID = "Said on the day."
STRAY = [
    slip("space within a link", "[[other]]", "^[a plan] (https://a.example/p)", "stray-marks", "write [a plan](https"),
    slip("brackets swapped", "[[other]]", "^(a plan)[https://a.example/p]", "stray-marks", "[a plan](https://a.ex"),
    slip(
        "bracket missing",
        "[[other]].",
        "^[a plan](https://a.example/p and more.",
        "stray-marks",
        "a.example/p)",
        ") of",
    ),
    slip("space in an address", "[[other]]", "^[a](https://a.example/p q)", "stray-marks", "a space", "%20"),
    slip("empty address", "[[other]]", "[a plan](^)", "empty-link", "no address", "between the round brackets"),
    slip("three brackets", "[[other]]", "^[[[other]]]", "stray-marks", "three brackets", "write [[other]]"),
    slip("closing bracket missing", "[[other]]", "^[[other]", "stray-marks", "bracket", "write [[other]]"),
    slip("opening bracket missing", "[[other]]", "^[other]]", "stray-marks", "bracket", "write [[other]]"),
    slip("no words behind a bar", "[[other]]", "^[[other|]]", "stray-marks", "write [[other]], or [[other|words]]"),
    slip("no id before a bar", "[[other]]", "^[[|other]]", "stray-marks", "write [[other]]"),
    slip("link over two lines", "[[other]]", "^[[other|another\nplan]]", "stray-marks", "[[other|another plan]]"),
    slip("one pair of brackets", "[[other]]", "^[other]", "stray-marks", "one pair of brackets", "write [[other]]"),
    slip("comment not closed", SAID, f"^<!-- ask Zo\n\n{SAID}", "stray-marks", "never closed", "write -->"),
    slip("code not closed", SAID, f"^```\n{SAID}", "stray-marks", "never closed", "delete this line"),
    slip("bold not closed", SAID, "^**Said on the day.", "stray-marks", "never ends", "write **"),
    slip("note without quotation marks", SAID, "^!!! editors-note Our note’s\n    Text.", "note-box", '"Our note’s"'),
    slip("title without marks", SAID, "^!!! note Our own\n    Text.", "note-box", "is not shown", '!!! note "Our own"'),
    slip("note with curly marks", SAID, "^!!! editors-note “Our note”\n    Text.", "note-box", 'rs-note "Our note"'),
    slip(
        "note with two marks", SAID, '^!! editors-note "Our note"\n    Text.', "note-box", 'write !!! editors-note "O'
    ),
    slip(
        "note without a kind", SAID, '^!!! "Editor’s note"\n    Text.', "note-box", '!!! editors-note "Editor’s note"'
    ),
    slip("slip in a kind of note", SAID, '^!!! editor-note "A"\n    Text.', "note-box", 'write !!! editors-note "A"'),
    slip("text of a note not set in", SAID, '!!! editors-note "A"\n^Text.', "note-box", "not set in", "four spaces"),
    slip("second line not set in", SAID, '!!! editors-note "A"\n    Text\n^and more.', "note-box", "four spaces"),
    slip(
        "paragraph set in",
        "Staff called",
        "    ^It was a long and sunny day.\n\nStaff called",
        "indented-text",
        "spaces",
    ),
    slip("list below text", "Staff called", "Two parts:\n^- one\n- two\n\nStaff called", "list-start", "above '- one'"),
    slip("one item below text", "Staff called", "**It has:**\n^- one\n\nStaff called", "list-start", "an empty line"),
    slip(
        "table without its line", "Staff called", "^| a | b |\n| 1 | 2 |\n\nStaff called", "table-rows", "| --- | --- |"
    ),
    slip(
        "table below text",
        "Staff called",
        "So:\n^| a | b |\n|---|---|\n| 1 | 2 |\n\nStaff called",
        "table-rows",
        "empty",
    ),
    slip(
        "line of a table too short",
        "Staff called",
        "| a | b |\n^|---|\n| 1 | 2 |\n\nStaff called",
        "table-rows",
        "2 columns, and the line below it 1",
        "write | --- | --- |",
    ),
    slip(
        "rule right below text",
        SAID,
        "It was said on the day.\n^---",
        "stray-marks",
        "makes a heading of it",
        "empty line above ---",
    ),
    slip("text with a note for a heading", "Smith]].\n\n", "Smith]].\n^---\n\n", "stray-marks", "makes a heading"),
    slip("empty item right below one", SAID, "- Said\n^- ", "stray-marks", "a single -", "delete it"),
    slip("bullets", SAID, "^•\tone\n•\ttwo", "list-start", "behind •", "write - and a space in place of •"),
    slip("bullets below text", SAID, "Two parts:\n^· one\n· two", "list-start", "above the first of them"),
    slip("bullets of Symbol", SAID, "^\uf0b7\tone\n\uf0b7\ttwo", "list-start", "the bullet U+F0B7"),
    slip("letters for bullets", SAID, "^o\tone\no\ttwo", "list-start", "behind o"),
    slip("dashes for bullets", SAID, "^– one\n– two", "list-start", "behind –", "- and a space in place of –"),
    slip("one bullet in a list", SAID, "^• one\n- two\n- three", "list-start", "behind • is no item", "write - and"),
    slip("a bullet at the end", SAID, "- one\n^• two", "list-start", "behind • is no item of the list"),
    slip("note by hand", SAID, "Said^[1].\n\n[1] So.", "undefined-footnote", "from [1] to its note", "[^1]: in place"),
    slip("bullets apart", SAID, "^• one\n\n• two\n\n• three", "list-start", "paragraphs behind •"),
    slip(
        "rows with tabs",
        SAID,
        "^Year\tStaff\n2015\t40",
        "table-rows",
        "| Year | Staff |, below it a line | --- | --- |",
    ),
    slip("comment with a dash", SAID, "So ^<!– ask Zo –> it was.", "stray-marks", "is shown", "write <!-- ask Zo -->"),
    slip("comment with other brackets", SAID, "^‹!– ask Zo –›", "stray-marks", "write <!-- ask Zo -->"),
    slip("end of a comment with a dash", SAID, "^<!-- ask Zo –>", "stray-marks", "write --> in place of –>"),
    slip("space before a star", SAID, "Said in ^*free time *, so.", "stray-marks", "before the *", "write *free time*"),
    slip("space behind stars", SAID, "Said in ^** free time**.", "stray-marks", "bold", "write **free time**"),
]


@pytest.mark.parametrize("case", STRAY, ids=lambda case: case.name)
def test_what_would_be_shown_as_it_stands_is_named(case: Slip) -> None:
    text, place = with_slip(case)
    named(case, found_in(text), place)


@pytest.mark.parametrize(
    "text",
    [
        'A link [with (brackets) in it](https://a.example/a_(b)) and [a title](https://a.example/ "Words").',
        "They wrote “[other] plans”, and [sic] (in 2016), [1] (see below), [ ] and [x].",
        "- [ ] to come\n- [x] done",
        "[See [sic] the plan] and [[other]](https://a.example/).",
        "`[[other]` and `**`, ``<!--`` and 2**8 stars, 2 ** 3.",
        "```\n[other]\n<!-- a\n```\n\n~~~ python\n```\n~~~",
        "<!-- a remark\n\nin two paragraphs -->\n\nText.",
        "**Bold** and *more*, ***both***, and \\*\\*none.",
        "What a day!! It was!!!\n\n!! So they called.",
        "!!! note\n    Text.\n\n    More of it.\n\nNo more.",
        '!!! danger blink "Of our own kind"\n\n    Text.',
        "- One\n\n    And a whole sentence more about it.\n\n    - Below it.\n\n    Another whole sentence of it.",
        "Term\n:   What it means.\n\n    And a whole sentence more about it.",
        "A note.[^1]\n\n[^1]: One line of it.\n\n    And a whole sentence more about it.",
        "Code:\n\n    print('Hello, world');\n    return { 1 };\n\nText.",
        "    make all of it\n\nText.",
        "He came to the hall\n- or so they say - and left.\n\nIt was in the spring of\n2016. That was all.",
        "# Parts\n- one\n- two",
        "- one\n  more\n- two\n\n1. one\n2. two",
        "> Quoted\n> - one\n> - two",
        "| a | b |\n|---|:-:|\n| 1 | 2 |\n\na | b\n--|--\n1 | 2",
        "The sign | stands | in a line.\n| so it does |",
        "A heading\n---\n\nText.\n\nWhat we did in the first year.\n-----------------------------\n\nText.\n\n---\n\nA",
        "One line of it.\nAnd another whole line of the same.\n---\n\nText.\n\n## Part\n---\n\nText.",
        "It was a plan\n– or so they said – and a plan\n– of a kind – it was.\n\n• one alone\n\nText.",
        "1.\tone\n2.\ttwo\n\nOne\ttab.\n\n-\tone\n-\ttwo",
        "5 * 3 and *so* on * 4, a *b* c * d *e*, 2 *x * y.\n\n* item *so* on\n* another\n\n* * *\n\nText.",
        "A <b>!</b> – and <!-- a – b --> so –> it is.",
    ],
)
def test_what_is_meant_is_left_alone(text: str) -> None:
    rules = {"stray-marks", "note-box", "indented-text", "list-start", "table-rows", "empty-link"}
    assert [item for item in found_in(f"{ENTRY}\n{text}\n") if item.rule in rules] == []


@pytest.mark.parametrize(
    ("typed", "cured"),
    [
        ("It was a day of the spring.\n---", "It was a day of the spring.\n\n---"),
        ("•\tone\n•\ttwo", "- \tone\n- \ttwo"),
        ("Two:\n• one\n• two", "Two:\n\n- one\n- two"),
        ("• one\n\n• two", "- one\n\n- two"),
        ("Year\tStaff\n2015\t40", "| Year | Staff |\n| --- | --- |\n| 2015 | 40 |"),
        ("So <!– ask Zo –> it was.", "So <!-- ask Zo --> it was."),
        ("<!-- ask Zo –>", "<!-- ask Zo -->"),
        ("In ** free time**, so.", "In **free time**, so."),
        ("So it was.[3]", "So it was.[^3]\n\n[^3]: So they said."),
        ("## One[edit]\n\nText.", "## One\n\nText."),
    ],
)
def test_what_is_written_instead_is_right(typed: str, cured: str) -> None:
    assert len(found_in(f"{ENTRY}\n{typed}\n")) == 1
    assert found_in(f"{ENTRY}\n{cured}\n") == ()


# Rests of other work, and things that are empty -----------------------------------------------------------------------

EMPTY = [
    slip("half a merge", SAID, f"{SAID}\n\n^=======\n\n{SAID}", "merge-conflict", "is left", "delete the line"),
    slip("half a merge below a sentence", SAID, f"{SAID}\n^=======\n{SAID}", "merge-conflict", "delete the line"),
    slip(
        "doubt without a text",
        "Staff called",
        "^/// doubt | 5 per\n    about: figure\n///\n\nStaff called",
        "annotation-empty",
        "the doubt has no text",
        "below an empty line",
    ),
]


@pytest.mark.parametrize("case", EMPTY, ids=lambda case: case.name)
def test_what_is_left_or_empty_is_named(case: Slip) -> None:
    text, place = with_slip(case)
    named(case, found_in(text), place)


@pytest.mark.parametrize(
    ("notes", "line", "rule", "says"),
    [
        ("[^1]: One.\n\n[^1]: Two.", 37, "repeated-footnote", "twice, first on line 35"),
        (
            "It was.[^2]\n\n[^1]: One.\n[^1]: Two.",
            38,
            "repeated-footnote",
            "line 35 has [^2], which is not written at all",
        ),
        (
            "It was.[^2]\n\n[^1]: One.\n[^1]: Two.",
            38,
            "repeated-footnote",
            "write [^2]: in place of [^1]: before the one",
        ),
        ("[^1] One.", 33, "undefined-footnote", "if line 35 is its text, put a colon behind the bracket: [^1]: …"),
    ],
)
def test_footnotes(notes: str, line: int, rule: str, says: str) -> None:
    (found,) = found_in(f"{ENTRY}\nSo it was.[^1]\n\n{notes}\n")
    assert (found.span.line, found.rule) == (line, rule)
    assert says in f"{found.message}; {found.hint}"


@pytest.mark.parametrize(
    "notes",
    [
        "It was.[^2][^3]\n\n[^1]: One.\n[^1]: Two.",
        "It was.[^2]\n\n[^1]: One.\n[^1]: Two.\n[^1]: Three.",
        "It was.[^2]\n\n[^1]: One.\n[^1]: Two.\n\n[^2] Three.",
        "It was.[^2]\n\n[^1]: One.\n[^1]: One.",
    ],
)
def test_a_footnote_given_twice_is_no_other_one_where_several_are_wrong(notes: str) -> None:
    found = found_in(f"{ENTRY}\nSo it was.[^1]\n\n{notes}\n")
    assert {item.rule for item in found} == {"repeated-footnote", "undefined-footnote"}
    hints = [item.hint for item in found if item.rule == "undefined-footnote"]
    assert not any(hint.startswith(("write one of", "did you mean")) for hint in hints), hints


@pytest.mark.parametrize("path", ["topics/other/", "documents/", "documents/other/a.pdf", "documents/Other%20Day/"])
def test_only_the_page_of_an_entry_is_a_link_out_of_the_preview(path: str) -> None:
    (found,) = found_in(f"{ENTRY}\nSee [a day](http://127.0.0.1:8000/{path}).\n")
    assert (found.rule, found.hint) == ("bad-url", "look for the page's address on the web, and write that")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("www.desks.example/a", "https://desks.example/a"),
        ("https://www.desks.example/a", "https://archive.forks.example/2016/https://www.desks.example/a"),
        ("https://doi.org/10.1/a", "https://forks.example/a"),
        ("https://news.desks.example/a", "https://www.desks.example/news/a"),
        ("https://www.desk-office.gov.uk/a", "https://www.fork-board.gov.uk/a"),
        ("desks.example", "https://forks.example/"),
        ("the page of www.desks.example", "https://forks.example/"),
    ],
)
def test_words_that_may_well_be_of_another_site(words: str, address: str) -> None:
    assert not [i for i in found_in(f"{ENTRY}\n[{words}]({address})\n") if i.rule == "bad-url"]


def test_marks_of_a_merge_in_every_kind_of_text() -> None:
    marks = "Text.\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"
    page = f"---\ntitle: About\n---\n{marks}"
    found = found_in(ENTRY, {"topics/pay.md": marks, "tags/pay.md": marks, "pages/about.md": page})
    assert {item.rule for item in found if "merge" in item.rule} == {"merge-conflict"}
    assert ("content/pages/about.md", 6) in {(item.span.path, item.span.line) for item in found}
    assert any("pay.md" in item.span.path and item.span.line == 3 for item in found)


@pytest.mark.parametrize("text", ["A heading\n=======\n\nText.", "```\n<a>\n```"])
def test_a_heading_is_no_merge(text: str) -> None:
    assert found_in(f"{ENTRY}\n{text}\n") == ()


def test_an_entry_without_a_text() -> None:
    front = ENTRY[: ENTRY.index("\n---\n") + 5]
    (found,) = found_in(front)
    assert (found.span.line, found.rule) == (12, "no-text")
    assert "below the line '---'" in found.hint
    assert [item.rule for item in found_in(front.replace("kind:", "draft: true\nkind:"))] == []


# The words of others --------------------------------------------------------------------------------------------------

MARKS = [
    slip("quotation not closed", SAID, "They said ^“so it was.", "quotation-mark", "never closed", "write ”"),
    slip("straight one not closed", SAID, 'They said ^"so it was, and more.', "quotation-mark", "never closed"),
    slip("single one not closed", SAID, "They said ^‘so it was, and more.", "quotation-mark", "never closed"),
    slip("quotation not opened", SAID, "They said so it was^”.", "quotation-mark", "never opened", "write “"),
    slip("straight one not opened", SAID, 'They said so it was^".', "quotation-mark", "never opened"),
    slip("marks the wrong way round", SAID, "They said ^”so it was“.", "quotation-mark", "wrong way", "write “ before"),
    slip("two closing marks", SAID, "They said ^”so it was”.", "quotation-mark", "wrong way", "write “ before"),
    slip("two kinds of marks", SAID, 'They said “so it was^".', "quotation-mark", "begins with “", "write “ and ”"),
    slip(
        "quotation without marks",
        QUOTED,
        "a good beginning",
        "quote-unmarked",
        "read as our own",
        "write “a good beginning” in the text",
    ),
    slip(
        "long block",
        SAID,
        "^> It was all the work of many years, and of many people in all of\n> the offices.",
        "quotation-in-text",
        "of 18 words",
        "annotated with",
    ),
]


@pytest.mark.parametrize("case", MARKS, ids=lambda case: case.name)
def test_quotation_marks(case: Slip) -> None:
    text, place = with_slip(case)
    named(case, found_in(text), place)


@pytest.mark.parametrize(
    "text",
    [
        'They use question marks (?), quotation marks ("), and these (“) too, (**#**) and **so**.',
        "The dogs’ home of the ’90s, rock ’n’ roll, and the teams' plans of '16 weren't theirs.",
        'A pipe of 5" and a man of 6\' 2", 5\' by 3".',
        "He said “one thing.\n\n“And another thing.\n\n“And that was it.”",
        'He said "one thing.\n\n"And that was it."',
        "They said „so it was“, «and so on», ‘and the dogs’ home’, \"and so 'it' was\".",
        "“They said ‘so it was’.” (“So it was.”) —“so”— “…so” [“so”](https://a.example/).",
        'A <span title="one">word</span>, `"` and `“`, [words](https://a.example/ "A title").',
        "&ldquo;So it was”, &quot;and so on&quot;.",
        '| a | b |\n|---|---|\n| “one” | "two" |',
        "> A short word of theirs.\n> — Jo Smith",
        "> [!NOTE]\n> This is one of the boxes that other programs make of a block that is quoted so.",
    ],
)
def test_marks_that_are_in_order(text: str) -> None:
    assert found_in(f"{ENTRY}\n{text}\n") == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("> they called it a rather bad beginning indeed\n", "quote-differs"),
        ("> they called it a rather\n> good beginning indeed\n", ""),
        ("It was „called it a rather bad beginning indeed“.\n", "quote-differs"),
    ],
)
def test_blocks_and_other_marks_are_compared_with_the_source(text: str, rule: str) -> None:
    typed = ENTRY.replace(QUOTED, "“a rather good beginning”").replace("| a good", "| a rather good")
    print_of = make_fingerprint(SOURCE, salt="0123456789abcdef" * 2, sha256="ab", added="2026-11-27")
    found = found_in(f"{typed}\n{text}", {"sources/entry.fingerprint": print_of})
    assert [(item.rule, item.span.line) for item in found] == ([(rule, 33)] if rule else [])


# Leftovers ------------------------------------------------------------------------------------------------------------

LEFT = [
    slip("to be confirmed", SAID, "Said on the day (^tbc).", "unfinished", "'tbc'", "do it"),
    slip("crosses", SAID, "Said in ^XXXX.", "unfinished", "'XXXX'", "do it"),
    slip("citation needed", SAID, "Said on the day ^[citation needed].", "unfinished", "'[citation needed]'"),
    slip("date needed", SAID, "Said on ^[date needed].", "unfinished", "'[date needed]'"),
    slip("questions", SAID, "Said on ^[??].", "unfinished", "'[??]'"),
    slip(
        "question in capitals", SAID, "Said ^[CHECK WITH SAM - was it so???].", "unfinished", "to ourselves", "answer"
    ),
    slip("question with words before it", SAID, "Said ^(was it six???).", "unfinished", "to ourselves"),
    slip("question for a source", SAID, "Said ^[source?].", "unfinished", "'[source?]' is a question", "answer it"),
    slip("question for somebody", SAID, "Said ^[Sam to confirm].", "unfinished", "'[Sam to confirm]'"),
    slip("whom to ask", SAID, "Said ^(ask Priya).", "unfinished", "'(ask Priya)'"),
    slip(
        "mark of a chatbot", SAID, "Said ^:contentReference[oaicite:0]{index=0}.", "unfinished", "program", "delete it"
    ),
    slip("another", SAID, "Said on the day^【4†source】.", "unfinished", "'【4†source】'", "make up sources"),
    slip("change proposed", SAID, "Said on ^{--this--}{++that++} day.", "unfinished", "proposed"),
    slip("apostrophe in a wrong encoding", SAID, "The minister^â€™s day.", "wrong-encoding", "made of ’", "type ’"),
    slip("letter in a wrong encoding", SAID, "In the caf^Ã©.", "wrong-encoding", "'Ã©'", "made of é"),
    slip("pounds in a wrong encoding", SAID, "It cost ^Â£5.", "wrong-encoding", "made of £"),
    slip("space in a wrong encoding", SAID, "It cost^Â\u00a0 £5.", "wrong-encoding", "U+00A0", "plain space"),
    slip("title in a wrong encoding", "Pay: a plan", "Pay^ â€“ a plan".replace("^ ", " ^"), "wrong-encoding", "type –"),
    slip("word twice", SAID, "It ^took took a day.", "repeated-word", "'took'", "delete one: took"),
    slip("article twice", SAID, "^The the day.", "repeated-word", "'the'"),
    slip("word twice over a line", SAID, "It was ^the\nthe day.", "repeated-word", "'the'"),
    slip("own machine", "[[other]]", "[a](^http://127.0.0.1:8000/a)", "bad-url", "'127.0.0.1'", "your own machine"),
    slip("own machine by name", "[[other]]", "[a](^http://localhost:8000/a)", "bad-url", "'localhost'"),
    slip(
        "link out of the preview",
        "[[other]]",
        "[a day](^http://127.0.0.1:8000/documents/other/)",
        "bad-url",
        "your own machine",
        "if this is the preview of the digest, write [[other|a day]] in place of the whole link; if not, look for",
    ),
    slip(
        "address out of it", "[[other]]", "<^http://localhost:8000/documents/other/>", "bad-url", "write [[other]] in"
    ),
    slip("words with a bar", "[[other]]", "[a|b](^http://localhost:8000/documents/other/)", "bad-url", "[[other]] in"),
    slip("own network", "[[other]]", "[a](^https://192.168.1.4/a)", "bad-url", "network"),
    slip("two dots", "[[other]]", "[a](^https://www..example.org/a)", "bad-url", "not a whole web address", "one dot"),
    slip("one slash", "[[other]]", "[a](^https:/www.example.org/a)", "bad-url", "not a whole web address"),
    slip("raised number", SAID, "Said on the day^<sup>1</sup>.", "undefined-footnote", "raised number 1", "[^1]"),
    slip("number of another page", SAID, "Said on the day.^[3]", "undefined-footnote", "[3] leads to no", "write [^3]"),
    slip("two of them", SAID, "Said^[12][13] on the day.", "undefined-footnote", "[12][13]", "delete it", "[^12]: …"),
    slip("note of another page", SAID, "Said on the day.^[note 4]", "undefined-footnote", "[note 4]", "[^4]"),
    slip("button of another page", SAID, "## The day^[edit]\n\nText.", "stray-marks", "is a button", "delete it"),
    slip("paragraph that breaks off", SAID, "How many people replied, and what ^…", "unfinished", "breaks off", "rest"),
    slip(
        "short paragraph that breaks off", SAID, "The post goes on t^o", "unfinished", "'… goes on to'", "delete what"
    ),
    slip(
        "sentence without an end",
        SAID,
        "It was a plan. They called it so that da^y",
        "unfinished",
        "has no end",
        "stop",
    ),
    slip(
        "heading and nothing",
        SAID,
        "## One\n\nText.\n\n^## Two",
        "no-text",
        "heading 'Two'",
        "write what belongs there",
    ),
    slip("heading before a heading", "Staff", "^## One\n\n## Two\n\nStaff", "no-text", "heading 'One'", "delete the"),
    slip(
        "wrong weekday", SAID, "Said on ^Monday 8 May 2019.", "weekday-differs", "a Wednesday", "write Wednesday 8 May"
    ),
    slip(
        "wrong weekday, month first", SAID, "On ^Monday, May 8th, 2019.", "weekday-differs", "write Wednesday, May 8th,"
    ),
    slip("wrong weekday in a summary", "The department tells", "On Monday 8 May 2019 it tells", "weekday-differs"),
    slip(
        "annotation twice",
        SAID,
        f"{SAID}\n///\n\n^/// quote | a good beginning\n    speaker: jo-smith\n    where: a speech\n\n{SAID}",
        "repeated-text",
        "this annotation stands on line 26",
        "delete lines 33 to 38",
    ),
    slip(
        "what a chat program says",
        SAID,
        f"^Certainly! Here is the revised paragraph:\n\n{SAID}",
        "unfinished",
        "'Certainly! Here is'",
        "delete the sentence",
    ),
    slip("what it says in short", SAID, f"^Here’s a shortened version:\n\n{SAID}", "unfinished", "whoever asked it"),
    slip(
        "what it offers", SAID, f"{SAID} ^Would you like me to add the day?", "unfinished", "'Would you like me to add'"
    ),
    slip("neutral", SAID, f"^Here is a neutral summary of the article:\n\n{SAID}", "unfinished", "whoever asked it"),
    slip("neutral and new", SAID, f"^Here’s a neutral rewrite:\n\n{SAID}", "unfinished", "delete the sentence"),
    slip("below", SAID, f"^Certainly. Below is the rewritten paragraph:\n\n{SAID}", "unfinished", "whoever asked it"),
    slip(
        "foot of an e-mail", SAID, f"{SAID}\n\n^Sent from my iPhone", "unfinished", "a line of an e-mail", "delete it"
    ),
    slip("another foot", SAID, f"{SAID}\n\n^Sent from Outlook for iOS", "unfinished", "Outlook", "delete it"),
    slip("what it knows", SAID, "^As of my last update it was so.", "unfinished", "whoever asked it"),
    slip("what it says in a summary", "The department tells", "Sure, here's what it tells", "unfinished", "'summary'"),
    slip("apostrophe that became a question", SAID, "It is the ^minister?s day.", "wrong-encoding", "write minister’s"),
    slip("the same of a negation", SAID, "They ^didn?t say so.", "wrong-encoding", "write didn’t"),
    slip(
        "the same in a summary",
        "The department tells",
        "The minister?s note tells",
        "wrong-encoding",
        "write minister’s",
    ),
    slip("a day too many", SAID, "Said on ^31 November 2016.", "bad-date", "no 31 November 2016: November has 30 days"),
    slip(
        "a day of a leap year", SAID, "On ^February 29th, 2019.", "bad-date", "February 2019 has 28 days", "the source"
    ),
    slip("a day too many in a summary", "The department tells", "On 30 February 2016 it tells", "bad-date"),
    slip("raised number behind a stop", SAID, "Said on the day.^¹", "undefined-footnote", "raised number 1", "[^1]: …"),
]


@pytest.mark.parametrize("case", LEFT, ids=lambda case: case.name)
def test_what_was_left(case: Slip) -> None:
    text, place = with_slip(case)
    found = found_in(text)
    assert {item.rule for item in found} == {case.rule}, found
    named(case, found[:1], place)


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my iPhone to the board, the picture went round.",
        "The mail, sent from my iPhone\nand read at once, was short.",
        "It ended “Sent from my iPhone”.",
        "Here is a neutral summary of the article that the board wrote.",
        "Here is a neutral place.",
        "The board is sure. Below is the text of the plan.",
        "```\nSent from my iPhone\n```",
    ],
)
def test_what_is_no_foot_of_a_mail_and_no_chat(text: str) -> None:
    assert [item.rule for item in found_in(f"{ENTRY}\n{text}\n")] == []


PASTED = "The board of the department met in the spring to talk of it."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{PASTED}\n\nText.\n\n{PASTED}", "this paragraph stands on line 33 already, word for word; delete line 37"),
        (
            f"{PASTED}\n\nText.\n\n{PASTED}\n\nText.\n",
            "these lines stand from line 33 on already, word for word; delete",
        ),
        (
            f"{PASTED}\n\n/// context | spring\n\nOf 2016.\n///\n\n{PASTED}\n\n/// context | spring\n\nOf 2016.\n///",
            "these lines stand from line 33 on already, word for word; delete lines 40 to 45",
        ),
        (f"- {PASTED}\n- So it was.\n\nText.\n\n- {PASTED}\n- So it was.", "delete lines 38 to 39"),
    ],
)
def test_what_was_pasted_twice(text: str, says: str) -> None:
    (found,) = found_in(f"{ENTRY}\n{text}\n")
    assert found.rule == "repeated-text"
    assert says in f"{found.message}; {found.hint}"


@pytest.mark.parametrize(
    ("between", "change", "line", "hint"),
    [
        ("", ("", ""), 32, "delete lines 32 to 62"),
        ("\n\n", ("", ""), 34, "delete lines 34 to 64"),
        (
            "",
            ("Said on the day.", "Said in the night."),
            32,
            "the two differ: keep what is right of both above line 32, and",
        ),
        ("", ("kind: report", "kind: letter"), 32, "the two differ"),
    ],
)
def test_an_entry_pasted_below_itself_is_one_finding(
    between: str, change: tuple[str, str], line: int, hint: str
) -> None:
    assert found_in(ENTRY) == ()
    (found,) = found_in(ENTRY + between + ENTRY.replace(*change))
    assert (found.rule, found.span.line, found.span.column) == ("repeated-text", line, 1)
    assert found.message == "the entry begins here once more, with its front matter: it was pasted below itself"
    assert hint in found.hint
    assert found.severity is Severity.ERROR


def test_an_entry_pasted_to_the_end_of_its_last_line() -> None:
    (found,) = found_in(f"{ENTRY.rstrip()}\n\nSo it was.{ENTRY}")
    assert (found.rule, found.span.line) == ("repeated-text", 33)
    assert found.hint.endswith("delete from the '---' at the end of line 33 to line 63")


def test_other_problems_of_an_entry_pasted_below_itself_are_told_once() -> None:
    wrong = ENTRY.replace("speaker: jo-smith", "speker: jo-smith")
    once, twice = found_in(wrong), found_in(wrong + wrong)
    assert tuple(item for item in twice if item.rule != "repeated-text") == once != ()


@pytest.mark.parametrize(
    "text",
    [
        # Shown as what it is: code.
        "So it begins:\n\n```\n" + ENTRY.partition("\n\n")[0] + "\n```\n",
        # A line between two parts, with a key or two that an entry has too.
        "One.\n\n---\n\nkind: report\n\n---\n\nTwo.\n",
        "One.\n\n---\n\nThe title of it.\n",
        'So it began:\n\ntitle: "Pay: a plan of 2016"\n\n---\nyear: 2016\ndate: 2016-12-08\nkind: report\n---\n',
    ],
)
def test_what_is_no_second_front_matter(text: str) -> None:
    assert "repeated-text" not in {item.rule for item in found_in(f"{ENTRY}\n{text}")}


def test_annotations_of_two_paragraphs_may_be_the_same() -> None:
    note = "/// context | in the spring\n\nThe source does not say in which month of the year it was.\n///"
    other = PASTED.replace("board", "staff")
    assert found_in(f"{ENTRY}\n{PASTED}\n\n{note}\n\n{other}\n\n{note}\n") == ()


def test_steps_and_boxes_may_come_back() -> None:
    box = "> [!NOTE]\n> The members of it could not come to the hall on that day."
    assert found_in(f"{ENTRY}\n1. {PASTED}\n\n2. Two.\n\nText.\n\n1. {PASTED}\n\n{box}\n\nText.\n\n{box}\n") == ()


def test_a_quotation_that_is_not_closed_is_one_slip() -> None:
    (found,) = found_in(ENTRY.replace(QUOTED, QUOTED[:-1]))
    assert found.rule == "quotation-mark"


def test_a_remark_for_a_colleague_never_reaches_a_page() -> None:
    made = made_of(f"{ENTRY}\nSo it was. <!-- Zo: is this right? -->\n")
    assert made.found == ()
    assert "right" not in made.library.tables.documents["entry"].body.html


@pytest.mark.parametrize(
    "text",
    [
        "They had had to say that that was so, and were very very glad to log in in time.",
        "They called it “the the plan”, with [sic] and [?], and [...] of New York, York.",
        "It was Duran Duran. Duran came. It was so. So it was.",
        "Área, São Paulo, Âge, naïve, Ångström, «Ã», mañana, â, ð and “Â”.",
        "An area of 5 m², 10³ pieces, H<sub>2</sub>O, the 1<sup>st</sup> of 10<sup>6</sup>, x² and km<sup>2</sup>.",
        "Chapter XX, TBCs, `TODO` and a box of xxx.",
        "See [a](https://10.example.org/), [b](http://example.local.org/a..b) and [c](https://www.example.org/?a=..).",
        "{curly} brackets {- of a kind -}, 【of another】.",
        "They may ask (ask away), [name] and [Sources], (was it so?), and Sam [to confirm] it.",
        "[1] So it is.\n\nNotes [2] (see below) by hand.\n\n[2] So.",
        "A [plan][3], [1] and [edit](https://a.example/), an [edit] of it.\n\n[3]: https://a.example/plan",
        "They met on Wednesday 8 May 2019, and “on Monday 8 May 2019”, and Monday 8 May, The Sun, 8 May 2019.",
        "Their plan has two parts, and these are the\n\n- one\n- two\n\nTheir plan is said to be the `plan`\n\nSo.",
        "It was a plan. They called it so [in a speech](https://a.example/)\n\nWhere we are at\n\nWhat it is made of",
        "## One\n\n### Two\n\n`a`\n\n### Three\n\n```\nb\n```\n\n## Four\n\n![A plan](/assets/a.png)",
        "The notes of Prof. Jo Smith tell of the hall and the staff\n\nClick on [edit]\n\n## Part\n\nText.",
        "Short it was.\n\nShort it was.\n\n## Part\n\nShort it was.",
        "It began “Certainly! Here is the revised paragraph:”, as the minister is said to have pasted it.",
        "> Certainly! Here is the revised paragraph:\n\nOf course, here and there it was so. Here is a summary: none.",
        "Certainly here is a plan, and the revised text of it is here: [b](https://a.example/). Here are two:\n\n- one",
        "On 31 October 2016 and 29 February 2016, the 31 April Smith had, 131 November 2016, “31 November 2016”.",
        "See [a](https://a.example/list?s=2), https://a.example/plan?d=1, `a?t` and what? So it was. Who?",
        "What they ask?that is it. Why? d is a letter, and did they?",
    ],
)
def test_what_was_meant_so(text: str) -> None:
    assert found_in(f"{ENTRY}\n{text}\n") == ()
