"""How pages in English look around a text: buttons, lists of other articles, captions, bylines, dates.

Patterns only; `layout` says which part of a text they are looked for in.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
FULL_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
LEADS_ON = re.compile(r"(?:,|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))$")
"""The end of a line that is no end of a phrase."""
WORDS = re.compile(r"[A-Za-z]{4,}")
BULLET = re.compile(r"\s*(?:[•▪‣·*–-]|\(?\d{1,2}[.)])\s+")

FURNITURE = re.compile(
    r"""^\W*(?:
      home$ | about\ (?:us|this\ (?:blog|site|website))$ | gov\.uk\ blogs?$
    | share\b.{0,60}$ | sharing\b | skip\ to\b | home\s*[>›»|/]
      | (?:tags|topics|keywords|categories|filed\ under)\s*[:|]
    | (?:read|see|view|show|load|find\ out)\ (?:the\ most\ recent|more\b|all\b|next) | sign\ (?:up|in)\b
    | newsletters?\b.{0,20}$
    | (?:member\ )?log\ ?in\b | subscribe\b | (?:make\ a\ donation|become\ a\ (?:member|supporter)|get\ in\ touch)$
    | follow\b.{0,40}(?:twitter|facebook|linkedin|us\b|@) | (?:most|also)\ (?:read|popular|viewed)\b
    | related\b.{0,40}[:|?]
    | related(?:\ (?:content|articles?|stories|links|posts|news))?$ | (?:previous|next)\b\s*[:|]
    | \d+\ comments?$ | comments?$ | comment\ by\b
    | leave\ a\ (?:comment|reply) | (?:twitter|facebook|linkedin|whatsapp|email|print|reddit)\b[\W\w]{0,60}$
    | (?:©|copyright\b|all\ rights\ reserved)
    | (?:advertisement|sponsored|promoted)\b.{0,30}$
    | (?:this\ )?(?:was|(?:page|blog\ post|article|news\ article)\ was)\ published\ under\b
    | this\ (?:article|page)\ is\ (?:more\ than|over)\b | last\ updated\b | newspapers\ (?:in|from)\b
    | (?:create\ a\ job\ alert|search\ for\ jobs)$ | reference(?:\ number)?:\ \w+$
    | back\ to\ top | (?:latest|more)\ (?:news|from|on|stories)\b.{0,40}$
    | latest\b.{0,40}\bnews$
    | your\ email\ address
    | you\ (?:may|might)\ also\ like | recommended\b.{0,30}$ | for\ immediate\ release | accept\b.{0,30}cookies?
    | (?:we\ use|this\ site\ uses)\ cookies
    | (?:not\ yet\ a\ member|join\ (?:us|today|now|\w+\ online))\b.{0,60}$ | get\ involved$ | contents$
    | printable\ version$ | menu$ | page\ \d+\ of\ \d+\W*$
    | search$ | cookies\b | privacy\b.{0,30}$
    | (?:is\ this\ page\ useful|report\ a\ problem|print\ (?:this\ )?page
    |download\ (?:pdf|the\ app)|listen\ to\ this|\d+\ min(?:ute)?s?\ read)
    | https?://\S+$ | www\.\S+$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LISTS_FOLLOW = re.compile(
    r"^\W*(?:most (?:read|popular|viewed)|related (?:content|articles?|stories|links|posts|news)|"
    r"related$|latest (?:news|stories)|"
    r"you (?:may|might) also like|see also\W*$|recommended|more (?:from|on|news|stories)|read (?:more|next)\W*$)",
    re.IGNORECASE,
)
REST_IS_FURNITURE = re.compile(
    r"\W*(?:\d+ comments?|comments?|sharing and comments|leave a (?:comment|reply)|comment by\b.{0,60})\W*$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"^\W*(?:photo|photograph|picture|image|credit|caption|pictured|main (?:photo|image)|above|"
    r"graphic)s?\b\s*(?:credit|by|courtesy)?\s*:"
    r"|\b(?:photo|photograph|picture|image)(?: credits?)?\s*(?:[:©]|by\b)|\b(?:Alamy|Getty(?: "
    r"Images)?|Shutterstock|PA Images|Reuters|Adobe Stock|iStock)\b"
    r"|^\?\?|^\[image\b|^photograph of\b",
    re.IGNORECASE,
)
CAPTION_WORDS = re.compile(
    r"\((?:left|right|centre|center|pictured|above|second (?:from )?(?:left|right))(?:\)|: )|\bpictured\b",
    re.IGNORECASE,
)
NAME = r"(?:[A-Z][\w.'’-]+)(?: (?:[A-Z][\w.'’-]*|de|van|von|of)){1,4}"
TITLED = r"(?:(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor) )?"
BYLINE = re.compile(
    rf"^(?:\W*(?:Written |Words )?(?:[Bb]y|BY):? |Posted by:? |Author:? |From:? |Statement by |A (?:paper|"
    rf"report|blog|speech|lecture) by |Written by:? )(?P<names>(?:The Rt Hon )?{TITLED}{NAME})"
)
SIGNED = re.compile(
    rf"(?P<names>{TITLED}{NAME}), (?P<office>[^.!?;:]{{3,90}}?),? "
    rf"(?:[Pp]osted on:? |on )?{FULL_DATE}(?: [-–|•] [^.!?]{{1,100}})?"
)
"""Author, office, day and what it is filed under in one line, as weblogs print them below a title."""
POSTED = re.compile(
    r"^(?:posted|published|written|updated|date published|date|last updated|delivered|first published)\b.{0,60}\d{4}",
    re.IGNORECASE,
)
KIND_LINES = {
    "report": "report;corporate report;annual report;independent report;research report;research;research and analysis;"
    "impact assessment",
    "speech": "speech;lecture;oral statement;oral statement to parliament",
    "news": "news;news story;news release;press release;press notice;media release;exclusive",
    "guidance": "guidance;statutory guidance;detailed guide",
    "statistics": "statistics;official statistics;national statistics;accredited official statistics",
    "blog": "blog;blog post;weeknotes",
    "letter": "letter;open letter;correspondence",
    "case-study": "case study;case studies",
    "feature": "feature;features;interview;in depth;special report",
    "strategy": "strategy;corporate plan;action plan",
    "transcript": "transcript;oral evidence;minutes of evidence",
    "": "statement;union statement;joint statement;public statement;written statement;ministerial statement;"
    "written statement to parliament;policy paper;opinion;comment;editorial;analysis;insight;authored article;article;"
    "newsletter;transparency data;consultation;consultation outcome;event;online event;in person event;past event;"
    "webinar;podcast;explainer;video;briefing;briefing paper;insight paper;commentary;blog and comment",
}
"""What a page prints above a title to say what sort of text it is, by the kind of entry; some leave that open."""
KIND_OF_LINE = {line: kind for kind, lines in KIND_LINES.items() for line in lines.split(";")}
SECTIONS = frozenset(KIND_OF_LINE) | frozenset(
    "publication;publications;professions;summary;columnist;author;related publication;related content;contents;topic;"
    "tag;opinion;share this page;latest".split(";")
)
PAGE_SORTS = frozenset(
    "event;online event;in person event;past event;webinar;podcast;video;report;comment;commentary;explainer;"
    "insight paper;briefing paper".split(";")
)
"""Those that stand right above the headline, whatever else stands higher up."""


def is_menu(text: str) -> bool:
    """Whether a line is a row of links: `People | Themes | About`, `NEWS FEATURES JOBS`, `Member login | Donate`."""
    parts = re.split(r"\s+[|•·/]\s+|\s*\]\s*\[\s*", text.strip("[] "))
    words = re.findall(r"\w+", text.lower())
    if re.search(r"\d|[.!?]$", text) or BYLINE.match(text):
        return False
    short = all(part[:1].isupper() and len(part.split()) <= _FEW for part in parts)
    return (len(parts) >= _MENU and short) or (len(words) >= _MENU and _MENU_WORDS.issuperset(words))


_MENU, _FEW = 3, 3
"""So many links make a row; so many words have they at most."""
_MENU_WORDS = frozenset(
    "about accessibility area account and archive articles awards blog blogs columns comment conditions contact "
    "cookies donate events faq faqs features gallery help home in jobs library log login magazine media member "
    "members membership menu my news newsletter newsletters opinion people photos podcasts policies policy press "
    "privacy projects publications register release releases report reports research resources search shop sign "
    "sitemap speeches subscribe support team terms themes topics training us video videos webinars work".split()
)


def is_host(text: str) -> bool:
    """Whether a line is nothing but the name of a site: `www.harbour.example.org`, `Harbour.net`."""
    return _HOST.fullmatch(text) is not None


_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:uk|com|net|org|info|news|eu|ie)/?", re.IGNORECASE)


def sort_of(text: str) -> str:
    """A line as it is looked up among the sorts of texts."""
    return " ".join(text.lower().replace("-", " ").split()).strip(" :|–—*#[]")


def names_a_sort(text: str) -> bool:
    """Whether a line only says what sort of text there is, in one word or many: `Press release`, `Press releases`."""
    plain = sort_of(text)
    return plain in SECTIONS or plain.removesuffix("s") in SECTIONS
