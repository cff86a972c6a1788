"""The form's files: made of the field tables and the registers, strict about what they load, and never in the build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import helpers
import pytest
import yaml
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.config import SiteConfig, read_config
from sitegen.dates import parse_date
from sitegen.diagnostics import Findings
from sitegen.editing.page import DECAP_ADDRESS, DECAP_INTEGRITY, SCRIPTS, Backend, files
from sitegen.registers import Registers, read_registers
from sitegen.tables import FRONT_MATTER, SOURCE
from sitegen.vocabularies import NATURES

DEPARTMENTS = """
departments:
  - id: hm-lamps
    names:
      - name: Board of Lamps
        to: 1990
      - {name: Department for Lamps, from: 1991}
    acronyms: [DFL]
    start: {date: 1980}
    end: {date: 2001-05}
"""
TOPICS = """
topics:
  - id: pay
    label: Pay
  - id: lamps
    label: Lamps & light
  - id: gone
    label: Gone
    replaced_by: pay
"""
PUBLISHERS = "publishers:\n  - id: gazette\n    name: The Gazette\n"


def made(site: str = helpers.SITE, registers: dict[str, str] | None = None, **backend: str) -> dict[str, str]:
    found = Findings()
    config = read_config(helpers.source(site, "content/site.yaml"), found)
    sources = [helpers.source(text, f"content/registers/{name}.yaml") for name, text in (registers or {}).items()]
    read = read_registers(sources, found)
    assert [item.message for item in found.items] == []
    return files(config, read, Backend(**backend), local_copy=False)


def form(texts: dict[str, str], name: str = "documents") -> dict[str, Any]:
    """The fields of a collection, by name."""
    settings = yaml.safe_load(texts["config.yml"])
    [collection] = [each for each in settings["collections"] if each["name"] == name]
    return {field["name"]: field for field in collection["fields"]}


def shapes(texts: dict[str, str]) -> dict[str, Any]:
    text = texts["fields.js"].partition("window.SITEGEN_FIELDS = ")[2].rstrip(";\n")
    return {field["name"]: field for field in json.loads(text)["documents"]}


def test_every_field_of_the_table_is_asked_for_in_its_order() -> None:
    asked = form(made())
    assert list(asked) == [field.name for field in FRONT_MATTER if field.name != "lang"] + ["body"]
    assert [field["name"] for field in asked["source"]["fields"]] == [field.name for field in SOURCE]
    assert all(field["hint"] for field in asked.values())
    assert list(form(made(), "pages")) == ["title", "summary", "body"]


def test_terms_of_registers_are_chosen_by_their_labels() -> None:
    texts = made(registers={"topics": TOPICS, "departments": DEPARTMENTS, "publishers": PUBLISHERS})
    asked = form(texts)
    assert asked["tags"]["widget"] == "select"
    assert asked["tags"]["multiple"] is True
    assert asked["tags"]["options"] == [
        {"label": "Lamps & light", "value": "lamps"},
        {"label": "Pay", "value": "pay"},
    ]
    assert asked["department"]["options"] == [{"label": "Department for Lamps (DFL, 1980–2001)", "value": "hm-lamps"}]
    source = {field["name"]: field for field in asked["source"]["fields"]}
    assert source["publisher"]["options"] == [{"label": "The Gazette", "value": "gazette"}]
    assert source["nature"]["options"] == list(NATURES)
    assert shapes(texts)["tags"]["options"] == ["lamps", "pay"]


def test_other_names_of_a_term_lead_to_it_where_they_mean_one_only() -> None:
    more = DEPARTMENTS + "  - id: new-lamps\n    names: [{name: Department for Lamps}]\n    acronyms: [NL]\n"
    topics = TOPICS.replace("label: Pay", "label: Pay\n    synonyms: [Wages, Salaries]")
    found = shapes(made(registers={"topics": topics, "departments": more}))
    assert found["tags"]["spellings"] == {
        "pay": "pay",
        "wages": "pay",
        "salaries": "pay",
        "lamps & light": "lamps",
        "gone": "gone",
    }
    assert found["department"]["spellings"] == {"dfl": "hm-lamps", "board of lamps": "hm-lamps", "nl": "new-lamps"}


def test_a_field_without_a_register_is_open_and_keeps_commas() -> None:
    tags = form(made())["tags"]
    assert (tags["widget"], tags["field"]["widget"]) == ("list", "string")


def test_no_field_has_a_widget_that_writes_anew_what_it_shows() -> None:
    def widgets(fields: list[dict[str, Any]]) -> set[str]:
        inner = [widgets(field.get("fields", [])) for field in fields]
        return {field["widget"] for field in fields}.union(*inner)

    assert widgets(list(form(made()).values())) == {"string", "text", "list", "object", "select", "boolean"}


def test_own_fields_and_requirements_of_the_site_are_in_the_form() -> None:
    wick = "fields:\n  wick: {type: list, label: Wick, required: true}\n"
    site = f"{helpers.SITE}required: [summary, department]\n{wick}"
    asked = form(made(site))
    assert asked["summary"]["required"] is True
    assert asked["wick"]["required"] is True
    assert asked["wick"]["widget"] == "list"
    assert asked["date_basis"]["required"] is False
    # `source` may be absent, so nothing in it can be required; what an entry needs is said below the field.
    assert not any(field["required"] for field in asked["source"]["fields"])
    source = {field["name"]: field["hint"] for field in asked["source"]["fields"]}
    assert source["title"].startswith("Needed in an entry that is published. ")
    assert not source["author"].startswith("Needed")
    assert asked["department"]["hint"].startswith("Needed in an entry that is published, if only as an empty list. ")


@pytest.mark.parametrize(
    "date", ["2016-12-08", "2016-12", "2016", "2019~", "2024-01?", "2016%", "2022-06/2022-07", "2014/.."]
)
def test_a_date_is_asked_for_as_it_may_be_written(date: str) -> None:
    assert parse_date(date)
    pattern, says = form(made())["date"]["pattern"]
    assert re.search(pattern, date)
    assert "2016-12-08" in says


@pytest.mark.parametrize("date", ["7/8/2016", "8 July 2016", "2016-7-8", "16-07-08", "2016 07", "spring 2016", "2016/"])
def test_a_date_in_another_form_is_told_in_the_form(date: str) -> None:
    pattern, _ = form(made())["date"]["pattern"]
    assert not re.search(pattern, date)


def test_the_page_loads_decap_by_version_and_sum_and_nothing_else() -> None:
    page = made(repository="a/b")["index.html"]
    assert f'src="{DECAP_ADDRESS}" integrity="{DECAP_INTEGRITY}" crossorigin="anonymous"' in page
    assert "@3.16.3/" in DECAP_ADDRESS
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "default-src &#x27;none&#x27;" in page
    assert f"script-src &#x27;self&#x27; &#x27;unsafe-eval&#x27; {DECAP_ADDRESS};" in page
    assert "https:" not in made(proxy="/api/v1")["index.html"].replace(DECAP_ADDRESS, "")


def test_backends() -> None:
    github = yaml.safe_load(made(repository="a/b", branch="trunk", login="https://login.example")["config.yml"])
    assert github["backend"] == {
        "name": "github",
        "repo": "a/b",
        "branch": "trunk",
        "base_url": "https://login.example",
    }
    local = yaml.safe_load(made()["config.yml"])["backend"]
    assert (local["name"], local["proxy_url"]) == ("proxy", "http://127.0.0.1:8081/api/v1")


def test_a_title_is_text_and_no_code() -> None:
    page = files(SiteConfig(title="<b>&"), Registers(), Backend(), local_copy=True)["index.html"]
    assert "<title>Edit: &lt;b&gt;&amp;</title>" in page


# The command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["admin", *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "documents").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(helpers.SITE, "utf-8")
    entry = "---\ntitle: A\nyear: 2016\ntags: [pay]\ndepartment: [x]\n---\n\nWords.\n"
    (tmp_path / "content" / "documents" / "a.md").write_text(entry, "utf-8")
    return tmp_path


def test_the_form_is_written_beside_the_content(root: Path) -> None:
    result = run("--root", str(root), "--backend", "github", "--repo", "example/digest")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (root / "admin").iterdir()} == {
        "index.html",
        "config.yml",
        "fields.js",
        *SCRIPTS,
    }
    assert "/admin/" in result.output
    assert not (root / "build").exists()
    assert run("--root", str(root)).exit_code == 0, "a second time over the first"


def test_a_build_leaves_the_form_in_its_folder_alone(root: Path) -> None:
    build = ["build", "--root", str(root)]
    assert CliRunner().invoke(main, build).exit_code == 0
    assert run("--root", str(root), "--output", str(root / "build" / "admin")).exit_code == 0
    before = {path: path.read_bytes() for path in (root / "build" / "admin").iterdir()}
    assert before
    for more in ([], ["--clean"]):
        (root / "content" / "documents" / "a.md").open("a").write(f"\nMore {len(more)}.\n")
        assert CliRunner().invoke(main, [*build, *more]).exit_code == 0
        assert {path: path.read_bytes() for path in (root / "build" / "admin").iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--backend", "github"], "--repo OWNER/NAME"),
        (["--backend", "github", "--repo", "a/b/c"], "--repo OWNER/NAME"),
        (["--repo", "a/b"], "--backend github"),
        (["--backend", "github", "--repo", "a/b", "--login", "http://x"], "https://"),
        (["--serve", "--output", "x"], "--serve"),
        (["--output", "{root}/content/admin"], "choose another --output"),
        (["--output", "{root}"], "choose another --output"),
        (["--output", "{root}/other"], "not this form's"),
        (["--decap", "{root}/content/site.yaml"], "npm pack decap-cms@3.16.3"),
    ],
)
def test_wrong_use_is_said_in_plain_words(root: Path, arguments: list[str], message: str) -> None:
    (root / "other").mkdir()
    (root / "other" / "index.html").write_text("<p>mine</p>", "utf-8")
    result = run("--root", str(root), *(part.replace("{root}", str(root)) for part in arguments))
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not (root / "admin").exists()


def test_settings_with_errors_make_no_form(root: Path) -> None:
    (root / "content" / "site.yaml").write_text("title: [", "utf-8")
    result = run("--root", str(root))
    assert result.exit_code == 2
    assert "content/site.yaml" in result.output
    assert "sitegen check" in result.output
