"""A file that was renamed by hand is one problem, of that file; an entry that is another one is not taken for it."""

from __future__ import annotations

import pytest
from helpers import Site, site

from sitegen.proof.fingerprint import make_fingerprint

SOURCE = """A count of the spoons of every office of the service
The committee found that nobody had ever counted the spoons, and that somebody should. It counted them in May.
"""
PRINT = make_fingerprint(SOURCE, salt="0123456789abcdef" * 2, sha256="ab", added="2026-11-27")
OTHER_PRINT = make_fingerprint("Nothing of the kind stands here. " * 9, salt="0f" * 16, sha256="ab", added="2026-11-27")
OLD, NEW = "spoons-2016-a-count", "counted-2016"
TITLE = "A count of the spoons of every office of the service"
HEAD = f"---\ntitle: Spoons are counted\nyear: 2016\nsource:\n  title: {TITLE}\n"
ENTRY = f"""{HEAD}---
The report says “nobody had ever counted the spoons”.

/// quote | nobody had ever counted the spoons
    speaker: Alex Example
///
"""
LINKING = f"---\ntitle: Forks\nyear: 2016\nrelated: [{OLD}]\n---\nSee [[{OLD}]] and [it](/documents/{OLD}/).\n"


def laid_out(*, name: str = NEW, entry: str = ENTRY, old: str = PRINT, linking: str = LINKING, **more: str) -> Site:
    files = {f"documents/{name}.md": entry, "documents/forks.md": linking, f"sources/{OLD}.fingerprint": old}
    return site({**files, **{path.replace("__", "/").replace("_md", ".md"): text for path, text in more.items()}})


def test_a_published_file_that_was_renamed_by_hand_is_one_problem() -> None:
    made = laid_out()
    (found,) = made.found
    assert (str(found.span), found.rule, str(found.severity)) == (
        f"content/documents/{NEW}.md:1:1",
        "entry-name",
        "error",
    )
    assert f"was called {OLD}.md" in found.message and "3 links lead" in found.message
    assert f"call it {OLD}.md again" in found.hint and f"sitegen rename document {OLD} {NEW}" in found.hint
    assert (made.update.following, made.update.unread) == (3, (f"content/documents/{NEW}.md",))


def test_its_cures_are_right() -> None:
    assert laid_out(name=OLD).found == ()
    kept = ENTRY.replace("source:", f"aliases: [documents/{OLD}/]\nsource:", 1)
    half = laid_out(entry=kept)
    told = {item.rule: item.hint for item in half.found}
    assert told == {
        "fingerprint-unused": f"it is the source of {NEW}: rename it to {NEW}.fingerprint",
        "broken-reference": f"the entry is called otherwise now: write {NEW}",
    }
    whole = {f"documents/{NEW}.md": kept, f"sources/{NEW}.fingerprint": PRINT}
    assert site({**whole, "documents/forks.md": LINKING.replace(OLD, NEW)}).found == ()


def test_an_entry_that_nobody_linked_to_may_be_new() -> None:
    (found,) = laid_out(linking="---\ntitle: Forks\nyear: 2016\n---\nText.\n").found
    assert (found.rule, found.span.path) == ("fingerprint-unused", f"content/sources/{OLD}.fingerprint")
    assert found.hint.startswith(f"it is the source of {NEW}: rename it to {NEW}.fingerprint; but if")


@pytest.mark.parametrize(
    "change",
    [
        # The source of another entry, of which the file is gone.
        {"old": OTHER_PRINT},
        # Words that do not stand in it.
        {"entry": ENTRY.replace("nobody had ever counted the spoons", "nobody will ever count a single one of them")},
        # Too few words to know.
        {"entry": f"{HEAD.replace(TITLE, 'A count of the spoons')}---\nText.\n"},
        # Two entries have it.
        {"documents__again_md": ENTRY},
        # It has a fingerprint of its own.
        {f"sources__{NEW}.fingerprint": PRINT},
    ],
)
def test_what_may_be_another_entry_is_not_taken_for_the_lost_one(change: dict[str, str]) -> None:
    found = laid_out(**change).found
    assert "entry-name" not in {item.rule for item in found}
    # Whose file it was is not known; that one is missing is one problem, and so are the links to it.
    (gone,) = (item for item in found if item.rule in {"broken-reference", "broken-link", "fingerprint-unused"})
    assert (gone.rule, str(gone.severity)) == ("fingerprint-unused", "error")
    assert f"there is no content/documents/{OLD}.md" in gone.message and "3 links lead" in gone.message
    assert f"bring {OLD}.md back, or call it so again" in gone.hint and "kind: withdrawal" in gone.hint


def test_a_file_that_is_gone_is_none_of_a_link_to_another() -> None:
    files = {f"sources/{OLD}.fingerprint": PRINT, "documents/forks.md": LINKING.replace(OLD, f"{OLD}-of-forks")}
    assert [item.rule for item in site(files).found] == ["broken-reference"] * 2 + ["broken-link", "fingerprint-unused"]
    back = site({**files, "documents/forks.md": LINKING, f"documents/{OLD}.md": ENTRY})
    assert back.found == ()


def test_a_name_that_is_no_id_is_changed_together_with_its_fingerprint() -> None:
    old = "Counted 2016"
    (told,) = site({f"documents/{old}.md": ENTRY, f"sources/{old}.fingerprint": PRINT}).found
    assert told.rule == "entry-name"
    assert told.hint == f"rename it to {NEW}.md, and its {old}.fingerprint to {NEW}.fingerprint"
    (half,) = site({f"documents/{NEW}.md": ENTRY, f"sources/{old}.fingerprint": PRINT}).found
    assert half.hint == f"it is the source of {NEW}: rename it to {NEW}.fingerprint"
    assert site({f"documents/{NEW}.md": ENTRY, f"sources/{NEW}.fingerprint": PRINT}).found == ()
