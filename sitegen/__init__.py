"""sitegen: annotated Markdown becomes a browsable digest, with every date as certain as it really is."""

__version__ = "0.1.0"

EXTRAS = {
    "cards": ("pillow>=11",),
    "import": ("lxml_html_clean>=0.4", "pypdf>=6", "trafilatura>=2"),
    "wizard": ("prompt-toolkit>=3.0.50",),
}
"""The extras of pyproject.toml, and the packages that each brings."""


def how_to_get(extra: str) -> str:
    """The command that brings what an extra holds to where this program is installed.

    It names these packages and never `sitegen`: on PyPI that name belongs to another program. Ours is installed from
    its repository only, and where that lies no program can say for sure.
    """
    return "pip install " + " ".join(f"'{package}'" for package in EXTRAS[extra])
