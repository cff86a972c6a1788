"""Pages are valid HTML, by two checkers: the digest, every kind of page, and whatever Markdown can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import checkers
import pytest
import samples
from helpers import body
from kettles import put
from sites import REPOSITORY, build, copy_of

WRONG = """\
<!DOCTYPE html>
<html lang="en">
<head><title>Wrong</title></head>
<body><main><h1>Wrong</h1><div><li id="a">stray</li></div><p id="a"><img src="x.png"></p></main></body>
</html>
"""
BATCH = 25
AROUND = """\
<!DOCTYPE html>
<html lang="en">
<head><title>Example</title></head>
<body><h1>Example</h1>
{}
</body>
</html>
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all the sites, so that each checker is started once."""
    work, pages = tmp_path_factory.mktemp("roots"), tmp_path_factory.mktemp("pages")
    for root in copy_of(REPOSITORY, work / "digest", search=True), samples.every_kind(work / "kinds"):
        build(root, "--output", str(pages / root.name))
    for number, bodies in enumerate(batches([body(text)[0].html for text in samples.plain_examples()])):
        put(pages / f"markdown/{number}.html", AROUND.format(bodies))
    assert sum(1 for _ in pages.rglob("*.html")) > 400
    return pages


def batches(bodies: list[str]) -> Iterator[str]:
    """Many bodies on a page, as a page costs the checkers more; each keeps its ids to itself."""
    assert len(bodies) > 500
    for start in range(0, len(bodies), BATCH):
        own = enumerate(bodies[start : start + BATCH])
        yield "\n".join(re.sub(r'(id="|href="#)', rf"\g<1>b{number}-", html) for number, html in own)


def faults(checker: str, folder: Path) -> list[str]:
    try:
        return list(checkers.CHECKERS[checker](folder))
    except checkers.Missing as missing:
        # What is missing fails the test, with the way to get it; nothing is skipped.
        pytest.fail(str(missing), pytrace=False)


@pytest.mark.parametrize("checker", checkers.CHECKERS)
def test_every_page_is_valid(checker: str, pages: Path) -> None:
    found = faults(checker, pages)
    assert not found, "\n".join([f"{len(found)} faults", *found[:40]])


@pytest.mark.parametrize("checker", checkers.CHECKERS)
def test_checker_sees_what_is_wrong(checker: str, tmp_path: Path) -> None:
    """The test above would be empty if the checkers were blind."""
    (tmp_path / "wrong.html").write_text(WRONG, encoding="utf-8")
    found = "\n".join(faults(checker, tmp_path))
    for fault in ("li", "alt", "uplicate"):
        assert fault in found, f"{checker} does not see '{fault}': {found}"
