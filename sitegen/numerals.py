"""How numbers are written in English, in digits and words, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(UNITS, 2)} | {"one": 1, "a": 1, "an": 1, "zero": 0}
TENFOLD = {word: number * 10 for number, word in enumerate(TENS, 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
ORDINALS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
WORD_NUMBER = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|{'|'.join(UNITS[:8])}))?|{'|'.join(reversed(UNITS))})"
SPELLED = (
    rf"(?:(?:{WORD_NUMBER}|a|one) (?:hundred|thousand|million|billion)(?: and {WORD_NUMBER})?(?: "
    rf"thousand)?|{WORD_NUMBER})"
)
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SCALE = r"(?:\s?(?:million|billion|trillion|thousand|hundred|bn|mn|tn|m|k)\b)"
NUMBER = rf"(?:{DIGITS}{SCALE}?|{SPELLED})"


def plain_number(text: str) -> str:
    """A number in digits: `two hundred and fifty` and `1.3bn` as `250` and `1300000000`; empty where it is none."""
    text = text.lower().replace(",", "").replace("-", " ").strip(" £$€%")
    if not text:
        return ""
    match = re.match(r"(\d+(?:\.\d+)?)\s?([a-z]*)$", text)
    if match:
        return _shown(float(match[1]) * SCALES.get(match[2], 1))
    total, part = 0.0, 0.0
    for word in text.split():
        if word in SMALL:
            part += SMALL[word]
        elif word in TENFOLD:
            part += TENFOLD[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total += (part or 1) * SCALES[word]
            part = 0
        elif word != "and":
            return ""
    return _shown(total + part)


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.10g}"


# Numbers of a text ---------------------------------------------------------------------------------------------------


class Number(Struct, frozen=True):
    """A number of a text. `step` is what its last digit counts for: in 1.5bn a hundred million.

    One that is not `sure` may be no number at all: a year, or the word `one`.
    """

    value: float
    step: float = 1
    sure: bool = True


_BIG = "(?:thousand|million|billion|trillion)"
_BELOW_100 = f"(?:{WORD_NUMBER}|one)"
_BELOW_1000 = rf"(?:(?:{WORD_NUMBER}|an?|one) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100}|zero)"
_WORDS = rf"(?:{_BELOW_1000}|an?) {_BIG}(?:,? (?:and )?{_BELOW_1000} {_BIG})*(?:(?:,? and|,)? {_BELOW_1000})?"
_RANKS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_PARTS = ORDINALS | {"halve": 2, "ninth": 9}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY} (?:of )?{_MONTH}(?:,? \d{{4}})?|{_MONTH} {_DAY}\b(?:,? \d{{4}})?|{_MONTH} \d{{4}}"
    r"|\d{4}-\d\d(?:-\d\d)?|\d{4}[/-]\d{2,4}|(?:19|20)\d0s)\b"
)
# Words with which nobody can read a number in digits with certainty.
_UNCLEAR = re.compile(
    r"\b(?:dozens?|scores?|couple|pairs?|twice|thrice|doubl\w*|tripl\w*|trebl\w*|halv(?:e|ed|ing)|quadrupl\w*|\w+fold"
    r"|tens of|(?<!\d )(?:hundreds|thousands|millions|billions)|(?:several|few|many) (?:hundred|thousand|million)"
    r"|half an?|and a half|half[- ](?:year|time|day|hour)\w*|point \w+)\b|[¼½¾⅓⅔⅛⅜⅝⅞]"
)
_NUMBER = re.compile(
    rf"(?P<top>\b(?:{'|'.join(SMALL)})[- ])?(?<!first )(?<!second )(?<!other )\b(?P<part>{'|'.join(_PARTS)})s?\b"
    rf"|\b(?P<place>{'|'.join(_RANKS)})\b"
    r"|(?<![\w.,])(?P<currency>[£$€] ?)?(?P<digits>(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    r"(?: ?(?:(?:gbp|usd|eur|[£$€]) ?)?(?P<scale>(?:hundred|thousand|million|billion|trillion)s?|bn|mn|tn|m|k)\b)?"
    r"(?:st|nd|rd|th)?(?!\w)(?P<percent> ?%)?"
    rf"|\b(?P<words>{_WORDS}|{_BELOW_1000})\b(?P<of_words> ?%)?"
)
_PERCENT = re.compile(r"percentage[- ]points?|per ?cent\b|(?<=\d)pc\b")
_SAME_SIGNS = str.maketrans({**dict.fromkeys("\u00a0\u202f\u2009", " "), **dict.fromkeys("‐‑‒–—−", "-")})


def numbers_in(text: str) -> tuple[Number, ...] | None:
    """The numbers of a text without its dates; None where not all of them can be read with certainty.

    A percentage is there twice, as the number that is written and as the share that it comes to.
    """
    text = _DATE.sub("", _PERCENT.sub("%", " ".join(text.translate(_SAME_SIGNS).lower().split())))
    if _UNCLEAR.search(text) or re.search(r"\d", _NUMBER.sub("", text)):
        return None
    return tuple(number for match in _NUMBER.finditer(text) for number in _read(match))


def _read(match: re.Match[str]) -> Iterator[Number]:
    if match["part"]:
        yield from _part(match)
    elif match["place"]:
        yield Number(_RANKS[match["place"]], 1, False)
    elif match["words"]:
        words = match["words"].replace(",", "")
        last = words.rpartition(" ")[2]
        step = SCALES[last] if last in SCALES and last != "hundred" else 1
        number = Number(float(plain_number(words)), step, words != "one")
        yield from _with_share(number, bool(match["of_words"]))
    else:
        yield from _of_digits(match)


def _part(match: re.Match[str]) -> Iterator[Number]:
    part = match["part"]
    if match["top"] or part == "half":
        # A part is seldom told without something around it: nearly half.
        yield Number(SMALL[match["top"].strip(" -")] / _PARTS[part] if match["top"] else 0.5, 0.1)
    elif part in _RANKS:
        yield Number(_RANKS[part], 1, False)


def _of_digits(match: re.Match[str]) -> Iterator[Number]:
    digits = match["digits"].replace(",", "").replace(" ", "")
    value, step = float(digits), 10.0 ** -len(digits.partition(".")[2])
    scale = SCALES[match["scale"].rstrip("s")] if match["scale"] else 1
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["digits"]) is not None and scale == 1 and not match["percent"]
    yield from _with_share(Number(value * scale, step * scale, not is_year), bool(match["percent"]))
    if match["scale"] in {"m", "k"} and not match["currency"]:
        # Or metres.
        yield Number(value, step)


def _with_share(number: Number, percent: bool) -> Iterator[Number]:
    yield number
    if percent:
        yield Number(number.value / 100, number.step / 100)
