from __future__ import annotations

import pytest
from helpers import rarely
from hypothesis import given
from hypothesis import strategies as st

from sitegen.plan import Action, ActionKind, Print, Record, Stamp, make_plan

PRINT = Print("tool", "template", "view", (("title", "1"), ("date", "2")))
STAMP = Stamp(10, 20)


@pytest.mark.parametrize(
    ("record", "stamp", "kind", "reason"),
    [
        (None, None, "write", "new"),
        (None, STAMP, "write", "not known from the last build"),
        (Record(PRINT, STAMP), None, "write", "its file is missing"),
        (Record(PRINT, STAMP), Stamp(10, 21), "write", "its file was changed by something else"),
        (Record(PRINT, STAMP), Stamp(11, 20), "write", "its file was changed by something else"),
        (Record(Print("old", "template", "view"), STAMP), STAMP, "write", "the tool changed"),
        (Record(Print("tool", "old", "view"), STAMP), STAMP, "write", "its template changed"),
        (Record(Print("tool", "template", "old", PRINT.parts), STAMP), STAMP, "write", "its content changed"),
        (Record(Print("tool", "template", "old", (("title", "1"),)), STAMP), STAMP, "write", "changed: date"),
        (Record(PRINT, STAMP), STAMP, "keep", "nothing changed"),
    ],
)
def test_reasons(record: Record | None, stamp: Stamp | None, kind: str, reason: str) -> None:
    records = {"a": record} if record else {}
    present = {"a": stamp} if stamp else {}
    assert make_plan({"a": PRINT}, records, present, ["a"]) == (Action("a", ActionKind(kind), reason),)


def test_what_is_gone_is_deleted_in_order() -> None:
    plan = make_plan({}, {}, {"b": STAMP, "a": STAMP, "theirs": STAMP}, ["b", "a", "never-there"])
    assert [(action.path, action.kind) for action in plan] == [("a", ActionKind.DELETE), ("b", ActionKind.DELETE)]


paths = st.sampled_from("abcdef")
letters = st.sampled_from("xy")
prints = st.builds(Print, letters, letters, letters, st.lists(st.tuples(letters, letters), max_size=2).map(tuple))
stamps = st.builds(Stamp, st.integers(0, 2), st.integers(0, 2))
records = st.builds(Record, prints, stamps)


@given(
    st.dictionaries(paths, prints),
    st.dictionaries(paths, records),
    st.dictionaries(paths, stamps),
    st.sets(paths),
)
def test_every_plan(
    wanted: dict[str, Print], known: dict[str, Record], present: dict[str, Stamp], ours: set[str]
) -> None:
    plan = make_plan(wanted, known, present, ours)
    by_path = {action.path: action for action in plan}
    assert len(by_path) == len(plan)
    assert all(action.reason for action in plan)
    assert {a.path for a in plan if a.kind is ActionKind.DELETE} == (ours & present.keys()) - wanted.keys()
    assert {a.path for a in plan if a.kind is not ActionKind.DELETE} == wanted.keys()
    for path, made_of in wanted.items():
        same = path in known and known[path].stamp == present.get(path)
        was = known[path].made_of if path in known else None
        same = same and was is not None
        same = same and (was.tool, was.template, was.view) == (made_of.tool, made_of.template, made_of.view)
        assert (by_path[path].kind is ActionKind.KEEP) == same


@rarely
@given(st.dictionaries(paths, prints), st.dictionaries(paths, stamps))
def test_a_second_plan_has_nothing_to_do(wanted: dict[str, Print], before: dict[str, Stamp]) -> None:
    present = {**before, **dict.fromkeys(wanted, STAMP)}
    known = {path: Record(made_of, STAMP) for path, made_of in wanted.items()}
    assert {action.kind for action in make_plan(wanted, known, present, wanted)} <= {ActionKind.KEEP}
