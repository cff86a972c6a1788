from __future__ import annotations

import pytest
from helpers import dedent, hint_of, rows, source

from sitegen.dates import parse_date
from sitegen.diagnostics import Diagnostic, Findings
from sitegen.registers import Registers, glossary_pairs, read_registers


def read(**files: str | bytes) -> tuple[Registers, tuple[Diagnostic, ...]]:
    found = Findings()
    sources = [
        source(dedent(text) if isinstance(text, str) else text, f"content/registers/{name}.yaml")
        for name, text in files.items()
    ]
    return read_registers(sources, found), tuple(found.items)


def test_nothing_is_empty_and_open() -> None:
    assert read() == (Registers(), ())


def test_departments_with_their_names_in_time() -> None:
    registers, found = read(
        departments="""
        departments:
          - id: dcms
            names:
              - name: Department for Culture, Media and Sport
                to: 2017-07-02
              - name: Department for Digital, Culture, Media and Sport
                from: 2017-07-03
            acronyms: [DCMS]
            start: {date: 1997-07-14}
            end: {date: 2023-02, certainty: verified}
            lineage:
              - {type: demerger, date: 2023-02-07, to: [a, b]}
        """
    )
    assert found == ()
    (body,) = registers.departments
    assert body.name == "Department for Digital, Culture, Media and Sport"
    names = [body.name_at(parse_date(day)) for day in ("2016", "2017-07-02", "2017-07-03", "1990")]
    assert [name.split()[2] for name in names] == ["Culture,", "Culture,", "Digital,", "Culture,"]
    alive = [body.in_being(parse_date(day)) for day in ("1996", "1997", "2023-02", "2023-03", "2023", "2024")]
    assert alive == [False, True, True, False, True, False]
    assert [(link.type, [w.text for w in link.to]) for link in body.lineage] == [("demerger", ["a", "b"])]
    assert registers.present == {"departments"}


def test_people_with_dated_roles() -> None:
    registers, found = read(
        people="""
        people:
          - id: jane
            name: Jane Doe
            roles:
              - {title: Head, from: 2014-09, to: 2018-10-24}
              - {title: Secretary, from: 2012}
              - {title: Undated}
        """
    )
    assert found == ()
    (person,) = registers.people
    assert [person.role_at(parse_date(day)) for day in ("2013", "2016", "2019", "2010")] == [
        "Secretary",
        "Head; Secretary",
        "Secretary",
        "",
    ]
    assert person.sort == "Jane Doe"


def test_the_glossary() -> None:
    registers, found = read(glossary="glossary:\n- {term: NHS, expansion: National Health Service}\n")
    assert found == ()
    assert glossary_pairs(registers) == (("NHS", "National Health Service"),)


@pytest.mark.parametrize(
    ("register", "text", "expected"),
    [
        ("topics", "topics:\n- {label: x}\n", [(2, 3, "missing-field")]),
        ("topics", "topics:\n- {id: a}\n", [(2, 3, "missing-field")]),
        ("topics", "topics:\n- {id: A b, label: x}\n", [(2, 8, "register-id")]),
        ("topics", "topics:\n- {id: ../x, label: x}\n", [(2, 8, "register-id")]),
        ("topics", f"topics:\n- {{id: {'a' * 300}, label: x}}\n", [(2, 8, "register-id")]),
        ("topics", "topics:\n- {id: a, label: x}\n- {id: a, label: y}\n", [(3, 3, "duplicate-id")]),
        ("topics", "topics:\n- {id: a, lable: x, label: y}\n", [(2, 11, "unknown-key")]),
        ("topics", "topics: {a: b}\n", [(1, 9, "wrong-type")]),
        ("topic", "topics: []\n", [(1, 1, "unknown-register")]),
        ("events", "events:\n- {id: a, title: x}\n", [(2, 3, "missing-field")]),
        ("events", "events:\n- {id: a, title: x, date: 2016-13}\n", [(2, 27, "bad-date")]),
        ("events", "events:\n- {id: a, title: x, date: 2016, kind: war}\n", [(2, 39, "not-allowed")]),
        ("departments", "departments:\n- {id: a, names: []}\n", [(2, 18, "missing-field")]),
        ("departments", "departments:\n- {id: a, names: [{}]}\n", [(2, 19, "missing-field")]),
        ("publishers", "publishers:\n- {id: a, name: x, nature: odd}\n", [(2, 28, "not-allowed")]),
        ("people", b"people:\n- {id: a, name: caf\xe9}\n", [(2, 20, "not-utf8")]),
        ("glossary", "glossary:\n- {term: A, expansion: x}\n- {term: A, expansion: y}\n", [(3, 3, "duplicate-id")]),
    ],
)
def test_faults(register: str, text: str | bytes, expected: list[tuple[int, int, str]]) -> None:
    assert rows(read(**{register: text})[1]) == expected


def test_the_register_that_was_meant() -> None:
    assert hint_of(read(topic="topics: []")[1], "unknown-register") == "did you mean 'topics'?"


def test_one_name_in_two_folders_is_not_silently_one() -> None:
    found = Findings()
    paths = ("content/registers/topics.yaml", "content/registers/old/topics.yaml")
    registers = read_registers([source("topics:\n- {id: a, label: x}\n", path) for path in paths], found)
    assert found.items or len(registers.topics) == 2
