"""Words of English: those that tell a name from other words with capitals, and what sort of sentence it is."""

from __future__ import annotations

import re

SAYING = (
    "said|says|saying|say|told|tells|added|adds|argued|argues|claimed|claims|warned|warns|wrote|"
    "(?:has|have|had) written that|writes|explained|explains|insisted|insists|"
    "announced|announces|called|calls|described|describes|noted|notes|stressed|stresses|stated|"
    "states|suggested|suggests|thinks|"
    "thought|believes|believed|commented|comments|replied|replies|answered|asked|asks|urged|urges|admitted|"
    "admits|acknowledged|recalled|recalls|"
    "declared|declares|concluded|concludes|remarked|remarks|pointed out|points out|denied|denies|"
    "continued|continues|mentions|mentioned|"
    "found|finds|reckons|reckoned|confirmed|confirms|promised|promises|pledged|put it|puts it|"
    "welcomed|praised|criticised|accused|"
    "responded|responds|observed|observes|joked|quipped|vowed|vows|sees|saw|hailed|branded|labelled|"
    "dubbed|demanded|demands|"
    "hopes|hoped|wants|wanted|agreed|agrees|echoed|echoes|reports|reported|reiterated|emphasised|"
    "maintained|maintains|outlined|tweeted|"
    "set out|sets out|accepted|accepts|lamented|laments|complained|complains|recommended|recommends|"
    "defended|defends|used to say|"
    "cautioned|cautions|countered|conceded|concedes|retorted|remembers|remembered|reflects|reflected|asserted|asserts|"
    "contended|contends|predicted|predicts|protested|"
    "thanked|challenged|spoke of|speaks of|quotes|quoted"
)

OFFICE_WORDS = frozenset(
    "secretary minister director general head chief executive officer chair chairman chairwoman "
    "chairperson president commissioner "
    "ambassador mayor adviser advisor spokesman spokeswoman spokesperson economist lecturer "
    "professor fellow researcher analyst "
    "manager leader champion inspector auditor solicitor judge sergeant deputy permanent prime "
    "foreign home chancellor treasurer "
    "convener organiser representative rep founder partner editor author journalist correspondent "
    "columnist peer senator clerk "
    "scientist engineer lawyer litigator barrister psychologist caseworker official bishop captain "
    "governor examiner tester "
    "architect designer developer planner consultant coach trainer teacher nurse doctor registrar "
    "statistician lead principal "
    "co-chair vice-chair under-secretary undersecretary counsel witness member first second third "
    "acting interim sro senior "
    "responsible owner conservative labour former mp streamer officers speaker baker librarian boss".split()
)
OFFICE = rf"(?:{'|'.join(sorted(OFFICE_WORDS, key=len, reverse=True))})"

NO_NAMES = frozenset(
    "The A An In On At By For From To Of And But Or If As When While Where What Why How Who Which "
    "That This These Those There Here "
    "It Its He She They We You I My Our Your His Her Their Not No Yes So Then Now Also Although "
    "Because Since After Before During "
    "Like Unlike Whether Until Unless Neither Either Nor Perhaps Indeed Instead Later Earlier Recently Finally "
    "Under Over Between With Without Within Through Despite Among Against About Around Above Below "
    "Last Next First Second Third "
    "Each Every All Some Many Most More Few Both Other Another Such Only Just Even Still Yet Once "
    "Again Meanwhile However "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July "
    "August September October "
    "November December Christmas Easter Spring Summer Autumn Winter London "
    "Downing Parliament Commons Lords "
    "Britain British England English Scotland Scottish Wales Welsh Ireland Irish Northern Southern "
    "Eastern Western Europe European "
    "Covid Government Governments Department Departments Ministry Office Agency Authority "
    "Civil Service Services Public "
    "Lib Dem Dems Tory Tories "
    "Private National International Royal Great United Kingdom States Labour Conservative Liberal Democrat Green "
    "House Committee Commission Council Court Board Bill Act White Paper Report Review Strategy Plan "
    "Programme Project Code "
    "Minister Secretary Prime Cabinet Treasury Home Foreign Permanent Chief General Executive "
    "Director Head Senior Deputy Chair "
    "Freedom Information Data Digital Policy People Survey Diversity Inclusion Equality Equalities "
    "Work Pensions Education Health "
    "Social Care Transport Business Trade Energy Industrial Science Innovation Technology Defence "
    "Justice Environment Food Rural "
    "Affairs Culture Media Sport Local Communities Housing Up International Development "
    "Commonwealth Talent Action "
    "Fast Stream Best Top Women Men Inclusive Working Learning Skills University College School "
    "Institute Centre Center Group "
    "Team Network Union Association Society Federation Trust Foundation Fund Bank Company Magazine "
    "Newspaper Times Guardian "
    "Telegraph Post Herald Mail World News Daily Weekly Today Tomorrow Yesterday New Old North South "
    "East West Central Upper Lower "
    "Street Road Square Park House Hall Lane Avenue Campus Hub Tower Village Bridge Station Terminal "
    "Airport Port Wing Prison "
    "Module Hearing Transcript Inquiry Public Private Ladies "
    "Gentlemen Dear Colleagues Yours "
    "Question Questions Notes Note Key Points Summary Foreword Introduction Conclusion "
    "Recommendation Chapter Annex Table Figure "
    "Positive Statements Time Change Mental Day Week Month Year Thank Thanks Good Sorry Let Please "
    "Speaking Asked Although "
    "Members Member Ministers Officials Officers Staff Civilian Gold Command Silver Sir Operation Storm Test".split()
)

NO_SURNAMES = NO_NAMES | frozenset(
    "Academy Accord Award Awards Enquiries Enquiry Bureau Challenge Charity Charter Chamber Coalition Conference "
    "Congress Convention Convoy Corporation "
    "Degree Directorate Division Estate Exchange Exhibition Festival Fellowship Files Forum "
    "Framework Function Games Guidance Honours "
    "Organisation Organisations Functions Professions Agencies Partnership Taskforce Secretariat "
    "Hospital Index Initiative Inspectorate Job Jobs Lecture Library Limited List Live Ltd Manifesto "
    "Market Mission Model Monitor "
    "Movement Museum Observatory Offices Operations Order Palace Party Pathway Pledge Powers Press "
    "Principle Principles Prize "
    "Profession Registers Regulator Release Rights Roadmap Rules Scheme Schemes Section Sector "
    "Series Sessions Standard Standards "
    "Statement Studies Studio Support System Tax Toolkit Tornado Training Unit Units Valley View "
    "Vision Website Workplace "
    "Police Engineers Zero Park House Hall Lane Worker Marble Arch Case Little Live Skilled Ambitious "
    "Innovative Brown May Mills Truss Green Speaker "
    "Adjustment Adjustments Advice Agenda Agreement Allowance Allowances Announcement Apprenticeship Apprenticeships "
    "Assessment Assembly Base Bay Behaviours Benefit Benefits Briefing Budget Campaign Capability Careers Cell "
    "Certificate Champions Coast Complaints Compliance Consultation Contract Contracts Credit Curriculum Deal Debate "
    "Devolution Directory Docs Doctrine Efficiency Engagement Estates Ethics Evaluation Evidence Experience Finance "
    "Footer Garden Gardens Gateway Goals Governance Grade Grades Guidelines Handbook History Hotline Hubs Inbox "
    "Inquiries Insight Interactive Investigation Island Islands Law Leaders Leadership League Letter Levy Loan Loans "
    "Management Manual Mandarins Masterclass Matters Meeting Meetings Memorandum Minutes Mobility Moments Navigation "
    "Newsletter Objective Objectives Opportunity Panel Paper Papers Parliament Passport Pay Payments Performance Phase "
    "Phone Platform Playbook Policies Portal Portfolio Practice Procurement Productivity Property Protocol Quarter "
    "Questionnaire Races Reform Reforms Region Regions Representatives Requirements Resilience Resource Resources "
    "Response Responses Retention Returners Reward Rewards Room Rooms Scandal Score Security Services Settlement "
    "Shop Shops Site Spending Stage Standing Stars Statistics Strand Strategies Strategy Streams Strike Strikes Summit "
    "Surveys Targets Task Teams Template Theme Tool Tools Track Trainers Transformation Tribunal Values Visit Wars "
    "Website Wellbeing Wharf Whitehall Workforce Workplaces Workshop Workshops Zone Zones".split()
)
NO_SURNAMES = NO_SURNAMES - frozenset({"Case", "Little", "Brown", "May", "Mills", "Truss", "Green", "Sir"}) | frozenset(
    {"Sir"}
)
_FIRST = re.compile(r"\b(?:I|I'm|I've|we|We|we're|we've|our|Our|us|my|My|me)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]?$")

HELPING = r"(?: (?:has|had|have|also|then|later|now|again|recently|privately|yesterday|today|even|repeatedly))*"
"""What may stand between somebody and the verb of saying."""
STOP = r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!Mrs)[.!?]"
"""The sign that ends a sentence, and not only a title that is shortened."""


def lower_first(words: str) -> str:
    """Words from the beginning of a sentence as they stand within one."""
    words = " ".join(words.split())
    return words[:1].lower() + words[1:]


def ends_sentence(text: str) -> bool:
    """Whether words, with straight marks, end as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def says_i(text: str) -> bool:
    """Whether words, with straight marks, are told as I or we."""
    return _FIRST.search(text) is not None
