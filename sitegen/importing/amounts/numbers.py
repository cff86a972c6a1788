"""What stands around numbers in English: patterns, of which `figures` says what is a figure."""

from __future__ import annotations

import re

from sitegen.importing.page.furniture import MONTH
from sitegen.numerals import DIGITS, NUMBER, SCALE, SPELLED

HEDGE = (
    r"(?:(?:(?:no|not) (?:more|less|fewer|later) than|"
    r"(?:slightly |a little |far |well |much )?(?:more|less|fewer) than|"
    r"at least|at most|as (?:high|low|many|much|few) as|up to|in excess of|upwards of|"
    r"(?:just |well |slightly |a little )?(?:over|under|above|below)|about|around|almost|nearly|"
    r"roughly|approximately|some|only|just|an estimated|an average of|"
    r"close to|a (?:minimum|maximum|total) of) )"
)
NO_HEDGE = re.compile(
    r"(?:only|just(?! (?:over|under|above|below))|a total of|as few as|as many as|as much as|as low as|as high as) ",
    re.IGNORECASE,
)
"""What stands before a number like a hedge, and leaves it as exact as it is."""
PER = (
    r"(?: (?:a|an|per|each|every) (?:year|month|week|day|hour|quarter|head|person|annum|officer|"
    r"employee|member of staff|post|pupil|patient)\b(?! (?:ago|earlier|before|later|previously)\b)"
    r"| (?:annually|yearly|monthly|weekly|pro rata)\b)"
)
ADJECTIVE = r"(?:[a-z][\w'’-]* |[A-Z][\w'’-]+ )"
NOUN = r"[A-Za-z][\w'’-]*"
COUNTED = rf"(?: {ADJECTIVE}{{0,3}}?{NOUN})"
SPAN = r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)"
RATIO_LINK = (
    r"(?: of the| of our| of its| of her| of his| of their| out of(?: the| our| its| every)?| in(?: every)?| of)"
)

MONEY = re.compile(
    rf"{HEDGE}?(?P<sign>[£$€])\s?(?P<n>{DIGITS}(?:\s?(?:million|billion|trillion|thousand|bn|mn|tn|m|"
    rf"k)\b)?)(?:[-–](?P<to>{DIGITS}\s?(?:million|billion|bn|m|k)?))?{PER}?",
    re.IGNORECASE,
)
PERCENT = re.compile(
    rf"{HEDGE}?(?:between )?(?P<n>{DIGITS}|{SPELLED})(?:\s?(?:%|per ?cent))?(?:(?: ?(?:-|–|to|and|"
    rf"or) ?)(?P<to>{DIGITS}))?"
    rf"\s?(?P<unit>%|per ?cent\b|(?:percentage[- ])?points?\b(?! (?:of|in|out)\b))(?: (?:of|fewer|more|"
    rf"less|higher|lower|reduction|increase|rise|fall|cut|drop|better|worse|above|below)\b(?: "
    rf"{NOUN}){{0,4}})?",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"{HEDGE}?\b(?P<n>one|{SPELLED}|{DIGITS}){RATIO_LINK} (?P<base>{SPELLED}|{DIGITS})\b(?!%| per ?cent)",
    re.IGNORECASE,
)
ONE_AMONG = re.compile(
    rf"{HEDGE}?\bone(?: (?!(?:of|in|out|or|and|to|for|at|on)\b)[a-z][a-z'-]*){{1,2}} in (?:every )?"
    rf"(?P<base>{SPELLED}|\d{{1,2}}|100)(?=[.,;:!?)'\"]|$| (?:is|are|was|were|has|had|have|will|would|could|can|"
    r"did|does|do|said|says|gets|got|stands|stood|left|leaves|goes|went|thinks|felt|feels|who|which|of|at|across|and|but|as|when)\b)",
    re.IGNORECASE,
)
"""`One desk in four stands empty`; not `one desk in four offices`."""
OF_ONLY = re.compile(
    rf"\b[Oo]f (?:the |our |its )?(?P<base>{DIGITS}|{SPELLED})\b(?P<what>[^.,;]{{0,40}}?) only "
    rf"(?P<n>{DIGITS}|{SPELLED})\b"
)
SHARE = re.compile(
    rf"{HEDGE}?\b(?P<n>(?:(?:a|one|two|three|four)[- ])?(?:thirds?|quarters?|fifths?|sixths?|tenths?)|"
    rf"half)\b(?: (?:a|an) (?:year|day|week|month|hour|million|billion)\b{PER}?| of\b(?: "
    rf"{NOUN}){{1,4}}|(?= more| less| fewer|[.,;]| as| that)"
    # `About a third thought so`, `up by a third in three years`.
    r"|(?= (?:said|say|thought|think|felt|feel|agreed|agree|believed|believe|told|had|have|were|are)\b)"
    r"|(?<=\bby a third)(?= )|(?<=\bby a quarter)(?= )|(?<=\bby a fifth)(?= )|(?<=\bby half)(?= ))",
    re.IGNORECASE,
)
RANK = re.compile(
    rf"\b(?P<n>\d{{1,4}})(?:st|nd|rd|th)\b(?! (?i:annual|century|anniversary|birthday|floor|edition|"
    rf"session|report|review|year|month|week|day|of)\b)"
    rf"(?: (?:in|on|among|out of) (?:the |[A-Z][\w'’]+ )?{NOUN}(?: of {NOUN})?)?"
)
CHANGE = re.compile(
    rf"\bfrom (?P<n>[£$€]?{DIGITS}{SCALE}?%?) to (?P<to>[£$€]?{DIGITS}{SCALE}?%?)(?: {NOUN} per {NOUN})?"
)
CHANGE_OF = re.compile(
    rf"\bfrom {HEDGE}?(?P<n>{NUMBER}|one) (?P<of>[a-z]{{2,}}?)s? to {HEDGE}?(?P<to>{NUMBER}) (?P<unit>(?P=of)s)\b",
    re.IGNORECASE,
)
"""`From five weeks to nine weeks`."""
TIMES = re.compile(
    rf"{HEDGE}?\b(?:(?P<twice>twice)(?: as \w+| an? {NOUN}| the {NOUN})?|(?P<n>{NUMBER}) "
    rf"times\b(?: (?:as|more|less) \w+)?|(?P<double>doubled|tripled|trebled|halved)\b)",
    re.IGNORECASE,
)
PLUS = re.compile(rf"\b(?P<n>{DIGITS})\+{COUNTED}?")
COUNT = re.compile(
    rf"{HEDGE}?(?<![\w£$€.,/:#-])(?P<n>{NUMBER})(?![\d%]|,\d|\.\d|:\d)(?=-{SPAN}\b| {NOUN})", re.IGNORECASE
)
OF_GROUP = re.compile(
    rf"{HEDGE}?(?<![\w£$€.,/:#-])(?P<n>{NUMBER}) of (?P<group>them|these|those|us|you|whom|its|our|their|"
    rf"his|her|my|the)\b",
    re.IGNORECASE,
)
GROUP_BEFORE = frozenset("them these those us you whom".split())
"""Words for a group that is named before."""
ONE_PER = re.compile(rf"\b(?P<n>one) {NOUN}{PER}", re.IGNORECASE)
OLD_YEAR = re.compile(r"\b(?:[Ii]n|[Tt]o|[Ff]rom|[Ss]ince|[Uu]ntil|[Bb]etween|and) 1[5-8]\d\d$")
"""A year of old behind a word for a time. Of our own times all are masked, as dates."""
BANDS = re.compile(r"\b(?:[Bb]and|[Gg]rade|[Tt]ier|[Ll]evel)s? \d+(?: to | and | or |[-–])\d+\b")
"""Grades of posts, which count nobody: `band 3 to 5 officers`."""
BARE = re.compile(
    rf"{HEDGE}?(?<![\w£$€.,/:#-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}})(?=[,.;:)\"']*(?:\s|$))(?![.:]\d)",
    re.IGNORECASE,
)
SPELLED_BARE = re.compile(
    rf"(?:^|(?<=[.!?:;] )|(?<=[,] ))(?P<n>{SPELLED}) (?=had|have|has|were|was|are|is|said|took|did|"
    rf"went|each\b)|\b(?:first|last|next|take|took) (?P<m>{SPELLED})(?=[.,;])",
    re.IGNORECASE,
)

DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?:,? \d{{4}})?\b(?! (?:per|%))|\b{MONTH} \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|"
    rf"\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
    r"|\b(?:19|20)\d{2}(?:[-–/]\d{2,4}| to (?:19|20)\d{2})?s?\b(?![,.]\d|%)"
    r"|\b\d{1,2}:\d{2} ?(?:am|pm|[ap]\.m\.|hours|GMT|BST|EDT|EST)?\b(?!%)"
    # With a point it is a time only where more says so: £11.95 an hour, 6.25 days.
    r"|(?<![£$€])\b(?:\d{1,2}\.\d{2} ?(?:am|pm|[ap]\.m\.|GMT|BST|EDT|EST)(?!\w)|[012]\d\.[0-5]\d hours\b)"
    r"|(?<=\bat )[012]\d\.[0-5]\d\b(?! ?(?:%|per\b|percent|million|billion|m\b|bn\b))"
    r"|\b\d{1,2} ?(?:am|pm|[ap]\.m\.)(?!\w)"
    r"|\b\d{2}[:]\d{2}\b|\b(?:0\d{2,4}|\+\d\d) ?\d{3,4}(?: ?\d{3,4})?\b|(?<=\d )\b\d{2}s\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b",
)
CLOCK = re.compile(r"\b\d{1,2}\.\d{2} ?(?:am|pm)\b|\b\d{1,2} o'clock\b")
NUMBERED = re.compile(
    r"(?:\b(?:[Gg]rade|[Ll]evel|[Pp]ages?|[Nn]o\.?|[Nn]umbers?|[Nn]umbered|[Cc]hapter|[Ss]ection|"
    r"[Pp]aragraphs?|[Pp]art|[Tt]able|[Ff]igure|[Rr]ecommendations?|[Vv]olume|[Ii]ssue|Q|HC|HL|Cm|CP|"
    r"[Tt]erminal|[Mm]odule|[Aa]rticle|[Aa]nnex|[Pp]hase|[Vv]ersion|[Tt]ier|[Bb]and|[Cc]ode|[Rr]oom|"
    r"[Cc]hannel|[Rr]adio|[Ss]tep|[Ff]ootnote|[Nn]ote|[Aa]ged?|[Uu]nder|Covid|COVID|[Rr]egulation|"
    r"[Cc]lause|[Ee]xception|[Oo]ption|[Pp]rinciple|[Oo]bjective|[Pp]riority|[Cc]riterion|[Ll]esson|"
    r"[Ss]eason|[Ee]pisode|[Qq]uestion|line)[ -]$)"
    r"|(?<!\bthe )(?<!\bthis )(?<!\bour )(?<!\bits )(?<!\ba )\b(?:[Bb]ulletin|[Nn]ewsletter|[Cc]ircular) $"
    r"|(?<=[a-z])(?:HC|HL|Cm|CP) $|#$|\bS\d*E$"
)
NOT_COUNTED = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over per since than "
    "that then this to until up via was were "
    "is are am be been being has have had do does did will would can could may might must shall "
    "should he she it they we you i who which "
    "where when while if because january february march april may june july august september october "
    "november december am pm bst gmt "
    "edt est say says said not also both percent per cent its his her their our my your these those them past".split()
)
ADDRESS = re.compile(r"^ (?:[A-Z]\w+ ){1,3}(?:Street|Road|Square|Avenue|Lane|Place|Gardens|Gate|House)\b")
TIME_WORDS = frozenset("last next this past previous ago later earlier now today each nobody everybody".split())
"""Words behind a number that begin something else than what it counts."""
IN_TIME = re.compile(
    rf"in (?:(?:the|a|an|one|that|this|its|their|last|next|early|late|mid) ?)*\b(?:\d|{MONTH}\b|{SPAN}\b|spring|summer|"
    r"autumn|winter|(?:total|all|fact|turn|time|future|past|part|full|place|post|use|addition|particular|general|advance)(?![\w-]))",
    re.IGNORECASE,
)
TIME_MATTERS_BEFORE = re.compile(
    r"\b(?:averag\w+|t(?:ake|akes|aking|aken|ook)|last(?:s|ed|ing)|wait(?:s|ed|ing)?(?: time)?s?|delay(?:s|ed)?|"
    r"deadline|limit|target|longer|shorter|faster|slower|sooner|notice|backlog|cut|reduced?|every|fell|rose|from)\b[^.,;:]{0,30}$|"
    r"\bon average,? (?:\w+ )?$",
    re.IGNORECASE,
)
TIME_MATTERS_BEHIND = re.compile(
    r" (?:(?:on average|longer|shorter|older|younger|faster|slower|sooner|late|later than|early|earlier than|more|less|"
    r"fewer|behind|overdue)\b|of (?!service\b|experience\b|work\b|age\b|[a-z]+ing\b)[a-z]+)",
)
TIME_MATTERS_WITHIN = re.compile(
    r"\b(?:averag\w+|minimum|maximum|at (?:least|most)|up to|an? \w+ of|"
    r"(?:working|sick|lost|office) (?:days?|hours?))\b|"
    rf"{PER}",
    re.IGNORECASE,
)
TIME_ONLY_BEFORE = re.compile(
    r"\b(?:over|in|during|for|within) (?:just |only |about )?the (?:past|last|next|previous|coming) $|"
    r"\b(?:[Ii]n|[Oo]ver) just $|\b[Ee]very $"
)
"""Before a span of time: it only says since when, or how often, something else is so."""
AGO = re.compile(r" (?:earlier|ago|before|previously|later)\b(?! than)")
"""Behind a span of time: it only says when something else was so."""
TIME_SET_BEHIND = re.compile(
    r" (?:[\w'-]+ )?(?:limits?|targets?|deadlines?|waits?|waiting|delays?|backlogs?|average|maximum|minimum|notice|"
    r"week)\b"
)
"""Behind `30-day`: it is set or measured. Other spans of this form only name something: `a six-month period`."""
TIME_BEHIND = re.compile(
    r" (?:(?:only|just|barely|some|about|around|almost|nearly|over|(?:more|less) than|at least) )*"
    rf"(?:{NUMBER}|one|a|a few|several|many|few|a couple of)(?: (?:full|short|whole|long))? {SPAN} "
    r"(?:earlier|ago|before|later|previously|prior|back|after|hence|since|on)\b",
    re.IGNORECASE,
)
"""Behind a number, a time and nothing that is counted: `450 three years earlier`."""
LISTED = re.compile(
    r"^\W*\(?\d{1,2}(?:[.)] | (?=[A-Z]))"
    r"|^[|\s]*(?:=?\d{1,3}(?:=|st|nd|rd|th)?(?:\s*\t\s*| +\| +))+(?=[^\d\t|]*[A-Za-z])"
)
"""The number of an item, or the ranks before the first name in a row of a table."""
TIME_SAID = re.compile(rf"\b(?:aged?|at the age of|he was|she was) {HEDGE}?$", re.IGNORECASE)
