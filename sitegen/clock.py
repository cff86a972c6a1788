"""Edge: where the time of a build goes, by stage, by entry and by template (`build --profile`)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from sitegen.plan import Profile

SLOWEST = 10
Item = TypeVar("Item")
Result = TypeVar("Result")


class Clock:
    """Measures one build."""

    def __init__(self) -> None:
        self._stages: dict[str, float] = {}
        self._entries: list[tuple[float, str]] = []
        self._templates: dict[str, tuple[int, float]] = {}
        self.started = self._last = time.monotonic()

    def lap(self, stage: str) -> None:
        """All since the last lap went into this stage."""
        now = time.monotonic()
        self._stages[stage] = self._stages.get(stage, 0.0) + now - self._last
        self._last = now

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self.started

    def entry(self, path: str, seconds: float) -> None:
        """An entry was parsed."""
        self._entries.append((seconds, path))

    def page(self, template: str, seconds: float) -> None:
        """A page was made."""
        count, total = self._templates.get(template, (0, 0.0))
        self._templates[template] = (count + 1, total + seconds)

    def profile(self) -> Profile:
        """What was measured."""
        slow = sorted(self._entries, reverse=True)[:SLOWEST]
        by_time = sorted(self._templates.items(), key=lambda row: -row[1][1])
        return Profile(
            tuple(self._stages.items()),
            tuple((path, seconds) for seconds, path in slow),
            tuple((name, count, seconds) for name, (count, seconds) in by_time),
        )


def timed(work: Callable[[Item], Result]) -> Callable[[Item], tuple[Result, float]]:
    """The work with the seconds that it took."""

    def run(item: Item) -> tuple[Result, float]:
        started = time.perf_counter()
        result = work(item)
        return result, time.perf_counter() - started

    return run
