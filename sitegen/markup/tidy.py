"""What Markdown and raw HTML let through although HTML does not, or although it tells a reader nothing.

Valid Markdown must not make invalid pages: addresses are written as addresses, and a link, heading or picture with
nothing in it is left out. Each costs a look for a few signs; a body without them is not searched.
"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.diagnostics import Findings
from sitegen.markup.scan import Places, plain_address

# As the cleaner writes them: quoted, in small letters, with no `<`, `>` or `"` inside.
_PICTURE = re.compile(r"<img\b([^<>]*)>")
_EMPTY_LINK = re.compile(r'<a href="(?!ref:|facts:)([^"]*)"[^<>]*>(?:\s|<br>)*</a>')
_EMPTY_HEADING = re.compile(r"<h([2-6])\b[^<>]*>\s*</h\1>\n?")
_NO_LINK = re.compile(r"<a(?![^<>]* href=)([^<>]*)>")
_OF_LINKS = re.compile(r' (?:rel|hreflang)="[^"]*"')
_SRC = re.compile(r' src="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')
_UNFIT_ADDRESS = re.compile(r' (?:href|src)="(?:[^" <>\\^`{|}&\x00-\x1f]|&amp;)*+[^"]')
_ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*? (?:href|src)=")(?!ref:|facts:)([^"]*)')
_UNFIT = re.compile(r"&(?:lt|gt|quot|nbsp);|[ <>\\^`{|}\x00-\x1f]")
_SPELLED = re.compile(r'<a href="(https?://[^"]*)">(?=\1</a>)')
_STASHED = re.compile("\x02(\\d+)\x03")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LANGUAGE = re.compile(r' lang="(?![A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")[^"]*"')

_PHRASES = "code, em, strong, span, b, i, small, sub, sup, cite, q, kbd, samp, var, mark, abbr, p, h2, h3, h4, h5, h6"
_BLOCKS = "p, div, ul, ol, dl, table, pre, blockquote, section, figure, details, h2, h3, h4, h5, h6, hr"
_STRAY = "li:not(ul > li, ol > li)"
_MISPLACED = (
    (_STRAY, "outside a list, and is given one"),
    ("dt:not(dl > dt, dl > div > dt), dd:not(dl > dd, dl > div > dd)", "outside a <dl>"),
    ("figcaption:not(figure > figcaption)", "outside a <figure>"),
    ("summary:not(details > summary)", "outside a <details>"),
    ("ul > :not(li), ol > :not(li)", "in a list, which holds only <li>"),
    (f":is({_PHRASES}) :is({_BLOCKS})", "inside a line of text"),
)
_RAW = re.compile(r"<[A-Za-z][A-Za-z0-9]*[ >/\n]")


def tidied(html: str, places: Places, found: Findings) -> str:
    """The cleaned HTML of a body as HTML allows it; what is left out is reported."""
    if _CONTROL.search(html):
        # Python-Markdown leaves marks of its own in some addresses: a number for each character that it had put aside.
        html = _CONTROL.sub("", _STASHED.sub(lambda mark: chr(int(mark[1])), html))
    if ' lang="' in html:
        html = _LANGUAGE.sub("", html)
    if "<img" in html:
        html = _PICTURE.sub(lambda picture: _picture(picture, places, found), html)
    if any(end in html for end in ("></a>", "> </a>", "\n</a>")):
        html = _EMPTY_LINK.sub(lambda link: _without_words(link[1], places, found), html)
    if "></h" in html:
        html = _EMPTY_HEADING.sub(lambda _: _without_heading(places, found), html)
    if ' rel="' in html or ' hreflang="' in html:
        html = _NO_LINK.sub(lambda tag: f"<a{_OF_LINKS.sub('', tag[1])}>", html)
    if '">http' in html:
        # On paper an address that is its own words is not spelled out a second time.
        html = _SPELLED.sub(r'<a class="address" href="\1">', html)
    if _UNFIT_ADDRESS.search(html):
        html = _ADDRESS.sub(lambda tag: tag[1] + _UNFIT.sub(_encoded, tag[2]), html)
    return html


def _picture(tag: re.Match[str], places: Places, found: Findings) -> str:
    """A picture with a description; of one without an address only that."""
    source, description = _SRC.search(tag[1]), _ALT.search(tag[1])
    if source is None or not source[1].strip():
        place = places.of_no_source()
        if place is not None:
            message = "a picture has no address: only its description is shown"
            found.warning(place, "empty-link", message, "write the path of a file in assets/, or delete it")
        return description[1] if description else ""
    if description:
        return tag[0]
    message = "a picture has no description for those who do not see it"
    hint = 'write ![what it shows](address), or alt="" for a mere ornament'
    found.warning(places.of_tag("img"), "no-description", message, hint)
    return f'<img{tag[1]} alt="">'


def _encoded(sign: re.Match[str]) -> str:
    """A character that may not stand in an address (RFC 3986, 2; WHATWG URL, "URL code points")."""
    plain = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\xa0"}.get(sign[0], sign[0])
    return "" if plain in "\n\r\t" else "".join(f"%{byte:02X}" for byte in plain.encode())


def _without_words(address: str, places: Places, found: Findings) -> str:
    message = f"a link without words is left out: '{plain_address(address)}'"
    found.warning(places.of_address(address), "empty-link", message, "write words between the brackets, or delete it")
    return ""


def _without_heading(places: Places, found: Findings) -> str:
    found.warning(places.of_heading(), "empty-heading", "a heading without words is left out", "delete its line")
    return ""


def put_in_place(html: str, tree: LexborHTMLParser, raw: str, places: Places, found: Findings) -> str:
    """Say where raw HTML stands in what may not hold it, and put a list around items that have none.

    `tree` is that of `html`, and is changed too. The rest stays: browsers show it, but not all of them alike.
    """
    if not _RAW.search(raw):
        return html
    for selector, where in _MISPLACED:
        for tag, count in Counter(node.tag or "" for node in tree.css(selector)).items():
            times = f" ({count} times)" if count > 1 else ""
            message = f"raw HTML: <{tag}> stands {where}{times}"
            found.warning(places.of_tag(tag), "html-nesting", message, "write it as Markdown")
    return (tree.body.inner_html or "") if _in_lists(tree) and tree.body else html


def _in_lists(tree: LexborHTMLParser) -> bool:
    """Put a list around items that stand outside one, those in a row into one; whether there were any."""
    strays = tree.css(_STRAY)
    made: set[int] = set()
    for item in strays:
        home = _element_before(item)
        if home is None or home.mem_id not in made:
            item.insert_before(tree.create_node("ul"))
            home = item.prev
        if home is not None:
            made.add(home.mem_id)
            # What is put in is a copy.
            home.insert_child(item)
            item.decompose()
    return bool(strays)


def _element_before(node: LexborNode) -> LexborNode | None:
    """The element right before it, if nothing but space is between them."""
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return before
