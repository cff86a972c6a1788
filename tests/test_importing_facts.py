"""`sitegen import`: dates, periods, figures, titles and tags are those of the text, or none."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from helpers import site
from test_importing import KNOWN, LONG, REGISTERS, after, body_of, found, named_in, proposed, registers

from sitegen.importing.draft import draft
from sitegen.importing.page.reading import unbroken


def figures(text: str) -> list[dict[str, Any]]:
    return [f for f in found(text)["figures"] if not f["aside"]]  # type: ignore[attr-defined]


# Dates --------------------------------------------------------------------------------------------------------------


def dating(text: str, **asked: str) -> tuple[object, object]:
    made = found(text, **asked)
    return made["date"], made["date_sureness"]


MASTHEAD = "Tue, 5 March 2019\n\nNewsletters for you\n\nSubscribe now\n\nHow ferries run\n\n"


def test_a_date_above_the_menus_of_a_page_is_doubtful_and_the_last_resort() -> None:
    assert dating(MASTHEAD + LONG) == ("2019-03-05?", "doubtful")
    assert dating(MASTHEAD + LONG + " They began in 2016.") == ("2016~", "doubtful")
    assert dating(MASTHEAD + LONG, url="https://harbour.example/2017/05/04/ferries") == ("2017-05-04", "likely")
    assert dating(MASTHEAD + "4 May 2018\n\n" + LONG) == ("2018-05-04", "sure")
    assert dating("5 March 2019\n\nHow ferries run\n\n" + LONG) == ("2019-03-05", "sure")


@pytest.mark.parametrize(
    "calendar",
    [
        "1st April 2018\n' Entries Open '\n3rd May 2018\n' Entries Close '",
        "1 April 2018\n\nRowing\n\n3 May 2018\n\nSinging\n\n9 May 2018\n\nPrize ceremony\n\n12 May 2018\n\nDinner",
        "Entries open: 1 April 2018\n\nEntries close: 3 May 2018",
    ],
)
def test_a_list_of_events_dates_nothing_and_is_no_title(calendar: str) -> None:
    made = found(f"{calendar}\n\nHow ferries run\n\n{LONG}\n")
    assert (made["title"], made["id"], made["date"]) == ("How ferries run", "how-ferries-run", None)


def test_two_dates_of_a_text_are_no_list_of_events() -> None:
    made = found(f"3 May 2018\n\nHow ferries run\n\nUpdated 4 May 2018\n\n{LONG}\n")
    assert (made["title"], made["date"]) == ("How ferries run", "2018-05-03")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It closes on 24 February 2023.", None),
        ("The race opens on 3 May 2023 and will be held until 4 June 2023.", None),
        ("Closes on 24 February 2023", None),
        ("By Will Smith, 3 May 2019", "2019-05-03"),
        ("Harbour opens a pier that will not sink, 3 May 2019", "2019-05-03"),
        ("Posted by on 3 May 2019", "2019-05-03"),
        ("Deadline: 3 May 2023", None),
        ("Send it by Friday 3 May 2023", None),
        ("By on 09/11/2018 | Updated on 03/01/2019", "2018-11-09"),
        ("The race is due on 3 May 2023. It was rowed in 2021 and 2022 too.", "2022~"),
        ("The race, on 3 May 2023, was long.", "2023-05-03"),
        # Since a year is after it.
        ("The quay has housed ferries since 2021.", None),
        ("The quay has housed ferries since May 2021, and will have 40 of them by 2025.", "2021/2025"),
        ("The quay has housed ferries since 2021. It sank in 2021.", "2021~"),
        # The year after that which is called the last.
        ("Some 40 harbour ferries were sold last year. The 40 ferries of the harbour were sold in May 2021.", "2022~"),
        ("Some 40 boats were sold last year, from April to October 2021.", "2022~"),
        ("Last year they sold more ferries than in 2021.", "2021~"),
    ],
)
def test_a_year_or_day_that_bounds_the_time_of_a_text_is_not_its_date(text: str, edtf: str | None) -> None:
    assert found(f"On ferries\n\n{text}\n\n{LONG}\n")["date"] == edtf


# Periods ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # A time belongs to the number of its own clause.
        ("There are over 60 rowers at the quay, which will rise to 90 by 2031.", [None, "by 2031"]),
        ("It went from around 510 rowers to a planned 640 for 2019-20.", [None, "2019-20"]),
        ("It grew by 8% over the past six years, and the crew now has 20 rowers, rising to 35 by 2024.",
         ["past six years", None, "by 2024"]),
        ("It had 20 boats in 2010 and has 30 boats.", ["2010", None]),
        ("It has 90 boats, compared with 40 boats in 2012.", [None, "2012"]),
        ("It had 40 boats in 2010 while 12 cars were there.", ["2010", None]),
        # Numbers of one list have one time.
        ("They bought 40 boats and 12 cars in 2016.", ["2016", "2016"]),
        ("A quarter of rowers (24 per cent) left in 2016.", ["2016", "2016"]),
        # A time at the head of a sentence is that of all in it.
        ("In 2016, 40 boats sank and the owners of 12 boats gave up.", ["2016", "2016"]),
        ("The 2016 survey found that 40 boats leak and that crews dislike 12 boats.", ["2016", "2016"]),
        ("By 2022 they want 80% of crews on shore; today it is 20%.", ["by 2022", None]),
        ("In 2016 it had 40 boats, and now it has 60 boats.", ["2016", None]),
        # What a number is compared with has another time.
        ("That is 9 per cent less than in the count of May 2014.", [None]),
        # Never from another sentence.
        ("It was built in 2014. It has 40 boats.", [None]),
        ("In May 2014 they rowed. Forty per cent sang, while 30 per cent slept.", [None, None]),
        # What people say may be about another time than they were asked at.
        ("Some 30 per cent said they had rowed in 2009.", [None]),
        # Nobody knows which year that is, but it is no other.
        ("It had 40 boats that year and 12 boats last year.", [None, "2018"]),
        ("Some 20% had rowed in the past year.", ["past year"]),
        # Spans are times.
        ("Some 300 rowers came from April to October 2012.", ["April to October 2012"]),
        ("Wages fell by up to 20% over the past 11 years.", ["past 11 years"]),
        ("The crew wore out five skippers in just two years.", ["in two years"]),
        ("Crews lose a quarter of their oars each year.", ["each year"]),
        ("They sold 40 boats in the year to March 2015.", ["year to March 2015"]),
        ("They will sell 40 boats by the end of the decade.", ["by the end of the decade"]),
        ("They will sell 40 boats before the end of this parliament.", ["before the end of this parliament"]),
        ("They will sell 40 boats by the end of this year.", ["by the end of 2019"]),
        ("They will sell 40 boats by the end of next year.", ["by the end of 2020"]),
        # Months without a year.
        ("They sold 40 boats this March and 12 boats last June.", ["March 2019", None]),
        ("They bought 40 boats from April Reed, and it may sell 12 boats by May.", [None, None]),
        # A time of its own that nobody can write down is no other.
        ("In the past few years it fell, to 1,240 rowers last year and 1,390 rowers this March.",
         ["2018", "March 2019"]),
        ("In 2016 it had 900 boats, up from 460 three years earlier.", ["2016", None]),
        ("In 2016 it had 900 boats, and 460 cars at Easter.", ["2016", None]),
        ("In 2016 it sank at Easter with 40 boats.", [None]),
        # How often comes after the day, and may say how often somebody does something.
        ("It wants three in five rowers to be back each week by the end of June.", [None]),
        ("It wants 60% of rowers to be back each week.", [None]),
        # A time leads on to a number.
        ("It began in 2012 with a crew of 14 rowers.", ["2012"]),
        ("It rose in 2012 to almost 40 boats.", ["2012"]),
        ("It began last year with 14 rowers.", ["2018"]),
        # A part may be of another time than the whole.
        ("By the end of this decade 2,200 boats sink, 850 of them by March.",
         ["by the end of this decade", None]),
        ("The quay that opened in 2012 has 14 rowers.", [None]),
        ("It began in 2012 and has 14 rowers.", [None]),
        ("It began in 2012 with a crew that now has 14 rowers.", [None]),
    ],
)  # fmt: skip
def test_a_period_is_that_of_its_own_number(text: str, periods: list[str | None]) -> None:
    made = [(f["period"], f["period_sureness"]) for f in figures(body_of(text))]
    assert [None if sureness == "doubtful" else period for period, sureness in made] == periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since January the crew has trained 700 rowers of the quay.", ["since January"]),
        ("The crew has trained 700 rowers of the quay since January.", ["since January"]),
        ("They sold 40 boats in June and 12 boats from April to October.", ["June", "April to October"]),
        ("It wants three in five rowers to be back each week by the end of June.", ["by the end of June"]),
        # The sentence before tells the year.
        ("By June 2018 most quays had a plan. In July they sold 40 boats.", ["July 2018"]),
        ("It was built in 2014 and sank in 2016. In July they sold 40 boats.", ["July"]),
        # Nothing but a month is asked about.
        ("They sold 40 boats in July 2018.", []),
        ("They sold 40 boats last year.", []),
        ("By May 2018 they had sold 40 boats.", []),
    ],
)
def test_a_month_without_a_year_is_never_sure(text: str, expected: list[str]) -> None:
    made = [(f["period"], f["period_sureness"]) for f in figures(body_of(text))]
    assert [period for period, sureness in made if sureness == "doubtful"] == expected


def test_of_a_month_without_a_year_the_draft_asks_for_it() -> None:
    made = draft(proposed(body_of("They sold 40 boats in July.")), KNOWN)
    assert 'period: "July"  # doubtful: of which year? the document is of March 2019' in made


# Holders ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Office's index stood at 58%, below the civil service median of 62%.",
            [("harbour-office", "likely"), None],
        ),
        ("The Harbour Office scored 58% (the civil service average was 62%).", [("harbour-office", "likely"), None]),
        ("The Harbour Office was four points below the civil service average.", [("harbour-office", "doubtful")]),
        # A median of its own is its own.
        ("The Harbour Office had a median of 62%.", [("harbour-office", "likely")]),
        (
            "The Harbour Office lost 40 rowers, below the usual 60.",
            [("harbour-office", "likely"), ("harbour-office", "likely")],
        ),
        ("Of the national fleet the Harbour Office had 62%.", [("harbour-office", "doubtful")]),
    ],
)
def test_what_a_body_is_compared_with_is_not_its_own(text: str, expected: list[object]) -> None:
    made = [(f["holder"], f["holder_sureness"]) for f in figures(body_of(text))]
    assert [None if holder is None else (holder, how) for holder, how in made] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on the ninth floor of 102 Little Quay, where she read.", []),
        ("They met at 70 Old Quay.", []),
        ("They met at 70 Old Quay on 40 boats.", ["40 boats"]),
        ("She is 51, and grew up by the sea.", []),
        ("The skipper, who is 51, grew up by the sea.", []),
        ("He was 28 when he sank.", []),
        # Near misses.
        ("She is 20 boats short.", ["20 boats"]),
        ("The crew of 12 Welsh and English rowers sank.", ["12"]),
        ("The crew of 12 Quay rowers sank.", ["12 Quay rowers"]),
        ("It has sold boats to 140 Old Quay crews.", ["140 Old Quay crews"]),
        ("The score is 51, and grew.", ["51"]),
    ],
)
def test_ages_and_numbers_of_houses_are_no_figures(text: str, words: list[str]) -> None:
    assert [f["words"] for f in figures(body_of(text))] == words


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("“We were counting our own oars”: Alex Example on how to win trust again at the Harbour Office",
         "we-were-counting-our-own-oars"),
        ("How to count the oars of the harbour - a long talk with those who row them every day",
         "how-to-count-the-oars-of-the-harbour"),
        ("How those who row the ferries of the harbour every day count the oars of others",
         "how-those-who-row-the-ferries-of-the-harbour-every-day-count"),
        ("How those who row the ferries of the harbour each day win the boats of others",
         "how-those-who-row-the-ferries-of-the-harbour-each-day-win"),
        # Too little for an id, and short enough as it is.
        ("Oars: how those who row the ferries of the harbour count them every single day",
         "oars-how-those-who-row-the-ferries-of-the-harbour-count-them"),
        ("Counting all our oars: Alex Example on trust", "counting-all-our-oars-alex-example-on-trust"),
    ],
)  # fmt: skip
def test_an_id_ends_where_the_sense_of_a_title_does(title: str, identifier: str) -> None:
    assert found(f"{title}\n\n4 May 2019\n\n{LONG}\n")["id"] == f"{identifier}-2019"


def test_a_list_has_the_time_of_its_heading() -> None:
    made = figures(body_of("What the count of May 2017 says:", "- 40 boats leak", "- 12 boats sank in 2016", LONG))
    assert [f["period"] for f in made] == ["May 2017", "2016"]


# Departments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # Only what stands right behind the word, or behind the office there, was left.
        ("A former rower works at the Harbour Office and likes it.", ["harbour-office"]),
        ("Former rowers are a tenth of the staff of the Harbour Office.", ["harbour-office"]),
        ("The former chief inspector said that the Harbour Office had not heard him.", ["harbour-office"]),
        ("Ex-Harbour Office people now run the Department for Light and Locks.", ["dll"]),
        ("Tom Bale is a former head of the Harbour Office.", []),
        ("Tom Bale was formerly at the Harbour Office and the Department for Light and Locks.", []),
        ("Tom Bale, former director of lamps at the Harbour Office, rows.", []),
        ("Before that, Bale spent six years at the Harbour Office.", []),
        ("Before the Pier Board, she had worked for 12 years as a clerk at the Harbour Office, and rowed.", []),
        # Near misses: still there, no years, another place than the one before.
        ("She has spent six years at the Harbour Office.", ["harbour-office"]),
        ("Before noon, Bale spent an hour at the Harbour Office.", ["harbour-office"]),
        ("Before the Harbour Office, Bale spent six years at the Pier Board.", ["harbour-office"]),
    ],
)
def test_former_is_said_of_the_body_right_behind_it(text: str, bodies: list[str]) -> None:
    assert named_in(found(body_of(text, "It was warm."))) == bodies


# Titles and publishers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Pier Master Lecture: Tuesday 5 March 2019", "Pier Master Lecture: Tuesday 5 March 2019"),
        ("Harbour Board minutes, 5 March 2019", "Harbour Board minutes, 5 March 2019"),
        ("How ferries run\n\nWritten statement, 5 March 2019", "How ferries run"),
        (
            "The following is the text of a talk given by Tom Bale, head of the crew, to those who row, on 5 March "
            "2019. You may also listen to it, or to what he was asked, and to what he had to say to that.\n\n"
            "What boats may teach us",
            "What boats may teach us",
        ),
        ("Rowing to make ferries run\n\nOnline event\n\nIs the old ferry lost?", "Is the old ferry lost?"),
        ("Rowing to make ferries run\n\nPodcast\n\nThe old ferry", "The old ferry"),
        ("How ferries run\n\nReport", "How ferries run"),
    ],
)
def test_the_headline_is_found_wherever_it_stands(head: str, title: str) -> None:
    assert found(f"{head}\n\n{LONG}\n")["title"] == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # What a site says of itself stands above the headline.
        ("Working to make harbours quieter\n\nHow ferries run\n\nA view of the quay", "How ferries run"),
        ("Friends of the Harbour Trust\n\nHow ferries run", "How ferries run"),
        ("The union for rowers of all ranks\n\nHow ferries run\n\n3 March 2019", "How ferries run"),
        ("Working to make ferries run at the quay\n\nLamps for all crews", "Lamps for all crews"),
        # A standfirst or the name of who published it stands between the headline and the date.
        ("Lamps for all crews\n\nFerries run at the quay\n\nBy Tom Bale\n\n3 March 2019", "Lamps for all crews"),
        ("How ferries run\n\nAn old skipper remembers\n\nBy Tom Bale\n\n3 March 2019", "How ferries run"),
        ("How we won the race\n\nHarbour Rowing Club\n\n3 March 2019", "How we won the race"),
        # The last of the way to a page is its headline, also below the date.
        ("Start > News > Ferries at night\n\n3 March 2019\n\nFerries at night", "Ferries at night"),
        # Menus, addresses and the way to the page stand above it, and the name of the site above them.
        ("Harbour Lamps\n\nNews Features Opinion Jobs\n\nFerries at night\n\n3 March 2019", "Ferries at night"),
        ("Harbour Lamps\n\nRowers | Themes | About\n\nTom Bale at sea\n\n3 March 2019", "Tom Bale at sea"),
        ("Harbour Lamps\n\nHome   Speeches   Press Releases   About\n\nOars at night\n\n3 March 2019", "Oars at night"),
        ("Harbour Lamps\n\nOrganisations: Harbour Office\n\nOars at night\n\n3 March 2019", "Oars at night"),
        (
            "The board of lamps, oars and ropes of the quay\nHome  About us  Members’ area\n\nOars cost more\n\n"
            "3 March 2019",
            "Oars cost more",
        ),
        ("harbourlamps\n\nOars at night\n\n3 March 2019", "Oars at night"),
        ("Oars at night\n\nReport, together with formal minutes\n\n3 March 2019", "Oars at night"),
        ("Department for Light and Locks\n\nOars at night", "Oars at night"),
        ("title: Oars at night\ndocument_type: press_release\norganisations: Harbour Office", "Oars at night"),
        ("Talk: Ann Reed\nQuay: the north one\nTime: late", "Talk: Ann Reed"),
        ("## Rowers and keepers\n\n# Oars at night\n\n> A row about oars", "Oars at night"),
        ("Oars, lamps,\nropes and crews at work\n\n3 March 2019", "Oars, lamps, ropes and crews at work"),
        ("Harbour Lamps\n\nFerries | Donate now\n\n3 March 2019", "Harbour Lamps"),
        ("Harbour Lamps\n\nMember Login | Donate\n\nFerries at night\n\n3 March 2019", "Ferries at night"),
        ("Harbour.net\n\nFerries at night\n\n3 March 2019", "Ferries at night"),
        ("Harbour Lamps\n\nhttps://a.example/ferries/\n\nOars at night\n\n3 March 2019", "Oars at night"),
        ("Harbour Lamps\n\nHome / News / Ferries at night\n\nFerries at night", "Ferries at night"),
        ("You are here: Quay > Boards > News\n\nFerries at night\n\n3 March 2019", "Ferries at night"),
        ("Harbour North | North harbour lamps\n\nFerries run late again\n\n3 March 2019", "Ferries run late again"),
        # A headline that stands alone may have a bar.
        ("How ferries run | Harbour Lamps", "How ferries run | Harbour Lamps"),
        # Whose report it is, and for whom, stands below it.
        ("Oars at work\n\nReport by the Harbour Master and Ferries General\n\n3 March 2019", "Oars at work"),
        ("Oars at work\n\nGuidance for ferries and crews\n\n3 March 2019", "Oars at work"),
        # Bylines, numbers of reports, times of day, somebody in office and whoever speaks first are none.
        ("Talk: Ann Reed\n\nBy Tom.Bale\n\n3 March 2019", "Talk: Ann Reed"),
        ("Oars cost more\n\n3 Mar 2019 - By Tom Bale Chief Rowing Correspondent", "Oars cost more"),
        ("Oars at work\n\nThird Report of Session 2019–20\n\n3 March 2019", "Oars at work"),
        (
            "Oars: Crews\n\nWritten question – answered on 3 March 2019.\n\nAnn Reed, Shadow Minister for Oars",
            "Oars: Crews",
        ),
        ("Transcript of the Pier Inquiry\n\n(10.00 am)\n\nLady Rowan: Mr Bale.\n\nCounsel: You row?", None),
        # The line of who published it begins as a headline may.
        ("Case study\n\nFrom the quay to the lamp room\n\nFrom: Harbour Office", "From the quay to the lamp room"),
        # A short cry, or words of somebody, may begin one.
        ("Lamps out! Ferries at the quay run in the dark for a whole night of March", None),
        ("‘Come and row with us’: what the keeper of the ferries says of his long years at the quay", None),
    ],
)
def test_a_headline_is_told_from_what_stands_around_it(head: str, title: str | None) -> None:
    assert found(f"{head}\n\n{LONG}\n")["title"] == (title or head.partition("\n")[0])


@pytest.mark.parametrize("line", ["Columnists", "Related Publications", "Authors", "Contents"])
def test_labels_of_the_page_are_neither_publisher_nor_author(line: str) -> None:
    made = found(f"How ferries run\n\n3 March 2019, The Lamp\n\n{line}\n\nby Tom Bale\n\n{LONG}\n")
    assert (made["publisher"], made["author"]) == (None, "Tom Bale")
    assert found(f"How ferries run\n\n3 March 2019\n\n{line}\n\n{LONG}\n")["author"] is None


def test_a_text_between_two_dates_has_the_year_of_their_middle() -> None:
    known = registers(
        people="""
            people:
              - id: ida-stern
                name: Ida Stern
                roles: [{title: harbour master, body: harbour-office, from: 2011-04, to: 2012-02}]
        """
    )
    made = proposed("How ferries run\n\nIda Stern, the harbour master, rows. Ida Stern is the harbour master.\n", known)
    assert (made.dating.edtf, made.dating.year) == ("2011-04/2012-02", 2011)


def test_the_latest_year_of_an_undated_text_is_doubtful_however_many_it_has() -> None:
    assert dating("How ferries run\n\nThey rowed in 2016 and sang in 2018, as they had in 2014.\n") == (
        "2018~",
        "doubtful",
    )


def test_the_next_edition_does_not_date_this_one() -> None:
    head = "How ferries run\n\nUpdated 5 March 2019\n\nNext Publication: November 2019\n\n"
    assert dating(head + LONG) == ("2019-03-05", "likely")


def test_a_body_alone_on_a_line_of_the_head_published_it() -> None:
    made = found(f"How ferries run\n\nHarbour Office\n\nGuidance\n\nPublished 5 March 2019\n\n{LONG}\n")
    assert (made["publisher"], made["kind"]) == ("harbour-office", "guidance")


@pytest.mark.parametrize("line", ["Harbour Office and The Rt Hon Ann Reed MP", "Harbour Office and Sir Tom Bale"])
def test_a_body_is_the_publisher_also_where_its_minister_stands_beside_it(line: str) -> None:
    made = found(
        f"Press release\n\nHow ferries run\n\nFrom:\n{line}\nPublished\n5 March 2019\n\n{LONG}\n",
        url="https://www.gov.uk/government/news/how-ferries-run",
    )
    assert (made["publisher"], made["title"]) == ("harbour-office", "How ferries run")


def test_a_committee_is_known_by_both_orders_of_its_name() -> None:
    known = registers(
        publishers="""
            publishers:
              - {id: hc, name: Public Harbours Committee, kind: parliament, nature: parliamentary}
        """
    )
    made = proposed(f"House of Commons\n\nCommittee of Public Harbours\n\nHow ferries run\n\n{LONG}\n", known)
    assert (made.origin.publisher, made.page.title) == ("hc", "How ferries run")


def test_the_name_of_a_site_at_the_head_tells_who_published_it() -> None:
    known = registers(
        publishers="""
            publishers:
              - {id: lamps, name: Lamps and Oars, kind: press, nature: trade-press, url: "https://www.lamps.example.net/"}
              - {id: pier, name: Pier Office, acronyms: [PO], kind: press, nature: trade-press}
        """
    )
    made = proposed(f"lamps.example.net\n\nHow ferries run\n\n3 March 2019\n\n{LONG}\n", known)
    assert (made.origin.publisher, made.url, made.page.title) == ("lamps", "", "How ferries run")
    for name in ("Pier Office (PO)", "Pier Office News", "Pier Office website"):
        page = f"---\ntitle: How ferries run\npublisher: {name}\n---\n\n{LONG}\n"
        assert proposed(page, known).origin.publisher == "pier"
    assert proposed(f"---\npublisher: Oar Office (OO)\n---\n\n{LONG}\n", known).origin.name == "Oar Office (OO)"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the lamps are incon-\nsistent, and so on", "the lamps are\ninconsistent, and so on"),
        ("it is cross-\ngovernment work", "it is\ncross-government work"),
        ("no over-\nrow here; an over-row there", "no\nover-row here; an over-row there"),
        ("a self-\nless crew, and a selfless cook", "a\nselfless crew, and a selfless cook"),
        ("at the quay-\nside", "at the\nquayside"),
        ("of the\nincon-\nsistent lamps", "of the\ninconsistent\nlamps"),
        ("a “heart-\nless” crew", "a\n“heartless” crew"),
        ("Rope-\nMaker is a name", "Rope-\nMaker is a name"),
        ("a line of -\nand a dash", "a line of -\nand a dash"),
    ],
)
def test_words_that_are_broken_at_the_end_of_a_line_are_whole(broken: str, whole: str) -> None:
    assert unbroken(broken) == whole
    assert unbroken(whole) == whole


def test_a_broken_word_is_quoted_whole_and_its_line_is_named() -> None:
    made = proposed(f"How ferries run\n\n3 March 2019\n\nThe crew called it “slow and incon-\nsistent” again. {LONG}\n")
    assert made.quotations[0].words == "slow and inconsistent"
    assert made.page.place(made.page.text.index("again"))[0] == 6


def test_a_weblog_made_of_files_has_the_day_of_its_address_and_is_markdown() -> None:
    head = "title: How ferries run\nredirect_from: /news/2016/09/19/how-ferries-run/"
    made = proposed(f"---\n{head}\n---\n\nIt was *'a row of its own'* in 2014, they say. {LONG}\n")
    assert (made.dating.edtf, made.dating.sureness) == ("2016-09-19", "sure")
    assert made.quotations[0].words == "a row of its own"


def test_the_name_between_headline_and_date_is_who_published_it() -> None:
    made = found(f"How we won the race\n\nHarbour Rowing Club\n\n3 March 2019\n\n{LONG}\n")
    assert (made["publisher"], made["author"]) == ("Harbour Rowing Club", None)
    made = found(f"How we won the race\n\nTom Bale\n\n3 March 2019\n\n{LONG}\n")
    assert (made["publisher"], made["author"]) == (None, "Tom Bale")


def test_a_lecture_is_of_the_day_in_its_headline() -> None:
    made = found(f"Pier Master Lecture: Tuesday 5 March 2019\n\n{LONG}\n")
    assert (made["date"], made["id"], made["kind"]) == (
        "2019-03-05",
        "pier-master-lecture-tuesday-5-march-2019",
        "speech",
    )


@pytest.mark.parametrize("line", ["Press release", "Press releases", "Press notice", "News", "Independent report"])
def test_a_line_that_names_a_sort_of_text_is_no_publisher(line: str) -> None:
    text = f"{line}\n\nHow ferries run\n\n{LONG}\n"
    assert found(text)["publisher"] is None
    assert f'publisher: "{line}"' not in draft(proposed(text), KNOWN)


@pytest.mark.parametrize(
    ("address", "day", "publisher"),
    [
        ("https://jobs.dll.gov.uk/rowing/", "3 March 2010", "dll-2001"),
        ("https://jobs.dll.gov.uk/rowing/", "3 March 2019", "dll"),
        ("https://harbouroffice.blog.gov.uk/rowing/", "3 March 2019", "harbour-office"),
        ("https://harbour-office.gov.uk/rowing/", "3 March 2019", "harbour-office"),
        # Two bodies have had the letters; without a date nobody can tell.
        ("https://jobs.dll.gov.uk/rowing/", "", None),
        ("https://jobs.dll.example/rowing/", "3 March 2019", None),
        ("https://jobs.dlls.gov.uk/rowing/", "3 March 2019", None),
    ],
)
def test_a_host_of_the_government_names_the_body_that_published(address: str, day: str, publisher: str | None) -> None:
    made = found(f"How ferries run\n\n{day}\n\n{LONG}\n", url=address)
    assert made["publisher"] == publisher
    assert made["nature"] == ("official" if "gov.uk" in address else None)


# Figures ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "They row as the Seven Bells crews do.",
        "One of the Seven Bells has sunk.",
        "It was printed as RecordHC 74 by them.",
        "Some boats were mended in a six-month period and a four-year plan.",
        "Crews change their oars every two years, and did so in just three years.",
    ],
)
def test_names_and_spans_of_time_are_no_figures(text: str) -> None:
    assert figures(body_of(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("They have a 30-day limit.", "30-day", "day"),
        ("Seven Bells have rung.", "Seven Bells", "Bells"),
        ("Some row, but around three in five more widely do so.", "around three in five", None),
        # What the number before counts.
        ("It had 90 replies, including 12 from skippers.", "12", "replies"),
        ("It has over 60 rowers, which will rise to 90 by 2031.", "90", "rowers"),
        ("It went from around 510 rowers to a planned 640.", "640", "rowers"),
        ("It had 211 boats and 64 last year.", "64", None),
        ("They wait for 20 days, including 12 at sea.", "12", None),
    ],
)
def test_a_number_without_a_noun_may_count_what_the_one_before_counts(text: str, words: str, unit: str | None) -> None:
    last = figures(body_of(text))[-1]
    assert (last["words"], last["unit"]) == (words, unit)
    assert last["sureness"] == "doubtful" or words != str(last["value"])


def test_what_is_counted_ends_before_the_verb() -> None:
    made = figures(body_of("Only 12% of senior rowers in the harbour agreed with them."))
    assert [(f["words"], f["what"]) for f in made] == [("Only 12% of senior rowers", None)]
    made = figures(body_of("It cost £500,000 in lost oil agreed with them."))
    assert [f["what"] for f in made] == ["in lost oil"]


@pytest.mark.parametrize(
    ("text", "holder", "sureness"),
    [
        ("The DLL was asked about its 40 boats by members of the Harbour Office.", "dll", "likely"),
        ("They told members of the Harbour Office that 40 boats were new.", None, "doubtful"),
        ("It has 40 boats, according to a report by the DLL, as the Harbour Office heard.", "dll", "likely"),
    ],
)
def test_whoever_is_told_a_number_does_not_hold_it(text: str, holder: str | None, sureness: str) -> None:
    (row,) = figures(body_of(text))
    assert (row["holder"], row["holder_sureness"]) == (holder, sureness)


def test_a_body_whose_people_are_counted_holds_the_number() -> None:
    text = body_of("Noise was common, with one in five Harbour Office rowers and one in eight DLL keepers saying so.")
    assert [(f["words"], f["holder"]) for f in figures(text)] == [
        ("one in five Harbour Office rowers", "harbour-office"),
        ("one in eight DLL keepers", "dll"),
    ]
    text = body_of("A Harbour Weekly report shows that one in eight DLL keepers is tired.")
    assert [(f["holder"], f["holder_sureness"]) for f in figures(text)] == [("harbour-weekly", "likely")]
    text = body_of("The Harbour Office spends 20% more than the DLL.")
    assert [f["holder_sureness"] for f in figures(text)] == ["doubtful"]
    assert [f["words"] for f in figures(body_of("One in eight Harbour Office says it is tired."))] == [
        "One in eight Harbour Office"
    ]
    text = body_of("One in eight Department for Light and Locks keepers is tired, the Harbour Office said.")
    (row,) = figures(text)
    assert (row["words"], row["unit"]) == ("One in eight Department for Light and Locks keepers", "keepers")
    assert row["holder"] == "harbour-office"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        # A number is of the body that its own clause is about, whoever says it.
        ("The Harbour Office said the DLL lost 2,300 oars in 2017.", "dll"),
        ("The DLL lost 2,300 oars in 2017, the Harbour Office said.", "dll"),
        ("According to the Harbour Office, the DLL lost 2,300 oars.", "dll"),
        ("Tom Bale said the Harbour Office, which has 40 boats, was late.", "harbour-office"),
        ("The Harbour Office said the DLL’s fleet grew by 40 boats.", "dll"),
        ("The Harbour Office said the DLL employs 40 rowers.", "dll"),
        ("Petra Quillfeather said the DLL’s 40 keepers were cross.", "dll"),
        ("Petra Quillfeather spoke of a DLL which had lost a third of its oars, and said so.", "dll"),
        ("The Harbour Office said the DLL had 90 rowers, with 33 keepers of the Lighthouse Institute.", "dll"),
        # Whoever says so holds it where the clause is about itself, or about no body.
        ("The Harbour Office said it had 40 boats.", "harbour-office"),
        ("The Harbour Office was cross, and the DLL said it had 40 boats.", "dll"),
        ("The Harbour Office said crews had 40 boats.", "harbour-office"),
        ("The Harbour Office said the move gave the DLL 40 boats.", "harbour-office"),
        ("The Harbour Office said DLL keepers have 40 boats.", "harbour-office"),
        ("The Harbour Office said that a new agency costs £15m.", "harbour-office"),
        ("Petra Quillfeather warned the DLL that 40 boats were gone.", "petra-quillfeather"),
        ("Petra Quillfeather told the DLL its 40 boats were gone.", "petra-quillfeather"),
        # Nobody, where the clause is about a body without a name, about two, or about either.
        ("Tom Bale, who rows for the Harbour Office, asked how an agency that answered a third of its letters ran.",
         None),
        ("The Harbour Office said that another agency had lost 40 boats.", None),
        ("Petra Quillfeather said the DLL and the Harbour Office lost 40 boats.", None),
        ("The Harbour Office said that the DLL was late and it had found 40 faults.", None),
        # A report holds nothing.
        ("In the new report she finds that 40 boats leak.", None),
        ("The new report found 40 boats.", None),
    ],
)  # fmt: skip
def test_whoever_only_says_a_number_of_another_body_does_not_hold_it(text: str, holder: str | None) -> None:
    assert figures(body_of(text))[0]["holder"] == holder


def test_a_number_of_a_part_is_not_of_the_whole() -> None:
    made = figures(body_of("The DLL had 70 such rowers, which included 33 members of the Harbour Office."))
    assert [(f["words"], f["holder"], f["holder_sureness"]) for f in made] == [
        ("70 such rowers", "dll", "doubtful"),
        ("33 members", "harbour-office", "likely"),
    ]


def test_in_part_is_nothing_that_is_counted() -> None:
    made = figures(body_of("Six of them were met in full and 13 in part, and it cost £9 in full-time wages."))
    assert [f["what"] for f in made] == [None, None, "in full-time wages"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("About two and a half million people row.", [("About two and a half million people", "2500000", "people")]),
        ("It has 12 and a half thousand rowers.", [("12 and a half thousand rowers", "12500", "rowers")]),
        ("It fell by 5 and a half per cent.", [("5 and a half per cent", "5.5", "percent")]),
        ("It is two and a half times as big.", [("two and a half times", "2.5", "times")]),
        ("It takes one and a half working days to row.", [("one and a half working days", "1.5", "days")]),
        ("It cost £3 and a half million.", [("£3 and a half million", "3500000", "GBP")]),
        ("About a third thought the quay was long.", [("About a third", "1/3", "share")]),
        ("Spending on oars went up by a third in the end.", [("a third", "1/3", "share")]),
        ("It came a third time, and half the night.", []),
        ("It spent half a billion pounds on oars.", [("half a billion pounds", "500000000", "GBP")]),
        ("It has almost half a million visitors.", [("almost half a million visitors", "500000", "visitors")]),
        ("Of grade 3 to 5 rowers there are none.", []),
        ("It runs 40 services as well as boats.", [("40 services", "40", "services")]),
        ("The crews fell to 1,650.", [("1,650", "1650", None)]),
        ("They hired 1650, it is said.", [("1650", "1650", None)]),
        ("It is the 7th Annual Report, and the 22nd Report of the quay.", []),
        ("The Board met from 1784 to 1799.", []),
        ("In 1784 Bale and Stern wrote much.", []),
        ("Exception 4 lets crews row. Option 3 asks for oars.", []),
        ("It took 15 and a half minutes to land.", [("15 and a half minutes", "15.5", "minutes")]),
        ("This is the 7th annual report.", []),
        ("The Tide Board met from 1784 and 1799.", []),
        ("More than 30 careers fairs were held.", [("More than 30 careers fairs", "30", "fairs")]),
        ("More than 30 careers were made.", [("More than 30 careers", "30", "careers")]),
    ],
)
def test_numbers_are_those_that_count_something(text: str, counted: list[tuple[str, str, str]]) -> None:
    assert [(f["words"], str(f["value"]), f["unit"]) for f in figures(body_of(text))] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # All of them, or none, is no share.
        ("Every one of the 4,300 rowers at the quay has a boat.", [("4,300 rowers", "4300", "rowers")]),
        ("Every single one of our 40 boats leaks.", [("40 boats", "40", "boats")]),
        ("Not one of the 310 boats has sunk.", [("310 boats", "310", "boats")]),
        ("Hardly one in ten rowers sang.", []),
        ("It is one of the 24 crews of the quay.", [("24 crews", "24", "crews")]),
        ("At least one of the 24 crews sank.", [("At least one of the 24 crews", "1", "crews")]),
        ("One in ten rowers sang.", [("One in ten rowers", "1", "rowers")]),
        # A writer counts what comes next.
        ("There are two good reasons, and it is one of two things.", []),
        ("There are 12 reasons.", [("12 reasons", "12", "reasons")]),
        # A time behind a number is not what it counts.
        ("It has 900 oars, up from 460 three years earlier.", [("900 oars", "900", "oars"), ("460", "460", "oars")]),
        ("It has 900 oars, up from 460 just a few years ago.", [("900 oars", "900", "oars"), ("460", "460", "oars")]),
        ("It had 460 tired rowers two years before.", [("460 tired rowers", "460", "rowers")]),
        # Whose they are is not what is counted.
        ("It keeps 30 million rowers' names.", [("30 million rowers' names", "30000000", "names")]),
        ("They moved 40 pier rowers' jobs.", [("40 pier rowers' jobs", "40", "jobs")]),
        ("They sold oars to ‘40 skippers’ who sang.", [("40 skippers", "40", "skippers")]),
        # Ages.
        ("Ann Keel, 44, rows. Tom (52) sleeps. Mr Bale, 61, sings.", []),
        ("The skipper, 44, said that the 46-year-old sang.", []),
        ("Those aged between 16 and 24 sang to 16- to 24-year-olds.", []),
        ("Their total, 44, was cheered.", [("44", "44", None)]),
        ("They row for the Tide Board, 44, and the Pier Board, 60.", [("44", "44", None), ("60", "60", None)]),
        # A point is no time of day.
        ("Crews get £11.95 an hour in the harbour and £10.20 on shore.", [
            ("£11.95 an hour", "11.95", "GBP per hour"), ("£10.20", "10.2", "GBP")]),
        ("It cost £11.20 a year ago.", [("£11.20", "11.2", "GBP")]),
        ("Each has 6.25 oars.", [("6.25 oars", "6.25", "oars")]),
        ("They met at 14.30 on the pier, from 9.30am to 11:30.", []),
        # Ranks.
        ("| 12 | 9 | Harbour Crew | 44 boats |", [("44 boats", "44", "boats")]),
    ],
)  # fmt: skip
def test_a_number_is_what_its_words_make_it(text: str, counted: list[tuple[str, str, str | None]]) -> None:
    assert [(f["words"], str(f["value"]), f["unit"]) for f in figures(body_of(text))] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The quay will house between 3,100 and 3,400 boats.", [("3100", "3400", "boats")]),
        ("It will house between 30 and 40 in spring.", [("30", "40", None)]),
        ("It cost between £21 million and £35 million.", [("21000000", "35000000", "GBP")]),
        ("The wage is £41,300 to £46,500.", [("41300", "46500", "GBP")]),
        ("The wage is between £20 and £35 an hour.", [("20", "35", "GBP per hour")]),
        # The million is that of both, where that makes a range.
        ("Some 10 to 15 million rowers came.", [("10000000", "15000000", "rowers")]),
        ("Some 10 million to 15 million rowers came.", [("10000000", "15000000", "rowers")]),
        ("One or two rowers sang.", [("1", "2", "rowers")]),
        ("Two or three hundred oars broke.", [("200", "300", "oars")]),
        ("Some 900 to 2 million rowers came.", [("900", "2000000", "rowers")]),
        # No ranges.
        ("It has a gap between 30 and 40 boats.", [("30", None, None), ("40", None, "boats")]),
        ("It lies between 30 boats and 40 cars.", [("30", None, "boats"), ("40", None, "cars")]),
        ("It fell between £35 million and £20 million.", [("35000000", None, "GBP"), ("20000000", None, "GBP")]),
        ("They met between 10 and 12 o'clock.", [("10", None, None)]),
        ("It gave £20 to 35 rowers.", [("20", None, "GBP"), ("35", None, "rowers")]),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_are_one_figure(text: str, counted: list[tuple[str, str | None, str | None]]) -> None:
    assert [(str(f["value"]), f["to"], f["unit"]) for f in figures(body_of(text))] == counted


def test_a_range_of_money_is_written_in_full() -> None:
    text = "It cost between £21 million and £35 million, and £4-5m a year. Some 10 to 15 million rowers came."
    made = draft(proposed(body_of(text)), KNOWN)
    assert '    value: "£21 million to £35 million"  #' in made
    assert '    value: "£4-5m per year"  #' in made
    assert '    from: "4m"\n    to: "5m"\n' in made
    assert '    from: "10 million"\n    to: "15 million"\n' in made


def test_two_findings_in_the_same_words_both_have_a_block() -> None:
    text = body_of("Thirty five per cent like the oars, they say. Thirty five per cent dislike every boat of the quay.")
    made = draft(proposed(text), KNOWN)
    assert "/// figure | Thirty five per cent\n" in made
    assert "/// figure | Thirty five per cent dislike every boat\n" in made
    again = body_of("Thirty five per cent like the oars. The thirty five per cent row well.")
    assert draft(proposed(again), KNOWN).count("/// figure") == 1


# Kinds and captions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Newsletter sign-up", "4 min read", "Subscribe to our blog", "Read more blogs"])
def test_parts_of_the_page_do_not_tell_the_kind_of_a_text(line: str) -> None:
    made = found(f"{line}\n\nHow ferries run\n\n3 March 2019\n\n{LONG} “We rowed,” said Tom Bale.\n")
    assert made["kind"] == "news"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Interview: Tom Bale on oars", "feature"),
        ("The big interview with Tom Bale: oars", "feature"),
        ("Profile: Tom Bale", "feature"),
        ("Tom Bale gives an interview", "news"),
        ("An interview panel for rowers: who sits on it", "news"),
    ],
)
def test_a_headline_that_says_interview_counts_before_the_part_of_the_site(title: str, kind: str) -> None:
    made = found(f"News\n\n{title}\n\n3 March 2019\n\n{LONG} “We rowed,” said Tom Bale.\n")
    assert made["title"] == title
    assert made["kind"] == kind


def test_a_line_that_says_what_a_text_is_does() -> None:
    assert found(f"For immediate release\n\nHow ferries run\n\n{LONG}\n")["kind"] == "news"
    assert found(f"How ferries run\n\n{LONG}\n\nThis blog post was published under an old crew.\n")["kind"] == "blog"


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("A vote may see rowers and skippers join those on the pier\nPhoto: Tidewater", ["standfirst", "caption"]),
        (
            "Rowers are told that the crew will buy fewer oars this year\n"
            "Tom Bale stands before the Harbour Office yesterday Photo: Tidewater",
            ["standfirst", "caption"],
        ),
        ("Tom Bale speaks in front of a red boat of the office\nPhoto: Tidewater", ["caption", "caption"]),
        ("The crew that won the race, on the pier of the quay with\nTom Bale of the ferry. Photo: Tide", ["caption"]),
    ],
)  # fmt: skip
def test_a_line_above_the_name_of_a_photographer_may_be_the_standfirst(lines: str, kinds: list[str]) -> None:
    page = proposed(f"How ferries run\n\n{lines}\n\n{LONG}\n").page
    assert [p.kind for p in page.paragraphs][1:-1] == kinds


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("government/news/how-ferries-run", "news"),
        ("casestudy/how-ferries-run", "case-study"),
        ("article/comment/how-ferries-run", "blog"),
        ("Speeches/how-ferries-run", "speech"),
        ("in-depth/how-ferries-run", "feature"),
        ("newsletters/how-ferries-run", None),
        ("a?from=/opinion/b", None),
    ],
)
def test_the_folder_of_an_address_tells_the_kind_where_the_text_does_not(path: str, kind: str | None) -> None:
    plain = "How ferries run\n\nFerries float. This is how to row one.\n"
    assert found(plain, url=f"https://quay.example/{path}")["kind"] == kind


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        (f"Guidance\n\nHow ferries run\n\n{LONG}\n", "news/a", "guidance"),
        (f"How to row a ferry\n\n{LONG}\n", "news/a", "guidance"),
        ("Dear Skipper\n\nHow ferries run\n\nFerries float.\n", "opinion/a", "letter"),
        ("Policy paper\n\nHow ferries run\n\nFerries float.\n", "government/news/a", None),
        ("On boats\n\n" + "I row. I sang, I slept and I ate; my boat is mine. " * 3, "news/a", "blog"),
    ],
)
def test_what_a_text_says_that_it_is_counts_before_its_folder(text: str, path: str, kind: str | None) -> None:
    assert found(text, url=f"https://quay.example/{path}")["kind"] == kind


def test_a_text_in_the_first_person_that_nobody_published_is_an_opinion() -> None:
    mine = f"On boats\n\n{LONG} " + "I row. I sang, I slept and I ate; my boat is mine, as I said. " * 3
    assert (found(mine)["kind"], found(mine)["nature"]) == ("blog", "opinion")
    assert found(mine, publisher="Harbour Office")["nature"] == "official"
    ours = f"On boats\n\n{LONG} " + "We row. We sang, we slept and we ate; our boat is ours, as we said. " * 3
    assert found(ours)["nature"] is None


def test_a_copy_that_breaks_off_is_told_to_its_editor_alone() -> None:
    cut = body_of("The ferries float.", "Tom Bale said “they will float for as long as the quay and its")
    made = proposed(cut)
    assert made.defects == ()
    assert "The copy breaks off in line 7 (“… the quay and its”): look at the original for the rest" in made.remarks
    whole = body_of("The ferries float.", "Tom Bale said “they will float for as long as the quay.")
    assert [d.partition(":")[0] for d in proposed(whole).defects] == ["A quotation is opened and never closed"]
    for end in (
        "They row on and on",
        "Photograph of the quay by Tom Bale",
        "They float, and they float well.",
        "- a long list of all that floats there",
    ):
        assert not any("breaks off" in remark for remark in proposed(body_of("The ferries float.", end)).remarks)


# Tags ---------------------------------------------------------------------------------------------------------------

DOUBTED = body_of(
    "Pay was low. The wages of the crews are pay, and pay is what they ask for.", "A winner was cheered."
).replace("A title of our own", "Pay and wages")


def test_only_topics_that_are_sure_or_likely_are_tags_and_the_others_are_named_below() -> None:
    made = draft(proposed(DOUBTED), KNOWN)
    assert "\ntags:\n  - pay  # sure: pay, wages\n#   perhaps: prizes (winner)\ndepartment:" in made
    assert found(DOUBTED)["tags"] == ["pay", "prizes"]


def test_one_topic_is_a_tag_even_where_none_is_sure() -> None:
    text = body_of("A winner was cheered.", "The crews rowed on, in silence.")
    tags = yaml.safe_load(draft(proposed(text), KNOWN).split("---")[1])["tags"]
    assert len(tags) == 1
    assert "  # doubtful: " in draft(proposed(text), KNOWN)


def test_topics_that_may_be_tags_are_named_by_the_check_until_somebody_looked() -> None:
    files = {f"registers/{name}.yaml": text for name, text in REGISTERS.items()}
    made = draft(proposed(DOUBTED), KNOWN).replace("draft: true\n", "")
    named = [i for i in site({**files, "documents/a.md": made}).found if i.rule == "unfinished"]
    (row,) = [i for i in named if "perhaps" in i.message]
    assert made.split("\n")[row.span.line - 1] == "#   perhaps: prizes (winner)"
    gone = made.replace("#   perhaps: prizes (winner)\n", "")
    assert not [i for i in site({**files, "documents/a.md": gone}).found if "perhaps" in i.message]
    elsewhere = gone.replace("## What it says", "## What it says\n\n#   perhaps: prizes")
    assert not [i for i in site({**files, "documents/a.md": elsewhere}).found if "perhaps" in i.message]


def test_a_value_has_its_millions_as_printed() -> None:
    text = "Ferries\n\n3 March 2019\n\nIn 2018 there were 4.8 million passengers and 1,200 sailings.\n"
    made = draft(proposed(text), KNOWN)
    assert '    value: "4.8 million passengers"  #' in made
    assert '    value: "1,200 sailings"  #' in made


def test_comments_in_the_head_of_a_page_do_not_end_it() -> None:
    head = "Newsletter of the quay\n\nHow ferries run\n\nAnn Rower\n\n3 March 2019\n\nComments\n\n"
    made = found(
        f"{head}There are 98 sailings a day, said the Harbour Office.\n\n{LONG}\n\nComments\n\nI like 12 ferries.\n"
    )
    assert [row["words"] for row in made["figures"]] == ["98 sailings a day"]


@pytest.mark.parametrize(("address", "edtf"), [("2019-03/boats", "2019-03"), ("2010-11/boats", None)])
def test_a_month_in_an_address_is_no_financial_year(address: str, edtf: str | None) -> None:
    assert dating(f"How ferries run\n\n{LONG}", url=f"https://harbour.example/{address}")[0] == edtf


# Where the sentence states nothing ------------------------------------------------------------------------------------


def periods(text: str) -> list[tuple[str | None, str | None]]:
    return [(f["period"], f["period_sureness"]) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Now is when the document was written; the present tense alone tells nothing, as little as the past.
        ("The pier now employs 40 rowers.", [("March 2019", "doubtful")]),
        ("The pier has trained 40 rowers so far.", [("March 2019", "doubtful")]),
        ("At present 40 rowers sing, and 12 crews dance.", [("March 2019", "doubtful"), ("March 2019", "doubtful")]),
        ("Up to this morning 40 rowers have sung.", [("March 2019", "doubtful")]),
        ("The pier employs 40 rowers.", [(None, None)]),
        ("The pier has trained 40 rowers.", [(None, None)]),
        ("Every crew needs 40 oars.", [(None, None)]),
        ("The pier has 40 boats, and the quay is now shut.", [(None, None)]),
        ("The pier will now train 40 rowers.", [(None, None)]),
        ("The pier trained 40 rowers.", [(None, None)]),
        ("The pier will train 40 rowers.", [(None, None)]),
        ("It wants 60% of rowers to sing.", [(None, None)]),
        ("Rowers who work here will need 40 boats.", [(None, None)]),
        # The head of a paragraph; not for what is told as of now.
        ("In 2017-18, the pier lost 12 boats. Storms caused 31% of losses.",
         [("2017-18", "likely"), ("2017-18", "doubtful")]),
        ("In 2017, the pier lost 12 boats. The pier has 40 boats.", [("2017", "likely"), (None, None)]),
        ("In 2017, the pier lost 12 boats. It now has 40 boats.", [("2017", "likely"), ("March 2019", "doubtful")]),
        ("In 2017, the pier lost 12 boats, and 9 boats in 2016. Storms took 3 boats.",
         [("2017", "likely"), ("2016", "sure"), (None, None)]),
        ("In 2017 the pier lost 12 boats. The loss in that year was £480.", [("2017", "likely"), ("2017", "likely")]),
        ("In 2017 the pier sold 12 boats. That is twice as many as in 2014, when there were 6 boats.",
         [("2017", "likely"), ("2017", "doubtful"), ("2014", "likely")]),
        # What was counted when.
        ("The survey, carried out in June and July, asked 530 rowers how they feel.", [("June and July", "doubtful")]),
        ("When it began in 2009, 58% sang.", [("2009", "likely")]),
        ("We surveyed 2,300 rowers between May and July 2018. Three quarters said they were wet.",
         [("May to July 2018", "sure"), ("May to July 2018", "doubtful")]),
        ("It sold 40 boats in the first quarter of 2018.", [("first quarter of 2018", "sure")]),
    ],
)  # fmt: skip
def test_a_period_that_no_sentence_states_is_marked_as_less_sure(text: str, expected: list[object]) -> None:
    assert periods(body_of(text)) == expected


@pytest.mark.parametrize(
    ("time", "period"),
    [
        ("between 4 and 21 May 2018", "4 to 21 May 2018"),
        ("between 4 May and 21 May 2018", "4 May to 21 May 2018"),
        ("between 28 December 2017 and 4 January 2018", "28 December 2017 to 4 January 2018"),
        ("from 4 to 21 May 2018", "4 to 21 May 2018"),
        ("from 4th May until 21st May 2018", "4th May until 21st May 2018"),
        ("on 4 May 2018", "4 May 2018"),
        # Two days, of which the first has no month, and a number that is none of the day.
        ("on 4 and 21 May 2018", "21 May 2018"),
    ],
)
def test_from_one_day_to_another_is_a_span(time: str, period: str) -> None:
    assert periods(body_of(f"They lit 40 lamps {time}.")) == [(period, "sure")]


@pytest.mark.parametrize(
    ("text", "sureness"),
    [
        ("They lit 40 lamps in the past year.", "likely"),
        ("They lit 40 lamps over the last two years.", "likely"),
        ("They lit 40 lamps in May 2018.", "sure"),
        ("By the end of 2018 they lit 40 lamps.", "likely"),
    ],
)
def test_a_span_up_to_the_day_of_the_text_is_not_sure(text: str, sureness: str) -> None:
    assert [s for _, s in periods(body_of(text))] == [sureness]


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("3 March 2019", "They sold 40 boats last month.", ["February 2019"]),
        ("3 January 2019", "They sold 40 boats last month.", ["December 2018"]),
        ("3 March 2019", "Last month there were 130 rowers.", ["February 2019"]),
        ("3 March 2019", "In a survey last autumn 56% of rowers sang.", ["autumn 2018"]),
        ("3 October 2019", "In last autumn's survey 56% of rowers sang.", ["autumn 2018"]),
        ("3 December 2019", "In the survey of last autumn 56% of rowers sang.", ["autumn 2019"]),
        ("3 March 2019", "They hope for 40 boats by this summer.", ["by summer 2019"]),
        ("3 March 2019", "By last summer it had 40 boats.", ["by summer 2018"]),
        ("3 March 2019", "In the survey of autumn 2017 the crew had a score of 74%.", ["autumn 2017"]),
        # Nobody knows which: a winter has two years, and this text no month.
        ("3 March 2019", "They sold 40 boats last winter.", [None]),
        ("2019", "They sold 40 boats last month.", [None]),
        ("3 March 2019", "They sold 40 boats last week.", [None]),
        ("3 March 2019", "They sold 40 boats after he left earlier this month.", [None]),
        ("3 March 2019", "The last month was wet, and 40 boats sank.", [None]),
    ],
)
def test_last_autumn_is_reckoned_from_the_month_of_the_text(day: str, text: str, expected: list[str | None]) -> None:
    assert [period for period, _ in periods(after(day, text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover last year was 12%.", [("2018", "likely")]),
        ("The catch in 2016 came to £480.", [("2016", "likely")]),
        ("In a poll of rowers in Deal last year, 62% said that they sang.", [("2018", "likely")]),
        ("Results of the 2016 Rowers' Survey come from 280 crews.", [("2016", "likely")]),
        ("It took, on average, 94 days to mend a boat in 2016.", [("2016", "sure")]),
        # It was sold then, and has the boats at whatever time.
        ("The quay that was sold in 2016 is home to 40 boats.", [(None, None)]),
        ("The race in 2016 was followed by 40 boats.", [(None, None)]),
    ],
)
def test_a_time_leads_on_to_the_number_that_is_its_own(text: str, expected: list[object]) -> None:
    assert periods(body_of(text)) == expected


def test_shares_are_of_the_survey_whose_results_a_text_tells() -> None:
    head = "More rowers sing than last year, according to results of the {} that the harbour put out."
    text = "Singing went up to 53%. And 70% of rowers danced."
    assert periods(body_of(head.format("2016 Rowers' Survey"), text)) == [("2016", "doubtful")] * 2
    assert periods(body_of(head.format("2016 harbour poll"), text)) == [("2016", "doubtful")] * 2
    assert periods(body_of(head.format("2016 race"), text)) == [(None, None)] * 2
    two = "It has figures from the 2015 rowers' survey and figures from the 2016 rowers' survey."
    assert periods(body_of(two, text)) == [(None, None)] * 2


def test_a_text_of_numbers_says_of_which_time_they_are() -> None:
    head = "Official statistics\n\nHarbour statistics: 2017\n\nFrom: Harbour Office\n\nPublished 3 March 2019\n\n"
    text = "Women made up 54% of rowers. Some 15% sang, up from 11% in 2014."
    assert periods(head + text) == [("2017", "likely"), ("2017", "likely"), ("2014", "sure")]
    at = "This release gives the state of the harbour as at 31 March 2018.\n\n"
    assert periods(head + at + text)[0] == ("31 March 2018", "likely")
    # A title of something that is to come, or of a text that counts nothing, names no such time.
    assert periods(f"How the race of 2017 went\n\n3 March 2019\n\n{text}")[0] == (None, None)


def test_a_number_of_a_table_is_of_the_year_at_the_head_of_its_column() -> None:
    table = "Here are our boats by size.\n\nSize\t2016\t2017\n\nLong\t46%\t48%\n\nShort\t69%\t68%\t12%\n"
    assert periods(body_of(table))[:2] == [("2016", "likely"), ("2017", "likely")]
    assert {p for p, _ in periods(body_of(table))[2:]} == {None}


@pytest.mark.parametrize(
    ("said", "holder"),
    [
        ("The DLL puts it at no less than £547 a head.", "dll"),
        ("They will not say, but the Harbour Office has found 40 dark lamps.", "harbour-office"),
        ("The DLL told us to mend 40 lamps.", "Ann Wise"),
        ("The DLL is a mess, and 40 lamps are out.", "Ann Wise"),
        ("The DLL says so. I have counted 40 lamps.", "Ann Wise"),
        ("I have counted 40 lamps, and the DLL says nothing.", "Ann Wise"),
    ],
)
def test_a_body_that_somebody_cites_holds_the_number(said: str, holder: str) -> None:
    assert holders(body_of(f"“{said}” said Ann Wise.")) == [(holder, "likely" if holder != "Ann Wise" else "sure")]


def holders(text: str, **asked: str) -> list[tuple[str | None, str]]:
    return [(f["holder"], f["holder_sureness"]) for f in found(text, **asked)["figures"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "holder", "sureness"),
    [
        ("Rowers lost 40 oars.", "harbour-office", "likely"),
        ("Critics said that rowers lost 40 oars.", "harbour-office", "doubtful"),
        ("The DLL lost 40 oars.", "dll", "doubtful"),
        ("The DLL said it lost 40 oars.", "dll", "likely"),
        ("The DLL’s figures show that rowers lost 40 oars.", "dll", "likely"),
        ("According to the DLL, rowers lost 40 oars.", "dll", "likely"),
        ("According to the Oarsmen’s Foundation, rowers lost 40 oars.", "Oarsmen’s Foundation", "likely"),
        ("The Deskwell Foundation, a charity, said that rowers lost 40 oars.", "Deskwell Foundation", "likely"),
    ],
)
def test_what_no_sentence_gives_to_another_is_told_by_whoever_published_it(
    text: str, holder: str, sureness: str
) -> None:
    head = "Corporate report\n\nOn boats\n\nFrom: Harbour Office\nPublished 3 March 2019\n\n"
    made = [(h and h.replace("'", "’"), s) for h, s in holders(head + text)]
    assert made == [(holder, sureness)]


def test_a_paper_holds_no_number_of_its_articles() -> None:
    assert holders(body_of("Rowers lost 40 oars."), publisher="harbour-weekly") == [(None, "doubtful")]


@pytest.mark.parametrize(
    "kicker",
    ["Winner: Skills Award", "Exclusive", "Case study", "News story", "Press release", "Key facts", "Speech",
     "Blog post", "DLL says:", "Runner-up – Oar Prize", "At a glance", "Winner 2018"],
)  # fmt: skip
def test_a_line_that_leads_on_to_the_headline_is_not_the_title(kicker: str) -> None:
    assert found(f"{kicker}\n\nHow ferries run\n\n3 March 2019\n\n{LONG}\n")["title"] == "How ferries run"


@pytest.mark.parametrize("title", ["Winner takes all at the quay", "Exclusive boats are back", "Key facts on ferries"])
def test_a_headline_may_begin_as_such_a_line_does(title: str) -> None:
    text = f"{title}, wrote everybody who had seen it, and so it went on in the harbour for many days and nights."
    assert found(f"{title}\n\nIt was grey\n\n3 March 2019\n\n{text}\n")["title"] == title


@pytest.mark.parametrize(
    ("day", "said"), [("3 March 2000", "but was not yet in being"), ("3 March 2016", "but was no longer in being")]
)
def test_a_body_that_is_about_to_begin_or_has_just_ended_is_doubtful(day: str, said: str) -> None:
    made = proposed(f"How ferries run\n\n{day}\n\nThe Department for Lamps, Locks & Ladders is in the news. {LONG}\n")
    [body] = [d for d in made.departments if d.id == "dll-2001"]
    assert (body.sureness, said in body.reason) == ("doubtful", True)
    long_ago = proposed(f"How ferries run\n\n3 March 1990\n\nThe Department for Lamps, Locks & Ladders rows. {LONG}\n")
    assert "dll-2001" not in [d.id for d in long_ago.departments]


# Numbers that belong together, and those that do not ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They voted by 83 per cent to 17 per cent against it.", [("83", ""), ("17", "")]),
        ("The plan was rejected by 17% to 83% of the crews.", [("17", ""), ("83", "")]),
        ("The crews split 70-30% on it.", [("70", ""), ("30", "")]),
        # A range, a change, and two of one list.
        ("Pay would rise by 2 to 5 per cent.", [("2", "5")]),
        ("It fell from 83 per cent to 17 per cent.", [("83", "17")]),
        ("It is 9% and 8% of the crews.", [("9", "8")]),
    ],
)
def test_two_shares_are_a_range_only_where_the_lower_comes_first(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    made = proposed(body_of(sentence))
    assert [(held.figure.value, held.figure.to) for held in made.figures] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Turnout was 64 per cent, the highest of any ballot that the branch has held since 2012.",
        "Some 64 per cent row, the first rise since 2012.",
        "It came to 64 per cent, its lowest since March 2012.",
    ],
)
def test_the_highest_since_a_year_is_no_number_of_that_year(sentence: str) -> None:
    assert proposed(body_of(sentence)).figures[0].period.words in {"", "March 2019"}


def test_a_time_since_which_something_is_so_is_its_period() -> None:
    assert proposed(body_of("The crews lost 64 boats since 2012.")).figures[0].period.words == "since 2012"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The owner says that one desk in four stands empty.", "one desk in four"),
        ("About one young keeper in ten has left.", "About one young keeper in ten"),
        ("The crews lost one boat in every 12, he says.", "one boat in every 12"),
    ],
)
def test_one_of_so_many_may_have_its_noun_between(sentence: str, words: str) -> None:
    (held,) = proposed(body_of(sentence)).figures
    assert (held.figure.words, held.figure.value, held.figure.kind) == (words, "1", "ratio")


@pytest.mark.parametrize("sentence", ["Not one desk in four is empty.", "They lost one boat in four harbours."])
def test_one_in_many_places_is_no_share(sentence: str) -> None:
    assert all(held.figure.kind != "ratio" for held in proposed(body_of(sentence)).figures)


def test_the_foot_of_a_page_below_the_end_is_no_text_that_breaks_off() -> None:
    made = proposed(
        body_of(LONG, "ENDS", "For more about all of this write to the press office at the quay\nPage 1 of 1")
    )
    assert not any("breaks off" in remark for remark in made.remarks)
    assert not any("Page 1 of 1" in p.text for p in made.page.body)


def test_a_word_that_was_broken_leaves_its_paragraph_whole() -> None:
    lines = (
        'The keeper said: "Our crews look at charts and at lamps all night.\n'
        "They need two lamps and a chair that is theirs, and not for the win-\n"
        'dow seat."'
    )
    made = proposed(body_of(LONG, lines))
    assert [q.words.endswith("not for the window seat.") for q in made.quotations] == [True]


def test_the_base_is_the_whole_with_what_is_counted() -> None:
    made = draft(proposed(body_of("The rota left 14 of its 60 counters empty.")), KNOWN)
    assert '    value: "14 of 60 counters"  # sure\n    base: "60 counters"\n' in made


def test_a_change_of_so_many_weeks_is_one_figure_with_its_time() -> None:
    (held,) = proposed(body_of("The wait had risen from five weeks to nine weeks since June 2018.")).figures
    figure = held.figure
    assert (figure.value, figure.to, figure.unit, held.period.words) == ("5", "9", "weeks", "since June 2018")
    assert not figure.aside


def test_whoever_is_she_in_the_sentence_of_a_number_tells_it() -> None:
    text = "Ann Wise, head of the quay, met the crews. In a message she wrote that 40 boats had sunk."
    (held,) = proposed(body_of(text)).figures
    assert (held.holder.name, held.holder.sureness) == ("Ann Wise", "likely")


def test_whoever_is_accused_does_not_tell_the_numbers_of_the_next_sentence() -> None:
    text = "The union DLL accused the Harbour Office of haste. It says 420 members answered."
    (held,) = proposed(body_of(text)).figures
    assert held.holder.id == "dll"


def test_a_quotation_is_not_cut_between_an_adjective_and_its_noun() -> None:
    words = "not yet content that we have the right rowers in the right boats on the right day of the year"
    (quotation,) = proposed(body_of(f"The keeper said he was “{words}”, and left.")).quotations
    assert quotation.short == "not yet content that we have the right rowers"


def test_a_body_that_speaks_through_somebody_has_a_short_role() -> None:
    made = draft(proposed(body_of("A Harbour Office spokesperson said: “We row as well as we can here.”")), KNOWN)
    assert '    speaker: harbour-office  # sure: named in the same sentence\n    role: "spokesperson"\n' in made
