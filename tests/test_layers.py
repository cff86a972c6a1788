"""The order of the rooms: who may import whom, lazily or not, and which rooms touch nothing outside."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "sitegen"

# Top may import below only. Rooms on one line may import each other, and modules inside a package too, but nowhere
# in a circle (test_there_are_no_circles). A package (views, checks, markup, export) stands for all its modules.
LAYERS = """
__main__ manual
cli
commands
editing_server
console preview
asking
build
composing
store staging searching workers clock
publication
making
update
intake
state
renaming comparing link_check
output source bodies report sarif fixing completing
fresh
listing
plan checks render assets export importing editing
views
routes
choices founding
said_by spoken_for
sentences
lookup starter
term_slips
named_holders
named_bodies
library
lists facts crossings
shelf fingerprints
rows
schemas
documents registers
proof
agreement capitals unfinished wording plain_texts
markup
config
model tables citations
fields
frontmatter value_slips
yamltree
follow_ons frames switches
rules tab_fixing vocabularies workspace
charts confusables dates diagnostics given_names mojibake numerals scaffold slips slugs __init__
"""
HEIGHT = {room: height for height, line in enumerate(reversed(LAYERS.split("\n"))) for room in line.split()}

# Inside `importing`, from what is written down to what is read; the same rules.
IMPORTING = """
blocks draft findings
proposal
figureheads narrators talk
alike defects kinds
publishing hosts identifiers
amounts
speech
dates topics
names
page
english __init__
"""
INNER = {room: height for height, line in enumerate(reversed(IMPORTING.split("\n"))) for room in line.split()}

EDGES = frozenset(
    "__main__ asking bodies build cli clock commands completing composing console editing_server fresh link_check "
    "listing output preview.files preview.ports preview.server preview.watch publication searching source staging "
    "store workers".split()
)
OUTSIDE_MODULES = frozenset(
    "os io sys shutil tempfile pathlib time random secrets socket subprocess logging threading asyncio".split()
)
OUTSIDE_CALLS = frozenset({"open", "print", "input", "exec", "eval", "datetime.now", "date.today", "datetime.today"})
# Text buffers and pure paths read nothing; `importing.page.reading` opens the one file that it is given.
ALLOWED = {("export", "io"), ("preview.page", "pathlib"), ("importing", "io"), ("importing", "pathlib")}


def modules() -> dict[str, Path]:
    """Dotted name below the package -> file; a package is named by itself."""
    files = sorted(path for path in ROOT.rglob("*.py") if "defaults" not in path.relative_to(ROOT).parts)
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in files]
    return {name.removesuffix(".__init__"): path for name, path in zip(names, files, strict=True)}


def imports(path: Path) -> list[tuple[int, str]]:
    """(line, module) of every import at any depth: inside functions and under TYPE_CHECKING too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def inner_imports(name: str, path: Path) -> list[tuple[int, str]]:
    """Imports of our own modules, as the module that is really meant."""
    known = modules()
    found = []
    for line, target in imports(path):
        parts = target.split(".")
        if parts[0] != "sitegen":
            continue
        dotted = [".".join(parts[1:end]) for end in range(len(parts), 1, -1)]
        found.append((line, next((d for d in dotted if d in known), "__init__")))
    return [(line, target) for line, target in found if target != name]


def is_edge(module: str) -> bool:
    """A whole room, or of a room some modules only."""
    return not EDGES.isdisjoint((room(module), module))


def room(module: str) -> str:
    return module.partition(".")[0]


def test_every_module_has_a_layer() -> None:
    assert {room(name) for name in modules()} == set(HEIGHT)


@pytest.mark.parametrize("name", modules())
def test_nothing_imports_upwards(name: str) -> None:
    upward = [
        f"{name}:{line} imports {target}"
        for line, target in inner_imports(name, modules()[name])
        if HEIGHT[room(target)] > HEIGHT[room(name)]
    ]
    assert upward == []


def test_inside_importing_nothing_imports_upwards() -> None:
    inside = {name.partition(".")[2] or "__init__": name for name in modules() if room(name) == "importing"}
    assert {room(name) for name in inside} == set(INNER)
    upward = [
        f"{name}:{line} imports {target}"
        for short, name in inside.items()
        for line, target in inner_imports(name, modules()[name])
        if room(target) == "importing" and INNER[room(target.partition(".")[2] or "__init__")] > INNER[room(short)]
    ]
    assert upward == []


def test_there_are_no_circles() -> None:
    waiting = {name: {t for _, t in inner_imports(name, path)} for name, path in modules().items()}
    while waiting:
        free = {name for name, targets in waiting.items() if not targets & waiting.keys()}
        assert free, f"in a circle, or above one: {sorted(waiting)}"
        waiting = {name: targets for name, targets in waiting.items() if name not in free}


@pytest.mark.parametrize("name", [name for name in modules() if not is_edge(name)])
def test_pure_rooms_touch_nothing_outside(name: str) -> None:
    path = modules()[name]
    used = [
        f"{name}:{line} imports {target}"
        for line, target in imports(path)
        if target.partition(".")[0] in OUTSIDE_MODULES
        and ALLOWED.isdisjoint((who, target.partition(".")[0]) for who in (room(name), name))
    ]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ".".join(ast.unparse(node.func).split(".")[-2:]) in OUTSIDE_CALLS:
            used.append(f"{name}:{node.lineno} calls {ast.unparse(node.func)}")
    assert used == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import os.path", [(1, "os.path")]),
        ("def f():\n    from sitegen import build as b", [(2, "sitegen.build")]),
        ("if TYPE_CHECKING:\n    from sitegen.build import Options", [(2, "sitegen.build.Options")]),
    ],
)
def test_lazy_imports_are_seen(tmp_path: Path, text: str, expected: list[tuple[int, str]]) -> None:
    path = tmp_path / "m.py"
    path.write_text(text)
    assert imports(path) == expected
