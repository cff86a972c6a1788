"""Runs one command and prints what it took, as JSON. A process of its own, and a small one.

    python stopwatch.py LIMIT LOG COMMAND...

Linux counts the memory that a process held before `exec` into its peak (`ru_maxrss`), so a large process must not
start what it measures. Figures: `wall` and `cpu` (user and system, of the process and of all descendants it waited
for) in seconds, `peak` in MiB of the largest single process, `code` the exit code, `late` true when LIMIT seconds
were over and the command was ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def run(command: list[str], log: str, limit: float) -> dict[str, float]:
    """Run a command to its end, in a process group of its own, its output appended to `log`."""
    late = False
    writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, log, writing, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=files, setpgroup=0)

    def end(*_: object) -> None:
        nonlocal late
        late = True
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "wall": round(wall, 4),
        "cpu": round(usage.ru_utime + usage.ru_stime, 4),
        "peak": round(usage.ru_maxrss / 1024, 1),
        "code": os.waitstatus_to_exitcode(status),
        "late": late,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[3:], sys.argv[2], float(sys.argv[1]))))
