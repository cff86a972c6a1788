"""The built digest as files, without a browser: links, identifiers, headings, policy, feeds, the site map."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINKS = {"href": "[href]", "src": "[src]", "poster": "[poster]", "data": "object[data]", "action": "[action]"}


@dataclass(frozen=True)
class Built:
    """One HTML file of the digest."""

    path: str
    text: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(node.attributes["id"] or "" for node in self.tree.css("[id]"))

    @property
    def links(self) -> Iterator[str]:
        """Every address in the file, with that of a redirect."""
        for attribute, selector in LINKS.items():
            for node in self.tree.css(selector):
                yield node.attributes[attribute] or ""
        for node in self.tree.css('meta[http-equiv="refresh"]'):
            yield (node.attributes["content"] or "").partition("url=")[2]

    @property
    def indexed(self) -> bool:
        """Whether search engines may list the page."""
        return all("noindex" not in (node.attributes["content"] or "") for node in self.tree.css('meta[name="robots"]'))

    @property
    def canonical(self) -> str | None:
        node = self.tree.css_first('link[rel="canonical"]')
        return node.attributes["href"] if node else None


@dataclass(frozen=True)
class Digest:
    """The whole output."""

    folder: Path
    base: str
    pages: dict[str, Built]

    def fault(self, page: str, link: str) -> str:
        """What is wrong with an address used on a page; nothing for an address elsewhere."""
        if not link:
            return "is empty"
        address = urlsplit(urljoin(f"{self.base}{page}", link))
        if address.scheme in {"mailto", "data", "tel"}:
            return ""
        if address.scheme not in {"http", "https"}:
            return "is of an unknown scheme"
        if not address.geturl().startswith(self.base):
            return "" if urlsplit(link).scheme or link.startswith("//") else "leads out of the digest"
        path = unquote(address.path[len(urlsplit(self.base).path) :])
        full = bool(urlsplit(link).scheme)
        if full and (not path or path.endswith("/")):
            path += "index.html"  # only a server makes this of a folder; relative links must work from disk as well
        if not path or not (self.folder / path).is_file():
            return "has no file"
        if address.fragment and unquote(address.fragment) not in self.pages[path].ids:
            return "has no such place on the page"
        return ""


@pytest.fixture(scope="module")
def built(digest: Path) -> Digest:
    pages = {}
    for file in sorted(digest.rglob("*.html")):
        path = file.relative_to(digest).as_posix()
        pages[path] = Built(path, file.read_text(encoding="utf-8"))
    home = pages["index.html"].canonical
    assert home, "the home page has no canonical address"
    return Digest(digest, home, pages)


def report(faults: list[str]) -> str:
    return "\n".join([f"{len(faults)} faults", *faults[:40]])


def test_every_internal_link_leads_somewhere(built: Digest) -> None:
    checked = 0
    faults = []
    for page in built.pages.values():
        for link in page.links:
            checked += 1
            if fault := built.fault(page.path, link):
                faults.append(f"{page.path}: '{link}' {fault}")
    assert checked > 10 * len(built.pages)
    assert not faults, report(faults)


def test_link_test_knows_a_bad_link(built: Digest) -> None:
    for bad in ("nowhere.html", "#nowhere", "../x/index.html", "topics/", "javascript:1", "", "topics/index.html#no"):
        assert built.fault("index.html", bad), f"'{bad}' passes"
    for good in (
        "#main",
        "topics/index.html#main",
        "index.html",
        built.base,
        "https://elsewhere.example/",
        "mailto:a@b",
    ):
        assert not built.fault("index.html", good), f"'{good}' is refused"


def test_every_page_can_be_reached_from_the_home_page(built: Digest) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for node in built.pages[page].tree.css("a[href]"):
            target = urlsplit(urljoin(f"{built.base}{page}", node.attributes["href"] or ""))
            path = unquote(target.path.lstrip("/"))
            if target.geturl().startswith(built.base) and path in built.pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    orphans = [path for path, page in built.pages.items() if path not in reached and page.indexed]
    assert not orphans, report(orphans)


def test_identifiers_are_unique_on_their_page(built: Digest) -> None:
    faults = [
        f"{page.path}: id '{name}' {count} times"
        for page in built.pages.values()
        for name, count in page.ids.items()
        if count > 1 or not name or any(sign.isspace() for sign in name)
    ]
    assert not faults, report(faults)


def test_every_page_has_one_first_heading_a_title_and_a_language(built: Digest) -> None:
    faults = []
    for page in built.pages.values():
        headings = page.tree.css("h1")
        if len(headings) != 1 or not headings[0].text(strip=True):
            faults.append(f"{page.path}: {len(headings)} first headings")
        if not (page.tree.css_first("title") and page.tree.css_first("title").text(strip=True)):
            faults.append(f"{page.path}: no title")
        if not page.tree.css_first("html").attributes.get("lang"):
            faults.append(f"{page.path}: no language")
        if len(page.tree.css("main")) != 1:
            faults.append(f"{page.path}: {len(page.tree.css('main'))} main parts")
    assert not faults, report(faults)


def inline(node: LexborNode) -> Iterator[str]:
    """What a strict content policy forbids on an element."""
    # A data block is never run, and no policy asks about it (HTML, 4.12.1 "prepare the script element").
    is_data = node.attributes.get("type") == "application/ld+json"
    if node.tag == "script" and not is_data and (not node.attributes.get("src") or node.text(strip=True)):
        yield "an inline script"
    if node.tag == "style":
        yield "an inline style sheet"
    for name, value in node.attributes.items():
        if name == "style" or name.startswith("on"):
            yield f"{name}= on <{node.tag}>"
        if name in {"href", "src", "action"} and (value or "").strip().lower().startswith(("javascript:", "vbscript:")):
            yield f"a script in {name}= on <{node.tag}>"


def test_no_page_has_inline_scripts_or_styles(built: Digest) -> None:
    faults = [
        f"{page.path}: {fault}"
        for page in built.pages.values()
        for node in page.tree.css("*")
        for fault in inline(node)
    ]
    assert not faults, report(faults)


def test_entries_say_what_they_are_in_json_ld(built: Digest) -> None:
    for page in built.pages.values():
        if page.path.startswith("documents/"):
            (node,) = page.tree.css('script[type="application/ld+json"]')
            article, crumbs = json.loads(node.text())["@graph"]
            assert (article["@type"], crumbs["@type"]) == ("Article", "BreadcrumbList")
            assert article["@id"] == page.canonical
            assert all(not built.fault(page.path, row["item"]) for row in crumbs["itemListElement"])
            assert not built.fault(page.path, article["hasPart"][0]["url"]) if "hasPart" in article else True


def test_every_page_has_a_policy_that_allows_only_its_own_files(built: Digest) -> None:
    for page in built.pages.values():
        node = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert node, f"{page.path} has no content policy"
        policy = node.attributes["content"] or ""
        assert "default-src 'none'" in policy, page.path
        assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & set(policy.replace("'", "").split())


# Feeds and the site map


def feeds(built: Digest) -> list[str]:
    found = [path.relative_to(built.folder).as_posix() for path in sorted(built.folder.rglob("feed.xml"))]
    assert "feed.xml" in found
    return found


def missing(element: etree._Element, names: tuple[str, ...]) -> list[str]:
    """Required children that an element has not exactly once, or empty."""
    return [
        name
        for name in names
        if len(element.findall(ATOM + name)) != 1 or not (element.findtext(ATOM + name) or "").strip()
    ]


def test_feeds_are_complete_atom(built: Digest) -> None:
    own: Counter[str] = Counter()
    for path in feeds(built):
        feed = etree.parse(built.folder / path).getroot()
        assert feed.tag == f"{ATOM}feed"
        own[feed.findtext(f"{ATOM}id") or ""] += 1
        entries = feed.findall(f"{ATOM}entry")
        assert entries, f"{path} has no entries"
        for element in (feed, *entries):
            assert missing(element, ("id", "title", "updated")) == [], path
            assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo, path
            authors = element.findall(f"{ATOM}author/{ATOM}name") or feed.findall(f"{ATOM}author/{ATOM}name")
            assert authors, path
            assert all((author.text or "").strip() for author in authors), path
        ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
        assert max(ids.values()) == 1, f"{path}: {ids.most_common(3)}"
        newest = max(entry.findtext(f"{ATOM}updated") or "" for entry in entries)
        assert (feed.findtext(f"{ATOM}updated") or "") >= newest, f"{path} is older than an entry of it"
    assert max(own.values()) == 1, f"two feeds share an id: {own.most_common(3)}"


def test_links_of_feeds_lead_to_files(built: Digest) -> None:
    faults = []
    for path in feeds(built):
        feed = etree.parse(built.folder / path).getroot()
        own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
        if own != [f"{built.base}{path}"]:
            faults.append(f"{path}: calls itself {own}")
        for link in feed.iter(f"{ATOM}link"):
            address = link.get("href") or ""
            if not urlsplit(address).scheme or (fault := built.fault(path, address)):
                faults.append(f"{path}: '{address}' {fault if urlsplit(address).scheme else 'is not a full address'}")
    assert not faults, report(faults)


def test_site_map_lists_every_page_that_may_be_listed(built: Digest) -> None:
    root = etree.parse(built.folder / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    listed = Counter(location.text or "" for location in root.iter(f"{SITEMAP}loc"))
    assert max(listed.values()) == 1, listed.most_common(3)
    faults = [f"{address} {fault}" for address in listed if (fault := built.fault("sitemap.xml", address))]
    assert not faults, report(faults)
    meant = {page.canonical for page in built.pages.values() if page.indexed}
    assert set(listed) == meant, report(sorted(map(str, set(listed) ^ meant)))


def test_robots_file_names_the_site_map(built: Digest) -> None:
    robots = built.folder / "robots.txt"
    assert f"Sitemap: {built.base}sitemap.xml" in robots.read_text(encoding="utf-8").splitlines()
