"""Completion in shells, and that help is quick: what a shell or a person asks with every press of a key."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sites import REPOSITORY, TINY

from sitegen.cli import main
from sitegen.commands.completion import HOME
from sitegen.commands.options import document_argument
from sitegen.completing import offers, rows
from sitegen.diagnostics import Findings
from sitegen.source import settings_of

HEAVY = {
    "PIL", "cbor2", "edtf", "jinja2", "livereload", "markdown", "nh3", "pagefind", "prompt_toolkit", "pydantic",
    "pymdownx", "rich", "selectolax", "sqlite3", "tornado", "watchfiles", "yaml",
}  # fmt: skip


HERE = shlex.quote(str(Path(sys.executable).with_name("sitegen")))

# Scripts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shell", "marks"),
    [
        ("bash", ["_SITEGEN_COMPLETE=bash_complete", "complete -o nosort -F _sitegen_completion sitegen"]),
        ("zsh", ["_SITEGEN_COMPLETE=zsh_complete", "compdef _sitegen_completion sitegen"]),
        ("fish", ["_SITEGEN_COMPLETE=fish_complete", "--command sitegen"]),
        ("powershell", ["_SITEGEN_COMPLETE = 'powershell_complete'", "-CommandName sitegen"]),
    ],
)
def test_each_shell_has_a_script_that_says_where_to_put_it(shell: str, marks: list[str]) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert all(mark in done.stdout for mark in marks)
    home = HOME[shell].format(program=f"'{HERE}'" if shell == "powershell" else HERE)
    assert done.stdout.rstrip().splitlines()[-1] == f"# To have it in every new shell: {home}"
    assert shell != "zsh" or done.stdout.startswith("#compdef sitegen\n")


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_the_line_for_every_new_shell_works_where_no_environment_is_active(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["completion", "bash"]).stdout
    _, _, line = said.rstrip().rpartition("the line: ")
    # A new shell has no PATH to the program: `complete -p` tells that it is completed all the same.
    done = subprocess.run(
        [
            "bash",
            "--norc",
            "-c",
            f"{line}\ncomplete -p sitegen\nCOMP_WORDS=(sitegen c) COMP_CWORD=1\n_sitegen_completion sitegen",
        ],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(REPOSITORY), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "complete -o nosort -F _sitegen_completion sitegen\n"


def test_another_shell_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["completion", "cmd"]).exit_code == 2


BASH = """
eval "$(sitegen completion bash)"
tab() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _sitegen_completion sitegen; echo "${COMPREPLY[*]}"; }
tab sitegen comp
tab sitegen check --format g
tab sitegen new x --tag op
tab sitegen new x --department ""
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_completes() -> None:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "--norc", "-c", BASH],
        cwd=TINY,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["completion", "github", "openness", "tea tea-2018"], done.stderr


# What is offered ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("register", "field"),
    [("topics", "topics"), ("departments", "departments"), ("people", "people"), ("publishers", "publishers")],
)
def test_the_quick_reader_finds_what_the_real_one_finds(register: str, field: str) -> None:
    text = (REPOSITORY / f"content/registers/{register}.yaml").read_text("utf-8")
    _, registers = settings_of(REPOSITORY, Findings())
    assert [name for name, _ in rows(text, register)] == [item.id for item in getattr(registers, field)]


def test_ids_come_with_their_names_and_are_found_by_them() -> None:
    assert offers(REPOSITORY, "topics", "leadersh") == [("leadership", "Leadership")]
    assert ("cabinet-office", "Cabinet Office") in offers(REPOSITORY, "departments", "cab")
    assert ("hmrc", "HM Revenue & Customs") in offers(REPOSITORY, "departments", "Revenue &")
    assert offers(TINY, "documents", "fir") == [("first", "")]
    assert ("speech", "") in offers(TINY, "kinds", "sp")
    assert [name for name, _ in offers(TINY, "natures", "unio")] == ["union"]
    assert [name for name, _ in offers(TINY, "rules", "unfin")] == ["unfinished"]


def test_rows_on_one_line_are_read_too() -> None:
    text = "groups:\n  - {id: g, label: G}\ntopics:\n  - {id: a, label: One thing}\n  - { id: 'b', label: \"B\" }\n"
    assert list(rows(text, "topics")) == [("a", "One thing"), ("b", "B")]


@pytest.mark.parametrize("what", ["topics", "documents", "departments", "nonsense"])
def test_it_never_fails(tmp_path: Path, what: str) -> None:
    assert offers(tmp_path, what, "x") == []
    folder = tmp_path / "content/registers"
    folder.mkdir(parents=True)
    (folder / f"{what}.yaml").write_bytes(b"\xff\xfe")
    assert offers(tmp_path, what, "x") == []
    (folder / f"{what}.yaml").write_text(f"{what}:\n- id: \n- 3\n  label:\n - id: x-1\n")
    assert what == "documents" or offers(tmp_path, what, "x") == [("x-1", "")]


def test_a_command_can_take_the_id_of_an_entry() -> None:
    @click.command()
    @document_argument("document", "the entry")
    def command(document: str) -> None:
        raise AssertionError

    (parameter,) = command.params
    context = click.Context(command)
    context.params["root"] = TINY
    assert [item.value for item in parameter.shell_complete(context, "sec")] == ["second", "secret-draft"]


# Help --------------------------------------------------------------------------------------------------------------

LOADED = """
import sys
from click.testing import CliRunner
from sitegen.__main__ import request_of
from sitegen.cli import main
for arguments in ([], *([name] for name in main.commands)):
    assert request_of([*arguments, "--help"]) is None
    assert CliRunner().invoke(main, [*arguments, "--help"]).exit_code == 0, arguments
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_help_of_every_command_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert {"click", "sitegen"} <= loaded
    assert loaded & HEAVY == set()
