"""The markup that all contestants make, as template text: what differs from language to language comes in as arguments.

An argument is an expression or a loop of the generator's own template language. So all pages look alike, and none is
longer than another because somebody wrote a longer template.
"""

from __future__ import annotations

TITLE = "Borough Digest"
BASE_URL = "https://example.org"
MARK = "mark-as-written"
"""Stands on the body element of every page; the edit of the base template replaces it."""
STYLE = """body { max-width: 44rem; margin: 0 auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
header a { margin-right: 1rem; }
table { border-collapse: collapse; }
.note { border-left: 0.25rem solid; padding-left: 1rem; }
"""


def layout(title: str, main: str, *, root: str = "/", style: str = "style.css") -> str:
    """The base template. `root` is the way to the front page."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {TITLE}</title>
<link rel="stylesheet" href="{root}{style}">
<link rel="alternate" type="application/atom+xml" href="{root}feed.xml">
</head>
<body class="{MARK}">
<header><a href="{root}">{TITLE}</a> <a href="{root}topics/">Topics</a> <a href="{root}departments/">Departments</a>
<a href="{root}timeline/">Timeline</a></header>
<main>{main}</main>
<footer>{TITLE}</footer>
</body>
</html>
"""


def entry(href: str, title: str, date: str, summary: str) -> str:
    """A document in a list."""
    return f'<li><a href="{href}">{title}</a> <time>{date}</time><p>{summary}</p></li>\n'


def listing(heading: str, rows: str) -> str:
    """The front page and the page of a term."""
    return f'<h1>{heading}</h1>\n<ul class="entries">\n{rows}</ul>\n'


def year(heading: str, rows: str) -> str:
    """A year of the timeline."""
    return f'<h2>{heading}</h2>\n<ul class="entries">\n{rows}</ul>\n'


def term(href: str, label: str, count: str) -> str:
    """A term in the index of its kind."""
    return f'<li><a href="{href}">{label}</a> {count}</li>\n'


def index(heading: str, rows: str) -> str:
    """The index of topics or departments."""
    return f'<h1>{heading}</h1>\n<ul class="terms">\n{rows}</ul>\n'


def article(title: str, date: str, source: str, body: str, topics: str, departments: str, pager: str) -> str:
    """The page of a document; `source`, `topics`, `departments` and `pager` are made by the functions below."""
    return f"""<article>
<h1>{title}</h1>
<p class="origin"><time>{date}</time> {source}</p>
{body}
<ul class="topics">{topics}</ul>
<ul class="departments">{departments}</ul>
</article>
<nav class="pager">{pager}</nav>
"""


def origin(url: str, title: str, publisher: str) -> str:
    """The source that a document is about."""
    return f'<a href="{url}">{title}</a>, {publisher}'


def tag(href: str, label: str) -> str:
    """A term on the page of a document."""
    return f'<li><a href="{href}">{label}</a></li>'


def neighbour(rel: str, href: str, title: str) -> str:
    """The way to the document before (`prev`) or after (`next`)."""
    return f'<a rel="{rel}" href="{href}">{title}</a>'


def feed(updated: str, entries: str) -> str:
    """An Atom feed."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{BASE_URL}/</id>
<title>{TITLE}</title>
<updated>{updated}</updated>
<author><name>{TITLE}</name></author>
{entries}</feed>
"""


def feed_entry(url: str, title: str, updated: str, summary: str, content: str) -> str:
    """A document in the feed, with its whole text."""
    return f"""<entry><id>{url}</id><title>{title}</title><link href="{url}"/><updated>{updated}</updated>
<summary>{summary}</summary><content type="html">{content}</content></entry>
"""


def sitemap(rows: str) -> str:
    """sitemap.xml, where the generator makes none itself."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def sitemap_row(url: str) -> str:
    """A page in the sitemap."""
    return f"<url><loc>{url}</loc></url>\n"
