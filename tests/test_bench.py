"""The benchmark measures what it says: same corpus everywhere, edits that edit, tables that belong to the results."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sites import REPOSITORY, digests

from bench import corpus, dialects, tables
from bench.contestants import CONTESTANTS
from bench.contestants.base import Contestant, Edit, put_back
from bench.places import HERE, PUBLISHED

DOCUMENTS = tuple(corpus.documents(6))
COUNT_OF_WORDS = range(550, 800)


HAVE_LABELS = [kind for kind in CONTESTANTS if kind.term_file is not Contestant.term_file]


@pytest.fixture(params=CONTESTANTS, ids=lambda kind: kind.name)
def contestant(request: pytest.FixtureRequest, tmp_path: Path) -> Contestant:
    made: Contestant = request.param(tmp_path / "site")
    made.set_up(DOCUMENTS)
    put_back({made.site / name: text for name, text in made.derived_files(DOCUMENTS).items()})
    return made


def test_a_document_is_the_same_on_every_machine() -> None:
    text = "".join(corpus.front_matter(d.meta()) + d.body for d in DOCUMENTS)
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "eca47ffa81839730dfbcedcfaed318882d0ec4158d495217ede939eb0b4b3a6d"
    )


def test_a_small_corpus_is_the_start_of_a_large_one() -> None:
    assert tuple(corpus.documents(20))[:6] == DOCUMENTS
    assert corpus.document(6) == DOCUMENTS[-1]
    assert corpus.document(6, seed=12) != DOCUMENTS[-1]


def test_documents_are_of_the_same_make() -> None:
    for document in corpus.documents(60):
        assert len(document.body.split()) in COUNT_OF_WORDS
        assert len(set(document.tags)) == 3
        assert len(set(document.departments)) in (1, 2)
        for part in ("[^sum]: ", "| Season |", "    - ", "{: .lead }", "*[", '!!! note "', "> -- ", "{: .external"):
            assert part in document.body, f"{document.slug} has no {part}"


@pytest.mark.parametrize("dialect", [dialects.goldmark, dialects.markdown_it, dialects.kramdown])
def test_a_dialect_leaves_no_marks_of_another(dialect: Any) -> None:
    for document in DOCUMENTS:
        body = dialect(document.body)
        assert "!!!" not in body
        assert "{: " not in body or dialect is dialects.kramdown


def check(contestant: Contestant, edit: Edit | None, words: str) -> None:
    """The edit brings `words` into sources that lacked them, and can be taken back."""
    assert edit is not None
    before = digests(contestant.site)
    old = edit.apply()
    assert all(words not in (text or "") and words in path.read_text(encoding="utf-8") for path, text in old.items())
    assert all(look.wanted != look.holds() for look in edit.looks), "nothing is built, so nothing can be seen"
    put_back(old)
    assert digests(contestant.site) == before


def test_body_edit(contestant: Contestant) -> None:
    check(contestant, contestant.body_edit(DOCUMENTS[1], "token-1"), "token-1")


@pytest.mark.parametrize("contestant", HAVE_LABELS, indirect=True, ids=lambda kind: kind.name)
def test_term_edit(contestant: Contestant) -> None:
    check(contestant, contestant.term_edit(DOCUMENTS[1], "Another name"), "Another name")


def test_template_edit(contestant: Contestant) -> None:
    check(contestant, contestant.template_edit("token-2", DOCUMENTS), "token-2")


def test_tags_edit(contestant: Contestant) -> None:
    document = DOCUMENTS[1]
    changed, new, old = corpus.with_other_topic(document, 0)
    assert (new in changed.tags, old in changed.tags, changed) == (True, False, replace(document, tags=changed.tags))
    edit = contestant.tags_edit(document, 0, DOCUMENTS)
    assert edit.files[contestant.source(document)] == contestant.text(changed)
    before = digests(contestant.site)
    put_back(edit.apply())
    assert digests(contestant.site) == before


def test_the_harness_from_end_to_end(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("sitegen")
    environment = os.environ | {"BENCH_CACHE": str(tmp_path), "SITEGEN_BIN": str(program)}
    options = ["-n", "3", "--rounds", "1", "--only", "sitegen", "--pause", "0"]
    command = [sys.executable, "-m", "bench.run", *options]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "results/build-3.json").read_text(encoding="utf-8"))
    (figures,) = result["contestants"]["sitegen"]["rounds"]
    assert set(figures) == set(tables.STEPS)
    assert all(taken["right"] and taken["cpu"] > 0 and taken["peak"] > 5 for taken in figures.values())


def result_of(**seconds: list[float]) -> tables.Result:
    """A result of builds that only has cold builds, with the CPU seconds of each round."""
    rounds = {
        name: [
            {"cold": {"wall": s, "cpu": s, "peak": 10, "right": True, "late": False, "load": 0.5, "round": number}}
            for number, s in enumerate(values)
        ]
        for name, values in seconds.items()
    }
    machine = {"processor": "a processor", "cores": 2, "memory_gib": 4, "system": "a system", "python": "3.11"}
    contestants = {name: {"version": "1", "notes": "", "rounds": rounds[name]} for name in rounds}
    return {
        "label": "build-9", "kind": "build", "documents": 9, "date": "2026-01-01", "machine": machine,
        "reference": "hugo", "contestants": contestants,
    }  # fmt: skip


def test_ratios_are_of_one_round() -> None:
    assert tables.ratios(result_of(hugo=[1, 10], sitegen=[2, 30]), "sitegen", "cold", "cpu") == [2, 3]


def test_no_table_without_the_reference() -> None:
    with pytest.raises(ValueError, match="hugo did not take part"):
        tables.report(result_of(sitegen=[1]))


def test_readme_has_the_tables_of_the_published_results() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    assert readme == tables.filled(readme, tables.load(PUBLISHED)), "run: python -m bench.tables --publish LABEL"
