"""What `sitegen new` says of a choice, and its questions: typed into a terminal as an editor would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers import SITE, parse, source
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from terminal import on_terminal

from sitegen.asking import _Offers, _several_fit, ask
from sitegen.choices import Choices, fitting
from sitegen.cli import main
from sitegen.config import read_config
from sitegen.dates import parse_date
from sitegen.diagnostics import Findings
from sitegen.registers import read_registers
from sitegen.starter import Start, entry, proposed

REGISTERS = {
    "topics": """
        topics:
          - {id: lamps, label: Street lamps, synonyms: [lanterns], scope: Light in the street.}
          - {id: benches, label: Benches}
          - {id: bins, label: Bins, replaced_by: benches}
        """,
    "departments": """
        departments:
          - id: parks-1990
            names: [{name: Parks Office}]
            acronyms: [PO]
            start: {date: 1990-01-01}
            end: {date: 2009-12-31}
          - id: parks
            names: [{name: Office of Parks}, {name: Parks Bureau, from: 2015-01-01}]
            acronyms: [PO]
            start: {date: 2010-01-01}
          - id: post
            names: [{name: Post Office}]
            acronyms: [PO]
            start: {date: 1900-01-01}
          - id: roads
            names: [{name: Roads Board}]
            acronyms: [RB]
        """,
    "publishers": """
        publishers:
          - {id: evening-lamp, name: The Evening Lamp, acronyms: [TEL], kind: press, nature: national-press}
          - {id: bench-club, name: Bench Club}
        """,
}


def choices(registers: Mapping[str, str] = REGISTERS, site: str = SITE) -> Choices:
    found = Findings()
    files = [
        source(text.replace("\n        ", "\n"), f"content/registers/{name}.yaml") for name, text in registers.items()
    ]
    made = Choices(read_config(source(site, "content/site.yaml"), found), read_registers(files, found))
    assert found.items == []
    return made


def start(name: str = "", **more: object) -> Start:
    plain: dict[str, object] = {"title": "", "when": "", "year": "", "tags": (), "departments": (), "url": ""}
    return Start(name, draft=True, today=date(2026, 11, 23), **{**plain, **more})  # type: ignore[arg-type]


def settled(when: str = "2016", **more: object) -> tuple[Start, list[str]]:
    return choices().settled(start("x", when=when, **more), parse_date(when))


# Choices -----------------------------------------------------------------------------------------------------------


def test_words_of_an_editor_become_ids() -> None:
    made, problems = settled(tags=("Lanterns", "bins"), departments=("parks bureau", "RB"), publisher="tel")
    assert problems == []
    assert (made.tags, made.departments, made.publisher) == (("lamps", "benches"), ("parks", "roads"), "evening-lamp")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"tags": ("lampps",)}, "'lampps' is not a topic of the register: did you mean 'lamps'?"),
        ({"tags": ("roads",)}, "a department is never a topic"),
        ({"departments": ("Roads Bord",)}, "did you mean 'Roads Board'?"),
        ({"departments": ("PO",)}, "write its id: parks (Parks Bureau, since 2010-01-01) or post (Po"),
        ({"departments": ("parks-1990",)}, "did not exist in 2016: it existed 1990-01-01 to 2009-12-31: write parks"),
        ({"kind": "speach"}, "'speach' is not a kind: did you mean 'speech'?"),
        ({"nature": "unoin"}, "did you mean 'union'?"),
        ({"publisher": "evening-lmap"}, "did you mean 'evening-lamp'?"),
    ],
)
def test_a_wrong_word_is_told_with_the_cure(asked: dict[str, object], says: str) -> None:
    (problem,) = settled(**asked)[1]
    assert says in problem


def test_all_that_is_wrong_is_told_at_once() -> None:
    problems = settled(tags=("lampps", "bennches"), departments=("Rods",), kind="speach")[1]
    assert len(problems) == 4


def test_a_publisher_outside_the_register_is_fine() -> None:
    assert settled(publisher="Evening Star")[1] == settled(publisher="gazette")[1] == []


@pytest.mark.parametrize(
    ("typed", "when", "written"),
    [
        ("TEL", "2016", "evening-lamp"),
        ("roads board", "2016", "roads"),
        ("Parks Bureau", "2016", "parks"),
        ("Parks Office", "2016", "Parks Office"),
        ("Parks Office", "2005", "parks-1990"),
        ("PO", "2016", "PO"),
    ],
)
def test_a_publisher_may_be_a_body_of_the_date(typed: str, when: str, written: str) -> None:
    made, problems = settled(when, publisher=typed)
    assert (made.publisher, problems) == (written, [])
    assert "parks" in [choice.value for choice in choices().publishers(parse_date("2016"))]


def test_an_open_vocabulary_takes_any_word_as_typed() -> None:
    made, problems = choices({}).settled(start("x", when="2016", tags=("New Lamps",)), parse_date("2016"))
    assert (made.tags, problems) == (("New Lamps",), [])


def test_departments_are_those_of_the_date_and_shared_names_have_dates() -> None:
    of_old = {c.value: (c.label, c.note) for c in choices().departments(parse_date("2000"))}
    assert of_old == {
        "parks-1990": ("Parks Office", "1990-01-01 to 2009-12-31"),
        "post": ("Post Office", "since 1900-01-01"),
        "roads": ("Roads Board", "RB"),
    }
    later = {c.value: c.label for c in choices().departments(parse_date("2012"))}
    assert later == {"parks": "Office of Parks", "post": "Post Office", "roads": "Roads Board"}


def test_choices_are_found_by_every_word_they_are_known_by() -> None:
    topics = choices().topics()
    assert [c.value for c in topics] == ["lamps", "benches"], "a topic that was given up is not offered"
    assert [c.value for c in fitting(topics, "lantern")] == ["lamps"]
    assert [c.value for c in fitting(topics, "LAMPS")] == ["lamps"]
    assert [c.value for c in fitting(topics, "be")] == ["benches"]
    assert [c.value for c in fitting(topics, "")] == ["lamps", "benches"]
    offered = list(_Offers(topics).get_completions(Typed(" street l"), CompleteEvent()))
    assert [(c.text, c.start_position, c.display_text) for c in offered] == [("lamps", -9, "Street lamps")]


@pytest.mark.parametrize(
    ("title", "when", "name"),
    [
        ("On lamps", "2016-12-08", "on-lamps-2016"),
        ("Lamps of 2016", "2016~", "lamps-of-2016"),
        ("One two three four five six seven eight nine", "", "one-two-three-four-five-six-seven-eight"),
        ("—", "2016", ""),
    ],
)
def test_a_name_is_proposed(title: str, when: str, name: str) -> None:
    assert proposed(title, when) == name


# Questions ---------------------------------------------------------------------------------------------------------


def answered(
    begun: Start, *answers: str, taken: tuple[str, ...] = (), registers: Mapping[str, str] = REGISTERS
) -> Start:
    """What comes of typing these answers, each ended by Enter. A wrong one is wiped out with Ctrl+U."""
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text("".join(f"{answer}\r" for answer in answers))
        # One question too many ends in an error instead of waiting for ever.
        typed.close()
        return ask(begun, choices(registers), lambda name: name in taken)


def test_it_asks_for_everything_that_was_not_said() -> None:
    made = answered(
        start(), "On lamps", "2016-12-08", "", "lantern", "benches", "", "RB", "", "speech", "bench-club", "union",
        "https://x.example/", "Lamps were counted.",
    )  # fmt: skip
    assert (made.title, made.when, made.name) == ("On lamps", "2016-12-08", "on-lamps-2016")
    assert (made.tags, made.departments) == (("lamps", "benches"), ("roads",))
    assert (made.kind, made.publisher, made.nature) == ("speech", "bench-club", "union")
    document = parse(entry(made)[1]).document
    assert document is not None
    assert document.source is not None
    assert (document.summary, document.source.url) == ("Lamps were counted.", "https://x.example/")
    assert (document.kind, document.source.publisher, document.source.nature) == ("speech", "bench-club", "union")


def test_it_does_not_ask_for_what_was_said_or_is_known() -> None:
    said = {"title": "T", "when": "2016", "tags": ("lamps",), "departments": ("roads",), "kind": "speech"}
    # Only the address and the summary are left: the register knows the nature.
    made = answered(start("x", **said, publisher="evening-lamp"), "", "")
    assert (made.name, made.nature, made.url, made.summary) == ("x", "", "", "")


def test_everything_but_title_and_date_may_be_left_out() -> None:
    made = answered(start("fine-lamps"), "", "2016", "", "", "", "", "", "", "")
    assert (made.title, made.when, made.tags, made.departments) == ("Fine lamps", "2016", (), ())


def test_a_wrong_answer_is_asked_again() -> None:
    wipe = "\x15"
    made = answered(
        start("x"), "T", "soon", f"{wipe}2016", "lampps", f"{wipe}lamps", "", "PO", f"{wipe}post", "",
        "speach", f"{wipe}speech", "", "unoin", f"{wipe}union", "x.example", f"{wipe}https://x.example/",
        "a" * 301, f"{wipe}short",
    )  # fmt: skip
    assert (made.when, made.tags, made.departments, made.kind) == ("2016", ("lamps",), ("post",), "speech")
    assert (made.nature, made.url, made.summary) == ("union", "https://x.example/", "short")


def test_a_text_that_several_begin_with_is_answered_with_them() -> None:
    wrong = _several_fit("b", choices({**REGISTERS, "topics": """
        topics:
          - {id: benches, label: Benches}
          - {id: bins, label: Bins}
          - {id: lamps, label: Lamps}
        """}).topics())  # fmt: skip
    assert wrong == "write one of: benches, bins"
    assert _several_fit("l", choices().topics()) == ""


def test_a_taken_name_is_asked_again() -> None:
    made = answered(start(), "Lamps", "2016", "", "-2", "", "", "", "", "", "", "", taken=("lamps-2016",))
    assert made.name == "lamps-2016-2"


def test_a_wrong_option_is_told_before_more_is_asked() -> None:
    with pytest.raises(ValueError, match="did you mean 'lamps'"):
        answered(start("x", tags=("lampps",)), "T", "2016")


@pytest.mark.parametrize(("key", "raised"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_ending_it_writes_nothing(key: str, raised: type[BaseException]) -> None:
    with pytest.raises(raised):
        answered(start(), f"On lamps\r{key}")


# The command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/registers").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text(SITE)
    for name, text in REGISTERS.items():
        (tmp_path / f"content/registers/{name}.yaml").write_text(text.replace("\n        ", "\n"))
    return tmp_path


def new(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--root", str(root)], catch_exceptions=False)


def test_flags_write_a_draft_and_say_what_comes_next(root: Path) -> None:
    done = new(root, "on-lamps", "--date", "2016", "--tag", "lanterns", "--publisher", "TEL", "--summary", "Counted.")
    assert done.exit_code == 0, done.stderr
    path = root / "content/documents/on-lamps.md"
    assert done.stdout == f"{path}\n"
    assert all(words in done.stderr for words in (str(path), "sitegen serve", "/documents/on-lamps/", "draft: true"))
    document = parse(path.read_text("utf-8")).document
    assert document is not None
    assert document.source is not None
    assert [word.text for word in document.tags] == ["lamps"]
    assert (document.source.publisher, document.summary, document.draft) == ("evening-lamp", "Counted.", True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x", "--year", "2016", "--tag", "lampps"], "did you mean 'lamps'?"),
        (["x", "--year", "2016", "--department", "PO"], "write its id: parks"),
        (["x", "--year", "2016", "--kind", "speach"], "did you mean 'speech'?"),
        (["--year", "2016"], "say what to call it: sitegen new NAME"),
        (["--year", "2016", "--no-input"], "say what to call it"),
        (["x"], "give --date or --year"),
        (["x", "--date", "soon"], "is not a date"),
        (["../x", "--year", "2016"], "'../x' is outside of content/documents"),
        (["/x", "--year", "2016"], "'/x' is outside of content/documents"),
    ],
)
def test_wrong_use_writes_nothing(root: Path, arguments: list[str], says: str) -> None:
    done = new(root, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (root / "content/documents").exists()


@pytest.mark.parametrize("name", ["2016/On Lamps", "content/documents/2016/on-lamps.md"])
def test_a_name_may_say_in_which_folder(root: Path, name: str) -> None:
    done = new(root, name, "--year", "2016")
    path = root / "content/documents/2016/on-lamps.md"
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    assert parse(path.read_text("utf-8")).document is not None
    assert f"sitegen check --root {root} {path} says" in done.stderr


def test_an_id_is_taken_in_whatever_folder_its_entry_lies(root: Path) -> None:
    there = root / "content/documents/2016/On Lamps.md"
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    done = new(root, "on-lamps", "--year", "2016")
    assert (done.exit_code, f"{there} exists already" in done.stderr, there.read_text()) == (2, True, "mine")
    assert list((root / "content/documents").glob("*.md")) == []


def test_fields_that_the_digest_requires_are_there_to_be_filled_in(root: Path) -> None:
    fields = (
        "fields: {shelf: {required: true, doc: Where it stands}, room: {}, hall: {label: Hall}}\nrequired: [hall]\n"
    )
    (root / "content/site.yaml").write_text(SITE + fields)
    assert new(root, "x", "--year", "2016").exit_code == 0
    lines = (root / "content/documents/x.md").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith(("shelf", "room", "hall"))] == [
        "shelf:  # Where it stands",
        "hall:  # Hall",
    ]


def test_sections_that_the_digest_requires_are_there_to_be_filled_in(root: Path) -> None:
    (root / "content/site.yaml").write_text(SITE + "sections: [In short]\n")
    assert new(root, "x", "--year", "2016").exit_code == 0
    assert "\n\n## In short\n\nWrite this section.\n\n<!-- " in (root / "content/documents/x.md").read_text("utf-8")


def test_a_folder_that_is_no_digest_is_told_how_to_become_one(tmp_path: Path) -> None:
    done = new(tmp_path, "x", "--year", "2016")
    assert (done.exit_code, "sitegen init" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_cannot_be_read_is_named_and_stops_nothing(root: Path) -> None:
    (root / "content/registers/topics.yaml").write_text("topics: [")
    done = new(root, "x", "--year", "2016", "--tag", "lamps")
    assert (done.exit_code, done.stderr.startswith("note: the settings or registers have errors")) == (0, True)


# A real terminal ---------------------------------------------------------------------------------------------------


def test_on_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(SITE)
    code, screen = on_terminal(
        ["new", "--root", str(tmp_path)], ("Title", "On lamps\r"), ("Date of", "2016-12\r"), ("Name in", "\r" * 8)
    )
    assert code == 0, screen
    text = (tmp_path / "content/documents/on-lamps-2016.md").read_text("utf-8")
    assert "title: On lamps\n" in text
    assert "date: 2016-12\n" in text
    assert "http://127.0.0.1:8000/documents/on-lamps-2016/" in screen


WITHOUT = "import sys; sys.modules['prompt_toolkit'] = None; from sitegen.__main__ import main; main()"


def test_without_the_library_a_terminal_is_told_how_to_be_asked(root: Path) -> None:
    code, screen = on_terminal(["new", "--year", "2016", "--root", str(root)], program=("-c", WITHOUT))
    assert (code, "pip install 'prompt-toolkit>=" in screen) == (2, True)
