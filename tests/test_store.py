"""What is kept between builds is a cache and only that: whatever becomes of it, the next build is right."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from array import array
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import TINY, copy_of, digests

from sitegen import store
from sitegen.bodies import MAX_OPEN, Bodies, Damaged
from sitegen.build import Memory, Options, Result, build, tool_print
from sitegen.lists import Posting
from sitegen.rows import Index
from sitegen.shelf import Shelf, encode
from sitegen.state import State

DAY = date(2026, 1, 5)
TOOL = "tool"


def options(root: Path, **more: bool) -> Options:
    return Options(root, root / "build", DAY, **more)


def home_of(root: Path) -> Path:
    return store.home_of(root, root / "build")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_of(TINY, tmp_path / "tiny")


@pytest.fixture
def built(tiny: Path) -> Path:
    assert not build(options(tiny)).failed
    return tiny


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the state of a small site, as `TOOL` wrote it."""
    root = copy_of(TINY, tmp_path_factory.mktemp("kept"))
    memory = Memory()
    build(options(root), memory)
    assert memory.state is not None
    store.save(home_of(root), TOOL, memory.state)
    return home_of(root)


MARK = b"the mark"


def with_directory(packed: bytes, rows: bytes = b"") -> bytes:
    """A file whose sum is right, whatever is in its directory."""
    start = store._HEAD.size + len(rows)
    return store._HEAD.pack(store.MAGIC, MARK, start, len(packed), crc32(packed, crc32(MARK))) + rows + packed


def must_be_right(root: Path, memory: Memory | None = None) -> Result:
    """Build after an edit that shows on many pages, and compare with a clean build."""
    path = root / "content/documents/first.md"
    path.write_text(path.read_text().replace("The first ", "The very first "))
    result = build(options(root), memory)
    assert not result.failed
    assert "documents/first/index.html" in result.written
    assert digests(root / "build") == digests_of_clean(root)
    assert build(options(root)).written == ()
    return result


CLEAN: dict[str, dict[str, str]] = {}
"""What a clean build of a content gave: nearly all tests here come to the same one."""


def digests_of_clean(root: Path) -> dict[str, str]:
    content = repr(digests(root / "content"))
    if content not in CLEAN:
        clean = root.parent / f"{root.name}-clean"
        build(Options(root, clean, DAY))
        CLEAN[content] = digests(clean)
        shutil.rmtree(clean)
    return CLEAN[content]


def is_empty(state: State) -> bool:
    return state.small_packed() == State(Bodies(None)).small_packed() and not any(state.sections().values())


# What was saved comes back -------------------------------------------------------------------------------------------


def test_what_was_saved_comes_back(tiny: Path) -> None:
    memory = Memory()
    build(options(tiny), memory)
    saved = memory.state
    assert saved is not None
    loaded, note = store.load(home_of(tiny), tool_print())
    assert note == ""
    assert loaded.small == saved.small
    assert loaded.sections() == saved.sections()
    for document_id in loaded.small.published:
        assert loaded.document(document_id) == saved.document(document_id)
        assert loaded.body(document_id) == saved.body(document_id)
        assert loaded.body(document_id).html
    assert loaded.small.stale == set()


def test_saving_leaves_nothing_beside_it_and_keeps_out_of_git(built: Path) -> None:
    home = home_of(built)
    assert {"state", "bodies"} <= {path.name for path in home.iterdir()}
    assert not (home / "state.new").exists()
    assert (built / store.FOLDER / ".gitignore").read_text() == "*\n"
    (body,) = (home / "bodies").iterdir()
    assert body.stat().st_size


def test_nothing_kept_is_empty_without_a_word(tmp_path: Path) -> None:
    state, note = store.load(tmp_path, TOOL)
    assert (is_empty(state), note) == (True, "")


def test_each_output_has_its_own(kept: Path) -> None:
    root = kept.parents[1]
    assert store.home_of(root, root / "build") == kept
    others = [root / "other", root / "build2", Path("/build"), Path("build"), Path(os.fsdecode(b"\xff"))]
    assert len({kept, *(store.home_of(root, other) for other in others)}) == 6


@pytest.mark.parametrize("tool", ["", "tool2", "TOOL"])
def test_another_version_of_the_tool_is_empty_without_a_word(kept: Path, tool: str) -> None:
    state, note = store.load(kept, tool)
    assert (is_empty(state), note) == (True, "")


def test_another_python_is_empty_without_a_word(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_empty(store.load(kept, TOOL)[0])
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    state, note = store.load(kept, TOOL)
    monkeypatch.undo()
    assert (is_empty(state), note) == (True, "")


# Damage --------------------------------------------------------------------------------------------------------------


def test_every_truncation_is_empty_with_a_note(kept: Path, tmp_path: Path) -> None:
    raw = (kept / "state").read_bytes()
    place = tmp_path / "state"
    place.write_bytes(raw)
    for length in [*range(len(raw) - 1, 300, -89), *range(min(300, len(raw)), -1, -1)]:
        os.truncate(place, length)
        state, note = store.load(tmp_path, TOOL)
        assert is_empty(state), length
        assert "made anew" in note, length


def test_a_bit_that_flips_anywhere_is_noticed(kept: Path, tmp_path: Path) -> None:
    raw = (kept / "state").read_bytes()
    whole = store.load(kept, TOOL)[0].sections()
    place = tmp_path / "state"
    place.write_bytes(raw)
    number = os.open(place, os.O_WRONLY)
    for at in [*range(100), *range(100, len(raw), 97), len(raw) - 1]:
        os.pwrite(number, bytes([raw[at] ^ 1 << at % 8]), at)
        assert is_noticed(tmp_path, whole), at
        os.pwrite(number, raw[at : at + 1], at)
    os.close(number)
    assert not is_noticed(tmp_path, whole)


def is_noticed(home: Path, whole: dict[str, dict[str, bytes]]) -> bool:
    """Whether a state is empty with a note, or an exception when it is read; never another one."""
    state, note = store.load(home, TOOL)
    if is_empty(state):
        return "made anew" in note
    assert note == ""
    try:
        every = [table.rows if isinstance(table, Shelf) else table for table in state.tables().values()]
        assert [dict(table) for table in every] == list(whole.values())
        assert dict(state.book.readers)
    except (Damaged, msgspec.MsgspecError):
        return True
    return False


@pytest.mark.parametrize("part", range(4))
def test_damage_anywhere_ends_in_the_right_site(built: Path, part: int) -> None:
    """A hole of 64 bytes at a time, all through the file: noticed or not, the site is right, and it stays so."""
    file, clean = home_of(built) / "state", built.parent / "clean"
    path = built / "content/documents/first.md"
    path.write_text(path.read_text().replace("The first ", "The very first "))
    raw = file.read_bytes()
    build(Options(built, clean, DAY))
    right = digests(clean)
    for at in range(part * 997, len(raw), 4 * 997):
        file.write_bytes(raw[:at] + bytes(byte ^ 0x55 for byte in raw[at : at + 64]) + raw[at + 64 :])
        (home_of(built) / "changes").unlink(missing_ok=True)
        result = build(options(built))
        assert not result.failed
        assert digests(built / "build") == right, at
        assert not result.notes or any("made anew" in n or "is damaged" in n for n in result.notes), result.notes


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_empty(tmp_path_factory: pytest.TempPathFactory, raw: bytes, whole: bool) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / "state").write_bytes(with_directory(raw) if whole else raw)
    state, note = store.load(folder, TOOL)
    assert is_empty(state)
    assert note


class Bomb:
    """Makes a folder when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (self.place,)


def of_tool(**more: object) -> bytes:
    """A directory."""
    return encode({"tool": f"{TOOL} {sys.version_info[:3]} {sys.byteorder}", **more})


def rewritten(home: Path, change: Callable[[str, dict[str, bytes]], dict[str, bytes]]) -> None:
    """Write the file of a state again with other rows, and with all sums right."""
    file = store._File(os.open(home / "state", os.O_RDONLY))
    mark, packed = store._directory(file)
    directory = msgspec.msgpack.decode(packed, type=store.Directory)
    tables = {name: dict(file.rows(place)) for name, place in directory.tables.items()}
    assert set(tables) == {*SECTIONS, "reads", "readers"}
    with (home / "state.tmp").open("w+b") as new:
        new.write(bytes(store._HEAD.size))
        for name, table in tables.items():
            rows = sorted(change(name, table).items())
            directory.tables[name] = store._written(new, ((name, row, crc32(row)) for name, row in rows))
        packed, start = encode(directory), new.tell()
        new.write(packed)
        new.seek(0)
        new.write(store._HEAD.pack(store.MAGIC, mark, start, len(packed), crc32(packed, crc32(mark))))
    (home / "state.tmp").replace(home / "state")


def test_nothing_is_ever_run(built: Path) -> None:
    place = built / "exploded"
    bomb = pickle.dumps(Bomb(place))
    file = home_of(built) / "state"
    good = file.read_bytes()
    tool = f"{tool_print()} {sys.version_info[:3]} {sys.byteorder}"
    for raw in (
        bomb,
        with_directory(bomb),
        with_directory(encode({"tool": tool, "small": {"config": bomb}, "tables": {}})),
        with_directory(encode({"tool": tool, "small": {}, "tables": {"pages": (0, len(bomb), 0, len(bomb), 0)}}), bomb),
    ):
        file.write_bytes(raw)
        assert not build(options(built)).failed
        assert not place.exists()
    for section in (*SECTIONS, "reads", "readers"):
        file.write_bytes(good)
        (home_of(built) / "changes").unlink(missing_ok=True)
        rewritten(file.parent, lambda name, table, of=section: dict.fromkeys(table, bomb) if name == of else table)  # type: ignore[misc]
        assert not build(options(built)).failed
        assert not place.exists()
    pickle.loads(bomb)
    assert place.exists()


def place_of(*numbers: object) -> dict[str, object]:
    return {"small": {}, "tables": {"lists": numbers}}


@pytest.mark.parametrize(
    "payload",
    [
        encode(None), encode([]), encode(7), encode("x"), encode({}), encode({"tool": 7}), encode({"tool": None}),
        of_tool(), of_tool(small=None, tables={}), of_tool(small={}, tables=None), of_tool(small={}),
        of_tool(small={}, tables=[]), of_tool(small={}, tables={"pages": []}), of_tool(small={}, tables={"pages": 7}),
        of_tool(**place_of(1, 2, 3)), of_tool(**place_of(1, 2, 3, 4, "x")), of_tool(**place_of(1, 2, 3, 4, 1.5)),
        of_tool(small={"config": 7}, tables={}), of_tool(small={"config": encode(7)}, tables={}),
        of_tool(small={"facts": encode("x")}, tables={}), of_tool(small={"facts": encode(-1)}, tables={}),
        of_tool(small={"facts": encode(1 << 32)}, tables={}), of_tool(small={"links": encode({"a": None})}, tables={}),
        of_tool(small={"config": b""}, tables={}), of_tool(small={"config": b"\xc1"}, tables={}),
        of_tool(small={"made_with": b"\x91" * 1_000_000}, tables={}),
        of_tool(small={"made_with": b"\xdf\xff\xff\xff\xff"}, tables={}),
        of_tool(small={}, tables={})[:-1], of_tool(small={}, tables={}) + b"\x00",
        b"\x91" * 1_000_000,
        b"\x81\xa1x" * 1_000_000,
        b"\x82\xa4tool\xa1x\xa5small" + b"\x91" * 100_000,
        # Lengths of 4 GiB: array, map, binary, text, extension.
        b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xdb\xff\xff\xff\xff",
        b"\xc9\xff\xff\xff\xff\x01", b"\xc7\x0c\xff" + b"\xff" * 12, b"\xc1", b"\xff",
        b"\x82\xa4tool\xdb\xff\xff\xff\xff", b"\x82\xa4tool\xa1x\xa8sections\xdf\xff\xff\xff\xff",
        b"\x82\xa4tool" + b"\xd9\x02\xff\xfe" + b"\xa5small\xc0",
    ],
)  # fmt: skip
def test_content_that_somebody_wrote_on_purpose_is_empty(tmp_path: Path, payload: bytes) -> None:
    (tmp_path / "state").write_bytes(with_directory(payload))
    state, note = store.load(tmp_path, TOOL)
    assert is_empty(state)
    assert "made anew" in note or not payload.startswith(of_tool()[:6])


@pytest.mark.parametrize(
    ("start", "size"), [(0, 1 << 63), (1 << 63, 1), ((1 << 64) - 1, 2), (0, (1 << 32) - 1), (50, 0), (0, 10)]
)
def test_a_directory_that_lies_elsewhere_is_empty(tmp_path: Path, start: int, size: int) -> None:
    head = store.MAGIC + MARK + start.to_bytes(8, "big") + min(size, (1 << 32) - 1).to_bytes(4, "big") + bytes(4)
    (tmp_path / "state").write_bytes(head + b"x" * 99)
    state, note = store.load(tmp_path, TOOL)
    assert (is_empty(state), note) == (True, "what was kept of earlier builds is damaged; everything is made anew")


INDEX = encode(Index(b"a", *(array(kind, [1]).tobytes() for kind in "IQI")))


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 9, -1, 9), (-5, 9, 0, len(INDEX)), (0, -1, 0, len(INDEX)), (1 << 62, 9, 0, len(INDEX)), (0, 0, 1 << 62, 9),
        (0, 9, 0, 1 << 62), (0, 9, 0, (1 << 64) - 1), ((1 << 64) - 1, 1 << 63, 0, len(INDEX)), (0, 0, 0, len(INDEX)),
        (0, 9, 0, len(INDEX) - 1), (0, 9, 0, 0), (0, 9, 0, -9),
    ],
)  # fmt: skip
def test_tables_that_lie_elsewhere_are_noticed(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    start, size, index_start, index_size = numbers
    base = store._HEAD.size
    place = (
        start + base if 0 <= start < 99 else start,
        size,
        index_start + base if 0 <= index_start < 99 else index_start,
    )
    total = crc32(INDEX[: max(index_size, 0)])
    directory = of_tool(**place_of(*place, index_size, total))
    (tmp_path / "state").write_bytes(with_directory(directory, INDEX))
    state, _ = store.load(tmp_path, TOOL)
    for _ in range(2):
        with pytest.raises((Damaged, msgspec.MsgspecError)):
            state.lists.get("a")


def test_a_file_of_holes_takes_no_memory(tmp_path: Path) -> None:
    size = 1 << 40
    directory = of_tool(**place_of(0, size, 0, size - 999, 0))
    (tmp_path / "state").write_bytes(with_directory(directory))
    os.truncate(tmp_path / "state", size)
    state, note = store.load(tmp_path, TOOL)
    assert note == ""
    with pytest.raises(Damaged):
        state.lists.get("a")


def test_a_file_that_is_cut_off_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    home = large(tmp_path)
    state, _ = store.load(home, TOOL)
    assert state.lists["tags/3"]
    os.truncate(home / "state", 100)
    with pytest.raises(Damaged):
        state.lists["tags/4"]


def test_damage_that_is_noticed_when_it_is_kept_begins_anew(tmp_path: Path) -> None:
    home = large(tmp_path)
    state, _ = store.load(home, TOOL)
    os.truncate(home / "state", 100)
    state.lists["tags/0"] = ()
    (home / "changes").unlink(missing_ok=True)
    for number in range(3_000):
        state.said[f"more/{number}"] = ()
    with pytest.raises(OSError, match="damaged"):
        store.save(home, TOOL, state)
    assert store.load(home, TOOL)[1] == ""


SECTIONS = (
    "names", "gates", "published", "files", "parsed", "origins", "resolved", "said", "lists", "cards", "rows", "pages",
    "facts",
)  # fmt: skip


BOMBS = [b"\x91" * 100_000, b"\x81\xa1x" * 100_000, b"\xd9\x02\xff\xfe", b"\xdd\xff\xff\xff\xff"]


@pytest.mark.parametrize("garbage", [b"\xc1", b"", encode([7]), *BOMBS])
@pytest.mark.parametrize("section", [*SECTIONS, "reads", "readers"])
def test_tables_that_somebody_wrote_on_purpose_change_nothing(built: Path, section: str, garbage: bytes) -> None:
    def change(name: str, table: dict[str, bytes]) -> dict[str, bytes]:
        return dict.fromkeys(table, garbage) or {"x": garbage} if name == section else table

    if section == "reads" and not garbage:
        pytest.skip("is how it looks when nothing rests on anything")
    rewritten(home_of(built), change)
    must_be_right(built)


# Something else in the place of a file -------------------------------------------------------------------------------


def lost(file: Path) -> None:
    file.unlink()


def emptied(file: Path) -> None:
    os.truncate(file, 0)


def cut_off(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 3)


def flipped(file: Path) -> None:
    file.write_bytes(bytes(byte ^ 16 for byte in file.read_bytes()))


def longer(file: Path) -> None:
    file.write_bytes(b"x" + file.read_bytes())


def linked(file: Path) -> None:
    """A link to somebody's own file, which happens to have the right content."""
    own = file.parents[3] / f"own-{file.name}"
    file.rename(own)
    file.symlink_to(own)


def linked_to_nothing(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("nothing"))


def endless(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def folder(file: Path) -> None:
    file.unlink()
    (file / "deep").mkdir(parents=True)


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


WAYS = [lost, emptied, cut_off, flipped, longer, linked, linked_to_nothing, endless, folder, pipe]


@pytest.mark.parametrize("way", WAYS)
def test_whatever_lies_in_the_place_of_the_state(tiny: Path, way: Callable[[Path], None]) -> None:
    build(options(tiny))
    way(home_of(tiny) / "state")
    result = build(options(tiny))
    assert result.written == ()
    assert bool(result.notes) == (way is not lost)
    own = tiny / "own-state"
    content = own.read_bytes() if own.exists() else b""
    must_be_right(tiny)
    # What lies behind a link is not ours.
    assert (own.read_bytes() if own.exists() else b"") == content


@pytest.mark.parametrize("memory", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_whatever_lies_in_the_place_of_bodies(tiny: Path, way: Callable[[Path], None], memory: bool) -> None:
    known = Memory() if memory else None
    build(options(tiny), known)
    (file,) = (home_of(tiny) / "bodies").iterdir()
    way(file)
    result = must_be_right(tiny, known)
    assert any("made anew" in note for note in result.notes)
    if way is linked:
        assert (tiny / f"own-{file.name}").exists()


@pytest.mark.parametrize("memory", [False, True])
def test_a_folder_of_bodies_that_is_gone(tiny: Path, memory: bool) -> None:
    known = Memory() if memory else None
    build(options(tiny), known)
    shutil.rmtree(home_of(tiny) / "bodies")
    must_be_right(tiny, known)


@pytest.mark.parametrize("memory", [False, True])
def test_a_cache_that_is_gone(tiny: Path, memory: bool) -> None:
    known = Memory() if memory else None
    build(options(tiny), known)
    shutil.rmtree(tiny / store.FOLDER)
    must_be_right(tiny, known)


def test_a_body_is_only_missed_when_its_page_is_made(built: Path) -> None:
    (file,) = (home_of(built) / "bodies").iterdir()
    file.unlink()
    result = build(options(built))
    assert (result.written, result.notes) == ((), ())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_state_that_may_not_be_read(built: Path) -> None:
    (home_of(built) / "state").chmod(0)
    result = must_be_right(built)
    assert any("made anew" in note for note in result.notes)


def test_a_link_in_the_place_of_the_new_state_is_not_followed(built: Path) -> None:
    own = built / "thesis.txt"
    own.write_text("years of work")
    (home_of(built) / "state.new").symlink_to(own)
    must_be_right(built)
    assert own.read_text() == "years of work"


def test_a_state_that_cannot_be_kept_is_said_and_does_no_harm(built: Path) -> None:
    (home_of(built) / "state.new").mkdir()
    path = built / "content/documents/first.md"
    for word in ("tall", "wide", "old"):
        path.write_text(path.read_text().replace("**5 of 6** cups", f"**5 of 6** {word} cups"))
        result = build(options(built))
        assert any("was not kept" in note for note in result.notes)
    build(Options(built, built.parent / "clean", DAY))
    assert digests(built / "build") == digests(built.parent / "clean")


# Bodies --------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.text(max_size=20), st.booleans()), max_size=20), st.booleans())
def test_bodies_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, bool]], in_memory: bool
) -> None:
    bodies = Bodies(None if in_memory else tmp_path_factory.mktemp("bodies"))
    spots = []
    for text, then_flush in texts:
        spots.append((bodies.put(text), text))
        if then_flush:
            bodies.flush()
        if then_flush or in_memory:
            assert [bodies.get(spot) for spot, _ in spots] == [text for _, text in spots]
    bodies.flush()
    assert [bodies.get(spot) for spot, _ in spots] == [text for _, text in spots]
    bodies.close()


def test_a_lone_surrogate_comes_back(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path)
    spot = bodies.put("a\udcffb")
    bodies.flush()
    assert bodies.get(spot) == "a\udcffb"


def test_a_flipped_bit_in_any_body_is_noticed(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path)
    spots = [bodies.put(text) for text in ("one", "zwei zwei", "trois")]
    bodies.flush()
    (file,) = tmp_path.iterdir()
    raw = file.read_bytes()
    for at in range(len(raw)):
        file.write_bytes(raw[:at] + bytes([raw[at] ^ 1 << at % 8]) + raw[at + 1 :])
        with pytest.raises(Damaged):
            bodies.get(next(spot for spot in spots if spot.offset <= at < spot.offset + spot.size))
        assert sum(is_whole(bodies, spot) for spot in spots) == 2


def is_whole(bodies: Bodies, spot: object) -> bool:
    try:
        bodies.get(spot)  # type: ignore[arg-type]
    except Damaged:
        return False
    return True


def test_only_files_that_nothing_points_into_are_cleared_away(tmp_path: Path) -> None:
    spots = []
    for text in ("one", "two"):
        bodies = Bodies(tmp_path)
        spots.append(bodies.put(text))
        bodies.flush()
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / ("0" * 16)).mkdir()
    Bodies(tmp_path).tidy({spots[1].file})
    assert {path.name for path in tmp_path.iterdir()} == {spots[1].file, "notes.txt", "0" * 16}


def test_nothing_is_cleared_away_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / ("a" * 16)).write_text("years of work")
    (tmp_path / "bodies").symlink_to(tmp_path / "own")
    Bodies(tmp_path / "bodies").tidy(set())
    assert (tmp_path / "own" / ("a" * 16)).read_text() == "years of work"


def test_bodies_go_on_after_all_that_they_held_was_cleared_away(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path)
    spot = bodies.put("one")
    bodies.flush()
    assert bodies.get(spot) == "one"
    bodies.tidy(set())
    assert list(tmp_path.iterdir()) == []
    spot = bodies.put("another one")
    bodies.flush()
    bodies.tidy({spot.file})
    assert bodies.get(spot) == "another one"


def test_a_preview_that_loses_all_its_entries_goes_on(tmp_path: Path) -> None:
    root, memory = tmp_path / "site", Memory()
    (root / "content/documents").mkdir(parents=True)
    (root / "content/site.yaml").write_text("title: T\nbase_url: https://x.example/\n")
    path = root / "content/documents/first.md"
    for text in ("One.", None, "Another text.", None, "One."):
        if text is None:
            path.unlink()
        else:
            path.write_text(f"---\ntitle: The first one\nyear: 2016\n---\n{text}\n")
        result = build(options(root), memory)
        assert (result.failed, result.notes) == (False, ())
    assert must_be_right(root, memory).notes == ()


def test_few_files_of_bodies_are_open_at_once(tmp_path: Path) -> None:
    spots = []
    for number in range(2 * MAX_OPEN):
        bodies = Bodies(tmp_path)
        spots.append(bodies.put(f"body {number}"))
        bodies.flush()
    before = len([*Path("/proc/self/fd").iterdir()])
    bodies = Bodies(tmp_path)
    assert [bodies.get(spot) for spot in spots] == [f"body {number}" for number in range(2 * MAX_OPEN)]
    assert len([*Path("/proc/self/fd").iterdir()]) - before <= MAX_OPEN
    bodies.close()
    assert len([*Path("/proc/self/fd").iterdir()]) == before


# What later builds changed --------------------------------------------------------------------------------------------


def large(tmp_path: Path) -> Path:
    """A state of many cards, so that a few changes are few."""
    state = State(Bodies(None))
    for number in range(2_000):
        state.lists[f"tags/{number}"] = (Posting(f"{number:04d}", "a", 2016),)
    store.save(tmp_path, TOOL, state)
    return tmp_path


def changed(home: Path, *names: str) -> State:
    """Load, set a list for each name, and keep that."""
    state, note = store.load(home, TOOL)
    assert note == ""
    for name in names:
        state.lists[name] = (Posting("x", name, 2020),)
        state.book.reads[name] = b"1234"
    del state.lists["tags/7"]
    store.save(home, TOOL, state)
    return state


def test_few_changes_are_written_behind_the_whole(tmp_path: Path) -> None:
    home = large(tmp_path)
    before = (home / "state").read_bytes()
    saved = changed(home, "tags/3", "new")
    assert (home / "state").read_bytes() == before
    assert store.load(home, TOOL)[0].sections() == saved.sections()
    saved.lists["tags/9"] = ()
    store.save(home, TOOL, saved)
    loaded = store.load(home, TOOL)[0]
    assert loaded.sections() == saved.sections()
    assert "tags/7" not in loaded.lists
    assert (home / "state").read_bytes() == before


def test_many_changes_are_written_as_a_whole(tmp_path: Path) -> None:
    home = large(tmp_path)
    before = (home / "state").read_bytes()
    saved = changed(home, *(f"more/{number}" for number in range(2_000)))
    assert (home / "state").read_bytes() != before
    assert store.load(home, TOOL)[0].sections() == saved.sections()


def test_a_record_that_is_not_whole_was_never_kept(tmp_path: Path) -> None:
    home = large(tmp_path)
    first = changed(home, "one").sections()
    end = (home / "changes").stat().st_size
    second = store.load(home, TOOL)[0]
    second.lists["two"] = ()
    store.save(home, TOOL, second)
    whole = (home / "changes").read_bytes()
    for length in range(end, len(whole), 7):
        (home / "changes").write_bytes(whole[:length])
        assert store.load(home, TOOL)[0].sections() == first
    for at in range(end, len(whole), 5):
        (home / "changes").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert store.load(home, TOOL)[0].sections() == first
    # The next one takes the place of what was not whole.
    (home / "changes").write_bytes(whole[: end + 9])
    again = store.load(home, TOOL)[0]
    again.lists["three"] = ()
    store.save(home, TOOL, again)
    assert store.load(home, TOOL)[0].sections() == again.sections()


def test_changes_of_another_whole_are_passed_over(tmp_path: Path) -> None:
    home = large(tmp_path)
    changed(home, "one")
    records = (home / "changes").read_bytes()
    whole = State(Bodies(None))
    store.save(home, TOOL, whole)
    (home / "changes").write_bytes(records)
    assert store.load(home, TOOL)[0].sections() == whole.sections()


def test_a_process_whose_whole_was_replaced_writes_its_own(tmp_path: Path) -> None:
    home = large(tmp_path)
    mine, _ = store.load(home, TOOL)
    store.save(home, TOOL, State(Bodies(None)))
    mine.lists["mine"] = ()
    store.save(home, TOOL, mine)
    assert store.load(home, TOOL)[0].sections() == mine.sections()


def test_changes_of_absurd_size_take_no_memory(tmp_path: Path) -> None:
    home = large(tmp_path)
    saved = changed(home, "one").sections()
    os.truncate(home / "changes", 1 << 40)
    assert store.load(home, TOOL)[0].sections() == saved


def test_a_whole_that_was_replaced_is_read_on_by_who_has_it_open(tmp_path: Path) -> None:
    home = large(tmp_path)
    mine, _ = store.load(home, TOOL)
    store.save(home, TOOL, State(Bodies(None)))
    assert mine.lists["tags/1999"] == (Posting("1999", "a", 2016),)


def test_files_that_are_not_read_any_more_are_closed(tmp_path: Path) -> None:
    home = large(tmp_path)
    before = len([*Path("/proc/self/fd").iterdir()])
    state, _ = store.load(home, TOOL)
    for number in range(3):
        state.lists.update({f"{number}/{n}": () for n in range(2_000)})
        store.save(home, TOOL, state)
        assert len([*Path("/proc/self/fd").iterdir()]) == before + 1
    assert state.kept.end == 0
    del state
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_damage_goes_along_when_the_whole_is_written_again(tmp_path: Path) -> None:
    home = large(tmp_path)
    raw = (home / "state").read_bytes()
    at = raw.index(encode((Posting("1500", "a", 2016),)))
    (home / "state").write_bytes(raw[:at] + b"\x90" + raw[at + 1 :])
    state, _ = store.load(home, TOOL)
    state.lists.update({f"more/{n}": () for n in range(2_000)})
    store.save(home, TOOL, state)
    state, note = store.load(home, TOOL)
    assert (note, state.kept.end) == ("", 0)
    with pytest.raises(Damaged):
        state.lists["tags/1500"]
    assert state.lists["tags/1501"]


def test_changes_are_not_written_through_a_link(tmp_path: Path) -> None:
    home = large(tmp_path)
    theirs = tmp_path / "theirs"
    theirs.write_text("theirs")
    (home / "changes").symlink_to(theirs)
    state, _ = store.load(home, TOOL)
    state.lists["mine"] = ()
    with pytest.raises(OSError):
        store.save(home, TOOL, state)
    assert theirs.read_text() == "theirs"
