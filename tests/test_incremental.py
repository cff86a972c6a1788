"""Which pages an edit touches: those that show what was changed, however large the site is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from sites import digests

from sitegen.build import Memory, Options, Result, build

DAY = date(2026, 1, 5)
TOPICS = ("alpha", "beta", "gamma", "delta")
REGISTERS = {
    "site.yaml": "title: A digest\nbase_url: https://example.org/digest/\nfeed_size: 5\n",
    "registers/topics.yaml": "topics:\n" + "".join(f"- {{id: {t}, label: The {t} topic}}\n" for t in TOPICS),
    "registers/departments.yaml": "departments:\n"
    "- {id: tea, names: [{name: Ministry of Tea}]}\n- {id: pies, names: [{name: Ministry of Pies}]}\n",
    "registers/people.yaml": "people:\n- {id: jane, name: Jane Zebra}\n- {id: kim, name: Kim Okapi}\n",
    "pages/about.md": "---\ntitle: About us\n---\nWritten by [[jane]].\n",
}


def name_of(number: int) -> str:
    return f"e{number:03}"


START = date(2015, 1, 1)


def entry(number: int, start: date = START) -> str:
    day = start + timedelta(days=11 * number)
    people = {3: "[jane]", 5: "[jane, kim]"}.get(number % 40, "[]")
    return (
        f"---\ntitle: Entry {number} here\nsummary: About {number}.\nyear: {day.year}\ndate: {day}\n"
        f"tags: [{TOPICS[number % 4]}]\ndepartment: [{'tea' if number % 3 else 'pies'}]\npeople: {people}\n---\n"
        f"Words of {number}, and [[{name_of(number - number % 10)}]].\n"
    )


class Ground:
    """A site on disk that is built again and again; `made` are the views and data files of the last build."""

    def __init__(self, root: Path, size: int, monkeypatch: pytest.MonkeyPatch, start: date = START) -> None:
        self.root, self.made, self.parsed = root, set[str](), list[str]()
        self.memory: Memory | None = None
        files = {**REGISTERS, **{f"documents/{name_of(n)}.md": entry(n, start) for n in range(size)}}
        for name, text in files.items():
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self._watch(monkeypatch, "sitegen.making.make_view", lambda _, target, *__: self.made.add(target.path))
        self._watch(monkeypatch, "sitegen.making.data_file", lambda _, path, __: self.made.add(path))
        self._watch(monkeypatch, "sitegen.composing.parse_source", lambda source, _: self.parsed.append(source.path))

    def _watch(self, monkeypatch: pytest.MonkeyPatch, name: str, note: Callable[..., object]) -> None:
        module, _, function = name.rpartition(".")
        real = getattr(sys.modules[module], function)

        def noted(*arguments: object) -> object:
            note(*arguments)
            return real(*arguments)

        monkeypatch.setattr(name, noted)

    def build(self) -> Result:
        self.made.clear()
        self.parsed.clear()
        # In this process only, so that every call is seen.
        result = build(Options(self.root, self.root / "build", DAY, jobs=1), self.memory)
        assert not result.failed, result.diagnostics
        return result

    def edit(self, name: str, old: str, new: str) -> set[str]:
        """Change a text, build, and return what was written: exactly the files that are other files now."""
        path = self.root / "content" / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        return self.must_write_what_changed()

    def must_write_what_changed(self) -> set[str]:
        before = digests(self.root / "build")
        result = self.build()
        after = digests(self.root / "build")
        for files in (before, after):
            del files[".sitegen-manifest"]
        assert set(result.deleted) == before.keys() - after.keys()
        written = set(result.written)
        assert written == {path for path in after if before.get(path) != after[path]}
        assert len(result.written) == len(written)
        return written

    def with_text(self, *texts: str) -> set[str]:
        """The files of the output that hold one of the texts."""
        output = self.root / "build"
        paths = [
            path
            for path in output.rglob("*")
            if path.is_file() and path.suffix in {".html", ".xml", ".json", ".csv", ".sqlite", ".bib", ".ris"}
        ]
        return {
            path.relative_to(output).as_posix()
            for path in paths
            if any(text.encode() in path.read_bytes() for text in texts)
        }


@pytest.fixture(params=["in memory", "on disk"])
def ground(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    made = Ground(tmp_path / "site", 24, monkeypatch)
    made.memory = Memory() if request.param == "in memory" else None
    made.build()
    return made


def pages_of(names: Iterable[str]) -> set[str]:
    return {f"{name}/index.html" for name in names}


DOCUMENTS = {"data/documents.json", "data/documents.csv", "data/digest.sqlite"}
SUMS = {"data/datapackage.json", "data/index.html"}
"""What tells how large the data files are: it changes when one of these does."""


def test_nothing_is_made_when_nothing_changed(ground: Ground) -> None:
    assert ground.must_write_what_changed() == set()
    assert (ground.made, ground.parsed) == (set(), [])


def test_a_body_shows_on_its_page_and_in_its_twin_alone(ground: Ground) -> None:
    page, twin = "documents/e007/index.html", "documents/e007/index.json"
    assert ground.edit("documents/e007.md", "Words of 7", "Terms of 7") == {page, twin}
    assert ground.parsed == ["content/documents/e007.md"]
    # The data files are looked at: they show bodies of annotations.
    assert page in ground.made <= {page, *DOCUMENTS, "data/annotations.json", "data/annotations.csv"}
    assert ground.edit("documents/e007.md", "Terms", "More terms") == {page, twin, *DOCUMENTS, "data/datapackage.json"}


def test_a_title_shows_wherever_the_entry_is_listed(ground: Ground) -> None:
    shown = ground.with_text("Entry 10 here")
    assert shown >= pages_of(["documents/e009", "documents/e011", "topics/gamma", "departments/tea", "timeline/2015"])
    assert shown >= {"documents/e010/index.html", "documents/e013/index.html", *DOCUMENTS}
    assert ground.edit("documents/e010.md", "Entry 10 here", "Entry 10 there") - SUMS == shown
    assert len(ground.made - shown - SUMS) <= 4


def test_a_tag_touches_the_lists_that_it_leaves_and_joins(ground: Ground) -> None:
    written = ground.edit("documents/e010.md", "tags: [gamma]", "tags: [delta]")
    own = {"documents/e010/index.html", "data/facets.json", "data/facets.csv", *DOCUMENTS}
    assert written >= {*own, *pages_of(["topics", "topics/gamma", "topics/delta"]), "topics/delta/feed.xml"}
    others = {f"topics/{name}/{file}" for name in ("alpha", "beta") for file in ("index.html", "feed.xml")}
    assert not written & others
    assert not written & pages_of(["changes", "about", "people/jane"])
    # Entries of other topics show it only if they show its card, which names its topics.
    cards = ground.with_text("Entry 10 here")
    entries = {path for path in written if path.startswith("documents/")}
    carrying = pages_of(f"documents/{name_of(n)}" for n in range(24) if n % 4 in {2, 3})
    assert entries <= cards | carrying


@pytest.mark.parametrize(
    ("register", "old", "new"),
    [
        ("people", "Jane Zebra", "Jane Smith"),
        ("topics", "The beta topic", "The second topic"),
        ("departments", "Ministry of Pies", "Ministry of Cakes"),
    ],
)
def test_a_name_of_a_register_shows_on_the_pages_that_name_it(
    ground: Ground, register: str, old: str, new: str
) -> None:
    shown = ground.with_text(old)
    assert 4 < len(shown) < len(digests(ground.root / "build"))
    assert ground.edit(f"registers/{register}.yaml", old, new) - SUMS == shown
    assert ground.with_text(old) == set()
    assert ground.parsed == []


def test_a_term_that_nobody_names_touches_its_own_pages(ground: Ground) -> None:
    written = ground.edit("registers/people.yaml", "Kim Okapi}", "Kim Okapi}\n- {id: lee, name: Lee Tapir}")
    assert written == {*pages_of(["people", "people/lee", "coverage"]), "sitemap.xml"}
    assert written >= ground.with_text("Lee Tapir")


def test_a_new_entry_touches_its_neighbours_and_its_lists(ground: Ground) -> None:
    (ground.root / "content/documents/new.md").write_text(entry(12).replace("Entry 12 here", "A newcomer"))
    written = ground.must_write_what_changed()
    assert written >= ground.with_text("A newcomer")
    assert written >= {*pages_of(["documents/e011", "documents/e012", "topics/alpha"]), "sitemap.xml"}
    assert not written & {f"topics/{name}/{file}" for name in TOPICS[1:] for file in ("index.html", "feed.xml")}
    (ground.root / "content/documents/new.md").unlink()
    again = ground.must_write_what_changed()
    assert again == written - {"documents/new/index.html", "documents/new/index.json"}


def test_an_overview_shows_on_its_page_alone(ground: Ground) -> None:
    path = ground.root / "content/topics/beta.md"
    path.parent.mkdir()
    path.write_text("An overview.\n")
    assert ground.must_write_what_changed() == {"topics/beta/index.html"}


def test_a_setting_that_stands_on_every_page_touches_every_page(ground: Ground) -> None:
    written = ground.edit("site.yaml", "title: A digest", "title: Another digest")
    assert written >= {path for path in digests(ground.root / "build") if path.endswith("index.html")}


def test_a_template_touches_the_pages_that_draw_it_in(ground: Ground) -> None:
    (ground.root / "templates").mkdir()
    (ground.root / "templates/year.html").write_text("<!doctype html>{{ page.title }}")
    written = ground.must_write_what_changed()
    assert written == {
        path for path in digests(ground.root / "build") if path.startswith("timeline/2") and ".html" in path
    }
    assert ground.made == written


def test_an_error_in_between_loses_nothing(ground: Ground) -> None:
    path = ground.root / "content/documents/e010.md"
    good = path.read_text()
    shown = ground.with_text("Entry 10 here")
    path.write_text(good.replace("Entry 10 here", "Entry 10 there"))
    other = ground.root / "content/documents/e011.md"
    text = other.read_text()
    other.write_text(text.replace("date: ", "date: x"))
    options = Options(ground.root, ground.root / "build", DAY, jobs=1)
    assert build(options, ground.memory).failed
    other.write_text(text)
    assert ground.must_write_what_changed() - SUMS == shown


# However large the site is -------------------------------------------------------------------------------------------


def work_of(ground: Ground, edits: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Views and data files made, and entries parsed, by edit."""
    counts = {}
    for old, new in edits:
        ground.edit("documents/e007.md", old, new)
        counts[new] = len(ground.made) + 100 * len(ground.parsed)
    return counts


def test_the_work_for_an_edit_does_not_grow_with_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = [("Words of 7", "Terms of 7"), ("Terms of 7", "Many terms of 7"), ("About 7", "On 7"), ("Entry 7", "No 7")]
    counts = {}
    for size in (20, 80, 200):
        with monkeypatch.context() as patched:
            # Each size has two decades, so that all have the same crossings.
            ground = Ground(tmp_path / f"{size}", size, patched, date(2019, 11, 1))
            ground.build()
            counts[size] = work_of(ground, edits)
    assert counts[80] == counts[200]
    assert counts[200]["Terms of 7"] == counts[20]["Terms of 7"] == 101
    # Six data files, their description and their page; in the small site the entry is new enough for the feeds of its
    # topic.
    assert counts[200]["Many terms of 7"] == 109
    assert counts[20]["Many terms of 7"] == 111
