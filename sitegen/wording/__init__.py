"""Rules about the wording of an entry, each in a file of its own. They know English, and look at English entries only.

They need the text as it was typed, which nothing keeps, and so run when an entry is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, LineIndex, Span
from sitegen.fields import Record, Word
from sitegen.markup.scan import masked
from sitegen.model import Annotation
from sitegen.wording import (
    allegations,
    broken_off,
    broken_words,
    contacts,
    far_years,
    long_quotations,
    lost_apostrophes,
    lost_ligatures,
    missing_days,
    names,
    other_dates,
    quotation_marks,
    relative_time,
    repeated_words,
    summed_up,
    surnames,
    swapped_dates,
    turned_changes,
    unmarked,
    weekdays,
)
from sitegen.wording.own_words import own_words, told

_WITH_MARK = re.compile("The text has '[^'\"]*\"[^']*': write ///")
ABOVE = 15
"""Lines above an annotation within which the text is the one that it is about."""


@dataclass(frozen=True)
class Passage:
    """The body of an entry as typed, and where it stands in its file."""

    text: str
    path: str
    first_line: int

    def at(self, offset: int) -> Span:
        """The place of a character."""
        return LineIndex(self.text, self.first_line).span(self.path, offset)


def check_letters(passage: Passage) -> Iterator[Diagnostic]:
    """What is wrong in any English text."""
    for offset, words in lost_ligatures.find(passage.text):
        yield lost_ligatures.problem(passage.at(offset), words)
    for offset, first, second in broken_words.find(passage.text):
        yield broken_words.problem(passage.at(offset), first, second)
    if repeated_words.may_have(passage.text):
        for offset, words in repeated_words.find(own_words(told(passage.text))):
            yield repeated_words.problem(passage.at(offset), words)
    if weekdays.may_have(passage.text):
        for offset, words, right in weekdays.find(own_words(told(passage.text))):
            yield weekdays.problem(passage.at(offset), words, right)
    for offset, words, meant in lost_apostrophes.find(passage.text):
        yield lost_apostrophes.problem(passage.at(offset), words, meant)
    if missing_days.may_have(passage.text):
        for offset, words, days in missing_days.find(own_words(told(passage.text))):
            yield missing_days.problem(passage.at(offset), words, days)
    for offset, words, sure in broken_off.find(passage.text):
        yield broken_off.problem(passage.at(offset), words, sure)
    for fault in quotation_marks.find(passage.text):
        yield quotation_marks.problem(passage.at(fault[0]), fault)


def check_briefs(record: Record) -> Iterator[Diagnostic]:
    """What is wrong in the title and the summary of an English entry; its place is that of the whole."""
    for name in ("title", "summary"):
        text, span = record.text(name), record.span_of(name)
        for _, words, meant in lost_apostrophes.find(text):
            yield lost_apostrophes.problem(span, words, meant)
        for _, words, days in missing_days.find(own_words(text)):
            yield missing_days.problem(span, words, days)


def without_consequences(items: list[Diagnostic]) -> list[Diagnostic]:
    """What is found, less what comes of a stray mark between the words of an annotation: one finding for one slip."""
    lost = [item for item in items if item.rule == "annotation-no-match" and _WITH_MARK.search(item.hint)]
    marks = [item.span.line for item in items if item.rule == "quotation-mark"]
    return [
        item
        for item in items
        if not any(_comes_of(item, one) for one in lost)
        and not (item.rule == "quote-unmarked" and any(0 < item.span.line - line <= ABOVE for line in marks))
    ]


def _comes_of(item: Diagnostic, lost: Diagnostic) -> bool:
    lines = lost.span.line - item.span.line
    return (item.rule == "quote-unmarked" and not lines) or (item.rule == "quotation-mark" and 0 < lines <= ABOVE)


def check_date(date: FuzzyDate, span: Span, text: str) -> Iterator[Diagnostic]:
    """Whether the text has the date of the entry with day and month the other way round."""
    other = swapped_dates.swapped(date, text)
    if other is not None:
        yield swapped_dates.problem(span, date, *other)


def check_dates(record: Record, passage: Passage) -> Iterator[Diagnostic]:
    """Whether the dates of an entry agree with its text, its address, and with what can have been."""
    date, span = record.date("date"), record.span_of("date")
    if date is not None:
        text = f"{record.text('summary')}\n{passage.text}"
        swapped = list(check_date(date, span, text))
        yield from swapped
        for where, typed, day in () if swapped else other_dates.find(record, text):
            yield other_dates.problem(span, date, where, typed, day)
    dates = [record.date(name) for name in ("date", "event_date", "added", "publish_on")]
    read = source.date("accessed") if (source := record.record("source")) is not None else None
    year = date.earliest.year if date is not None else record.number("year", 0)
    # Who wrote in which year is known only where it is said; the text may well be younger than its document.
    last = max((one.earliest.year for one in (*dates, read) if one is not None), default=0)
    last = last if read is not None or record.date("added") is not None else 0
    for name in ("title", "summary"):
        for _, typed, meant in far_years.find(record.text(name), year, last, named=name == "title"):
            yield far_years.problem(record.span_of(name), typed, meant, last)
    # The text without addresses and quoted blocks is dear to make, and few have anything of the kind.
    text = told(passage.text) if any(far_years.find(passage.text, year, last)) else ""
    for offset, typed, meant in far_years.find(text, year, last):
        yield far_years.problem(passage.at(offset), typed, meant, last)


def check_numbers(record: Record, passage: Passage, annotations: tuple[Annotation, ...]) -> Iterator[Diagnostic]:
    """Whether title, summary and figures have the numbers of the text."""
    for name in ("title", "summary"):
        for typed, there, right in summed_up.find(record.text(name), passage.text):
            yield summed_up.problem(record.span_of(name), name, typed, there, right)
    figures = [note for note in annotations if note.option("from") and note.option("to")]
    for figure, words in turned_changes.find(told(passage.text), figures) if figures else ():
        yield turned_changes.problem(figure, words)


def check_surnames(record: Record, passage: Passage) -> Iterator[Diagnostic]:
    """Whether the text has one spelling of the surname of somebody who speaks."""
    if surnames.may_have(passage.text):
        source = record.record("source")
        named = [record.text("title"), record.text("summary"), *(word.text for word in record.words("people"))]
        named += [source.text("title"), source.text("author")] if source is not None else []
        for offset, word, name in surnames.find(own_words(told(passage.text)), passage.text, " ".join(named)):
            yield surnames.problem(passage.at(offset), word, name)


def check_summary(summary: Word, relative: tuple[str, ...] = ()) -> Iterator[Diagnostic]:
    """What a summary should not say; its place is that of the whole."""
    for _, words in relative_time.find(own_words(summary.text), relative):
        yield relative_time.problem(summary.span, words)
    for _, words, right in weekdays.find(own_words(summary.text)):
        yield weekdays.problem(summary.span, words, right)


def check_wording(
    passage: Passage,
    annotations: tuple[Annotation, ...],
    *,
    relative: tuple[str, ...] = (),
    allegation: tuple[str, ...] = (),
    title: str = "",
) -> Iterator[Diagnostic]:
    """What an account of somebody else's document should not say, or not so.

    `relative` and `allegation` are a digest's own words, `title` is that of the document.
    """
    answered = any(a.kind == "claim" and (a.option("reply") or a.option("no_reply")) for a in annotations)
    quoted = tuple(a.words for a in annotations if a.kind == "quote")
    plain = told(passage.text)
    ours = own_words(plain)
    for offset, words in relative_time.find(ours, relative):
        yield relative_time.problem(passage.at(offset), words)
    for annotation in annotations:
        yield from _check_options(annotation, plain, relative)
    for offset, words in () if answered else allegations.find(ours, allegation):
        yield allegations.problem(passage.at(offset), words)
    for offset, words in long_quotations.find(plain, quoted, title):
        yield long_quotations.problem(passage.at(offset), words)
    for offset, words in long_quotations.find_blocks(passage.text, quoted):
        yield long_quotations.problem(passage.at(offset), words)
    for offset, words in contacts.find(masked(passage.text)) if contacts.may_have(passage.text) else ():
        yield contacts.problem(passage.at(offset), words)
    for annotation in unmarked.find(passage.text, annotations):
        yield unmarked.problem(annotation)


def _check_options(annotation: Annotation, plain: str, relative: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What the options of an annotation say, which readers see as they see the text."""
    for name in ("period", "reply", "no_reply"):
        for _, words in relative_time.find(own_words(annotation.option(name)), relative):
            yield relative_time.problem(annotation.span, words)
    name = annotation.option("speaker") or annotation.option("holder")
    typed = names.otherwise(name, plain)
    if typed:
        yield names.problem(annotation.span, name, typed)
