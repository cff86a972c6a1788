"""Slugs: the part of an address that names a thing. Any language; the same label always makes the same slug."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_BYTES = 120
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
# As Windows, macOS, Google and browsers call a second copy; of more than two digits it is a year or a number.
_COPY = re.compile(r"(?P<before>.+?)(?: - Copy(?: \(\d+\))?| copy(?: \d+)?| ?\(\d{1,2}\))|Copy of (?P<after>.+)")


def slugify(label: str) -> str:
    """Turn a label or file stem into a slug.

    Compatibility-decomposed (NFKD), accents of Latin, Greek and Cyrillic letters dropped, case-folded, then everything
    but letters, digits and combining marks becomes one hyphen. Labels of other scripts keep their letters. A label
    without any letter or digit gets a slug made from its digest; an over-long one is cut and ends in its digest.
    """
    if len(label) <= MAX_BYTES and _SLUG.fullmatch(label):
        return label
    folded = unicodedata.normalize("NFKD", label).casefold()
    text = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", folded))
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else "-" for c in text)
    slug = re.sub("-{2,}", "-", kept).strip("-")
    if slug and len(slug.encode()) <= MAX_BYTES:
        return slug
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    if not slug:
        return f"term-{digest}"
    return slug.encode()[: MAX_BYTES - 9].decode("utf-8", "ignore").rstrip("-") + "-" + digest


def copy_of(name: str) -> str:
    """The name without what programs add to that of a second copy; empty where it is none."""
    match = _COPY.fullmatch(name)
    return match["before"] or match["after"] if match else ""


def folded(label: str) -> str:
    """A label as it is compared: NFC, case-folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", label).casefold().split())
