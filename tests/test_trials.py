"""Hard times for a small site; `bench/soak.py --trial` is the same for longer and over any site."""

from __future__ import annotations

from pathlib import Path

from kettles import lay_out
from trials import Trial, killed, reproducible, together


def trial_of(place: Path) -> Trial:
    lay_out(place / "site")
    return Trial(place, 1)


def test_the_same_bytes_in_other_surroundings(tmp_path: Path) -> None:
    trial = trial_of(tmp_path)
    reproducible(trial, 1)
    assert trial.figures.compared == 16


def test_a_killed_build_leaves_the_old_or_the_new_site(tmp_path: Path) -> None:
    trial = trial_of(tmp_path)
    killed(trial, 8)
    assert trial.figures.old > 0


def test_two_builds_at_once(tmp_path: Path) -> None:
    trial = trial_of(tmp_path)
    together(trial, 3)
    assert trial.figures.edits == 3
