"""What was said on a subject: shown with who said it, and made again only when one of these notes changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from helpers import Site, entry, site
from sites import digests

from sitegen.build import Options, build
from sitegen.views.parts import Sayings
from sitegen.views.sayings import MAX_SAYINGS, sayings_of
from sitegen.views.tallies import neighbours

REGISTERS = {
    "registers/topics.yaml": "topics: [{id: pay, label: Pay}, {id: data, label: Data}]",
    "registers/departments.yaml": "departments: [{id: tea, names: [{name: Ministry of Tea}]}]",
    "registers/people.yaml": """
        people:
        - id: jane
          name: Jane Doe
          roles:
          - {title: Clerk, body: tea, from: 2010, to: 2015}
          - {title: Minister, body: tea, from: 2016}
        """,
    "registers/initiatives.yaml": "initiatives: [{id: fair, name: The Fair}]",
}
SAID = """
She said “too much” and “far too little”, in that order, of a sum of nine pounds. Others had said she was wrong.

/// quote | too much
    speaker: jane
///

/// quote | far too little
    speaker: A clerk
    role: under-clerk
    date: 2012-05-01
///

/// figure | nine pounds
    value: 9 pounds
    period: 2012
    holder: tea
///

/// claim | she was wrong
    holder: tea
    status: disputed
    reply: A clerk said that she was right
///
"""


def made(**documents: str) -> Site:
    files = {f"documents/{name}.md": text for name, text in documents.items()}
    ground = site({**REGISTERS, **files})
    assert ground.found == (), ground.found
    return ground


def said(ground: Site, kind: str, name: str) -> list[tuple[str, list[str]]]:
    found = sayings_of(ground.edition, (kind, name))
    return [(group.card.id, [row.words for row in group.rows]) for group in found.entries] if found else []


def some(found: Sayings | None) -> Sayings:
    assert found is not None
    return found


def test_quotations_and_claims_stand_with_every_subject_of_their_entry() -> None:
    front = "date: 2016-05-01\ntags: [pay, data]\ndepartment: [tea]\ninitiatives: [fair]\n"
    ground = made(a=entry(front, SAID), b=entry("tags: [data]\n", "No word.\n"))
    words = [("a", ["too much", "far too little", "she was wrong"])]
    subjects = [("tags", "pay"), ("tags", "data"), ("department", "tea"), ("initiative", "fair")]
    assert [said(ground, *subject) for subject in subjects] == [words] * 4
    assert sayings_of(ground.edition, ("person", "jane")) is None


def test_each_says_who_said_it_in_which_office_and_when() -> None:
    ground = made(a=entry("date: 2016-05-01\ntags: [pay]\n", SAID))
    quote, clerk, claim = some(sayings_of(ground.edition, ("tags", "pay"))).entries[0].rows
    assert (quote.speaker and (quote.speaker.label, quote.speaker.href)) == ("Jane Doe", "people/jane/index.html")
    assert (quote.role, quote.said, quote.href) == ("Minister", None, "documents/a/index.html#a-too-much")
    assert (clerk.speaker and (clerk.speaker.label, clerk.speaker.href)) == ("A clerk", "")
    assert (clerk.role, clerk.said and clerk.said.text) == ("under-clerk", "1 May 2012")
    assert (claim.kind_label, claim.status, claim.reply) == ("Claim", "disputed", "A clerk said that she was right")


def test_many_are_cut_to_the_newest_with_a_way_to_all() -> None:
    words = [f"word{n}" for n in range(3)]
    text = " ".join(words) + "\n\n" + "".join(f"/// quote | {word}\n    speaker: jane\n///\n\n" for word in words)
    ground = made(**{f"e{n}": entry("tags: [pay]\n", text, year=2010 + n) for n in range(8)})
    found = some(sayings_of(ground.edition, ("tags", "pay")))
    assert (found.shown, found.total) == (MAX_SAYINGS, 24)
    assert [(group.card.id, len(group.rows)) for group in found.entries][-2:] == [("e2", 3), ("e1", 2)]
    assert [link.href for link in found.more] == ["annotations/quote/index.html"]


def test_people_who_are_named_stand_among_the_neighbours() -> None:
    ground = made(a=entry("tags: [pay]\n", SAID), b=entry("tags: [pay]\n", "As [[jane]] said.\n"))
    (people,) = [group for group in neighbours(ground.edition, ("a", "b"), "tags/pay") if group.label == "People"]
    assert [(link.label, link.count) for link in people.links] == [("Jane Doe", 2)]
    assert "People" not in [group.label for group in neighbours(ground.edition, ("a",), "person/jane")]


def test_an_edit_elsewhere_in_the_text_leaves_the_subject_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    files = {**REGISTERS, "site.yaml": "title: A\nbase_url: https://a.example/\n"}
    files["documents/a.md"] = entry("tags: [pay]\n", SAID + "\nAnd more.\n")
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("\n        ", "\n").lstrip() if "registers" in name else text)
    place = content / "documents/a.md"

    def written(old: str, new: str) -> set[str]:
        assert old in place.read_text()
        place.write_text(place.read_text().replace(old, new))
        result = build(Options(tmp_path, tmp_path / "build", date(2026, 1, 5), jobs=1))
        assert not result.failed, result.diagnostics
        # Whatever a build did, it is what a build from nothing makes.
        fresh = build(Options(tmp_path, tmp_path / "fresh", date(2026, 1, 5), jobs=1, clean=True))
        assert not fresh.failed
        assert digests(tmp_path / "fresh") == digests(tmp_path / "build")
        return set(result.written)

    topic = "topics/pay/index.html"
    assert topic in written("And more.", "And less.")
    assert topic not in written("And less.", "Nor less.")
    assert topic in written("too much", "not much")
    quote = SAID[SAID.index("/// quote | far") : SAID.index("/// figure")]
    assert topic in written(quote, "")
    assert topic in written(SAID[SAID.index("/// claim") :], "")
