"""One file that cannot be read is one problem: what only follows from it is held back, counted, and told later."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import SITE

from sitegen.cli import main

FILES = {
    "site.yaml": SITE + "pages: [about]\n",
    "registers/topics.yaml": "topics:\n- {id: pay, label: Pay}\n",
    "registers/people.yaml": "people:\n- {id: jo, name: Jo Smith, roles: [{title: Head, body: ho, from: 2014}]}\n",
    "registers/departments.yaml": "departments:\n- {id: ho, names: [{name: Home Office}]}\n",
    "documents/a.md": "---\ntitle: A\nyear: 2016\ntags: [pay]\npeople: [jo]\nrelated: [b-a]\n---\n"
    "[[jo]], [[b-a]], [[ho]].\n",
    "documents/b-a.md": "---\ntitle: B\nyear: 2016\n---\nSee [[a]], [A](/documents/a/) and [[about]].\n",
    "pages/about.md": "---\ntitle: About\n---\nOn [[pay]].\n",
}


def check(root: Path, *, but: str = "", **changed: str) -> tuple[list[str], list[str]]:
    """The lines of problems, and what is said below the tally, where `but` is not as it was."""
    for path, text in FILES.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(changed["text"] if path == but else text, "utf-8")
    done = CliRunner().invoke(main, ["check", "--root", str(root)])
    lines = [line for line in done.stdout.splitlines() if line.startswith("content/")]
    return lines, [line for line in done.stderr.splitlines() if "will be told later" in line]


def test_the_site_is_right(tmp_path: Path) -> None:
    assert check(tmp_path) == ([], [])


@pytest.mark.parametrize("path", [path for path in FILES if path != "site.yaml"])
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path, path: str) -> None:
    first, rest = FILES[path].split("\n", 1)
    lines, besides = check(tmp_path, but=path, text=f'{first}\nx: "a" b\n{rest}')
    assert [line.partition(":")[0] for line in lines] == [f"content/{path}"], lines
    assert [line.rpartition(": ")[2] for line in besides] == [f"mend content/{path} first"]


def test_other_problems_are_told_all_the_same(tmp_path: Path) -> None:
    text = FILES["documents/a.md"].replace("[[ho]]", "[[hoo]] and [x](/nowhere/)").replace("tags: [pay]", "tags: [pey]")
    (tmp_path / "content/documents").mkdir(parents=True)
    broken = FILES["documents/b-a.md"].replace("title: B", 'title: "B" b')
    lines, besides = check(tmp_path, but="documents/a.md", text=text)
    assert len(lines) == 3 and besides == []
    # An id that only holds the broken one is another id.
    (tmp_path / "content/documents/b.md").write_text("---\ntitle: C\nyear: 2016\n---\n[[b-aa]] [[b]]\n")
    lines, besides = check(tmp_path, but="documents/b-a.md", text=broken)
    assert sorted(line.split("[")[1].split("]")[0] for line in lines) == ["broken-reference", "yaml-syntax"]
    assert besides == [
        "2 problems more follow, it seems, from what is wrong with another file, and will be told later: "
        "mend content/documents/b-a.md first"
    ]


def test_a_record_with_the_id_of_another_is_one_problem(tmp_path: Path) -> None:
    text = FILES["registers/people.yaml"] + "- {id: jo, name: Al Green}\n"
    (tmp_path / "content/documents").mkdir(parents=True)
    (tmp_path / "content/documents/c.md").write_text(
        "---\ntitle: C\nyear: 2016\npeople: [al-green]\n---\n[[al-green]]\n"
    )
    lines, besides = check(tmp_path, but="registers/people.yaml", text=text)
    assert ["duplicate-id" in line for line in lines] == [True], lines
    assert besides[0].startswith("2 problems more follow")
    lines, besides = check(
        tmp_path, but="registers/people.yaml", text=text.replace("jo, name: Al", "al-green, name: Al")
    )
    assert (lines, besides) == ([], [])


def test_what_a_record_with_the_id_of_another_has_nothing_to_do_with_is_told(tmp_path: Path) -> None:
    text = FILES["registers/people.yaml"] + "- {id: jo, name: Al Green}\n"
    (tmp_path / "content/documents").mkdir(parents=True)
    entry = "---\ntitle: C\nyear: 2016\ntags: [pey]\npeople: [{}]\n---\nSee [[{}]] and [[ida-quill]].\n"
    for typed in ("al-green", "al-gren", "green", "ag"):
        (tmp_path / "content/documents/c.md").write_text(entry.format(typed, typed))
        lines, besides = check(tmp_path, but="registers/people.yaml", text=text)
        rules = [line.partition("[")[2].partition("]")[0] for line in lines]
        assert sorted(rules) == ["broken-reference", "duplicate-id", "unknown-term"], (typed, lines)
        assert besides == [
            "2 problems more follow, it seems, from what is wrong with another file, and will be told later: "
            "mend content/registers/people.yaml first"
        ]
    assert "the id 'jo' is used twice: on line 2, and here for Al Green" in "".join(lines)
    (tmp_path / "content/documents/c.md").write_text(entry.format("tom-bowl", "tom-bowl"))
    lines, besides = check(tmp_path, but="registers/people.yaml", text=text)
    assert (len(lines), besides) == (5, [])


def test_a_term_that_stands_twice_in_the_glossary_holds_nothing_back(tmp_path: Path) -> None:
    check(tmp_path)
    glossary = "glossary:\n- {term: HO, expansion: Home Office}\n- {term: HO, expansion: House}\n"
    (tmp_path / "content/registers/glossary.yaml").write_text(glossary)
    text = FILES["documents/a.md"].replace("[[jo]]", "[[ida-quill]]")
    lines, besides = check(tmp_path, but="documents/a.md", text=text)
    rules = [line.partition("[")[2].partition("]")[0] for line in lines]
    assert (sorted(rules), besides) == (["broken-reference", "duplicate-id"], [])


@pytest.mark.parametrize(
    ("path", "rule", "cure"),
    [
        ("documents/b-a.markdown", "not-used", "rename it to b-a.md"),
        ("documents/b-a.md.txt", "not-used", "rename it to b-a.md"),
        ("documents/B a.md", "entry-name", "rename it to b-a.md"),
        ("b-a.md", "not-used", "move it to content/documents/b-a.md"),
        ("pages/b-a.md", "misplaced-entry", "move it to content/documents/b-a.md"),
        ("topics/b-a.md", "misplaced-entry", "move it to content/documents/b-a.md"),
        ("document/b-a.md", "misplaced-entry", "move it to content/documents/b-a.md"),
        ("registers/people.yml", "not-used", "rename it to people.yaml"),
    ],
)
def test_a_file_with_another_name_or_in_another_folder_is_one_problem(
    tmp_path: Path, path: str, rule: str, cure: str
) -> None:
    assert check(tmp_path) == ([], [])
    right = tmp_path / "content" / ("registers/people.yaml" if "people" in path else "documents/b-a.md")
    wrong = tmp_path / "content" / path
    wrong.parent.mkdir(exist_ok=True)
    text = right.read_text().replace("year: 2016", "year: 2016\ntags: [pay]")
    right.unlink()
    wrong.write_text(text)
    done = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("content/")]
    assert line.startswith(f"content/{path}:1:1: ") and f"[{rule}]" in line
    assert cure in done.stdout


def test_a_file_that_explains_the_folder_is_left_alone(tmp_path: Path) -> None:
    check(tmp_path)
    (tmp_path / "content/README.md").write_text("What lies here.\n")
    assert "not-used" not in CliRunner().invoke(main, ["check", "--root", str(tmp_path)]).stdout


def test_when_the_file_is_mended_nothing_follows_from_it_any_more(tmp_path: Path) -> None:
    check(tmp_path, but="registers/people.yaml", text=FILES["registers/people.yaml"].replace("\n- {", "\n\t- {"))
    done = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert "will be told later" in done.stderr
    done = CliRunner().invoke(main, ["check", "--fix", "--root", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "will be told later" not in done.stderr


def test_a_page_with_one_key_of_an_entry_is_still_a_page(tmp_path: Path) -> None:
    lines, _ = check(tmp_path, but="pages/about.md", text="---\ntitle: About\nyear: 2016\n---\nOn [[pay]].\n")
    assert [line.partition(" ")[2].partition("]")[0] for line in lines] == ["warning[unknown-key"]
