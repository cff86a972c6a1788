"""`unfinished`: what was written for the editor of a draft, and would be shown to readers.

Bad: a body with "TODO: who says it?", `kind: report  # doubtful: …`, `where: …`. Good: our own words in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen import yamltree
from sitegen.diagnostics import Findings, LineIndex, Span
from sitegen.frontmatter import Split
from sitegen.markup.scan import masked
from sitegen.model import Source
from sitegen.scaffold import PERHAPS, SENTENCES, WHO

_SENTENCE = re.compile(
    "|".join((*map(re.escape, SENTENCES), r"In the source at line \d+, column \d+", r"The source gives “[^”\n]*”\."))
)
_TO_DO = re.compile(
    r"\b(?:TODO|FIXME|X{3,}|TB[CD]|[Tt]b[cd])\b|\b[Ll]orem ipsum\b|\[(?:citation|source|date|page|name) needed\]"
    r"|\[(?:\?{2,}|citation|to (?:do|come|follow|be (?:confirmed|added)))\](?![(\[:])",
)
_ASKED = re.compile(
    r"[(\[](?i:check|ask|confirm|verify|see|was|is|who|what|when|where)\b[^()\[\]\n“”\"]{0,60}\?{2,}[)\]](?![(\[:])"
    r"|\[(?:(?i:source|date|page|name|spelling)\?+|[A-Z][a-z]+ to (?:confirm|check|verify)\??)\](?![(\[:])"
    r"|\((?:[Aa]sk|[Cc]heck with) [A-Z][a-z]+[!.]*\)"
    r"|\[(?:Editors?|Ed\.?|Note to (?:self|editors?)): ?(?i:check|confirm|verify|ask|add|fill in|rewrite|please)\b"
    r"[^\[\]\n“”]{0,80}\](?![(\[:])"
    r"|\((?:\?{2,}|[Cc]heck\?+)\)|\[(?:CHECK|[Cc]heck(?:\?+| (?:this|that|with)\b[^\[\]\n]{0,40}))\](?![(\[:])"
    r"|(?<![\w?!=/&“\"‘'])\?{2,}(?![\w?!”\"’'])"
)
_LEFT_OPEN = re.compile(
    r"(?<![\w.-])NN(?= (?:people|per ?cent|staff|officials|civil servants|employees|members)\b|%)"
    r"|(?<![\w.-])(?:XX|xx)(?= per ?cent\b|%)|£(?:NN|XX|xx)(?!\w)"
    r"|\[(?:INSERT|[Ii]nsert) [A-Za-z ]{2,40}\](?![(\[:])|(?<=\n\n)(?:N/A|n/a)(?=\.?[ \t]*(?:\n\n|\n*\Z))"
)
"""What only keeps the place of a number or of words, or is all of a paragraph and says nothing."""
_OF_MACHINES = re.compile(
    r":contentReference\[oaicite:[^\]]*\](?:\{[^}]*\})?|\[oai_citation:[^\]]*\](?:\([^)]*\))?|【[^【】\n]*†[^【】\n]*】"
    r"|\bturn\d+(?:search|view|news|file)\d+\b|[?&]utm_source=chatgpt\.com|\b[Aa]s an AI language model\b"
)
"""What programs that write texts leave behind."""
_REWORKED = r"(?:revised|updated|rewritten|improved|polished|corrected|shortened|edited|refined|reworded)"
_HERE = (
    rf"[Hh]ere(?:[’']s| is| are)(?: (?:an?|the|your|my))? (?:[a-z]+,? ){{0,2}}?{_REWORKED} "
    r"(?:paragraphs?|text|version|summary|draft|entry|article|section|sentences?|wording|title)(?=:| of your\b)"
)
_CHAT = re.compile(
    rf"(?:^|(?<=[.!?:] ))(?:{_HERE}"
    r"|[Hh]ere(?:[’']s| is) (?:an?|the|your) neutral(?:,? [a-z]+)? (?:summary|account|rewrite|version|text)"
    r"(?: of (?:the|this|your) (?:article|text|source|interview|report|document|entry))?:[ \t]*$"
    r"|(?:Certainly|Absolutely|Sure)[!,.] Below is (?:the|a|your) (?:[a-z]+ )?(?:paragraph|text|version|summary)\b"
    r"|(?:Certainly|Absolutely|Sure|Of course|Great question)[!,.] [Hh]ere(?:[’']s| is| are)\b"
    r"|Let me know if you(?:[’']d| would)? (?:like|need|want) (?:me to|any (?:changes|edits|adjustments|revisions))\b"
    r"|Would you like me to (?:add|adjust|change|continue|expand|include|make|revise|rewrite|shorten)\b)"
    r"|(?<![“\"‘'])\b[Aa]s of my (?:last|latest) (?:knowledge |training )?(?:update|cut-?off)\b",
    re.MULTILINE,
)
"""What such a program says to whoever asked it, and not to readers."""
_MENU = frozenset(
    "home news opinion comment jobs events subscribe about contact us search menu login log in sign register features"
    " in-depth analysis blogs topics sections more newsletters podcasts video skip to main content account my".split()
)
_SURE = ({"home", "subscribe"}, {"home", "menu"}, {"home", "search"}, {"sign", "subscribe"}, {"log", "subscribe"},
         {"login", "subscribe"}, {"skip", "content"}, {"home", "contact"}, {"home", "jobs"})  # fmt: skip
"""Words of menus that no headline has together, if it has no others than those of menus."""
_LEAST = 4
_SENT_FROM = re.compile(
    r"^(?:Sent from my (?:iPhone|iPad|(?:Samsung )?Galaxy(?: \w+)?|Samsung|Android(?: \w+)?|BlackBerry|phone|mobile)"
    r"|Sent from (?:Outlook|Mail|Yahoo Mail) for (?:iOS|Android|Mac|Windows(?: 1[01])?)"
    r"|Get Outlook for (?:iOS|Android))[. \t]*$",
    re.MULTILINE,
)
"""A line that a telephone puts below an e-mail."""
_TRACKED = re.compile(r"(?:(?:\{\+\+[^{}\n]*\+\+\}|\{--[^{}\n]*--\}|\{~~[^{}\n]*~~\}|\{>>[^{}\n]*<<\}))+")
_DOUBT = re.compile(r"^(?:[ \t]*(?:- |[\w-]+:)[^#\n]*)[ \t](?P<words>#[ \t]*(?:doubtful|look again)\b)", re.MULTILINE)
_BLANK = re.compile(
    r"^[ \t]*(?:- )?(?P<key>[\w-]+):[ \t]+(?P<words>(?P<mark>['\"]?)(?:…|\.{2,}|\?{2,}|[-–—]{2,}|[Xx]{3,})(?P=mark))"
    r"[ \t]*$",
    re.MULTILINE,
)
_PERHAPS = re.compile(rf"^{re.escape(PERHAPS)}(?P<words>\S.*)$", re.MULTILINE)
_OURS = frozenset({"title", "summary"})
"""Keys whose values are our own words."""
_SIGNS_OF_VALUES = (
    ": …", '"…', "'…", "..", "??", ": --", ": –", ": —", '"--', "'--", "xxx", "XXX", "doubtful", "look again", PERHAPS,
)  # fmt: skip
"""What a value that nobody has looked at cannot do without; few entries have any of them."""
_SIGNS_OF_TEXT = (
    "TODO", "FIXME", "XX", "xx", "NN", "[INSERT ", "[Insert ", "[insert ", "N/A", "n/a",
    "TBC", "TBD", "tbc", "tbd", "Tbc", "Tbd", "orem ipsum", "needed]", "[??", "[cita", "[to ",
    "oaicite", "oai_cit", "†", "chatgpt", "AI lang", "turn0", "turn1", "turn2", "{++", "{--", "{~~", "{>>",
    "ere is ", "ere’s ", "ere's ", "ere are ", "Let me know if you", "Would you like me", "s of my l",
    "??", "?]", " to confirm]", " to check]", " to verify]", "(ask ", "(Ask ", "heck]", "heck?", "heck ", "CHECK",
    "[Ed", "[Note to ",
    "Sent from ", "Get Outlook", "Below is ", "In the source at line", "The source gives", WHO, *SENTENCES,
)  # fmt: skip
"""What a mark in a text cannot do without. To look for each is quicker than one pattern of all."""


_IN_TEXT = (
    (_SENTENCE, "a sentence of the draft is still there: '{}'", "write our own words in its place, or delete it"),
    (
        re.compile(re.escape(WHO)),
        "'{}' still asks who says it",
        "look in the source and write the name, or delete the sentence with its block",
    ),
    (_TO_DO, "'{}' is still to be done", "do it, or delete the mark"),
    (_ASKED, "'{}' is a question to ourselves", "answer it, or delete it"),
    (_LEFT_OPEN, "'{}' only keeps the place of what is to be written", "write it; what nobody knows is said in words"),
    (
        _OF_MACHINES,
        "'{}' is a mark that a program which writes texts has left",
        "delete it, and look up what it stood behind: such programs make up sources",
    ),
    (
        _CHAT,
        "'{}' is what a program that writes texts says to whoever asked it",
        "delete the sentence; and look every fact and quotation below it up in the source",
    ),
    (_SENT_FROM, "'{}' is a line of an e-mail", "delete it, and whatever else of the e-mail is left around it"),
    (
        _TRACKED,
        "'{}' is a change that somebody proposed",
        "write the text as it shall be: what {++ is put in ++}, without what {-- is taken out --}",
    ),
)
"""What no body should have: the pattern, what is wrong, and what to do."""
_OURS_ONLY = frozenset({_CHAT, _LEFT_OPEN})
"""Of these a document may well tell, in its own words."""


def check_unfinished(source: Source, parts: Split, draft: Span | None, found: Findings) -> None:
    """Report what of a draft is still in an entry; in a `draft`, which may well have it, how much of it there is."""
    every = Findings()
    _look(source, parts, every)
    if draft is None or not every.items:
        found.extend(every.items)
        return
    lines = sorted({item.span.line for item in every.items})
    many = f"{len(lines)} lines still wait for you, the first is" if len(lines) > 1 else "one line still waits for you:"
    message = f"{many} line {lines[0]}: proposed values to look at, words to be replaced by our own"
    hint = "do it before you delete draft: true; from then on each line is a problem of its own"
    found.warning(draft, "unfinished", message, hint)


def _look(source: Source, parts: Split, found: Findings) -> None:
    path, index = source.path, LineIndex(parts.body, parts.body_line)
    whole = source.content.decode("utf-8", "replace")
    # Few entries have any of it, and to tell code from text is dear.
    has_marks = any(map(whole.__contains__, _SIGNS_OF_TEXT))
    text = masked(parts.body) if has_marks else ""
    for pattern, problem, hint in _IN_TEXT:
        for match in pattern.finditer(_our_own(text) if pattern in _OURS_ONLY and pattern.search(text) else text):
            found.warning(index.span(path, match.start()), "unfinished", problem.format(match[0]), hint)
    if has_marks:
        for key, scalar in _scalars(parts.front):
            for word in _TO_DO.findall(scalar.text):
                message = f"'{word}' in the value of '{key}' is still to be done"
                found.warning(scalar.span, "unfinished", message, "do it, or delete the mark")
            for match in _CHAT.finditer(scalar.text) if key in _OURS else ():
                message = f"'{match[0]}' in the value of '{key}' is what a program that writes texts says"
                found.warning(scalar.span, "unfinished", message, "delete it, and look the rest up in the source")
    for scalar in _titles(parts.front):
        message = f"'{scalar.text}' is the menu of a page, and not its title"
        found.warning(scalar.span, "unfinished", message, "write the headline, as it is printed above the text")
    if any(map(whole.__contains__, _SIGNS_OF_VALUES)):
        typed = re.sub(r"\r\n?", "\n", whole.removeprefix("\ufeff"))
        _check_values(path, typed, parts.body_line, found)


def _titles(front: yamltree.Mapping) -> Iterator[yamltree.Scalar]:
    """The titles of an entry and its source that are what stands at the top of every page of a site."""
    for entry in front.entries:
        if entry.key == "source" and isinstance(entry.value, yamltree.Mapping):
            yield from _titles(entry.value)
        elif entry.key == "title" and isinstance(entry.value, yamltree.Scalar):
            words = re.findall(r"[\w-]+", entry.value.text.casefold())
            if len(words) >= _LEAST and _MENU.issuperset(words) and any(sure.issubset(words) for sure in _SURE):
                yield entry.value


def _our_own(text: str) -> str:
    """A text without its quotations: what a document tells of such a program is no slip."""
    # Here and not above: few texts get so far.
    from sitegen.wording.own_words import own_words, told

    return own_words(told(text))


def _check_values(path: str, text: str, body_line: int, found: Findings) -> None:
    """Values of front matter and of annotations that nobody has looked at, or that only keep the place of one."""
    index = LineIndex(text)

    def warn(match: re.Match[str], message: str, hint: str) -> None:
        span = index.span(path, match.start("words"))
        # In the body, only options of annotations have values.
        if span.line < body_line or match[0].startswith("    "):
            found.warning(span, "unfinished", message, hint)

    for match in _DOUBT.finditer(text):
        hint = "look at the source; correct the value or keep it, and delete the remark"
        warn(match, f"the value before '{match['words']}' is as the program proposed it", hint)
    for match in _PERHAPS.finditer(text):
        hint = "put those into 'tags' that the entry is about, and delete the line"
        warn(match, "topics that perhaps belong to 'tags' still stand in a remark", hint)
    for match in _BLANK.finditer(text):
        message = f"'{match['words'].strip(match['mark'])}' only keeps the place of a value"
        warn(match, message, f"write what '{match['key']}' is, or delete the line")


def _scalars(node: yamltree.Node, key: str = "") -> Iterator[tuple[str, yamltree.Scalar]]:
    """(key, scalar) of every value of a tree; an item of a list has the key of the list."""
    if isinstance(node, yamltree.Scalar):
        yield key, node
    elif isinstance(node, yamltree.Sequence):
        for item in node.items:
            yield from _scalars(item, key)
    else:
        for entry in node.entries:
            yield from _scalars(entry.value, entry.key)
