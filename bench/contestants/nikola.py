"""Nikola: Python, tasks with a data base of what is up to date."""

from __future__ import annotations

from pathlib import Path

from bench.contestants import markup
from bench.contestants.base import Contestant, package_version, program_of
from bench.corpus import Document, front_matter

CONFIG = f"""BLOG_AUTHOR = BLOG_TITLE = BLOG_DESCRIPTION = "{markup.TITLE}"
BLOG_EMAIL = "digest@example.org"
SITE_URL = "{markup.BASE_URL}/"
DEFAULT_LANG = "en"
TRANSLATIONS = {{"en": ""}}
TIMEZONE = "UTC"
THEME = "plain"
OUTPUT_FOLDER = "public"
POSTS = (("posts/*.md", "documents", "post.tmpl"),)
PAGES = ()
COMPILERS = {{"markdown": (".md",)}}
MARKDOWN_EXTENSIONS = ["markdown.extensions." + name for name in ("extra", "admonition", "toc")]
NAVIGATION_LINKS = {{"en": ()}}
TAG_PATH = "topics"
CATEGORY_PATH = "departments"
CATEGORY_PREFIX = ""
ARCHIVE_PATH = "timeline"
ARCHIVE_FILENAME = "index.html"
CREATE_SINGLE_ARCHIVE = True
INDEX_DISPLAY_POST_COUNT = FEED_LENGTH = 20
GENERATE_ATOM = True
GENERATE_RSS = ENABLE_AUTHOR_PAGES = COPY_SOURCES = SHOW_SOURCELINK = USE_BUNDLES = GZIP_FILES = False
TAG_PAGES_ARE_INDEXES = CATEGORY_PAGES_ARE_INDEXES = False
PRETTY_URLS = STRIP_INDEXES = True
FILES_FOLDERS = LISTINGS_FOLDERS = GALLERY_FOLDERS = IMAGE_FOLDERS = {{}}
DISABLED_PLUGINS = ["render_galleries", "render_listings", "create_bundles", "robots"]
"""
DAY = "{{ p.formatted_date('YYYY-MM-dd') }}"
ROW = markup.entry("{{ p.permalink() }}", "{{ p.title()|e }}", DAY, "{{ p.meta('summary') }}")
LIST = markup.listing("{{ title }}", "{% for p in posts %}" + ROW + "{% endfor %}")
INDEX = markup.index(
    "{{ title }}",
    "{% for label, href in items or [] %}"
    + markup.term("{{ href }}", "{{ label }}", "")
    + "{% endfor %}{% for item in cat_items or [] %}"
    + markup.term("{{ item[1] }}", "{{ item[0] }}", "")
    + "{% endfor %}",
)


def _page(main: str) -> str:
    return '{% extends "base.tmpl" %}{% block content %}' + main + "{% endblock %}\n"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"{{{{ p.{name}.permalink() }}}}", f"{{{{ p.{name}.title()|e }}}}")
    return f"{{% if p.{name} %}}{link}{{% endif %}}"


ARTICLE = "{% set p = post %}" + markup.article(
    "{{ p.title()|e }}",
    DAY,
    markup.origin("{{ p.meta('source_url') }}", "{{ p.meta('source_title') }}", "{{ p.meta('publisher') }}"),
    "{{ p.text() }}",
    "{% for t in p.tags %}" + markup.tag("{{ _link('tag', t) }}", "{{ t }}") + "{% endfor %}",
    markup.tag("{{ _link('category', p.meta('category')) }}", "{{ p.meta('category') }}"),
    _neighbour("prev_post", "prev") + _neighbour("next_post", "next"),
)


class Nikola(Contestant):
    """Builds the pages whose tasks are out of date."""

    name = "nikola"
    notes = "one department a document; front page goes on over further pages; a feed for each term"
    caches = ("cache", ".doit.db", ".doit.db.db", ".doit.db.dat", ".doit.db.dir", ".doit.db.bak", "__pycache__")
    template = "themes/plain/templates/base.tmpl"

    @property
    def program(self) -> str:
        """In its own environment."""
        return program_of("nikola")

    def version(self) -> str:
        """Of the package."""
        return package_version("nikola")

    def fixed_files(self) -> dict[str, str]:
        """Settings and a theme on top of its plainest."""
        lists = ("list", "list_post", "tag", "index", "archiveindex")
        templates = {f"themes/plain/templates/{name}.tmpl": _page(LIST) for name in lists}
        return templates | {
            "conf.py": CONFIG,
            "themes/plain/plain.theme": "[Theme]\nengine = jinja\nparent = base-jinja\n",
            "themes/plain/assets/style.css": markup.STYLE,
            "themes/plain/templates/base.tmpl": markup.layout("{{ title|e }}", "{% block content %}{% endblock %}"),
            "themes/plain/templates/post.tmpl": _page(ARTICLE),
            "themes/plain/templates/tags.tmpl": _page(INDEX),
        }

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "posts" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """Front matter without lists."""
        meta = {
            "title": document.title,
            "slug": document.slug,
            "date": f"{document.date} 00:00:00 UTC",
            "tags": ", ".join(document.tags),
            "category": document.departments[0],
            "summary": document.summary,
            "source_title": document.source_title,
            "source_url": document.source_url,
            "publisher": document.publisher,
        }
        return front_matter(meta) + document.body

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "build", "-v", "0"]

    def serve_command(self, port: int) -> list[str]:
        """Builds when something changed."""
        return [self.program, "auto", "--address", "127.0.0.1", "--port", str(port)]
