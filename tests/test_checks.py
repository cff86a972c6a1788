from __future__ import annotations

import importlib
import pkgutil

import pytest
from helpers import Site, entry, site

from sitegen import checks
from sitegen.checks import (
    DIGEST_RULES,
    ENGLISH_RULES,
    ENTRY_RULES,
    NAME_RULES,
    REGISTER_RULES,
    body_links,
    own_fields,
)
from sitegen.checks.names import prominence
from sitegen.checks.sources import same_source
from sitegen.routes import entry_route

PATH = "content/documents/a.md"


def bodies(*rows: str) -> Site:
    return site({"registers/departments.yaml": "departments:\n" + "".join(f"- {{{row}}}\n" for row in rows)})


def pointed(text: str) -> tuple[str, list[int]]:
    """A text without its marks ^, and the columns they pointed at."""
    parts = text.split("^")
    return "".join(parts), [len("".join(parts[: n + 1])) + 1 for n in range(len(parts) - 1)]


def found_in(made: Site) -> list[tuple[int, int, str]]:
    return [(line, column, rule) for _, line, column, rule in made.places()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](/policy/)", [(5, 5, "broken-link")]),
        ("[x](../nowhere/)", [(5, 5, "broken-link")]),
        ("![x](a.png)", [(5, 6, "broken-link")]),
        ("[x](/assets/A.png)", [(5, 5, "broken-link")]),
        ("[x](#nowhere)", [(5, 5, "broken-anchor")]),
        ("[x](../b/#nowhere)", [(5, 5, "broken-anchor")]),
        ("[x](/documents/b/index.html#part)", []),
        ("[x](../b/)", []),
        ("[x](../b/?q=1)", []),
        ("[x](/)", []),
        ("[x](../../index.html)", []),
        ("[x](/topics/)", []),
        ("![x](/assets/a.png)", []),
        ("![x](../../assets/a.png)", []),
        ("[x](#here)\n\n# Here", []),
        ("[x](https://elsewhere.example/nowhere)", []),
        ("[x](mailto:a@b.example)", []),
        ("`[x](/policy/)`", []),
    ],
)
def test_links_of_bodies(text: str, expected: list[tuple[int, int, str]]) -> None:
    files = {"documents/a.md": entry("", text), "documents/b.md": entry("", "# Part\n")}
    made = site(files, assets=["assets/a.png"])
    assert made.places() == [(PATH, *row) for row in expected]


def test_links_of_pages_and_overviews() -> None:
    made = site(
        {
            "documents/a.md": entry("tags: [x]\n"),
            "pages/about.md": "---\ntitle: About\n---\n[x](nowhere) [y](../documents/a/)\n",
            "topics/x.md": "[x](nowhere) [y](../../about/)\n",
            "years/2016.md": "[x](#nowhere)\n",
        }
    )
    assert made.places() == [
        ("content/pages/about.md", 4, 5, "broken-link"),
        ("content/topics/x.md", 1, 5, "broken-link"),
        ("content/years/2016.md", 1, 5, "broken-anchor"),
    ]


def test_overviews_without_a_term() -> None:
    made = site(
        {
            "documents/a.md": entry("tags: [social mobility]\n"),
            "topics/social-mobility.md": "Good.\n",
            "topics/social-mobilty.md": "Bad.\n",
            "years/2017.md": "Bad.\n",
        }
    )
    assert made.places() == [
        ("content/topics/social-mobilty.md", 1, 1, "unknown-overview"),
        ("content/years/2017.md", 1, 1, "unknown-overview"),
    ]
    assert made.found[0].hint == "did you mean 'social-mobility'?"


END = "end: {date: 2016-07-14}"


@pytest.mark.parametrize(
    "row",
    [
        f"id: a, names: [{{name: A}}], {END}, lineage: [{{type: merger, date: 2016-07-14, to: [b]}}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [{{type: merger, date: 2016-07, to: [b]}}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [{{type: demerger, date: 2016, to: [b, c]}}]",
        "id: a, names: [{name: A}], lineage: [{type: transfer, date: 2016, to: [b]}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [^{{type: merger, date: 2016, to: [b, c]}}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [^{{type: demerger, date: 2016, to: [b]}}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [^{{type: merger, date: 2017, to: [b]}}]",
        "id: a, names: [{name: A}], lineage: [^{type: merger, date: 2016, to: [b]}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [{{type: merger, date: 2016, to: [^d]}}]",
        f"id: a, names: [{{name: A}}], {END}, lineage: [{{type: merger, date: 2016, to: [^a]}}]",
        "^id: a, names: [{name: A}, {name: B}]",
        "^id: a, names: [{name: A, to: 2016}, {name: B, from: 2015}]",
        "id: a, names: [{name: A, to: 2016-07-13}, {name: B, from: 2016-07-14}]",
        "id: a, names: [{name: A, to: 2016}, {name: B, from: 2016}]",
        "id: a, names: [{name: A}], parent: b",
        "id: a, names: [{name: A}], parent: ^zz",
    ],
)
def test_lineage(row: str) -> None:
    text, columns = pointed(row)
    # "- {" stands before the row; what is wrong with the body itself points at the brace.
    expected = [(2, column + (3 if column > 1 else 2), "lineage") for column in columns]
    assert found_in(bodies(text, "id: b, names: [{name: B}]", "id: c, names: [{name: C}]")) == expected


def test_names_that_go_round_in_a_circle() -> None:
    change = f"{END}, lineage: [{{type: name-change, date: 2016, to: [{{}}]}}]"
    rows = [f"id: {one}, names: [{{name: N}}], {change.replace('{}', other)}" for one, other in ("ab", "bc", "cb")]
    told = bodies(*rows)
    assert [(line, rule) for line, _, rule in found_in(told)] == [(3, "lineage")]
    assert "this one or that of 'c' on line 4" in told.found[0].hint


def annotations(*blocks: str) -> Site:
    marks = "“”" if any(TWELVE in block and "quote" in block for block in blocks) else ("", "")
    text = f"{marks[0]}{TWELVE} thirteen{marks[1]}\n\n"
    return site({"documents/a.md": entry("", text + "\n".join(f"{block}\n///\n" for block in blocks))})


TWELVE = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([f"/// quote | {TWELVE}\n    speaker: x"], []),
        ([f"/// quote | {TWELVE} thirteen\n    speaker: x"], [(7, 1, "quotation-length")]),
        ([f"/// context | {TWELVE} thirteen\n\nA note."], []),
        ([f"/// quote | {word}\n    speaker: x" for word in ("one", "two", "three")], []),
        (
            [f"/// quote | {word}\n    speaker: x" for word in ("one", "two", "three", "four", "five")],
            [(19, 1, "quotation-count")],
        ),
        (["/// claim | one\n    holder: x\n    status: stated"], [(7, 1, "claim-reply")]),
        (["/// claim | one\n    holder: x\n    status: stated\n    reply: a clerk said no"], []),
        (["/// claim | one\n    holder: x\n    status: stated\n    no_reply: none found"], []),
    ],
)
def test_quotations_and_claims(blocks: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert found_in(annotations(*blocks)) == expected


@pytest.mark.parametrize(
    ("register", "row"),
    [
        ("topics", "id: a, label: A, broader: ^zz"),
        ("topics", "id: a, label: A, group: ^zz"),
        ("topics", "id: a, label: A, related: [^zz]"),
        ("topics", "id: a, label: A, replaced_by: ^zz"),
        ("topics", "id: a, label: A, group: g, broader: b, related: [c]"),
        ("people", "id: a, name: A, roles: [{title: x, body: ^zz}]"),
        ("people", "id: a, name: A, roles: [{title: x, body: pub}]"),
        ("initiatives", "id: a, name: A, lead: [^zz, pub]"),
        ("events", "id: a, title: A, date: 2016, departments: [^zz], people: [^zz]"),
    ],
)
def test_references_of_registers(register: str, row: str) -> None:
    text, columns = pointed(row)
    others = "- {id: b, label: B}\n- {id: c, label: C}\ngroups: [{id: g, label: G}]\n" if register == "topics" else ""
    made = site(
        {
            f"registers/{register}.yaml": f"{register}:\n- {{{text}}}\n{others}",
            "registers/publishers.yaml": "publishers: [{id: pub, name: P}]\n",
        }
    )
    assert found_in(made) == [(2, column + 3, "register-reference") for column in columns]


def test_every_rule_says_what_to_write() -> None:
    made = site(
        {
            "registers/topics.yaml": "topics:\n- {id: a, label: A, related: [zz]}\n",
            "registers/departments.yaml": "departments:\n- {id: a, names: [{name: A}, {name: B}], parent: b}\n",
            "documents/a.md": entry("", "[x](/n/) one\n\n/// claim | one\n    holder: x\n    status: stated\n///\n"),
            "topics/zz.md": "x",
        }
    )
    assert {item.rule for item in made.found} == {
        "register-reference", "lineage", "broken-link", "claim-reply", "unknown-overview",
    }  # fmt: skip
    assert all(item.hint for item in made.found if "parent" not in item.message)


def test_every_rule_runs_alone_and_explains_itself() -> None:
    made = site({"documents/a.md": entry()})
    assert [item for rule in DIGEST_RULES for item in rule(made.library)] == []
    assert [item for rule in ENTRY_RULES for item in rule(made.library.entry("a"))] == []
    assert [item for rule in REGISTER_RULES for item in rule(made.library, made.library.entry("a"))] == []
    assert list(body_links.check(made.library, made.library.entry("a"), entry_route("a"))) == []
    found = pkgutil.walk_packages(checks.__path__, "sitegen.checks.")
    names = {info.name for info in found if not info.ispkg}
    others = (body_links.check, prominence.check, same_source.check, own_fields.misnamed)
    rules = [*ENTRY_RULES, *REGISTER_RULES, *DIGEST_RULES, *NAME_RULES, *ENGLISH_RULES, *others]
    assert {rule.__module__ for rule in rules} == names
    for name in names:
        doc = importlib.import_module(name).__doc__ or ""
        assert "Bad:" in doc
        assert "Good:" in doc


def test_a_page_in_the_list_of_pages_exists() -> None:
    made = site(
        {
            "site.yaml": "title: T\nbase_url: https://x.example/\npages: [about, abuot]\n",
            "pages/about.md": "---\ntitle: About\n---\n",
        }
    )
    assert [(i.span.path, i.span.line) for i in made.found] == [("content/site.yaml", 3)]


SECTIONS = {
    "site.yaml": "title: T\nbase_url: https://example.org/\nsections: [What is not known, The other side's view]\n"
}


@pytest.mark.parametrize(
    ("front", "body", "hints", "lines"),
    [
        ("", "## What is not known\n\nx\n\n### The other side’s  View\n\nx", [], []),
        (
            "",
            "## What isn't known\n\nx\n\n## The other sides view\n\nx",
            ["write its heading as", "write its heading as"],
            [5, 9],
        ),
        # Words with marks in them, or of two headings, have no place that is sure.
        ("", "## What *isn't* known\n\nx\n\n## The other sides view\n\nx", ["write its heading as"] * 2, [1, 9]),
        (
            "",
            "## What isn't known\n\nx\n\n## What isn't known\n\nx\n\n## The other side's view\n\nx",
            ["write its heading as"],
            [1],
        ),
        (
            "",
            "What is not known",
            ["write the heading ## The other side's view", "'What is not known' stands there as a line of text"],
            [1, 1],
        ),
        ("changes:\n- {date: 2026-01-02, kind: withdrawal, note: It was not so.}\n", "x", [], []),
    ],
)
def test_an_entry_has_the_sections_of_its_digest(front: str, body: str, hints: list[str], lines: list[int]) -> None:
    made = site({**SECTIONS, "documents/a.md": f"---\ntitle: A\nyear: 2016\n{front}---\n{body}\n"})
    assert [(item.rule, str(item.span)) for item in made.found] == [
        ("missing-section", f"{PATH}:{line}:1") for line in lines
    ]
    assert [item.hint[: len(hint)] for item, hint in zip(made.found, hints, strict=True)] == hints


def test_a_word_like_none_of_many_is_looked_for_before_it_is_added() -> None:
    rows = "".join(f"- {{id: body-{n}, names: [{{name: Board {n}}}]}}\n" for n in range(20))
    made = site(
        {
            "registers/departments.yaml": "departments:\n" + rows,
            "documents/a.md": "---\ntitle: A\nyear: 2016\ndepartment: [Sea Lords]\n---\nx\n",
        }
    )
    (found,) = made.found
    assert (
        found.hint.startswith("look for it under another name") and "content/registers/departments.yaml" in found.hint
    )
