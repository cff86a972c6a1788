"""Edge: one piece of work after another, in this process and in copies of it (fork), with all results coming here.

Not a pool of `multiprocessing`: the copies start with all that this process knows, nothing has to be sent to them, the
parent takes a share itself, and no thread is started that a copy could find in the middle of something.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_SIZE = struct.Struct("<I")


class Done(NamedTuple, Generic[Result]):
    """A result, and the number of the process that it comes from; 0 is this one."""

    result: Result
    process: int


def cores() -> int:
    """How many processes can run at once; 1 where copies cannot be made safely."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Done[Result]]:
    """The results of the work on every item, in any order. Raises what the work raises, and OSError if a copy dies.

    With one job all is done here, in order. Results come through pipes as pickles: they are read from our own copies.
    """
    if jobs < 2:
        yield from (Done(work(item), 0) for item in items)
        return
    copies: list[_Copy[Item, Result]] = []
    try:
        for number in range(1, jobs):
            copies.append(_Copy(work, items[number::jobs], number))
        for item in items[::jobs]:
            yield Done(work(item), 0)
            for copy in _ready(copies, 0):
                yield from copy.results()
        while any(copy.running for copy in copies):
            for copy in _ready(copies, None):
                yield from copy.results()
    finally:
        for copy in copies:
            copy.end()


class _Copy(Generic[Item, Result]):
    """A copy of this process with its share of the items."""

    def __init__(self, work: Callable[[Item], Result], items: Sequence[Item], number: int) -> None:
        self.number, self.running = number, True
        self._buffer = bytearray()
        self.pipe, other = os.pipe()
        parent = os.getpid()
        try:
            self._pid = os.fork()
        except OSError:
            os.close(self.pipe)
            os.close(other)
            raise
        if self._pid == 0:
            os.close(self.pipe)
            _work(work, items, other, parent)
        os.close(other)

    def results(self) -> Iterator[Done[Result]]:
        """What has come since the last time."""
        part = os.read(self.pipe, 1 << 20)
        self._buffer += part
        while len(self._buffer) >= _SIZE.size:
            end = _SIZE.size + _SIZE.unpack_from(self._buffer)[0]
            if len(self._buffer) < end:
                break
            good, value = pickle.loads(bytes(self._buffer[_SIZE.size : end]))
            del self._buffer[:end]
            if good is None:
                self.running = False
            elif not good:
                raise value
            else:
                yield Done(value, self.number)
        if not part and self.running:
            raise OSError("a process that helped with the build was ended from outside")

    def end(self) -> None:
        """Stop the copy if it still runs."""
        os.close(self.pipe)
        if self.running:
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)


def _ready(copies: Sequence[_Copy[Item, Result]], wait: float | None) -> list[_Copy[Item, Result]]:
    pipes = {copy.pipe: copy for copy in copies if copy.running}
    return [pipes[pipe] for pipe in select.select(list(pipes), [], [], wait)[0]] if pipes else []


def _work(work: Callable[[Item], Result], items: Sequence[Item], pipe: int, parent: int) -> None:
    """The life of a copy. Never returns."""
    try:
        for item in items:
            if os.getppid() != parent:
                break  # nobody waits for this any more
            _send(pipe, (True, work(item)))
        _send(pipe, (None, None))
    except BaseException as error:
        # Whatever it is, it is raised again by the parent.
        _send(pipe, (False, _portable(error)))
    finally:
        os._exit(0)


def _portable(error: BaseException) -> BaseException:
    """The error, or what it says when it is of a kind that does not survive the way."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return OSError(f"{type(error).__name__}: {error}")
    return error


def _send(pipe: int, message: object) -> None:
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(_SIZE.pack(len(packed)) + packed)
    while rest:
        rest = rest[os.write(pipe, rest) :]
