"""Generations of a small site, things of others in its output, and children to kill or to take rights away from."""

from __future__ import annotations

import ctypes
import hashlib
import os
import stat
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sitegen import output, staging

GENERATION = "generation"


def pages(number: int) -> dict[str, bytes]:
    """A generation of 40 pages or so: some stay, some change, some come and go, one is now a file and now a folder."""
    made = {f"stays/{n}/index.html": f"page {n} stays".encode() for n in range(10)}
    made |= {f"changes/{n}/index.html": f"{GENERATION} {number} of {n}".encode() + b"." * 3000 for n in range(20)}
    made |= {f"comes/{n}/index.html": b"comes and goes" for n in range(20) if (n + number) % 2}
    made["shape/index.html" if number % 2 else "shape"] = f"{GENERATION} {number}".encode()
    return made


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def publish(out: Path, home: Path, files: Mapping[str, bytes], **more: bool) -> tuple[str, ...]:
    """What a build does; returns the notes."""
    with output.locked(home):
        ours = staging.settled(out, home)
        with staging.opened(out, home, ours, **more) as stage:
            for name in sorted(ours.keys() - files.keys()):
                stage.drop(name)
            for name, content in files.items():
                put = stage.put(name, content)
                assert put.stamp.size == len(content)
            stage.publish(digests(files))
        return stage.notes


def one_changed(files: Mapping[str, bytes], number: int) -> dict[str, bytes]:
    """The same generation with another version of one page."""
    return {**files, ONE: f"version {number}".encode() + b"." * 5000}


ONE = "changes/7/index.html"

Thing = tuple[object, ...]


def things(folder: Path, *, times: bool = False) -> dict[str, Thing]:
    """All that lies in a folder: kind, rights, content or target; also inode and time of what is no folder of ours."""
    found: dict[str, Thing] = {}
    for path in walk(folder):
        status = path.lstat()
        kind = stat.S_IFMT(status.st_mode)
        content: object = None
        if kind == stat.S_IFREG:
            content = path.read_bytes()
        elif kind == stat.S_IFLNK:
            content = str(path.readlink())
        more = (status.st_mtime_ns, status.st_ino if kind != stat.S_IFDIR else 0) if times else ()
        found[path.relative_to(folder).as_posix()] = (kind, stat.S_IMODE(status.st_mode), content, *more)
    return found


def walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)


def files_in(folder: Path) -> dict[str, bytes]:
    """The regular files in a folder, without the list of ours."""
    found = {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in walk(folder) if p.is_file() and not p.is_symlink()
    }
    found.pop(output.MANIFEST, None)
    return found


def add_things_of_others(out: Path) -> frozenset[str]:
    """One of each sort, beside our pages and among them."""
    (out / "CNAME").write_text("digest.example.org")
    (out / "photos" / "2016").mkdir(parents=True)
    (out / "photos" / "2016" / "a.jpg").write_bytes(b"\xff\xd8" * 99)
    (out / "photos" / "2016" / "a.jpg").chmod(0o640)
    os.utime(out / "photos" / "2016" / "a.jpg", ns=(10**18, 10**18 + 1))
    (out / "stays" / "3" / "THESIS.docx").write_bytes(b"years of work")
    (out / "link").symlink_to("photos/2016")
    (out / "dangling").symlink_to("/nowhere/at/all")
    os.mkfifo(out / "pipe", 0o600)
    (out / "empty").mkdir()
    (out / "closed").mkdir(0o755)
    (out / "closed" / "note").write_text("x")
    (out / "closed").chmod(0o750)
    os.utime(out / "closed", ns=(10**18, 10**18 + 2))
    os.utime(out / "empty", ns=(10**18, 10**18 + 3))
    os.utime(out / "photos", ns=(10**18, 10**18 + 4))
    named = "CNAME photos photos/2016 photos/2016/a.jpg stays/3/THESIS.docx link dangling pipe empty closed closed/note"
    return frozenset(named.split())


def only(found: Mapping[str, Thing], names: frozenset[str]) -> dict[str, Thing]:
    return {name: thing for name, thing in found.items() if name in names}


def in_child(act: Callable[[], None]) -> str:
    """Run in a forked child; what it raised, as text, or nothing."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            act()
        except BaseException:
            os.write(writer, traceback.format_exc().encode()[-4000:])
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def obey_rights() -> None:
    """Make the modes of files count for this process: also for root, who gives up the right to pass over them."""
    if os.geteuid():
        return
    # capset(2), version 3: effective, permitted and inheritable sets of two words each, all empty.
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()):
        raise OSError(ctypes.get_errno(), "capset")


class Mounts:
    """Mounts of this process only, where the system lets it have any. Raises OSError where not."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None, use_errno=True)
        user, group = os.geteuid(), os.getegid()
        self._done(self._library.unshare(0x00020000 | (0x10000000 if user else 0)))  # CLONE_NEWNS, CLONE_NEWUSER
        if user:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"0 {user} 1")
            Path("/proc/self/gid_map").write_text(f"0 {group} 1")
        self._mount("none", Path("/"), "", 0x44000)  # MS_REC | MS_PRIVATE

    def memory(self, at: Path, size: int) -> None:
        """A file system of so many bytes."""
        self._mount("tmpfs", at, "tmpfs", 0, f"size={size}")

    def bind(self, source: Path, at: Path) -> None:
        """The folder at another path too."""
        self._mount(str(source), at, "", 0x1000)  # MS_BIND

    def read_only(self, at: Path) -> None:
        """A mount that may only be read from now on."""
        self._mount("none", at, "", 0x1021)  # MS_REMOUNT | MS_BIND | MS_RDONLY

    def _mount(self, source: str, at: Path, kind: str, flags: int, data: str = "") -> None:
        self._done(self._library.mount(source.encode(), os.fsencode(at), kind.encode(), flags, data.encode()))

    def _done(self, failed: int) -> None:
        if failed:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
