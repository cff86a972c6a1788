"""Jekyll out of Debian: Ruby, Liquid templates, kramdown, its own cache of converted text."""

from __future__ import annotations

from pathlib import Path

from bench import dialects
from bench.contestants import markup
from bench.contestants.base import Contestant
from bench.corpus import Document, front_matter

CONFIG = f"""title: {markup.TITLE}
url: {markup.BASE_URL}
destination: public
permalink: /documents/:slug/
future: true
markdown: kramdown
kramdown:
  input: kramdown
  syntax_highlighter: null
exclude: [public]
"""
PLUGIN = """# Makes the pages of terms and their indexes, which Jekyll lacks.
class TermPages < Jekyll::Generator
  def generate(site)
    %w[topics departments].each do |kind|
      groups = Hash.new { |hash, label| hash[label] = [] }
      site.posts.docs.reverse_each { |post| post.data[kind].each { |label| groups[label] << post } }
      terms = groups.sort.map { |label, posts| { "label" => label, "count" => posts.size } }
      add(site, kind, "layout" => "terms", "title" => kind.capitalize, "kind" => kind, "terms" => terms)
      groups.each do |label, posts|
        add(site, "#{kind}/#{Jekyll::Utils.slugify(label)}", "layout" => "term", "title" => label, "listed" => posts)
      end
    end
  end

  def add(site, folder, data)
    page = Jekyll::PageWithoutAFile.new(site, site.source, folder, "index.html")
    page.data.merge!(data)
    page.content = ""
    site.pages << page
  end
end
"""
DAY = '{{ p.date | date: "%Y-%m-%d" }}'
ROW = markup.entry("{{ p.url }}", "{{ p.title | escape }}", DAY, "{{ p.summary }}")


def _rows(posts: str) -> str:
    return f"{{% for p in {posts} %}}{ROW}{{% endfor %}}"


def _page(main: str, title: str = "") -> str:
    head = f"layout: base\ntitle: {title}\n" if title else "layout: base\n"
    return f"---\n{head}---\n{main}"


def _tags(kind: str) -> str:
    link = markup.tag(f"/{kind}/{{{{ t | slugify }}}}/", "{{ t }}")
    return f"{{% for t in page.{kind} %}}{link}{{% endfor %}}"


def _neighbour(name: str, rel: str) -> str:
    link = markup.neighbour(rel, f"{{{{ page.{name}.url }}}}", f"{{{{ page.{name}.title | escape }}}}")
    return f"{{% if page.{name} %}}{link}{{% endif %}}"


ARTICLE = markup.article(
    "{{ page.title | escape }}",
    '{{ page.date | date: "%Y-%m-%d" }}',
    markup.origin("{{ page.source.url }}", "{{ page.source.title }}", "{{ page.source.publisher }}"),
    "{{ content }}",
    _tags("topics"),
    _tags("departments"),
    _neighbour("previous", "prev") + _neighbour("next", "next"),
)
INDEX = markup.index(
    "{{ page.title }}",
    "{% for t in page.terms %}"
    + markup.term("/{{ page.kind }}/{{ t.label | slugify }}/", "{{ t.label }}", "{{ t.count }}")
    + "{% endfor %}",
)
YEARS = (
    '<h1>Timeline</h1>\n{% assign years = site.posts | group_by: "year" %}{% for y in years %}'
    + markup.year("{{ y.name }}", _rows("y.items"))
    + "{% endfor %}"
)
MOMENT = "{{ p.date | date_to_xmlschema }}"
FEED_ENTRY = markup.feed_entry(
    markup.BASE_URL + "{{ p.url }}",
    "{{ p.title | xml_escape }}",
    MOMENT,
    "{{ p.summary | xml_escape }}",
    "{{ p.content | xml_escape }}",
)
FEED = markup.feed(
    "{{ site.posts.first.date | date_to_xmlschema }}",
    "{% for p in site.posts limit: 20 %}" + FEED_ENTRY + "{% endfor %}",
)
SITEMAP = markup.sitemap(
    "".join(
        f"{{% for p in {of} %}}{markup.sitemap_row(markup.BASE_URL + '{{ p.url }}')}{{% endfor %}}"
        for of in ("site.posts", "site.pages")
    )
)


class Jekyll(Contestant):
    """Writes every page each time; what its cache spares is converting."""

    name = "jekyll"
    notes = "lists of terms by a plugin; preview with --incremental, which may leave lists as they were"
    caches = (".jekyll-cache", ".jekyll-metadata")
    template = "_layouts/base.html"

    @property
    def program(self) -> str:
        """Of the system."""
        return "/usr/bin/jekyll"

    def fixed_files(self) -> dict[str, str]:
        """Settings, layouts, a plugin, and a page for each list."""
        return {
            "_config.yml": CONFIG,
            "_plugins/term_pages.rb": PLUGIN,
            "_layouts/base.html": markup.layout("{{ page.title | escape }}", "{{ content }}"),
            "_layouts/document.html": _page(ARTICLE),
            "_layouts/term.html": _page(markup.listing("{{ page.title }}", _rows("page.listed"))),
            "_layouts/terms.html": _page(INDEX),
            "index.html": _page(markup.listing(markup.TITLE, _rows("site.posts limit: 20")), markup.TITLE),
            "timeline/index.html": _page(YEARS, "Timeline"),
            "feed.xml": f"---\n---\n{FEED}",
            "sitemap.xml": f"---\n---\n{SITEMAP}",
            "style.css": markup.STYLE,
        }

    def source(self, document: Document) -> Path:
        """Its posts have the day in their names."""
        return self.site / "_posts" / f"{document.date}-{document.slug}.md"

    def text(self, document: Document) -> str:
        """`tags` would be its own; topics have another name."""
        meta = document.meta(tags="topics", departments="departments") | {"layout": "document", "slug": document.slug}
        return front_matter(meta) + dialects.kramdown(document.body)

    def build_command(self) -> list[str]:
        """All into `public`."""
        return [self.program, "build", "--quiet"]

    def serve_command(self, port: int) -> list[str]:
        """Its quickest way: incremental."""
        return [
            self.program, "serve", "--quiet", "--watch", "--incremental", "--host", "127.0.0.1", "--port", str(port),
        ]  # fmt: skip
