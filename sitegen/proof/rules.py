"""`quote-differs`, `quote-absent`, `copied-run`: what an entry quotes stands in its source, and the rest is our own.

Only an entry whose source has a fingerprint (`sitegen source add`) is looked at. A quotation from another place
says so with `elsewhere: …` and is left alone, and with it whatever else its paragraph quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from sitegen.diagnostics import Diagnostic, Severity, listed
from sitegen.fields import Record, Word
from sitegen.follow_ons import PASSAGES
from sitegen.model import Annotation, Body
from sitegen.proof import PROOF
from sitegen.proof.fingerprint import Fingerprint
from sitegen.proof.original import Original
from sitegen.proof.proving import COPIED, PIECE, PIECED, Proof, State, copied, negation, passages, prove
from sitegen.proof.quoted import WRONG, Quoted, as_heard, compared, paragraph_of
from sitegen.wording import ABOVE, Passage
from sitegen.wording.long_quotations import MAX_WORDS, is_title
from sitegen.wording.own_words import own_words, quotations, running_text, told
from sitegen.wording.titles import is_called, is_named, names_among, without_titles

SENTENCE = 9
"""Words of a sentence, beside the names in it, that are too many to be our own where all of it is the source's."""
EXCHANGED = 16
"""Words of runs with a word exchanged, put in or left out between them that are too many."""
_ONE_WORD = re.compile(r"[ \n,]{1,2}(?:[^\W_][\w’'-]*[ \n,]{1,2})?")
_OTHERWISE = re.compile("The text has '(.+)': write ///")
_DENIES = (
    r"\b(?:not|no|nor|never|neither|none|nobody|nothing|cannot|without|hardly|scarcely|barely|un\w+|far|instead|rather"
    r"|(?:refus|reject|den[iy]|doubt|fail|lack|stop|ceas|declin|disput|disagree|oppos|question|wonder|wrong)\w*"
    r"|against|whether|if|once|until|less|little|few|false|contrary)\b|n[’']t\b|\?"
)
"""Words of a sentence that may say by themselves what a `not` of the source says."""
_TURNS = (
    r"\b(?:nowhere|absen\w*|exclud\w*|rul(?:es?|ed|ing) out|avoid\w*|prevent\w*|missing|except\w*|unlike|beyond|seldom"
    r"|rare\w*|forbid\w*|forb\w+|bans?|bann\w+|criti\w+|regret\w*|complain\w*|contrast\w*|but|yet|however|although|though"
    r"|while|despite|only|too|impossib\w*|negat\w*|reverse|opposite|ironic\w*|sarcas\w*"
    r"|wish\w*|want\w*|hop(?:e|es|ed|ing)|demand\w*|need\w*|seek\w*|sought|(?:ask|call|look)\w* for)\b"
)
"""Further words that may do so. Where the text of the source is known a `not` of any sentence is found, and so more."""
_OF_QUOTATIONS = frozenset({"quote-differs", "quote-absent"})


def proved(body: Body, fingerprint: Fingerprint) -> Body:
    """The body with each quotation marked as found, different, absent or too short to tell."""
    marked = tuple(_marked(annotation, fingerprint) for annotation in body.annotations)
    return structs.replace(body, annotations=marked)


def _marked(annotation: Annotation, fingerprint: Fingerprint) -> Annotation:
    if annotation.kind != "quote" or annotation.option("elsewhere"):
        return annotation
    state = prove(annotation.words, fingerprint).state
    return structs.replace(annotation, options=(*annotation.options, (PROOF, f"{state} {fingerprint.added}")))


def check(
    body: Body, typed: Passage, fingerprint: Fingerprint, title: str = "", original: Original | None = None
) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry, whose source has a title, and at the words around them.

    Where the text of the source is at hand, as `original`, more of it is certain.
    """
    found = list(compared(body, typed, fingerprint))
    sure = [(quoted, proof) for quoted, proof in found if proof.state is not State.SHORT]
    absent = bool(sure) and all(proof.state is State.ABSENT for _, proof in sure)
    if absent and (len(sure) > 1 or prove(title, fingerprint).state is State.ABSENT):
        yield _of_another([quoted for quoted, _ in sure], title)
    else:
        for quoted, proof in sure:
            yield from _quotation(quoted, proof, fingerprint)
    if original is None:
        yield from _negated(body, typed, fingerprint)
    else:
        yield from check_original(body, typed, fingerprint, original)
    yield from _copied(typed, fingerprint, title)


def _negated(body: Body, typed: Passage, fingerprint: Fingerprint) -> Iterator[Diagnostic]:
    """Quotations that begin behind a `not` of the source, in a sentence that says nothing to that effect."""
    for quote in body.annotations:
        words = quote.words if quote.kind == "quote" and not quote.option("elsewhere") else ""
        # Of most quotations no more than this is asked.
        if not words or not negation(words, fingerprint) or prove(words, fingerprint).state in WRONG:
            continue
        before, behind = _sentence(quote, typed)
        said = negation(words, fingerprint, re.findall(r"[^\W\d_]+", before.lower()))
        if said and before and not re.search(_DENIES, f"{before} {behind}".lower()):
            yield _left_out(quote, said)


def _left_out(quote: Annotation, said: str) -> Diagnostic:
    message = f"in the source “{said}” stands right before these words, and the entry leaves it out: "
    message += f"“{_begun(quote.words)}”"
    hint = f"begin the quotation with it, in the text and behind ///: “{said} {quote.words.split()[0]} …”; or write "
    hint += f"{said} before its marks; to see the source's words: {_command(quote.span.path)}"
    return Diagnostic(quote.span, "quote-differs", Severity.WARNING, message, hint)


def check_original(body: Body, typed: Passage, fingerprint: Fingerprint, original: Original) -> Iterator[Diagnostic]:
    """What of the quotations of an entry only the text of its source tells: their order, and a `not` before them."""
    for quoted, proof in compared(body, typed, fingerprint):
        turned = original.turned_round(quoted.words) if proof.state is State.FOUND else None
        if turned is not None:
            first, second = (_begun(part.strip()) for part in turned)
            message = f"in the source “{second}” stands before “{first}”, and in the quotation behind it"
            hint = "quote the parts in the order of the source, or only one of them"
            yield Diagnostic(quoted.span, "quote-differs", Severity.WARNING, message, hint)
    for quote in body.annotations:
        if quote.kind == "quote" and not quote.option("elsewhere") and (said := original.denied(quote.words)):
            before, behind = _sentence(quote, typed)
            around = f"{before} {behind} {re.sub('<[^>]+>', ' ', quote.body_html)}".lower()
            if before.strip() and not re.search(f"{_DENIES}|{_TURNS}", around):
                yield _left_out(quote, said)


def _sentence(quote: Annotation, typed: Passage) -> tuple[str, str]:
    """What of the sentence of a quotation stands before and behind it, in its paragraph."""
    text = running_text(typed.text)
    start, end = paragraph_of(quote, text, typed.first_line)
    around = text[start:end]
    match = re.search(r"\s+".join(map(re.escape, quote.words.split())), around)
    if match is None:
        return "", ""
    before = re.split(r"[.!?][”’\"]?\s", around[: match.start()])[-1]
    return before, re.split(r"(?<=[.!?])", around[match.end() :])[0]


def check_brief(brief: Word, name: str, body: Body, fingerprint: Fingerprint, title: str = "") -> Iterator[Diagnostic]:
    """Look at the title or the summary of an entry, which lists and feeds show in its place, as at its text.

    `name` says which of the two it is, `title` is that of the source: an entry may well have the same.
    """
    yield from _copied_into(brief, f"the {name}", fingerprint, title)
    elsewhere = [as_heard(a.words) for a in body.annotations if a.kind == "quote" and a.option("elsewhere")]
    for offset, words in quotations(brief.text):
        heard, end = as_heard(words), offset + len(words) + 2
        is_work = is_named(brief.text[:offset], words) or (name == "title" and is_called(words, brief.text[end:]))
        state = (
            State.SHORT
            if is_work
            or is_title(words)
            or (name == "title" and _is_of_title(words, title))
            or any(heard in said for said in elsewhere)
            else prove(words, fingerprint).state
        )
        if state in WRONG:
            rule = "quote-differs" if state is State.DIFFERS else "quote-absent"
            message = f"the words that the {name} quotes do not stand so in the source: “{_shortened(words)}”"
            hint = f"quote the source's own words; to see the nearest: {_command(brief.span.path)}"
            yield Diagnostic(brief.span, rule, Severity.WARNING, message, hint)


def check_remarks(body: Body, record: Record, fingerprint: Fingerprint, title: str = "") -> Iterator[Diagnostic]:
    """Look at what readers are told besides: replies to claims, defects of the source, what was corrected."""
    for note in body.annotations:
        for option in ("reply", "no_reply"):
            yield from _copied_into(Word(note.option(option), note.span), f"'{option}'", fingerprint, title)
    if (source := record.record("source")) is not None:
        for defect in source.texts("defects"):
            yield from _copied_into(Word(defect, source.span_of("defects")), "'defects'", fingerprint, title)
    for change in record.records("changes"):
        if (note_of := change.word("note")) is not None:
            yield from _copied_into(note_of, "the note of a change", fingerprint, title)


def _copied_into(text: Word, name: str, fingerprint: Fingerprint, title: str) -> Iterator[Diagnostic]:
    ours = without_titles(own_words(text.text), title)
    for offset, count, words in copied(ours, fingerprint):
        if _is_loan(ours, offset, count, words) and not _is_of_title(words, title):
            message = f"{count} words in a row of {name} are those of the source: “{_shortened(words)}”"
            yield Diagnostic(text.span, "copied-run", Severity.WARNING, message, "say it in our own words")


def _exchanged(text: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """(offset, number of words, words as typed) of copied runs with no more than one other word between two of them.

    Such as are too long by themselves are told of as they are.
    """
    row: list[tuple[int, int, int]] = []
    for offset, count, words in (*found, (len(text), 0, "")):
        start, end = offset, offset + _length(text, offset, words)
        own = count - names_among(words)
        if row and not (words and _ONE_WORD.fullmatch(text[row[-1][1] : start])):
            if len(row) > 1 and sum(number for *_, number in row) >= EXCHANGED:
                first, last = row[0][0], row[-1][1]
                yield first, sum(number for *_, number in row), text[first:last]
            row = []
        if own < COPIED:
            row.append((start, end, own))
        else:
            row = []


def _length(text: str, offset: int, words: str) -> int:
    """How long words are as typed, with the line breaks among them."""
    match = re.compile(r"\s+".join(map(re.escape, words.split()))).match(text, offset)
    return match.end() - offset if match else 0


def _is_of_title(words: str, title: str) -> bool:
    """Whether words are part of the title of the source, or it is part of them."""
    ours, theirs = as_heard(words), as_heard(title)
    return bool(title) and (ours in theirs or theirs in ours)


def _is_loan(text: str, offset: int, count: int, words: str) -> bool:
    """Whether copied words of a text are too many without the names in them, or are a whole sentence, names and all."""
    own = count - names_among(words)
    if own >= COPIED or own < SENTENCE or count < COPIED:
        return own >= COPIED
    match = re.compile(r"\s+".join(map(re.escape, words.split()))).match(text, offset)
    before, behind = text[:offset].rstrip(), text[match.end() :].lstrip() if match else "-"
    return (not before or before[-1] in ".!?:") and (not behind or behind[0] in ".!?")


def _copied(typed: Passage, fingerprint: Fingerprint, title: str) -> Iterator[Diagnostic]:
    pieces: dict[str, tuple[int, int]] = {}
    ours = without_titles(own_words(told(typed.text)), title)
    found = list(copied(ours, fingerprint, PIECE))
    exchanged = list(_exchanged(ours, found))
    for offset, count, words in exchanged:
        message = (
            f"{count} words are those of the source, with a word exchanged, put in or left out: “{_shortened(words)}”"
        )
        hint = "say it in our own words: with a word exchanged it is still the source's sentence"
        yield Diagnostic(typed.at(offset), "copied-run", Severity.WARNING, message, hint)
    for offset, count, words in found:
        if any(start <= offset < start + len(text) for start, _, text in exchanged):
            continue
        # Names of bodies and people have no other words.
        own = count - names_among(words)
        if _is_loan(ours, offset, count, words):
            message = f"{count} words in a row are those of the source: “{_shortened(words)}”"
            hint = "say it in our own words, or quote a phrase of it; a title of a work is set in italics: *the title*"
            yield Diagnostic(typed.at(offset), "copied-run", Severity.WARNING, message, hint)
        elif own >= PIECE and not is_title(words):
            # The same words again are no further loan.
            pieces.setdefault(words.casefold(), (offset, own))
    total = sum(count for _, count in pieces.values())
    if total >= PIECED:
        shown = "; ".join(f"line {typed.at(at).line} “{_begun(words)}”" for words, (at, _) in pieces.items())
        message = f"{total} words, in {len(pieces)} runs of {PIECE} and more, are those of the source"
        message += f" ({PIECED} are too many): {shown}"
        hint = "say it in our own words: other words in the same sentences are still the source's sentences"
        yield Diagnostic(typed.at(min(pieces.values())[0]), "copied-run", Severity.WARNING, message, hint)


def _of_another(absent: list[Quoted], title: str) -> Diagnostic:
    """All at once are hardly slips of their own: what they are compared with is another text."""
    name = absent[0].span.path.rpartition("/")[2].removesuffix(".md")
    places = sorted((quoted.span for quoted in absent), key=lambda span: (span.line, span.column))
    lines = listed([str(line) for line in dict.fromkeys(span.line for span in places)])
    message = f"none of the {len(absent)} quotations stands in the source (lines {lines})"
    if len(absent) == 1:
        message = f"neither “{_shortened(absent[0].words)}” nor the title “{_shortened(title)}” stands in the source"
    hint = f"take it again: sitegen source add {name} FILE (FILE is the original of this entry)"
    hint += (
        f"; if it is the right one, quote the source's own words (sitegen source check {name} FILE shows the nearest)"
    )
    hint += ", or write elsewhere: and where they are from"
    message += ": its fingerprint may be that of another"
    return Diagnostic(places[0], "quote-absent", Severity.WARNING, message, hint)


def _quotation(quoted: Quoted, proof: Proof, fingerprint: Fingerprint) -> Iterator[Diagnostic]:
    elsewhere = (
        "write elsewhere: and where they are from"
        if quoted.annotated
        else "annotate them as from elsewhere: /// quote | the words, and below it elsewhere: and where they are from"
    )
    halves = passages(quoted.words, fingerprint) if proof.state is State.DIFFERS else None
    if halves is not None:
        yield _two_passages(quoted, *halves)
    elif proof.state is State.DIFFERS:
        missing = ", ".join(f"“{words}”" for words in proof.missing)
        message = f"the quotation differs from the source at {missing}"
        hint = f"quote the source's own words; to see them: {_command(quoted.span.path)}"
        hint += "" if quoted.annotated else f"; if it quotes something else, {elsewhere}"
        yield Diagnostic(quoted.span, "quote-differs", Severity.WARNING, message, hint)
    elif proof.state is State.ABSENT:
        message = f"the quoted words do not stand in the source: “{_shortened(quoted.words)}”"
        hint = f"quote the source's own words; to see the nearest: {_command(quoted.span.path)}"
        hint += f"; if they are from another place, {elsewhere}"
        yield Diagnostic(quoted.span, "quote-absent", Severity.WARNING, message, hint)


def _two_passages(quoted: Quoted, first: str, second: str) -> Diagnostic:
    """Two that are run together. Where they are too long only because of that, nothing has to be said of the length."""
    count = len(quoted.words.split())
    message = "two passages are run together here that do not stand one right behind the other in the source: "
    message += f"“{_begun(first)}” and “{_begun(second)}”"
    hint = "quote one of them, or put each between marks of its own"
    if quoted.annotated:
        hint += ", and write /// quote for each"
    if count <= MAX_WORDS:
        hint += "; where only some words between them are left out, and the second one follows, write … in their place"
    hint += f"; to see the source's words: {_command(quoted.span.path)}"
    about = (PASSAGES,) if max(len(first.split()), len(second.split())) <= MAX_WORDS < count else ()
    return Diagnostic(quoted.span, "quote-differs", Severity.WARNING, message, hint, about)


def one_for_each_slip(items: list[Diagnostic], body: Body, fingerprint: Fingerprint) -> list[Diagnostic]:
    """Where the words of a quotation are not those of the text above it, one finding, which knows the source's."""
    lost = {item.span.line: item for item in items if item.rule == "annotation-no-match"}
    for annotation in body.annotations:
        item = lost.get(annotation.span.line)
        if item is not None and annotation.kind == "quote" and not annotation.option("elsewhere"):
            items = _settled(items, item, annotation, fingerprint)
    return items


def _settled(
    items: list[Diagnostic], item: Diagnostic, annotation: Annotation, fingerprint: Fingerprint
) -> list[Diagnostic]:
    typed = _OTHERWISE.search(item.hint)
    if typed is None:
        return items
    others = {one for one in items if one.rule in _OF_QUOTATIONS and _is_about(one, annotation, typed[1])}
    ours = prove(annotation.words, fingerprint).state
    theirs = prove(typed[1], fingerprint).state
    if ours is State.FOUND and theirs is not State.FOUND:
        hint = f"the text has '{typed[1]}', and the source says '{annotation.words}': write that in the text"
    elif theirs is State.FOUND and ours is not State.FOUND:
        hint = f"the text has the source's words: write /// quote | {typed[1]}"
    elif State.SHORT not in {ours, theirs} and State.FOUND not in {ours, theirs}:
        hint = f"the text has '{typed[1]}', and the source has neither; to see its words: {_command(item.span.path)}"
    else:
        return items
    return [replace(one, hint=hint) if one is item else one for one in items if one not in others]


def _is_about(one: Diagnostic, annotation: Annotation, typed: str) -> bool:
    """Does a finding about a quotation speak of this annotation, or of the same words in the text above it?"""
    if one.span == annotation.span:
        return True
    named = re.findall("“([^“”]*)”", one.message)
    above = annotation.span.line - ABOVE <= one.span.line < annotation.span.line
    return above and all(as_heard(words) in as_heard(typed) for words in named)


def _command(path: str) -> str:
    """What to type to see the source's words; whether this machine has a copy of the source, only the command knows."""
    name = path.rpartition("/")[2].removesuffix(".md")
    return f"sitegen source check {name} FILE (FILE is the original; leave it out where this machine has a copy)"


def _begun(words: str) -> str:
    known = words.split()
    return words if len(known) <= PIECE else " ".join([*known[: PIECE - 1], "…"])


def _shortened(words: str) -> str:
    known = words.split()
    return words if len(known) <= 16 else " ".join([*known[:15], "…"])
