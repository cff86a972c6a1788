"""The pipeline and the command line in this process: what a build keeps, drops and says. Promises of whole runs are in
test_site."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import structs
from sites import TINY, copy_of, digests

from sitegen import output, source, store
from sitegen.build import Memory, Options, build, check, compose
from sitegen.cli import main
from sitegen.diagnostics import Severity
from sitegen.listing import listing_of
from sitegen.model import Source
from sitegen.preview.server import Rebuild

DAY = date(2026, 1, 5)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_of(TINY, tmp_path / "tiny")


def options(root: Path, **more: bool) -> Options:
    return Options(root, root / "build", DAY, **more)


def add(root: Path, name: str, front: str, body: str = "Text.") -> Path:
    path = root / "content" / "documents" / f"{name}.md"
    path.write_text(f"---\ntitle: T\nsummary: s\nyear: 2016\ntags: [openness]\ndepartment: [tea]\n{front}---\n{body}\n")
    return path


def run(root: Path, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], env=environment, catch_exceptions=False)


def paths(root: Path, **more: bool) -> set[str]:
    composed = compose(options(root, **more))
    assert not composed.failed, composed.diagnostics
    return set(composed.targets())


def test_a_style_sheet_that_keeps_its_name_is_written_alone(tiny: Path) -> None:
    """As in a preview, where open pages swap it; a site for readers gets it under a new name, on every page."""
    style = tiny / "assets/css/site.css"
    style.parent.mkdir(parents=True)
    for renamed in (False, True, False):
        asked = options(tiny, renamed=renamed)
        style.write_text("p { color: red }")
        build(asked)
        style.write_text("p { color: blue }")
        result = build(asked)
        assert (result.written == ("assets/css/site.css",)) is not renamed
        page = (tiny / "build/index.html").read_text("utf-8")
        assert ('"assets/css/site.css"' in page) is not renamed
        assert "index.html" in result.written or not renamed


def test_notes_of_a_draft_are_marked_in_every_list(tiny: Path) -> None:
    notes = "Two pots, no cups.\n\n/// figure | Two pots\n    value: 2\n///\n\n/// context | no cups\nThey broke.\n///"
    add(tiny, "new", "draft: true\n", notes)
    build(options(tiny, drafts=True))
    for kind in ("figure", "context"):
        page = (tiny / f"build/annotations/{kind}/index.html").read_text("utf-8")
        assert re.search(r'documents/new/[^>]*>T</a> <span class="flag">Draft</span>', page), kind
        assert page.count("Draft") == 1


def test_composing_writes_nothing(tiny: Path) -> None:
    before = sorted(tiny.rglob("*"))
    composed = compose(options(tiny))
    assert set(composed.state.small.published) == {"first", "second"}
    every = composed.targets()
    assert {"index.html", "data/facets.csv"} <= set(every)
    assert {".nojekyll", "robots.txt", "sitemap.xml"} <= set(composed.plain(every))
    assert sorted(tiny.rglob("*")) == before


def test_drafts_and_entries_of_another_day_are_left_out(tiny: Path) -> None:
    add(tiny, "draft", "draft: true\n")
    add(tiny, "later", "publish_on: 2026-01-06\n")
    add(tiny, "today", "publish_on: 2026-01-05\n")
    here = {f"documents/{name}/index.html" for name in ("draft", "later", "today")}
    assert paths(tiny) & here == {"documents/today/index.html"}
    assert paths(tiny, drafts=True) & here == here


def test_content_with_an_error_makes_no_page(tiny: Path) -> None:
    add(tiny, "bad", "date: 2016-02-30\n")
    assert compose(options(tiny)).failed
    result = build(options(tiny))
    assert result.failed
    assert (result.pages, result.written, result.kept, result.deleted) == (0, (), 0, ())
    assert not (tiny / "build").exists()


def test_an_error_in_a_draft_stops_nobody(tiny: Path) -> None:
    add(tiny, "bad", "date: 2016-02-30\ndraft: true\n")
    assert not compose(options(tiny)).failed


def test_a_draft_by_another_word_is_one(tiny: Path) -> None:
    add(tiny, "begun", "draft: yes\ntopic: tea\n")
    result = build(options(tiny, strict=True))
    assert not result.failed
    told = {item.rule for item in result.diagnostics if item.span.path.endswith("begun.md")}
    assert {"wrong-type", "unknown-key"} <= told
    assert not (tiny / "build/documents/begun").exists()


@pytest.mark.parametrize("lost", ["title: T\n", "year: 2016\n"])
@pytest.mark.parametrize("drafts", [False, True])
def test_a_draft_that_is_no_entry_yet_stops_nobody(tiny: Path, lost: str, drafts: bool) -> None:
    path = add(tiny, "begun", "draft: true\n")
    path.write_text(path.read_text().replace(lost, ""))
    for _ in range(2):
        result = build(options(tiny, drafts=drafts, strict=True))
        told = [item for item in result.diagnostics if item.span.path.endswith("begun.md")]
        assert {(item.rule, item.severity) for item in told} == {("missing-field", Severity.WARNING)}
        assert not result.failed and result.outputs
    assert not (tiny / "build/documents/begun").exists()
    path.write_text(path.read_text().replace("draft: true\n", ""))
    assert build(options(tiny, drafts=drafts)).failed


def test_warnings_are_errors_when_asked(tiny: Path) -> None:
    site = tiny / "content/site.yaml"
    site.write_text(site.read_text().replace("strict: true\n", ""))
    add(tiny, "odd", "layout: post\n")
    assert not compose(options(tiny)).failed
    assert compose(options(tiny, strict=True)).failed
    site.write_text(site.read_text() + "strict: true\n")
    assert compose(options(tiny)).failed


def test_checking_looks_at_templates_too(tiny: Path) -> None:
    assert check(options(tiny)).diagnostics == ()
    (tiny / "templates").mkdir()
    (tiny / "templates/year.html").write_text("\n{{ page.nonsense }}")
    (problem,) = check(options(tiny)).diagnostics
    assert (str(problem.span), problem.rule) == ("templates/year.html:2:1", "template")
    result = build(options(tiny))
    assert result.failed
    assert not (tiny / "build/index.html").exists()


class Calls:
    """Looks on at a function of the program: `paths` holds the path of the first argument of each call."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.paths: list[str] = []
        module, _, function = name.rpartition(".")
        self._real = getattr(sys.modules[module], function)
        monkeypatch.setattr(name, self)

    def __call__(self, first: Source, *more: object, **named: object) -> object:
        self.paths.append(first.path)
        return self._real(first, *more, **named)

    def taken(self) -> list[str]:
        """The paths since the last time, in order."""
        taken, self.paths = sorted(self.paths), []
        return taken


@pytest.mark.parametrize("kept", ["in memory", "on disk"])
def test_a_file_is_parsed_once_while_it_stays_the_same(tiny: Path, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    entries = Calls(monkeypatch, "sitegen.composing.parse_source")
    pages = Calls(monkeypatch, "sitegen.intake.parse_page")
    registers = Calls(monkeypatch, "sitegen.intake.read_config")
    memory = Memory()

    def parsed() -> tuple[list[str], list[str], list[str]]:
        assert not build(options(tiny), memory if kept == "in memory" else None).failed
        return entries.taken(), pages.taken(), registers.taken()

    everything = parsed()
    all_entries = [f"content/documents/{name}.md" for name in ("first", "second", "secret-draft")]
    assert everything[0] == all_entries
    assert len(everything[1]) == len(set(everything[1])) > 1
    assert everything[2] == ["content/site.yaml"]
    assert parsed() == ([], [], [])
    path = tiny / "content/documents/second.md"
    path.write_text(path.read_text() + "\nMore.\n")
    assert parsed() == (["content/documents/second.md"], [], [])
    path.touch()
    assert parsed() == ([], [], [])
    # What every text is marked up with.
    glossary = tiny / "content/registers/glossary.yaml"
    glossary.write_text("glossary: [{term: XYZ, expansion: Some words}]\n")
    assert parsed() == (all_entries, everything[1], [])


def test_progress_is_told(tiny: Path) -> None:
    told: list[tuple[str, int, int]] = []
    result = build(options(tiny), progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "reading"] == [("reading", n, 3) for n in (1, 2, 3)]
    assert told[-1] == ("writing", len(result.written), len(result.written))


def test_a_page_may_take_the_place_of_a_folder_and_back(tiny: Path) -> None:
    alias = add(tiny, "a", "aliases: [old.html]\n")
    build(options(tiny))
    assert (tiny / "build/old.html").is_file()
    alias.write_text(alias.read_text().replace("old.html", "old.html/x/"))
    result = build(options(tiny))
    assert result.deleted == ("old.html",)
    assert (tiny / "build/old.html/x/index.html").is_file()
    alias.write_text(alias.read_text().replace("old.html/x/", "old.html"))
    assert build(options(tiny)).deleted == ("old.html/x/index.html",)
    assert (tiny / "build/old.html").is_file()


def test_reasons_and_counts_of_a_second_build(tiny: Path) -> None:
    first = build(options(tiny))
    assert (first.kept, len(first.written)) == (0, first.pages)
    second = build(options(tiny))
    assert (second.kept, second.written, second.notes) == (first.pages, (), ())
    assert {(action.kind, action.reason) for action in second.actions} == {("keep", "nothing changed")}
    again = build(options(tiny, clean=True))
    assert {action.reason for action in again.actions} == {"not known from the last build"}
    assert again.written == ()


def test_every_path_has_one_action_with_a_reason(tiny: Path) -> None:
    for name in ("c", "a", "b"):
        add(tiny, name, "")
    build(options(tiny))
    for name in ("c", "a", "b"):
        (tiny / f"content/documents/{name}.md").unlink()
    # Ours, and gone already: nothing is deleted.
    (tiny / "build/documents/b/index.html").unlink()
    (tiny / "build/theirs.html").write_text("theirs")
    result = build(options(tiny))
    twins = tuple(f"documents/{name}/index.json" for name in "abc")
    assert sorted(result.deleted) == sorted(("documents/a/index.html", "documents/c/index.html", *twins))
    paths = [action.path for action in result.actions]
    assert len(paths) == len(set(paths)) == result.pages + 5
    assert all(action.reason for action in result.actions)
    by_kind = {kind: {a.path for a in result.actions if a.kind == kind} for kind in ("write", "keep", "delete")}
    assert by_kind["delete"] == set(result.deleted)
    assert set(result.written) <= by_kind["write"]
    assert {"index.html", "topics/openness/index.html"} <= by_kind["write"]
    assert "theirs.html" not in paths


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_fault_is_the_same_whichever_process_finds_it(tiny: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr("sitegen.composing.WORTH_A_COPY", 1)
    urls = sorted(path for path in build(options(tiny)).written if re.fullmatch("topics/[^/]*/index.html", path))
    before = digests(tiny / "build")
    (tiny / "templates").mkdir()
    assert len(urls) >= jobs
    for url in urls:
        test = f"page.url == '{url.removesuffix('index.html')}'"
        (tiny / "templates/term.html").write_text(f"\n\n{{% if {test} %}}{{{{ page.nonsense }}}}{{% endif %}}")
        result = build(Options(tiny, tiny / "build", DAY, jobs=jobs))
        assert [(str(item.span), item.rule) for item in result.diagnostics if item.severity == "error"] == [
            ("templates/term.html:3:1", "template")
        ]
        assert digests(tiny / "build") == before


def test_an_entry_without_a_text_is_an_entry(tiny: Path) -> None:
    for name in ("a", "b"):
        add(tiny, name, "", "")
    assert not [item for item in check(options(tiny)).diagnostics if item.severity == "error"]
    assert not build(options(tiny)).failed
    assert not build(options(tiny, clean=True)).failed


def test_another_version_of_the_tool_trusts_nothing(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(options(tiny))
    parsed = Calls(monkeypatch, "sitegen.composing.parse_source")
    monkeypatch.setattr(source, "tool_digest", lambda: "another")
    result = build(options(tiny))
    assert {(action.kind, action.reason) for action in result.actions} == {("write", "not known from the last build")}
    assert (len(parsed.taken()), result.written, result.notes) == (3, (), ())
    assert {action.kind for action in build(options(tiny)).actions} == {"keep"}


# The command line ----------------------------------------------------------------------------------------------------


def test_summary_on_the_console(tiny: Path) -> None:
    done = run(tiny, "build")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith("2 entries, ")
    assert " 0 kept, 0 deleted in " in done.stderr
    assert done.stderr.endswith("(0 errors, 0 warnings)\n")
    (tiny / "content/documents/secret-draft.md").unlink()
    (tiny / "content/documents/second.md").unlink()
    path = tiny / "content/documents/first.md"
    path.write_text(path.read_text().replace("[[second]]", "it"))
    assert run(tiny, "build").stderr.startswith("1 entry, ")


def test_json_and_reasons_do_not_mix(tiny: Path) -> None:
    done = run(tiny, "build", "--json", "--explain")
    summary = json.loads(done.stdout)
    assert set(summary) == {"documents", "pages", "written", "kept", "deleted", "errors", "warnings", "seconds"}
    assert (summary["documents"], summary["errors"], summary["kept"]) == (2, 0, 0)
    assert "write  index.html: new\n" in done.stderr
    assert "keep   index.html: nothing changed\n" in run(tiny, "build", "--explain").stdout


def test_problems_go_where_the_command_says(tiny: Path) -> None:
    add(tiny, "bad", "date: 2016-02-30\n")
    built = run(tiny, "build")
    assert built.exit_code == 1
    assert "content/documents/bad.md:7:7: error[bad-date] " in built.stderr
    assert "1 error, 0 warnings: nothing was built, the last good site is as it was\n" in built.stderr
    checked = run(tiny, "check")
    assert checked.exit_code == 1
    assert checked.stdout.startswith("content/documents/bad.md:7:7: error[bad-date] ")
    assert "7 | date: 2016-02-30" in checked.stdout
    told = checked.stderr.splitlines()
    assert (told[0], told[-1]) == ("1 error, 0 warnings", "About a rule: sitegen check --explain bad-date")
    assert json.loads(run(tiny, "check", "--format", "json").stdout)[0]["line"] == 7
    assert run(tiny, "check", "--format", "github").stdout.startswith("::error file=content/documents/bad.md,line=7,")


def test_a_date_is_to_come_until_its_day_is_there_and_again_when_the_clock_goes_back(tiny: Path) -> None:
    add(tiny, "early", "added: 2026-01-07\n")
    memory = Memory()

    def ahead(day: date) -> list[tuple[str, str]]:
        asked = structs.replace(options(tiny), today=day)
        results = [build(asked, memory), build(asked), build(structs.replace(asked, clean=True))]
        told = [[i for i in r.diagnostics if i.rule == "date-ahead"] for r in results]
        assert told[0] == told[1] == told[2]
        return [(str(item.span), item.severity) for item in told[0]]

    place = "content/documents/early.md:7:8"
    assert ahead(date(2026, 1, 6)) == ahead(date(2026, 1, 6)) == [(place, "warning")]
    assert ahead(date(2026, 1, 7)) == []
    assert ahead(date(2026, 1, 6)) == [(place, "warning")]
    (tiny / "content/documents/early.md").unlink()
    assert ahead(date(2026, 1, 6)) == []


def test_what_is_published_later_may_have_been_added_then(tiny: Path) -> None:
    add(tiny, "later", "publish_on: 2026-02-01\nadded: 2026-02-01\n")
    assert check(options(tiny)).diagnostics == ()


def test_the_day_may_be_set_from_outside(tiny: Path) -> None:
    add(tiny, "later", "publish_on: 2030-05-01\n")
    assert json.loads(run(tiny, "build", "--json", SOURCE_DATE_EPOCH="1900000000").stdout)["documents"] == 2
    assert json.loads(run(tiny, "build", "--json", SOURCE_DATE_EPOCH="1950000000").stdout)["documents"] == 3


def test_wrong_use_and_faults_of_the_system(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / "empty", "build")
    assert (done.exit_code, "there is no folder content/" in done.stderr) == (2, True)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine")
    done = run(tiny, "build", "--output", str(foreign))
    assert (done.exit_code, "did not write" in done.stderr) == (2, True)
    with output.locked(tiny / store.FOLDER):
        done = run(tiny, "build")
    assert (done.exit_code, done.stderr.startswith("Error: another build is running here")) == (3, True)


def test_a_new_entry_is_a_draft_unless_said(tiny: Path) -> None:
    done = run(tiny, "new", "Fresh Thing", "--year", "2016", "--tag", "openness", SOURCE_DATE_EPOCH="1900000000")
    path = Path(done.stdout.strip())
    assert path == tiny / "content/documents/fresh-thing.md"
    text = path.read_text()
    assert "draft: true" in text
    assert "added: 2030-03-17" in text
    assert run(tiny, "new", "Fresh Thing", "--year", "2016").exit_code == 2
    out = run(tiny, "new", "other", "--date", "2016-01", "--publish")
    assert "draft: true" not in Path(out.stdout.strip()).read_text()
    wrong = run(tiny, "new", "wrong", "--date", "soon")
    assert (wrong.exit_code, wrong.stderr.startswith("Error: ")) == (2, True)


def test_long_work_is_counted_on_a_terminal(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hours = itertools.count(0, 3600)
    monkeypatch.setattr("sitegen.console.time.monotonic", lambda: next(hours))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(SystemExit) as ended:
        main(["build", "--root", str(tiny)])
    assert ended.value.code == 0
    shown = capsys.readouterr().err
    assert "reading 1 of 3" in shown
    assert "writing " in shown


class Looks:
    """Counts the passes over the sources and over the output."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts = {"sitegen.composing.listing_of": 0, "sitegen.composing.output.stamps": 0}
        for name in self.counts:
            self._watch(monkeypatch, name)

    def _watch(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        real = listing_of if name.endswith("listing_of") else output.stamps

        def look(*arguments: object) -> object:
            self.counts[name] += 1
            return real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(name, look)

    def taken(self) -> tuple[int, ...]:
        """The passes since the last time."""
        counts = tuple(self.counts.values())
        self.counts = dict.fromkeys(self.counts, 0)
        return counts


def test_with_a_memory_only_what_was_saved_is_looked_at(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks, memory, extra = Looks(monkeypatch), Memory(), add(tiny, "extra", "")
    about = tiny / "content/pages/about.md"
    build(options(tiny), memory)
    looks.taken()
    extra.write_text(extra.read_text() + "\nNoch ein Satz.\n")
    result = build(options(tiny), memory, saved=frozenset({str(extra)}))
    assert result.partial and "documents/extra/index.html" in result.written and looks.taken() == (0, 0)
    # A page of another kind, and an edit that brings other pages, are no matter.
    about.write_text(about.read_text() + "\nNoch einer.\n")
    assert build(options(tiny), memory, saved=frozenset({str(about)})).written == ("about/index.html",)
    extra.write_text(extra.read_text().replace("tags: [", "tags: [thought, "))
    assert build(options(tiny), memory, saved=frozenset({str(extra)})).partial
    looks.taken()
    assert not build(options(tiny), memory).written
    assert digests(tiny / "build") == digests_of_a_clean_build(tiny)


def digests_of_a_clean_build(root: Path) -> dict[str, str]:
    clean = copy_of(root, root.with_name("clean"))
    build(options(clean))
    return digests(clean / "build")


@pytest.mark.parametrize("change", ["new", "gone", "renamed", "many"])
def test_what_was_saved_is_not_always_enough(tiny: Path, change: str) -> None:
    memory, extra = Memory(), add(tiny, "extra", "")
    other = extra.with_name("other.md")
    build(options(tiny), memory)
    saved = {str(extra), str(other)}
    if change == "renamed":
        extra.rename(other)
    elif change == "gone":
        extra.unlink()
        saved = {str(extra)}
    elif change == "new":
        add(tiny, "other", "")
    else:
        add(tiny, "extra", "", "Other text.")
        saved = {str(extra.with_name(f"{number}.md")) for number in range(99)}
    result = build(options(tiny), memory, saved=frozenset(saved))
    assert not result.partial
    assert digests(tiny / "build") == digests_of_a_clean_build(tiny)


def test_a_memory_of_a_failed_build_is_no_worse(tiny: Path) -> None:
    memory, first = Memory(), tiny / "content/documents/first.md"
    build(options(tiny), memory)
    good = first.read_text()
    first.write_text(good.replace("title:", "titel:"))
    assert build(options(tiny), memory, saved=frozenset({str(first)})).failed
    first.write_text(good + "\nNoch ein Satz.\n")
    result = build(options(tiny), memory, saved=frozenset({str(first)}))
    assert not result.failed and "documents/first/index.html" in result.written
    assert digests(tiny / "build") == digests_of_a_clean_build(tiny)


def test_what_was_said_of_templates_is_forgotten_when_one_of_them_cannot_be_read(tiny: Path) -> None:
    templates = tiny / "templates"
    templates.mkdir()
    (templates / "nobody-uses.html").write_text("Words.")
    assert [d.rule for d in build(options(tiny)).diagnostics] == ["not-used"]
    (templates / "document.html").write_text("{% extends 'base.html' %}{{ page.title }\n")
    said = build(options(tiny)).diagnostics
    assert [d.rule for d in said] == ["template"]
    assert said == build(options(tiny, clean=True)).diagnostics


def test_a_site_that_was_brought_back_from_a_copy_is_known_again(tiny: Path) -> None:
    build(options(tiny))
    copy = tiny.with_name("copy")
    shutil.copytree(tiny, copy)
    for path in (copy / "build").rglob("*.html"):
        os.utime(path, (1, 1))
    # The state of another folder is another one, so the copy takes the place of the first.
    shutil.rmtree(tiny)
    copy.rename(tiny)
    page = tiny / "build/documents/first/index.html"
    page.write_text(page.read_text().replace("first", "fifth"))
    result = build(options(tiny))
    assert dict(result.reasons) == {"documents/first/index.html": "its file was changed by something else"}
    assert build(options(tiny)).reasons == {}
    assert digests(tiny / "build") == digests_of_a_clean_build(tiny)


def test_the_preview_tells_the_builder_what_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny, partial = copy_of(TINY, tmp_path / "tiny", search=True), []

    def serve(*, rebuild: Rebuild, **_: object) -> None:
        extra = add(tiny, "extra", "")
        partial.append(rebuild(None).partial)
        add(tiny, "extra", "", "Other text.")
        outcome = rebuild(frozenset({str(extra)}))
        partial.append(outcome.partial)
        assert "documents/extra/index.html" in outcome.changed
        # The index of the search is made when everything is looked at, and taken up when it is there.
        waits = rebuild(None).waits
        assert waits is not None
        waits()
        after = rebuild(frozenset())
        assert (after.report, after.changed, after.waits) == ("The search is up to date.", (), None)
        assert after.partial and not rebuild(None).partial

    monkeypatch.setattr("sitegen.preview.server.serve", serve)
    assert run(tiny, "serve").exit_code == 0
    assert partial == [False, True]
    assert list((tiny / ".sitegen-cache/preview/pagefind").iterdir())
