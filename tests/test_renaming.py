"""A rename changes every reference and no other character, and the old address leads to the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main

FILES = {
    "site.yaml": "title: A\nbase_url: https://a.example/\n",
    "registers/topics.yaml": "# tea\ntopics:\n  - id: tea  # the leaf\n    label: Tea\n    scope: all tea\n"
    "  - {id: pots, label: Pots, broader: tea, related: [\"tea\"]}\n"
    "  - id: old\n    label: Old\n    replaced_by: tea\n",
    "registers/departments.yaml": "departments:\n- id: urn\n  names: [{name: Urn Office}]\n  aliases:\n    - urns\n"
    "- id: cups\n  names: [{name: Cups}]\n  parent: urn\n  end: {date: 2015}\n"
    "  lineage: [{type: merger, date: 2015, to: [urn]}]\n",
    "registers/people.yaml": "people:\n- {id: jo, name: Jo, roles: [{title: head, body: urn}]}\n",
    "topics/tea.md": "All about [[tea]], see [[pots|tea pots]].\n",
    "documents/first.md": "---\r\ntitle: tea\r\nyear: 2016\r\ntags: [ tea , 'pots' ]  # tea\r\n"
    "department: urn\r\n---\r\n"
    "[z]: /topics/tea/\r\n\r\n```\r\n[[tea]]\r\n```\r\n\r\n"
    "The tea of the [[urn]] is [[ tea |tea]] in `[[tea]]`. [x](/topics/tea/) [y](/topics/teapot/) [z]\r\n\r\n"
    "/// quote | The tea\r\n    speaker: urn\r\n///\r\n",
    "documents/2016/second.md": "---\ntitle: B\nyear: 2016\nrelated: [first]\nresponds_to: first\n"
    "tags:\n  - tea\ndepartment: [cups]\n---\nAs [[first]] says, [here](/documents/first/#n).\n",
    "sources/first.fingerprint": "sitegen fingerprint 1\n",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["rename", *arguments, "--root", str(root)])
    return done.exit_code, done.stdout, done.stderr


def contents(root: Path) -> dict[str, str]:
    folder = root / "content"
    return {p.relative_to(folder).as_posix(): p.read_bytes().decode() for p in folder.rglob("*") if p.is_file()}


def changed(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The lines of each file that are other ones than before."""
    found = {}
    for path, text in contents(root).items():
        before = FILES.get(path, "").split("\n")
        lines = [line for line in text.split("\n") if line not in before]
        if path not in FILES or lines:
            found[path] = lines
    return found


def test_a_topic(root: Path) -> None:
    _, out, said = run(root, "topic", "tea", "leaf", "--yes")
    assert "The old address leads to the new one." in said
    now = contents(root)
    assert now["registers/topics.yaml"] == (
        "# tea\ntopics:\n  - id: leaf  # the leaf\n    aliases: [tea]\n    label: Tea\n    scope: all tea\n"
        '  - {id: pots, label: Pots, broader: leaf, related: ["leaf"]}\n'
        "  - id: old\n    label: Old\n    replaced_by: leaf\n"
    )
    assert now["topics/leaf.md"] == "All about [[leaf]], see [[pots|tea pots]].\n"
    assert "topics/tea.md" not in now
    assert now["documents/first.md"] == FILES["documents/first.md"].replace("[ tea ,", "[ leaf ,").replace(
        "[[ tea |", "[[ leaf |"
    ).replace("/topics/tea/", "/topics/leaf/")
    assert now["documents/2016/second.md"] == FILES["documents/2016/second.md"].replace("- tea", "- leaf")
    assert "content/registers/topics.yaml:3: - id: [-tea-]{+leaf+}  # the leaf" in out


def test_a_link_in_a_table(root: Path) -> None:
    second = root / "content/documents/2016/second.md"
    table = "\n| a | b |\n| --- | --- |\n| [[tea\\|x]] | [[tea|y]] |\n"
    second.write_text(second.read_text("utf-8") + table, "utf-8")
    run(root, "topic", "tea", "leaf", "--yes")
    assert second.read_text("utf-8").endswith(table.replace("tea", "leaf"))


def test_a_topic_and_its_label(root: Path) -> None:
    run(root, "topic", "pots", "vessels", "--label", "Pots: all", "--yes")
    text = contents(root)["registers/topics.yaml"]
    assert '  - {id: vessels, aliases: [pots], label: "Pots: all", broader: tea, related: ["tea"]}\n' in text


def test_a_department(root: Path) -> None:
    run(root, "department", "urn", "boiler", "--yes")
    now = contents(root)
    text = FILES["registers/departments.yaml"]
    for old, new in (("id: urn", "id: boiler"), ("parent: urn", "parent: boiler"), ("to: [urn]", "to: [boiler]")):
        text = text.replace(old, new)
    assert now["registers/departments.yaml"] == text.replace("    - urns\n", "    - urns\n    - urn\n")
    assert "body: boiler" in now["registers/people.yaml"]
    first = now["documents/first.md"]
    assert re.findall("boiler", first) == ["boiler"] * 3
    assert "department: boiler\r\n" in first
    assert "[[boiler]]" in first
    assert "    speaker: boiler\r\n" in first


def test_an_entry(root: Path) -> None:
    run(root, "document", "first", "tea-2016", "--yes")
    now = contents(root)
    assert {"documents/tea-2016.md", "sources/tea-2016.fingerprint"} <= now.keys()
    assert not {"documents/first.md", "sources/first.fingerprint"} & now.keys()
    assert "department: urn\r\naliases: [documents/first/]\r\n---\r\n" in now["documents/tea-2016.md"]
    assert now["documents/2016/second.md"] == FILES["documents/2016/second.md"].replace("first", "tea-2016")


def test_the_site_has_the_same_pages_and_the_old_address(root: Path) -> None:
    (root / "content/sources/first.fingerprint").unlink()
    build = ["build", "--root", str(root)]
    assert CliRunner().invoke(main, build).exit_code == 0
    before = {p.relative_to(root / "build").as_posix() for p in (root / "build").rglob("*.html")}
    for arguments in (("topic", "tea", "leaf"), ("department", "urn", "boiler"), ("document", "first", "one")):
        assert run(root, *arguments, "--yes")[0] == 0
    assert CliRunner().invoke(main, build).exit_code == 0
    after = {p.relative_to(root / "build").as_posix() for p in (root / "build").rglob("*.html")}
    assert before <= after
    assert "url=" in (root / "build/topics/tea/index.html").read_text("utf-8")
    assert {p for p in after - before if "leaf" not in p and "boiler" not in p and "/one/" not in p} == set()


def test_a_plan_is_shown_and_nothing_done_without_a_word(root: Path) -> None:
    for option in ([], ["--dry-run"]):
        code, out, said = run(root, "topic", "tea", "leaf", *option)
        assert code == 0
        assert "content/topics/tea.md -> content/topics/leaf.md" in out
        assert "Nothing was changed; the option --yes does it without asking." in said
        assert changed(root) == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("topic", "tee", "leaf"), "there is no topic 'tee'; did you mean 'tea'?"),
        (("topic", "tea", "urn"), "'urn' is taken: there is a department of that id"),
        (("topic", "tea", "first"), "'first' is taken: there is a document of that id"),
        (("topic", "tea", "Leaf"), "cannot be an id"),
        (("document", "first", "a/b"), "cannot be an id"),
        (("document", "first", "a: b"), "cannot be an id"),
        (("document", "first", "x]"), "cannot be an id"),
        (("document", "first", "Tea-room"), "cannot be an id"),
        (("document", "nothing-like-it", "x"), "there is no document 'nothing-like-it'"),
    ],
)
def test_wrong_use(root: Path, arguments: tuple[str, ...], words: str) -> None:
    code, _, said = run(root, *arguments, "--yes")
    assert code == 2
    assert words in said
    assert changed(root) == {}


def test_there_and_back_again(root: Path) -> None:
    run(root, "topic", "tea", "leaf", "--yes")
    run(root, "topic", "leaf", "tea", "--yes")
    now = contents(root)
    different = {path for path in FILES if now.get(path) != FILES[path]}
    assert different == {"registers/topics.yaml"}
    assert now["registers/topics.yaml"].replace("    aliases: [leaf]\n", "") == FILES["registers/topics.yaml"]


@pytest.mark.parametrize(("arguments", "there"), [
    (("topic", "tea", "leaf"), "topics/leaf.md"),
    (("document", "first", "one"), "sources/one.fingerprint"),
])  # fmt: skip
def test_no_file_is_written_over(root: Path, arguments: tuple[str, ...], there: str) -> None:
    (root / "content" / there).write_text("Mine.\n")
    code, _, said = run(root, *arguments, "--yes")
    assert code == 2
    assert f"content/{there} is there already" in said
    assert changed(root) == {there: ["Mine."]}


@pytest.mark.parametrize(("before", "after"), [
    ("aliases: []", "aliases: [tea]"),
    ("aliases: [cha, ]  # old", "aliases: [cha, tea, ]  # old"),
    ("aliases: ['a]b']", "aliases: ['a]b', tea]"),
    ("aliases: [leaf]", "aliases: [tea]"),
])  # fmt: skip
def test_the_old_id_joins_the_aliases_as_they_are_written(root: Path, before: str, after: str) -> None:
    file = root / "content/registers/topics.yaml"
    file.write_text(file.read_text().replace("    label: Tea", f"    {before}\n    label: Tea"))
    run(root, "topic", "tea", "leaf", "--yes")
    assert f"    {after}\n    label: Tea" in file.read_text()


def test_nothing_is_renamed_whose_old_address_would_be_lost(root: Path) -> None:
    file = root / "content/registers/topics.yaml"
    file.write_text(file.read_text().replace("    label: Tea", "    aliases:\n    label: Tea"))
    text = file.read_text()
    code, _, said = run(root, "topic", "tea", "leaf", "--yes")
    assert code == 2
    assert "content/registers/topics.yaml:4: the old address cannot be added here; write it as a list" in said
    assert file.read_text() == text


def test_a_file_saved_while_the_question_stands_is_not_lost(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer() -> bool:
        (root / "content/topics/tea.md").write_text("Saved meanwhile.\n")
        return True

    monkeypatch.setattr("sitegen.commands.rename._agreed", answer)
    code, _, said = run(root, "topic", "tea", "leaf")
    assert code == 2
    assert "content/topics/tea.md was changed meanwhile, and nothing was renamed" in said
    assert changed(root) == {"topics/tea.md": ["Saved meanwhile."]}


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("method", ["write_bytes", "replace", "unlink"])
def test_all_or_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, method: str, fault: BaseException) -> None:
    real = getattr(Path, method)
    calls = []

    def failing(self: Path, *given: object, **named: object) -> object:
        calls.append(self)
        if len(calls) == {"write_bytes": 3, "replace": 3, "unlink": 2}[method]:
            raise fault
        return real(self, *given, **named)

    monkeypatch.setattr(Path, method, failing)
    code, _, said = run(root, "document", "first", "one", "--yes")
    monkeypatch.undo()
    assert code != 0
    assert "Traceback" not in said
    assert contents(root) == FILES
