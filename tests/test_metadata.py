"""What pages say of themselves to machines, as they read it: extruct takes JSON-LD out of pages, PyLD expands it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import extruct
import pytest
from helpers import SITE, entry, site
from pyld import jsonld
from selectolax.lexbor import LexborHTMLParser
from sites import REPOSITORY, TINY, build, copy_of

from sitegen.export.tables import files_of, with_sums
from sitegen.views.shapes import DataView, HomeView, TermView
from sitegen.views.targets import Target, make_view

Node = dict[str, Any]
SCHEMA = "https://schema.org/"
# https://developers.google.com/search/docs/appearance/structured-data/dataset: required, then recommended properties.
REQUIRED = ("name", "description")
RECOMMENDED = ("creator", "distribution", "isAccessibleForFree", "license", "temporalCoverage", "url")
OF_DOWNLOADS = ("contentUrl", "encodingFormat")


@pytest.fixture(scope="module", params=["tiny", "digest"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(TINY if request.param == "tiny" else REPOSITORY, tmp_path_factory.mktemp("metadata"))
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text() + "licence: CC BY 4.0\nlicence_url: https://licence.example/\n")
    build(root)
    return root / "build"


def nodes_of(path: Path) -> Iterator[Node]:
    """The nodes of a page by their type, with names expanded; what is no term of schema.org has no address then."""
    found = extruct.extract(path.read_text("utf-8"), syntaxes=["json-ld"])["json-ld"]
    for graph in found:
        assert graph["@context"] == "https://schema.org"
        yield from jsonld.expand({**graph, "@context": {"@vocab": SCHEMA}}, {"documentLoader": nothing})


def nothing(*_: object) -> None:
    raise AssertionError("no other context is loaded")


def node_of(path: Path, kind: str) -> Node:
    (node,) = [node for node in nodes_of(path) if node["@type"] == [SCHEMA + kind]]
    return node


def values(node: Node, name: str) -> list[Any]:
    return [value.get("@value", value) for value in node.get(SCHEMA + name, ())]


def test_every_page_that_says_something_can_be_read(built: Path) -> None:
    kinds: dict[str, int] = {}
    for path in built.rglob("index.html"):
        for node in nodes_of(path):
            kind = node["@type"][0].removeprefix(SCHEMA)
            kinds[kind] = kinds.get(kind, 0) + 1
    assert kinds["WebSite"] == kinds["Dataset"] == 1
    assert kinds["BreadcrumbList"] == kinds["Article"] + kinds["CollectionPage"] + kinds["Dataset"]


def test_the_data_page_describes_a_dataset(built: Path) -> None:
    page = built / "data/index.html"
    dataset = node_of(page, "Dataset")
    for name in (*REQUIRED, *RECOMMENDED):
        assert values(dataset, name), name
    (description,) = values(dataset, "description")
    assert 50 <= len(description) <= 5000
    (maker,) = values(dataset, "creator")
    assert maker["@type"] == [SCHEMA + "Organization"] and values(maker, "name")
    assert values(dataset, "license") == ["https://licence.example/"]
    first, _, last = values(dataset, "temporalCoverage")[0].partition("/")
    years = sorted(path.name for path in (built / "timeline").iterdir() if (path / "cite.ris").exists())
    assert (first, last or first) == (years[0], years[-1])
    downloads = values(dataset, "distribution")
    assert len(downloads) >= len(files_of(()))
    (url,) = values(dataset, "url")
    for download in downloads:
        assert download["@type"] == [SCHEMA + "DataDownload"]
        for name in OF_DOWNLOADS:
            assert values(download, name), name
        (address,) = values(download, "contentUrl")
        base = urlsplit(url).path.removesuffix("data/")
        assert (built / urlsplit(address).path.removeprefix(base)).is_file()


def test_the_sizes_of_a_dataset_are_in_words() -> None:
    """A page with exact ones would be another after each edit."""
    made = site({"documents/a.md": entry()})
    files = files_of(())
    texts = []
    for size in (548_100, 548_400):
        view = make_view(
            made.edition, Target("data/index.html", "data"), with_sums(files, {files[0].href: (size, "x")})
        )
        assert isinstance(view, DataView)
        texts.append(view.json_ld)
    assert texts[0] == texts[1]
    assert '"contentSize":"548 KB"' in texts[0]


def test_a_department_is_a_government_organisation(built: Path) -> None:
    pages = sorted(path for path in (built / "departments").glob("*/index.html") if (path.parent / "cite.ris").exists())
    assert pages
    for path in pages:
        (about,) = values(node_of(path, "CollectionPage"), "about")
        assert about["@type"] == [SCHEMA + "GovernmentOrganization"]


def test_the_last_crumb_is_the_page_itself(built: Path) -> None:
    for path in (built / "topics").glob("*/index.html"):
        crumbs = values(node_of(path, "BreadcrumbList"), "itemListElement")
        assert [values(crumb, "position") for crumb in crumbs] == [[n] for n in range(1, len(crumbs) + 1)]
        (last,) = values(crumbs[-1], "item")
        assert last.endswith(f"/topics/{path.parent.name}/")


def test_what_lists_are_about() -> None:
    made = site(
        {
            "registers/topics.yaml": "topics: [{id: tea, label: Tea, synonyms: [char]}]",
            "registers/people.yaml": "people: [{id: jane, name: Jane, sort: Jane}]",
            "registers/publishers.yaml": "publishers: [{id: gazette, name: Gazette, url: https://gazette.example/}]",
            "registers/initiatives.yaml": "initiatives: [{id: plan, name: The plan}]",
            "registers/departments.yaml": "departments: [{id: mot, acronyms: [MoT], start: {date: 2001}, "
            "end: {date: 2018-01-02}, names: [{name: Office of Tea, to: 2005}, {name: Ministry of Tea, from: 2005}]}]",
            "documents/a.md": entry("tags: [tea]\ndepartment: [mot]\n"),
        }
    )
    found = {}
    for kind, name, target in (
        ("tags", "tea", "term"),
        ("department", "mot", "term"),
        ("person", "jane", "register-term"),
        ("publisher", "gazette", "register-term"),
        ("initiative", "plan", "register-term"),
    ):
        view = make_view(made.edition, Target("", target, name, kind), ())
        assert isinstance(view, TermView)
        found[name] = read(view.json_ld)[0]["about"]
    assert found == {
        "tea": {"@type": "DefinedTerm", "name": "Tea", "alternateName": ["char"]},
        "mot": {
            "@type": "GovernmentOrganization",
            "name": "Ministry of Tea",
            "alternateName": ["Office of Tea", "MoT"],
            "foundingDate": "2001",
            "dissolutionDate": "2018-01-02",
        },
        "jane": {"@type": "Person", "name": "Jane"},
        "gazette": {"@type": "Organization", "name": "Gazette", "url": "https://gazette.example/"},
        "plan": {"@type": "Project", "name": "The plan"},
    }


def read(json_ld: str) -> list[Node]:
    graph: list[Node] = json.loads(json_ld)["@graph"]
    return graph


# Zotero ---------------------------------------------------------------------------------------------------------------

# The rules of the translators Embedded Metadata (April 2026) and RDF (June 2026) of github.com/zotero/translators, as
# far as the tags of our pages reach them. A tag of Highwire Press wins over one of Dublin Core or Open Graph.
TYPES_BY_TAG = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
HIGHWIRE = {
    "title": "citation_title",
    "date": "citation_publication_date",
    "institution": "citation_technical_report_institution",
    "url": "citation_public_url",
    "language": "citation_language",
}
OTHERS = {
    "title": ("dcterms.title", "og:title"),
    "abstractNote": ("og:description", "dcterms.abstract"),
    "date": ("article:published_time", "dcterms.issued"),
    "url": ("og:url",),
    "language": ("dcterms.language",),
    "rights": ("dcterms.rights",),
}
BYLINES = (
    '[class*="byline" i], [class*="vcard" i], a[rel="author"], meta[name="author" i], meta[property="article:author"]'
)


def as_zotero_files(page: Path) -> dict[str, str]:
    """The item that Zotero makes of a page."""
    tree = LexborHTMLParser(page.read_bytes())
    tags: dict[str, str] = {}
    for node in tree.css("meta"):
        name, content = node.attributes.get("name") or node.attributes.get("property"), node.attributes.get("content")
        if name and content:
            tags.setdefault(name.lower(), content)
    item = {name: next((tags[tag] for tag in among if tag in tags), "") for name, among in OTHERS.items()}
    item |= {name: tags[tag] for name, tag in HIGHWIRE.items() if tag in tags}
    kinds = [kind for tag, kind in TYPES_BY_TAG.items() if tag in tags]
    guess = "journalArticle" if "citation_title" in tags else "webpage"
    item["itemType"] = kinds[-1] if kinds else "webpage" if tags["og:type"] == "website" else guess
    if item["itemType"] == "webpage":
        item["publicationTitle"] = tags["og:site_name"]
    # Without a tag for authors Zotero looks for what could be a line with them; there must be none.
    item["creators"] = " ".join(node.text() for node in tree.css(BYLINES))
    return {name: value for name, value in item.items() if value}


def test_zotero_files_an_entry_as_a_report_of_ours(built: Path) -> None:
    every = sorted((built / "documents").glob("*/index.html"))
    pages = [page for page in every if 'http-equiv="refresh"' not in page.read_text("utf-8")]
    assert pages
    for page in pages:
        item = as_zotero_files(page)
        assert item["itemType"] == "report"
        assert item["institution"].startswith("The ") and item["institution"].endswith(("editors", "digest"))
        assert item["url"].endswith(f"/documents/{page.parent.name}/")
        assert item["rights"] == "CC BY 4.0"
        # The author of the original is not ours, and the date is that of our text.
        assert item.keys() - {"date"} == {
            "itemType",
            "title",
            "institution",
            "url",
            "language",
            "rights",
            "abstractNote",
        }
        tree = LexborHTMLParser(page.read_bytes())
        title = tree.css_first("h1")
        assert title is not None and item["title"] == title.text()


def test_zotero_files_a_list_as_a_web_page_of_the_site(built: Path) -> None:
    for page in (built / "topics").glob("*/index.html"):
        item = as_zotero_files(page)
        assert (item["itemType"], bool(item["title"]), "creators" in item) == ("webpage", True, False)
        assert item["publicationTitle"] in {"Tiny: a digest", "The Culture of the Civil Service"}


def test_a_site_may_say_nothing_to_machines() -> None:
    made = site({"site.yaml": f"{SITE}without: [citations]\n", "documents/a.md": entry("tags: [tea]\n")})
    for target in (Target("", "home"), Target("", "data"), Target("", "term", "tea", "tags")):
        view = make_view(made.edition, target, ())
        assert isinstance(view, HomeView | DataView | TermView)
        assert view.json_ld == ""
