"""`sitegen import`: who is named without a word about him, and who has two names, and who tells of himself."""

from __future__ import annotations

from datetime import date

import pytest
from test_importing_people import known, read

from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, propose

LONG = (
    "The keepers of the northern quays were asked in the spring how they would like to be led, and most of them said "
    "that they would like to be asked more often."
)


def people(*paragraphs: str) -> list[str]:
    return [person.name for person in read(*paragraphs).people]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Alan Reedmace | Sarah Quickthorn", LONG),
        ("Alan Reedmace and Sarah Quickthorn", LONG),
        ("Dr Alan Reedmace, Sarah Quickthorn", LONG),
        (LONG, "# About the authors", "Alan Reedmace is a senior fellow of the Tide Institute."),
        (LONG, "About the author", "Sarah Quickthorn is head of research at the Tide Institute."),
        (LONG, "Members present: Dame Alice Rushlight; Alan Reedmace; Mr Peter Osier"),
        (LONG, "Mr Alan Reedmace MP (Labour, Reedham)", "Sarah Quickthorn MP (Conservative, Osierton East)"),
        (LONG, "Alan Reedmace (Lab, Reedham), Sarah Quickthorn (Con, Osierton)"),
        (LONG, "All enquiries to: Alan Reedmace, Tel: 020 7946 0000"),
        (LONG, "Press office: Sarah Quickthorn, press@tide.example"),
        (LONG, "For further information contact Alan Reedmace on 020 7946 0000."),
        (LONG, "She gave the Alan Reedmace Memorial Lecture in May, and won the Sarah Quickthorn prize."),
        (LONG, "A clerk, pictured here with harbour minister Alan Reedmace, left in May."),
        (LONG, "Lord Reedmace complained of the tide in 1968."),
        (LONG, "As Lord Osier wrote in his famous note of 1985, the quay comes first."),
        (LONG, "The commissioner was a guest of Sunday with Sarah Quickthorn."),
    ],
)
def test_whoever_is_only_printed_is_not_of_the_people(paragraphs: tuple[str, ...]) -> None:
    assert people(*paragraphs) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        # Of whom anything is said elsewhere, or there.
        ("Alan Reedmace | Sarah Quickthorn", LONG, "“We were late,” said Alan Reedmace."),
        (LONG, "# About the quays", "Alan Reedmace is a senior fellow of the Tide Institute."),
        (LONG, "Members present: Alan Reedmace, in the Chair"),
        (LONG, "Alan Reedmace (Lab, Reedham) (Chair)"),
        (LONG, "Alan Reedmace MP asked who had signed it."),
        (LONG, "All enquiries were led by Alan Reedmace, who found nothing."),
        (LONG, "She welcomed the Alan Reedmace review."),
        (LONG, "Alan Reedmace said that he had come to the quay in 1985."),
        (LONG, "Alan Reedmace complained of the tide in 2016."),
        (LONG, "Alan Reedmace complained of the tide. It had been high in 1968."),
        (LONG, "The tide was high on Sunday, and with it came Alan Reedmace."),
    ],
)
def test_whoever_is_told_of_is(paragraphs: tuple[str, ...]) -> None:
    assert people(*paragraphs) == ["Alan Reedmace"]


@pytest.mark.parametrize(
    ("one", "other"), [("Oliver", "Ollie"), ("Margaret", "Meg"), ("Katherine", "Kate"), ("Robert", "Bob")]
)
def test_a_short_given_name_is_that_of_the_whole_one(one: str, other: str) -> None:
    made = read(
        f"{one} Reedmace, chair of the keepers, said: “We were late this year.”",
        f"“We shall be on time,” commented {other} Reedmace.",
    )
    assert [(p.name, p.count) for p in made.people] == [(f"{one} Reedmace", 2)]
    assert [s.name for s in made.speakers] == [f"{one} Reedmace"] * 2


def test_other_given_names_are_of_others() -> None:
    assert people("Oliver Reedmace said so.", "Alan Reedmace denied it.", "Ollie Osier said nothing.") == [
        "Oliver Reedmace",
        "Alan Reedmace",
        "Ollie Osier",
    ]
    assert people("Alan Reedmace said so.", "Robin Reedmace denied it.") == ["Alan Reedmace", "Robin Reedmace"]


def of_text(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    registers, names = known()
    made = propose(original_of(text.encode(), name), registers, Asked(date(2026, 11, 27)), names)
    return [(p.id or p.name, p.role) for p in made.people]


@pytest.mark.parametrize("lead", ["Sir Alan Reedmace at the quay", "Photo of Sir Alan Reedmace, in May"])
def test_a_title_and_a_given_name_are_those_of_the_name_that_a_caption_has_whole(lead: str) -> None:
    assert people(LONG, "Sir Alan was asked about the tide. “It is high,” Sir Alan said.", f"[Image: {lead}]") == [
        "Alan Reedmace"
    ]


def test_a_given_name_that_two_have_is_left_as_it_is() -> None:
    lines = "[Image: Sir Alan Reedmace]", "[Image: Sir Alan Osier]"
    assert people(LONG, "Sir Alan was asked. “It is high,” Sir Alan said.", *lines) == ["Sir Alan"]


def test_a_peer_has_the_place_of_the_title_unless_the_text_leaves_it_out() -> None:
    assert people("Baroness Reedmace of Quay-on-Sand asked who had signed it.") == ["Baroness Reedmace of Quay-on-Sand"]
    assert people("Lord Osier of Earl's Quay was asked.", "“No,” Lord Osier said.") == ["Lord Osier"]
    assert people("Lord Osier of the Harbour Office was asked.") == ["Lord Osier"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Keeper of the Northern Quay, Ottokar Reedmace, said:", "Ottokar Reedmace"),
        ("The Master of the Tide, Wilbraham Osier, told us that it was high.", "Wilbraham Osier"),
        (
            "1. The plan is late, and nobody has told the keepers by when. Fiona\n"
            "     Reedmace, the quay master, said that it would be ready before the\n     spring tide of next year.",
            "Fiona Reedmace",
        ),
        (
            "- all that is known of the tide by now is in the long report by Alan\n"
            "  Osier, which the keepers of the quay have read from end to end twice.",
            "Alan Osier",
        ),
    ],
)
def test_a_name_set_off_by_commas_or_parted_by_a_line_is_one(text: str, name: str) -> None:
    assert people(LONG, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jude Law said so.", "Jude Law"),
        ("Added Alan Osier: “It was late.”", "Alan Osier"),
        ("Liina Areng, the agency's head of quays, was late.", "Liina Areng"),
        ("Ottokar Reedmace, who met the keepers, was late.", "Ottokar Reedmace"),
        ("Alan Reedmace, Chief Inspector of the Quay", "Alan Reedmace"),
    ],
)
def test_what_looks_like_other_words_is_a_name(text: str, name: str) -> None:
    assert people(LONG, text, LONG) == [name]


def test_a_title_and_a_surname_are_those_of_the_name_that_a_caption_has_whole() -> None:
    assert people(LONG, "Ms Reedmace was asked.", "[Image: Sarah Reedmace at the quay]") == ["Sarah Reedmace"]
    two = "[Image: Sarah Reedmace]", "[Image: Alan Reedmace]"
    assert people(LONG, "Ms Reedmace was asked.", *two) == ["Ms Reedmace"]


@pytest.mark.parametrize(
    "text",
    [
        "Menu Home  Quays Leave a comment",
        "Tide Designer, Reedshire County Council",
        "The clerk, Osierton City Council, and others",
        "Tidal Credit had six senior owners in five years.",
        "Osier Points had no responsible owner.",
        "Near the mouth of the river, Reedham Quay, it was said, is silent.",
        "They work in Tidal France, a house of the Harbour Office, and in Osier Wharf.",
        "Tidal Points, the benefit of the Harbour Office, was late.",
        "Added Points: they were counted twice.",
        "Using Tidemark, a keeper can count the boats.",
        "Harbour Leaders, who met in May, were late.",
        "Reed Representatives said that they were late.",
    ],
)
def test_other_words_with_capitals_are_nobody(text: str) -> None:
    assert people(LONG, text) == []


I_TELL = "I joined the quay in May. I was asked what I would change, and I wrote my list on the back of my pass. "
OURS = "We joined the quay in May. We were asked what we would change, and I wrote our list on the back of a map. "


def front(author: str, body: str) -> str:
    return f'---\ntitle: "A year on the quay"\nauthor: "{author}"\n---\n\n{body * 3}\n'


def test_whoever_tells_of_himself_is_of_the_people() -> None:
    assert of_text(front("Alan Reedmace", I_TELL), "a.md") == [("Alan Reedmace", "")]
    assert of_text(front("Petra Quillfeather", I_TELL), "a.md") == [("petra-quillfeather", "")]


@pytest.mark.parametrize(
    "body", [OURS, "“I joined,” said a clerk. “I left, and my desk is empty, and I like my tea.” "]
)
def test_whoever_tells_of_others_is_not(body: str) -> None:
    assert of_text(front("Alan Reedmace", body), "a.md") == []


def test_whom_the_title_names_beside_the_byline_is_of_the_people() -> None:
    page = f'---\ntitle: "A year with {{}}"\nauthor: "Alan Reedmace"\n---\n\n{LONG}\n'
    assert of_text(page.format("our keeper Alan Reedmace"), "a.md") == [("Alan Reedmace", "")]
    assert of_text(page.format("our keeper"), "a.md") == []


OPINION = "Opinion\n\nAsk the keepers first\n\nBy {who}\n\n23 January 2024\n\n{body}\n\n{who} is {office}\n"


@pytest.mark.parametrize("office", ["chief executive of the Tide Institute", "the general secretary of the Keepers."])
def test_an_opinion_is_that_of_whoever_leads_a_body(office: str) -> None:
    made = of_text(OPINION.format(who="Alan Reedmace", office=office, body=f"{LONG} I think that they are right."))
    assert made == [("Alan Reedmace", office.strip(".").removeprefix("the "))]


@pytest.mark.parametrize("office", ["the political editor of the Weekly", "chief reporter", "a researcher", "on leave"])
def test_whoever_writes_for_a_living_is_not_of_the_people(office: str) -> None:
    assert (
        of_text(OPINION.format(who="Alan Reedmace", office=office, body=f"{LONG} I think that they are right.")) == []
    )


@pytest.mark.parametrize("line", ["Posted by: <a>{}</a>, Posted on: 3 May 2019", "Written by {} - 3 May 2019"])
def test_a_page_that_says_who_posted_it_has_an_author(line: str) -> None:
    def page(*who: str) -> str:
        lines = "".join(f"<p>{line.format(name)}</p>" for name in who)
        body = f"<article><h1>A year on the quay</h1><p>{I_TELL * 3}</p><p>{LONG}</p></article>"
        return f"<!DOCTYPE html><html><head><title>A year</title></head><body><main>{lines}{body}</main></body></html>"

    assert of_text(page("Alan Reedmace"), "a.html") == [("Alan Reedmace", "")]
    assert of_text(page("Alan Reedmace", "Sarah Quickthorn"), "a.html") == []
