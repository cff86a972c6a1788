"""The JSON Schemas say what the tables say, and fit our own files; VS Code's files keep what people wrote into them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from helpers import SITE, dedent, parse, source
from jsonschema import Draft7Validator
from sites import REPOSITORY

from sitegen import report
from sitegen.cli import main
from sitegen.config import SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span
from sitegen.fields import Field, FieldType
from sitegen.registers import read_registers
from sitegen.schemas import applies_to, schemas
from sitegen.tables import FRONT_MATTER, PAGE, REGISTERS
from sitegen.tables import SITE as SITE_TABLE
from sitegen.workspace import LABEL, MATCHER, PROBLEM, TASK, NotPlain, settings, tasks

OWN = """fields:
  branch: {type: list, label: Branch, facet: true}
  visitors: {type: number, required: true}
"""


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it (core schema, 10.3): dates, `yes` and 0777 are texts or plain numbers."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def read(text: str) -> Any:
    return yaml.load(dedent(text), Loader)


def config(text: str = SITE) -> SiteConfig:
    found = Findings()
    made = read_config(source(text, "content/site.yaml"), found)
    assert found.items == []
    return made


MADE = schemas(config(SITE + OWN))


def faults(name: str, text: str, made: dict[str, Any] = MADE) -> list[str]:
    """The paths at which a schema refuses a text."""
    errors = Draft7Validator(made[name]).iter_errors(read(text))
    return sorted("/".join(map(str, error.absolute_path)) or "." for error in errors)


# Schemas -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MADE)
def test_schemas_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(MADE[name])


def keys_of_table(fields: tuple[Field, ...], prefix: str = "") -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    for row in fields:
        yield f"{prefix}{row.name}", row.doc, row.required, row.allowed
        yield from keys_of_table(row.fields, f"{prefix}{row.name}.")


def keys_of_schema(schema: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    for name, inner in schema["properties"].items():
        values = inner.get("enum") or inner.get("items", {}).get("enum", ())
        allowed = tuple(value for value in values if value is not None)
        doc = inner["description"]
        yield f"{prefix}{name}", doc[:1].lower() + doc[1:-1], name in schema.get("required", ()), allowed
        below = [inner, inner.get("items", {}), inner.get("additionalProperties", {})]
        for table in below:
            if isinstance(table, dict) and table.get("additionalProperties") is False:
                yield from keys_of_schema(table, f"{prefix}{name}.")


@pytest.mark.parametrize(
    ("name", "table"),
    [("site", SITE_TABLE), ("page", PAGE), *REGISTERS.items(), ("front-matter", config(SITE + OWN).front_matter)],
)
def test_a_schema_has_every_key_of_its_table(name: str, table: tuple[Field, ...]) -> None:
    wanted = [(key, doc[:1].lower() + doc[1:], need, allowed) for key, doc, need, allowed in keys_of_table(table)]
    assert list(keys_of_schema(MADE[name])) == wanted
    assert name == "page" or {"branch", "visitors"} <= MADE["front-matter"]["properties"].keys()


def test_there_is_a_schema_for_every_table_and_a_rule_for_every_type() -> None:
    assert MADE.keys() == {"site", "front-matter", "page", *REGISTERS}
    used = {row.type for table in (FRONT_MATTER, SITE_TABLE) for row in table}
    assert used <= set(FieldType)
    assert [applies_to(name) for name in ("site", "topics", "front-matter", "page")] == [
        "content/site.yaml", "content/registers/topics.yaml", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize("folder", [REPOSITORY, REPOSITORY / "tests" / "golden" / "tiny"], ids=["digest", "tiny"])
def test_our_own_files_fit(folder: Path) -> None:
    site = (folder / "content/site.yaml").read_text("utf-8")
    made = schemas(config(site))
    assert faults("site", site, made) == []
    registers = sorted((folder / "content/registers").glob("*.yaml"))
    assert registers
    for path in registers:
        assert faults(path.stem, path.read_text("utf-8"), made) == [], path
    for path in sorted((folder / "content/documents").glob("*.md")):
        assert faults("front-matter", path.read_text("utf-8").split("---\n")[1], made) == [], path


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        ("site", "taglin: T", "."),
        ("site", "base_url: x.example", "base_url"),
        ("site", "strict: yes", "strict"),
        ("site", "listing_size: -1", "listing_size"),
        ("site", "lang: English language", "lang"),
        ("site", "feed_content: all", "feed_content"),
        ("site", "without: [serch]", "without/0"),
        ("site", "required: summary", "required"),
        ("site", "facets: {tags: {vocabulary: shut}}", "facets/tags/vocabulary"),
        ("site", "fields: {x: {type: txt}}", "fields/x/type"),
        ("topics", "topics: [{id: A b, label: L}]", "topics/0/id"),
        ("topics", "topics: [{id: a}]", "topics/0"),
        ("topics", "topics: [{id: a, label: L, synonims: [x]}]", "topics/0"),
        ("departments", "departments: [{id: a, names: [{name: N, from: soon}]}]", "departments/0/names/0/from"),
        (
            "departments",
            "departments: [{id: a, names: [{name: N}], start: {date: 2016-13}}]",
            "departments/0/start/date",
        ),
        ("publishers", "publishers: [{id: a, name: N, nature: unoin}]", "publishers/0/nature"),
        ("front-matter", "visitors: many", "visitors"),
        ("front-matter", "kind: speach", "kind"),
        ("front-matter", "source: {url: https://x.example/}", "source"),
    ],
)
def test_a_slip_is_refused_where_it_stands(name: str, text: str, at: str) -> None:
    least = {"site": SITE, "front-matter": "title: T\nyear: 2016\n"}.get(name, "")
    if name == "front-matter" and "visitors" not in text:
        least += "visitors: 3\n"
    if text.startswith("base_url"):
        least = "title: T\n"
    assert faults(name, f"{least}{text}\n") == [at]


def test_what_is_missing_is_named() -> None:
    assert faults("site", "title: T") == faults("front-matter", "title: T\nvisitors: 3") == ["."]
    assert faults("front-matter", "title: T\nyear: 2016") == ["."], "a field of this digest is required"
    assert faults("site", "title: ''\nbase_url: https://x.example/") == ["title"]


@pytest.mark.parametrize(
    "text",
    [
        "title: 1984\nyear: 1984",
        "title: NO\nyear: 2016",
        "title: T\ndate: 2016",
        "title: T\ndate: 2016-12-08",
        "title: T\ndate: 2019~\ndate_basis: b",
        "title: T\ndate: 2022-06/2022-07\ndate_basis: b",
        "title: T\ndate: 2014-09/..\ndate_basis: b",
        "title: T\nyear: 2016\ntags: [1854, a]\nsummary:\nkind:",
    ],
)
def test_what_the_program_takes_is_not_refused(text: str) -> None:
    own = config(SITE)
    parsed = parse(f"---\n{text}\n---\nText.\n", own)
    assert [item for item in parsed.diagnostics if item.severity is Severity.ERROR] == []
    assert faults("front-matter", text, schemas(own)) == []


def test_a_field_that_was_just_declared_may_be_required() -> None:
    assert faults("site", f"{SITE}required: [shelf_mark]\nfields: {{shelf_mark: {{}}}}\n") == []
    assert "branch" in json.dumps(MADE["site"]["properties"]["required"])


def test_ids_of_registers_are_those_that_the_program_takes() -> None:
    for name in ("a", "a-b", "a--b", "-a", "a b", "a" * 100, "a" * 101, "1", "Ä"):
        text = f"topics: [{{id: {name!r}, label: L}}]\n"
        found = Findings()
        read_registers([source(text, "content/registers/topics.yaml")], found)
        assert bool(found.items) == bool(faults("topics", text)), name


# VS Code -----------------------------------------------------------------------------------------------------------


def test_the_matcher_reads_every_problem_and_no_other_line() -> None:
    items = [
        Diagnostic(
            Span("content/documents/a: b.md", 12, 7), "unknown-term", Severity.ERROR, "'x' is [no] topic: y", "z"
        ),
        Diagnostic(Span("content/site.yaml"), "no-config", Severity.WARNING, "there is none\nat all"),
    ]
    lines = report.as_text(items).splitlines()
    matches = [match for line in lines if (match := re.match(PROBLEM, line))]
    assert [match.groups() for match in matches] == [
        ("content/documents/a: b.md", "12", "7", "error", "unknown-term", "'x' is [no] topic: y"),
        ("content/site.yaml", "1", "1", "warning", "no-config", "there is none\\u000aat all"),
    ]
    assert len(lines) == 3
    for line in ("    hint: a:1:2: error[x] y", "  12 | tags: [a]", "     |       ^", "2 errors, 0 warnings"):
        assert not re.match(PROBLEM, line), line


def test_new_files_of_an_editor() -> None:
    assert json.loads(settings("", {"./a.json": "a.yaml"})) == {"yaml.schemas": {"./a.json": "a.yaml"}}
    made = json.loads(tasks(""))
    assert (made["version"], made["tasks"]) == ("2.0.0", [TASK])
    assert TASK["problemMatcher"]["pattern"]["regexp"] == PROBLEM


def test_what_people_wrote_stays() -> None:
    old = '{\n\t"editor.wordWrap": "on",\n\t"yaml.schemas": {"theirs.json": "x.yaml", "./a.json": "old.yaml"}\n}\n'
    new = settings(old, {"./a.json": "a.yaml"})
    assert json.loads(new) == {"editor.wordWrap": "on", "yaml.schemas": {"theirs.json": "x.yaml", "./a.json": "a.yaml"}}
    assert '\n\t"editor.wordWrap"' in new, "indented as before"
    assert settings(new, {"./a.json": "a.yaml"}) == new
    theirs = {"label": LABEL, "command": "/opt/sitegen", "problemMatcher": []}
    mine = json.loads(tasks(json.dumps({"version": "2.0.0", "tasks": [{"label": "other"}, theirs], "inputs": []})))
    assert [task["label"] for task in mine["tasks"]] == ["other", LABEL]
    assert (mine["tasks"][1]["command"], mine["tasks"][1]["problemMatcher"]) == ("/opt/sitegen", MATCHER)
    assert mine["inputs"] == []


@pytest.mark.parametrize(
    "text",
    [
        '{\n  // mine\n  "a": 1\n}',
        '{"a": 1,}',
        "[]",
        '{"a": 1, "a": 2}',
        '{"yaml.schemas": [], "tasks": {}}',
        "nonsense",
    ],
)
def test_what_is_not_plain_json_is_refused(text: str) -> None:
    with pytest.raises(NotPlain):
        settings(text, {})
    with pytest.raises(NotPlain):
        tasks(text)


# The command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(SITE + OWN)
    return tmp_path


def schema(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", "--root", str(root), *arguments], catch_exceptions=False)


def test_the_command_writes_all_and_then_only_what_changed(root: Path) -> None:
    assert schema(root).exit_code == 0
    mapping = json.loads((root / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert mapping["./.vscode/sitegen/site.schema.json"] == "content/site.yaml"
    assert len(mapping) == 1 + len(REGISTERS)
    for place in mapping:
        Draft7Validator.check_schema(json.loads((root / place).read_text()))
    entry = json.loads((root / ".vscode/sitegen/front-matter.schema.json").read_text())
    assert "branch" in entry["properties"]
    assert "settings.json" not in schema(root).stdout


def test_the_command_leaves_comments_alone_and_says_what_to_add(root: Path) -> None:
    (root / ".vscode").mkdir()
    path = root / ".vscode/settings.json"
    path.write_text('{\n  // mine\n  "a": 1\n}\n')
    (root / ".vscode/tasks.json").write_bytes(b"\xff")
    done = schema(root, "--output", str(root / "schemas"))
    assert done.exit_code == 0
    assert path.read_text() == '{\n  // mine\n  "a": 1\n}\n'
    assert (root / ".vscode/tasks.json").read_bytes() == b"\xff"
    assert '"./schemas/topics.schema.json": "content/registers/topics.yaml"' in done.stdout
    assert LABEL in done.stdout
    assert done.stderr.count("was left as it is") == 2


def test_one_schema_is_printed(root: Path) -> None:
    done = schema(root, "--stdout", "front-matter")
    assert "visitors" in json.loads(done.stdout)["required"]
    assert not (root / ".vscode").exists()
    wrong = schema(root, "--stdout", "topcs")
    assert (wrong.exit_code, "did you mean 'topics'?" in wrong.stderr) == (2, True)
    assert schema(root / "content").exit_code == 2
