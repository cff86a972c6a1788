"""Topics that another program names: what it is asked, what is taken of its answer, what that does to a draft."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from test_importing import TODAY, body_of

from sitegen.cli import main
from sitegen.diagnostics import Findings
from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, Proposal, propose, with_topics_named
from sitegen.importing.topics.consulted import LONGEST, question, topics_named
from sitegen.model import Source
from sitegen.registers import read_registers

REGISTER = """\
topics:
  - {id: noise, label: Noise and quiet, scope: "Loud engines, and those who complain of them."}
  - {id: pay, label: Pay, synonyms: [wages]}
  - {id: boats, label: "Boats, ships and barges", aliases: [ships]}
  - {id: rope, label: Rope, replaced_by: boats}
"""
KNOWN = read_registers([Source("content/registers/topics.yaml", REGISTER.encode(), "")], Findings())
TEXT = body_of("The wages of the crew are low. Engines roar.")


def proposal(text: str = TEXT) -> Proposal:
    return propose(original_of(text.encode(), "a.txt"), KNOWN, Asked(TODAY))


def test_the_question_has_the_topics_with_their_scope_and_the_text() -> None:
    asked = question(proposal().page, KNOWN.topics)
    assert "\nnoise: Noise and quiet. Loud engines, and those who complain of them.\n" in asked
    assert "\npay: Pay." in asked
    assert "rope" not in asked
    assert asked.index("Print the ids") < asked.index("pay: Pay") < asked.index("The wages of the crew are low.")


def test_a_long_text_is_cut_after_a_paragraph() -> None:
    paragraphs = [f"Paragraph {n} is about ropes and the people who pull them. " + "Pull. " * 200 for n in range(60)]
    asked = question(proposal("A title\n\n" + "\n\n".join(paragraphs)).page, KNOWN.topics)
    assert LONGEST - 2000 < len(asked) < LONGEST + 2000
    assert asked.rstrip().endswith("Pull.")
    assert len(question(proposal("x" * 90_000).page, KNOWN.topics)) < LONGEST + 2000


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("pay\nnoise\n", ("pay", "noise")),
        ("- `pay`\n- **noise**\n", ("pay", "noise")),
        ("1. pay\n2) Noise and quiet.\n", ("pay", "noise")),
        ('["noise", "pay"]', ("noise", "pay")),
        ("noise, pay", ("noise", "pay")),
        ("Boats, ships and barges\n", ("boats",)),
        ("ships\nboats\nPAY\r\n", ("boats", "pay")),
        ("The text is about pay and noise.\n\npay\n", ("pay",)),
        ("rope\nropes\n", ()),
        ("", ()),
    ],
)
def test_an_id_or_name_on_a_line_of_its_own_is_an_answer(answer: str, named: tuple[str, ...]) -> None:
    assert topics_named(answer, KNOWN.topics) == named


@given(st.text() | st.lists(st.sampled_from(["pay", "noise", "boats", "rope", "ships", ",", "\n"])).map("".join))
def test_whatever_is_answered_only_topics_of_the_register_come_of_it(answer: str) -> None:
    named = topics_named(answer, KNOWN.topics)
    assert {*named} <= {"noise", "pay", "boats"}
    assert len({*named}) == len(named)


def test_no_more_than_five_topics_are_taken() -> None:
    topics = "topics: [" + ", ".join(f"{{id: t{n}, label: T{n}}}" for n in range(9)) + "]"
    known = read_registers([Source("content/registers/topics.yaml", topics.encode(), "")], Findings())
    assert topics_named("\n".join(f"t{n}" for n in range(9)), known.topics) == ("t0", "t1", "t2", "t3", "t4")


def test_what_the_program_names_comes_first_and_agreement_makes_sure() -> None:
    text = "Pay of the crew\n\n" + body_of("Wages are low, and pay is late. The pay of the crew is 200 coins.")
    alone = {t.id: t.sureness for t in proposal(text).topics}
    assert alone == {"pay": "sure"}
    both = with_topics_named(proposal(text), ("boats", "pay"))
    assert [(t.id, t.sureness) for t in both.proposed_topics] == [("boats", "likely"), ("pay", "sure")]
    other = with_topics_named(proposal(text), ("boats",))
    assert [(t.id, t.sureness) for t in other.proposed_topics] == [("boats", "likely"), ("pay", "likely")]
    assert [t.sureness for t in with_topics_named(other, ("boats",)).proposed_topics] == ["sure", "doubtful"]


def test_no_answer_changes_nothing() -> None:
    assert with_topics_named(proposal(), ()) == proposal()


# The command --------------------------------------------------------------------------------------------------------


def asked(root: Path, program: str, *arguments: str) -> Result:
    registers = root / "content" / "registers"
    registers.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: A\nbase_url: https://a.example/\n")
    (registers / "topics.yaml").write_text(REGISTER)
    (root / "a.txt").write_text(TEXT)
    return CliRunner().invoke(
        main, ["import", str(root / "a.txt"), "--root", str(root), "--ask", program, *arguments], catch_exceptions=False
    )


def python(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


def test_the_command_reads_the_question_and_its_answer_becomes_tags(tmp_path: Path) -> None:
    code = "import sys; text = sys.stdin.read(); print('boats' if 'wages of the crew' in text else 'noise')"
    result = asked(tmp_path, python(code), "--dry-run")
    assert result.exit_code == 0
    assert "  - boats  # likely: named by the program you asked\n" in result.stdout
    assert "boats (likely)" in result.stderr


def test_what_the_program_names_is_marked_in_the_json(tmp_path: Path) -> None:
    result = asked(tmp_path, python("print('boats')"), "--json")
    topics = json.loads(result.stdout)["topics"]
    assert [(t["id"], t["named"]) for t in topics[:2]] == [("boats", True), ("pay", False)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit(3)", "ended with status 3; the topics of "),
        (
            "print('It is about many things.')",
            "a.txt has no id of a topic on a line of its own (“It is about many thin",
        ),
        ("pass", "a.txt has no id of a topic on a line of its own; its topics are ranked by words alone"),
    ],
)
def test_a_program_that_gives_no_answer_is_told_of_and_the_import_goes_on(tmp_path: Path, code: str, said: str) -> None:
    result = asked(tmp_path, python(code), "--json")
    assert result.exit_code == 0
    assert said in result.stderr
    assert json.loads(result.stdout)["topics"][0]["id"] == "pay"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("no-such-program-here --x", "--ask: no-such-program-here cannot be started: No such file or directory"),
        ("ask 'unclosed", "is no command: no closing quotation"),
        (" ", "--ask: write the command that is to be asked"),
    ],
)
def test_a_command_that_is_none_is_wrong_use_and_nothing_is_written(tmp_path: Path, program: str, said: str) -> None:
    result = asked(tmp_path, program)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "content" / "documents").exists()


def test_the_command_may_stand_in_the_environment_and_an_empty_one_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEGEN_ASK", python("print('boats')"))
    digest = tmp_path / "digest"
    assert "named by the program" not in asked(digest, "", "--dry-run").stdout
    arguments = ["import", str(digest / "a.txt"), "--root", str(digest), "--dry-run"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert "  - boats  # likely: named by the program you asked\n" in result.stdout


def test_without_topics_there_is_nothing_to_ask(tmp_path: Path) -> None:
    root = tmp_path / "content"
    root.mkdir()
    (root / "site.yaml").write_text("title: A\nbase_url: https://a.example/\n")
    (tmp_path / "a.txt").write_text(TEXT)
    arguments = ["import", str(tmp_path / "a.txt"), "--root", str(tmp_path), "--ask", "cat"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 2
    assert "topics.yaml has none" in result.stderr
