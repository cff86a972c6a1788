"""Quotations against the fingerprint of their source: what is there is found, whatever its marks; what is not, not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import Site, site
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.proof.fingerprint import Damaged, Fingerprint, make_fingerprint, read_fingerprint
from sitegen.proof.original import original_of, read_original
from sitegen.proof.proving import State, copied, difference, prove

SALT = "0123456789abcdef" * 2
SOURCE = """The kettle committee met twice in the spring, and its chair said that she was “not sure the tea would hold”
until the summer. Nobody’s cup was coun-
ted more than once. Officials at the o ce of works found it di erent from the year before: the urn had
been moved, the biscuits were gone, and thirty-one of forty people drank their tea standing up beside the window.
"""


def of(text: str, salt: str = SALT) -> Fingerprint:
    return read_fingerprint(make_fingerprint(text, salt=salt, sha256="ab", added="2026-11-27").encode())


KNOWN = of(SOURCE)


@pytest.mark.parametrize(
    "words",
    [
        "not sure the tea would hold",
        "Not sure the tea",
        "the tea would",
        "not sure the tea would hold until the summer",
        "Nobody's cup was counted more than once",
        "Officials at the office of works found it different from the year before",
        "the o ce of works",
        "thirty\u2013one of forty people",
        "the urn had … drank their tea standing up",
        "the urn had been moved, [all] the biscuits were gone",
        "“not  sure\nthe tea” would hold",
        "[n]ot sure the tea",
        "[N]obody's cup was counted",
    ],
)
def test_what_is_there_is_found(words: str) -> None:
    assert prove(words, KNOWN).state is State.FOUND


@pytest.mark.parametrize(
    ("words", "state", "missing"),
    [
        ("not sure the coffee would hold", State.DIFFERS, ("coffee would hold",)),
        ("sure the tea would hold", State.FOUND, ()),
        ("now sure the tea would hold", State.DIFFERS, ("now",)),
        ("the urn had been mended, the biscuits were gone", State.DIFFERS, ("mended",)),
        ("thirty-two of forty people drank their tea", State.DIFFERS, ("thirty-two",)),
        ("the committee regrets the loss", State.ABSENT, ("the committee regrets the loss",)),
        ("met twice in the tea would hold", State.DIFFERS, ("met twice in the tea would hold",)),
        ("tea", State.SHORT, ()),
        ("the … tea", State.SHORT, ()),
        ("the urn had been moved … their cups", State.SHORT, ()),
    ],
)
def test_what_is_not_there(words: str, state: State, missing: tuple[str, ...]) -> None:
    proof = prove(words, KNOWN)
    assert (proof.state, proof.missing if state is not State.DIFFERS else proof.missing[-1:]) == (state, missing)


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORD, min_size=12, max_size=60), st.integers(0, 40), st.integers(3, 12))
def test_any_words_in_a_row_are_found(words: list[str], at: int, size: int) -> None:
    quoted = " ".join(words[at : at + size])
    state = prove(quoted, of(" ".join(words))).state
    assert state is (State.FOUND if len(words[at : at + size]) >= 3 else State.SHORT)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORD, min_size=20, max_size=60, unique=True), st.integers(0, 10), st.integers(0, 7))
def test_a_changed_word_is_noticed(words: list[str], at: int, which: int) -> None:
    """In the middle of eight words three runs are spoilt, at the edge one: rarely (1 in 256) that passes."""
    quoted = words[at : at + 8]
    quoted[which] = "zzzzzzzzzz"
    salts = [f"{number:032x}" for number in range(3)]
    states = {prove(" ".join(quoted), of(" ".join(words), salt)).state for salt in salts}
    assert states != {State.FOUND}


def test_the_source_cannot_be_read_in_it() -> None:
    made = make_fingerprint(SOURCE, salt=SALT, sha256="ab", added="2026-11-27")
    assert not re.search(r"kettle|committee|biscuits", made)
    hashes = KNOWN.hashes
    assert len(hashes) * 256 <= 2**KNOWN.bits < len(hashes) * 1024
    # The order of the text is gone, and another salt makes another file.
    assert made == make_fingerprint(SOURCE, salt=SALT, sha256="ab", added="2026-11-27")
    assert of(SOURCE, "f" * 32).hashes != hashes
    turned = " ".join(reversed(re.split(r"(?<=\.)\s", SOURCE)))
    assert len(of(turned).hashes & hashes) > 0.9 * len(hashes)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"salt: 1\n",
        b"sitegen fingerprint 1\n\n",
        b"\xff",
        b"sitegen fingerprint 1\nsalt: a\n\nAA",
        b"sitegen fingerprint 2\n",
    ],
)
def test_what_is_no_fingerprint(content: bytes) -> None:
    with pytest.raises(Damaged):
        read_fingerprint(content)


def test_a_fingerprint_cut_short_is_noticed() -> None:
    made = make_fingerprint(SOURCE, salt=SALT, sha256="ab", added="2026-11-27").encode()
    for short in (made[:-3], made[:-5] + b"\n", made.replace(b"hashes: ", b"hashes: 1")):
        with pytest.raises(Damaged):
            read_fingerprint(short)


def test_what_is_copied() -> None:
    ours = "We say that the urn had been moved, the biscuits were gone, and thirty-one of forty people were there."
    ((offset, count, words),) = copied(ours, KNOWN)
    assert ours[offset:].startswith("the urn had")
    assert count == 15
    assert words == "the urn had been moved, the biscuits were gone, and thirty-one of forty people"[: len(words)]
    assert not list(copied("The urn had been moved, the biscuits were gone. It was spring.", KNOWN))


def test_the_difference_is_shown_with_its_line() -> None:
    shown, line = difference("found it similar to the year before", SOURCE)
    assert line == 3
    assert "{+similar to+}" in shown
    assert "[-di erent from-]" in shown


# In a digest ---------------------------------------------------------------------------------------------------------

BODY = "She was “{words}”.\n\n/// quote | {words}\n    speaker: The chair\n{more}///\n"
HEAD = "---\ntitle: A\nyear: 2016\n---\n"
PRINT = make_fingerprint(SOURCE, salt=SALT, sha256="ab", added="2026-11-27")


def digest(words: str, more: str = "", text: str = "") -> Site:
    body = BODY.format(words=words, more=more) + text
    return site({"documents/a.md": HEAD + body, "sources/a.fingerprint": PRINT})


def found_in(made: Site) -> list[tuple[int, str]]:
    return [(item.span.line, item.rule) for item in made.found]


def test_quotations_of_an_entry_are_compared() -> None:
    assert found_in(digest("not sure the tea would hold")) == []
    made = digest("not sure the coffee would hold")
    assert found_in(made) == [(7, "quote-differs")]
    assert "“coffee would hold”" in made.found[0].message
    assert found_in(digest("all cups are equal here")) == [(7, "quote-absent")]
    assert found_in(digest("all cups are equal here", "    elsewhere: a letter to the editor\n")) == []


def told_of(text: str, more: str = "") -> list[tuple[int, str]]:
    """What is found in an entry with a right annotation, with a text behind it."""
    return found_in(digest("not sure the tea would hold", more, f"\n{text}\n"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was “not sure the coffee would hold”.", [(11, "quote-differs")]),
        ('It was "not sure the coffee would hold".', [(11, "quote-differs")]),
        ("It was ‘not sure the coffee’s there yet’.", [(11, "quote-differs")]),
        ("It wasn't 'not sure the coffee would hold'.", [(11, "quote-differs")]),
        ('More, said\nshe, "not sure\nthe coffee would hold" and "the urn had been moved".', [(12, "quote-differs")]),
        ('A " stray mark, then "not sure the coffee would hold".', [(11, "quote-differs")]),
        ("- “all cups are equal here”", [(11, "quote-absent")]),
        ("It was “not sure the tea would hold” and “the urn had been moved”.", []),
        ('"The urn," it said, "had been moved", and "the biscuits were gone".', []),
        ("It was “**not** sure the [tea](https://a.example/) would hold”, “the [urn] had been moved”.", []),
        ("She spoke of “our coffee” and “hot” cups.", []),
        ("It is told in “The Coffee of the Kettle Committee”, a report.", []),
        ("See [“how cups were counted in the end”](https://a.example/) on it.", []),
        ("See “[how cups were counted in the end](https://a.example/)” on it.", []),
        ("`“all cups are equal here”`", []),
        ("!!! note\n    They said “all cups are equal here”.", []),
        ("It was so.[^1]\n\n[^1]: As they said, “all cups are equal here”.", []),
        ("The urn.\n\n/// context | The urn\n\nThey said “all cups are equal here”.\n///", []),
    ],
)
def test_quotations_in_running_text_are_compared_too(text: str, found: list[tuple[int, str]]) -> None:
    assert told_of(text) == found


ELSEWHERE = "\n/// quote | so it was said\n    speaker: The urn\n    elsewhere: a letter\n///"


def test_what_a_paragraph_quotes_from_elsewhere_is_left_alone() -> None:
    other = "It said “all cups are equal here”, and “so it was said”.\n"
    assert told_of(other) == [(11, "quote-absent"), (11, "quote-absent")]
    assert told_of(other + ELSEWHERE) == []
    assert told_of(other + "\nIt did, “so it was said”.\n" + ELSEWHERE) == [(11, "quote-absent")]


def test_an_annotation_speaks_for_the_words_in_it_and_no_others() -> None:
    text = "\nNot “is not sure the coffee would hold”, but “sure the coffee”.\n"
    wrong = digest("not sure the coffee would hold", text=text)
    assert found_in(wrong) == [(7, "quote-differs")]
    assert told_of("It was “not sure the tea would hold for the coffee”.") == [(11, "quote-differs")]


def test_the_hints_say_what_to_type() -> None:
    (differs,) = digest("not sure the tea would hold", text="\nIt was “not sure the coffee”.\n").found
    assert "sitegen source check a FILE (FILE is the original; " in differs.hint
    assert "/// quote | the words" in differs.hint
    (absent,) = digest("not sure the tea would hold", text="\nIt was “all cups are equal here”.\n").found
    assert "“all cups are equal here”" in absent.message
    assert "elsewhere:" in absent.hint
    (annotated,) = digest("not sure the coffee would hold").found
    assert "to see them: sitegen source check a FILE (" in annotated.hint


def test_what_an_entry_copies_is_named() -> None:
    text = "\nThe urn had been moved, the biscuits were gone, and thirty-one of forty people drank their tea.\n"
    made = digest("not sure the tea would hold", text=text)
    assert found_in(made) == [(11, "copied-run")]
    assert found_in(digest("not sure the tea would hold", text=f"\n“{text.strip()}”\n")) != [(11, "copied-run")]


LISTS = """Four took part: the Department for Kettles, Cups and Saucers, the Ministry of Milk and Sugar, and the Office
for Urns. Counting the cups of the committee: how they were washed and by whom in every room of the house, 2015 to 2019.
The cups were washed by hand in every room of the house, and nobody knows by whom.
"""


@pytest.mark.parametrize(
    ("text", "title", "copied"),
    [
        ("All: the Department for Kettles, Cups and Saucers, the Ministry of Milk and Sugar, and the Office for Urns.",
         "", False),
        ("*Counting the cups of the committee: how they were washed and by whom in every room of the house, 2015*.",
         "", False),
        ("_Counting the cups of the committee:\nhow they were washed and by whom in every room of the house_",
         "", False),
        ("Counting the cups of the committee: how they were washed and by whom in every room of the house is a report.",
         "Counting the cups of the committee: how they were washed and by whom in every room of the house", False),
        ("Counting the cups of the committee: how they were washed and by whom in every room of the house", "", True),
        ("*The cups were washed by hand in every room of the house, and nobody knows by whom.*", "", True),
        ("*the cups were washed by hand in every room of the house, and nobody knows by whom*", "", True),
    ],
)  # fmt: skip
def test_names_and_titles_are_nobody_s_words(text: str, title: str, *, copied: bool) -> None:
    head = HEAD.replace("year", f'source: {{title: "{title}"}}\nyear') if title else HEAD
    made = site({
        "documents/a.md": head + text,
        "sources/a.fingerprint": make_fingerprint(LISTS, salt=SALT, sha256="ab", added="2026-11-27"),
    })  # fmt: skip
    assert ("copied-run" in {item.rule for item in made.found}) is copied


@pytest.mark.parametrize(
    ("summary", "rules"),
    [
        (
            "The urn had been moved, the biscuits were gone, and thirty-one of forty people drank their tea.",
            ["copied-run"],
        ),
        ("A report on tea, whose chair was “not sure the coffee would hold”.", ["quote-differs"]),
        ("A report on tea, which called it “a palace of biscuits and steam”.", ["quote-absent"]),
        ("A report on tea, whose chair was “not sure the tea would hold”.", []),
        ("A report on tea: the urn had been moved, the biscuits were gone.", []),
        ("A report on the “Great Book of Tea and Biscuits”.", []),
        ("A report on the report “How cups were counted and kept”.", []),
        ("A letter to the editor called them “equal all of them, these cups”.", []),
    ],
)
def test_a_summary_is_held_against_the_source_as_the_text_is(summary: str, rules: list[str]) -> None:
    more = "\nA letter has it that they are “equal all of them, these cups”.\n\n"
    more += (
        "/// quote | equal all of them, these cups\n    speaker: Ann Reed\n    elsewhere: a letter to the editor\n///\n"
    )
    body = BODY.format(words="not sure the tea would hold", more="") + more
    head = HEAD.replace("year", f"summary: '{summary}'\nyear")
    made = site({"documents/a.md": head + body, "sources/a.fingerprint": PRINT})
    assert [item.rule for item in made.found] == rules


KETTLES = """Thirty people of the Department for Kettles, Cups and Saucers have shared nine urns since September. They
were told to bring cups of their own, and nobody was asked whether that was any trouble at all to them.
"""
TITLED = """---
title: {title}
year: 2016
source: {{title: "{original}"}}
---
The department shares its urns.[^1] The chair was “told to bring cups”.

[^1]: {note}
"""


def told_of_title(title: str, original: str = "The urns", note: str = "So it says.") -> list[tuple[int, str]]:
    text = TITLED.format(title=title, original=original, note=note)
    print_ = make_fingerprint(KETTLES, salt=SALT, sha256="ab", added="2026-11-27")
    return found_in(site({"documents/a.md": text, "sources/a.fingerprint": print_}))


SENTENCE = "Thirty people of the Department for Kettles, Cups and Saucers have shared nine urns since September"


@pytest.mark.parametrize(
    ("title", "original", "found"),
    [
        ("They were told to bring cups of their own, and nobody was asked", "The urns", "copied-run"),
        (SENTENCE, "The urns", "copied-run"),
        ("“Whoever has no cup may go home”, 2016", "The urns", "quote-absent"),
        ("“Told to bring saucers of their own” in 2016", "The urns", "quote-differs"),
        # What the source calls itself, all of it, a part, or with ours behind it.
        (SENTENCE, SENTENCE, ""),
        ("They were told to bring cups of their own, and nobody was asked",
         "They were told to bring cups of their own, and nobody was asked: a letter", ""),
        (f"{SENTENCE.lower()}, 2016", SENTENCE, ""),
        ("“Whoever has no cup may go home”: urns in 2016", "Whoever has no cup may go home", ""),
        ("“Told to bring cups of their own”: urns in 2016", "The urns", ""),
        # Other works.
        ("“How nobody ever counted the cups”, a report of 2016", "The urns", ""),
        ("The report “How nobody ever counted the cups”, 2016", "The urns", ""),
        ("“The Great Kettle Plan for Everybody” in 2016", "The urns", ""),
    ],
)  # fmt: skip
def test_a_title_is_held_against_the_source_as_the_text_is(title: str, original: str, found: str) -> None:
    assert told_of_title(f'"{title}"', original) == ([(2, found)] if found else [])


def test_footnotes_are_our_own_words_too() -> None:
    assert told_of_title("Urns", note=f"{SENTENCE}.") == [(8, "copied-run")]
    # What they quote may be from anywhere.
    assert told_of_title("Urns", note="A letter of 2015 has “whoever has no cup may go home”.") == []


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (f"{SENTENCE}.", True),
        # Not all of the sentence; and nothing but names.
        (f"It says that {SENTENCE[0].lower()}{SENTENCE[1:]}.", False),
        ("All who took part: the Department for Kettles, Cups and Saucers, the Ministry of Milk and Sugar.", False),
    ],
)
def test_names_do_not_make_a_whole_sentence_ours(text: str, *, copied: bool) -> None:
    others = "All who took part: the Department for Kettles, Cups and Saucers, the Ministry of Milk and Sugar."
    print_ = make_fingerprint(KETTLES + others, salt=SALT, sha256="ab", added="2026-11-27")
    made = site({"documents/a.md": HEAD + text, "sources/a.fingerprint": print_})
    assert [item.rule for item in made.found] == ["copied-run"] * copied


CLERKS = """Clerks in our little kettle office told us in March that hot urns without any cup hooks made all long
meetings rather painful, and nobody had thought of the young ones who came late to the tea of the year before.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A word exchanged, left out, put in; and one at either place.
        ("People in our little kettle office told us in May that hot urns without any cup hooks made long days.", True),
        ("Staff in our little kettle office told us in March that urns without any cup hooks made all meetings.", True),
        ("In our little kettle office told us now in March that hot urns without any cup hooks made tea.", True),
        # Shorter, two words, a stop or a quotation between them.
        ("Staff in our little kettle office told us in May that hot urns without any hooks were there.", False),
        ("In our little kettle office told us in May or June that hot urns without any cup hooks made tea.", False),
        (
            "It was in our little kettle office told us in March. Hot urns without any cup hooks made all long tea.",
            False,
        ),
        ("It was in our little kettle office told us “in March” that hot urns without any cup hooks made tea.", False),
    ],
)
def test_a_sentence_with_a_word_exchanged_is_still_the_source_s(text: str, *, found: bool) -> None:
    print_ = make_fingerprint(CLERKS, salt=SALT, sha256="ab", added="2026-11-27")
    made = site({"documents/a.md": HEAD + text, "sources/a.fingerprint": print_})
    assert [item.rule for item in made.found if "exchanged" in item.message] == ["copied-run"] * found, made.found


def test_an_entry_pieced_together_out_of_its_source_is_named() -> None:
    rows = ["The kettle committee met twice in the spring", "Nobody’s cup was counted more than once"]
    rows += ["the urn had been moved, the biscuits were gone", "of forty people drank their tea standing up"]
    rows += ["it different from the year before", "its chair said that she was"]
    (piece,) = digest("not sure the tea would hold", text="\n" + ", as we say, ".join(rows) + ".\n").found
    assert (piece.rule, piece.span.line) == ("copied-run", 11)
    assert "44 words, in 6 runs of 6 and more, are those of the source (40 are too many): line 11 “the" in piece.message
    assert told_of(", as we say, ".join(rows[:5] * 2)) == []


COUNTED = make_fingerprint(
    "In all some 1,172 kettles were counted, of which 38 were lost, and 13.4 litres were spilled.",
    salt=SALT, sha256="ab", added="2026-11-27",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "value", "hint"),
    [
        # The value is mistyped, or the text is.
        (
            "It says that 1,172 kettles were counted.",
            "1,172 kettles",
            "1,712 kettles",
            "has 1,172 there: write that number in 'value:'",
        ),
        (
            "It says that 1,712 kettles were counted.",
            "1,712 kettles",
            "1172 kettles",
            "has 1,172 there: write that number in the text",
        ),
        (
            "It says that 1,712 kettles were counted.",
            "1,712 kettles",
            "1,172 kettles",
            "has 1,172 there: write that number in the text",
        ),
        (
            "Of them, of which 83 were lost, few came back.",
            "83",
            "38 kettles",
            "has 38 there: write that number in the text, and",
        ),
        ("It says that 13.4 litres were spilled.", "13.4 litres", "31.4 litres", "has 13.4 there"),
        # Another number may well be worked out of one that is printed.
        ("It says that 1,172 kettles were counted.", "1,172 kettles", "20 kettles a week", "derived: true"),
        # The source has neither with these words.
        ("There were 1,172 pots there.", "1,172 pots", "1,712 pots", "derived: true"),
    ],
)
def test_a_number_that_the_source_prints_was_not_worked_out(text: str, words: str, value: str, hint: str) -> None:
    figure = f"\n/// figure | {words}\n    value: {value}\n    period: 2015\n    holder: The chair\n///\n"
    made = site({"documents/a.md": f"{HEAD}{text}\n{figure}", "sources/a.fingerprint": COUNTED})
    (found,) = made.found
    assert (found.rule, found.span.line) == ("figure-differs", 7)
    assert hint in found.hint
    assert ("derived: true" in found.hint) == (hint == "derived: true")


@pytest.mark.parametrize(
    ("text", "number", "hint"),
    [
        ("The office says that 58 per cent of its cups were clean.", "85", "write 58 in the text, behind /// and in"),
        ("The office says that 58 per cent of its cups were clean.", "58", ""),
        # In other words than the source's; another number of the same source; and one that is not printed so.
        ("By its own account some 58 in every hundred cups shone.", "85", ""),
        ("It has it that of its pots some 85 in all were clean.", "85", ""),
        ("The office says that 58 per cent of its cups were clean.", "57", ""),
    ],
)
def test_a_number_whose_digits_are_exchanged_everywhere(text: str, number: str, hint: str) -> None:
    source = "The office says that 58 per cent of its cups were clean, and of its pots some 85 in all."
    text = text.replace("58", number)
    figure = f"\n/// figure | {number}\n    value: {number} cups\n    period: 2015\n    holder: The chair\n///\n"
    print_ = make_fingerprint(source, salt=SALT, sha256="ab", added="2026-11-27")
    found = site({"documents/a.md": f"{HEAD}{text}\n{figure}", "sources/a.fingerprint": print_}).found
    assert [item.rule for item in found if "around it" in item.message] == ["figure-differs"] * bool(hint), found
    assert hint in "".join(item.hint for item in found)


def test_fingerprints_that_do_not_belong() -> None:
    files = {"documents/a.md": HEAD + "Text.", "sources/b.fingerprint": PRINT}
    assert [(i.span.path, i.rule) for i in site(files).found] == [
        ("content/sources/b.fingerprint", "fingerprint-unused")
    ]
    files = {"documents/a.md": HEAD + "Text.", "sources/a.fingerprint": PRINT[:200]}
    assert [(i.span.path, i.rule) for i in site(files).found] == [
        ("content/sources/a.fingerprint", "fingerprint-damaged")
    ]
    assert site({"documents/a.md": HEAD + "Text.", "sources/notes.txt": "mine"}).found == ()


def test_what_is_offered_for_a_stray_fingerprint_is_the_same_in_every_build() -> None:
    """Else a build after an edit would say another thing than a clean one: a set has no order."""
    files = {f"documents/{name}.md": HEAD + "Text." for name in ("union", "twin-b", "twin-a")}
    (found,) = [i for i in site({**files, "sources/twin-c.fingerprint": PRINT}).found if i.rule == "fingerprint-unused"]
    assert found.hint == "rename it to twin-b.fingerprint, if it is that entry's; else delete it"
    (found,) = [i for i in site({**files, "sources/zebra.fingerprint": PRINT}).found if i.rule == "fingerprint-unused"]
    assert found.hint == "name it after its entry; else delete it"


def test_a_fingerprint_of_an_entry_that_cannot_be_read_is_not_called_unused() -> None:
    made = site({"documents/a.md": "---\ntitle: A: B\n---\nText.", "sources/a.fingerprint": PRINT})
    assert [item.rule for item in made.found] == ["yaml-syntax"]


# The command ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "content/site.yaml": "title: A\nbase_url: https://a.example/\n",
        "content/documents/a.md": HEAD + BODY.format(words="not sure the coffee would hold", more=""),
        "original.txt": SOURCE,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [*arguments, "--root", str(root)])
    return done.exit_code, done.stdout, done.stderr


def test_add_and_check(root: Path) -> None:
    code, out, said = run(root, "source", "add", "a", str(root / "original.txt"))
    assert (code, out.strip()) == (0, str(root / "content/sources/a.fingerprint"))
    assert "content/documents/a.md:7: differs: not sure the coffee would hold\n" in said
    assert "    line 1 of .sitegen-cache/sources/a.txt: not sure the [-tea-] {+coffee+} would hold\n" in said
    assert said.endswith("[-in the source-] {+in the entry+}\n")
    assert "kettle" not in (root / "content/sources/a.fingerprint").read_text("utf-8")
    assert run(root, "source", "check", "a")[0] == 1
    assert "quote-differs" in run(root, "check")[1]
    entry = root / "content/documents/a.md"
    entry.write_text(entry.read_text("utf-8").replace("coffee", "tea"), "utf-8")
    assert run(root, "source", "check", "a")[0] == 0
    assert run(root, "check")[0] == 0
    run(root, "build")
    assert "word for word with the source" in (root / "build/documents/a/index.html").read_text("utf-8")
    (root / "content/sources/a.fingerprint").unlink()
    run(root, "build")
    assert "word for word" not in (root / "build/documents/a/index.html").read_text("utf-8")


def test_a_quotation_in_running_text_is_shown_too(root: Path) -> None:
    entry = root / "content/documents/a.md"
    entry.write_text(HEAD + "It was “not sure the coffee” and “the urn had been moved”.\n", "utf-8")
    code, _, said = run(root, "source", "check", "a", str(root / "original.txt"))
    assert code == 1
    assert "content/documents/a.md:5: differs: not sure the coffee\n" in said
    assert f"    line 1 of the text of {root / 'original.txt'}: not sure the [-tea-] {{+coffee+}}" in said
    assert "content/documents/a.md:5: found: the urn had been moved\n" in said


def test_an_entry_that_cannot_be_read_is_no_entry_without_quotations(root: Path) -> None:
    entry = root / "content/documents/a.md"
    entry.write_text("---\ntitle: A: B\n---\n“All cups are equal.”\n", "utf-8")
    code, out, said = run(root, "source", "add", "a", str(root / "original.txt"))
    assert (code, out.strip()) == (0, str(root / "content/sources/a.fingerprint"))
    assert said == "content/documents/a.md cannot be read; sitegen check --drafts says why\n"
    assert run(root, "source", "check", "a")[0] == 1


def test_wrong_use(root: Path) -> None:
    for arguments, words in (
        (("source", "add", "b", str(root / "original.txt")), "there is no entry 'b'"),
        (("source", "add", "a", str(root / "nothing.txt")), "there is no file"),
        (("source", "check", "a"), "there is no copy of the source on this machine"),
    ):
        code, _, said = run(root, *arguments)
        assert code == 2
        assert words in said


# A `not` that is left out ---------------------------------------------------------------------------------------------

DENIALS = """We are not ready to close the kettle room, whatever the letters say. The committee is not willing to pay
for cups. The porters have never trusted the urn. They are no longer proud of the biscuits. We are not able to wash up.
Some are able to wash up at home. They were not with the milk at noon. With the milk at one they were.
"""


def denials(sentence: str, words: str, more: str = "") -> Site:
    # With this salt none of the other words that are tried seems to stand there by chance.
    made = make_fingerprint(DENIALS, salt="5" * 32, sha256="ab", added="2026-11-27")
    text = f"{sentence.format(words)}\n\n/// quote | {words}\n    speaker: The chair\n{more}///\n"
    return site({"documents/a.md": HEAD + text, "sources/a.fingerprint": made})


@pytest.mark.parametrize(
    ("sentence", "words", "said"),
    [
        ("They are “{}”.", "ready to close the kettle room", "not"),
        ("They did “not” sit. They are “{}”, it says. No more.", "ready to close the kettle room", "not"),
        ("Of the committee it is said that it is “{}”.", "willing to pay for cups", "not"),
        ("The porters “{}”.", "trusted the urn", "never"),
        ("They say that they are “{}”.", "proud of the biscuits", "no longer"),
    ],
)
def test_a_not_that_a_quotation_leaves_out(sentence: str, words: str, said: str) -> None:
    (found,) = denials(sentence, words).found
    assert (found.rule, found.span.line) == ("quote-differs", 7)
    assert found.message.startswith(f"in the source “{said}” stands right before these words")
    assert f"“{said} {words.split()[0]} …”" in found.hint
    # Either cure ends the matter.
    assert found_in(denials(sentence, f"{said} {words}")) == []
    assert found_in(denials(sentence.replace("“{}”", f"{said} “{{}}”"), words)) == []


@pytest.mark.parametrize(
    ("sentence", "words", "more"),
    [
        # The sentence says it itself, in whatever words.
        ("They deny that they are “{}”.", "ready to close the kettle room", ""),
        ("They are far from “{}”.", "ready to close the kettle room", ""),
        ("Are they “{}”?", "ready to close the kettle room", ""),
        ("They are “{}”, which they doubt.", "ready to close the kettle room", ""),
        # The source has the words without it too, or they are any words, or the denial is of something else.
        ("They are “{}”.", "able to wash up", ""),
        ("They were “{}”.", "with the milk at one", ""),
        ("They say “{}”.", "whatever the letters say", ""),
        ("They are “{}”.", "ready to close the kettle room", "    elsewhere: a letter\n"),
    ],
)
def test_a_not_that_is_not_left_out(sentence: str, words: str, more: str) -> None:
    assert found_in(denials(sentence, words, more)) == []


# What the text of a source tells --------------------------------------------------------------------------------------

TOLD = """Not everything went well, said the porter. The urn was not with us in May. Was it not with the milk that it
began? If not the whole committee, half of it came. There was no appetite for
change at first. “I never

trusted the lid of it,” she said, “and the urn was cold.” We had a lid. The lid was cold at noon. The staff aren’t
ready to move. There was, in June, appetite for tea.
"""
TEXT = read_original(TOLD)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the lid was cold … Not everything went well", ("the lid was cold ", " Not everything went well")),
        ("no appetite for [any] everything went well", ("no appetite for ", " everything went well")),
        ("Not everything went well … the lid was cold", None),
        ("Not everything went well … and … the urn was not", None),
        # Parts that stand there twice, or not at all, or are too short.
        ("the lid of it … the urn was", None),
        ("the lid was warm … Not everything went well", None),
        ("the lid was cold … Not everything", None),
        ("the lid was cold at noon", None),
    ],
)
def test_parts_in_the_other_order(words: str, found: tuple[str, str] | None) -> None:
    assert TEXT.turned_round(words) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("everything went well", "not"),
        ("Everything went well, said the porter", "not"),
        ("everything went well … the lid was cold", "not"),
        ("with us in May", "not"),
        ("appetite for change at first", "no"),
        ("ready to move", "aren’t"),
        ("the urn was not with us", ""),
        # It asks, or weighs, or stands in another paragraph, or there is no such thing, or there are too few words.
        ("with the milk that it", ""),
        ("the whole committee, half of it", ""),
        ("trusted the lid of it", ""),
        ("everything went badly", ""),
        ("appetite for", ""),
    ],
)
def test_a_not_right_before_the_words(words: str, said: str) -> None:
    assert TEXT.denied(words) == said


def test_a_copy_counts_if_it_is_that_of_the_fingerprint() -> None:
    assert original_of(TOLD, of(TOLD)) == TEXT
    assert original_of(TOLD, of(TOLD.replace("May", "June"))) is None
    assert original_of(TOLD, of(TOLD + "More.")) is None
    assert original_of("", of(TOLD)) is None


def beside_copy(root: Path, text: str, words: str, more: str = "") -> list[str]:
    """What `check` says of an entry whose source lies on this machine."""
    entry = root / "content/documents/a.md"
    entry.write_text(f"{HEAD}{text.format(words)}\n\n/// quote | {words}\n    speaker: The chair\n{more}///\n", "utf-8")
    (root / "original.txt").write_text(TOLD, "utf-8")
    run(root, "source", "add", "a", str(root / "original.txt"))
    return [line for line in run(root, "check")[1].split("\n") if line.startswith("content")]


def test_check_is_sure_where_there_is_a_copy(root: Path) -> None:
    (line,) = beside_copy(root, "It says that “{}”.", "everything went well")
    assert line.startswith("content/documents/a.md:7:1: warning[quote-differs] in the source “not” stands right before")
    code, _, said = run(root, "source", "check", "a")
    assert (code, said.count("in the source “not” stands right before")) == (1, 1)
    # Neither a build nor another machine knows of it.
    assert run(root, "build")[0] == 0
    (root / ".sitegen-cache/sources/a.txt").unlink()
    assert run(root, "check")[:2] == (0, "")
    assert beside_copy(root, "It says that “{}”.", "not everything went well") == []
    assert beside_copy(root, "It says that not “{}”.", "everything went well") == []


@pytest.mark.parametrize(
    ("text", "words", "more"),
    [
        ("They doubted that “{}”.", "everything went well", ""),
        ("Of “{}” she saw little.", "everything went well", ""),
        ("She wished for “{}”.", "appetite for change at first", ""),
        ("It says that “{}”.", "everything went well", "    elsewhere: a letter\n"),
        ("It says that “{}”.", "everything went well", "\nThe porter says that it did not.\n"),
        ("It says that “{}”.", "Not everything went well … the lid was cold", ""),
        ("It says that “{}”.", "the lid was cold … Not everything went well", "    elsewhere: a letter\n"),
    ],
)
def test_what_a_copy_tells_may_be_right(root: Path, text: str, words: str, more: str) -> None:
    assert beside_copy(root, text, words, more) == []


def test_parts_turned_round_are_told_where_there_is_a_copy(root: Path) -> None:
    (line,) = beside_copy(root, "It says that “{}”.", "the lid was cold … Not everything went well")
    assert "[quote-differs] in the source “Not everything went well” stands before “the lid was cold”" in line
    assert run(root, "source", "check", "a")[0] == 1
    entry = root / "content/documents/a.md"
    entry.write_text(f"{HEAD}It says “the lid was cold … Not everything went well”.\n", "utf-8")
    assert "a.md:5:9: warning[quote-differs]" in run(root, "check")[1]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("sure the tea would hold thirty-one of forty people", ["quote-differs"]),
        ("not sure the tea would hold until the summer the urn had been moved", ["quote-differs"]),
        # One of the two is too long itself.
        ("the biscuits were gone and thirty-one of forty people drank their tea standing up not sure the tea", None),
    ],
)
def test_two_passages_run_together(words: str, rules: list[str] | None) -> None:
    found = digest(words).found
    assert [item.rule for item in found] == (rules or ["quotation-length", "quote-differs"])
    assert found[-1].message.startswith("two passages are run together here")
    assert ("write … in their place" in found[-1].hint) == (len(words.split()) <= 12)


@pytest.mark.parametrize(
    "words",
    [
        "sure the tea would hold thirty-two of forty people",
        "the urn had sure the tea would",
        "the urn had the tea",
    ],
)
def test_what_is_not_surely_two_passages(words: str) -> None:
    (found,) = digest(words).found
    assert found.message.startswith("the quotation differs from the source at ")


def test_words_left_out_between_two_passages() -> None:
    (found,) = digest("the urn had been moved, and thirty-one of forty people").found
    assert found.message.endswith("in the source: “the urn had been moved” and “and thirty-one of forty people”")
    assert found_in(digest("the urn had been moved … and thirty-one of forty people")) == []


# Copied into what stands beside the text ------------------------------------------------------------------------------

COPIED = "the biscuits were gone, and thirty-one of forty people drank their tea standing up"


def remarked(place: str, words: str) -> Site:
    """An entry that has words in a reply to a claim, a defect of its source or the note of a change."""
    fields = {"reply": "The cooks deny it.", "defects": "a page is torn", "note": "a date was wrong", place: words}
    head = (
        '---\ntitle: A\nyear: 2016\nsource:\n  title: Urns\n  url: https://a.example/\n  defects:\n    - "{defects}"\n'
    )
    head += 'changes:\n  - date: 2026-11-27\n    kind: correction\n    note: "{note}"\n---\n'
    body = "The union calls it theft.\n\n/// claim | calls it theft\n    holder: The Cup Union\n"
    body += f"    status: {'stated' if 'no_reply' in fields else 'disputed'}\n"
    body += "    no_reply: {no_reply}\n///\n" if "no_reply" in fields else "    reply: {reply}\n///\n"
    return site({"documents/a.md": (head + body).format_map(fields), "sources/a.fingerprint": PRINT})


PLACES = {
    "reply": ("'reply'", 16),
    "no_reply": ("'no_reply'", 16),
    "defects": ("'defects'", 8),
    "note": ("the note", 12),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_copied_beside_the_text(place: str) -> None:
    (found,) = remarked(place, f"It is told that {COPIED}.").found
    name, line = PLACES[place]
    assert (found.rule, found.span.line) == ("copied-run", line)
    assert found.message.startswith(f"15 words in a row of {name}")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        f"It is told that “{COPIED}”.",
        "It is told that thirty-one of forty people drank their tea standing.",
        "No biscuits were left; of forty, thirty-one had no chair.",
    ],
)
def test_what_is_our_own_beside_the_text(place: str, words: str) -> None:
    assert found_in(remarked(place, words)) == []


def test_a_decimal_number_is_one_word() -> None:
    source = "Leave fell from 9.1 to 7.4 days a year, and that callers, all 2,000, of them waited."
    known = of(source)
    assert not list(copied("It fell from 9.1 to 7.4 days a year, and that callers did not.", known))
    ((_, count, _),) = copied(source, known)
    assert count == 17
    # A fingerprint knows its parts as before, and so a number of two parts is proved.
    assert prove("from 9.1 to 7.4 days", known).state is State.FOUND
    assert prove("from 9.2 to 7.4 days", known).state is State.DIFFERS
    # An end of a sentence and a list are no decimal points.
    listed = "of 9. 1 7 and 4, 5 and 6 and 7 of all"
    ((_, count, _),) = copied(listed, of(listed))
    assert count == 13
