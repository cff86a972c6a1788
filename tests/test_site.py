"""The promises of a build, through the command line: complete, repeatable, incremental, never half, never leaking."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import REPOSITORY, TINY, build, copy_of, digests, sitegen

from sitegen import output, store
from sitegen.build import Options, Result
from sitegen.build import build as build_here


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_of(TINY, tmp_path / "tiny")


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The digest of this repository, built once."""
    root = copy_of(REPOSITORY, tmp_path_factory.mktemp("digest"))
    build(root)
    return root


def add(root: Path, name: str, front: str, body: str = "Text.") -> None:
    path = root / "content" / "documents" / f"{name}.md"
    path.write_text(f"---\n{front}\n---\n{body}\n", encoding="utf-8")


GOOD = "title: Another\nsummary: s\nyear: 2016\ntags: [openness]\ndepartment: [tea]"


# The same bytes ------------------------------------------------------------------------------------------------------


def test_cues_of_topics_are_for_the_import_and_on_no_page(tiny: Path) -> None:
    build(tiny)
    before = digests(tiny / "build")
    register = tiny / "content" / "registers" / "topics.yaml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("[transparency]", "[transparency]\n    cues: [glass house]"), encoding="utf-8")
    build(tiny)
    assert digests(tiny / "build") == before


def test_second_build_writes_nothing(tiny: Path) -> None:
    first = build(tiny)
    assert first["written"] == first["pages"] > 40
    before = {path: path.stat().st_mtime_ns for path in (tiny / "build").rglob("*")}
    second = build(tiny)
    assert (second["written"], second["deleted"], second["kept"]) == (0, 0, first["pages"])
    assert {path: path.stat().st_mtime_ns for path in (tiny / "build").rglob("*")} == before


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "1000000000"},
    ],
)
def test_other_surroundings_give_the_same_bytes(tiny: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    build(tiny, PYTHONHASHSEED="0", TZ="UTC")
    other = tmp_path / "Ordner mit ümlaut" / "deep"
    # Files arrive in another order and with other times.
    for path in sorted((tiny / "content").rglob("*.*"), reverse=True):
        target = other / path.relative_to(tiny)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    build(other, **environment)
    assert digests(other / "build") == digests(tiny / "build")


def edits() -> list[Callable[[Path, random.Random], None]]:
    """What people do to a site between two builds; each leaves it without errors."""

    def body(root: Path, dice: random.Random) -> None:
        path = root / "content/documents/second.md"
        path.write_text(path.read_text() + f"\nNoch ein Satz {dice.random()}.\n")

    def add_entry(root: Path, dice: random.Random) -> None:
        add(root, f"extra-{dice.randrange(3)}", GOOD, f"See [[first]]. {dice.random()}")

    def delete_entry(root: Path, dice: random.Random) -> None:
        (root / f"content/documents/extra-{dice.randrange(3)}.md").unlink(missing_ok=True)

    def retag(root: Path, dice: random.Random) -> None:
        add(root, "extra-0", GOOD.replace("openness", dice.choice(["thought", "silence", "transparency"])))

    def rename_topic(root: Path, dice: random.Random) -> None:
        path = root / "content/registers/topics.yaml"
        path.write_text(path.read_text().replace("label: Openness", "label: Open"))

    def switch_draft(root: Path, dice: random.Random) -> None:
        path = root / "content/documents/secret-draft.md"
        text = path.read_text()
        path.write_text(
            text.replace("draft: true\n", "") if "draft" in text else text.replace("---\nN", "draft: true\n---\nN")
        )

    def template(root: Path, dice: random.Random) -> None:
        path = root / "templates/changes.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{{% extends 'base.html' %}}{{% block main %}}<h1>{dice.random()}</h1>{{% endblock %}}")

    def asset(root: Path, dice: random.Random) -> None:
        path = root / "assets/css/site.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"body {{ order: {dice.randrange(99)} }}")

    def title(root: Path, dice: random.Random) -> None:
        path = root / "content/site.yaml"
        lines = path.read_text().splitlines()[1:]
        path.write_text("\n".join([f"title: Tiny {dice.randrange(99)}", *lines]) + "\n")

    return [body, add_entry, delete_entry, retag, rename_topic, switch_draft, template, asset, title]


def built(root: Path, output: Path) -> Result:
    from datetime import date

    result = build_here(Options(root, output, date(2026, 1, 5)))
    assert not result.failed, result.diagnostics
    return result


def test_incremental_equals_clean_after_each_edit(tiny: Path, tmp_path: Path) -> None:
    """A dozen plain edits; test_walk has hundreds of all kinds."""
    dice = random.Random(0)
    built(tiny, tiny / "build")
    for step in range(12):
        dice.choice(edits())(tiny, dice)
        built(tiny, tiny / "build")
        built(tiny, tmp_path / f"clean-{step}")
        assert digests(tiny / "build") == digests(tmp_path / f"clean-{step}")


def test_one_edit_says_why_each_page_is_written_and_leaves_the_others(tiny: Path) -> None:
    build(tiny)
    path = tiny / "content/documents/second.md"
    path.write_text(path.read_text().replace("Das Jahr ist erschlossen.", "Das Jahr ist vermutet."))
    done = sitegen("build", "--explain", root=tiny)
    lines = [line for line in done.stdout.splitlines() if line.startswith("write")]
    written = {line.split()[1].rstrip(":") for line in lines}
    assert "documents/second/index.html" in written
    assert "annotations/doubt/index.html" in written
    assert not {name for name in written if name.startswith(("topics/", "people/", "documents/first"))}
    # Pieces of the index of the search have other names for other words.
    others = [line for line in lines if " pagefind/" not in line]
    assert all(": changed: " in line or ": its content changed" in line for line in others), others


def test_page_changed_or_removed_by_hand_is_made_again(tiny: Path) -> None:
    build(tiny)
    good = digests(tiny / "build")
    (tiny / "build/index.html").write_text("defaced")
    (tiny / "build/timeline/index.html").unlink()
    assert build(tiny)["written"] == 2
    assert digests(tiny / "build") == good


def test_lost_or_damaged_cache_changes_nothing(tiny: Path) -> None:
    build(tiny)
    good = digests(tiny / "build")
    (kept,) = (tiny / ".sitegen-cache").glob("*/state")
    kept.write_bytes(kept.read_bytes()[:-1])
    done = sitegen("build", root=tiny)
    assert "note: what was kept of earlier builds is damaged" in done.stderr
    assert digests(tiny / "build") == good
    shutil.rmtree(tiny / ".sitegen-cache")
    (tiny / "content/documents/second.md").unlink()
    path = tiny / "content/documents/first.md"
    path.write_text(path.read_text().replace("[[second]]", "it"))
    assert build(tiny)["deleted"] > 0
    assert "documents/second/index.html" in good
    assert "documents/second/index.html" not in digests(tiny / "build")


# Never half, never somebody else's -----------------------------------------------------------------------------------


def test_errors_leave_the_last_good_site_as_it_was(tiny: Path) -> None:
    build(tiny)
    good = digests(tiny / "build")
    add(tiny, "bad", "title: Bad\nyear: 2016\ndate: 2016-02-30")
    add(tiny, "worse", "title: Worse: much\nyear: 2016")
    done = sitegen("build", "--json", root=tiny)
    assert done.returncode == 1
    assert "content/documents/bad.md:4:7: error[bad-date]" in done.stderr
    assert "content/documents/worse.md:2:13: error[yaml-syntax]" in done.stderr
    assert json.loads(done.stdout)["errors"] >= 2
    assert "Traceback" not in done.stderr
    assert digests(tiny / "build") == good


def test_template_fault_leaves_the_last_good_site_and_names_the_line(tiny: Path) -> None:
    build(tiny)
    good = digests(tiny / "build")
    (tiny / "templates").mkdir()
    (tiny / "templates/year.html").write_text(
        "{% extends 'base.html' %}\n{% block main %}\n{{ page.nonsense }}{% endblock %}"
    )
    done = sitegen("build", root=tiny)
    assert done.returncode == 1
    assert "templates/year.html:3:1: error[template]" in done.stderr
    assert digests(tiny / "build") == good


def test_somebody_elses_folder_is_refused(tiny: Path) -> None:
    (tiny / "build").mkdir()
    (tiny / "build/thesis.docx").write_text("years of work")
    done = sitegen("build", root=tiny)
    assert done.returncode == 2
    assert "holds files that sitegen did not write" in done.stderr
    assert digests(tiny / "build") == digests(tiny / "build") and (tiny / "build/thesis.docx").exists()


def test_foreign_file_beside_our_pages_is_never_deleted(tiny: Path) -> None:
    build(tiny)
    (tiny / "build/CNAME").write_text("tiny.example")
    add(tiny, "one-more", GOOD)
    build(tiny, "--clean")
    assert (tiny / "build/CNAME").read_text() == "tiny.example"


def test_second_build_at_the_same_time_says_who_holds_the_lock(tiny: Path) -> None:
    with output.locked(tiny / store.FOLDER):
        done = sitegen("build", root=tiny)
    assert done.returncode == 3
    assert "another build is running here (process " in done.stderr


# Never leaking -------------------------------------------------------------------------------------------------------


def test_drafts_and_entries_of_the_future_stand_nowhere(tiny: Path) -> None:
    add(tiny, "later-entry", GOOD.replace("Another", "Something for later") + "\npublish_on: 2031-05-01")
    build(tiny, SOURCE_DATE_EPOCH="1900000000")  # 17 March 2030
    for path in (tiny / "build").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in (b"secret", b"Not yet", b"Something for later", b"later-entry"):
            assert word not in content and word.decode() not in path.name, path
    build(tiny, SOURCE_DATE_EPOCH="1950000000")  # 17 October 2031
    assert "Something for later" in (tiny / "build/timeline/2016/index.html").read_text()
    build(tiny, "--drafts")
    assert (tiny / "build/documents/secret-draft/index.html").exists()


def test_link_to_a_draft_is_reported_and_shows_no_title(tiny: Path) -> None:
    # Also where every other warning is an error: what waits for its day is right already.
    add(tiny, "linking", GOOD, "See [[secret-draft]].")
    done = sitegen("build", root=tiny)
    assert done.returncode == 0
    assert "warning[link-to-draft]" in done.stderr
    assert "secret" not in (tiny / "build/documents/linking/index.html").read_text()


# The digest ----------------------------------------------------------------------------------------------------------


def listed_on(page: Path) -> set[str]:
    """Ids of the entries in the page's own list; not those under other names of a body, or that only link to it."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for other in tree.css('[id^="as-"], #mentioned'):
        other.decompose()
    links = tree.css(".entries a.entry-title")
    return {(link.attributes["href"] or "").split("/")[-2] for link in links}


def test_entries_stand_where_their_front_matter_says_and_only_there(digest: Path) -> None:
    facets = json.loads((digest / "build/data/facets.json").read_text())
    for facet, folder in (("tags", "topics"), ("department", "departments"), ("year", "timeline")):
        for page in sorted((digest / "build" / folder).glob("*/index.html")):
            if facet == "year" and page.parent.name.endswith("s"):
                continue
            assert listed_on(page) == set(facets[facet].get(page.parent.name, [])), page
    documents = json.loads((digest / "build/data/documents.json").read_text())
    assert len(documents) == len(list((digest / "content/documents").rglob("*.md")))
    for row in documents:
        for facet, terms in (("tags", row["tags"]), ("department", row["department"]), ("year", [str(row["year"])])):
            assert {t for t, ids in facets[facet].items() if row["id"] in ids} == set(terms)


def test_open_vocabularies_need_two_lines_of_settings(tmp_path: Path) -> None:
    (tmp_path / "content/documents").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("title: Digest\nbase_url: https://example.org/\n")
    for number, (tag, department) in enumerate(
        [("Open data", "GSA"), ("open data", "GSA"), ("日本語", "Ministère de l’Économie"), ("A/B & C#?", "GSA")]
    ):
        front = f'title: Entry {number}\nyear: {2010 + number}\ntags: ["{tag}"]\ndepartment: ["{department}"]'
        add(tmp_path, f"entry-{number}", front)
    summary = build(tmp_path)
    assert summary["errors"] == 0 and summary["warnings"] == 1  # two spellings of one topic
    facets = json.loads((tmp_path / "build/data/facets.json").read_text())
    assert {k: len(v) for k, v in facets["tags"].items()} == {"open-data": 2, "日本語": 1, "a-b-c": 1}
    assert set(facets["department"]) == {"gsa", "ministere-de-l-economie"}
    assert (tmp_path / "build/topics/日本語/index.html").exists()


def test_two_entries_that_want_one_address_are_an_error_naming_both(tiny: Path) -> None:
    add(tiny, "Second", GOOD)
    done = sitegen("check", "--format", "json", root=tiny)
    found = [row for row in json.loads(done.stdout) if row["rule"] == "same-address"]
    assert done.returncode == 1
    assert len(found) == 1
    assert {"content/documents/Second.md", "content/documents/second.md"} == {found[0]["path"]} | {
        word for word in found[0]["message"].split() if word.endswith(".md")
    }


def test_wrong_use_is_exit_code_two(tmp_path: Path) -> None:
    assert sitegen("build", root=tmp_path).returncode == 2
    assert sitegen("biuld", root=tmp_path).returncode == 2


def test_new_entry_builds_once_it_is_published(tiny: Path) -> None:
    done = sitegen("new", "A Fine Entry", "--date", "2016-01~", "--tag", "openness", "--department", "tea", root=tiny)
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.strip())
    assert path.name == "a-fine-entry.md"
    assert build(tiny)["documents"] == 2
    assert sitegen("check", root=tiny).returncode == 0
    text = path.read_text().replace("draft: true\n", "")
    path.write_text(text)
    assert sitegen("check", root=tiny).returncode == 1
    text = text.replace('""', '"words"')
    path.write_text(text)
    told = sitegen("check", root=tiny)
    assert (told.returncode, told.stdout.count("[unfinished]")) == (1, 2)
    path.write_text(text.replace("Say in our own words", "It is told").replace("Say who was not", "Nobody else was"))
    assert build(tiny)["documents"] == 3
    assert sitegen("new", "A Fine Entry", "--year", "2016", root=tiny).returncode == 2


def test_withdrawn_entry_leaves_its_reason_and_nothing_else(tiny: Path) -> None:
    path = tiny / "content/documents/first.md"
    withdrawal = "  - {date: 2026-02-01, kind: withdrawal, note: The source was withdrawn.}\naliases:"
    path.write_text(path.read_text().replace("aliases:", withdrawal, 1))
    build(tiny)
    assert "The source was withdrawn." in (tiny / "build/documents/first/index.html").read_text()
    for page in (tiny / "build").rglob("*"):
        if page.is_file() and page.suffix in {".html", ".json", ".csv", ".xml"}:
            text = page.read_text()
            assert "tea is for everyone" not in text, page
            assert "An account with every kind of note" not in text, page


def test_output_where_the_site_is_is_wrong_use(tiny: Path) -> None:
    for folder in ("content/out", "assets", "templates/x"):
        done = sitegen("build", "--output", str(tiny / folder), root=tiny)
        assert done.returncode == 2
        assert "where the site itself is" in done.stderr


@pytest.mark.parametrize("epoch", ["abc", "999999999999999", "1e9"])
def test_nonsense_for_a_day_is_wrong_use(tiny: Path, epoch: str) -> None:
    done = sitegen("check", root=tiny, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_misnamed_template_is_reported(tiny: Path) -> None:
    (tiny / "templates").mkdir()
    (tiny / "templates/pge.html").write_text("x")
    done = sitegen("check", root=tiny)
    assert "templates/pge.html:1:1: error[not-used] no page uses this template" in done.stdout
    assert "did you mean 'page.html'?" in done.stdout


def test_a_facet_cannot_take_a_folder_of_every_digest(tiny: Path) -> None:
    site = tiny / "content/site.yaml"
    site.write_text(site.read_text().replace("  venue:", "  timeline:"))
    done = sitegen("check", root=tiny)
    assert "content/site.yaml:8:3: error[field-taken]" in done.stdout


def test_many_warnings_are_folded_in_a_build(tmp_path: Path) -> None:
    (tmp_path / "content/documents").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("title: D\nbase_url: https://example.org/\n")
    for number in range(30):
        add(tmp_path, f"e{number}", f"title: E {number}\nyear: 2016\nforeign: x")
    done = sitegen("build", root=tmp_path)
    assert done.stderr.count("warning[unknown-key]") == 20
    assert "and 10 more warnings of [unknown-key]" in done.stderr
    assert sitegen("check", root=tmp_path).stdout.count("warning[unknown-key]") == 30
