"""`sitegen init`: what it writes is a digest without a fault, and it never touches what was there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers import site
from terminal import on_terminal

from sitegen.cli import main
from sitegen.founding import Founding, files, problems, title_of

OTHER_SUBJECTS = re.compile(
    r"civil.serv|government|whitehall|minist|cabinet|parliament|\bUK\b|britain|british|gov\.uk|crown", re.IGNORECASE
)


def init(*arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["init", *arguments], env={"SOURCE_DATE_EPOCH": "1790000000"}, catch_exceptions=False
    )


def on_disk(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def test_it_builds_at_once_and_strictly(tmp_path: Path) -> None:
    folder = tmp_path / "library-notes"
    done = init(str(folder))
    assert (done.exit_code, done.stdout) == (0, f"{folder}/content/site.yaml\n")
    runner = CliRunner()
    checked = runner.invoke(main, ["check", "--strict", "--root", str(folder)])
    assert (checked.exit_code, checked.stdout) == (0, "")
    built = runner.invoke(main, ["build", "--strict", "--root", str(folder)])
    assert built.exit_code == 0, built.stderr
    assert "0 errors, 0 warnings" in built.stderr
    home = (folder / "build/index.html").read_text("utf-8")
    assert "Library notes" in home
    assert "Sample: loans last a week longer" in home
    # What readers see; the page of the data explains the values that any digest may use, `parliamentary` among them.
    for page in set((folder / "build").rglob("*.html")) - {folder / "build/data/index.html"}:
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", page.read_text("utf-8"), flags=re.DOTALL)
        assert not OTHER_SUBJECTS.search(text), page


@pytest.mark.parametrize("title", ["Library notes", "Notes: “all” of them #1", "'quoted'", "日本語", "null"])
@pytest.mark.parametrize("lang", ["en-GB", "cy"])
def test_any_title_and_language_are_without_a_fault(title: str, lang: str) -> None:
    made = files(Founding(title, "https://x.example", lang, date(2026, 11, 23)))
    content = {path.removeprefix("content/"): text for path, text in made.items() if path.startswith("content/")}
    digest = site(content)
    assert digest.found == ()
    config = digest.library.config
    assert (config.title, config.base_url, config.lang) == (title, "https://x.example/", lang)
    assert config.tag_authority == "x.example,2026"
    languages = {document.lang for document in digest.library.tables.documents.values()}
    assert languages == ({""} if lang == "en-GB" else {"en"})


def test_samples_are_marked_and_of_no_other_digest() -> None:
    made = files(Founding("Notes", "https://x.example/", "en", date(2026, 11, 23)))
    for path, text in made.items():
        assert not OTHER_SUBJECTS.search(text), path
        assert "@" not in text.replace("editors@example.org", "")
        if path.startswith("content/documents/"):
            assert path.startswith("content/documents/sample-")
            assert 'title: "Sample: ' in text
            assert "invented" in text


def test_all_topics_of_the_register_are_used() -> None:
    made = files(Founding("Notes", "https://x.example/", "en", date(2026, 11, 23)))
    entries = "".join(text for path, text in made.items() if path.startswith("content/documents/"))
    used = set(re.findall(r"[a-z-]+", " ".join(re.findall(r"^tags: (.*)$", entries, re.MULTILINE))))
    topics = made["content/registers/topics.yaml"].partition("\ntopics:")[2]
    assert used == set(re.findall(r"- id: (\S+)", topics))


def test_the_next_steps_can_be_followed_with_a_plain_installation(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    said = init(str(folder)).stderr
    readme = (folder / "README.md").read_text("utf-8")
    typed = {re.search(r"sitegen (new\b[^:#\n]*)", text) for text in (said, readme)}
    commands = {tuple(found[1].split()) for found in typed if found is not None}
    # No terminal, as where nothing is there that could ask: all that is needed is in the command.
    (command,) = commands
    made = CliRunner().invoke(main, [*command, "--root", str(folder)])
    assert made.exit_code == 0, made.stderr
    assert (folder / "content/documents/first-entry.md").is_file()
    assert CliRunner().invoke(main, ["check", "--root", str(folder)]).exit_code == 0


def test_harmless_files_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine")
    done = init(str(tmp_path), "--title", "Lamps", "--base-url", "https://lamps.example/")
    assert done.exit_code == 0
    assert "README.md was there already" in done.stderr
    assert "set base_url" not in done.stderr
    written = on_disk(tmp_path)
    assert written["README.md"] == "mine"
    assert written.keys() == files(Founding("", "", "", date(2026, 1, 1))).keys()
    assert "title: Lamps\n" in written["content/site.yaml"]


def test_the_name_is_asked_for_on_a_terminal(tmp_path: Path) -> None:
    code, screen = on_terminal(["init", str(tmp_path / "notes")], ("Name of the digest [Notes]", "All the lamps\r"))
    assert code == 0, screen
    assert "title: All the lamps\n" in (tmp_path / "notes/content/site.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["notes.txt", "content", "build"])
def test_a_folder_in_use_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    done = init(str(tmp_path))
    assert (done.exit_code, f"not empty ({name})" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert init(str(tmp_path / "file")).exit_code == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_wrong_settings_are_told_at_once_and_write_nothing(tmp_path: Path) -> None:
    done = init(str(tmp_path / "x"), "--base-url", "x.example", "--lang", "English!")
    assert done.exit_code == 2
    assert "'x.example' is not an absolute web address" in done.stderr
    assert "'English!' is not a language tag" in done.stderr
    assert not (tmp_path / "x").exists()
    assert problems(Founding(" ", "https://x.example/", "en", date(2026, 1, 1))) == ["the title is empty"]


@pytest.mark.parametrize(
    ("folder", "title"), [("library-notes", "Library notes"), ("a_b c", "A b c"), ("", "A digest")]
)
def test_a_title_is_made_from_the_folder(folder: str, title: str) -> None:
    assert title_of(folder) == title
