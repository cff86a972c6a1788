"""Zensical with a template of our own. It has neither terms nor hooks: the adapter writes all lists as pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path

from bench.contestants import markup
from bench.contestants.base import Contestant, package_version, program_of
from bench.contestants.mkdocs import EXTENSIONS
from bench.corpus import DEPARTMENTS, TOPICS, Document, front_matter, slug_of

CONFIG = {
    "site_name": markup.TITLE,
    "site_url": f"{markup.BASE_URL}/",
    "docs_dir": "content",
    "site_dir": "public",
    "theme": {"custom_dir": "theme", "features": ["navigation.prune"], "font": False},
    "plugins": [],
    "markdown_extensions": EXTENSIONS,
}


def _tags(kind: str) -> str:
    link = markup.tag(f"/{kind}/{{{{ t|lower|replace(' ', '-') }}}}/", "{{ t }}")
    return f"{{% for t in page.meta.{kind} %}}{link}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"{{{{ page.{name}.url|url }}}}", f"{{{{ page.{name}.title }}}}")
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
MAIN = (
    "{% if page.meta and page.meta.source %}"
    + ARTICLE
    + "{% else %}<h1>{{ page.title }}</h1>\n{{ page.content }}{% endif %}"
)


def _list(documents: Iterable[Document]) -> str:
    rows = (
        markup.entry(f"/documents/{d.slug}/", escape(d.title), str(d.date), d.summary).replace("\n", "")
        for d in documents
    )
    return '<ul class="entries">\n' + "\n".join(rows) + "\n</ul>\n\n"


class Zensical(Contestant):
    """Keeps converted pages between builds."""

    name = "zensical"
    notes = "lists written by the adapter; prev and next by file name; no feed; a search index besides"
    caches = (".cache",)
    template = "theme/main.html"

    @property
    def program(self) -> str:
        """In its own environment."""
        return program_of("zensical")

    def version(self) -> str:
        """Of the package."""
        return package_version("zensical")

    def fixed_files(self) -> dict[str, str]:
        """Settings (JSON is YAML) and one template."""
        return {
            "mkdocs.yml": json.dumps(CONFIG, indent=1),
            "content/style.css": markup.STYLE,
            "theme/main.html": markup.layout("{{ page.title }}", MAIN),
        }

    def derived_files(self, documents: Iterable[Document]) -> dict[str, str]:
        """Every list as a Markdown page made of HTML."""
        newest = sorted(documents, key=lambda d: d.date, reverse=True)
        pages = {"index": (markup.TITLE, _list(newest[:20]))}
        years = sorted({d.date.year for d in newest}, reverse=True)
        pages["timeline"] = (
            "Timeline",
            "".join(f"## {year}\n\n{_list(d for d in newest if d.date.year == year)}" for year in years),
        )
        for kind, terms in (("topics", TOPICS), ("departments", DEPARTMENTS)):
            for term in terms:
                held = [d for d in newest if term in (d.tags if kind == "topics" else d.departments)]
                pages[f"{kind}/{slug_of(term)}"] = (term, _list(held))
            pages[f"{kind}/index"] = (kind.capitalize(), "".join(f"- [{t}]({slug_of(t)}.md)\n" for t in terms))
        return {f"content/{name}.md": front_matter({"title": head}) + text for name, (head, text) in pages.items()}

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "content/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """The corpus, with other names of the terms; the date as text."""
        meta = document.meta(tags="topics", departments="departments") | {"date": str(document.date)}
        return front_matter(meta) + document.body

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "build", "--config-file", "mkdocs.yml"]

    def serve_command(self, port: int) -> list[str]:
        """Builds when something changed."""
        return [self.program, "serve", "--config-file", "mkdocs.yml", "--dev-addr", f"127.0.0.1:{port}"]
