"""The documents tell the truth: the reference is the tables, every rule and module is named, links lead somewhere."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sites import REPOSITORY

from sitegen.cli import main
from sitegen.commands.options import Argument
from sitegen.manual import commands, reference, rules
from sitegen.rules import RULES
from sitegen.tables import ANNOTATION_KINDS, FRONT_MATTER, REGISTERS, SITE

DOCUMENTS = [REPOSITORY / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += sorted((REPOSITORY / "docs").glob("*.md"))


def test_reference_is_up_to_date() -> None:
    written = (REPOSITORY / "docs" / "reference.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m sitegen.manual > docs/reference.md"


def test_the_manual_of_rules_is_up_to_date() -> None:
    written = (REPOSITORY / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules(), "run: python -m sitegen.manual rules > docs/rules.md"
    headings = re.findall("^### (.+)$", re.sub("```text.*?```", "", written, flags=re.DOTALL), re.MULTILINE)
    assert headings == list(RULES)


def test_reference_has_every_key_kind_command_and_option() -> None:
    text = reference()
    for table in (FRONT_MATTER, SITE, *REGISTERS.values(), *(kind.fields for kind in ANNOTATION_KINDS.values())):
        for row in table:
            assert f"`{row.name}`" in text, row.name
            assert row.doc
    for name, command in commands(main):
        assert f"### sitegen {name}\n" in text
        for parameter in command.params:
            assert not isinstance(parameter, Argument) or parameter.meaning
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"
                assert all(option in text for option in parameter.opts)


def rules_in_code() -> Iterator[str]:
    """The rule of every diagnostic that is made anywhere: the argument behind the place."""
    makers = {"error", "warning", "report", "Diagnostic", "_Refused", "_warn", "_error"}
    for path in (REPOSITORY / "sitegen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                rule = node.args[1] if name in makers and len(node.args) > 2 else None
                if isinstance(rule, ast.Constant) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(rule.value)):
                    yield str(rule.value)


def test_rules_are_those_of_the_code() -> None:
    # `lineage` names itself by a constant.
    assert set(RULES) == set(rules_in_code()) | {"lineage"}


PACKAGES = {"commands", "checks", "wording", "rules", "importing"}


def test_architecture_names_every_module_and_no_other() -> None:
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    paths = (path.relative_to(REPOSITORY / "sitegen") for path in (REPOSITORY / "sitegen").rglob("*.py"))
    modules = {
        ".".join(path.with_suffix("").parts)
        for path in paths
        # Their modules are told by their own first lines, commands by their names.
        if path.name != "__init__.py" and path.parts[0] not in PACKAGES
    } | PACKAGES
    known = modules | {part for module in modules for part in module.split(".")}
    for module in modules:
        assert f"`{module}`" in text or f"`{module.split('.')[-1]}`" in text, module
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z_.]+)`", row.split("|")[1])}
    assert named <= known
    assert len(text.splitlines()) <= 180


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:|#", target):
            assert (document.parent / target.split("#")[0]).exists(), target


def test_nobody_else_is_named_in_the_files_of_the_project() -> None:
    """What is committed names no path of the machine that it was written on."""
    for path in [*DOCUMENTS, REPOSITORY / "Makefile", *(REPOSITORY / "sitegen").rglob("*.py")]:
        assert not re.search(r"/work/|/tmp/|/root/", path.read_text(encoding="utf-8")), path


def test_the_first_entry_of_the_readme_can_be_published(tmp_path: Path) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    typed = re.search(r"^    sitegen (new (?:.*\\\n)*.*)$", readme, re.MULTILINE)
    assert typed is not None
    words = shlex.split(typed[1].replace("\\\n", " "))
    runner, root = CliRunner(), ["--root", str(tmp_path)]
    assert runner.invoke(main, [*words, *root]).exit_code == 0
    file = tmp_path / "content/documents/tea-room-survey.md"
    front = file.read_text("utf-8").rpartition("---\n")[0]
    front = front.replace('summary: ""', "summary: A newsletter counts.").replace("draft: true\n", "")
    body = re.search(r"```markdown\n(The newsletter.*?)```", readme, re.DOTALL)
    assert body is not None
    file.write_text(f"{front}---\n\n{body[1]}", "utf-8")
    checked = runner.invoke(main, ["check", *root])
    assert (checked.exit_code, checked.stdout) == (0, "")
