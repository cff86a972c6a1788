from __future__ import annotations

from collections.abc import Callable

import pytest
from helpers import rarely
from hypothesis import given
from hypothesis import strategies as st

from sitegen.fingerprints import changed_fields, view_print
from sitegen.making import Job, jobs
from sitegen.plan import Record, Stamp, must_write
from sitegen.views.parts import Heading, Link
from sitegen.views.targets import Target

STAMP = Stamp(10, 20)
RECORD = Record("YearView", "year.html", "closure", "view", b"", "sha", STAMP)


@pytest.mark.parametrize(
    ("record", "stamp", "closure", "reason"),
    [
        (None, None, "closure", "new"),
        (None, STAMP, "closure", "not known from the last build"),
        (RECORD, None, "closure", "its file is missing"),
        (RECORD, Stamp(10, 21), "closure", "its file was changed by something else"),
        (RECORD, Stamp(11, 20), "closure", "its file was changed by something else"),
        (RECORD, STAMP, "another", "its template changed"),
        (RECORD, None, "another", "its file is missing"),
        (RECORD, STAMP, "closure", ""),
    ],
)
def test_reasons(record: Record | None, stamp: Stamp | None, closure: str, reason: str) -> None:
    assert must_write(record, closure, stamp) == reason


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (Link("A", "a/"), []),
        (Link("B", "a/"), ["label"]),
        (Link("A", "a/", 7, "note"), ["count", "note"]),
        (Link("", "", 0, "", "cy"), ["label", "href", "count", "lang"]),
    ],
)
def test_fields_that_changed_are_named(now: Link, names: list[str]) -> None:
    was, is_ = view_print(Link("A", "a/")), view_print(now)
    assert changed_fields(Link, was.fields, is_.fields) == names
    assert (was.view == is_.view) == (names == [])


def test_views_of_two_kinds_are_never_equal() -> None:
    class Other(Link, frozen=True):
        """The same fields under another name."""

    assert view_print(Other("A", "a/")).view != view_print(Link("A", "a/")).view
    assert view_print(Heading("ab", "c", 2)).view != view_print(Heading("a", "bc", 2)).view


def plain(path: str, known: str) -> dict[str, tuple[str, Callable[[], bytes]]]:
    return {path: (known, bytes)}


@pytest.mark.parametrize(
    ("known", "stamp", "reason"),
    [
        ("view", STAMP, None),
        ("other", STAMP, "its content changed"),
        ("other", None, "its file is missing"),
        ("view", Stamp(1, 1), "its file was changed by something else"),
    ],
)
def test_plain_files(known: str, stamp: Stamp | None, reason: str | None) -> None:
    records = {"robots.txt": Record("", "", "", "view", b"", "sha", STAMP)}
    present = {"robots.txt": stamp} if stamp else {}
    expected = [] if reason is None else [Job("robots.txt", reason)]
    assert list(jobs(records, set(), {}, plain("robots.txt", known), present, str)) == expected


paths = st.sampled_from("abcdef")
letters = st.sampled_from("xy")
stamps = st.builds(Stamp, st.integers(0, 1), st.integers(0, 1))
records = st.builds(Record, st.just("YearView"), st.just("t"), letters, letters, st.just(b""), st.just(""), stamps)


@given(
    st.sets(paths),
    st.dictionaries(paths, records),
    st.dictionaries(paths, stamps),
    st.sets(paths),
    letters,
)
def test_every_plan(
    wanted: set[str], known: dict[str, Record], present: dict[str, Stamp], stale: set[str], closure: str
) -> None:
    every = {path: Target(path, "one-year") for path in wanted}
    todo = {
        job.path: job for job in jobs(known, {f"page:{path}" for path in stale}, every, {}, present, lambda _: closure)
    }
    for path in wanted:
        record = known.get(path)
        same = record is not None and record.stamp == present.get(path) and record.closure == closure
        assert (path in todo) == (not same or path in stale)
        assert path not in todo or bool(todo[path].reason) == (not same)
    assert todo.keys() <= wanted


@rarely
@given(st.sets(paths), st.dictionaries(paths, stamps))
def test_a_second_plan_has_nothing_to_do(wanted: set[str], before: dict[str, Stamp]) -> None:
    present = {**before, **dict.fromkeys(wanted, STAMP)}
    every = {path: Target(path, "one-year") for path in wanted}
    assert list(jobs(dict.fromkeys(wanted, RECORD), set(), every, {}, present, lambda _: "closure")) == []
