"""Eleventy: JavaScript, Nunjucks templates, markdown-it with four plugins."""

from __future__ import annotations

from pathlib import Path

from bench import dialects
from bench.contestants import markup
from bench.contestants.base import Contestant
from bench.corpus import Document, front_matter
from bench.places import installed

CONFIG = """import abbr from "markdown-it-abbr";
import attrs from "markdown-it-attrs";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";

const slug = (label) => label.toLowerCase().replaceAll(" ", "-");
const day = (date) => date.toISOString().slice(0, 10);

function grouped(documents, keys) {
  const groups = new Map();
  for (const document of documents) {
    for (const key of keys(document)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(document);
    }
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

export default function (config) {
  const byLabel = (one, two) => (one.label < two.label ? -1 : 1);
  const newest = (api) => api.getFilteredByGlob("src/documents/*.md").reverse();
  config.amendLibrary("md", (md) => md.use(footnote).use(abbr).use(attrs).use(container, "note"));
  config.addPassthroughCopy({ "src/style.css": "style.css" });
  config.addFilter("slug_of", slug);
  config.addFilter("day", day);
  config.addCollection("newest", (api) => {
    const documents = newest(api);
    documents.forEach((document, at) => {
      document.data.later = documents[at - 1];
      document.data.earlier = documents[at + 1];
    });
    return documents;
  });
  config.addCollection("latest", (api) => newest(api).slice(0, 20));
  config.addCollection("topicTerms", (api) => grouped(newest(api), (d) => d.data.topics).sort(byLabel));
  config.addCollection("departmentTerms", (api) => grouped(newest(api), (d) => d.data.departments).sort(byLabel));
  config.addCollection("years", (api) => grouped(newest(api), (d) => [d.date.getUTCFullYear()]));
  return { dir: { input: "src", output: "public" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
"""
DOCUMENTS_DATA = """export default {
  layout: "document.njk",
  permalink: (data) => `/documents/${data.page.fileSlug}/`,
};
"""
ROW = markup.entry("{{ d.url }}", "{{ d.data.title }}", "{{ d.date | day }}", "{{ d.data.summary }}")


def _rows(documents: str) -> str:
    return "{% for d in " + documents + " %}" + ROW + "{% endfor %}"


def _page(permalink: str, title: str, body: str, more: str = "") -> str:
    return f'---\npermalink: "{permalink}"\nlayout: base.njk\ntitle: {title}\n{more}---\n{body}'


def _plain(permalink: str, body: str) -> str:
    return f"---\npermalink: {permalink}\neleventyExcludeFromCollections: true\n---\n{body}"


def _tags(key: str) -> str:
    link = markup.tag(f"/{key}/{{{{ t | slug_of }}}}/", "{{ t }}")
    return f"{{% for t in {key} %}}{link}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"{{{{ {name}.url }}}}", f"{{{{ {name}.data.title }}}}")
    return f"{{% if {name} %}}{link}{{% endif %}}"


def _index(key: str, title: str, collection: str) -> str:
    row = markup.term(f"/{key}/{{{{ t.label | slug_of }}}}/", "{{ t.label }}", "{{ t.items.length }}")
    return _page(
        f"/{key}/", title, markup.index(title, f"{{% for t in collections.{collection} %}}{row}{{% endfor %}}")
    )


def _term(key: str, collection: str) -> str:
    more = f"pagination: {{data: collections.{collection}, size: 1, alias: term, addAllPagesToCollections: true}}\n"
    more += 'eleventyComputed: {title: "{{ term.label }}"}\n'
    body = markup.listing("{{ term.label }}", _rows("term.items"))
    return _page(f"/{key}/{{{{ term.label | slug_of }}}}/", "Term", body, more)


ARTICLE = markup.article(
    "{{ title }}",
    "{{ page.date | day }}",
    markup.origin("{{ source.url }}", "{{ source.title }}", "{{ source.publisher }}"),
    "{{ content | safe }}",
    _tags("topics"),
    _tags("departments"),
    _neighbour("earlier", "prev") + _neighbour("later", "next"),
)
YEARS = (
    "<h1>Timeline</h1>\n{% for y in collections.years %}"
    + markup.year("{{ y.label }}", _rows("y.items"))
    + "{% endfor %}"
)
MOMENT = "{{ d.date | day }}T00:00:00Z"
FEED_ENTRY = markup.feed_entry(
    markup.BASE_URL + "{{ d.url }}", "{{ d.data.title }}", MOMENT, "{{ d.data.summary }}", "{{ d.content }}"
)
FEED = markup.feed(
    "{% for d in collections.latest.slice(0, 1) %}" + MOMENT + "{% endfor %}",
    "{% for d in collections.latest %}" + FEED_ENTRY + "{% endfor %}",
)
SITEMAP = markup.sitemap(
    "{% for d in collections.all %}" + markup.sitemap_row(markup.BASE_URL + "{{ d.url }}") + "{% endfor %}"
)


class Eleventy(Contestant):
    """Every build is a full one; its server builds only what hangs on a changed file."""

    name = "eleventy"
    notes = "keeps nothing between builds; preview with --incremental"
    template = "src/_includes/base.njk"

    @property
    def program(self) -> str:
        """The script that npm links."""
        return str(installed("eleventy") / "node_modules/.bin/eleventy")

    def fixed_files(self) -> dict[str, str]:
        """Settings, layouts, and a template for each kind of list."""
        latest = markup.listing(markup.TITLE, _rows("collections.latest"))
        return {
            "eleventy.config.js": CONFIG,
            "package.json": '{"type": "module"}\n',
            "src/style.css": markup.STYLE,
            "src/_includes/base.njk": markup.layout("{{ title }}", "{{ content | safe }}"),
            "src/_includes/document.njk": "---\nlayout: base.njk\n---\n" + ARTICLE,
            "src/documents/documents.11tydata.js": DOCUMENTS_DATA,
            "src/index.njk": _page("/", markup.TITLE, latest),
            "src/timeline.njk": _page("/timeline/", "Timeline", YEARS),
            "src/topics.njk": _index("topics", "Topics", "topicTerms"),
            "src/topic.njk": _term("topics", "topicTerms"),
            "src/departments.njk": _index("departments", "Departments", "departmentTerms"),
            "src/department.njk": _term("departments", "departmentTerms"),
            "src/feed.njk": _plain("/feed.xml", FEED),
            "src/sitemap.njk": _plain("/sitemap.xml", SITEMAP),
        }

    def source(self, document: Document) -> Path:
        """One flat folder."""
        return self.site / "src/documents" / f"{document.slug}.md"

    def text(self, document: Document) -> str:
        """`tags` would make collections of its own, so topics have another name."""
        meta = document.meta(tags="topics", departments="departments")
        return front_matter(meta) + dialects.markdown_it(document.body)

    def build_command(self) -> list[str]:
        """All into `public`. Modules are found beside the site, through a link."""
        modules = self.site / "node_modules"
        if not modules.is_symlink():
            modules.symlink_to(installed("eleventy") / "node_modules")
        return [self.program, "--quiet"]

    def serve_command(self, port: int) -> list[str]:
        """Its quickest way: incremental."""
        return [*self.build_command(), "--serve", "--incremental", f"--port={port}"]
