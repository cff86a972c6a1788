"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), from the view that also makes the Atom feed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sitegen.views.shapes import FeedEntry, FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: FeedView) -> str:
    """The text of the feed. Keys without a value are left out, as the specification allows."""
    made: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.json_url,
        "description": feed.subtitle,
        "authors": _authors(feed.author),
        "language": feed.lang,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_without_empty(made) | {"items": made["items"]}, ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedEntry) -> dict[str, object]:
    """An item; one of `content_html` and `content_text` is required, so that the summary has to do for a text.

    The day of the last change is `date_modified`; when an entry was published first, Atom does not say either.
    """
    body = {"content_html": entry.content_html} if entry.content_html else {"content_text": entry.summary}
    made: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary if entry.content_html else "",
        "date_modified": entry.updated,
        "authors": _authors(entry.author),
        "tags": list(entry.terms),
    }
    return _without_empty(made) | body


def _authors(name: str) -> list[dict[str, str]]:
    return [{"name": name}] if name else []


def _without_empty(made: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in made.items() if value}
