"""The blocks of a draft: one for each quotation and figure that is worth a choice, below a line that holds its words.

Each block is tried before it is put in: its words stand once in the line above it, or it is left out. What is left out
is told with the reason, so that nobody looks for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.diagnostics import Findings
from sitegen.importing.alike import is_another, longer_words
from sitegen.importing.amounts.holders import Held
from sitegen.importing.defects import LOST_LETTERS
from sitegen.importing.proposal import Proposal
from sitegen.importing.speech.quotations import LIMIT, Quotation, short_run, without_loose_end
from sitegen.importing.speech.speaker import Speaker
from sitegen.markup.body import render_body
from sitegen.numerals import DIGITS, NUMBER, SCALE, plain_number
from sitegen.registers import Registers, glossary_pairs
from sitegen.scaffold import GIVES, PLACE, WHO

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~^$])")
_BARE = re.compile(r"[\d.,]+(?: to [\d.,]+)?")
_UNREADABLE = "cannot be pinned to its words"


@dataclass(frozen=True)
class LeftOut:
    """A quotation or figure that gets no block, and why."""

    kind: str
    words: str
    line: int
    why: str


@dataclass(frozen=True)
class Block:
    """The text of a block, below the line that holds its words; `settled` where its speaker or holder is likely."""

    kind: str
    text: str
    settled: bool


@dataclass(frozen=True)
class Blocks:
    """The blocks of a draft, and what was left out."""

    quotations: tuple[Block, ...]
    figures: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Run:
    """Words of a quotation that may be quoted, with their place."""

    quotation: Quotation
    speaker: Speaker
    start: int
    words: str


def blocks_of(proposal: Proposal, registers: Registers) -> Blocks:
    """All blocks of a proposal."""
    glossary = glossary_pairs(registers)
    rows = [*_quotations(proposal, registers, glossary), *_figures(proposal, glossary)]
    return Blocks(
        tuple(row for row in rows if isinstance(row, Block) and row.kind == "quote"),
        tuple(row for row in rows if isinstance(row, Block) and row.kind == "figure"),
        tuple(row for row in rows if isinstance(row, LeftOut)),
    )


# Texts in YAML -----------------------------------------------------------------------------------------------------


def text_of(text: str) -> str:
    """A text between quotation marks, whatever it holds."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]", " ", text).split())


def remark(text: str) -> str:
    """A text as it may stand behind the sign of a comment."""
    return _plain(text).replace("#", "no. ")


def value_of(text: str) -> str:
    """An id as it is, anything else between quotation marks."""
    text = _plain(text)
    return text if re.fullmatch(r"[a-z][a-z0-9-]*", text) and text not in {"null", "true", "false"} else text_of(text)


# Quotations --------------------------------------------------------------------------------------------------------


def _quotations(
    proposal: Proposal, registers: Registers, glossary: tuple[tuple[str, str], ...]
) -> Iterator[Block | LeftOut]:
    seen: dict[str, str] = {}
    pairs = list(zip(proposal.quotations, proposal.speakers, strict=True))
    # Words of somebody who is named come first, terms and titles in quotation marks last.
    pairs.sort(key=lambda pair: (not pair[1].name, pair[0].form == "phrase" and pair[1].sureness == "doubtful"))
    for quotation, speaker in pairs:
        if not quotation.runs:
            line = proposal.page.place(quotation.start)[0]
            yield LeftOut("quotation", _plain(quotation.short), line, "it is never closed; where it ends is not sure")
        for start, run in quotation.runs:
            row = _one(proposal, registers, Run(quotation, speaker, start, _undamaged(_plain(run))), glossary, seen)
            if row is not None:
                yield row


def _one(
    proposal: Proposal, registers: Registers, run: Run, glossary: tuple[tuple[str, str], ...], seen: dict[str, str]
) -> Block | LeftOut | None:
    """The block of a run of words, or why it gets none; nothing where the same words of the same speaker have one."""
    speaker, words = run.speaker, run.words
    line = proposal.page.place(run.start)[0]
    if not words:
        shown = _plain(run.quotation.short)
        return LeftOut("quotation", shown, line, "it has lost letters: quote it from another copy only")
    name = speaker.id or speaker.name
    if words.lower() in seen:
        other = seen[words.lower()]
        why = f"the same words stand above, there of {other or 'nobody'}"
        return LeftOut("quotation", words, line, why) if name and name != other else None
    block = _quotation_block(proposal, registers, run, glossary)
    if not block:
        return LeftOut("quotation", words, line, _UNREADABLE)
    seen[words.lower()] = name
    return Block("quote", block, bool(name) and speaker.sureness != "doubtful")


def _undamaged(words: str) -> str:
    """The words before the first that has lost letters; none where too few are left."""
    damage = LOST_LETTERS.search(words)
    if damage is None:
        return words
    kept = without_loose_end(words[: damage.start()])
    return kept if len(kept.split()) >= _FEW else ""


_FEW = 4


def _quotation_block(proposal: Proposal, registers: Registers, run: Run, glossary: tuple[tuple[str, str], ...]) -> str:
    quotation, speaker, words = run.quotation, run.speaker, run.words
    name = speaker.id or speaker.name
    role = proposal.role_of(speaker, registers)
    options = [f"speaker: {value_of(name) if name else 'not stated'}  # {speaker.sureness}: {remark(speaker.why)}"]
    options += [f"role: {text_of(role)}"] if role else []
    line, column = proposal.page.place(run.start)
    note = PLACE.format(line=line, column=column)
    if quotation.length > LIMIT or words != _plain(quotation.words).rstrip(",;:."):
        note += f"; the whole is {quotation.length} words long"
    note += "" if quotation.marked else "; no marks stand around it, look where it begins and ends"
    note += "." if quotation.closed else "; it is never closed there."
    note += " A phrase, title or term rather than speech." if quotation.form == "phrase" and not name else ""
    return _pinned(f"{_said_by(speaker)}“{{}}”.", "quote", words, options, note, glossary)


def _said_by(speaker: Speaker) -> str:
    """What leads to the words: a name only where it is likely, since an editor in a hurry leaves the line as it is."""
    if not speaker.name:
        return "The source has the words "
    name = _plain(speaker.name)
    # Whoever has no name is described, in small letters: a spokesman.
    return f"{WHO}: " if speaker.sureness == "doubtful" else f"{_escaped(name[:1].upper() + name[1:])} says: "


# Figures -----------------------------------------------------------------------------------------------------------


def _figures(proposal: Proposal, glossary: tuple[tuple[str, str], ...]) -> Iterator[Block | LeftOut]:
    seen: dict[str, tuple[str, Held]] = {}
    for row in proposal.figures:
        words, name = _number_undamaged(_plain(short_run(row.figure.words))), row.holder.id or row.holder.name
        line = proposal.page.place(row.figure.start)[0]
        why = _needless(row, proposal)
        before = seen.get(words.lower())
        if not why and before and is_another(proposal.page, row.figure, before[1].figure):
            # Another finding: its block holds more words, so that each can be pinned.
            words = _number_undamaged(_plain(longer_words(proposal.page, row.figure))) or words
        if not why and words.lower() in seen:
            # Nobody looks for what stands there already, unless it is another's.
            other, _ = seen[words.lower()]
            if not name or name == other:
                continue
            why = f"the same words stand above, there of {other or 'nobody'}"
        block = "" if why or not words else _figure_block(proposal, row, words, glossary)
        if block:
            seen[words.lower()] = name, row
        settled = bool(name) and row.holder.sureness != "doubtful"
        yield Block("figure", block, settled) if block else LeftOut("figure", words, line, why or _UNREADABLE)


def _number_undamaged(words: str) -> str:
    """The words of a figure before the first that has lost letters, where a number is among them."""
    damage = LOST_LETTERS.search(words)
    kept = without_loose_end(words[: damage.start()]) if damage else words
    return kept if kept and (damage is None or re.search(NUMBER, kept, re.IGNORECASE)) else words


def _needless(row: Held, proposal: Proposal) -> str:
    """Why a figure needs no block; empty where it does."""
    if row.figure.aside:
        return "a span of time that measures nothing"
    titles = proposal.page.of("title")

    def titled(held: Held) -> bool:
        return any(t.start <= held.figure.start < t.end for t in titles)

    same = (h for h in proposal.figures if (h.figure.value, h.figure.kind) == (row.figure.value, row.figure.kind))
    return "of the title; the text has it too" if titled(row) and not all(titled(h) for h in same) else ""


def _figure_block(proposal: Proposal, row: Held, words: str, glossary: tuple[tuple[str, str], ...]) -> str:
    figure, holder = row.figure, row.holder
    options = [f"value: {text_of(_shown(row))}  # {figure.sureness}"]
    options += ["unit:  # what is counted: people, posts, £"] if _BARE.fullmatch(_amount(row)) else []
    options += [f"what: {text_of(row.what)}"] if row.what else []
    options += [f"base: {text_of(_base(row) if _is_part(row) else _amount(row))}"] if figure.base else []
    if figure.to:
        ends = (_printed(figure.value, figure.words), _printed(figure.to, figure.words))
        options += [f"from: {text_of(ends[0])}", f"to: {text_of(ends[1])}"]
    options.append(_period(row))
    name = holder.id or holder.name
    if name:
        options.append(f"holder: {value_of(name)}  # {holder.sureness}: {remark(holder.why)}")
    else:
        options.append(f"holder: not stated  # doubtful: {remark(holder.why)}")
    line, column = proposal.page.place(figure.start)
    return _pinned(GIVES, "figure", words, options, PLACE.format(line=line, column=column) + ".", glossary)


def _period(row: Held) -> str:
    if not row.period.words:
        return 'period: "not stated"  # look again'
    return f"period: {text_of(row.period.words)}  # {row.period.sureness}: {remark(row.period.why)}"


def _shown(row: Held) -> str:
    """Number and unit for the entry, as exact as the words leave it: more than £500,000."""
    hedge = row.figure.hedge
    return f"{hedge} {_amount(row)}" if hedge else _amount(row)


def _amount(row: Held) -> str:
    figure = row.figure
    value, to = _printed(figure.value, figure.words), _printed(figure.to, figure.words)
    number = f"{value} to {to}" if to else value
    if figure.unit == "percent":
        return f"{number} %"
    if figure.kind == "money":
        # As printed, in full: £10K is not £10.
        amount = rf"{DIGITS}{SCALE}?"
        more = rf"(?:[-–]{amount}|(?: (?:up )?to | and )[£$€]\s?{amount})" if to else ""
        printed = re.search(rf"[£$€]\s?{amount}{more}", figure.words, re.IGNORECASE)
        per = figure.unit.partition(" per ")[2]
        return (printed[0].replace(" and ", " to ") if printed else number) + (f" per {per}" if per else "")
    if figure.kind == "share":
        return number
    if figure.base:
        return f"{value} of {_base(row)}"
    return f"{number} {figure.unit}".strip() or figure.words


def _base(row: Held) -> str:
    """The whole of which a number is a part, with what is counted where that is printed: `60 counters`."""
    return f"{_printed(row.figure.base, row.figure.words)} {row.figure.unit if _is_part(row) else ''}".strip()


def _is_part(row: Held) -> bool:
    """Whether so many of so many are counted; `one in five clerks` is a share, and five is no whole."""
    return re.search(r"\bof\b", row.figure.words) is not None


def _printed(number: str, words: str) -> str:
    """A number with the commas and the `million` that the words give it."""
    typed = [m[0] for form in (rf"{DIGITS}{SCALE}", DIGITS) for m in re.finditer(form, words, re.IGNORECASE)]
    # In 10 to 15 million the million is that of both.
    scales = [m[0] for m in re.finditer(rf"(?<=\d){SCALE}", words, re.IGNORECASE)]
    typed += [one + scale for one in typed for scale in scales if one[-1].isdigit()]
    return next((one for one in typed if plain_number(one) == number), number)


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text).replace("&", "&amp;")


def _pinned(
    stub: str, kind: str, words: str, options: list[str], note: str, glossary: tuple[tuple[str, str], ...]
) -> str:
    """A line that holds the words and a block that pins them; empty where no form of it can be read without a fault."""
    written = "\n".join(f"    {option}" for option in options)
    for line in (stub, "“{}”.", "The words: “{}”."):
        for form in dict.fromkeys((words, _letters(words))):
            text = f"{line.format(_escaped(form))}\n\n/// {kind} | {form}\n{written}\n\n{note}\n///"
            if form and _reads_well(text, glossary):
                return text
    return ""


def _letters(words: str) -> str:
    """The longest run of words without signs that mean something to Markdown."""
    return max(re.split(r"[\\`*_\[\]<>#|~^$&/“”\"]+", words), key=len).strip(" ,.;:'’‘")


def _reads_well(text: str, glossary: tuple[tuple[str, str], ...]) -> bool:
    found = Findings()
    body = render_body(text, "draft.md", 1, glossary, found)
    return not found.items and len(body.annotations) == 1
