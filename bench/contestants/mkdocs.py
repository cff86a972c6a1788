"""MkDocs with a theme of our own. It has no terms: a hook of thirty lines makes their pages out of the metadata."""

from __future__ import annotations

import json
from pathlib import Path

from bench.contestants import markup
from bench.contestants.base import Contestant, package_version, program_of
from bench.corpus import DEPARTMENTS, TOPICS, Document, front_matter, slug_of

EXTENSIONS = ["extra", "admonition", "toc"]
CONFIG = {
    "site_name": markup.TITLE,
    "site_url": f"{markup.BASE_URL}/",
    "docs_dir": "content",
    "site_dir": "public",
    "hooks": ["terms.py"],
    "plugins": [],
    "theme": {"name": None, "custom_dir": "theme", "static_templates": ["feed.xml", "sitemap.xml"]},
    "markdown_extensions": EXTENSIONS,
    "validation": {"nav": {"omitted_files": "ignore"}},
}
TERMS = {
    "topics": [(topic, topic) for topic in sorted(TOPICS)],
    "departments": [(slug_of(name), name) for name in sorted(DEPARTMENTS)],
}
HOOK = '''"""Adds a page for every term, and gives the templates the documents sorted and grouped."""

from mkdocs.structure.files import File

TERMS = {}  # filled in below


def on_files(files, config):
    def add(path, title, kind, term=""):
        head = f"---\\ntitle: {title}\\nkind: {kind}\\nterm: {term}\\ntemplate: list.html\\n---\\n"
        files.append(File.generated(config, path, content=head))

    add("index.md", config.site_name, "home")
    add("timeline.md", "Timeline", "timeline")
    for kind, terms in TERMS.items():
        add(f"{kind}/index.md", kind.capitalize(), kind)
        for slug, label in terms:
            add(f"{kind}/{slug}.md", label, kind, label)
    return files


def on_env(env, config, files):
    pages = [file.page for file in files.documentation_pages() if file.src_uri.startswith("documents/")]
    pages.sort(key=lambda page: page.meta["date"], reverse=True)
    held = {kind: {label: [] for _, label in terms} for kind, terms in TERMS.items()}
    years = {}
    for page in pages:
        for kind in TERMS:
            for label in page.meta[kind]:
                held[kind][label].append(page)
        years.setdefault(page.meta["year"], []).append(page)
    env.globals.update(newest=pages, held=held, years=years)
    env.filters["slug_of"] = lambda label: label.lower().replace(" ", "-")
    return env
'''.replace("{}  # filled in below", repr(TERMS))
ROW = markup.entry("/{{ p.url }}", "{{ p.meta.title }}", "{{ p.meta.date }}", "{{ p.meta.summary }}")


def _rows(pages: str) -> str:
    return f"{{% for p in {pages} %}}{ROW}{{% endfor %}}"


def _page(main: str) -> str:
    return '{% extends "base.html" %}{% block main %}' + main + "{% endblock %}\n"


def _tags(kind: str) -> str:
    link = markup.tag(f"/{kind}/{{{{ t|slug_of }}}}/", "{{ t }}")
    return f"{{% for t in page.meta.{kind} %}}{link}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"/{{{{ page.{name}.url }}}}", f"{{{{ page.{name}.title }}}}")
    return f"{{% if page.{name} %}}{link}{{% endif %}}"


ARTICLE = "{% set source = page.meta.source %}" + markup.article(
    "{{ page.meta.title }}",
    "{{ page.meta.date }}",
    markup.origin("{{ source.url }}", "{{ source.title }}", "{{ source.publisher }}"),
    "{{ page.content }}",
    _tags("topics"),
    _tags("departments"),
    _neighbour("previous_page", "prev") + _neighbour("next_page", "next"),
)
YEARS = (
    "<h1>Timeline</h1>\n{% for year, pages in years.items() %}"
    + markup.year("{{ year }}", _rows("pages"))
    + "{% endfor %}"
)
INDEX = markup.index(
    "{{ page.meta.title }}",
    "{% for t, pages in held[kind].items() %}"
    + markup.term("/{{ kind }}/{{ t|slug_of }}/", "{{ t }}", "{{ pages|length }}")
    + "{% endfor %}",
)
LIST = (
    "{% set kind = page.meta.kind %}"
    + "{% if kind == 'home' %}"
    + markup.listing("{{ page.meta.title }}", _rows("newest[:20]"))
    + "{% elif kind == 'timeline' %}"
    + YEARS
    + "{% elif page.meta.term %}"
    + markup.listing("{{ page.meta.title }}", _rows("held[kind][page.meta.term]"))
    + "{% else %}"
    + INDEX
    + "{% endif %}"
)
FEED_ENTRY = markup.feed_entry(
    "{{ p.canonical_url }}",
    "{{ p.meta.title|e }}",
    "{{ p.meta.date }}T00:00:00Z",
    "{{ p.meta.summary|e }}",
    "{{ p.content|e }}",
)
FEED = markup.feed("{{ newest[0].meta.date }}T00:00:00Z", "{% for p in newest[:20] %}" + FEED_ENTRY + "{% endfor %}")
SITEMAP = markup.sitemap(
    "{% for file in pages %}" + markup.sitemap_row("{{ file.page.canonical_url }}") + "{% endfor %}"
)


class MkDocs(Contestant):
    """Keeps nothing between builds."""

    name = "mkdocs"
    notes = "minimal theme; lists by a hook; prev and next by file name; keeps nothing between builds"
    caches = ("__pycache__",)
    template = "theme/base.html"

    @property
    def program(self) -> str:
        """In its own environment."""
        return program_of("mkdocs")

    def version(self) -> str:
        """Of the package."""
        return package_version("mkdocs")

    def fixed_files(self) -> dict[str, str]:
        """Settings (JSON is YAML), hook and theme."""
        return {
            "mkdocs.yml": json.dumps(CONFIG, indent=1),
            "terms.py": HOOK,
            "theme/style.css": markup.STYLE,
            "theme/base.html": markup.layout("{{ page.title }}", "{% block main %}{% endblock %}"),
            "theme/main.html": _page(ARTICLE),
            "theme/list.html": _page(LIST),
            "theme/feed.xml": FEED,
            "theme/sitemap.xml": SITEMAP,
        }

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "content/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """The corpus, with other names of the terms; the date as text."""
        meta = document.meta(tags="topics", departments="departments") | {"date": str(document.date)}
        return front_matter(meta) + document.body

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "build", "--quiet"]

    def serve_command(self, port: int) -> list[str]:
        """Builds everything after each change."""
        return [self.program, "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
