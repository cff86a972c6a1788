"""Whatever happens to a file, and whenever, the next build notices; and what must not matter does not.

`Walk.verify` (tests/walking.py) builds, and compares with a clean build of the same files in another folder.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from edits import DAY
from kettles import lay_out, put
from sites import build as build_there
from sites import digests, sitegen
from walking import Walk, tree_of

from sitegen.build import Options, Result, build
from sitegen.output import Refused

# Kind of file: where one is, and words of one length that follow one another in it. Each shows in the output.
FILES = {
    "entry": ("content/documents/first.md", ("Said once", "Told once", "Sung once")),
    "last entry": ("content/documents/withdrawn.md", ("Taken back", "Taken away", "Taken ever")),
    "entry in a folder": ("content/documents/2016/cups.md", ("in spring", "in autumn", "in winter")),
    "overview": ("content/topics/openness.md", ("What the", "That the", "Says the")),
    "page": ("content/pages/about.md", ("About [[", "Above [[", "Again [[")),
    "register": ("content/registers/topics.yaml", ("label: Thought", "label: Thinker", "label: Threads")),
    "people": ("content/registers/people.yaml", ("He pours.", "He boils.", "He sings.")),
    "glossary": ("content/registers/glossary.yaml", ("the Treasury", "the Treasure", "the Trousers")),
    "settings": ("content/site.yaml", ("Small, and", "Smart, and", "Short, and")),
    "layout": ("templates/base.html", ("<!DOCTYPE html>", "<!DOCTYPE HTML>", "<!doctype html>")),
    "part": ("templates/partials/foot.html", ("<footer>", "<Footer>", "<FOOTER>")),
    "style": ("assets/css/site.css", ("body {", "main {", "html {")),
    "picture": ("assets/images/kettle.svg", ("<!-- kettle -->", "<!-- cattle -->", "<!-- nettle -->")),
}
SOME = ("entry", "overview", "register", "glossary", "settings", "layout", "picture")
SECOND = 1_000_000_000


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    """A small site that was built once."""
    lay_out(tmp_path / "site")
    return Walk(tmp_path, 0, often=0)


def path_of(walk: Walk, kind: str) -> Path:
    return walk.ground.root / FILES[kind][0]


def next_state(walk: Walk, kind: str) -> bytes:
    """Other bytes for the file, of the same length, that show in the output."""
    content = path_of(walk, kind).read_bytes()
    words = [word.encode() for word in FILES[kind][1]]
    now = next(at for at, word in enumerate(words) if word in content)
    changed = content.replace(words[now], words[(now + 1) % 3])
    assert len(changed) == len(content)
    return changed


def must_notice(walk: Walk, what: str) -> None:
    """The next build writes something, and what a clean build writes."""
    walk.log.append(what)
    before = tree_of(walk.output)
    assert not walk.verify(), what
    assert tree_of(walk.output) != before, f"{what}: the edit shows nowhere"


def build_of(walk: Walk, **more: object) -> Result:
    return build(Options(root=walk.ground.root, output=walk.output, today=DAY), **more)  # type: ignore[arg-type]


# Between two builds --------------------------------------------------------------------------------------------------


def in_place(path: Path, content: bytes) -> None:
    """Overwrite the bytes of a file that stays."""
    with path.open("r+b") as file:
        file.write(content)


def same_time(path: Path, content: bytes) -> None:
    time = path.stat().st_mtime_ns
    in_place(path, content)
    os.utime(path, ns=(time, time))


def same_second(path: Path, content: bytes) -> None:
    time = path.stat().st_mtime_ns
    in_place(path, content)
    other = time // SECOND * SECOND + (time + 1) % SECOND
    os.utime(path, ns=(other, other))


def older(path: Path, content: bytes) -> None:
    time = path.stat().st_mtime_ns - 86_400 * SECOND
    in_place(path, content)
    os.utime(path, ns=(time, time))


def before_1970(path: Path, content: bytes) -> None:
    in_place(path, content)
    os.utime(path, ns=(-SECOND, -SECOND))


def far_future(path: Path, content: bytes) -> None:
    time = path.stat().st_mtime_ns + 10**18
    in_place(path, content)
    os.utime(path, ns=(time, time))


def replaced(path: Path, content: bytes) -> None:
    """Another file of the same size and time comes in its place."""
    time = path.stat().st_mtime_ns
    other = path.with_name(".other")
    other.write_bytes(content)
    os.utime(other, ns=(time, time))
    other.replace(path)


def made_again(path: Path, content: bytes) -> None:
    """Deleted and made again at once: many file systems give it the same inode."""
    time = path.stat().st_mtime_ns
    path.unlink()
    path.write_bytes(content)
    os.utime(path, ns=(time, time))


WAYS = (in_place, same_time, same_second, older, before_1970, far_future, replaced, made_again)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_edit_of_the_same_size_is_noticed(walk: Walk, way: Callable[[Path, bytes], None]) -> None:
    for kind in FILES if way is same_time else SOME:
        way(path_of(walk, kind), next_state(walk, kind))
        must_notice(walk, f"{way.__name__}: {kind}")


def test_edit_of_the_same_size_is_noticed_by_a_preview(walk: Walk) -> None:
    walk.often = 1
    for kind in FILES:
        same_time(path_of(walk, kind), next_state(walk, kind))
        must_notice(walk, kind)


def test_old_version_with_its_old_time_is_noticed(walk: Walk) -> None:
    for kind in SOME:
        path = path_of(walk, kind)
        content, time = path.read_bytes(), path.stat().st_mtime_ns
        path.write_bytes(next_state(walk, kind))
        must_notice(walk, f"edit of {kind}")
        in_place(path, content)
        os.utime(path, ns=(time, time))
        must_notice(walk, f"{kind} as it was")


def test_two_files_that_exchange_their_names_are_noticed(walk: Walk) -> None:
    """Both have the same size, and keep their times and inodes."""
    first, second = (walk.ground.root / f"content/documents/twin-{name}.md" for name in "ab")
    assert first.stat().st_size == second.stat().st_size
    os.utime(second, ns=(first.stat().st_mtime_ns,) * 2)
    walk.verify()
    exchange(first, second)
    must_notice(walk, "exchange")


def exchange(first: Path, second: Path) -> None:
    aside = first.with_name(".aside")
    first.rename(aside)
    second.rename(first)
    aside.rename(second)


def test_folders_that_are_renamed_or_exchanged_are_noticed(walk: Walk) -> None:
    content = walk.ground.root / "content"
    (content / "topics").rename(content / "topics-away")
    must_notice(walk, "overviews away")
    (content / "topics-away").rename(content / "topics")
    must_notice(walk, "overviews back")
    for folder, letter in (("one", "a"), ("two", "b")):
        put(content / "documents" / folder / f"in-{folder}.md", f"---\ntitle: In {folder}\nyear: 2016\n---\n{letter}\n")
    must_notice(walk, "two folders")
    exchange(content / "documents/one", content / "documents/two")
    # Only the places of diagnostics change, and there are none: no page says in which folder its file lies.
    assert build_of(walk).written == ()
    shutil.move(content / "documents/2016", walk.place / "away")
    put(content / "documents/2016", "a file in the place of a folder")
    walk.verify()
    (content / "documents/2016").unlink()
    shutil.move(walk.place / "away", content / "documents/2016")
    assert not walk.verify()


def test_files_from_the_future_are_no_different(walk: Walk) -> None:
    """The clock was wrong and is put back: site, cache and output are all younger than now."""
    for folder in (walk.ground.root, walk.output):
        for path in folder.rglob("*"):
            time = path.stat().st_mtime_ns + 400 * 86_400 * SECOND
            os.utime(path, ns=(time, time))
    assert not walk.verify()
    for kind in SOME:
        path_of(walk, kind).write_bytes(next_state(walk, kind))
        must_notice(walk, kind)


def test_checkout_of_the_same_files_writes_nothing(walk: Walk) -> None:
    for path in [p for p in walk.ground.root.rglob("*.*") if p.is_file() and ".sitegen-cache" not in p.parts]:
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    result = build_of(walk)
    assert (result.written, result.deleted) == ((), ())
    assert not walk.verify()


@pytest.mark.parametrize("moved", [False, True], ids=["copied", "moved"])
def test_site_that_is_copied_with_its_cache_and_output(walk: Walk, moved: bool) -> None:
    other = walk.place.with_name("other")
    # Times stay, to the nanosecond; a copy has other inodes, a folder that is moved has the same.
    shutil.move(walk.place, other) if moved else shutil.copytree(walk.place, other, symlinks=True)
    if moved:
        lay_out(walk.place / "site")
    there = Walk(other, 0, often=0)
    for kind in ("entry", "register", "layout"):
        same_time(path_of(there, kind), next_state(there, kind))
        must_notice(there, f"{kind} of the copy")
    assert not walk.verify(), "the original"
    same_time(path_of(walk, "entry"), next_state(walk, "entry"))
    must_notice(walk, "entry of the original")


# During a build ------------------------------------------------------------------------------------------------------

Moment = Callable[[str, int, int, str], bool]
MOMENTS: dict[str, Moment] = {
    "at once": lambda stage, done, total, first: True,
    "at the last file read": lambda stage, done, total, first: done == total,
    "at the first page": lambda stage, done, total, first: stage != first,
    "at the last page": lambda stage, done, total, first: stage != first and done == total,
}


class Meanwhile:
    """Does something once, at a moment of a build."""

    def __init__(self, moment: Moment, action: Callable[[], object]) -> None:
        self.moment, self.action = moment, action
        self.first, self.happened = "", False

    def __call__(self, stage: str, done: int, total: int) -> None:
        self.first = self.first or stage
        if not self.happened and self.moment(stage, done, total, self.first):
            self.happened = True
            self.action()


def work_to_do(walk: Walk) -> None:
    """So that a build has to read and to write."""
    path = walk.ground.root / "content/documents/plain.md"
    path.write_text(path.read_text() + "\nMore.\n")


@pytest.mark.parametrize("moment", MOMENTS)
def test_edit_during_a_build_is_noticed_by_the_next(walk: Walk, moment: str) -> None:
    for kind in SOME:
        path = path_of(walk, kind)
        work_to_do(walk)
        # It was edited right before, so that this build reads it: both edits may fall into one tick of the clock.
        path.write_bytes(next_state(walk, kind))
        meanwhile = Meanwhile(MOMENTS[moment], lambda path=path, kind=kind: in_place(path, next_state(walk, kind)))
        build_of(walk, progress=meanwhile)
        assert meanwhile.happened, "progress was never told"
        walk.log.append(f"{moment}: {kind}")
        assert not walk.verify()


@pytest.mark.parametrize("moment", MOMENTS)
def test_file_or_folder_that_goes_during_a_build(walk: Walk, moment: str) -> None:
    content = walk.ground.root / "content"
    actions: dict[str, Callable[[], object]] = {
        "an entry goes": (content / "documents/plain.md").unlink,
        "an entry comes": lambda: put(content / "documents/new.md", "---\ntitle: New\nyear: 2016\n---\nNew.\n"),
        "an overview goes": (content / "years/2016.md").unlink,
        "a folder is renamed": lambda: (content / "documents/2016").rename(content / "documents/2017"),
        "overviews are renamed": lambda: (content / "topics").rename(content / "away"),
        "a template goes": (walk.ground.root / "templates/term.html").unlink,
        "a picture goes": (walk.ground.root / "assets/images/kettle.svg").unlink,
    }
    for what, action in actions.items():
        same_time(path_of(walk, "page"), next_state(walk, "page"))
        same_time(path_of(walk, "entry"), next_state(walk, "entry"))
        meanwhile = Meanwhile(MOMENTS[moment], action)
        # A build may say that a file is gone; the next has to be right.
        may_fail(lambda meanwhile=meanwhile: build_of(walk, progress=meanwhile))
        assert meanwhile.happened, "progress was never told"
        walk.log.append(f"{moment}: {what}")
        walk.verify()


def may_fail(action: Callable[[], object]) -> None:
    try:
        action()
    except (OSError, Refused):
        return


class Opened:
    """Does something once, when a certain file is opened, or at the first opening of another file after it.

    The interpreter tells an audit hook of every file that is opened, so that no part of the program is replaced.
    """

    def __init__(self) -> None:
        self.path, self.after = "", False
        self.action: Callable[[], object] | None = None
        self._seen = False

    def when(self, path: Path, action: Callable[[], object], *, after: bool = False) -> None:
        self.path, self.after, self.action, self._seen = str(path), after, action, False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.action is None or event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
            return
        name = os.fsdecode(arguments[0])
        here = name == self.path or (os.sep not in name and name == Path(self.path).name)
        if (here and not self.after) or (self._seen and not here):
            action, self.action = self.action, None
            action()
        self._seen = self._seen or here


opened = Opened()
sys.addaudithook(opened)


@pytest.fixture(autouse=True)
def nothing_on_opening() -> Iterator[None]:
    yield
    opened.action = None


@pytest.mark.parametrize("after", [False, True], ids=["before it is read", "right after it is read"])
@pytest.mark.parametrize("way", [in_place, same_time, replaced], ids=lambda way: way.__name__)
def test_file_that_changes_around_its_reading(walk: Walk, way: Callable[[Path, bytes], None], after: bool) -> None:
    """Between its look-up and its reading, or between its reading and whatever is noted about it."""
    for kind in FILES if way is in_place else SOME:
        path = path_of(walk, kind)
        path.write_bytes(next_state(walk, kind))
        opened.when(path, lambda path=path, kind=kind: way(path, next_state(walk, kind)), after=after)
        build_of(walk)
        walk.log.append(f"{way.__name__}: {kind}")
        assert opened.action is None, f"{kind} was never read"
        assert not walk.verify()


def test_file_that_goes_before_it_is_read(walk: Walk) -> None:
    for kind in ("last entry", "overview", "glossary", "part", "picture"):
        path = path_of(walk, kind)
        content = next_state(walk, kind)
        path.write_bytes(content)
        opened.when(path, path.unlink)
        may_fail(lambda: build_of(walk))
        walk.log.append(f"{kind} goes")
        walk.verify()
        path.write_bytes(content)
        walk.log.append(f"{kind} comes back")
        assert not walk.verify()


# The output ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [same_time, replaced], ids=lambda way: way.__name__)
def test_page_of_the_same_size_and_time_is_made_again(walk: Walk, way: Callable[[Path, bytes], None]) -> None:
    page = walk.output / "documents/first/index.html"
    way(page, page.read_bytes().replace(b"Kettles", b"Cattles"))
    assert not walk.verify()


def test_folder_in_the_place_of_a_page_is_named(walk: Walk) -> None:
    page = walk.output / "documents/first/index.html"
    page.unlink()
    page.mkdir()
    with pytest.raises(Refused, match=r"documents/first/index\.html is in the way"):
        build_of(walk)
    page.rmdir()
    assert not walk.verify()


def test_somebodys_files_in_a_folder_in_the_place_of_a_page_stay(walk: Walk) -> None:
    page = walk.output / "documents/first/index.html"
    page.unlink()
    put(page / "mine.txt", "mine")
    may_fail(lambda: build_of(walk))
    assert [path.read_text() for path in walk.output.rglob("mine.txt")] == ["mine"]
    shutil.rmtree(page, ignore_errors=True)
    assert not walk.verify()


# What must not matter ------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with names that are not ASCII, built by a process of its own."""
    root = lay_out(tmp_path / "plain")
    put(root / "content/documents/ärger-日本.md", "---\ntitle: Ärger\nyear: 2016\nvenue: Łódź\n---\nÜber [[first]].\n")
    put(root / "assets/images/größe.txt", "ß")
    build_there(root)
    return root


def copy_without_build(site: Path, to: Path) -> Path:
    return Path(shutil.copytree(site, to, ignore=shutil.ignore_patterns("build", ".sitegen-cache")))


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "7", "PYTHONDONTWRITEBYTECODE": "1"},
        {"LC_ALL": "POSIX", "LANGUAGE": "de", "PYTHONIOENCODING": "ascii:replace", "PYTHONHASHSEED": "8"},
        {"HOME": "/nonexistent", "COLUMNS": "20", "FORCE_COLOR": "1", "TMPDIR": "/", "USER": "", "TERM": "dumb"},
    ],
    ids=["optimised", "ASCII", "homeless"],
)
def test_other_processes_make_the_same_bytes(site: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    other = copy_without_build(site, tmp_path / "other")
    build_there(other, **environment)
    assert digests(other / "build") == digests(site / "build")
    # And they trust what another process left: nothing is written again.
    again = build_there(site, **environment)
    assert (again["written"], again["deleted"]) == (0, 0)


def test_way_to_the_site_does_not_matter(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = digests(site / "build")
    link = tmp_path / "link"
    link.symlink_to(site, target_is_directory=True)
    assert build_there(link)["written"] == 0
    monkeypatch.chdir(site / "content")
    assert build_there(Path(".."))["written"] == 0
    shutil.rmtree(site / ".sitegen-cache")
    shutil.rmtree(site / "build")
    build_there(link)
    assert digests(site / "build") == good


def test_rights_of_new_files_do_not_matter(site: Path, tmp_path: Path) -> None:
    other = copy_without_build(site, tmp_path / "other")
    before = os.umask(0o077)
    try:
        build_there(other)
    finally:
        os.umask(before)
    assert digests(other / "build") == digests(site / "build")


@pytest.mark.parametrize("folder", [None, Path("/dev/shm")], ids=["here", "in memory"])
def test_order_of_the_file_system_does_not_matter(tmp_path: Path, folder: Path | None) -> None:
    """Some file systems list the newest file first, some by a hash of the name."""
    place = tmp_path if folder is None else folder / f"sitegen-{os.getpid()}"
    if folder is not None and not os.access(folder, os.W_OK):
        pytest.skip("there is no file system in memory")
    source = lay_out(tmp_path / "source")
    try:
        made = [built_in_order(source, place / str(number), number) for number in range(3)]
    finally:
        shutil.rmtree(place, ignore_errors=folder is not None)
    assert made[0] == made[1] == made[2]


def built_in_order(source: Path, root: Path, number: int) -> dict[str, str]:
    """The output of a copy whose files were made in an order of its own."""
    names = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    random.Random(number).shuffle(names)
    for name in names:
        put(root / name, (source / name).read_text("utf-8"))
    result = build(Options(root=root, output=root / "build", today=DAY))
    assert not result.failed
    return tree_of(root / "build")


def test_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    """The same bytes and messages whoever reads the files; and each trusts what the others left."""
    if "--jobs" not in sitegen("build", "--help", root=tmp_path).stdout:
        pytest.skip("there is no option --jobs")
    source = many_entries(tmp_path / "source")
    made = {}
    for jobs in ("1", "2", "8"):
        root = copy_without_build(source, tmp_path / f"jobs-{jobs}")
        done = sitegen("build", "--jobs", jobs, root=root)
        assert done.returncode == 0, done.stderr
        made[jobs] = (digests(root / "build"), done.stderr.replace(f"jobs-{jobs}", "").splitlines()[:-1])
    assert made["1"] == made["2"] == made["8"]
    assert made["1"][1], "there are warnings to compare"
    for jobs in ("1", "8"):
        again = build_there(tmp_path / "jobs-2", "--jobs", jobs)
        assert (again["written"], again["deleted"]) == (0, 0)
    (tmp_path / "jobs-2/content/documents/entry-7.md").unlink()
    (tmp_path / "jobs-8/content/documents/entry-7.md").unlink()
    build_there(tmp_path / "jobs-2", "--jobs", "8")
    build_there(tmp_path / "jobs-8", "--jobs", "1")
    assert digests(tmp_path / "jobs-2/build") == digests(tmp_path / "jobs-8/build")


def many_entries(root: Path) -> Path:
    """The small site with so many entries more that workers are worth their while."""
    lay_out(root)
    dice = random.Random(1)
    for number in range(150):
        topic, body = dice.choice(("openness", "thought", "silence")), dice.choice(("water", "tea-2018"))
        front = f"title: Entry {number}\nyear: {2019 + number % 5}\ntags: [{topic}]\ndepartment: [{body}]"
        note = f"/// claim | claim {number}\n    holder: ada\n    status: stated\n///"
        text = f"It makes claim {number} of [[{topic}]], as in [[first]].\n\n{note}"
        put(root / f"content/documents/entry-{number}.md", f"---\n{front}\n---\n{text}\n")
    return root
