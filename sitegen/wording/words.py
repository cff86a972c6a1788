"""The words that the rules of wording look for: general English, data only. A digest adds its own in site.yaml."""

from __future__ import annotations

from sitegen.numerals import WORD_NUMBER

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SPANS = "week|weekend|fortnight|month|quarter|year|decade|century|spring|summer|autumn|fall|winter"
_NUMBERS = rf"one|{WORD_NUMBER}|several|some|few|many|(?:a|one|two|three)\s(?:dozen|hundred|thousand)|\d+"
# "In the last year of the war" and "their next month" are told from the story, not from the day of reading.
_NOT_TOLD = r"(?<!the )(?<!its )(?<!his )(?<!her )(?<!our )(?<!their )"

RELATIVE = (
    *((word, word) for word in "yesterday tomorrow tonight recently lately currently nowadays upcoming".split()),
    ("at the moment", "at the moment"),
    ("at present", "at present"),
    ("last", rf"{_NOT_TOLD}last\s(?:{_SPANS}|{_DAYS}|{_MONTHS})"),
    ("next", rf"{_NOT_TOLD}next\s(?:{_SPANS}|{_DAYS}|{_MONTHS})"),
    (
        "this",
        rf"(?:earlier\s|later\s)?this\s(?:morning|afternoon|evening|week|weekend|month|quarter|year|spring|summer|autumn|winter|{_DAYS})",
    ),
    (
        "ago",
        rf"(?:an?|a\sfew|a\scouple\sof|{_NUMBERS})\s(?:hour|day|week|fortnight|month|year|decade|centur(?:y|ie))s?\sago",
    ),
    *((word, rf"{word}\s(?:few\s)?(?:days|weeks|months|years)") for word in ("past", "last", "next", "coming")),
)
"""(sign, regular expression) of phrases whose meaning changes with the day of reading; see `phrases`."""

ALLEGATION = (
    ("alleg", "alleg(?:e|es|ed|edly|ing|ation|ations)"),
    ("accus", "accus(?:e|es|ed|er|ers|ing|ation|ations)"),
    # Not the breach of a computer.
    (
        "breach",
        r"in\sbreach|(?<!data\s)(?<!security\s)(?<!privacy\s)breach(?:es)?\sof|breach(?:ed|ing)\s(?:the|an?|any|its|his|her|their)",
    ),
    ("wrongdoing", "wrongdoing"),
    ("misconduct", "misconduct"),
)
"""(sign, regular expression) of words that charge somebody with something."""

LOST = {
    "o": "cial cially cials ce ces cer cers er ers ered ering set shore spring",
    "di": "erent erently erence erences er ers ered cult culty culties erential use",
    "e": "ect ects ective ectively ectiveness cient ciently ciency ort orts ected",
    "su": "er ers ered ering cient ciently ix",
    "sta": "ng ed",
    "a": "ord ordable ect ects ected ecting airs liated",
    "bene": "t ts ted ting cial ciary ciaries",
    "pro": "t ts table le les ciency",
    "speci": "c cally cation cations ed es",
    "signi": "cant cantly cance es ed",
    "identi": "ed es cation able",
    "quali": "ed es cation cations",
    "classi": "ed es cation",
    "certi": "ed es cate cates cation",
    "noti": "ed es cation cations",
    "justi": "ed es cation",
    "scienti": "c cally",
    "satis": "ed es",
    "de": "ne ned nes ning nition nitions nitely cit cits ciency",
    "re": "ect ects ected ecting ection ne ned",
    "con": "ict icts icted icting dence dent dently dential rm rms rmed rmation",
}
"""First part of a word that lost ff, fi, fl, ffi or ffl -> the second parts it is found with; neither is a word that
stands beside the other in English."""

LOST_WHOLE = "ocial ocials ocially ocer ocers dierent dierence dierences dicult diculty eective ecient eciency nancial"
"""Words that lost such letters without leaving a gap."""
