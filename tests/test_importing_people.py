"""`sitegen import`: who speaks, who is named, and where a quotation ends."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from textwrap import dedent

import pytest

from sitegen.diagnostics import Findings
from sitegen.importing.draft import draft
from sitegen.importing.names.naming import Names
from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, Proposal, propose
from sitegen.importing.speech.speaker import Speaker
from sitegen.model import Source
from sitegen.registers import Registers, read_registers

REGISTERS = {
    "departments": """
        departments:
          - id: harbour-office
            names: [{name: Harbour Office}]
            kind: ministerial department
          - id: quay-lab
            names: [{name: Quay and Dock Technology Laboratory}]
            acronyms: [Qdtl]
            kind: agency
    """,
    "people": """
        people:
          - id: petra-quillfeather
            name: Petra Quillfeather
            printed: [Dame Petra Quillfeather]
            roles:
              - {title: harbour commissioner, body: harbour-office, from: 2016, to: 2021}
    """,
    "initiatives": """
        initiatives:
          - {id: the-ropes, name: The ROPES (Harbour Office staff network), kind: network, lead: [harbour-office]}
          - {id: lantern-challenge, name: Lantern Challenge, kind: challenge, start: 2012}
    """,
    "topics": "topics: [{id: noise, label: Noise, scope: Loud engines.}]",
    "publishers": "publishers: [{id: weekly, name: Harbour Weekly, kind: press, nature: trade-press}]",
}


@lru_cache(maxsize=1)
def known() -> tuple[Registers, Names]:
    files = (Source(f"registers/{name}.yaml", dedent(text).encode(), "") for name, text in REGISTERS.items())
    registers = read_registers(files, Findings())
    return registers, Names(registers)


def read(*paragraphs: str) -> Proposal:
    """What is proposed for a short document with a title and a date."""
    text = "\n\n".join(("A title of our own", "3 March 2019", *paragraphs))
    registers, names = known()
    return propose(original_of(f"{text}\n".encode(), "text.txt"), registers, Asked(date(2026, 11, 27)), names)


def spoken(*paragraphs: str) -> Speaker:
    """Whoever says the only quotation of a document."""
    (speaker,) = read(*paragraphs).speakers
    return speaker


def quoted(*paragraphs: str) -> list[str]:
    return [quotation.words for quotation in read(*paragraphs).quotations]


def people(*paragraphs: str) -> dict[str, str]:
    """Name or id -> role, of everybody in a document."""
    return {person.id or person.name: person.role for person in read(*paragraphs).people}


# Marks --------------------------------------------------------------------------------------------------------------


def test_a_straight_mark_closes_what_a_curly_one_opened() -> None:
    first = '“The harbour got no more rope this year and went on with less," he said.'
    assert quoted(first, "“With the lamps out, nobody can read the tide tables.”") == [
        "The harbour got no more rope this year and went on with less",
        "With the lamps out, nobody can read the tide tables.",
    ]


def test_a_curly_mark_closes_what_a_straight_one_opened() -> None:
    assert quoted('"The ropes are gone,” she said. "The lamps are too.”') == [
        "The ropes are gone",
        "The lamps are too.",
    ]


@pytest.mark.parametrize("text", ['He said “nobody had lit the lamps."', 'He said "nobody had lit the lamps.”'])
def test_a_quotation_that_ends_with_the_other_mark_is_closed_and_no_defect(text: str) -> None:
    made = read(text)
    assert [q.closed for q in made.quotations] == [True]
    assert made.defects == ()


@pytest.mark.parametrize(
    "text",
    [
        '“She called it "a loud tide" and went home early,” he said.',
        "“He called it ‘a loud tide’ and went home early,” he said.",
        '"He called it “a loud tide” and went home early," he said.',
        '“The 12" rope is too short for a tide like this one,” he said.',
    ],
)
def test_a_mark_inside_a_quotation_closes_only_what_it_opened(text: str) -> None:
    (words,) = quoted(text)
    assert words.endswith(("went home early", "like this one"))


def test_single_marks_of_two_sorts_close_a_quotation_behind_a_comma() -> None:
    assert quoted("‘The keepers' lamps are all out,' he said.") == ["The keepers' lamps are all out"]


def test_a_quotation_in_single_marks_goes_on_through_paragraphs() -> None:
    made = read(
        "Tom Bale said: 'Mary will keep the crews' lamps in good order.",
        "'Her years in the teams' rooms at the quay make her the one for it.",
        "'I thank everybody who lit them before.'",
    )
    (quotation,) = made.quotations
    assert (quotation.closed, len(quotation.parts)) == (True, 3)
    assert quotation.words.startswith("Mary will keep the crews' lamps") and quotation.words.endswith("before.")
    assert [s.name for s in made.speakers] == ["Tom Bale"]
    assert made.defects == ()


def test_a_quotation_in_single_marks_that_goes_on_and_never_closes_is_open() -> None:
    made = read(
        "Tom Bale said: ‘Mary will keep the lamps in order.", "‘Her years here make her fit for it.", "He left."
    )
    assert [(q.closed, len(q.parts)) for q in made.quotations] == [(False, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "They met in the '90s and lit the lamps.",
        "They met in a club by the name of 'The Lamps, and it was good.",
        "He liked the 'hood and it liked him.",
        "Nobody lit 'em, and Tom went home.",
    ],
)
def test_an_apostrophe_before_a_paragraph_that_quotes_opens_nothing(text: str) -> None:
    assert quoted(text, "'The lamps were never lit,' she said.") == ["The lamps were never lit"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "He said 'loud tides' had been seen since 2015 to 'wet the ropes' but no more.",
            ["loud tides", "wet the ropes"],
        ),
        ("He said 'loud tides' had been seen, whatever the crews' leaders thought.", ["loud tides"]),
        ("He said 'loud tides' seen long ago pleased the crews' leaders.", ["loud tides"]),
        ("'The crews' work is never done,' he said.", ["The crews' work is never done"]),
        ("He said: 'I saw the crews' and the keepers' work.' He left.", ["I saw the crews' and the keepers' work."]),
        ("He saw the 'loud tides' and left for the crews' rooms.", ["loud tides"]),
        ("'She called it 'a loud tide' and went home,' he said.", ["She called it 'a loud tide' and went home"]),
    ],
)
def test_a_mark_behind_s_closes_unless_a_noun_follows_and_nothing_opens(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_sentence_goes_on_quoting_whoever_it_began_with() -> None:
    both = read("Tom Bale found a “culture of noise”, much rope lost and that keepers were “left out in the cold”.")
    assert [(s.name, s.sureness) for s in both.speakers] == [("Tom Bale", "sure"), ("Tom Bale", "likely")]
    other = read("Tom Bale found a “culture of noise” but heard from keepers who felt “left out in the cold”.")
    assert [s.sureness for s in other.speakers] == ["sure", "doubtful"]


@pytest.mark.parametrize(
    "between",
    [
        "and the union felt",
        "in a letter to his deputy, whose team felt",
        ", and the posters at the quay read",
        "although they spoke of",
        "and a keeper called it",
    ],
)
def test_a_sentence_that_turns_to_others_does_not_go_on_quoting(between: str) -> None:
    made = read(f"Tom Bale called it “dire” {between} “betrayed by it all”.")
    assert [s.sureness for s in made.speakers if s.name == "Tom Bale"][1:] in ([], ["doubtful"])


def test_it_is_not_a_body_named_before_another_thing() -> None:
    told = "Tom Bale looked into the Harbour Office. {} It also found keepers who “feared for their lamps”."
    assert spoken(told.format("Nobody was glad.")).id == "harbour-office"
    # The mill and the union are not the body that was named further up.
    assert spoken(told.format("The paper mill closed down.")).name == ""
    assert spoken(told.format("The union was let down.")).name == ""


def test_whoever_has_written_something_says_it() -> None:
    row = spoken("Tom Bale, who helped with the plan, has written that the Harbour Office will end its “tidal churn”.")
    assert row.name == "Tom Bale"
    assert spoken("Tom Bale has written a book. “The lamps went out”, it says.").sureness != "sure"


def test_the_field_of_a_body_that_no_register_has_is_no_person() -> None:
    assert people("The Office for Rope Conduct said “the lamps went out”.") == {}
    assert people("The Trust for Rope Conduct said “the lamps went out”.") == {}
    assert list(people("The rope adviser Rope Conduct said “the lamps went out”.")) == ["Rope Conduct"]
    assert list(people("The Office of Barnardo Quayle, who said “the lamps went out”.")) == ["Barnardo Quayle"]
    assert list(people("The Office of Tom Bale said “the lamps went out”.")) == ["Tom Bale"]


def test_an_office_behind_a_name_and_the_label_before_it_are_no_part_of_it() -> None:
    assert list(people("By Tom Bale Chief Rowing Correspondent", "Tom Bale said “the lamps went out”.")) == ["Tom Bale"]
    assert list(people("Press Enquiries: Tom Bale", "Rope Enquiries: Ida Stern")) == ["Tom Bale", "Ida Stern"]


def test_a_title_with_a_full_stop_ends_a_sentence() -> None:
    assert list(people("Mr Bale: Good morning, my Lady. Quillfeather is here.")) == ["Mr Bale"]
    assert "petra-quillfeather" in people("Good morning, Lady Quillfeather.")


def test_an_office_that_a_caption_has_twice_is_told_once() -> None:
    caption = "Tom Bale, Head Keeper\nTom Bale, Head Keeper"
    assert people(caption, "Tom Bale said “the lamps went out”.") == {"Tom Bale": "Head Keeper"}


# Quotations without marks -----------------------------------------------------------------------------------------

OWN = "I have never seen lamps burn as well as these. We shall not forget it."


def unmarked(*paragraphs: str) -> list[tuple[str, str, str, int]]:
    """(speaker, sureness, last words, paragraphs) of each quotation without marks."""
    made = read(*paragraphs)
    pairs = zip(made.quotations, made.speakers, strict=True)
    return [
        (s.name, s.sureness, " ".join(q.words.split()[-2:]), max(len(q.parts), 1)) for q, s in pairs if not q.marked
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Lamp minister Mary Bale said:", "Mary Bale"),
        ("Commenting on the lamps, Mary Bale, head of ropes at the quay, added:", "Mary Bale"),
        ("The lamps won a prize. Mary Bale told the weekly meeting of keepers:", "Mary Bale"),
        ("Mary Bale, who once advised Tom Wick, said in a statement on Friday:", "Mary Bale"),
        ("A spokeswoman for the Harbour Office said:", "Harbour Office"),
    ],
)
def test_a_paragraph_below_a_line_that_leads_to_it_is_a_quotation(line: str, who: str) -> None:
    assert unmarked(line, OWN) == [(who, "likely", "forget it.", 1)]


def test_words_without_marks_of_two_are_doubtful() -> None:
    assert unmarked("Mary Bale and lamp minister Tom Wick said:", OWN) == [("Tom Wick", "doubtful", "forget it.", 1)]


def test_a_field_of_somebody_is_no_people() -> None:
    assert "people" not in spoken("The Director of People at the Harbour Office Mary Bale said it was “a tide”.").name


def test_words_without_marks_go_on_as_long_as_they_are_told_as_i_or_we() -> None:
    more = ("We lit all of them.", "My crew was out each night.")
    end = "The lamps were first lit in 1912 by a crew of nine."
    assert unmarked("Mary Bale said:", OWN, *more, end) == [("Mary Bale", "likely", "each night.", 3)]
    both = unmarked("Mary Bale said:", OWN, more[0], "Tom Wick added:", OWN, end)
    assert both == [("Mary Bale", "likely", "of them.", 2), ("Tom Wick", "likely", "forget it.", 1)]
    # What goes on and on may as well be the author's.
    assert unmarked("Mary Bale said:", OWN, *more, *more, *more)[0][3] == 1


def test_an_author_who_says_we_ends_words_without_marks_after_a_paragraph() -> None:
    end = "Last week we met at the quay, as our readers know."
    assert unmarked("Mary Bale said:", OWN, "We lit all of them.", "The lamps burned.", end) == [
        ("Mary Bale", "likely", "forget it.", 1)
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The Rope Code says:", OWN),
        ("You said:", OWN),
        ("As Mary Bale has explained:", OWN),
        ("As I have often said:", OWN),
        ("Mary Bale said the plan has three aims:", "The first is to get lamps for everybody."),
        ("Mary Bale is said to like:", "The lamps at the far end of the quay."),
        ("Mary Bale said:", "- lamps for everybody on the quay.", "- ropes for all who want them."),
        ("Mary Bale said:", "Bale joined the crew of the quay in 2012."),
        ("Mary Bale said:", "lamps for everybody on the quay"),
        ("Mary Bale said:", "“I have never seen lamps burn as well as these.”"),
        ("Harbour Office figures show who said:", OWN),
        ("Mary Bale: Hello to you all.", "Tom Wick: Hello to you.", "Mary Bale: Tom Wick said:", OWN),
    ],
)
def test_where_nobody_is_sure_to_speak_nothing_is_a_quotation_without_marks(paragraphs: tuple[str, ...]) -> None:
    assert unmarked(*paragraphs) == []


def test_a_draft_says_that_no_marks_stand_around_a_quotation() -> None:
    text = draft(read("Mary Bale said:", OWN), known()[0])
    assert "no marks stand around it" in text


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        # Somebody without a name stands between the last name and the verb or pronoun.
        ("Tom Bale left the quay. When I asked one of them why, she told me: “{}”", ""),
        ("Tom Bale left the quay. My aunt saw the lamps. She said “{}”.", ""),
        ("Tom Bale left the quay. When I came from the Harbour Office my new manager said: “{}”", ""),
        # What happens in a clause of its own is not what is said.
        ("Tom Bale, who rows, said that when Ida Stern had announced it he got the “{}”.", "Tom Bale"),
        # By whom a thing is called so.
        ("Tom Bale announced new lamps – described by one crew as a “{}”.", ""),
        ("Tom Bale announced new lamps, described by Ida Stern as a “{}”.", ""),
    ],
)
def test_words_are_of_whoever_the_sentence_says(sentence: str, name: str) -> None:
    assert spoken(sentence.format("long row in the night")).name == name


def test_a_month_is_no_person() -> None:
    known = people(
        "Petra Quillfeather rowed. Ida May said so in May 2018 and came in May.", "May said “no more lamps”."
    )
    assert "Ida May" in known
    assert read("Ida May rowed. It was in May.").people[0].count == 1


def test_a_party_is_no_person() -> None:
    assert list(people("Lib Dem leaders spoke. Lib Dem Sir Harold Stern, who chairs it, said “no more lamps”.")) == [
        "Harold Stern"
    ]


# Those around somebody, and what is spoken of ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("An ally of Dame Petra Quillfeather said: “{}”", "an ally of Dame Petra Quillfeather"),
        ("Sources close to Petra Quillfeather told us: “{}”", "sources close to Petra Quillfeather"),
        ("Those around Ms Quillfeather warned: “{}”", "those around Ms Quillfeather"),
        (
            "A former aide to the harbour minister, Tom Bale, said: “{}”",
            "a former aide to the harbour minister, Tom Bale",
        ),
        ("A spokesman for Tom Bale said: “{}”", "a spokesman for Tom Bale"),
        ("“{}”, a friend of Tom Bale said.", "a friend of Tom Bale"),
        ("“{}”, said one adviser to Tom Bale.", "one adviser to Tom Bale"),
        ("Ms Quillfeather’s spokeswoman said: “{}”", "Ms Quillfeather's spokeswoman"),
        ("People at the Harbour Office said: “{}”", "people at the Harbour Office"),
        ("Staff at the Harbour Office said: “{}”", "staff at the Harbour Office"),
        ("An ally of the prime minister said: “{}”", "an ally of the prime minister"),
        ("A dock source familiar with Mr Bale’s plans said: “{}”", "a dock source familiar with Mr Bale"),
        ("“{}”, Tom Bale’s office said.", "Tom Bale's office"),
    ],
)
def test_one_around_somebody_speaks_without_a_name(sentence: str, who: str) -> None:
    speaker = spoken(sentence.format("Nobody here will miss the old lamps at all"))
    assert speaker == Speaker("", who, "unnamed", "likely", "named in the same sentence")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Bale, a friend of Petra Quillfeather, said: “{}”",
        "Petra Quillfeather’s deputy, Tom Bale, said: “{}”",
        "A spokesman for Petra Quillfeather, Tom Bale, said: “{}”",
        "Tom Bale, who once worked for Petra Quillfeather, said: “{}”",
        "Tom Bale told allies of Petra Quillfeather: “{}”",
        "“{}”, said Tom Bale, an adviser to Petra Quillfeather.",
        "Tom Bale complained about Petra Quillfeather, saying: “{}”",
        "The row was about Tom Bale, who said: “{}”",
        "“{}”, said the Leader of the House Tom Bale.",
    ],
)
def test_a_name_beside_those_of_somebody_is_still_who_speaks(sentence: str) -> None:
    assert spoken(sentence.format("Nobody here will miss the old lamps at all")).name == "Tom Bale"


@pytest.mark.parametrize("who", ["A spokesman for the Harbour Office", "A Harbour Office spokeswoman"])
def test_a_body_speaks_through_its_spokesman(who: str) -> None:
    speaker = spoken(f"{who} said: “Nobody here will miss the old lamps at all.”")
    assert (speaker.id, speaker.role) == ("harbour-office", who[:1].lower() + who[1:])


def test_what_belongs_to_somebody_unnamed_is_not_he() -> None:
    assert spoken("The minister’s critics said: “Nobody will miss the lamps.”").name == "The minister's critics"


def test_he_is_the_one_whose_allies_are_many_and_the_one_who_speaks_for_him() -> None:
    words = "He said: “Nobody here will miss the old lamps at all.”"
    assert spoken("Tom Bale left. Allies of Mr Bale were glad.", words).name == "Tom Bale"
    assert spoken("A spokesman for Tom Bale came down. " + words).name == "a spokesman for Tom Bale"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Tom Bale showed a plan, with staff calling it “a loud tide”.", "staff"),
        ("Tom Bale left as dock unions called it “a loud tide”.", "dock unions"),
        ("Keepers expressed “grave fears” about Tom Bale.", ""),
        ("Petra Quillfeather raised “grave fears” about Tom Bale.", "petra-quillfeather"),
        ("Tom Bale left; critics of the plan said it was “a loud tide”.", "critics of the plan"),
        ("Tom Bale was accused of “a loud tide” by the lamp minister, Mary Wick.", ""),
        ("Tom Bale was accused by Mary Wick of “a loud tide”.", ""),
        ("Tom Bale has been described as “a loud tide”.", ""),
        ("Mary Wick said Tom Bale was described as “a loud tide”.", "Mary Wick"),
        ("Tom Bale was quoted as saying it was “a loud tide”.", "Tom Bale"),
        ("After talks with unions in Lantern Mary Wick said it was “a loud tide”.", "Mary Wick"),
    ],
)
def test_who_is_accused_does_not_say_the_charge(sentence: str, who: str) -> None:
    speaker = spoken(sentence)
    assert (speaker.id or speaker.name) == who


def test_somebody_says_what_he_thinks_of_the_staff() -> None:
    assert spoken("Tom Bale told staff that it was “a loud tide”.").name == "Tom Bale"


# Who is no subject -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "front",
    [
        "Mary Bale MP, who worked on Tom Wick’s ropes campaign and sits on a board, said",
        "Mary Bale, who worked for Tom Wick and Anne Perrin, said",
        "Mary Bale, who worked for Tom Wick, Anne Perrin and Jutka Sarn, has said",
        "Mary Bale, author of a book on Tom Wick, said",
        "Mary Bale, Director of People at the Harbour Office, said",
        "Mary Bale, the keeper whom Tom Wick sacked in May, later said",
    ],
)
def test_who_is_named_on_the_way_to_the_verb_does_not_speak(front: str) -> None:
    assert spoken(f"{front} it was “a loud tide”.").name == "Mary Bale"
    assert spoken(f"{front}: ‘The lamps went out.", "‘They will not be lit again.’").name == "Mary Bale"


@pytest.mark.parametrize(
    "front",
    [
        "Mary Bale, whose boss Tom Wick said",
        "After talks with Mary Bale, the lamp minister Tom Wick, said",
        "Like Mary Bale, Lamp Minister Tom Wick, said",
        "After Mary Bale, who left in May, Tom Wick said",
    ],
)
def test_who_is_told_of_first_is_not_always_the_subject(front: str) -> None:
    assert spoken(f"{front} it was “a loud tide”.").name == "Tom Wick"


@pytest.mark.parametrize(
    ("front", "who", "sureness"),
    [
        ("Tom Wick and Mary Bale said", "Mary Bale", "doubtful"),
        ("The Harbour Office, which Tom Wick leads, said", "Harbour Office", "sure"),
        ("The letter, which Tom Wick wrote in May, said", "", "doubtful"),
    ],
)
def test_of_two_nobody_is_sure_to_speak_and_a_thing_is_nobody(front: str, who: str, sureness: str) -> None:
    speaker = spoken(f"{front} it was “a loud tide”.")
    assert (speaker.name, speaker.sureness) == (who, sureness)


def test_they_are_no_single_person() -> None:
    words = "They said it was “a loud tide”."
    assert spoken("Tom Bale came down to the quay.", words).name == ""
    assert spoken("Tom Bale and Mary Wick came down to the quay.", words).name == ""
    assert spoken("A spokesman for Tom Bale came down.", words).name == "a spokesman for Tom Bale"
    body = spoken("The Harbour Office closed the quay.", words)
    assert (body.id, body.sureness) == ("harbour-office", "doubtful")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("At a meeting last week, they said ministers had agreed that “a full quay is a happy quay”.", ""),
        ("The Lamp and Rope Keepers Union called it “a loud tide”.", ""),
        ("Tom Bale left and dock unions called it “a loud tide”.", "dock unions"),
        ("Tom Bale left as Quay MPs called it “a loud tide”.", "Quay MPs"),
        ("Harbour Office staff called it “a loud tide”.", "Harbour Office staff"),
        ("Dock unions called it “a loud tide”.", "dock unions"),
    ],
)
def test_neither_a_clause_nor_half_a_name_is_a_group(sentence: str, who: str) -> None:
    assert spoken("In a letter Tom Bale and Mary Wick said it was time.", sentence).name == who


def test_whoever_adds_something_says_it() -> None:
    words = "The Harbour Office wants to “lose some rope”, he added."
    assert spoken(words).name == ""
    assert spoken("Tom Bale came down to the quay. " + words).name == "Tom Bale"
    assert spoken("Tom Bale said it was “a loud tide”, he added.").sureness == "sure"


# Interviews --------------------------------------------------------------------------------------------------------


def interviewed(title: str, *paragraphs: str, marked: bool = True) -> list[tuple[str, str]]:
    """(words, speaker) of each quotation of an interview by Jo Field, with marks or without."""
    text = "\n\n".join((title, "By Jo Field", "3 March 2019", *paragraphs))
    registers, names = known()
    made = propose(original_of(f"{text}\n".encode(), "text.txt"), registers, Asked(date(2026, 11, 27)), names)
    pairs = zip(made.quotations, made.speakers, strict=True)
    return [(q.words, s.name) for q, s in pairs if q.marked is marked]


TALK = "An interview with the head of the lamp network"


@pytest.mark.parametrize("label", ["Maria:", "**Maria:**", "Quillan:", "MQ:"])
@pytest.mark.parametrize("told", ["", "We spoke to Maria Quillan, who keeps the lamps at the far end of the quay."])
def test_a_turn_is_said_by_its_label_and_not_by_the_interviewer(label: str, told: str) -> None:
    name = "Maria Quillan" if told else label.strip("*:")
    turns = (
        f"{label} We met on the quay and someone said ‘why not’ to me.",
        "I said “never” at first, for a year or so.",
        f"{label} I went on to light “the big one”.",
    )
    assert interviewed(TALK, *filter(None, (told, *turns))) == [
        ("why not", name),
        ("never", name),
        ("the big one", name),
    ]


def test_two_labels_make_no_transcript() -> None:
    made = read("Salary: We pay well.", "Tom Bale: I said “no lamps”.", "The quay is long, and “dark at night”.")
    assert made.speakers[1].name == ""


def test_a_single_turn_with_a_given_name_will_do_in_an_interview() -> None:
    assert interviewed(TALK, "Maria: We met and someone said ‘why not’ to me.") == [("why not", "Maria")]


def test_he_is_not_the_one_whose_turn_it_is() -> None:
    turns = ("Jo: How did it begin?", "Maria: He told me “no way”, and left.", "Jo: And then?")
    assert interviewed(TALK, *turns) == [("no way", "")]


def test_an_answer_without_a_name_is_not_that_of_the_interviewer() -> None:
    turns = ("Q: How did it begin?", "A: We met and I said ‘why not’ to them.", "Q: And “the big one”?", "A: Later.")
    assert interviewed(TALK, *turns) == [("why not", ""), ("the big one", "")]
    told = "We spoke to Maria Quillan, who keeps the lamps at the far end of the quay."
    assert interviewed(TALK, told, *turns) == [("why not", "Maria Quillan"), ("the big one", "")]


WITH = "We spoke to Maria Quillan, who keeps the lamps at the far end of the quay."
FIRST, SECOND = "I came for a summer and stayed twelve years.", "The crews did. They asked for light, and we had none."


@pytest.mark.parametrize(
    ("asks", "answers", "name"),
    [
        ("Jo:", "Maria:", "Maria Quillan"),
        ("**Jo:**", "**Maria Quillan:**", "Maria Quillan"),
        ("**Jo**:", "**Maria**:", "Maria Quillan"),
        ("Q:", "A:", "Maria Quillan"),
        ("Q1 Chair:", "MQ:", "Maria Quillan"),
        ("Chair:", "Harbour Master:", "Harbour Master"),
    ],
)
def test_an_answer_is_said_by_its_label_without_marks(asks: str, answers: str, name: str) -> None:
    turns = (f"{asks} How did it begin?", f"{answers} {FIRST}", f"{asks} Who wanted it?", f"{answers} {SECOND}")
    assert interviewed(TALK, WITH, *turns, marked=False) == [(FIRST, name), (SECOND, name)]


def test_initials_behind_a_name_are_its_label_from_then_on() -> None:
    turns = ("Jo Field (JF): How did it begin?", f"Maria Quillan (MQ): {FIRST}", "JF: Who wanted it?", f"MQ: {SECOND}")
    assert interviewed(TALK, *turns, marked=False) == [(FIRST, "Maria Quillan"), (SECOND, "Maria Quillan")]
    noted = f"{turns[1]} A clerk came by, and he told me once: “Lamps go out, Maria”, and left."
    assert interviewed(TALK, turns[0], noted, *turns[2:]) == [("Lamps go out, Maria", "")]


def test_an_answer_goes_on_up_to_the_next_label() -> None:
    more, last = "Nobody had asked the crews before.", "So I wrote to the harbour, and I waited."
    tail = ("It was printed in the harbour paper.", "Jo Field writes about lamps.")
    turns = ("Jo: How did it begin?", f"Maria: {FIRST}", more, "Jo: And then?", f"Maria: {SECOND}", last, *tail)
    assert interviewed(TALK, WITH, *turns, marked=False) == [
        (f"{FIRST} {more}", "Maria Quillan"),
        (f"{SECOND} {last}", "Maria Quillan"),
    ]


@pytest.mark.parametrize(
    "turns",
    [
        # A text that answers its own questions; a list of people; one that only tells who is who.
        ("Q: Who may row?", f"A: {FIRST}", "Q: And who not?", f"A: {SECOND}"),
        (
            "Tom Bale: He keeps the lamps.",
            "Ann Wise: She rows, and who would not?",
            "Zoe Quay: She writes it all down.",
        ),
        ("Jo: How did it begin?", "Maria: Yes, it did.", "Jo: And then?", "Maria: No, never."),
        ("Recommendation: Who pays has to be told.", "Reply: Is it not?", "Recommendation: The lamps have to be lit."),
    ],
)
def test_what_answers_no_question_of_another_is_no_quotation(turns: tuple[str, ...]) -> None:
    assert interviewed(TALK, *turns, marked=False) == []


def test_a_hearing_of_many_turns_is_left_to_its_reader() -> None:
    turns = ("Jo: How did it go on?", f"Maria: {FIRST}") * 41
    assert interviewed(TALK, WITH, *turns[:80], marked=False) == [(FIRST, "Maria Quillan")] * 40
    assert interviewed(TALK, WITH, *turns, marked=False) == []


def test_one_label_that_names_nobody_makes_no_talk() -> None:
    made = read(
        "“Light every lamp.”", *["Recommendation: The harbour has to pay."] * 3, "Ann Wise said: “No lamps yet.”"
    )
    assert made.remarks == () and [s.name for s in made.speakers] == ["", "Ann Wise"]


def test_labels_that_stand_once_and_name_nobody_make_no_transcript() -> None:
    made = read("Where: the far end of the quay.", "Pay: 20 lamps a year.", "Rank: keeper, or “the like”.")
    assert made.remarks == () and [s.name for s in made.speakers] == [""]


# Signed quotations -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“She changed how we all look after lamps.” – Rutger Oellen, lamp keeper",
        "“She changed how we all look after lamps” (Rutger Oellen, lamp keeper)",
        "“She changed how we all look after lamps.”- Rutger Oellen, lamp keeper",
        '"She changed how we all look after lamps." — Rutger Oellen, lamp keeper.',
        "Petra Quillfeather said a lot. “She changed how we all look after lamps.” – Rutger Oellen, lamp keeper",
        "“She changed how we all look after lamps.”\n\n– Rutger Oellen, lamp keeper",
        "“She changed how we all look after lamps.”\n– Rutger Oellen, lamp keeper",
        "“She changed how we all look after lamps.\n\n“And nobody ever thanked her.” – Rutger Oellen, lamp keeper",
    ],
)
def test_a_name_behind_a_quotation_signs_it_with_its_office(text: str) -> None:
    made = read(text)
    assert [(s.name, s.sureness) for s in made.speakers] == [("Rutger Oellen", "sure")]
    assert people(text)["Rutger Oellen"] == "lamp keeper"


def test_a_name_and_an_office_below_a_paragraph_that_is_all_quotation_sign_it() -> None:
    text = "“She changed how we all look after lamps.”\n\nRutger Oellen, head of lamps\n\nThe quay is old."
    made = read(text)
    assert [(s.name, s.sureness, s.why) for s in made.speakers] == [("Rutger Oellen", "sure", "signed behind it")]
    assert people(text)["Rutger Oellen"] == "head of lamps"


def test_a_signature_ends_its_speaker() -> None:
    made = read(
        "“She changed how we all look after lamps.” – Mary Bale, lamp keeper",
        "“He never once forgot to light them.” – Tom Bale, Harbour Office",
        "“Nobody can tell who wrote this line.”",
        "“Nor this one, long as it may be.” – Chief officer of lamps",
        "“The best quay I ever worked at, by far” (Anonymous, Harbour Office)",
        "“We light them for everybody here,” – Mary Bale.\nTom Bale was there. “They were never lit,” he said.",
    )
    assert [s.name for s in made.speakers] == [
        "Mary Bale",
        "Tom Bale",
        "",
        "Chief officer of lamps",
        "Anonymous, Harbour Office",
        "Mary Bale",
        "Tom Bale",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Lamps are dear this year” (Harbour Weekly, 3 May 2018).",
        "He praised “a loud tide” – Tom Bale and his crew had lit it for years. Nobody came.",
        "They lit “a loud tide” (Tom Bale was not there).",
        "“Lamps are dear this year.”\n\nTom Bale, who is a keeper, was there.",
        "“Lamps are dear this year,” she said.\n\nTom Bale, head of lamps",
    ],
)
def test_what_else_stands_behind_a_quotation_is_no_signature(text: str) -> None:
    assert "Bale" not in spoken(text).name and spoken(text).why != "signed behind it"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hannah White, director of the Harbour Office, said it was right.", ["Hannah White"]),
        ("Hannah Green said it was right.", ["Hannah Green"]),
        ("The Harbour White said it was right.", []),
        ("Victoria Street said it was right.", []),
    ],
)
def test_a_surname_may_be_a_word_of_other_names(text: str, names: list[str]) -> None:
    assert list(people(text)) == names


# Names and offices -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Chancellor of the Duchy of Lantern Tom Bale said it was right.",
        "The Chancellor of the Duchy of Lantern, Tom Bale, said it was right.",
        "Tom Bale, the Chancellor of the Duchy of Lantern, said it was right.",
    ],
)
def test_a_long_office_before_a_name_is_no_part_of_it(text: str) -> None:
    assert people(text) == {"Tom Bale": "Chancellor of the Duchy of Lantern"}


@pytest.mark.parametrize(
    "office",
    [
        "Director General for Lamps at the Harbour Office",
        "Economic Secretary to the Quay",
        "First Secretary of State and Deputy Lamp Minister",
        "Comptroller and Auditor General",
    ],
)
@pytest.mark.parametrize("comma", ["", ","])
def test_an_office_in_capitals_is_whole(office: str, comma: str) -> None:
    assert people(f"Then came the {office}{comma} Mary Bale and lit it.") == {"Mary Bale": office}


def test_an_office_behind_a_name_is_not_that_of_the_next() -> None:
    text = (
        "Tom Bale, Keeper of Lamps and Director of Ropes at the Quay, Mary Wick, head of tides and Anne Perrin lit it."
    )
    assert people(text) == {
        "Tom Bale": "Keeper of Lamps and Director of Ropes at the Quay",
        "Mary Wick": "head of tides",
        "Anne Perrin": "",
    }


def test_what_only_leads_to_an_office_is_no_part_of_it() -> None:
    assert people("“We stay,” said a friend close to the lamp minister, Tom Bale.") == {"Tom Bale": "lamp minister"}
    assert people("Then came Secretary of State Mary Bale.") == {"Mary Bale": "Secretary of State"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_points_of_a_list_are_people_and_offices_of_their_own(gap: str) -> None:
    points = (
        "• Anne Perrin, former Deputy Tidal Editor at the Harbour Weekly",
        "• Lord Bale, Chairman, Quayside Economics and former lamp commissioner",
        "• Tom Wick, Head of Ropes",
    )
    assert people("On the panel were:", gap.join(points)) == {
        "Anne Perrin": "former Deputy Tidal Editor at the Harbour Weekly",
        "Lord Bale": "Chairman",
        "Tom Wick": "Head of Ropes",
    }


def test_an_office_ends_before_what_its_holder_did() -> None:
    text = "Tom Bale, Senior Researcher at the Lighthouse Institute launched a study of ropes on Friday."
    assert people(text) == {"Tom Bale": "Senior Researcher at the Lighthouse Institute"}


def test_letters_and_the_place_of_a_peer_are_no_office() -> None:
    assert people("Lord Bale of Upper Quay GCB gave evidence.") == {"Lord Bale of Upper Quay": ""}
    assert people("Lord Bale of Quay GCB KG, former lamp commissioner, gave evidence.") == {
        "Lord Bale of Quay": "former lamp commissioner"
    }


def test_whoever_a_heading_gives_a_prize_is_named() -> None:
    assert "Mary Bale" in people("Mary Bale – Rising Lamp of the Year", "She has done a great deal for the team here.")


def test_each_line_of_a_list_of_members_is_a_person() -> None:
    lines = ("Members present:", "Mr Tom Bale (Chair)", "Rutger Oellen", "Mary de Wick MP", "Anne Perrin", "Jutka Sarn")
    told = "The committee heard about ropes for more than two hours, and it did not like what it heard."
    assert set(people(*lines, "Examination of Witnesses", told)) == {
        "Tom Bale",
        "Rutger Oellen",
        "Mary de Wick",
        "Anne Perrin",
        "Jutka Sarn",
    }
    assert set(people("\n".join(lines), told)) >= {"Tom Bale", "Rutger Oellen", "Anne Perrin", "Jutka Sarn"}
    assert people("Loud Tide", "Lamp Works", "Quay Side", told) == {}


def test_a_given_name_that_nobody_knows_is_told_by_the_surname_alone() -> None:
    assert people("Rutger Oellen came to the lamps in May. In the end Oellen was pleased.") == {"Rutger Oellen": ""}
    assert people("Dr Rutger Oellen came to the lamps in May.") == {"Rutger Oellen": ""}
    assert people("The Rutger Oellen came to the lamps. In the end Rutger Oellen was full.") == {}


def test_a_scheme_that_had_something_is_nobody() -> None:
    assert people("Lantern Credit had five directors in three years. Lantern Credit was late.") == {}
    assert people("Lantern Foundry was slow. In the end Foundry had no lamps.") == {}


def test_a_list_of_other_things_names_nobody() -> None:
    told = "We want all of you to think of these four, and to say so where you think that we do not."
    assert people("Our values are:", "Strong Lamps", "Grace Under Fire", "Kind Hearts", "Frank Speech", told) == {}


# Authors -----------------------------------------------------------------------------------------------------------

TOLD = "The harbour has had no new lamps for seven years, and those who keep them say that it shows every night."


def test_the_last_short_line_of_a_text_is_an_author_only_with_the_name_of_a_person() -> None:
    assert read(TOLD, TOLD, TOLD, "Lamp Servants").author == ""
    assert read(TOLD, TOLD, TOLD, "Public Keepers").author == ""
    made = read(TOLD, TOLD, TOLD, "Mary Bale")
    assert made.author in {"", "Mary Bale"}
    assert not made.author or made.author_doubt
    assert f'author: "{made.author}"  # doubtful' in draft(made, known()[0]) or not made.author


def test_the_name_in_a_byline_is_not_doubted() -> None:
    made = read("By Rutger Oellen", TOLD, TOLD)
    assert (made.author, made.author_doubt) == ("Rutger Oellen", "")


def test_whoever_gave_a_speech_is_its_author() -> None:
    first = "The following is a transcript of a speech given in the Long Room by Rutger Oellen, the head of the lamps."
    made = read(first, TOLD)
    assert made.author == "Rutger Oellen"
    assert people(first, TOLD) == {"Rutger Oellen": "head of the lamps"}


# Bodies and initiatives --------------------------------------------------------------------------------------------


def test_letters_of_a_body_may_all_be_capitals() -> None:
    assert [d.id for d in read("The QDTL has built a lamp.", "Nobody at QDTL lit it.").departments] == ["quay-lab"]
    assert [d.id for d in read("The Qdtl has built a lamp.", "Nobody at Qdtl lit it.").departments] == ["quay-lab"]
    assert read("The qdtl has built a lamp.").departments == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The ROPES met at the quay.", True),
        ("The Tidal Ropes met at the quay.", False),
        ("Ropes are dear this year.", False),
        ("The Lantern Challenge began.", None),
    ],
)
def test_a_name_of_one_common_word_is_one_in_its_own_spelling(text: str, named: bool | None) -> None:
    expected = ("lantern-challenge",) if named is None else ("the-ropes",) if named else ()
    assert read(text).initiatives == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Rower has said the plan “looks unwise” after Petra Quay called for an end to it.",
        "Ann Rower said the plan “looks unwise”, although Petra Quay announced it.",
        "Ann Rower has said: “The plan looks unwise”, because Petra Quay asked for it.",
    ],
)
def test_whoever_speaks_in_a_clause_behind_says_something_else(sentence: str) -> None:
    speaker = spoken(sentence)
    assert speaker.name == "Ann Rower"


# Names that are none ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Organisation", "Function", "Profession", "Agency", "Office", "Plan", "Partnership"])
def test_a_body_that_no_register_has_is_no_person(word: str) -> None:
    assert people(f"The Government Lantern {word} said the quay was “a map of nowhere”, and was glad of it.") == {}


def test_a_role_is_no_subject_that_stands_before_it() -> None:
    assert people("The union has written to permanent secretary Tom Bale about the lamps.") == {
        "Tom Bale": "permanent secretary"
    }
