"""What a page is made of, as digests: tool version, template closure, view. Equal fingerprints, equal bytes.

A view is digested through `repr`: frozen dataclasses name every field in order and hold only texts, numbers and tuples
of them, so it is the same in every process, whatever the hash seed.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping

from sitegen.plan import Print
from sitegen.render import Renderer
from sitegen.views.targets import Target


def fingerprints(
    targets: Iterable[Target], files: Mapping[str, bytes], renderer: Renderer, tool: str
) -> Iterator[tuple[str, Print]]:
    """(path, fingerprint) of every page and plain file. Raises TemplateFault when a template cannot be read."""
    for target in targets:
        yield target.path, _of_page(target, renderer, tool)
    for path, content in files.items():
        yield path, Print(tool, "", digest(content))


def _of_page(target: Target, renderer: Renderer, tool: str) -> Print:
    view = target.view
    # Short digests by field only say what changed; whether anything did is for the long one of the whole to say.
    parts = tuple((f.name, digest(_bytes(getattr(view, f.name)), 6)) for f in dataclasses.fields(view))
    return Print(tool, renderer.closure(view.template), digest(_bytes(view)), parts)


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")


def digest(content: bytes, size: int = 16) -> str:
    """BLAKE2b of `size` bytes, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=size).hexdigest()
