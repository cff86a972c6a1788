"""The editing form in a browser: what an editor changes arrives in the file on the disk, and nothing else does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsing import REPO, NewPage
from playwright.sync_api import Page, expect

from sitegen.editing.page import DECAP_VERSION

pytestmark = pytest.mark.browser

DECAP = REPO / ".decap" / DECAP_VERSION / "decap-cms.js"
ENTRY = "reimagine-challenge-2016-social-mobility"


@contextmanager
def form(root: Path) -> Iterator[str]:
    """The address of the form that `sitegen admin --serve` serves for a site."""
    if not DECAP.is_file():
        pytest.fail(f"Decap CMS is not at {DECAP.relative_to(REPO)}: run 'make test', which fetches it", pytrace=False)
    command = [sys.executable, "-m", "sitegen", "admin", "--serve", "--root", str(root), "--decap", str(DECAP)]
    with subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield line.removeprefix("Form at ").partition(" ")[0]
        finally:
            process.terminate()


def choose(page: Page, label: str, option: str) -> None:
    field = page.get_by_label(label)
    field.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("menuitem", name="Publish now").click()
    expect(page.get_by_text("Changes saved")).to_be_visible()


def with_traps(text: str) -> str:
    """The entry, written in ways that a form of the usual kind would write anew."""
    traps = {
        "---\ntitle:": "---\n# Read twice by two editors\ntitle:",
        "kind: news": "kind:   'news'   # as the publisher says",
        "\nadded: ": "\n# When it came in\nadded: ",
    }
    for old, new in traps.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_saved_form_changes_the_lines_that_were_edited_and_no_others(tmp_path: Path, new_page: NewPage) -> None:
    root = tmp_path / "site"
    shutil.copytree(REPO / "content", root / "content")
    file = root / "content" / "documents" / f"{ENTRY}.md"
    # One topic more, and there would be more than an entry may have.
    before = with_traps(file.read_text("utf-8")).replace(", talent-and-progression]", "]")
    file.write_text(before, "utf-8")
    others = {path: path.read_bytes() for path in (root / "content").rglob("*.*") if path != file}
    asked: list[str] = []
    with form(root) as address:
        page = new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="A social mobility plan").click()
        page.get_by_label("Summary").fill("A plan for social mobility wins a contest: “Reimagine”.")
        choose(page, "Tags", "Leadership")
        page.get_by_label("Licence").fill("not stated: we asked")
        publish(page)
    expected = before.split("\n")
    for number, line in enumerate(expected):
        if line.startswith("summary: "):
            expected[number] = 'summary: "A plan for social mobility wins a contest: “Reimagine”."'
        elif line.startswith("tags: ["):
            expected[number] = line.replace("]", ", leadership]")
        elif line.startswith("  licence: "):
            expected[number] = '  licence: "not stated: we asked"'
    assert file.read_text("utf-8").split("\n") == expected
    assert {path: path.read_bytes() for path in (root / "content").rglob("*.*") if path != file} == others
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    command = [sys.executable, "-m", "sitegen", "check", "--root", str(root)]
    checked = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_a_new_page_and_a_changed_body_arrive_as_typed(tmp_path: Path, new_page: NewPage) -> None:
    root = tmp_path / "site"
    pages = root / "content" / "pages"
    pages.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: Lamps\nbase_url: https://example.org/\n", "utf-8")
    before = "---\r\ntitle: Old\r\n---\r\n\r\nOne “line”\r\n\r\n*[HMT]: Treasury\r\n[a]{.b} end"
    (pages / "old.md").write_bytes(before.encode())
    with form(root) as address:
        page = new_page()
        page.goto(f"{address}#/collections/pages/new")
        page.get_by_role("button", name="Login").click()
        page.get_by_label("Title").fill("A page: about Écoles")
        page.get_by_label("Body").fill("*[HMT]: Treasury\n\n/// quote | [words]{.x}\n///")
        publish(page)
        page.wait_for_url("**/entries/a-page-about-ecoles")
        page.get_by_role("link", name="Writing in Pages collection").click()
        page.get_by_role("link", name="Old", exact=True).click()
        expect(page.get_by_label("Title")).to_have_value("Old")
        page.get_by_label("Body").fill(page.get_by_label("Body").input_value().replace("“line”", "line"))
        publish(page)
    made = (pages / "a-page-about-ecoles.md").read_text("utf-8")
    assert made == '---\ntitle: "A page: about Écoles"\n---\n\n*[HMT]: Treasury\n\n/// quote | [words]{.x}\n///\n'
    assert (pages / "old.md").read_bytes().decode() == before.replace("“line”", "line")
