from __future__ import annotations

import pytest
from helpers import Site, entry, hint_of, site

from sitegen.lists import Thing

DEPARTMENTS = """
    departments:
      - id: dcms-1997
        names: [{name: "Department for Culture, Media and Sport"}]
        acronyms: [DCMS]
        start: {date: 1997-07-14}
        end: {date: 2017-07-03}
      - id: dcms-2017
        names: [{name: "Department for Digital, Culture, Media and Sport"}]
        acronyms: [DCMS]
        start: {date: 2017-07-03}
        end: {date: 2023-02-07}
      - id: dcms-2023
        names: [{name: "Department for Culture, Media and Sport"}]
        acronyms: [DCMS]
        start: {date: 2023-02-07}
      - id: mhclg-2018
        names: [{name: "Ministry of Housing, Communities and Local Government"}]
        acronyms: [MHCLG]
        start: {date: 2018-01-08}
        end: {date: 2021-09-19}
      - id: mhclg-2024
        names: [{name: "Ministry of Housing, Communities and Local Government"}]
        acronyms: [MHCLG]
        start: {date: 2024-07-09}
      - id: dfe
        names: [{name: "Department for Education"}]
        acronyms: [DfE]
        start: {date: 2010-05-12}
    """
TOPICS = """
    topics:
      - {id: social-mobility, label: Social mobility, synonyms: [class background], aliases: [old-mobility]}
      - {id: leadership, label: Leadership}
      - {id: leaders, label: Leaders, replaced_by: leadership}
    """


def dated(day: str, department: str) -> Site:
    year = day[:4]
    return site(
        {
            "registers/departments.yaml": DEPARTMENTS,
            "documents/a.md": f"---\ntitle: A\nyear: {year}\ndate: {day}\ndepartment: [{department}]\n---\n",
        }
    )


@pytest.mark.parametrize(
    ("day", "written", "body"),
    [
        ("2016-12-08", "DCMS", "dcms-1997"),
        ("2017-07-02", "DCMS", "dcms-1997"),
        ("2017-07-04", "dcms", "dcms-2017"),
        ("2018", "DCMS", "dcms-2017"),
        ("2023-02-08", "DCMS", "dcms-2023"),
        ("2016", "'Department  for culture, media and sport'", "dcms-1997"),
        ("2026", "'Department for Culture, Media and Sport'", "dcms-2023"),
        ("2019", "MHCLG", "mhclg-2018"),
        ("2025", "MHCLG", "mhclg-2024"),
        ("2016", "DfE", "dfe"),
        ("2016", "dfe", "dfe"),
    ],
)
def test_a_department_is_the_one_of_its_day(day: str, written: str, body: str) -> None:
    made = dated(day, written)
    assert made.found == ()
    assert made.library.carried("a", "department") == (body,)


@pytest.mark.parametrize(
    ("day", "written", "rule", "told"),
    [
        ("2017", "DCMS", "ambiguous-department", "write its id: dcms-1997 ("),
        ("2017-07-03", "DCMS", "ambiguous-department", "dcms-2017"),
        ("2023", "DCMS", "ambiguous-department", "dcms-2023"),
        ("2022-06", "MHCLG", "department-not-in-being", "2018-01-08 to 2021-09-19"),
        ("2009", "DfE", "department-not-in-being", "dfe (Department for Education, since 2010-05-12)"),
        ("2009", "dfe", "department-not-in-being", "it existed since 2010-05-12"),
        ("2019", "mhclg-2024", "department-not-in-being", "mhclg-2018"),
        ("2016", "DfEE", "unknown-term", "'dfe'"),
        ("2016", "Ministry of Silly Walks Indeed", "unknown-term", ""),
    ],
)
def test_a_department_that_is_not_certain(day: str, written: str, rule: str, told: str) -> None:
    made = dated(day, written)
    assert [(i.span.path, i.span.line, i.span.column, i.rule) for i in made.found] == [
        ("content/documents/a.md", 5, 14, rule)
    ]
    assert told in f"{made.found[0].message} {made.found[0].hint}"
    assert made.found[0].hint


def tagged(words: str) -> Site:
    return site({"registers/topics.yaml": TOPICS, "documents/a.md": entry(f"tags: [{words}]\n")})


@pytest.mark.parametrize("word", ["social-mobility", "Social Mobility", "class background", "old-mobility"])
def test_a_topic_by_any_of_its_names(word: str) -> None:
    made = tagged(word)
    assert made.found == ()
    assert made.library.carried("a", "tags") == ("social-mobility",)


@pytest.mark.parametrize(
    ("words", "place", "rule", "hint"),
    [
        ("social-mobilty", (4, 8), "unknown-term", "did you mean 'social-mobility'?"),
        ("zzz", (4, 8), "unknown-term", "write one of: "),
        ("leaders", (4, 8), "replaced-term", "write leadership"),
        ("leadership, Leadership", (4, 20), "repeated-term", "write it once"),
    ],
)
def test_topics_that_need_a_word(words: str, place: tuple[int, int], rule: str, hint: str) -> None:
    made = tagged(words)
    assert [(i.span.line, i.span.column, i.rule) for i in made.found] == [(*place, rule)]
    assert hint in made.found[0].hint


def test_a_department_is_no_topic() -> None:
    made = site(
        {
            "registers/topics.yaml": TOPICS,
            "registers/departments.yaml": DEPARTMENTS,
            "documents/a.md": entry("tags: [DfE]\n"),
        }
    )
    assert "never a topic" in hint_of(made.found, "unknown-term")


def test_two_topics_of_one_label_are_reported() -> None:
    twice = TOPICS + "  - {id: other, label: Leadership}\n"
    made = site({"registers/topics.yaml": twice.replace("\n      -", "\n  -").replace("    topics", "topics")})
    assert made.of_rule("register-reference")


def test_open_words_of_one_address_are_one_term() -> None:
    made = site(
        {
            "documents/a.md": entry("tags: [Data use]\n"),
            "documents/b.md": entry("tags: [Data use]\n"),
            "documents/c.md": entry("tags: [data-use]\n"),
        }
    )
    assert made.edition.term_name("tags", "data-use") == "Data use"
    assert made.library.members("tags/data-use") == ("a", "b", "c")
    assert made.of_rule("same-slug") == [("content/documents/c.md", 4, 8)]
    assert hint_of(made.found, "same-slug") == "write 'Data use' everywhere"


def test_drafts_are_not_linked_to() -> None:
    files = {
        "documents/a.md": entry("related: [b]\n", "See [[b]].\n"),
        "documents/b.md": entry(),
    }
    assert site(files).found == ()
    made = site(files, unpublished=["b"])
    assert made.of_rule("link-to-draft") == [("content/documents/a.md", 4, 11), ("content/documents/a.md", 6, 5)]
    assert made.library.links("a") == {}


def test_links_and_backlinks() -> None:
    made = site(
        {
            "registers/departments.yaml": DEPARTMENTS,
            "documents/a.md": entry("", "The [[dfe]] and [[b|that]].\n"),
            "documents/b.md": entry("", "[[department:dfe]]\n", year=2017),
            "pages/about.md": "---\ntitle: About\n---\n[[a]]\n",
        }
    )
    assert made.found == ()
    assert made.library.members("@backlink/department:dfe") == ("b", "a")
    assert made.library.text_links("page:about") == {"a": Thing("document", "a")}


@pytest.mark.parametrize(
    ("text", "rule", "hint"),
    [
        ("x\n\n[[dff]]\n", "broken-reference", "did you mean 'dfe'?"),
        ("x\n\n[[topic:dfe]]\n", "broken-reference", ""),
        ("x\n\n[[leadership]]\n", "ambiguous-link", "[[topic:leadership]] or [[document:leadership]]"),
    ],
)
def test_links_that_lead_nowhere(text: str, rule: str, hint: str) -> None:
    made = site(
        {
            "registers/departments.yaml": DEPARTMENTS,
            "registers/topics.yaml": TOPICS,
            "documents/a.md": entry("", text),
            "documents/leadership.md": entry(),
        }
    )
    assert [(i.span.line, i.span.column, i.rule) for i in made.found] == [(7, 1, rule)]
    assert hint in made.found[0].hint


def test_people_are_gathered_and_unknown_ones_reported() -> None:
    made = site(
        {
            "registers/people.yaml": "people:\n- {id: jane-doe, name: Jane Doe}\n- {id: joe, name: Joe}\n",
            "documents/a.md": entry("people: [jane-do]\n", "[[joe]] x\n\n/// quote | x\n    speaker: jane-doe\n///\n"),
        }
    )
    assert made.of_rule("unknown-term") == [("content/documents/a.md", 4, 10)]
    assert hint_of(made.found, "unknown-term") == "did you mean 'jane-doe'?"
    assert made.library.people("a") == ("jane-doe", "joe")


def test_newest_first_then_by_id() -> None:
    made = site({f"documents/{name}.md": entry(year=year) for name, year in [("b", 2016), ("a", 2016), ("c", 2020)]})
    assert [d.id for d in made.library.documents()] == ["c", "a", "b"]
    assert made.library.members("year/2016") == ("a", "b")


def test_one_id_for_two_entries_is_an_error() -> None:
    made = site({"documents/a.md": entry(), "documents/old/a.md": entry()})
    assert [item.span.path for item in made.found] == ["content/documents/old/a.md"]


def test_answers() -> None:
    made = site({"documents/a.md": entry(), "documents/b.md": entry("responds_to: a\nrelated: [zzz]\n")})
    assert made.library.members("@answers/a") == ("b",)
    assert made.of_rule("broken-reference") == [("content/documents/b.md", 5, 11)]
