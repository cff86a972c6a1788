"""`sitegen diff` says what readers would see change, in words, between revisions and between releases."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.comparing import NOTHING, Change, changes, in_words, release

LABELS = {("tags", "tea"): "Tea", ("tags", "pots"): "Pots"}
ENTRY = {"id": "a", "title": "A", "year": 2016, "date": "2016~", "tags": ["tea"], "department": [], "words": 9}
NOTE = {
    "id": "n",
    "document": "a",
    "kind": "figure",
    "words": "86% fewer",
    "value": "86 %",
    "holder": "urn",
    "body_html": "x",
}


def of(*entries: dict[str, object], notes: tuple[dict[str, object], ...] = (), **texts: str) -> object:
    return release(entries, notes, LABELS, texts)


def details(old: dict[str, object], new: dict[str, object], **more: object) -> tuple[str, ...]:
    (change,) = changes(of(old), of(new))  # type: ignore[arg-type]
    return change.details


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ({"year": 2017, "date": "2017"}, ("date: 2016~ → 2017", "year: 2016 → 2017")),
        ({"title": "B"}, ("title: A → B",)),
        ({"tags": ["tea", "pots"]}, ("topic added: Pots",)),
        ({"tags": []}, ("topic taken off: Tea",)),
        ({"summary": "Now."}, ("summary: now Now.",)),
        ({"people": ["jo", "al"]}, ("people added: jo and al",)),
        ({"words": 12}, ("text: 9 → 12 words",)),
        (
            {"changes": [{"date": "2026-01-02", "kind": "correction", "note": "It was 2016."}]},
            ("public record: correction of 2026-01-02: It was 2016.",),
        ),
    ],
)
def test_an_entry_that_changed(edit: dict[str, object], says: tuple[str, ...]) -> None:
    assert details(ENTRY, ENTRY | edit) == says


def test_entries_that_come_and_go() -> None:
    found = changes(of(ENTRY), of(ENTRY | {"id": "b", "title": "B", "kind": "news"}))  # type: ignore[arg-type]
    assert found == [Change("added", "b", "B", ("news of 2016~, under Tea",)), Change("removed", "a", "A")]
    withdrawal = {"changes": [{"date": "2026-01-02", "kind": "withdrawal", "note": "Asked to."}]}
    (change,) = changes(of(ENTRY), of(ENTRY | withdrawal))  # type: ignore[arg-type]
    assert change.what == "withdrawn"


def test_annotations() -> None:
    def said(*notes: dict[str, object]) -> tuple[str, ...]:
        found = changes(of(ENTRY, notes=(NOTE,)), of(ENTRY, notes=notes))  # type: ignore[arg-type]
        return found[0].details if found else ()

    assert said(NOTE) == ()
    assert said() == ("figure removed: “86% fewer”",)
    assert said(NOTE, NOTE | {"id": "m", "words": "new"}) == ("figure added: “new”",)
    assert said(NOTE | {"holder": "jo"}) == ("figure “86% fewer”: holder “urn” → “jo”",)
    assert said(NOTE | {"period": "2016", "body_html": "y"}) == (
        "figure “86% fewer”: period nothing → “2016”; its note reworded",
    )


def test_texts_are_counted_by_words_and_without_their_notes() -> None:
    old = of(ENTRY, a="<p>One two three.</p><aside>note</aside>")
    new = of(ENTRY, a="<p>One four three five.</p><aside>other</aside>")
    (change,) = changes(old, new)  # type: ignore[arg-type]
    assert change.details == ("text: 3 words new, 2 gone: “One [-two three.-] {+four three five.+}”",)


def test_of_many_places_and_long_ones_the_beginning_is_shown() -> None:
    words = [f"w{n}" for n in range(40)]
    many = ["x" if n % 8 == 4 else word for n, word in enumerate(words)]
    (change,) = changes(of(ENTRY, a=" ".join(words)), of(ENTRY, a=" ".join(many)))  # type: ignore[arg-type]
    (told,) = change.details
    assert told.startswith("text: 5 words new, 5 gone: “w2 w3 [-w4-] {+x+} w5 w6”, “w10 w11 [-w12-]")
    assert told.endswith("” and 2 places more")
    (change,) = changes(of(ENTRY, a="w0"), of(ENTRY, a=" ".join(words)))  # type: ignore[arg-type]
    assert change.details == (f"text: 39 words new, 0 gone: “w0 {{+{' '.join(words[1:13])} …+}}”",)


def test_words_for_people_and_for_pull_requests() -> None:
    assert in_words([]) == NOTHING + "\n"
    found = [Change("changed", "a", "A *b*", ("title: A → A *b*",))]
    assert in_words(found) == "Changed entries:\n- A *b* (a)\n  - title: A → A *b*\n"
    assert in_words(found, markdown=True) == (
        "### Changed entries\n\n- **A \\*b\\*** (`a`)\n  - title: A → A \\*b\\*\n"
    )


# The command ---------------------------------------------------------------------------------------------------------

TEXT = "---\ntitle: Tea in the office\nyear: 2016\ntags: [tea]\n---\nIt was brewed slowly.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "repository" / "site"
    for path, text in {"site.yaml": "title: A\nbase_url: https://a.example/\n", "documents/a.md": TEXT}.items():
        (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / path).write_text(text, "utf-8")
    git(site.parent, "init", "-q", "-b", "main")
    git(site.parent, "add", "-A")
    git(site.parent, "commit", "-q", "-m", "First")
    return site


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["diff", *arguments, "--root", str(root)])
    return done.exit_code, done.stdout, done.stderr


def test_revisions_and_the_folder_as_it_is(root: Path) -> None:
    assert run(root, "main") == (0, NOTHING + "\n", "")
    entry = root / "content/documents/a.md"
    entry.write_text(TEXT.replace("2016", "2017").replace("slowly", "very slowly"), "utf-8")
    (root / "content/documents/b.md").write_text(TEXT.replace("---\nIt", "draft: true\n---\nIt"), "utf-8")
    _, out, _ = run(root, "main")
    assert out == (
        "Changed entries:\n- Tea in the office (a)\n  - date: 2016 → 2017\n  - year: 2016 → 2017\n"
        "  - text: 1 word new, 0 gone: “was brewed {+very+} slowly.”\n"
    )
    git(root, "commit", "-q", "-a", "-m", "Second")
    (change,) = json.loads(run(root, "main~1", "main", "--format", "json")[1])
    assert (change["what"], change["id"]) == ("changed", "a")
    assert not (root / "build").exists()
    assert not (root / ".sitegen-cache").exists()


def test_wrong_use(root: Path) -> None:
    code, _, said = run(root, "nowhere")
    assert code == 2
    assert "'nowhere' is neither a folder with documents.json nor a revision of this repository" in said
    (root / "content/documents/a.md").write_text("---\ntitle: x\nyear: no\n---\n", "utf-8")
    code, _, said = run(root, "main")
    assert code == 2
    assert "content/documents/a.md:3:7: error" in said


def test_what_is_only_warned_of_today_stands_in_no_way(root: Path) -> None:
    (root / "content/site.yaml").write_text("title: A\nbase_url: https://a.example/\nstrict: true\n", "utf-8")
    (root / "content/documents/a.md").write_text(TEXT.replace("year:", "colour: blue\nyear:"), "utf-8")
    assert CliRunner().invoke(main, ["check", "--root", str(root)]).exit_code == 1
    git(root, "commit", "-q", "-a", "-m", "Of old")
    (root / "content/documents/a.md").write_text(TEXT.replace("slowly", "very slowly"), "utf-8")
    code, out, said = run(root, "main")
    assert (code, said) == (0, "")
    assert "text: 1 word new, 0 gone" in out


def test_a_revision_that_cannot_be_read_is_told_by_its_own_name(root: Path) -> None:
    (root / "content/documents/a.md").write_text("---\ntitle: x\nyear: no\n---\n", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "Broken")
    (root / "content/documents/a.md").write_text(TEXT, "utf-8")
    code, out, said = run(root, "main")
    assert (code, out) == (2, "")
    assert said.startswith("main:content/documents/a.md:3:7: error[")
    assert "  3 | year: no\n" in said
    assert "cannot read main, so that nothing can be compared with it" in said
    assert "sitegen-diff-" not in said
