"""Words that speak for topics, learned from labelled texts: the table, what it does to a ranking, how it is made."""

from __future__ import annotations

import csv
import json
import math
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from test_importing import KNOWN, TODAY, body_of

from sitegen.cli import main
from sitegen.diagnostics import Findings
from sitegen.importing.families import stem
from sitegen.importing.learned import TOPIC_WORDS, Learned, read_learned
from sitegen.importing.naming import Names
from sitegen.importing.proposal import Asked, propose
from sitegen.importing.reading import original_of
from sitegen.importing.topics import Ranked
from sitegen.model import Source
from sitegen.registers import read_registers

learning = import_module("bench.import.learn")
DIGEST = Path(__file__).parent.parent
TABLE = "word,weight,noise,pay\n,,10,20\nlantern,2.00,50,-10\nharbour wall,1.00,0,40\n"


def topics(text: str, learned: Learned | None) -> list[Ranked]:
    return list(propose(original_of(text.encode(), "a.txt"), KNOWN, Asked(TODAY), learned=learned).topics)


def test_a_word_says_its_share_by_its_part_in_the_text() -> None:
    learned = read_learned(TABLE)
    assert learned.usual == (0.1, 0.2)
    shares = learned.shares({"lantern": 1.0, "harbour wall": 3.0, "rope": 9.0})
    one, other = 2 * math.log(2), math.log(4)
    assert shares["noise"]["lantern"] == pytest.approx(0.5 * one / math.hypot(one, other))
    assert shares["pay"]["harbour wall"] == pytest.approx(0.4 * other / math.hypot(one, other))
    assert learned.shares({"rope": 1.0}) == {"noise": {}, "pay": {}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table"),
        ("word,weight,noise\n", "no table"),
        ("words,weight,noise\n,,1\n", "no table"),
        ("word,weight,noise\n,,1\nlantern,2.0\n", "no table"),
        ("word,weight,noise\n,,1\nlantern,heavy,2\n", "than a number"),
        ("word,weight,noise\n,,1\nlantern,2.0,much\n", "than a number"),
    ],
)
def test_what_is_no_such_table_is_told(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_learned(text)


def test_learned_words_bring_up_a_topic_that_the_register_has_no_word_for() -> None:
    text = body_of("The lanterns of the quay are new. A lantern is red.")
    assert "noise" not in [t.id for t in topics(text, None)]
    first = topics(text, read_learned(TABLE))[0]
    assert (first.id, first.words) == ("noise", ("lanterns",))


def test_learned_words_bring_down_what_only_looks_like_a_topic() -> None:
    text = body_of("The wages of the crews are pay. A prize was won by a winner.")
    before = {t.id: t.score for t in topics(text, None)}
    learned = read_learned("word,weight,pay,prizes\n,,0,0\ncrew,1.00,-30,30\n")
    after = {t.id: t.score for t in topics(text, learned)}
    assert after["pay"] < before["pay"]
    assert after["prizes"] > before["prizes"]


def test_the_table_may_know_a_topic_by_its_old_id_and_topics_that_are_gone() -> None:
    register = "topics: [{id: din, label: Din, aliases: [noise]}]"
    known = read_registers([Source("content/registers/topics.yaml", register.encode(), "")], Findings())
    original = original_of(body_of("A lantern is red.").encode(), "a.txt")
    made = propose(original, known, Asked(TODAY), learned=read_learned(TABLE))
    assert [t.id for t in made.topics] == ["din"]


# The command --------------------------------------------------------------------------------------------------------


def imported(root: Path, table: str) -> tuple[list[str], str]:
    """The topics that the command finds in a small text, and what it tells."""
    registers = root / "content" / "registers"
    registers.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: A\nbase_url: https://a.example/\n")
    (registers / "topics.yaml").write_text("topics: [{id: noise, label: Noise}, {id: pay, label: Pay}]")
    (registers / TOPIC_WORDS).write_text(table)
    (root / "a.txt").write_text(body_of("A lantern is red."))
    arguments = ["import", str(root / "a.txt"), "--root", str(root), "--json"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return [topic["id"] for topic in json.loads(result.stdout)["topics"]], result.stderr


def test_import_reads_the_table_beside_the_registers(tmp_path: Path) -> None:
    assert imported(tmp_path, TABLE)[0][0] == "noise"
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert TOPIC_WORDS not in result.output


def test_import_goes_on_without_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    found, told = imported(tmp_path, "a,b\n")
    assert found == []
    assert f"{TOPIC_WORDS} is no table as bench.import.learn makes it; topics are ranked without it." in told


# How it is made -----------------------------------------------------------------------------------------------------

TEXTS = [
    ("Engines roar at the quay", ["noise"]),
    ("An engine that roars all night", ["noise", "pay"]),
    ("Petra Quillfeather heard the engine roar", ["noise"]),
    ("Coins for the crews of the quay", ["pay"]),
    ("The crews counted coins at night", ["pay"]),
    ("Petra Quillfeather gave coins to the crews", ["pay"]),
]


def test_words_are_learned_from_texts_and_names_of_people_are_not(tmp_path: Path) -> None:
    root = tmp_path / "content" / "registers"
    root.mkdir(parents=True)
    (root / "topics.yaml").write_text("topics: [{id: noise, label: Noise}, {id: pay, label: Pay}]")
    (root / "people.yaml").write_text("people: [{id: petra-quillfeather, name: Petra Quillfeather}]")
    (tmp_path / "b.txt").write_text(TEXTS[-1][0])
    rows = [{"title": "A", "text": text, "topics": names, "sure": 1} for text, names in TEXTS[:-1]]
    rows.append({"file": "b.txt", "topics": TEXTS[-1][1]})
    (tmp_path / "labels.yaml").write_text(yaml.safe_dump(rows))
    learning.main([str(tmp_path / "labels.yaml"), "--root", str(tmp_path), "--without", "night"])
    learned = read_learned((root / TOPIC_WORDS).read_text("utf-8"))
    # The second topic of a text that is sure of one counts by half.
    assert learned.usual == (0.5, 0.58)
    assert {stem("engine"), stem("coins"), "crew"} <= learned.words.keys()
    assert {stem("Petra"), stem("Quillfeather"), stem("night")}.isdisjoint(
        part for word in learned.words for part in word.split()
    )
    noise, pay = learned.words[stem("engine")][1]
    assert noise > 0.1 > -0.1 > pay


def test_the_fewest_words_that_say_most_are_kept() -> None:
    names = Names(read_registers([], Findings()))
    texts = [learning.words_of(text, names) for text, _ in TEXTS]
    made = learning.learn(
        texts, learning.targets([{"topics": t} for _, t in TEXTS], ["noise", "pay"]), ["noise", "pay"], 2
    )
    assert len(made.words) == 2
    assert made.words.keys() <= {"engin", "coin", "crew", "roar"}
    assert read_learned(learning.written(made)).words.keys() == made.words.keys()


def test_the_table_of_the_digest_fits_its_register() -> None:
    folder = DIGEST / "content" / "registers"
    rows = list(csv.reader((folder / TOPIC_WORDS).read_text("utf-8").splitlines()))
    register = yaml.safe_load((folder / "topics.yaml").read_text("utf-8"))["topics"]
    assert set(rows[0][2:]) == {topic["id"] for topic in register if "replaced_by" not in topic}
    assert read_learned((folder / TOPIC_WORDS).read_text("utf-8")).words
    people = yaml.safe_load((folder / "people.yaml").read_text("utf-8"))["people"]
    names = {stem(part) for person in people for part in person["name"].split()}
    assert names.isdisjoint(part for row in rows[2:] for part in row[0].split())
