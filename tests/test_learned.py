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
from sitegen.importing import TOPIC_WORDS
from sitegen.importing.names.naming import Names
from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, propose
from sitegen.importing.topics.families import stem
from sitegen.importing.topics.learned import Learned, read_learned
from sitegen.importing.topics.ranking import Ranked
from sitegen.model import Source
from sitegen.registers import read_registers

learning = import_module("bench.import.learn")
DIGEST = Path(__file__).parent.parent
TABLE = b"word,weight,noise,pay\n,,10,20\nlantern,2.00,50,-10\nharbour wall,1.00,0,40\n"


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
        (b"", "no table"),
        (b"word,weight,noise\n", "no table"),
        (b"words,weight,noise\n,,1\n", "no table"),
        (b"word,weight,noise\n,,1\nlantern,2.0\n", "no table"),
        (b"word,weight,noise,noise\n,,1,1\n", "twice"),
        (b"word,weight,noise\n,,1\nlantern,2.0,1\nlantern,2.0,1\n", "twice"),
        (b"word,weight,noise\n,,1\nlantern,heavy,2\n", "than a number"),
        (b"word,weight,noise\n,,1\nlantern,2.0,much\n", "than a number"),
        (b"word,weight,noise\n,,1\nlantern,nan,2\n", "weight"),
        (b"word,weight,noise\n,,1\n\xff,2.0,2\n", "UTF-8"),
        (b"word,weight,noise\n,,1\nlan\rtern,2.0,1\n", "CSV"),
    ],
)
def test_what_is_no_such_table_is_told(text: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_learned(text)


def test_what_other_programs_add_to_a_table_does_no_harm() -> None:
    assert read_learned(b"\xef\xbb\xbf" + TABLE.replace(b"\n", b"\r\n") + b"\r\n") == read_learned(TABLE)


def test_a_word_of_no_weight_says_nothing() -> None:
    assert read_learned(b"word,weight,noise\n,,5\nlantern,0.00,50\n").shares({"lantern": 1.0}) == {
        "noise": {"lantern": 0.0}
    }


def test_learned_words_bring_up_a_topic_that_the_register_has_no_word_for() -> None:
    text = body_of("The lanterns of the quay are new. A lantern is red.")
    assert "noise" not in [t.id for t in topics(text, None)]
    first = topics(text, read_learned(TABLE))[0]
    assert (first.id, first.words) == ("noise", ("lanterns",))


def test_what_a_text_usually_has_counts_beside_its_words() -> None:
    text = body_of("The wages of the crews are pay.")
    alone, rare, usual = (
        next(t.score for t in topics(text, learned) if t.id == "pay")
        for learned in (
            None,
            read_learned(b"word,weight,pay\n,,0\ncrew,1.00,0\n"),
            read_learned(b"word,weight,pay\n,,50\ncrew,1.00,0\n"),
        )
    )
    assert (rare, usual) == (pytest.approx(alone / 2, abs=0.01), pytest.approx(alone, abs=0.01))


def test_words_of_the_register_are_told_before_those_that_are_learned() -> None:
    learned = read_learned(b"word,weight,pay\n,,0\ncrew,1.00,90\nquay,0.01,90\n")
    made = topics(body_of("The wages of the crews of the quay are pay."), learned)
    assert next(t.words for t in made if t.id == "pay") == ("pay", "wages", "crews")


def test_a_few_learned_words_alone_propose_nothing() -> None:
    text = body_of("A lantern is red.").replace("A title of our own", "Red lanterns")
    made = propose(original_of(text.encode(), "a.txt"), KNOWN, Asked(TODAY), learned=read_learned(TABLE))
    assert [t.id for t in made.topics] == ["noise", "pay"]
    assert made.proposed_topics == ()


def test_learned_words_bring_down_what_only_looks_like_a_topic() -> None:
    text = body_of("The wages of the crews are pay. A prize was won by a winner.")
    before = {t.id: t.score for t in topics(text, None)}
    learned = read_learned(b"word,weight,pay,prizes\n,,0,0\ncrew,1.00,-30,30\n")
    after = {t.id: t.score for t in topics(text, learned)}
    assert after["pay"] < before["pay"] / 2
    assert after["prizes"] > before["prizes"] / 2


def test_the_table_may_know_a_topic_by_its_old_id_and_topics_that_are_gone() -> None:
    register = "topics: [{id: din, label: Din, aliases: [noise]}]"
    known = read_registers([Source("content/registers/topics.yaml", register.encode(), "")], Findings())
    original = original_of(body_of("A lantern is red.").encode(), "a.txt")
    made = propose(original, known, Asked(TODAY), learned=read_learned(TABLE))
    assert [t.id for t in made.topics] == ["din"]


# The command --------------------------------------------------------------------------------------------------------


def imported(root: Path, table: bytes) -> tuple[list[str], str]:
    """The topics that the command finds in a small text, and what it tells."""
    registers = root / "content" / "registers"
    registers.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: A\nbase_url: https://a.example/\n")
    (registers / "topics.yaml").write_text("topics: [{id: noise, label: Noise}, {id: pay, label: Pay}]")
    (registers / TOPIC_WORDS).write_bytes(table)
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
    found, told = imported(tmp_path, b"a,b\n")
    assert found == []
    assert f"{TOPIC_WORDS}: it is no table as bench.import.learn makes it; topics are ranked without it." in told


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
    learned = read_learned((root / TOPIC_WORDS).read_bytes())
    # The second topic of a text that is sure of one counts by half.
    assert learned.usual == (0.5, 0.58)
    assert {stem("engine"), stem("coins"), "crew"} <= learned.words.keys()
    assert {stem("Petra"), stem("Quillfeather"), stem("night")}.isdisjoint(
        part for word in learned.words for part in word.split()
    )
    noise, pay = learned.words[stem("engine")][1]
    assert noise > 0.1 > -0.1 > pay


def test_more_texts_add_to_the_table_that_is_there(tmp_path: Path) -> None:
    root = tmp_path / "content" / "registers"
    root.mkdir(parents=True)
    (root / "topics.yaml").write_text("topics: [{id: din, label: Din, aliases: [noise]}, {id: pay, label: Pay}]")
    old = b"word,weight,oars,noise\n,,9,40\nanchor,2.00,70,60\nroar,1.00,0,-90\n"
    (root / TOPIC_WORDS).write_bytes(old)
    rows = [{"text": text, "topics": ["din" if name == "noise" else name for name in names]} for text, names in TEXTS]
    (tmp_path / "labels.yaml").write_text(yaml.safe_dump(rows))
    learning.main([str(tmp_path / "labels.yaml"), "--root", str(tmp_path), "--onto", "--keep", "4"])
    learned = read_learned((root / TOPIC_WORDS).read_bytes())
    assert learned.topics == ("din", "pay")
    assert len(learned.words) == 4
    # No text has the one word, so nothing is known of it but what was; the other means more than it did.
    assert learned.words["anchor"] == (2.0, (0.6, 0.0))
    (weight, (din, pay)) = learned.words["roar"]
    assert weight == 1.0 and din > -0.9 and pay < 0
    learning.main([str(tmp_path / "labels.yaml"), "--root", str(tmp_path), "--keep", "4"])
    assert "anchor" not in read_learned((root / TOPIC_WORDS).read_bytes()).words


def test_a_topic_that_the_register_does_not_have_is_told(tmp_path: Path) -> None:
    root = tmp_path / "content" / "registers"
    root.mkdir(parents=True)
    (root / "topics.yaml").write_text("topics: [{id: noise, label: Noise}]")
    (tmp_path / "labels.yaml").write_text(yaml.safe_dump([{"title": "Of oars", "text": "Oars.", "topics": ["oars"]}]))
    with pytest.raises(SystemExit, match="Of oars: no topic of the register: oars"):
        learning.main([str(tmp_path / "labels.yaml"), "--root", str(tmp_path)])


def test_a_word_that_all_texts_have_is_not_learned() -> None:
    texts = [{"quay": 1.0, word: 1.0} for word in ("oar", "oar", "oar", "lamp", "lamp", "lamp")]
    rows = [{"topics": ["noise"]}] * 3 + [{"topics": ["pay"]}] * 3
    made = learning.learn(texts, learning.targets(rows, ["noise", "pay"]), ["noise", "pay"], 9, Learned())
    assert made.words.keys() == {"oar", "lamp"}


def test_the_fewest_words_that_say_most_are_kept() -> None:
    names = Names(read_registers([], Findings()))
    texts = [learning.words_of(text, names) for text, _ in TEXTS]
    made = learning.learn(
        texts, learning.targets([{"topics": t} for _, t in TEXTS], ["noise", "pay"]), ["noise", "pay"], 2, Learned()
    )
    assert len(made.words) == 2
    assert made.words.keys() <= {"engin", "coin", "crew", "roar"}
    assert read_learned(learning.written(made).encode()).words.keys() == made.words.keys()


def test_the_table_of_the_digest_fits_its_register() -> None:
    folder = DIGEST / "content" / "registers"
    rows = list(csv.reader((folder / TOPIC_WORDS).read_text("utf-8").splitlines()))
    register = yaml.safe_load((folder / "topics.yaml").read_text("utf-8"))["topics"]
    assert set(rows[0][2:]) == {topic["id"] for topic in register if "replaced_by" not in topic}
    assert read_learned((folder / TOPIC_WORDS).read_bytes()).words
    people = yaml.safe_load((folder / "people.yaml").read_text("utf-8"))["people"]
    names = {stem(part) for person in people for part in person["name"].split()}
    assert names.isdisjoint(part for row in rows[2:] for part in row[0].split())
