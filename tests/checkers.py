"""Two checkers of HTML over a built site, as a person runs them too: `python tests/checkers.py build`.

The Nu checker holds a page to the standard itself; html-validate also to rules of good practice. Each finds what the
other does not. Both are pinned in package.json.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
TOOLS = REPOSITORY / "node_modules"
RULES = REPOSITORY / "tests" / "html-validate.cjs"

# What the Nu checker says of right pages.
MISTAKEN = re.compile(
    # It takes the file on disk for the origin, so that no address is 'self' to it. The browser tests ask a browser.
    r"Resource violates Content Security Policy"
    # A data block is never run, and no policy asks about it (HTML, 4.12.1 "prepare the script element").
    r"|Inline script violates Content Security Policy"
)


# It runs for seconds, beside other tests: one processor, a small heap, quick compilation, which needs a deeper stack.
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m", "-Xmx768m")


class Missing(Exception):
    """A tool that is not on this machine; the message says how to get it."""


def _tool(path: str) -> Path:
    tool = TOOLS / path
    if not tool.is_file():
        raise Missing(f"{tool.relative_to(REPOSITORY)} is missing: run 'npm ci --ignore-scripts' (or 'make test')")
    return tool


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Missing(f"there is no '{name}' on this machine (Debian: apt-get install {package})")
    return found


def nu(folder: Path) -> Iterator[str]:
    """What the Nu checker finds in the HTML files below a folder, warnings included."""
    java = _program(os.environ.get("JAVA") or "java", "default-jre-headless")
    jar = str(_tool("vnu-jar/build/dist/vnu.jar"))
    command = [java, *JAVA_OPTIONS, "-jar", jar, "--skip-non-html", "--format", "json", str(folder.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"the Nu checker gave no answer: {done.stderr[:2000]}") from None
    for row in messages:
        # "The first occurrence … was here" only belongs to the message before it.
        if not MISTAKEN.search(row["message"]) and (row["type"] == "error" or row.get("subType") == "warning"):
            place = row["url"].removeprefix(f"file:{folder.resolve()}/")
            yield f"{place}:{row.get('lastLine', 0)}: {row['message']}"


def html_validate(folder: Path) -> Iterator[str]:
    """What html-validate finds, with the rules of `html-validate.cjs`."""
    command = [_program("node", "nodejs"), str(_tool("html-validate/bin/html-validate.mjs"))]
    with tempfile.TemporaryDirectory() as work:
        # Into a file: of a long answer it leaves half in the pipe.
        answer = Path(work, "answer.json")
        command += ["--config", str(RULES), "--formatter", f"json={answer}", "--ext", "html", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not answer.is_file():
            raise RuntimeError(f"html-validate gave no answer: {done.stderr[:2000]}")
        files = json.loads(answer.read_text(encoding="utf-8"))
    for file in files:
        place = Path(file["filePath"]).resolve().relative_to(folder.resolve())
        for row in file["messages"]:
            yield f"{place}:{row['line']}: {row['message']} ({row['ruleId']})"


CHECKERS = {"nu": nu, "html-validate": html_validate}


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    try:
        found = [f"{name}: {fault}" for name, check in CHECKERS.items() for fault in check(folder)]
    except Missing as missing:
        sys.exit(str(missing))
    print("\n".join([*found, f"{len(found)} faults in {sum(1 for _ in folder.rglob('*.html'))} pages"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
