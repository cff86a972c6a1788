"""`sitegen schema` with the language server of VS Code's YAML extension: what an editor is shown while typing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from click.testing import CliRunner
from sites import REPOSITORY

from sitegen.cli import main

SERVER = REPOSITORY / "tests" / "yaml-server.cjs"


def shown(root: Path) -> dict[str, list[list[int | str]]]:
    """File -> (line, message) of all that is underlined in settings and registers."""
    assert CliRunner().invoke(main, ["schema", "--root", str(root)], catch_exceptions=False).exit_code == 0
    files = [path.relative_to(root).as_posix() for path in sorted((root / "content").rglob("*.yaml"))]
    done = subprocess.run(
        ["node", SERVER, root, *files], capture_output=True, check=True, timeout=120, cwd=REPOSITORY, text=True
    )
    found: dict[str, list[list[int | str]]] = json.loads(done.stdout)
    assert sorted(found) == files
    return found


def test_the_digest_has_nothing_underlined_and_slips_are_where_they_stand(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    shutil.copytree(REPOSITORY / "content" / "registers", content / "registers")
    shutil.copy(REPOSITORY / "content" / "site.yaml", content)
    assert not any(shown(tmp_path).values())
    settings, topics = content / "site.yaml", content / "registers" / "topics.yaml"
    settings.write_text(f"bas_url: x\n{settings.read_text('utf-8')}", "utf-8")
    old = topics.read_text("utf-8")
    topics.write_text(old.replace("- id: impartiality\n", "- id: Impartiality\n", 1), "utf-8")
    line = old[: old.index("- id: impartiality\n")].count("\n") + 1
    found = {file: rows for file, rows in shown(tmp_path).items() if rows}
    assert found == {
        "content/registers/topics.yaml": [[line, "Use a-z, 0-9 and single hyphens; labels may have any letters."]],
        "content/site.yaml": [[1, "Property bas_url is not allowed."]],
    }
