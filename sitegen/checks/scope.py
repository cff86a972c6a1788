"""What a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.library import Library
from sitegen.routes import Routes


@dataclass(frozen=True)
class Scope:
    """The looked-up library, the addresses, and the output paths of copied files (assets)."""

    library: Library
    routes: Routes
    files: frozenset[str]
