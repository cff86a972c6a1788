"""Signs of UTF-8 that were read as Windows-1252 on the way: `â€™` for `’`, `Ã©` for `é`, `Â£` for `£`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What the bytes 80 to BF, with which a sign of several bytes goes on, are in Windows-1252; five are nothing there.
_MORE = "".join(bytes((code,)).decode("windows-1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_CLASS = f"[{re.escape(_MORE)}]"
# A word in capitals may end so before a closing mark.
_SPOILED = re.compile(f"[ÂÃ](?![»”’›]){_CLASS}|â{_CLASS}{{2}}|ð{_CLASS}{{3}}|ï»¿|â€(?=[\\s.,;:)]|$)", re.MULTILINE)
_SIGNS = ("Â", "Ã", "â", "ð", "ï»")


def mojibake(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, what stands there, the sign that was meant) of the first in each line; a text often has hundreds."""
    if not any(sign in text for sign in _SIGNS):
        return
    told = -1
    for match in _SPOILED.finditer(text):
        meant = _meant(match[0])
        if meant and (told < 0 or "\n" in text[told : match.start()]):
            told = match.start()
            yield told, match[0], meant


def _meant(spoiled: str) -> str:
    if spoiled == "â€":
        # The last byte of ” is nothing in Windows-1252, and mostly lost.
        return "”"
    try:
        meant = b"".join(_byte(sign) for sign in spoiled).decode("utf-8")
    except UnicodeError:
        return ""
    # A letter that nobody typed in such a place is a chance, not a slip.
    return meant if meant.isprintable() or meant in "\u00a0\u00ad\ufeff" else ""


def _byte(sign: str) -> bytes:
    return bytes((ord(sign),)) if "\x80" <= sign <= "\xff" else sign.encode("windows-1252")
