"""The contestants, one module each: how a generator wants its sources, its templates and its command line."""

from bench.contestants.base import Contestant
from bench.contestants.eleventy import Eleventy
from bench.contestants.hugo import Hugo
from bench.contestants.jekyll import Jekyll
from bench.contestants.mkdocs import MkDocs
from bench.contestants.nikola import Nikola
from bench.contestants.pelican import Pelican
from bench.contestants.sitegen import Sitegen, SitegenFull
from bench.contestants.zensical import Zensical

CONTESTANTS: tuple[type[Contestant], ...] = (
    Hugo, Sitegen, SitegenFull, Eleventy, Pelican, MkDocs, Nikola, Jekyll, Zensical,
)  # fmt: skip
