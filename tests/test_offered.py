"""What is offered in place of a word that is not known: whole words before letters, and all that are as near."""

from __future__ import annotations

import pytest
from helpers import entry, hint_of, site

from sitegen.diagnostics import did_you_mean

ENTRY = "documents/a.md"
TOPICS = """\
topics:
- {id: learning-and-urns, label: Learning and urns}
- {id: leadership, label: Leadership}
- {id: tea-at-home, label: Tea at home, synonyms: [uncle], cues: [remote drinking]}
- {id: quick-drinking, label: Quick drinking, cues: [two cups]}
- {id: slow-drinking, label: Slow drinking, cues: [two cups]}
- {id: leadership-of-old, label: Leading of old, replaced_by: leadership}
- {id: crumbs, label: Crumbs}
"""


def hint_for(tag: str) -> str:
    files = {"registers/topics.yaml": TOPICS, ENTRY: entry(f"tags: [{tag}]\n")}
    return hint_of(site(files).found, "unknown-term")


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("learning", "did you mean 'learning-and-urns'?"),
        ("remote drinking", "did you mean 'tea-at-home'?"),
        ("Remote-Drinking", "did you mean 'tea-at-home'?"),
        ("two cups", "write one of: quick-drinking, slow-drinking; or add it to content/registers/topics.yaml"),
        ("drinking-leadership", "write one of: leadership, quick-drinking, slow-drinking; or add it to content"),
        ("leadershp", "did you mean 'leadership'?"),
        ("crumb", "did you mean 'crumbs'?"),
        (
            "bread and butter",
            "write one of: learning-and-urns, leadership, tea-at-home, quick-drinking, slow-drinking,",
        ),
    ],
)
def test_topics_by_their_words(tag: str, hint: str) -> None:
    assert hint_for(tag).startswith(hint)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("skills", ["silos", "learning-and-skills"], "did you mean 'learning-and-skills'?"),
        ("silas", ["silos", "learning-and-skills"], "did you mean 'silos'?"),
        ("skills", ["skilla", "learning-and-skills"], "write one of: skilla, learning-and-skills"),
        ("skills", ["skills-of-old", "learning-and-skills"], "write one of: skills-of-old, learning-and-skills"),
        ("ethics", ["ethnicity", "ethics-and-standards"], "did you mean 'ethics-and-standards'?"),
    ],
)
def test_a_whole_word_is_nearer_than_two_slips(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("source.date", "did you mean 'source.published'?"),
        ("source.link", "did you mean 'source.url'?"),
        ("source.auhtor", "did you mean 'source.author'?"),
        ("source.cups", "write one of: source."),
        ("topics", "did you mean 'tags'?"),
        ("abstract", "did you mean 'summary'?"),
        ("sumary", "did you mean 'summary'?"),
        ("author", "did you mean 'source.author'?"),
    ],
)
def test_fields_that_are_required_by_another_word(field: str, hint: str) -> None:
    settings = f"title: T\nbase_url: https://digest.example/\nrequired: [{field}]\n"
    assert hint_of(site({"site.yaml": settings, ENTRY: entry()}).found, "unknown-key").startswith(hint)


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("sources", "add content/pages/sources.md, or take 'sources' out of the list"),
        (
            "Our sources",
            "add content/pages/our-sources.md and write our-sources, or take 'Our sources' out of the list",
        ),
        ("abuot", "did you mean 'about'? if not, add content/pages/abuot.md, or take 'abuot' out of the list"),
        ("cite", "did you mean 'how-to-cite'? if not, add content/pages/cite.md, or take 'cite' out of the list"),
    ],
)
def test_a_page_of_the_menu_that_is_not_there(page: str, hint: str) -> None:
    settings = f"title: T\nbase_url: https://digest.example/\npages: [about, how-to-cite, {page}]\n"
    pages = {f"pages/{name}.md": f"---\ntitle: {name}\n---\nText.\n" for name in ("about", "how-to-cite")}
    assert hint_of(site({"site.yaml": settings, **pages}).found, "unknown-page") == hint
