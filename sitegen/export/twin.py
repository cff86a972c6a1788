"""The JSON twin of an entry's page: its row as in `data/documents.json`, its text, and its annotations."""

from __future__ import annotations

import json

from sitegen.views.bodies import body_html
from sitegen.views.edition import Edition


def twin(edition: Edition, document_id: str) -> str:
    """`{"entry": …, "body_html": …, "annotations": […]}`, with absolute addresses; the rows are those of `data/`."""
    document, rows = edition.library.entry(document_id), edition.rows[document_id]
    body, links = edition.library.body(document_id), edition.library.links(document_id)
    made = {
        "entry": json.loads(rows.entry_json),
        "body_html": body_html(edition, body, links, edition.site.base_url, document.as_at),
        "annotations": json.loads(f"[{rows.notes_json}]"),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
