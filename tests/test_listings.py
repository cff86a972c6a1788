"""Lists that are too long for one page: the newest on the main page, all of them by year at addresses that last."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import entry as front
from helpers import site
from hypothesis import given
from hypothesis import strategies as st
from sites import digests

from sitegen.build import Options, build
from sitegen.config import NO_LIMIT, SiteConfig
from sitegen.library import Library, Tables, archived
from sitegen.lists import LONG, YEARS, Moves, Posting, Postings
from sitegen.registers import Registers
from sitegen.shelf import Shelf

NAME = "tags/x"
YEAR_OF_ONE = st.integers(2010, 2014)


def library_of(years: Mapping[str, int] | list[int], size: int = 4) -> Library:
    """A library with one list: an entry for each year given, the first being the newest."""
    named = years if isinstance(years, Mapping) else {f"{n:04}": year for n, year in enumerate(years)}
    lists: Shelf[Postings] = Shelf(Postings)
    moves = Moves()
    moves.join((NAME, Posting(name, name, year)) for name, year in named.items())
    moves.apply(lists)
    return Library(Tables(SiteConfig(listing_size=size), Registers(), lists=lists))


def pages(library: Library, size: int) -> dict[tuple[int, int], tuple[str, ...]]:
    """(year, part) -> members, of the whole archive."""
    return {
        (year, part): library.of_year(NAME, year, part, size)
        for year, parts in library.parts(NAME, size)
        for part in range(1, parts + 1)
    }


# Parts ---------------------------------------------------------------------------------------------------------------


def test_parts_are_counted_from_the_oldest() -> None:
    library = library_of([2016] * 5 + [2015])
    assert library.parts(NAME, 2) == ((2015, 1), (2016, 3))
    assert pages(library, 2) == {
        (2015, 1): ("0005",),
        (2016, 1): ("0003", "0004"),
        (2016, 2): ("0001", "0002"),
        (2016, 3): ("0000",),
    }


@pytest.mark.parametrize(("size", "split"), [(5, True), (6, False), (7, False), (NO_LIMIT, False)])
def test_a_list_that_fits_has_no_archive(size: int, split: bool) -> None:
    assert bool(library_of([2016] * 6).parts(NAME, size)) is split


def test_what_is_not_there_is_empty() -> None:
    library = library_of([2016] * 5)
    assert library.of_year(NAME, 2016, 4, 2) == library.of_year(NAME, 1999, 1, 2) == ()
    assert library.of_year("tags/y", 2016, 1, 2) == library.parts("tags/y", 2) == ()


@given(st.lists(YEAR_OF_ONE, max_size=60), st.integers(1, 9))
def test_every_entry_stands_on_one_page_of_the_archive_in_its_order(years: list[int], size: int) -> None:
    library = library_of(years)
    shown = pages(library, size)
    assert bool(shown) == (len(years) > size)
    if shown:
        assert Counter(member for page in shown.values() for member in page) == Counter(library.members(NAME))
    for (year, part), page in shown.items():
        assert 1 <= len(page) <= size
        assert all(years[int(member)] == year for member in page)
        assert page == tuple(sorted(page))
        # All parts are full but the last one, which has the newest.
        assert len(page) == size or (year, part + 1) not in shown
        assert (year, part + 1) not in shown or max(shown[year, part + 1]) < min(page)


@given(st.lists(YEAR_OF_ONE, min_size=1, max_size=60), st.integers(1, 9), YEAR_OF_ONE)
def test_a_new_newest_entry_changes_the_last_part_of_its_year_alone(years: list[int], size: int, year: int) -> None:
    names = {f"{n:04}": of for n, of in enumerate(years, start=1)}
    before, after = pages(library_of(names), size), pages(library_of({"0000": year, **names}), size)
    changed = {at for at in before.keys() | after.keys() if before.get(at) != after.get(at)}
    last = max(part for of, part in after if of == year) if after else 0
    assert changed <= ({(year, last)} if before else after.keys())


@pytest.mark.parametrize("count", [LONG - 1, LONG, LONG + 1, 3 * LONG])
def test_the_years_of_a_long_list_are_counted_beside_it(count: int) -> None:
    years = [2010 + n % 3 for n in range(count)]
    library = library_of(years)
    assert (f"{YEARS}/{NAME}" in library.tables.lists) == (count > LONG)
    for size in (LONG // 2, LONG, 2 * LONG):
        expected = {y: -(-c // size) for y, c in Counter(years).items()} if count > size else {}
        assert dict(library.parts(NAME, size)) == expected


def test_counted_years_go_with_the_list() -> None:
    lists: Shelf[Postings] = Shelf(Postings)
    rows = [(name, Posting(f"{n:04}", str(n), 2010)) for n in range(LONG + 1) for name in (NAME, "@backlink/x")]
    for leave, join, kept in (([], rows, {YEARS}), (rows[:4], [], set()), (rows[4:], rows, {YEARS}), (rows, [], set())):
        moves = Moves()
        moves.leave(leave)
        moves.join(join)
        moves.apply(lists)
        assert {name.partition("/")[0] for name in lists if name.startswith(YEARS)} == kept
        assert f"{YEARS}/@backlink/x" not in lists


# Addresses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("topics/x/2016/index.html", [("topics/x/index.html", "2016", 1), ("topics/x/index.html", "", 2016)]),
        ("timeline/2016/2/index.html", [
            ("timeline/2016/index.html", "2", 1), ("timeline/2016/index.html", "", 2),
            ("timeline/index.html", "2016", 2),
        ]),
        ("topics/x/2016/1/index.html", [("topics/x/2016/index.html", "1", 1)]),
        ("topics/x/02016/index.html", []),
        ("topics/x/index.html", []),
        ("2016/index.html", []),
        ("topics/x/2016.html", []),
    ],
)  # fmt: skip
def test_what_an_address_could_be(path: str, meant: list[tuple[str, str, int]]) -> None:
    assert list(archived(path)) == meant


TOPIC = {"registers/topics.yaml": "topics: [{id: x, label: X}]"}


@pytest.mark.parametrize(
    ("alias", "settings", "taken"),
    [
        ("topics/x/2016/", "", True),
        ("Topics/X/2016/", "", True),
        ("topics/x/2016/2/index.html", "", True),
        ("timeline/2016/2/", "", True),
        ("changes/2016/", "", True),
        ("topics/x/2016/", "listing_size: 0\n", False),
        ("topics/y/2016/", "", False),
        ("topics/x/archive/", "without: [crossings]\n", False),
        ("timeline/2015/", "", False),
        ("timeline/2016/1/", "", False),
        ("topics/x/any-body/", "", True),
        ("a-z/b/", "", True),
        ("a-z/b/", "without: [a-z]\n", False),
        ("Topics/x/2010s/index.html", "", True),
        ("topics/x/any-body/2016/", "", False),
        ("topics/x/any-body.html", "", False),
        ("topics/y/any-body/", "", False),
        ("topics/x/mood/calm/", "", False),
        ("topics/x/mood/calm/", "fields: {mood: {facet: true}}\n", True),
        ("topics/x/mood/calm/", "fields: {mood: {facet: false}}\n", False),
    ],
)
def test_addresses_that_an_archive_or_a_crossing_may_need_are_kept(alias: str, settings: str, taken: bool) -> None:
    config = f"title: A\nbase_url: https://example.org/\n{settings}"
    files = {**TOPIC, "site.yaml": config, "documents/a.md": front(f"tags: [x]\naliases: [{alias}]\n")}
    made = site(files)
    assert made.of_rule("same-address") == ([("content/documents/a.md", 5, 11)] if taken else [])


def test_a_link_may_lead_into_an_archive() -> None:
    files = {f"documents/e{n}.md": front("tags: [x]\n") for n in range(5)}
    links = ("topics/x/2016/", "topics/x/2016/2/", "topics/x/2016/3/", "topics/x/2015/", "timeline/2016/2/")
    files["documents/e0.md"] = front("tags: [x]\n", "".join(f"[a](/{link})\n\n" for link in links))
    config = "title: A\nbase_url: https://example.org/\nlisting_size: 4\n"
    made = site({**TOPIC, "site.yaml": config, **files})
    assert [line for _, line, _ in made.of_rule("broken-link")] == [10, 12]


# Sites ---------------------------------------------------------------------------------------------------------------

SIZE = 4
SITE = {
    "site.yaml": f"title: A digest\nbase_url: https://example.org/\nlisting_size: {SIZE}\nfeed_size: 3\n"
    "fields: {mood: {facet: true}}\n",
    "registers/topics.yaml": "topics:\n- {id: tea, label: Tea}\n- {id: milk, label: Milk}\n",
    "registers/departments.yaml": "departments:\n- id: old\n  names: [{name: Old Ministry}]\n"
    "  end: {date: 2016-01-01}\n"
    "  lineage: [{type: name-change, date: 2016-01-01, to: [new]}]\n- id: new\n  names: [{name: New Ministry}]\n"
    "  start: {date: 2016-01-01}\n",
    "registers/people.yaml": "people:\n- {id: jane, name: Jane Zebra}\n",
    "registers/publishers.yaml": "publishers:\n- {id: gazette, name: The Gazette}\n",
    "topics/tea.md": "All about tea.\n",
    "years/2016.md": "A year of tea.\n",
    "documents/aside.md": "---\ntitle: Aside\nyear: 2012\n---\nAn aside on [[milk]] and [[jane]].\n",
}


def text_of(number: int, day: date, tags: str = "tea", extra: str = "") -> str:
    return (
        f"---\ntitle: Entry {number}\nyear: {day.year}\ndate: {day}\ntags: [{tags}]\n"
        f"department: [{'old' if number % 2 else 'new'}]\npeople: [jane]\nmood: calm\n"
        f"added: {day + timedelta(days=300)}\n"
        f"source: {{publisher: gazette, title: A source, url: 'https://example.org/s'}}\n{extra}---\n"
        f"There were {number} cups. It was said.\n\n"
        f"/// figure | {number} cups\n    value: {number}\n    holder: jane\n///\n"
        "\n/// quote | It was said\n    speaker: jane\n///\n"
    )


def day_of(number: int) -> date:
    return date(2014, 1, 5) + timedelta(days=40 * number)


@dataclass
class Ground:
    """A site on disk that is built again and again."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "build"

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self, output: Path | None = None) -> set[str]:
        """Build, and return what was written. Without warnings of links that lead nowhere."""
        result = build(Options(self.root, output or self.output, date(2026, 1, 5), jobs=1))
        assert not result.failed, result.diagnostics
        assert [d for d in result.diagnostics if d.rule in {"broken-link", "same-address"}] == []
        return set(result.written)

    def as_if_new(self) -> None:
        """A site that is built from nothing is the same."""
        clean = Ground(self.root.parent / "clean")
        shutil.rmtree(clean.root, ignore_errors=True)
        shutil.copytree(self.root / "content", clean.root / "content")
        clean.build()
        assert digests(self.output) == digests(clean.output)

    def page(self, path: str) -> str:
        return (self.output / path / "index.html").read_text(encoding="utf-8")

    def pages(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.output.rglob("*.html")):
            yield path.relative_to(self.output).as_posix(), path.read_text(encoding="utf-8")


def new_ground(root: Path) -> Ground:
    made = Ground(root)
    for name, text in SITE.items():
        made.write(name, text)
    for number in range(30):
        made.write(f"documents/e{number:02}.md", text_of(number, day_of(number)))
    made.build()
    return made


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """For tests that only look."""
    return new_ground(tmp_path_factory.mktemp("ground") / "site")


@pytest.fixture
def own_ground(tmp_path: Path) -> Ground:
    """For tests that change something."""
    return new_ground(tmp_path / "site")


def numbers(page: str) -> list[int]:
    """The entries that a page lists, in order; those of bars and navigation are no entries."""
    return [int(n) for n in re.findall(r'class="entry-title" href="[^"]*documents/e(\d+)/', page)]


def of_year(year: int, start: int = 0) -> list[int]:
    return [n for n in range(29, -1, -1) if day_of(n).year == year][start:]


def test_the_pages_of_a_large_site(ground: Ground) -> None:
    tea = ground.page("topics/tea")
    assert numbers(tea) == [29, 28, 27, 26]
    assert "All about tea." in tea
    assert "The newest 4 of 30 entries." in tea
    assert 'href="../../topics/tea/2016/index.html"' in tea
    filed = of_year(2016)
    assert len(filed) == 9
    assert numbers(ground.page("topics/tea/2016")) == filed[5:]
    assert numbers(ground.page("topics/tea/2016/2")) == filed[1:5]
    assert numbers(ground.page("topics/tea/2016/3")) == filed[:1]
    second = ground.page("topics/tea/2016/2")
    assert "All about tea." not in second
    assert "<title>Tea, 2016, part 2 – A digest</title>" in second
    assert '<link rel="canonical" href="https://example.org/topics/tea/2016/2/">' in second
    assert '<link rel="prev" href="../../../../topics/tea/2016/index.html">' in second
    assert '<link rel="next" href="../../../../topics/tea/2016/3/index.html">' in second
    crumbs = re.sub(
        r"<[^>]+>|\s+", " ", second.partition('class="breadcrumbs')[2].partition("</nav>")[0].partition(">")[2]
    )
    assert crumbs.split() == ["A", "digest", "Topics", "Tea", "2016", "Part", "2"]
    assert "<loc>https://example.org/topics/tea/2016/2/</loc>" in (ground.output / "sitemap.xml").read_text()


@pytest.mark.parametrize("place", ["people/jane", "publishers/gazette", "departments/old", "mood/calm"])
def test_every_kind_of_term_has_an_archive(ground: Ground, place: str) -> None:
    main = numbers(ground.page(place).partition("<h2")[2].partition('id="archive-heading"')[0])
    odd = {"departments/old": 1}.get(place, 0)
    assert main == [n for n in range(29, -1, -1) if not odd or n % 2][:SIZE]
    expected = [n for n in of_year(2016) if not odd or n % 2]
    parts = sorted((ground.output / place / "2016").rglob("index.html"), reverse=True)
    assert [n for part in parts for n in numbers(part.read_text())][: len(expected)] != []
    assert sorted(n for part in parts for n in numbers(part.read_text())) == sorted(expected)


def test_a_year_goes_on_in_parts(ground: Ground) -> None:
    filed, main = of_year(2016), ground.page("timeline/2016")
    assert numbers(main) == filed[5:]
    assert "A year of tea." in main
    assert "9 entries; the first 4 stand here" in main
    assert numbers(ground.page("timeline/2016/2")) == filed[1:5]
    assert "A year of tea." not in ground.page("timeline/2016/2")
    assert not (ground.output / "timeline/2016/1").exists()


def test_the_timeline_leads_to_its_years(ground: Ground) -> None:
    timeline = ground.page("timeline")
    assert numbers(timeline) == []
    assert ">9 entries of 2016</a>" in timeline


def test_a_timeline_without_pages_of_years_is_whole(own_ground: Ground) -> None:
    config = own_ground.root / "content/site.yaml"
    config.write_text(config.read_text() + "without: [years]\n")
    own_ground.build()
    assert numbers(own_ground.page("timeline")) == list(range(29, -1, -1))
    assert not (own_ground.output / "timeline/2016").exists()
    assert (own_ground.output / "topics/tea/2016/2/index.html").exists()


def test_changes_and_annotations_go_on_by_year(ground: Ground) -> None:
    # The year of a change is its own, not that of its entry.
    days = [day_of(n) + timedelta(days=300) for n in range(29, -1, -1)]
    shown = re.findall(r'<time datetime="([-\d]+)"', ground.page("changes"))
    assert shown == [day.isoformat() for day in days[:4]]
    filed = [day.isoformat() for day in days if day.year == 2016]
    parts = [ground.page(f"changes/2016{part}") for part in ("", "/2", "/3")]
    assert [d for page in reversed(parts) for d in re.findall(r'<time datetime="([-\d]+)"', page)] == filed
    for kind in ("figure", "quote"):
        rows = [
            int(n)
            for part in ("/3", "/2", "")
            for n in re.findall(
                r'<a href="[./]*documents/e(\d+)/index.html#', ground.page(f"annotations/{kind}/2016{part}")
            )
        ]
        assert rows == of_year(2016)


def test_no_page_lists_more_than_the_setting_allows(ground: Ground) -> None:
    for path, whole in ground.pages():
        # A picture's numbers have a row for each year or topic, not for each entry.
        page = re.sub(r'<section class="overview-chart".*?</details>', "", whole, flags=re.DOTALL)
        for part in page.split("<h2"):
            assert len(numbers(part)) <= (8 if path == "index.html" else SIZE), path
        assert page.count('class="annotation-row ') <= SIZE or path.startswith("documents/"), path
        assert page.count("<tr>") <= SIZE + 1 or path.startswith(
            ("data/", "documents/", "at-a-glance/", "coverage/")
        ), path


def test_every_link_of_every_page_leads_somewhere(ground: Ground) -> None:
    for path, page in ground.pages():
        if path == "404.html":  # It is served at any depth, so its links begin at the root.
            continue
        for target in re.findall(r'href="([^"#:]+)[#"]', page):
            assert ((ground.output / path).parent / target).resolve().is_file(), (path, target)


def test_every_page_of_an_archive_is_in_the_sitemap_and_can_be_reached(ground: Ground) -> None:
    listed = (ground.output / "sitemap.xml").read_text()
    reached, waiting = set[str](), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or not path.endswith(".html"):
            continue
        reached.add(path)
        text = (ground.output / path).read_text(encoding="utf-8")
        here = (ground.output / path).parent
        targets = {
            (here / t).resolve().relative_to(ground.output.resolve()) for t in re.findall(r'href="([^"#:]+)[#"]', text)
        }
        waiting += [target.as_posix() for target in targets]
    archives = {path for path, _ in ground.pages() if re.search(r"/\d+/index", path)}
    assert len(archives) > 80
    assert archives <= reached
    assert all(f"<loc>https://example.org/{path.removesuffix('index.html')}</loc>" in listed for path in archives)


def test_one_new_entry_writes_the_newest_pages_alone(own_ground: Ground) -> None:
    last = day_of(29)
    assert len(of_year(last.year)) % SIZE, "the last part has room for one more"
    own_ground.write("documents/e30.md", text_of(30, last + timedelta(days=1)))
    written = own_ground.build()
    parts = -(-(len(of_year(last.year)) + 1) // SIZE)
    tail = f"{last.year}/{parts}/" if parts > 1 else f"{last.year}/"
    archives = {path for path in written if re.search(r"/\d+/index", path)}
    places = ("topics/tea", "departments/new", "people/jane", "publishers/gazette", "mood/calm", "annotations/figure")
    even = -(-len([n for n in (*of_year(last.year), 30) if n % 2 == 0]) // SIZE)
    own = {f"{place}/{tail}index.html" for place in places if place != "departments/new"}
    own |= {f"departments/new/{last.year}/{f'{even}/' if even > 1 else ''}index.html"}
    own |= {f"annotations/quote/{tail}index.html", f"timeline/{tail}index.html", f"timeline/{last.year}/index.html"}
    own |= {f"topics/tea/{name}" for name in (f"new/{last.year}/index.html",)}
    changed = {path for path in archives if path.startswith("changes/")}
    assert len(changed) == 1
    assert archives - changed == own
    assert {f"{place}/index.html" for place in places} <= written
    own_ground.as_if_new()


EDITS = {
    "a newer entry": ("documents/e30.md", text_of(30, date(2017, 12, 1))),
    "an entry in the middle": ("documents/e31.md", text_of(31, date(2015, 6, 1))),
    "the first of a year": ("documents/e32.md", text_of(32, date(2011, 6, 1))),
    "another year": ("documents/e05.md", text_of(5, date(2016, 2, 2))),
    "another topic": ("documents/e09.md", text_of(9, day_of(9), "milk")),
    "a draft": ("documents/e12.md", text_of(12, day_of(12), extra="draft: true\n")),
    "gone": ("documents/e13.md", None),
    "a link": ("documents/e14.md", text_of(14, day_of(14)) + "\nSee [[tea]], [[milk]] and [[e02]].\n"),
    "finer": ("site.yaml", SITE["site.yaml"].replace("listing_size: 4", "listing_size: 3")),
    "whole": ("site.yaml", SITE["site.yaml"].replace("listing_size: 4", "listing_size: 0")),
    "and split again": ("site.yaml", SITE["site.yaml"]),
}


def test_whatever_comes_or_goes_the_site_is_as_if_made_anew(own_ground: Ground) -> None:
    for number in (20, 21, 22):
        own_ground.write(f"documents/e{number}.md", text_of(number, day_of(number), "tea, milk"))
    for name, text in EDITS.values():
        if text is None:
            (own_ground.root / "content" / name).unlink()
        else:
            own_ground.write(name, text)
        own_ground.build()
        own_ground.as_if_new()


def test_the_threshold_in_both_directions(own_ground: Ground) -> None:
    for count, split in ((3, False), (4, False), (5, True), (4, False), (6, True)):
        for number in range(30):
            tags = "tea, milk" if number < count else "tea"
            own_ground.write(f"documents/e{number:02}.md", text_of(number, day_of(number), tags))
        own_ground.build()
        assert (own_ground.output / "topics/milk/2014/index.html").exists() is split
        assert ("archive-heading" in own_ground.page("topics/milk")) is split
        assert len(numbers(own_ground.page("topics/milk").partition("<h2")[2])) >= min(count, SIZE)
    own_ground.as_if_new()


def test_what_is_cut_short_says_so(ground: Ground) -> None:
    jane = ground.page("people/jane")
    assert "The newest 4; all of them stand with their entries." in jane
    assert 'Said by or credited to Jane Zebra <span class="count">60' in jane
    assert "Counted in the newest entries only." in jane
    new = ground.page("departments/new")
    assert re.search(r'As Old Ministry <span class="count">15<', new)
    assert re.search(r'All entries: <a href="../../departments/old/index.html">Old Ministry</a>', new)


def test_a_site_without_a_limit_is_whole(own_ground: Ground) -> None:
    own_ground.write("site.yaml", SITE["site.yaml"].replace("listing_size: 4", "listing_size: 0"))
    own_ground.build()
    assert numbers(own_ground.page("topics/tea")) == list(range(29, -1, -1))
    assert [path for path, _ in own_ground.pages() if re.search(r"/\d+/index", path) and "timeline" not in path] == []
