"""What somebody meant who wrote a web address that is none."""

from __future__ import annotations

import re

from sitegen.diagnostics import edit_distance

_HOST = r"(?:[\w-]+\.)+[a-z]{2,}"
_BARE = re.compile(rf"{_HOST}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_FILE = re.compile(r"^[^/]*\.(?:pdf|html?|docx?|xlsx?|csv|md|txt|png|jpe?g)$", re.IGNORECASE)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*(?P<address>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\s*(?:\"[^\"]*\")?\)")
_SCHEME = re.compile(r"(?P<scheme>[a-z]{2,8})(?P<signs>[:;.]{0,2}/{0,4})(?P<rest>.+)", re.IGNORECASE)
_SHOWN = re.compile(rf"(?:https?://|(?=www\.))(?P<host>{_HOST})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
"""Words that are a whole address, and no name of a site."""
_HOST_OF = re.compile(rf"https?://(?P<host>{_HOST})", re.IGNORECASE)
_COMMON = frozenset("www com org net edu gov ac co uk ltd nhs mod police sch eu info".split())
"""Parts of hosts that do not tell whose they are."""
_GO_ON = re.compile(
    r"(?:www\.)?(?:(?:dx\.)?doi\.org|hdl\.handle\.net|purl\.org|tinyurl\.com|bit\.ly|j\.mp|goo\.gl|ow\.ly|t\.co|is\.gd"
    r"|buff\.ly|lnkd\.in|dlvr\.it|wp\.me|amzn\.to|fb\.me|youtu\.be|perma\.cc|archive\.(?:is|ph|today|org)|w3id\.org)"
)
"""Hosts whose addresses lead on to those of others."""
_WRAPPED = "<>“”„‘’«»\"'"
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
"""A whole web address."""
_TRACKING = re.compile(
    r"(?:utm_[a-z_]+|at_(?:medium|campaign|custom\d|format|bbc_team|ptr_name|link_\w+)"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)",
    re.IGNORECASE,
)
"""A part of a query that tells who sent a reader, and has no say in what they get."""
_TEXT = ":~:text="
_DETOURS = re.compile(
    r"\.safelinks\.protection\.outlook\.com$|^(?:www\.)?google\.[a-z.]+$|^lm?\.facebook\.com$|^urldefense\.com$"
)
_GUARDED = re.compile(r"^https://urldefense\.com/v3/__(https?://.+?)__;")


def without_tracking(url: str) -> str:
    """The same address without what says who sent a reader, or which words a browser shall show."""
    if "?" not in url and _TEXT not in url:
        return url
    whole, sign, anchor = url.partition("#")
    anchor = anchor.partition(_TEXT)[0]
    address, _, query = whole.partition("?")
    parts = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    query = "&".join(parts)
    return address + (f"?{query}" if query else "") + (f"{sign}{anchor}" if anchor else "")


def plain_url(url: str) -> tuple[str, str]:
    """The address of the page itself, and what else there is in this one; the address as it is, and nothing."""
    if meant := past_detour(url):
        return meant, "leads by way of a mail program or another site"
    # The address of a copy may hold that of the page with all its parts, and is another without them.
    bare = url if "://" in url.partition("://")[2] else without_tracking(url)
    if bare == url:
        return url, ""
    if bare == url.partition(_TEXT)[0].removesuffix("#"):
        return bare, "ends in words that a browser shall show, which are no part of the address"
    return bare, "has parts that only tell who sent a reader there"


def past_detour(url: str) -> str:
    """The address that a link by way of a mail program or another site leads to; empty where it is a plain one."""
    host = url.partition("://")[2].partition("/")[0].lower()
    return without_tracking(_behind(url)) if _DETOURS.search(host) else ""


def _behind(url: str) -> str:
    """The address that a detour leads to."""
    from urllib.parse import parse_qs, urlsplit  # hardly ever needed

    if guarded := _GUARDED.search(url):
        return guarded[1]
    asked = parse_qs(urlsplit(url).query)
    found = (values[0] for name in ("url", "q", "u") for values in [asked.get(name, [""])])
    return next((address for address in found if ADDRESS.fullmatch(address)), "")


def same_page(url: str) -> str:
    """What all ways to write one address have in common; empty for the first page of a site, which says nothing."""
    address = without_tracking(url).partition("://")[2]
    host, slash, rest = address.partition("/")
    path = rest.removesuffix("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}" if path else ""


def other_host(words: str, url: str) -> str:
    """The host that the words of a link name as a whole address, where the link surely leads to another's.

    Not so for copies in an archive, whose addresses hold the first one, for addresses that lead on, and where the two
    hosts have a name in common: www.desks.example and news.desks.example.
    """
    named, there = _SHOWN.fullmatch(words), _HOST_OF.match(url)
    if named is None or there is None:
        return ""
    shown, host = named["host"].lower(), there["host"].lower()
    bare = shown.removeprefix("www.")
    names = [[part for part in one.split(".")[:-1] if part not in _COMMON] for one in (shown, host)]
    related = any(one in other or other in one for one in names[0] for other in names[1])
    in_government = all(one.endswith((".gov.uk", ".gov.wales", ".gov.scot")) for one in (shown, host))
    return "" if related or in_government or _GO_ON.fullmatch(shown) or bare in url.lower() else shown


def url_hint(text: str) -> str:
    """What to write instead of an address that cannot be used."""
    if ADDRESS.fullmatch(text) and plain_url(text)[1]:
        return f"write {plain_url(text)[0]}"
    if match := _LINK.fullmatch(text):
        return _instead("only the address, without [ ] and ( )", match["address"])
    if text.strip(_WRAPPED) != text:
        return _instead("without the signs around it", text.strip(_WRAPPED))
    whole = _whole(text)
    if whole:
        return f"write {whole}"
    if " " in text and ADDRESS.match(text) and "://" in text.partition(" ")[2]:
        return "write one address only"
    if " " in text and ADDRESS.match(text):
        return f"an address has no spaces, and this one has one behind '{text.partition(' ')[0][-20:]}'"
    return "write the whole address, https://…, without spaces"


def _instead(reason: str, text: str) -> str:
    address = text if ADDRESS.fullmatch(text) else _whole(text)
    return f"{reason}: write {address}" if address else "write the whole address, https://…, without spaces"


def _whole(text: str) -> str:
    """The address, where only how it begins is wrong or missing; empty if it is something else."""
    match = _SCHEME.fullmatch(text)
    if match is not None and _BARE.fullmatch(match["rest"]) and ("/" in match["signs"] or ":" in match["signs"]):
        scheme = match["scheme"].casefold()
        meant = scheme if scheme in {"http", "https"} else ""
        meant = meant or next((known for known in ("https", "http") if edit_distance(scheme, known) == 1), "")
        return f"{meant}://{match['rest']}" if meant else ""
    return f"https://{text}" if _BARE.fullmatch(text) and not _FILE.search(text) else ""
