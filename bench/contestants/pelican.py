"""Pelican: Python, Jinja2, Python-Markdown, with its cache of read files switched on."""

from __future__ import annotations

from pathlib import Path

from bench.contestants import markup
from bench.contestants.base import Contestant, package_version, program_of
from bench.corpus import Document

CONFIG = f"""SITENAME = AUTHOR = "{markup.TITLE}"
SITEURL = "{markup.BASE_URL}"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
THEME_STATIC_DIR = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = False
DEFAULT_CATEGORY = "documents"
USE_FOLDER_AS_CATEGORY = False
ARTICLE_PATHS = ["documents"]
PAGE_PATHS = STATIC_PATHS = []
# Its default leaves out whatever lies below a folder whose name begins with a dot.
IGNORE_FILES = []
ARTICLE_URL = "documents/{{slug}}/"
ARTICLE_SAVE_AS = "documents/{{slug}}/index.html"
TAG_URL = "topics/{{slug}}/"
TAG_SAVE_AS = "topics/{{slug}}/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHOR_URL = "departments/{{slug}}/"
AUTHOR_SAVE_AS = "departments/{{slug}}/index.html"
AUTHORS_SAVE_AS = "departments/index.html"
ARCHIVES_SAVE_AS = "timeline/index.html"
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives", "sitemap"]
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PLUGINS = ["pelican.plugins.neighbors"]
MARKDOWN = {{
    "extensions": ["markdown.extensions." + name for name in ("extra", "admonition", "toc", "meta")],
    "output_format": "html5",
}}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
"""
DAY = "{{ a.date.strftime('%Y-%m-%d') }}"
ROW = markup.entry("/{{ a.url }}", "{{ a.title }}", DAY, "{{ a.metadata.summary }}")


def _page(title: str, main: str) -> str:
    head = f'{{% extends "base.html" %}}{{% block title %}}{title}{{% endblock %}}'
    return f"{head}{{% block main %}}{main}{{% endblock %}}\n"


def _rows(articles: str) -> str:
    return f"{{% for a in {articles} %}}{ROW}{{% endfor %}}"


def _list(title: str, articles: str) -> str:
    return _page(title, markup.listing(title, _rows(articles)))


def _index(title: str, terms: str) -> str:
    row = markup.term("/{{ t.url }}", "{{ t }}", "{{ l|length }}")
    return _page(title, markup.index(title, f"{{% for t, l in {terms}|sort %}}{row}{{% endfor %}}"))


def _tags(terms: str) -> str:
    return f"{{% for t in {terms} %}}{markup.tag('/{{ t.url }}', '{{ t }}')}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"/{{{{ {name}.url }}}}", f"{{{{ {name}.title }}}}")
    return f"{{% if {name} %}}{link}{{% endif %}}"


ARTICLE = "{% set a = article %}" + markup.article(
    "{{ a.title }}",
    DAY,
    markup.origin("{{ a.source_url }}", "{{ a.source_title }}", "{{ a.publisher }}"),
    "{{ a.content }}",
    _tags("a.tags"),
    _tags("a.authors"),
    _neighbour("a.prev_article", "prev") + _neighbour("a.next_article", "next"),
)
YEARS = (
    "<h1>Timeline</h1>\n{% for y in dates|groupby('date.year')|reverse %}"
    + markup.year("{{ y.grouper }}", _rows("y.list"))
    + "{% endfor %}"
)
SITEMAP = markup.sitemap(
    "".join(
        f"{{% for {name} in {of} %}}{markup.sitemap_row('{{ SITEURL }}/{{ p.url }}')}{{% endfor %}}"
        for name, of in (("p", "articles"), ("p, _", "tags"), ("p, _", "authors"))
    )
)


class Pelican(Contestant):
    """Writes every page each time; what its cache spares is reading and converting."""

    name = "pelican"
    notes = "content cache on; departments are its authors; prev and next by the plugin neighbors"
    caches = ("cache", "__pycache__")
    template = "theme/templates/base.html"

    @property
    def program(self) -> str:
        """In its own environment."""
        return program_of("pelican")

    def version(self) -> str:
        """Of the package."""
        return package_version("pelican")

    def fixed_files(self) -> dict[str, str]:
        """Settings and a theme; its templates of categories and pages have to be there, though empty."""
        unused = {f"theme/templates/{name}.html": "" for name in ("category", "categories", "page")}
        return unused | {
            "pelicanconf.py": CONFIG,
            "theme/static/style.css": markup.STYLE,
            "theme/templates/base.html": markup.layout(
                "{% block title %}{% endblock %}", "{% block main %}{% endblock %}"
            ),
            "theme/templates/article.html": _page("{{ article.title }}", ARTICLE),
            "theme/templates/tag.html": _list("{{ tag }}", "articles"),
            "theme/templates/author.html": _list("{{ author }}", "articles"),
            "theme/templates/index.html": _list(markup.TITLE, "articles[:20]"),
            "theme/templates/tags.html": _index("Topics", "tags"),
            "theme/templates/authors.html": _index("Departments", "authors"),
            "theme/templates/archives.html": _page("Timeline", YEARS),
            "theme/templates/sitemap.html": SITEMAP,
        }

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "content/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """Its metadata are plain lines of a name and a text."""
        meta = {
            "Title": document.title,
            "Date": str(document.date),
            "Slug": document.slug,
            "Tags": ", ".join(document.tags),
            "Authors": "; ".join(document.departments),
            "Summary": document.summary,
            "Source_title": document.source_title,
            "Source_url": document.source_url,
            "Publisher": document.publisher,
        }
        return "".join(f"{key}: {value}\n" for key, value in meta.items()) + f"\n{document.body}"

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "--quiet", "--settings", "pelicanconf.py"]

    def serve_command(self, port: int) -> list[str]:
        """Listens, and builds anew when something changed."""
        return [*self.build_command(), "--autoreload", "--listen", "--bind", "127.0.0.1", "--port", str(port)]
