"""Social cards: what stands on the picture of a page, and how the page names it (Open Graph, ogp.me)."""

from __future__ import annotations

from sitegen.model import Document
from sitegen.routes import SITE_CARD, card_path, file_route
from sitegen.views.edition import Edition, capital
from sitegen.views.parts import Picture
from sitegen.views.shapes import SiteView, SocialCard


def site_card(edition: Edition) -> SocialCard:
    """The card of every page that has none of its own."""
    site = edition.site
    return _card(site, site.title, "", site.tagline)


def entry_card(edition: Edition, document: Document) -> SocialCard:
    """The card of an entry: its date as certain as it is, and whose the original is and of which nature."""
    card = edition.card(document.id)
    kicker = ", ".join(filter(None, (capital(card.kind), card.date.text, "withdrawn" if card.withdrawn else "")))
    note = ", ".join(filter(None, (card.publisher, card.nature)))
    return _card(edition.site, card.title, capital(kicker), capital(note))


def _card(site: SiteView, title: str, kicker: str, note: str) -> SocialCard:
    return SocialCard(title, kicker, note, site.title, site.card_fonts, site.cards)


def site_picture(site: SiteView) -> Picture | None:
    """How pages name the card of the site; None where there are no cards."""
    return _picture(site, SITE_CARD, _card(site, site.title, "", site.tagline))


def entry_picture(edition: Edition, document: Document) -> Picture | None:
    """How the page of an entry names its card."""
    return _picture(edition.site, card_path(document.id), entry_card(edition, document))


def _picture(site: SiteView, path: str, card: SocialCard) -> Picture | None:
    """A card with its text equivalent: what can be read on it."""
    said = [card.title, card.kicker, card.note, card.site_title if card.site_title != card.title else ""]
    text = ". ".join(part.rstrip(".") for part in said if part)
    return Picture(site.base_url + file_route(path).url, text) if site.cards else None
