"""Builds a large site, edits it in the ways that matter, and prints what everything costs and weighs: for SCALE.md.

    python -m bench.scale -n 50000 --form full --large-term

`--large-term` gives two of five documents one more topic, so that it lists 20,000 of 50,000. The site lies in
`bench/.cache/scale/`; `SITEGEN_BIN` names the program as for `bench.run`.
"""

from __future__ import annotations

import argparse
import dataclasses
import shutil
import time
from collections.abc import Iterator

from bench.contestants.base import put_back
from bench.contestants.sitegen import REGISTER, Sitegen, SitegenFull, register
from bench.corpus import TOPICS, Document, documents, label_of, with_token
from bench.measure import measure
from bench.places import CACHE

FORMS = {"lean": Sitegen, "full": SitegenFull}
LARGE = "local-affairs"
SHOWN = ("data/documents.json", "data/documents.csv", ".sitegen-manifest", "index.html", "topics/index.html")


class Site:
    """A site of made-up documents, and its builds."""

    def __init__(self, form: str, count: int, *, large_term: bool) -> None:
        self.place = CACHE / "scale" / f"{form}-{count}{'-large' if large_term else ''}"
        self.contestant = FORMS[form](self.place)
        self.count, self.large_term = count, large_term

    def documents(self) -> Iterator[Document]:
        """The corpus, with the large term if it is asked for."""
        for number, document in enumerate(documents(self.count)):
            more = (LARGE,) if self.large_term and number % 5 < 2 else ()
            yield dataclasses.replace(document, tags=(*document.tags, *more))

    def lay_out(self) -> None:
        """Write the sources, and drop what was built before."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.contestant.set_up(self.documents())
        if self.large_term:
            labels = {topic: label_of(topic) for topic in (*TOPICS, LARGE)}
            put_back({self.place / REGISTER: register(labels)})

    def save(self, document: Document) -> None:
        """Write one document."""
        put_back({self.contestant.source(document): self.contestant.text(document)})

    def build(self, label: str) -> None:
        """Build, and print one line."""
        log = self.place / ".log"
        figures = measure(self.contestant.build_command(), self.place, log, 7200)
        said = log.read_text(encoding="utf-8").strip().splitlines()[-1]
        counts = said.partition(": ")[2]
        print(
            f"{label:<22} {figures['cpu']:8.2f} s CPU {figures['wall']:8.2f} s {figures['peak']:6.0f} MiB   {counts}",
            flush=True,
        )


def edits(site: Site) -> None:
    """One edit after the other, each taken back."""
    middle = next(document for number, document in enumerate(site.documents()) if number == site.count // 2)
    newest = max(site.documents(), key=lambda document: document.date)
    new = dataclasses.replace(newest, slug="a-new-entry", title="A new entry", date=newest.date)
    for number in range(3):
        site.save(with_token(middle, f"token-{number}"))
        site.build("a text")
    site.save(dataclasses.replace(middle, title=f"{middle.title}, again"))
    site.build("a title")
    site.save(dataclasses.replace(middle, tags=middle.tags[1:]))
    site.build("a topic less")
    site.save(middle)
    site.build("taken back")
    site.save(new)
    site.build("a new entry, newest")
    site.contestant.source(new).unlink()
    site.build("taken back")


def weights(site: Site) -> None:
    """What there is, and how large it is, in bytes."""
    output, cache = site.place / "build", site.place / ".sitegen-cache"
    sizes = {path.relative_to(output).as_posix(): path.stat().st_size for path in output.rglob("*") if path.is_file()}
    pages = {name: size for name, size in sizes.items() if name.endswith(".html")}
    largest = max(pages, key=lambda name: pages[name])
    print(f"{len(sizes):,} files, {sum(sizes.values()):,} bytes; {len(pages):,} pages")
    print(f"largest page: {largest} {pages[largest]:,}")
    archives = sum(name.count("/") > 2 and not name.startswith("documents/") for name in pages)
    urls = {path.name: path.read_text(encoding="utf-8").count("<url>") for path in sorted(output.glob("sitemap*.xml"))}
    print(f"{archives:,} pages of archives; addresses in sitemaps: {urls}")
    print("; ".join(f"{name} {sizes[name]:,}" for name in SHOWN if name in sizes))
    for name in ("state", "changes", "bodies/*"):
        print(f"kept, {name}: {sum(path.stat().st_size for path in cache.glob(f'*/{name}')):,}")
    sources = sum(path.stat().st_size for path in (site.place / "content").rglob("*") if path.is_file())
    print(f"sources: {sources:,}")


def main() -> None:
    """Lay out, build, edit, weigh."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", type=int, default=10_000, help="documents (10,000)")
    parser.add_argument("--form", choices=sorted(FORMS), default="full", help="lean or full, as in README.md (full)")
    parser.add_argument("--large-term", action="store_true", help="a topic that two of five documents have")
    asked = parser.parse_args()
    site = Site(asked.form, asked.n, large_term=asked.large_term)
    site.lay_out()
    site.build("cold")
    time.sleep(1)
    for _ in range(3):
        site.build("nothing")
    edits(site)
    weights(site)


if __name__ == "__main__":
    main()
