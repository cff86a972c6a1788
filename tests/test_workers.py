from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.workers import spread

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="copies are made with fork")
HERE = os.getpid()


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No test leaves a child or an open file."""
    before = files_and_children()
    yield
    assert files_and_children() == before


def files_and_children() -> tuple[int, str]:
    return len([*Path("/proc/self/fd").iterdir()]), Path(
        f"/proc/self/task/{threading.get_native_id()}/children"
    ).read_text()


class Foreign(Exception):
    """Cannot be made again from its message alone."""

    def __init__(self, number: int, *, why: str) -> None:
        super().__init__(f"{number}: {why}")


@pytest.mark.parametrize("jobs", [1, 2, 4, 9])
@pytest.mark.parametrize("count", [0, 1, 7, 200])
def test_the_results_are_the_same_however_many_copies(jobs: int, count: int) -> None:
    def work(number: int) -> tuple[int, int, str]:
        return number, os.getpid(), "x" * (number % 5)

    done = list(spread(work, range(count), jobs))
    assert sorted((row.result[0], row.result[2]) for row in done) == [(n, "x" * (n % 5)) for n in range(count)]
    by_process: dict[int, set[int]] = {}
    for row in done:
        by_process.setdefault(row.process, set()).add(row.result[1])
    assert set(by_process) == set(range(min(jobs, count)))
    # A number stands for one process; 0 is this one.
    assert all(len(pids) == 1 for pids in by_process.values())
    assert by_process.get(0, {HERE}) == {HERE}


def test_one_job_keeps_the_order_and_is_lazy() -> None:
    begun = []
    results = spread(lambda n: begun.append(n) or n, [3, 1, 2], 1)
    assert next(results).result == 3
    assert begun == [3]
    assert [row.result for row in results] == [1, 2]


def test_the_results_of_one_copy_come_in_order() -> None:
    done = list(spread(lambda n: n, range(100), 3))
    for process in range(3):
        assert [row.result for row in done if row.process == process] == list(range(process, 100, 3))


@pytest.mark.parametrize("size", [0, 1, 1 << 16, 3_000_000])
def test_results_of_any_size_arrive(size: int) -> None:
    done = list(spread(lambda n: bytes([n]) * size, range(6), 3))
    assert sorted(row.result for row in done) == [bytes([n]) * size for n in range(6)]


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("place", [0, 1, 6, 7])
def test_what_a_copy_raises_is_raised_here(jobs: int, place: int) -> None:
    def work(number: int) -> int:
        if number == place:
            raise ValueError("wrong", number)
        return number

    with pytest.raises(ValueError, match="wrong") as raised:
        list(spread(work, range(8), jobs))
    assert raised.value.args == ("wrong", place)


def test_an_error_that_cannot_travel_says_at_least_what_it_is() -> None:
    def work(number: int) -> None:
        if os.getpid() != HERE:
            raise Foreign(number, why="odd")

    with pytest.raises(OSError, match="Foreign: 1: odd"):
        list(spread(work, range(4), 2))


def test_a_result_that_cannot_travel_is_an_error() -> None:
    with pytest.raises(Exception, match="lambda"):
        list(spread(lambda n: lambda: n, range(4), 2))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None])
@pytest.mark.parametrize("after", [0, 3])
def test_a_copy_that_is_killed_is_a_fault_of_the_system(how: signal.Signals | None, after: int) -> None:
    def work(number: int) -> int:
        if os.getpid() != HERE and number >= after:
            if how is None:
                os._exit(0)
            os.kill(os.getpid(), how)
        return number

    with pytest.raises(OSError, match="ended from outside"):
        list(spread(work, range(40), 3))


def test_an_error_here_stops_the_copies() -> None:
    def work(number: int) -> int:
        if os.getpid() == HERE:
            raise KeyError(number)
        signal.pause()
        return number

    with pytest.raises(KeyError):
        list(spread(work, range(9), 3))


def test_whoever_takes_no_more_results_leaves_no_copy() -> None:
    results = spread(lambda n: "x" * 100_000, range(400), 4)
    next(results)
    results.close()


def test_copies_that_cannot_be_made_are_a_fault_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    real, made = os.fork, []

    def fork() -> int:
        made.append(1)
        if len(made) > 2:
            raise BlockingIOError("no more processes")
        return real()

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(BlockingIOError):
        list(spread(lambda n: n, range(40), 4))


def test_copies_end_when_this_process_is_killed(tmp_path: Path) -> None:
    """Nobody takes their results any more; they must not write to the site for ever."""
    program = f"""
import os, signal, sys
from pathlib import Path
from sitegen.workers import spread
here = os.getpid()
def work(n):
    if os.getpid() != here:
        (Path({str(tmp_path)!r}) / str(os.getpid())).touch()
        return "x" * 1_000_000
    if n:
        os.kill(here, signal.SIGKILL)
    return ""
list(spread(work, range(3000), 3))
"""
    # The pipe closes when the last process that has it is gone.
    subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=False)
    deadline = time.monotonic() + 30
    while any(is_running(place.name) for place in tmp_path.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: str) -> bool:
    """A process that has ended and only waits for its new parent to say so (state Z) does not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
