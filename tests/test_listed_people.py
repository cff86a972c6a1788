"""People of the front matter of whom an entry has no word, and the register no post of that time."""

from __future__ import annotations

import pytest
from helpers import Site, site

PEOPLE = """\
people:
- id: ida-quill
  name: Ida Quill
  printed: [Lady Quill of Bristol]
  roles:
  - {title: clerk of the Desk Club, from: 2004, to: 2009}
  - {title: head of the Desk Office, from: 2022}
- {id: tom-bowl, name: Tom Bowl, roles: [{title: head of the Lamp Club}]}
- {id: nell-sample, name: Nell Sample}
- {id: max-spoon, name: Max Spoon, roles: [{title: head of the Desk Office, from: 2010, to: 2015}]}
"""


def listed(text: str = "It had forty desks.", people: str = "ida-quill", more: str = "") -> Site:
    front = f"title: 'Desks: a trial'\ndate: 2016-12-08\npeople: [{people}]\n{more}"
    return site({"registers/people.yaml": PEOPLE, "documents/a.md": f"---\n{front}---\n\n{text}\n"})


def messages(made: Site) -> list[str]:
    return [item.message for item in made.found if item.rule == "person-without-post"]


def test_somebody_of_another_time_whom_the_entry_never_names() -> None:
    (found,) = [item for item in listed(people="nell-sample, ida-quill").found if item.rule == "person-without-post"]
    assert (found.span.line, found.span.column) == (4, 23)
    assert found.message == (
        "the entry lists Ida Quill, and never names them; the register has no post of theirs on 2016-12-08"
        " (the nearest is 'head of the Desk Office' from 2022)"
    )
    assert found.hint == "name Ida Quill in the text, and say who they were then; or take ida-quill out of 'people'"
    # Either cure ends the matter.
    assert messages(listed("Ida Quill, then a clerk, had a desk.")) == []
    assert messages(listed(people="")) == []


def test_the_nearest_post_may_be_an_older_one() -> None:
    (message,) = messages(listed(people="max-spoon"))
    assert message.endswith("(the nearest is 'head of the Desk Office' from 2010 to 2015)")
    # The head of today is somebody else.
    assert len(messages(listed("The head of the office has a desk.", "max-spoon"))) == 1


@pytest.mark.parametrize(
    ("text", "people", "more"),
    [
        # Named in whatever way: by a part of the name, in a link, in a note, in the source.
        ("Quill had a desk.", "ida-quill", ""),
        ("It was [[ida-quill|hers]].", "ida-quill", ""),
        ("It had desks.[^1]\n\n[^1]: Ida drew them.", "ida-quill", ""),
        ("It had desks.\n\n/// context | desks\n\nQuill drew them.\n///", "ida-quill", ""),
        ("It had desks.", "ida-quill", "summary: What Quill thought of desks.\n"),
        ("It had desks.", "ida-quill", "source: {title: A letter to Ida Quill, url: 'https://desks.example/'}\n"),
        # Told of by a post of another time.
        ("The later head of the office had a desk.", "ida-quill", ""),
        ("A former clerk had a desk.", "ida-quill", ""),
        ("Its clerk until 2009 had a desk.", "ida-quill", ""),
        # In post when it happened; by a date that is about right; by posts without dates, or no posts.
        ("It had desks.", "ida-quill", "event_date: 2008\n"),
        ("It had desks.", "tom-bowl", ""),
        ("It had desks.", "nell-sample", ""),
        ("It had desks.", "nobody-known", ""),
    ],
)
def test_somebody_whom_the_entry_explains_or_the_register_may_have(text: str, people: str, more: str) -> None:
    assert messages(listed(text, people, more)) == []


def test_a_date_that_is_about_right() -> None:
    text = "---\ntitle: Desks\ndate: 2016~\npeople: [max-spoon]\n---\n\nIt had desks.\n"
    assert messages(site({"registers/people.yaml": PEOPLE, "documents/a.md": text})) == []
