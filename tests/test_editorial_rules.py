"""The rules that hold entries against registers and settings, and registers against themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import Site, entry, site

from sitegen.build import Options, build

BODIES = """\
departments:
- {id: ho, names: [{name: Home Office}], acronyms: [HO, HOF]}
- {id: agency, names: [{name: Border Agency}], parent: ho}
- {id: old, names: [{name: Old Ministry}], end: {date: 2015}, lineage: [{type: name-change, date: 2015, to: [new]}]}
- {id: new, names: [{name: New Ministry}], start: {date: 2015}}
- {id: given, names: [{name: Given Board}], lineage: [{type: transfer, date: 2015, to: [ho]}]}
- {id: trust, names: [{name: Health Trust}, {name: Care Trust, from: 2020}], acronyms: [HTR]}
"""


def about(text: str, department: str = "ho", year: int = 2016) -> list[str]:
    front = f"department: [{department}]\n" if department else ""
    files = {"registers/departments.yaml": BODIES, "documents/a.md": entry(front, text, year=year)}
    return [item.message.partition(" is prominent")[0] for item in site(files).found if item.rule == "body-not-listed"]


TWICE = "{0} began it.\n\nThen {0} ended it.\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (TWICE.format("The Health Trust"), ["Health Trust"]),
        (TWICE.format("The HTR"), ["Health Trust"]),
        (TWICE.format("[[trust]]"), ["Health Trust"]),
        (TWICE.format("The Given Board"), ["Given Board"]),
        ("- The Health Trust began.\n- The Health Trust ended.\n", ["Health Trust"]),
        ("## The Health Trust\n\nIt began.\n", ["Health Trust"]),
        ("The Health Trust began it. The Health Trust ended it.\n", []),
        (TWICE.format("The Home Office"), []),
        (TWICE.format("The Border Agency"), []),
        (TWICE.format("The Health Trust Club"), []),
        (TWICE.format("The Great Health Trusts"), []),
        (TWICE.format("The health trust"), []),
        ("> The Health Trust began.\n\n> The Health Trust ended.\n", []),
        (f"{TWICE.format('It')}\n/// context | It\n    nth: 1\n\nThe Health Trust.\n\nThe Health Trust.\n///\n", []),
    ],
)
def test_a_body_that_is_prominent_is_listed(text: str, named: list[str]) -> None:
    assert about(text) == named


def test_forerunners_successors_parents_and_parts_of_a_listed_body_are_no_surprise() -> None:
    assert about(TWICE.format("The Old Ministry"), "new") == []
    assert about(TWICE.format("The New Ministry"), "old", 2014) == []
    assert about(TWICE.format("The Home Office"), "agency") == []
    assert about(TWICE.format("The New Ministry"), "ho") == ["New Ministry"]
    # Its name of the day; and an entry that files itself under no body at all is not asked.
    assert about(TWICE.format("The Care Trust"), "ho", 2021) == ["Care Trust"]
    assert about(TWICE.format("The Health Trust"), "") == []


def quoted(person: str, options: str = "", year: int = 2016) -> list[str]:
    text = f"One two.\n\n/// quote | One two\n    speaker: jo\n{options}///\n"
    files = {"registers/people.yaml": f"people:\n- {person}\n", "documents/a.md": entry("", text, year=year)}
    return [item.message for item in site(files).found]


def test_a_speaker_has_a_post_at_the_time() -> None:
    minister = "{id: jo, name: Jo, roles: [{title: Minister, from: 2014, to: 2017}]}"
    assert quoted(minister) == []
    assert quoted(minister, year=2019) == ["nothing says which post Jo held in 2019"]
    assert quoted(minister, "    role: author\n", year=2019) == []
    assert quoted(minister, "    date: 2019-05\n    elsewhere: a letter\n") == [
        "nothing says which post Jo held in 2019-05"
    ]
    assert quoted(minister, "    date: 2015\n", year=2019) == []
    # A register without posts does not ask for them.
    assert quoted("{id: jo, name: Jo}") == []


@pytest.mark.parametrize(
    ("value", "rules"),
    [
        ("86\n    period: 2016", ["figure-unit"]),
        ("-1,000.5\n    period: 2016", ["figure-unit"]),
        ("86 %\n    period: 2016", []),
        ("£5m\n    period: 2016", []),
        ("86\n    unit: people\n    period: 2016", []),
        ("half of them", ["figure-period"]),
        ("86", ["figure-period", "figure-unit"]),
    ],
)
def test_figures_have_a_unit_and_a_period(value: str, rules: list[str]) -> None:
    text = f"One two.\n\n/// figure | One\n    value: {value}\n    holder: Jo\n///\n"
    assert sorted(item.rule for item in site({"documents/a.md": entry("", text)}).found) == rules


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("40 boats", "write value: 40 boats"),
        ("40 per cent", "write value: 40 %"),
        ("40 thingummies of them", "write value: 40 thingummies"),
        # What follows counts nothing, so that the editor has to say it.
        ("40 of them", "write what it counts behind it, as in value: 40 people, or value: 40 % for a percentage"),
        ("40 were", "write what it counts behind it, as in value: 40 people, or value: 40 % for a percentage"),
        ("40", "write what it counts behind it, as in value: 40 people, or value: 40 % for a percentage"),
    ],
)
def test_a_unit_is_proposed_only_where_the_words_have_one(words: str, hint: str) -> None:
    text = f"Some {words} sank.\n\n/// figure | {words}\n    value: 40\n    period: 2016\n    holder: Jo\n///\n"
    hints = [i.hint for i in site({"documents/a.md": entry("", text)}).found if i.rule == "figure-unit"]
    assert hints == [hint]


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ("date: 2016-01-01\n", True),
        ("date: 2016-01-01\ndate_basis: printed\n", False),
        ("date: 2016-01\n", False),
        ("date: 2016\n", False),
        ("date: 2016-01-02\n", False),
        ("date: 2016-01-01/2016-01-31\n", False),
    ],
)
def test_a_first_of_january_is_meant(keys: str, wrong: bool) -> None:
    made = site({"documents/a.md": entry(keys)})
    assert [item.rule for item in made.found] == ["date-first-of-january"] * wrong


def register(name: str, *rows: str) -> list[tuple[int, str]]:
    made = site({f"registers/{name}.yaml": f"{name}:\n" + "".join(f"- {{{row}}}\n" for row in rows)})
    return [(item.span.line, item.rule) for item in made.found]


NAMED = "names: [{name: N}]"


@pytest.mark.parametrize(
    ("name", "row", "wrong"),
    [
        ("departments", f"id: a, {NAMED}, start: {{date: 2018}}, end: {{date: 2017}}", True),
        ("departments", f"id: a, {NAMED}, start: {{date: 2018-05}}, end: {{date: 2018}}", False),
        ("departments", "id: a, names: [{name: N, from: 2015}], start: {date: 2016}", True),
        ("departments", "id: a, names: [{name: N, from: 2016}], start: {date: 2016-05}", False),
        ("departments", "id: a, names: [{name: N, to: 2019}], end: {date: 2018}", True),
        ("departments", "id: a, names: [{name: N, from: 2019}], end: {date: 2018}", True),
        ("departments", "id: a, names: [{name: N, from: 2019, to: 2018}]", True),
        ("people", "id: a, name: A, roles: [{title: T, from: 2019, to: 2018}]", True),
        ("people", "id: a, name: A, roles: [{title: T, from: 2018, to: 2018}]", False),
        ("initiatives", "id: a, name: A, start: 2019, end: 2018", True),
        ("initiatives", "id: a, name: A, start: 2018, end: 2018/..", False),
    ],
)
def test_dates_of_registers(name: str, row: str, wrong: bool) -> None:
    assert register(name, row) == [(2, "register-date")] * wrong


def test_posts_lie_within_the_life_of_their_body() -> None:
    bodies = "departments:\n- {id: b, names: [{name: B}], start: {date: 2010}, end: {date: 2015}}\n"

    def found(times: str) -> list[str]:
        people = f"people:\n- {{id: a, name: A, roles: [{{title: T, body: b, {times}}}]}}\n"
        made = site({"registers/departments.yaml": bodies, "registers/people.yaml": people})
        return [item.rule for item in made.found]

    assert found("from: 2010, to: 2015") == found("from: 2012, to: 2015/..") == []
    assert found("from: 2009") == found("to: 2016") == found("from: 2016") == ["register-date"]
    assert found("from: 2009, to: 2016") == ["register-date", "register-date"]


def test_circles_and_replacements() -> None:
    assert register("topics", "id: a, label: A, broader: b", "id: b, label: B, broader: a") == [(2, "register-circle")]
    assert register("topics", "id: a, label: A, broader: b", "id: b, label: B, broader: b") == [(3, "register-circle")]
    assert register("topics", "id: a, label: A, replaced_by: a") == [(2, "register-circle")]
    chain = ("id: a, label: A, replaced_by: b", "id: b, label: B, replaced_by: c", "id: c, label: C")
    assert register("topics", *chain) == [(2, "register-circle")]
    assert register("topics", "id: a, label: A, broader: b", "id: b, label: B, broader: c", "id: c, label: C") == []
    parents = (f"id: a, {NAMED}, parent: b", f"id: b, {NAMED}, parent: a")
    assert register("departments", *parents) == [(2, "register-circle")]


def test_synonyms_mean_one_topic() -> None:
    assert register("topics", "id: a, label: A, synonyms: [x, A, a]", "id: b, label: B, synonyms: [y]") == []
    assert register("topics", "id: a, label: A, synonyms: [x]", "id: b, label: B, synonyms: [X]") == [
        (3, "synonym-clash")
    ]
    assert register("topics", "id: a, label: A, synonyms: [b]", "id: b, label: Bee") == [(2, "synonym-clash")]
    assert register("topics", "id: a, label: A, synonyms: [bee]", "id: b, label: Bee") == [(2, "synonym-clash")]


def pages(text: str, settings: str = "pages: [about]\n", kind: str = "pages/about.md") -> Site:
    page = "---\ntitle: T\n---\n"
    files = {"pages/about.md": page, "pages/policy.md": page, "documents/a.md": entry()}
    files[kind] = (page if kind.startswith("pages") else "---\ntitle: T\nyear: 2016\n---\n") + text
    return site({**files, "site.yaml": f"title: T\nbase_url: https://x.example/\n{settings}"})


def test_pages_that_nothing_links_to() -> None:
    assert pages("Nothing.").of_rule("orphan-page") == [("content/pages/policy.md", 1, 1)]
    assert pages("See [[policy]].").found == ()
    assert pages("See [it](../policy/).").found == ()
    assert pages("See [[policy]].", kind="documents/a.md").found == ()
    assert pages("Nothing.", settings="pages: [about, policy]\n").found == ()
    assert pages("Nothing.", settings="").found == ()


def test_what_is_looked_for_on_request() -> None:
    topics = "topics:\n- {id: a, label: A}\n- {id: b, label: B}\n- {id: c, label: C, replaced_by: b}\n"
    files = {
        "registers/topics.yaml": topics,
        "registers/people.yaml": "people:\n- {id: jo, name: Jo}\n- {id: al, name: Al}\n",
        "registers/initiatives.yaml": "initiatives:\n- {id: i, name: I}\n",
        "documents/a.md": entry("tags: [a]\npeople: [jo]\nsource: {title: T, url: https://x.example/}\n"),
    }
    settings = "title: T\nbase_url: https://x.example/\n"
    assert site({**files, "site.yaml": settings}).found == ()
    made = site({**files, "site.yaml": f"{settings}also_check: [unused-term, unarchived-source]\n"})
    assert made.places() == [
        ("content/documents/a.md", 6, 9, "unarchived-source"),
        ("content/registers/initiatives.yaml", 2, 3, "unused-term"),
        ("content/registers/people.yaml", 3, 3, "unused-term"),
        ("content/registers/topics.yaml", 3, 3, "unused-term"),
    ]
    wrong = site({**files, "site.yaml": f"{settings}also_check: [unused-terms]\n"})
    assert [(i.rule, i.hint) for i in wrong.found] == [("not-allowed", "did you mean 'unused-term'?")]


def test_a_body_that_was_not_in_being_names_those_that_were() -> None:
    files = {"registers/departments.yaml": BODIES, "documents/a.md": entry("department: [Old Ministry]\n", year=2019)}
    (found,) = site(files).found
    assert "in the register: old (Old Ministry, ? to 2015)" in found.message
    assert found.hint == "write new (New Ministry, since 2015)"
    files["documents/a.md"] = entry("department: [new]\n", year=2010)
    (found,) = site(files).found
    assert found.message.endswith("it existed since 2015")
    assert found.hint == "write old (Old Ministry, ? to 2015)"


def test_an_entry_is_looked_at_again_when_a_register_or_a_setting_changes(tmp_path: Path) -> None:
    content = tmp_path / "content"
    settings = "title: T\nbase_url: https://x.example/\nwithout: [assets, search, charts, crossings, citations, data]\n"
    files = {
        "site.yaml": settings,
        "registers/people.yaml": "people:\n- {id: jo, name: Jo, roles: [{title: Minister, from: 2014}]}\n",
        "documents/a.md": entry(
            "source: {title: T, url: https://x.example/}\n", "It is soonish.\n\n/// quote | It\n    speaker: jo\n///\n"
        ),
    }
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)

    def found(path: str = "", text: str = "") -> list[str]:
        if path:
            (content / path).write_text(text)
        return [item.rule for item in build(Options(tmp_path, tmp_path / "build", date(2026, 1, 5))).diagnostics]

    people = files["registers/people.yaml"]
    assert found() == []
    assert found("registers/people.yaml", people.replace("from: 2014", "from: 2018")) == ["person-without-post"]
    assert found("registers/people.yaml", people) == []
    assert found("site.yaml", f"{settings}relative_words: [soonish]\n") == ["relative-time"]
    assert found("site.yaml", f"{settings}also_check: [unarchived-source]\n") == ["unarchived-source"]
    assert found("documents/a.md", entry()) == []
