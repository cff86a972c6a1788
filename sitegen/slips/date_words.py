"""What to write for words that stand where a date belongs: present, unknown, winter 2016, June to July 2022."""

from __future__ import annotations

import re

from sitegen.dates import MONTH_NUMBERS

_LASTING = {"now", "today", "present", "current", "currently", "ongoing", "to date", "date", "still", "until now"}
_ENDS = {"to", "end"}
_UNKNOWN = {
    "unknown",
    "undated",
    "n/a",
    "na",
    "none",
    "n.d.",
    "nd",
    "no date",
    "not known",
    "not stated",
    "-",
    "–",
    "tbc",
}
_DAYS = {"today", "now", "yesterday", "tomorrow"}
_SEASONS = {
    "spring": "{0}-03/{0}-05", "summer": "{0}-06/{0}-08", "autumn": "{0}-09/{0}-11", "fall": "{0}-09/{0}-11",
    "winter": "{0}-12/{1}-02", "q1": "{0}-01/{0}-03", "q2": "{0}-04/{0}-06", "q3": "{0}-07/{0}-09",
    "q4": "{0}-10/{0}-12",
}  # fmt: skip
_SEASON = re.compile(rf"(?:(?P<name>{'|'.join(_SEASONS)})(?: of)?[ ,-]+(?P<year>\d{{4}}))", re.ASCII)
_SEASON_LAST = re.compile(rf"(?P<year>\d{{4}})[ ,-]+(?P<name>{'|'.join(_SEASONS)})", re.ASCII)
_PART = re.compile(r"(?:early|mid|late|middle of|beginning of|end of)[ -]+(?:in )?(\d{4})", re.ASCII)
_MONTHS = re.compile(r"([a-z]{3,9})\s*(?:-|–|—|/|to|and|or)\s*([a-z]{3,9})\s+(\d{4})", re.ASCII)


def words_hint(text: str, key: str) -> str:
    """The hint for a text in small letters that stands in the field `key`; empty when it is none of these words."""
    if key in _ENDS and text in _LASTING:
        return f"leave '{key}' out as long as it lasts: delete the line"
    if text in _UNKNOWN:
        return "leave it out where it is not known: delete the line"
    if text in _DAYS:
        return "write the day itself: year, month, day, as in 2016-12-08"
    if match := _SEASON.fullmatch(text) or _SEASON_LAST.fullmatch(text):
        months = _SEASONS[match["name"]].format(match["year"], int(match["year"]) + 1)
        return f"write its months, {months}, or only the year, {match['year']}"
    if match := _PART.fullmatch(text):
        return f"write {match[1]}~ (about), and date_basis: why we think so"
    if match := _MONTHS.fullmatch(text):
        first, last = MONTH_NUMBERS.get(match[1]), MONTH_NUMBERS.get(match[2])
        if first and last and first < last:
            return f"write {match[3]}-{first:02}/{match[3]}-{last:02} (from/to)"
    return ""
