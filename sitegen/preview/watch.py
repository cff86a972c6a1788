"""Hearing what was saved: livereload's watcher, told by the operating system instead of looking every 800 ms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

from livereload.watcher import Watcher
from watchfiles import Change, watch

Log = Callable[[str], None]
Saved = frozenset[str] | None
"""Places of files that were saved; None when anything may have changed."""

# Milliseconds. A save counts once no other follows for QUIET; saves that never pause are taken after AT_LATEST.
QUIET = 15
AT_LATEST = 1000
# How long the watch may hear nothing before it looks whether its folders are still the same.
TICK = 100
SECOND_LOOK = 2000
"""After this, what was made from the system's word alone is compared with the files themselves."""


@dataclass(frozen=True)
class Sources:
    """What to watch, and what of it is worth a rebuild."""

    roots: tuple[Path, ...]
    output: Path

    def __contains__(self, path: Path) -> bool:
        """Whether a path is a source: not our own output, nothing hidden, no trace of an editor."""
        root = next((root for root in self.roots if path.is_relative_to(root)), None)
        if root is None or path.is_relative_to(self.output):
            return False
        return not any(map(_is_scratch, path.relative_to(root).parts))

    def folders(self) -> list[Path]:
        """The folders that exist now."""
        return [root for root in self.roots if root.is_dir()]

    def identities(self) -> tuple[object, ...]:
        """Something that differs once a root was replaced or, where it is a single file, written.

        The system tells about folders only as long as they are the ones it was asked about, and a file saved by
        renaming is another file.
        """
        return tuple(map(_identity, self.roots))


def _is_scratch(name: str) -> bool:
    """Whether a name is one that tools leave behind: hidden, a backup, a swap file, Vim's probe, a byte-code cache."""
    return (
        name.startswith((".", "#", "___jb_"))
        or name.endswith(("~", ".swp", ".swx", ".swo", ".tmp", ".pyc"))
        or name in ("4913", "__pycache__")
    )


def _identity(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    identity = (status.st_dev, status.st_ino)
    # The change time tells even a save that keeps size and time stamp.
    return identity if path.is_dir() else (*identity, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class SourceWatcher(Watcher):  # type: ignore[misc]  # livereload carries no types
    """livereload's watcher, with the system's notifications in place of its polling, which loses saves.

    Runs `act` off the IO loop whenever sources changed, one run at a time. A change during a run causes another one.
    `act` returns whether it looked at nothing but what was saved; if nothing follows, it is run once more for a look
    at everything, since the system may have lost its word about a file.
    """

    def __init__(self, sources: Sources, act: Callable[[Saved], bool], log: Log) -> None:
        super().__init__()
        self.sources, self._act, self._log = sources, act, log
        self._stop, self._stale = Event(), Event()
        self._lock = Lock()
        self._saved: set[str] | None = None
        # Daemons, so that a second Ctrl+C ends the process even while a rebuild hangs.
        self._threads = [Thread(target=self._watch, daemon=True), Thread(target=self._keep_fresh, daemon=True)]
        for root in sources.roots:
            self.watch(str(root))

    def start(self, callback: Callable[[], None]) -> bool:
        """Start the threads. True tells livereload that it need not poll."""
        for thread in self._threads:
            thread.start()
        return True

    def close(self) -> None:
        """Stop, and wait for a rebuild under way: it may be writing."""
        self._stop.set()
        self._stale.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def look(self) -> None:
        """Act once more, though nothing was saved."""
        self._tell(())

    def _keep_fresh(self) -> None:
        owing = False
        while not self._stop.is_set():
            told = self._stale.wait(SECOND_LOOK / 1000 if owing else None)
            if not self._stop.is_set():
                saved = self._take()
                owing = self._act(saved if told else None)

    def _take(self) -> Saved:
        """What was saved since the last time. Before the rebuild reads anything: what changes from here on is new."""
        with self._lock:
            self._stale.clear()
            saved, self._saved = self._saved, set()
        return None if saved is None else frozenset(saved)

    def _tell(self, places: Iterable[str] | None) -> None:
        """Have the sources looked at: these, or all of them."""
        with self._lock:
            self._saved = None if places is None or self._saved is None else {*self._saved, *places}
            self._stale.set()

    def _watch(self) -> None:
        polling: bool | None = None
        while not self._stop.is_set():
            try:
                self._watch_once(polling)
            except FileNotFoundError:
                self._stop.wait(TICK / 1000)  # a folder went between looking and watching
            except (OSError, RuntimeError) as error:
                self._log(f"The system cannot watch the folders ({error}); looking at them every 0.3 s instead.")
                polling = True
                self._stop.wait(1)

    def _watch_once(self, polling: bool | None) -> None:
        """Watch the folders as they are now, until one of them is replaced, appears or goes."""
        before = self.sources.identities()
        # What changed before the watch began nobody saw; this also causes the first rebuild.
        unseen = True
        with closing(
            watch(
                *self.sources.folders(),
                watch_filter=self._concerns,
                step=QUIET,
                debounce=AT_LATEST,
                rust_timeout=TICK,
                yield_on_timeout=True,
                stop_event=self._stop,
                force_polling=polling,
            )
        ) as batches:
            for batch in batches:
                if batch or unseen:
                    self._tell(None if unseen else (place for _, place in batch))
                unseen = False
                if self._is_moved(batch) or self.sources.identities() != before:
                    return

    def _concerns(self, change: Change, path: str) -> bool:
        return Path(path) in self.sources

    def _is_moved(self, batch: set[tuple[Change, str]]) -> bool:
        """Whether a root itself changed. Its successor may get the same inode, so looking at that is not enough."""
        return any(Path(path) in self.sources.roots for _, path in batch)
