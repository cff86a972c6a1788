"""Hugo: templates of Go, taxonomies of its own; a term has a file with its title. It keeps nothing between builds."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench import dialects
from bench.contestants import markup
from bench.contestants.base import Contestant
from bench.corpus import TOPICS, Document, front_matter, label_of
from bench.places import installed

CONFIG = f"""baseURL = "{markup.BASE_URL}/"
title = "{markup.TITLE}"
disableKinds = ["rss", "section", "404"]
[taxonomies]
topic = "topics"
department = "departments"
[outputFormats.feed]
mediaType = "application/atom+xml"
baseName = "feed"
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[outputs]
home = ["html", "feed"]
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.parser.attribute]
block = true
"""
DAY = '{{ .Date.Format "2006-01-02" }}'
MOMENT = '{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}'
ROW = markup.entry("{{ .RelPermalink }}", "{{ .Title }}", DAY, "{{ .Params.summary }}")
ROWS_OF = "{{ range %s }}" + ROW + "{{ end }}"
ALL = 'where site.RegularPages "Section" "documents"'
TAGS = '{{ range .GetTerms "%s" }}' + markup.tag("{{ .RelPermalink }}", "{{ .Title }}") + "{{ end }}"
LINK = "{{ with %s }}" + markup.neighbour("%s", "{{ .RelPermalink }}", "{{ .Title }}") + "{{ end }}"
ARTICLE = markup.article(
    "{{ .Title }}",
    DAY,
    "{{ with .Params.source }}" + markup.origin("{{ .url }}", "{{ .title }}", "{{ .publisher }}") + "{{ end }}",
    "{{ .Content }}",
    TAGS % "topics",
    TAGS % "departments",
    LINK % (".PrevInSection", "prev") + LINK % (".NextInSection", "next"),
)
INDEX = markup.index(
    "{{ .Title }}",
    "{{ range .Pages.ByTitle }}" + markup.term("{{ .RelPermalink }}", "{{ .Title }}", "{{ len .Pages }}") + "{{ end }}",
)
YEARS = (
    "<h1>Timeline</h1>\n{{ range ("
    + ALL
    + ").GroupByDate `2006` }}"
    + markup.year("{{ .Key }}", ROWS_OF % ".Pages")
    + "{{ end }}"
)
FEED_ENTRY = markup.feed_entry(
    "{{ .Permalink }}", "{{ .Title }}", MOMENT, "{{ .Params.summary }}", "{{ .Content | html }}"
)
FEED = markup.feed(
    "{{ with index (" + ALL + ") 0 }}" + MOMENT + "{{ end }}",
    "{{ range first 20 (" + ALL + ") }}" + FEED_ENTRY + "{{ end }}",
).replace('<?xml version="1.0" encoding="utf-8"?>', '{{ `<?xml version="1.0" encoding="utf-8"?>` | safeHTML }}')
NOTE = '<div class="note"><p>{{ .AlertTitle }}</p>{{ .Text }}</div>\n'


def _main(text: str) -> str:
    return '{{ define "main" }}' + text + "{{ end }}\n"


class Hugo(Contestant):
    """Every step is a full build."""

    name = "hugo"
    notes = "no abbreviations, no attributes on links; keeps nothing between builds"
    caches = ("resources", ".hugo_build.lock")
    template = "layouts/baseof.html"

    @property
    def program(self) -> str:
        """The binary inside the Python package, without the script that starts it."""
        return str(next(installed("hugo").glob("lib/*/site-packages/hugo/binaries/hugo*"), ""))

    def version(self) -> str:
        """The number out of a long line: `hugo v0.168.0-…`."""
        text = subprocess.run([self.program, "version"], capture_output=True, text=True, check=False).stdout
        return text.partition("-")[0].rpartition("v")[2]

    def fixed_files(self) -> dict[str, str]:
        """Layouts, the page of the timeline, a file for each topic."""
        terms = {f"content/topics/{t}/_index.md": front_matter({"title": label_of(t)}) for t in TOPICS}
        return terms | {
            "hugo.toml": CONFIG,
            "static/style.css": markup.STYLE,
            "content/timeline.md": front_matter({"title": "Timeline", "layout": "timeline"}),
            "layouts/baseof.html": markup.layout("{{ .Title }}", '{{ block "main" . }}{{ end }}'),
            "layouts/page.html": _main(ARTICLE),
            "layouts/term.html": _main(markup.listing("{{ .Title }}", ROWS_OF % ".Pages")),
            "layouts/taxonomy.html": _main(INDEX),
            "layouts/timeline.html": _main(YEARS),
            "layouts/home.html": _main(markup.listing("{{ .Title }}", ROWS_OF % f"first 20 ({ALL})")),
            "layouts/home.feed.xml": FEED,
            "layouts/_markup/render-blockquote-alert.html": NOTE,
        }

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "content/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """Its taxonomies have their own names."""
        meta = document.meta(tags="topics", departments="departments")
        return front_matter(meta) + dialects.goldmark(document.body)

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "--quiet"]

    def serve_command(self, port: int) -> list[str]:
        """Renders to memory."""
        return [self.program, "server", "--bind", "127.0.0.1", "--port", str(port), "--watch"]

    def term_file(self, topic: str, label: str) -> dict[Path, str]:
        """The term's own page holds its title."""
        return {self.site / "content/topics" / topic / "_index.md": front_matter({"title": label})}
