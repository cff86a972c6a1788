"""What a digest lacks is counted as an editor would count it, on the page and at the console alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sites import sitegen

SETTINGS = "title: A\nbase_url: https://a.example/\n"
TOPICS = "topics:\n- {id: tea, label: Tea}\n- {id: pots, label: Pots}\n- {id: cups, label: Cups}\n"
WHOLE = (
    "---\ntitle: Whole\ndate: 2016-03-04\ntags: [tea]\nsummary: All is there.\n"
    "source: {title: A, nature: official, url: 'https://b.example/', archive_url: 'https://c.example/',"
    " accessed: 2020-01-01, licence: OGL}\n---\nText.\n"
)
BARE = (
    "---\ntitle: Bare\nyear: 2013\ntags: [tea, pots]\n---\nIt saved a lot, and it cost a lot.\n\n"
    "/// claim | saved a lot\n    status: stated\n    holder: the minister\n///\n\n"
    "/// claim | cost a lot\n    status: stated\n    holder: the minister\n    no_reply: none in the source\n///\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "site.yaml": SETTINGS,
        "registers/topics.yaml": TOPICS,
        "documents/whole.md": WHOLE,
        "documents/bare.md": BARE,
    }
    for path, text in files.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def told(root: Path) -> dict[str, dict[str, tuple[int, list[str]]]]:
    done = sitegen("coverage", "--format", "json", root=root)
    assert done.returncode == 0, done.stderr
    return {
        table: {row["label"]: (row["count"], row["which"]) for row in rows}
        for table, rows in json.loads(done.stdout).items()
    }


LACKING = {
    "No source is given",
    "No quotation compared with its source",
    "The day is not known",
    "A claim without a reply",
    "A claim that was not answered",
    "No summary",
}


def test_an_entry_is_named_for_each_thing_it_lacks(root: Path) -> None:
    entries = told(root)["entries"]
    assert {label for label, (_, which) in entries.items() if "Bare" in which} == LACKING
    assert entries["No source is given"] == (1, ["Bare"])


def test_an_entry_that_has_all_is_not_named(root: Path) -> None:
    # A quotation is missing; nothing else could be asked for.
    assert {label for label, (_, which) in told(root)["entries"].items() if "Whole" in which} == {
        "No quotation compared with its source"
    }


@pytest.mark.parametrize(("word", "label"), [
    ("archive_url: 'https://c.example/', ", "The source has no archived copy"),
    ("accessed: 2020-01-01, ", "The day on which the source was read is not given"),
    (", licence: OGL", "The terms of the source are not given"),
    ("date: 2016-03-04", "The day is not known"),
])  # fmt: skip
def test_what_is_taken_away_is_missed(root: Path, word: str, label: str) -> None:
    file = root / "content/documents/whole.md"
    assert word in WHOLE
    file.write_text(WHOLE.replace(word, "year: 2016" if word.startswith("date") else ""))
    assert "Whole" in told(root)["entries"][label][1]


def test_a_date_that_is_about_is_missed_as_such(root: Path) -> None:
    (root / "content/documents/whole.md").write_text(WHOLE.replace("2016-03-04", "2016~"))
    assert told(root)["entries"]["The date is not certain"] == (1, ["Whole"])


def test_terms_and_years(root: Path) -> None:
    tables = told(root)
    assert tables["facet-tags"] == {"Without an entry": (1, ["Cups"]), "With one entry only": (1, ["Pots"])}
    assert tables["years"] == {
        "Without an entry, between 2013 and 2016": (2, ["2014", "2015"]),
        "With one entry only": (2, ["2013", "2016"]),
    }
    assert tables["natures"]["Not said"] == (1, [])


def test_the_page_says_what_the_console_says(root: Path) -> None:
    assert sitegen("build", root=root).returncode == 0
    page = (root / "build/coverage/index.html").read_text("utf-8")
    rows = page.split("<tr>")
    for table in told(root).values():
        for label, (count, which) in table.items():
            assert any(label in row and f">{count}<" in row and all(name in row for name in which) for row in rows)


def test_an_edit_that_mends_is_seen_by_the_next_build(root: Path) -> None:
    assert sitegen("build", root=root).returncode == 0
    (root / "content/documents/bare.md").write_text(BARE.replace("tags:", "summary: Short.\ntags:"))
    assert sitegen("build", root=root).returncode == 0
    assert "No summary" not in (root / "build/coverage/index.html").read_text("utf-8")


def test_a_site_can_leave_the_page_out(root: Path) -> None:
    (root / "content/site.yaml").write_text(f"{SETTINGS}without: [coverage]\n")
    assert sitegen("build", root=root).returncode == 0
    assert not (root / "build/coverage").exists()
    assert "coverage/" not in (root / "build/index.html").read_text("utf-8")


def test_records_that_no_entry_names(root: Path) -> None:
    registers = root / "content/registers"
    (registers / "people.yaml").write_text("people:\n- {id: jo, name: Jo Smith}\n- {id: al, name: Al Green}\n")
    (registers / "initiatives.yaml").write_text("initiatives:\n- {id: plan, name: The plan}\n")
    entry = root / "content/documents/whole.md"
    entry.write_text(entry.read_text().replace("summary:", "people: [jo]\nsummary:"))
    found = told(root)
    assert found["people"] == {"Named by no entry": (1, ["Al Green"])}
    assert found["initiatives"] == {"Named by no entry": (1, ["The plan"])}
