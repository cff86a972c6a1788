"""The fingerprint of a source: which runs of three words stand in it, as hashes that say no more than a filter does.

A hash is cut so short that about one in `ODDS` runs that are not in the source seems to be: enough to tell a wrong
quotation (one changed word spoils up to three runs), and too little to rebuild the text, since behind any two words
hundreds of others would seem to follow. docs/proof.md has the reckoning.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.proof.tokens import readings, tokens

RUN = 3
"""Words in a run (n of the n-grams)."""
ODDS = 256
VERSION = "sitegen fingerprint 1"
ENDING = ".fingerprint"
_KEYS = ("salt", "sha256", "words", "added", "bits", "hashes")


class Damaged(ValueError):
    """A file that is no fingerprint, or not a whole one; the message says what is wrong."""


class Fingerprint(Struct, frozen=True):
    """What is known of a source. `hashes` are numbers below 2**`bits`."""

    salt: str
    sha256: str
    words: int
    added: str
    bits: int
    hashes: frozenset[int]

    def has(self, run: Sequence[str]) -> bool:
        """Whether a run of `RUN` words seems to stand in the source."""
        return _hash(self.salt, self.bits, run) in self.hashes


def _hash(salt: str, bits: int, run: Sequence[str]) -> int:
    made = hashlib.blake2b("\0".join(run).encode("utf-8", "surrogatepass"), digest_size=8, key=salt.encode()).digest()
    return int.from_bytes(made, "big") >> (64 - bits)


def runs_of(words: Sequence[str]) -> Iterable[Sequence[str]]:
    """Every run of `RUN` words."""
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def make_fingerprint(text: str, *, salt: str, sha256: str, added: str) -> str:
    """The text of a fingerprint file. `salt` is 32 hexadecimal digits, `sha256` that of the file the text is from."""
    words = [token.word for token in tokens(text)]
    runs = {tuple(run) for reading in readings(words) for run in runs_of(reading)}
    bits = max(8, (max(len(runs), 1) * ODDS - 1).bit_length())
    hashes = sorted({_hash(salt, bits, run) for run in runs})
    size = (bits + 7) // 8
    packed = base64.b64encode(b"".join(number.to_bytes(size, "big") for number in hashes)).decode("ascii")
    lines = [packed[at : at + 100] for at in range(0, len(packed), 100)]
    head = [VERSION, f"salt: {salt}", f"sha256: {sha256}", f"words: {len(words)}", f"added: {added}", f"bits: {bits}"]
    head.append(f"hashes: {len(hashes)}")
    return "\n".join([*head, "", *lines]) + "\n"


@lru_cache(maxsize=64)
def read_fingerprint(content: bytes) -> Fingerprint:
    """Read a fingerprint file. Raises Damaged."""
    try:
        text = content.decode("ascii")
    except UnicodeDecodeError:
        raise Damaged("it holds other signs than a fingerprint does") from None
    head, empty, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = head.split("\n")
    if lines[0] != VERSION or not empty:
        raise Damaged(f"it does not begin with “{VERSION}”")
    values = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    numbers = "".join(values.get(key, "") for key in ("words", "hashes"))
    if tuple(values) != _KEYS or not numbers.isdigit() or not re.fullmatch(r"[1-5]?\d", values["bits"]):
        raise Damaged("its head is not whole")
    try:
        packed = base64.b64decode("".join(body.split()), validate=True)
    except ValueError:
        raise Damaged("it is cut short, or was edited") from None
    bits = int(values["bits"])
    size = (bits + 7) // 8
    if len(packed) != size * int(values["hashes"]):
        raise Damaged("it is cut short, or was edited")
    hashes = frozenset(int.from_bytes(packed[at : at + size], "big") for at in range(0, len(packed), size))
    return Fingerprint(values["salt"], values["sha256"], int(values["words"]), values["added"], bits, hashes)
