"""sitegen twice: making the pages that the peers make, and making everything that it makes by default.

The settings and templates are the plain texts at the top; each template takes the place of the packaged one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bench.contestants import markup
from bench.contestants.base import Contestant, Edit, Look
from bench.corpus import TOPICS, Document, front_matter, label_of
from bench.places import PROJECT

SETTINGS = f"title: {markup.TITLE}\nbase_url: {markup.BASE_URL}/\n"
# What no peer makes is left out, and the feed has the whole text, as theirs have.
LEAN_SETTINGS = (
    f"{SETTINGS}feed_content: text\nlisting_size: 0\n"
    "without: ['404', a-z, annotations, assets, changes, charts, citations, coverage, crossings, data, related, "
    "robots, search, term-feeds, years]\n"
)

HREF = "{{ page.root }}{{ %s.href }}"
CARD = markup.entry(HREF % "card", "{{ card.title }}", "{{ card.date.edtf }}", "{{ card.summary }}")
BASE = markup.layout(
    "{% block title %}{{ page.title }}{% endblock %}",
    "{% block main %}{% endblock %}",
    root="{{ page.root }}",
    style="{{ page.site.stylesheet }}",
)


def _cards(cards: str) -> str:
    return f"{{% for card in {cards} %}}{CARD}{{% endfor %}}"


def _page(main: str) -> str:
    return '{% extends "base.html" %}{% block main %}' + main + "{% endblock %}\n"


def _tags(links: str) -> str:
    return f"{{% for link in {links} %}}{markup.tag(HREF % 'link', '{{ link.label }}')}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, HREF % name, f"{{{{ {name}.title }}}}")
    return f"{{% if {name} %}}{link}{{% endif %}}"


DOCUMENT = markup.article(
    "{{ page.title }}",
    "{{ page.card.date.edtf }}",
    "{% set source = page.source %}"
    + markup.origin("{{ source.url }}", "{{ source.title }}", "{{ source.publisher.label }}"),
    "{{ page.body_html|safe }}",
    _tags("page.card.topics"),
    _tags("page.departments"),
    _neighbour("page.earlier", "prev") + _neighbour("page.later", "next"),
)
TERM = markup.listing(
    "{{ page.label }}", "{% for section in page.sections %}" + _cards("section.cards") + "{% endfor %}"
)
TERM_INDEX = markup.index(
    "{{ page.title }}",
    "{% for group in page.groups %}{% for row in group.rows %}"
    + markup.term(HREF % "row", "{{ row.label }}", "{{ row.count }}")
    + "{% endfor %}{% endfor %}",
)
TIMELINE = (
    "<h1>{{ page.title }}</h1>\n{% for year in page.years %}"
    + markup.year("{{ year.year }}", _cards("year.cards"))
    + "{% endfor %}"
)
FEED = markup.feed(
    "{{ page.updated }}",
    "{% for entry in page.entries %}"
    + markup.feed_entry(
        "{{ entry.url }}",
        "{{ entry.title }}",
        "{{ entry.updated }}",
        "{{ entry.summary }}",
        "{% if entry.content_html is defined %}{{ entry.content_html }}{% endif %}",
    )
    + "{% endfor %}",
)
TEMPLATES = {
    "base.html": BASE,
    "document.html": _page(DOCUMENT),
    "term.html": _page(TERM),
    "term-index.html": _page(TERM_INDEX),
    "timeline.html": _page(TIMELINE),
    "home.html": _page(markup.listing("{{ page.site.title }}", _cards("page.latest[:20]"))),
    "feed.xml": FEED,
}
STYLESHEET = "assets/css/site.css"
REGISTER = "content/registers/topics.yaml"
BODY_TAG = '<body class="'


def register(labels: dict[str, str]) -> str:
    """The register of topics: ids with their labels."""
    return "topics:\n" + "".join(f"- id: {topic}\n  label: {label}\n" for topic, label in labels.items())


class Sitegen(Contestant):
    """The pages of the peers, and no others."""

    name = "sitegen"
    notes = "the same pages as the peers"
    output = "build"
    caches = (".sitegen-cache",)
    template = "templates/base.html"
    settings = LEAN_SETTINGS

    @property
    def program(self) -> str:
        """`$SITEGEN_BIN`, or `sitegen` out of the search path."""
        return os.environ.get("SITEGEN_BIN") or "sitegen"

    def fixed_files(self) -> dict[str, str]:
        """Settings, the register of topics, templates, a style sheet."""
        templates = {f"templates/{name}": text for name, text in TEMPLATES.items()}
        return {**self._content(), **templates, STYLESHEET: markup.STYLE}

    def _content(self) -> dict[str, str]:
        labels = {topic: label_of(topic) for topic in TOPICS}
        return {"content/site.yaml": self.settings, REGISTER: register(labels)}

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "content/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """The corpus as it is."""
        return front_matter(document.meta()) + document.body

    def build_command(self) -> list[str]:
        """All into `build`."""
        return [self.program, "build"]

    def serve_command(self, port: int) -> list[str]:
        """As an editor starts it."""
        return [self.program, "serve", "--port", str(port)]

    def term_file(self, topic: str, label: str) -> dict[Path, str]:
        """The register, with one label changed."""
        labels = {other: label_of(other) for other in TOPICS} | {topic: label}
        return {self.site / REGISTER: register(labels)}


class SitegenFull(Sitegen):
    """What a user gets who writes a title and an address and nothing else."""

    name = "sitegen-full"
    notes = "its defaults: a feed for each term, pages of years and annotations, data files, packaged look"
    settings = SETTINGS

    def fixed_files(self) -> dict[str, str]:
        """No templates and no assets of its own."""
        return self._content()

    def template_edit(self, token: str, pages: Iterable[Document]) -> Edit:
        """The site gets a base template of its own, which is the packaged one with the mark in it."""
        packaged = (PROJECT / "templates/base.html").read_text(encoding="utf-8")
        changed = packaged.replace(BODY_TAG, f"{BODY_TAG}{token} ")
        looks = tuple(Look(self.page(document), token) for document in pages)
        return Edit({self.site / self.template: changed}, looks)
