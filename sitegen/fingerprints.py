"""What a page is made of, as digests: tool version, template closure, view. Equal fingerprints, equal bytes.

A view is digested through `repr`: frozen dataclasses name every field in order and hold only texts, numbers and tuples
of them, so it is the same in every process, whatever the hash seed.
"""

from __future__ import annotations

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
    parts = {name: digest(_bytes(getattr(view, name))) for name in view.__struct_fields__}
    # What is shown of a part only has to tell which one changed; whether anything did, the digest of all of them says.
    whole = digest("\0".join((type(view).__name__, *parts, *parts.values())).encode())
    return Print(tool, renderer.closure(view.template), whole, tuple((name, d[:12]) for name, d in parts.items()))


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")


def digest(content: bytes, size: int = 16) -> str:
    """BLAKE2b of `size` bytes, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=size).hexdigest()
