"""What libyaml says of a YAML text, in words for people who know little of YAML."""

from __future__ import annotations

import re

_LEFT_OPEN = re.compile("end of stream|expected ':'|alphabetic or numeric|',' or")
_GENERAL_HINT = "look at this line and the one above: quotes, indentation, and a space after each colon"
_CURLY = r":\s+[“”„]"
_CURLY_PART = r":\s+[“„][^“”„\"'’]*[“”](?=[^'\"]*:\s)[^'\"]*[^'\"“”\s]\s*$"
"""Curly marks around the first words only: they are a part of the value. With a straight one in it, more is to do."""
_AFTER_QUOTES = """["']"""
_TYPED_KEY = re.compile(r"[ ]*[\w-]+")
GLUED = r"[^\s#]#\s"
"""A remark without the space before it, which YAML takes for a part of the value."""
ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
"""Spaces that look like the plain one and mean nothing to YAML, as a range of a pattern."""
_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        GLUED,
        "a # right behind a word, where a remark was meant",
        "put a space before the #, or the whole value in quotes",
    ),
    (
        "mapping values are not allowed",
        _CURLY_PART,
        "a colon followed by a space, behind curly quotation marks that YAML does not know",
        "put the whole value, with its curly marks, between two straight single quotes: {key}: '“One”: two'",
    ),
    (
        "mapping values are not allowed",
        _CURLY,
        "curly quotation marks, which YAML does not know, around a value with a colon",
        'type straight ones: {key}: "One: two"',
    ),
    (
        "mapping values are not allowed",
        "",
        "a colon followed by a space inside a value that has no quotes",
        'put the whole value in quotes: {key}: "One: two"',
    ),
    (
        "unexpected end of stream",
        "",
        "a quotation mark that is never closed",
        "close the quotes on this value, with the same mark as before it",
    ),
    (
        "could not find expected ':'",
        r"^\s*[\w-]+\s*=\s*\S",
        "an equals sign where a colon belongs",
        "write '{key}: {rest}'",
    ),
    (
        "could not find expected ':'",
        r"^\s*[\w-]+\s*[：﹕∶ː꞉]",
        "a colon of another kind, which YAML does not know",
        "write '{key}: {rest}', with the colon of your keyboard",
    ),
    (
        "could not find expected ':'",
        rf"^\s*[\w-]+:[{ODD_SPACES}]",
        "a space of another kind behind the colon",
        "write '{key}: {rest}', with a plain space",
    ),
    (
        "could not find expected ':'",
        r"^\s*[\w-]+:\S",
        "a key without a space behind its colon",
        "write '{key}: {rest}', with a space",
    ),
    (
        "could not find expected ':'",
        "",
        "a line without a colon among the keys",
        "write '{key}: {rest}'; if the line belongs to the value above, indent it by two spaces",
    ),
    (
        "cannot start any token",
        "",
        "a value begins with a character that YAML reserves (@, ` or %)",
        'put the value in quotes: {key}: "{rest}"',
    ),
    (
        "did not find expected alphabetic or numeric",
        "",
        "a value that begins with * or & (YAML reads it as a reference)",
        'put the value in quotes: {key}: "*value"',
    ),
    (
        "did not find expected (key|'-' indicator)",
        _AFTER_QUOTES,
        "text after a closing quotation mark",
        "put the whole value into one pair of quotes; inside '…' write '' for an apostrophe",
    ),
    (
        "did not find expected (key|'-' indicator)",
        r"^\s*(?:- )?[\w-]+:\s+\[[^\[\]]*\]\s+[^\s#]",
        "text behind square brackets, which begin a list",
        'put the whole value in quotes: {key}: "{rest}"',
    ),
    (
        "did not find expected (key|'-' indicator)",
        "",
        "a line is not indented like the lines above it",
        "begin all keys of one level in the same column, and so all items '- …' of a list",
    ),
    (
        "',' or",
        "",
        "a bracket that is never closed, or a comma that is missing between two values",
        "close it: [one, two]; put a value that has a bracket or comma inside in quotes",
    ),
    (
        "did not find expected comment or line break",
        "",
        "text where the line should end",
        "put the whole value in quotes, or move the text to a line of its own",
    ),
)
"""What libyaml says, how the line was typed, and what to say of it; the first that fits."""


def is_left_open(problem: str) -> bool:
    """Whether something was opened and never closed, so that the place where it began is the one that helps."""
    return _LEFT_OPEN.search(problem) is not None


def is_key(line: str) -> bool:
    """Whether a line looks like a key with or without a value."""
    return re.match(r"[ ]*[A-Za-z][\w-]*:(?:\s|$)", line) is not None


def is_left_open_line(line: str) -> bool:
    """Whether a value begins with a quotation mark that is not closed on its line."""
    opened = re.match(r"""[ ]*(?:- )?[\w-]+:[ ]+(["'])""", line)
    if opened is None:
        return False
    rest = line[opened.end() :].replace("''", "") if opened[1] == "'" else re.sub(r"\\\\.", "", line[opened.end() :])
    return opened[1] not in rest


def is_run_on(problem: str, line: str, before: str, above: str) -> bool:
    """Whether the parser took a line without a colon and the key below it for one long key: the line above is wrong."""
    return (
        _is_key(problem, before)
        and bool(above.strip())
        and re.search(r":(?:\s|$)", above) is None
        and not above.lstrip().startswith(("-", "#"))
        and _indent(above) == _indent(line)
    )


def is_deeper(problem: str, line: str, before: str, above: str) -> bool:
    """Whether the parser took a key for a part of the value above it, because it is indented further."""
    return _is_key(problem, before) and re.search(r":\s+\S", above) is not None and _indent(line) > _indent(above)


def _is_key(problem: str, before: str) -> bool:
    return "mapping values are not allowed" in problem and _TYPED_KEY.fullmatch(before) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def in_plain_words(problem: str, line: str, before: str) -> tuple[str, str]:
    """(message, hint) for a problem of the parser, by how the line was typed, and what stands before the place."""
    for pattern, typed, message, hint in _PLAIN_WORDS:
        if re.search(pattern, problem) and re.search(typed, before if typed == _AFTER_QUOTES else line):
            return message, hint.format(**_of_line(line))
    return f"the YAML cannot be read here: {problem}", _GENERAL_HINT


def _of_line(line: str) -> dict[str, str]:
    """The key of a line as typed, and what stands behind it, to show what it should look like."""
    typed = re.match(r"[\s-]*([A-Za-z][\w-]*)\s*[:=：﹕∶ː꞉]?\s*(.*)", line)
    return {"key": typed[1], "rest": typed[2].strip() or "…"} if typed else {"key": "key", "rest": "value"}
