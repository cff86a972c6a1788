"""The files of the form: index.html, config.yml and the table of fields, as texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import yaml

from sitegen.config import SiteConfig
from sitegen.editing.form import Collection, Json, Options, choices, collections, shapes, spellings, widgets
from sitegen.registers import Registers

DECAP_VERSION = "3.16.3"
DECAP_ADDRESS = f"https://unpkg.com/decap-cms@{DECAP_VERSION}/dist/decap-cms.js"
DECAP_INTEGRITY = "sha384-A/Gdn928CNLufmnGWGs9RM4Q9o8bSNLeJERqBFrBjwzL7FRpoLT3MPF8Tl0+Wd2p"
"""Of dist/decap-cms.js of that version, as Subresource Integrity writes it (https://www.w3.org/TR/sri-2/)."""
DECAP_FILE = "decap-cms.js"

SCRIPTS = ("reader.js", "values.js", "styles.js", "writer.js", "format.js", "start.js")
"""Those of ours that are the same for every digest, in their order; they stand beside this module."""
PROXY = "http://127.0.0.1:8081/api/v1"
"""Where decap-server listens."""


@dataclass(frozen=True)
class Backend:
    """Where saved texts go: a repository at GitHub, or a server on this machine at `proxy`."""

    repository: str = ""
    """owner/name at GitHub; empty for a local server."""
    branch: str = "main"
    login: str = ""
    """Address of the service that lets editors log in at GitHub; empty for Decap's usual one, Netlify."""
    proxy: str = PROXY

    @property
    def settings(self) -> Json:
        """As Decap takes it."""
        if not self.repository:
            return {"name": "proxy", "proxy_url": self.proxy, "branch": self.branch}
        settings = {"name": "github", "repo": self.repository, "branch": self.branch}
        return settings | ({"base_url": self.login} if self.login else {})

    @property
    def reaches(self) -> tuple[str, ...]:
        """What the page may talk to besides its own server."""
        if self.repository:
            return ("https://api.github.com", "https://www.githubstatus.com")
        return () if self.proxy.startswith("/") else (self.proxy,)


def files(config: SiteConfig, registers: Registers, backend: Backend, *, local_copy: bool) -> dict[str, str]:
    """Name -> text of what is made for this digest. `local_copy` says that Decap itself lies beside it."""
    terms = choices(registers)
    found = collections(config)
    return {
        "index.html": _page(config, backend, local_copy),
        "config.yml": _config(config, found, terms, backend),
        "fields.js": _fields(found, terms, spellings(registers)),
    }


def _config(config: SiteConfig, found: tuple[Collection, ...], terms: Mapping[str, Options], backend: Backend) -> str:
    settings: Json = {
        "backend": backend.settings,
        "publish_mode": "simple",
        "site_url": config.base_url,
        "media_folder": "assets/images",
        "public_folder": "/assets/images",
        "show_preview_links": False,
        # Ids of entries: what `slugify` would make of a title.
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(each, terms) for each in found],
    }
    head = "# Written by `sitegen admin` from the field tables and the registers: write it anew when these change.\n"
    text: str = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=110)
    return head + text


def _collection(each: Collection, terms: Mapping[str, Options]) -> Json:
    # A plain field for the body: Decap's own for Markdown takes annotations and abbreviations for slips.
    body = {"name": "body", "label": "Body", "widget": "text", "hint": "Markdown with annotations", "required": False}
    return {
        "name": each.name,
        "label": each.label,
        "label_singular": each.own,
        "folder": each.folder,
        "create": True,
        # What is gone leaves dead links; that is for someone who sees them.
        "delete": False,
        "extension": "md",
        "format": f"sitegen-{each.name}",
        "identifier_field": "title",
        "slug": "{{slug}}",
        "editor": {"preview": False},
        "fields": [*widgets(each.fields, terms), body],
    }


def _fields(
    found: tuple[Collection, ...], terms: Mapping[str, Options], spelled: Mapping[str, Mapping[str, str]]
) -> str:
    tables = {each.name: shapes(each.fields, terms, spelled) for each in found}
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    # Decap waits until start.js has told it of our format.
    return f"window.CMS_MANUAL_INIT = true;\nwindow.SITEGEN_FIELDS = {text};\n"


def policy(backend: Backend, *, local_copy: bool) -> str:
    """The content security policy of the page. Decap compiles its checks of the configuration, and styles itself."""
    scripts = "'self' 'unsafe-eval'" + ("" if local_copy else f" {DECAP_ADDRESS}")
    pictures = "'self' data: blob:" + (" https://*.githubusercontent.com" if backend.repository else "")
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": "'unsafe-inline'",
        "img-src": pictures,
        "font-src": "data:",
        "connect-src": " ".join(["'self'", "blob:", *backend.reaches]),
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _page(config: SiteConfig, backend: Backend, local_copy: bool) -> str:
    address = DECAP_FILE if local_copy else DECAP_ADDRESS
    scripts = "\n".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    title = f"Edit: {config.title}" if config.title else "Edit"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy(backend, local_copy=local_copy))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
</head>
<body>
<noscript>The form needs JavaScript. Without it, edit the files themselves.</noscript>
<script src="fields.js"></script>
<script src="{address}" integrity="{DECAP_INTEGRITY}" crossorigin="anonymous"></script>
{scripts}
</body>
</html>
"""
