"""`check --fix`: what has one answer is put right, nothing else is touched, and a second run finds nothing to do."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.fixing import FIXERS, applied, edits_for
from sitegen.rules import RULES

TOPICS = (
    "topics:\n- {id: leadership, label: Leadership}\n- {id: pay, label: Pay}\n"
    "- {id: wages, label: Wages, replaced_by: pay}\n"
)
ENTRY = "---\ntitle: An entry\nyear: 2016\n{}---\nSome text about a cup.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "site.yaml": "title: A\nbase_url: https://a.example/\n",
        "registers/topics.yaml": TOPICS,
        "documents/other.md": ENTRY.format("tags: [pay]\n"),
    }.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def run(root: Path, *options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["check", "--root", str(root), *options])
    return done.exit_code, done.stdout, done.stderr


def fixed(root: Path, content: bytes) -> bytes:
    file = root / "content/documents/a.md"
    file.write_bytes(content)
    run(root, "--fix")
    return file.read_bytes()


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("tgas: [pay]\n", "tags: [pay]\n"),
        ("tags: [leadershp]  # why\n", "tags: [leadership]  # why\n"),
        ("tags: pay\n", "tags: [pay]\n"),
        ('tags: "leadershp"\n', 'tags: ["leadership"]\n'),
        ("tags: [pay, Pay]\n", "tags: [pay]\n"),
        ("tags: [pay]\ndate: 2016-12-08T10:00:00Z\n", "tags: [pay]\ndate: 2016-12-08\n"),
        ("tags: [wages]\n", "tags: [pay]\n"),
        ("tags: [pay]\ndate: 8 December 2016 # said\n", "tags: [pay]\ndate: 2016-12-08 # said\n"),
        ("tags: [pay]\ndate: '13/10/2016'\n", "tags: [pay]\ndate: '2016-10-13'\n"),
        ("tags: [pay]\ndraft: No\n", "tags: [pay]\ndraft: false\n"),
        (
            "tags: [pay]\nsource:\n\ttitle:\tA plan\n\turl: www.example.org/a\n",
            "tags: [pay]\nsource:\n  title: A plan\n  url: https://www.example.org/a\n",
        ),
    ],
)
def test_one_answer(root: Path, bad: str, good: str) -> None:
    assert fixed(root, ENTRY.format(bad).encode()).decode() == ENTRY.format(good)
    assert run(root)[0] == 0


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("The o\ufb03ce counts cups.", "The office counts cups."),
        ("Alex E\u0445ampl\u0435 counts cups.", "Alex Example counts cups."),
        (
            "See [it](https://www.google.com/url?q=https://x.example/cups&sa=D), and the cups.",
            "See [it](https://x.example/cups), and the cups.",
        ),
        ("See <https://www.google.com/url?q=https://x.example/cups&sa=D>.", "See <https://x.example/cups>."),
        (
            "See [it](https://e.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fcups&data=05).",
            "See [it](https://x.example/cups).",
        ),
    ],
)
def test_one_answer_in_a_text(root: Path, bad: str, good: str) -> None:
    head = ENTRY.format("tags: [pay]\n")
    assert fixed(root, f"{head}\n{bad}\n".encode()).decode() == f"{head}\n{good}\n"
    assert run(root)[0] == 0


def test_letters_of_another_alphabet_that_are_none_of_a_slip_are_left(root: Path) -> None:
    text = ENTRY.format("tags: [pay]\n") + "\nThe о of \u0447\u0430\u0448\u043a\u0430, a cup.\n"
    assert fixed(root, text.encode()).decode() == text


NOTE = "tags: [pay]\n---\nA cup.\n\n{}\n\nOf tea.\n///\n\n"


@pytest.mark.parametrize(
    "head",
    [
        "/// quote | cup\n\tspeaker: A\n\twhere: a letter",
        "/// quote | cup\n  speaker: A\nwhere: a letter",
        "/// quote | cup\n\n    speaker: A\n\n    where: a letter",
        "// quote | cup\n    speaker: A\n   where: a letter",
        "///\u00a0quote | cup\n    speaker: A\n    where: a letter",
        "/// quote\u00a0|\u00a0cup\n    speaker: A\n    where: a letter",
    ],
)
def test_the_head_of_an_annotation(root: Path, head: str) -> None:
    right = NOTE.format("/// quote | cup\n    speaker: A\n    where: a letter")
    for end in ("\n", "\r\n"):
        content = ENTRY.format(NOTE.format(head)).replace("\n", end)
        assert fixed(root, content.encode()).decode() == ENTRY.format(right).replace("\n", end)


def test_a_name_in_an_annotation_becomes_the_id_of_its_record(root: Path) -> None:
    (root / "content/registers/departments.yaml").write_text(
        "departments:\n- {id: cups, names: [{name: Office of Cups}], acronyms: [OC], start: {date: 1990}}\n"
        "- {id: mugs, names: [{name: Mugs}], acronyms: [M, MM], start: {date: 1990}}\n"
        "- {id: mugs-2, names: [{name: Mugs}], acronyms: [M], start: {date: 1990}}\n"
    )
    text = ENTRY.format(NOTE.format("/// figure | cup\n    value: 1 cup\n    period: 2016\n    holder: {}"))
    assert fixed(root, text.replace("{}", "OC").encode()).decode() == text.replace("{}", "cups")
    assert fixed(root, text.replace("{}", '"office of cups"').encode()).decode() == text.replace("{}", "cups")
    # May be either of two.
    assert fixed(root, text.replace("{}", "Mugs").encode()).decode() == text.replace("{}", "Mugs")


def test_a_publisher_by_its_name_becomes_the_id_of_its_record(root: Path) -> None:
    (root / "content/registers/publishers.yaml").write_text(
        'publishers:\n- {id: cup-news, name: "Cup News: the paper", acronyms: [CN]}\n'
    )
    text = ENTRY.format("source:\n  title: A\n  publisher: {}\n").replace("{}", "@")
    for name in ("CN", "'Cup News: the paper'"):
        assert fixed(root, text.replace("@", name).encode()).decode() == text.replace("@", "cup-news")


def test_the_rest_stays_byte_for_byte(root: Path) -> None:
    end = "---\r\n\r\nText\u00a0 A\u0308 "
    before = "\ufeff\r\n---\r\ntitle:   'An  entry'\r\nyaer: 2016 # known\r\ntags: [pay,wages]\r\n" + end
    after = "\ufeff---\r\ntitle:   'An  entry'\r\nyear: 2016 # known\r\ntags: [pay]\r\n" + end
    assert fixed(root, before.encode()) == after.encode()


def test_what_has_no_one_answer_is_left(root: Path) -> None:
    for text in (
        "tags: [weather]\n",
        "colour: red\ntags: [pay]\n",
        "tags: [pay]\ndate: 2016-02-30\n",
        "tags: [pay]\ndate: 7/8/2016\n",
    ):
        content = ENTRY.format(text).encode()
        assert fixed(root, content) == content


def test_it_says_what_it_did_and_what_is_left(root: Path) -> None:
    file = root / "content/documents/a.md"
    file.write_text(ENTRY.format("tgas: pay\ndate: 2016-02-30\n"), "utf-8")
    code, out, said = run(root, "--fix", "--dry-run")
    assert "would fix content/documents/a.md:4:1: 'tgas' is now 'tags'" in said
    assert "tgas" in file.read_text("utf-8")
    assert code == 1
    code, out, said = run(root, "--fix")
    assert "fixed content/documents/a.md:4:1: 'tgas' is now 'tags'" in said
    assert "fixed content/documents/a.md:4:7: pay is now a list of one" in said
    assert "bad-date" in out
    assert code == 1
    assert "Nothing that --fix can put right." in run(root, "--fix")[2]


def test_a_cure_that_would_do_harm_is_taken_back(root: Path) -> None:
    # With its tab mended the file is read, and three things are wrong with it.
    content = ENTRY.format("source:\n\ttitle: A plan\ntags: [one thing, another thing, a third thing]\n").encode()
    assert fixed(root, content) == content


def test_a_slip_for_a_key_that_is_there_already_is_left_to_its_editor(root: Path) -> None:
    content = ENTRY.format("tags: [pay]\ntgas: [leadership]\n").encode()
    assert fixed(root, content) == content
    assert "did you mean 'tags', which is given already? put both together" in run(root)[1]


def test_dry_run_alone_is_wrong_use(root: Path) -> None:
    assert run(root, "--dry-run")[0] == 2


def test_explain(root: Path) -> None:
    assert run(root, "--explain", "year-date")[1].startswith("year-date: ")
    code, _, said = run(root, "--explain", "year-dat")
    assert code == 2
    assert "did you mean 'year-date'?" in said


def test_every_fixer_is_for_a_rule() -> None:
    assert set(FIXERS) <= set(RULES)


@given(st.text(alphabet="a[],: \n'\"#-yearT\r0123456789", max_size=60), st.integers(1, 6), st.integers(1, 20))
def test_any_place_of_any_text(text: str, line: int, column: int) -> None:
    """No fixer raises, edits stand in the text and never meet."""
    items = [
        Diagnostic(Span("a.md", line, column), rule, Severity.ERROR, "unknown key 'yaer' U+0061 blank", hint)
        for rule in FIXERS
        for hint in ("did you mean 'year'?", "write year")
    ]
    edits = [edit for _, edit in edits_for(text, items)]
    for one, other in pairwise(edits):
        assert 0 <= one.start <= one.end <= other.start
    gaps = zip([0, *(e.end for e in edits)], [*(e.start for e in edits), len(text)], strict=True)
    kept = sum(end - start for start, end in gaps)
    assert len(applied(text, edits)) == kept + sum(len(edit.text) for edit in edits)


def test_of_one_file_only_its_own_problems_are_told_and_mended(root: Path) -> None:
    one, other = root / "content/documents/a.md", root / "content/documents/other.md"
    for file in (one, other):
        file.write_text(ENTRY.format("tgas: [pay]\n"), "utf-8")
    code, out, said = run(root, str(one))
    assert (code, "other.md" in out, "1 problem in other files" in said) == (1, False, True)
    code, out, said = run(root, "--fix", str(one))
    assert (code, out) == (0, "")
    assert "tgas" in other.read_text("utf-8")
    assert run(root, str(root / "content/documents"))[0] == 1
    assert run(root, str(root / "content/registers"))[0] == 0


def test_a_file_that_is_not_of_the_digest_is_wrong_use(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for path in (root / "nothing.md", tmp_path_factory.mktemp("other")):
        code, _, said = run(root, str(path))
        assert code == 2
        assert str(path) in said


def test_a_tally_tells_of_what_it_does_not_count(root: Path) -> None:
    file = root / "content/documents/a.md"
    file.write_text(ENTRY.format("tags: [weather] # sitegen: allow wrong\ndraft: true\n"), "utf-8")
    assert "1 entry is held back" in run(root)[2]
    assert "held back" not in run(root, "--drafts")[2]
    assert "unknown-term" in run(root, str(file))[1]
    file.write_text(
        ENTRY.format("tags: [pay]\n") + "# A\n\n<!-- sitegen: allow heading-skip: why -->\n#### B\n", "utf-8"
    )
    assert "1 problem is allowed" in run(root)[2]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("See [[wages\u2011office]].", "See [[wages-office]]."),
        ("See [[department:wages–office|the office]].", "See [[department:wages-office|the office]]."),
        ("See [[no\u2011office]].", "See [[no\u2011office]]."),
        ("See [[wages-ofice]].", "See [[wages-ofice]]."),
        ("It is a wages\u2011office matter.", "It is a wages\u2011office matter."),
    ],
)
def test_what_only_looks_like_a_hyphen_in_a_link(root: Path, typed: str, right: str) -> None:
    body = "departments:\n- {id: wages-office, names: [{name: Wages Office}]}\n"
    (root / "content/registers/departments.yaml").write_text(body, "utf-8")
    text = ENTRY.format("").replace("Some text about a cup.", typed)
    if "no\u2011office" in typed or "ofice" in typed:
        assert "U+2011" not in run(root, "content/documents/other.md")[1]
    assert fixed(root, text.encode()).decode() == text.replace(typed, right)


def test_what_only_looks_like_a_hyphen_in_a_publisher(root: Path) -> None:
    register = "publishers:\n- {id: wage-news, name: The Wage News}\n"
    (root / "content/registers/publishers.yaml").write_text(register, "utf-8")
    text = ENTRY.format("source:\n  title: Pay\n  publisher: {}\n")
    (root / "content/documents/a.md").write_text(text.format("wage\u2011news"), "utf-8")
    assert "'\u2011' is U+2011 there, and only looks like a hyphen" in "".join(run(root)[1:])
    assert fixed(root, text.format("wage\u2011news").encode()).decode() == text.format("wage-news")
    for honest in ("Wage\u2011Monthly News", "Pay–Post", "jar\u2011news"):
        assert fixed(root, text.format(honest).encode()).decode() == text.format(honest)
