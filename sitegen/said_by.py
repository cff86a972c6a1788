"""Who speaks by the sentence of a quotation, where that is beyond doubt and not the speaker of the annotation.

Only four shapes are read: a sentence that begins with a name and its verb, `Ann Example called the plan “…”`; and
`Ann Example said that she found it “…”`, where the speaker is not told of right before; and `“…”, said Ann Example`;
and `Ann Example ran it. She called it “…”`, where the speaker of the annotation is a he. The name is that of a person
whom the entry has otherwise, or has its post behind it, or begins with a given name; it may be the family name alone
where only one person of the entry has it. Anything that may tell of a third person (another pronoun, another verb of
saying, a spokesman) ends the matter. So does a speaker for whom the text may have another name: it is somebody of the
register or of the text; or it is a person's name and nothing in the whole entry has a word of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from sitegen.given_names import GIVEN_NAMES
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document, Person
from sitegen.sentences import POST, Sentence, all_text, sentence_of, sentences, text_of

# Patterns as text, as in `standings`.
_VERB = (
    r"(?:said|says|called|calls|argued|argues|replied|replies|added|adds|wrote|writes|described|describes|insisted"
    r"|insists|admitted|admits|warned|warns|complained|complains|answered|answers|declared|declares)"
)
_THIRD = (
    rf"\b(?:he|she|they|him|her|his|their|them|who\w*|words?|phras\w+|repl\w+|answer\w*|respon\w+|remark\w*|comment\w*"
    rf"|claim\w*|statement|speech|letter|report\w*|view|advice|e?-?mails?|messages?|quot\w+|cit\w+|accounts?|versions?"
    rf"|slogan|motto|title|headline|questions?|by|from|that|if|how|colleagues?|boss|predecessor|successor|spokes\w+"
    rf"|behalf|lawyer|solicitor|put it|as|read|reads|told|tells|think|thinks|thought|{_VERB[3:-1]})\b|[’']s\b|s[’']\s"
)
_REPORTS = (
    r"(?:said|says|replied|replies|added|adds|insisted|insists|admitted|admits|answered|answers|declared|declares)"
)
"""Verbs before `that`. Whoever argues, warns or complains may do so with the words of another."""
_OF_OTHERS = (
    r"\b(?:staff|people|men|m[ae]n|wom[ae]n|one|ones|some\w*|others?|another|every\w*|nobody|many|workers?|union|critics?"
    r"|promis\w+|contain\w*|sp[eo]\w*k\w*|us(?:ed|es|ing)|hear\w*|paper|plan|polic\w+|book|article|minutes|document"
    r"|texts?|law|contract|code|terms?|names?|label\w*|call\w*|survey|notice|guidance|rules?)\b"
    r"|\b(?:the|th[ei]s|th[eo]se|such|so-called|any|its|no)$"
)
"""What a reported clause may have whose words are not those of whoever reports it."""
_FIRST_PERSON = r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b"
_QUOTED = rf"\b(?:words|phrase|quot\w+|put it|put in|as (?:he|she|they|the|it|a|one)|according|from|{_VERB[3:-1]})\b"
BODY = re.compile(
    r"\b(?:Office|Ministry|Department|Union|Agency|Service|Council|Board|Club|Group|Association|News|Times|Society"
    r"|Institute|Committee|Commission|Party|Network|Trust|College|University|Friends|The|A|An|In|Its|His|Her)\b"
)
_TITLE = r"(?:(?:Sir|Dame|Dr|Professor|Mr|Mrs|Ms) )?"
_ASIDE = r"(?:, (?P<post>[^,;:“”]{2,80}),)?"
_PEER = re.compile(r"\b(?:Lord|Lady|Baron|Baroness|Viscount|Earl|Duke|Countess)\b")
TWO_WORDS = r"[A-Z][\w’-]+ [A-Z][\w’-]+"
_PERSON = r"[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][\w’'-]+"
_PRESS = r"spokes|\bpress\b|\bmedia\b|communic|behalf"
_TWO_NAMES = (
    r"real name|(?:own|his|her|their) name\b|pseudonym|pen[ -]name|stage name|maiden name|née|born as|known as|alias"
    r"|changed (?:his|her|their) name|anonym|not named|unnamed|no name|without (?:a |his |her |their )?names?\b"
)
"""Words of an entry in which somebody may have another name than in the text, or none."""
_BEGIN = r"(?:(?:In|On|At) [^,“”]{2,40}, )?"
_QUOTE = '[“‘"]'
_ENDS = '[,.]?[”’"],? '


def other_speaker(quote: Annotation, document: Document, lookup: LookUp) -> str:
    """Who says the words of a quotation by its sentence, as an id or a name; empty where it may be the speaker."""
    speaker = quote.option("speaker")
    if quote.option("elsewhere"):
        return ""
    known = _is_person(quote, document, lookup)
    if not known and not _is_stranger(quote, document, lookup):
        return ""
    sentence = sentence_of(quote, document, lookup.library)
    if sentence is None or re.search(r"\bspokes|\bbehalf\b", f"{sentence.before} {sentence.behind}"):
        return ""
    own = forms_of(speaker, document, lookup)
    whole = f"{sentence.before}{quote.words}{sentence.behind}"
    if _has_word_of(own, whole) or not any(" " in name and not _PEER.search(name) for name in own):
        # Lords have had another name, and where no record has it the text need not say who is who.
        return ""
    people, text = _known(document, lookup), text_of(document, lookup.library)
    families = _families(sentence, people, text, document, lookup)
    names = [*_subjects(sentence, people, families), *_by_pronoun(sentence, whole, own, people, text)]
    if not _has_word_of(own, _around(whole, text)) and not _may_be_of_author(own, quote, document):
        # Of somebody whom the text calls otherwise, if at all, `she` may be told.
        names += _reporters(sentence, people, families, pronoun="(?: it)?" if not known else "(?: (?:s?he|it))?")
    for name in names:
        if not known and _tells_of(quote, name):
            return ""
        called = lookup.named.called(name, document.as_at)
        if not _the_same(name, speaker, document, lookup) and not _is_body(called, lookup):
            return (called or (name,))[0]
    return ""


def named_speaker(quote: Annotation, document: Document, lookup: LookUp) -> str:
    """The person whose words a quotation has by its sentence, without a `that`, as an id or a name; empty in doubt."""
    sentence = sentence_of(quote, document, lookup.library)
    if sentence is None or re.search(r"\bspokes|\bbehalf\b", f"{sentence.before} {sentence.behind}"):
        return ""
    people, text = _known(document, lookup), text_of(document, lookup.library)
    name = next(_subjects(sentence, people, _families(sentence, people, text, document, lookup)), "")
    called = lookup.named.called(name, document.as_at)
    if not name or _is_body(called, lookup) or _tells_of(quote, name) or _is_author([name], document):
        return ""
    return (called or (name,))[0]


def _is_person(quote: Annotation, document: Document, lookup: LookUp) -> bool:
    """Whether the speaker is a person of the register, or a name that is a person's in the text or of its author."""
    speaker = quote.option("speaker")
    if lookup.library.holder(speaker) is not None:
        return isinstance(lookup.library.item(f"person:{speaker}"), Person)
    if BODY.search(speaker) or re.fullmatch(TWO_WORDS, speaker) is None:
        return False
    text = text_of(document, lookup.library)
    if speaker.partition(" ")[0] in GIVEN_NAMES and (speaker in text or _is_author([speaker], document)):
        return not _may_be_of_author([speaker], quote, document)
    named = rf"\b{re.escape(speaker)}, [^,.;:“”]*{POST}"
    return bool(re.search(POST, quote.option("role").lower()) and re.search(named, text))


def _is_stranger(quote: Annotation, document: Document, lookup: LookUp) -> bool:
    """Whether the speaker is a person by the name, and nothing in an entry has a word of that name, or tells of others.

    Whoever has two names in an entry may have this one for a third.
    """
    speaker = quote.option("speaker")
    name = re.sub(rf"^{_TITLE}", "", speaker)
    if (
        lookup.library.holder(speaker) is not None
        or lookup.named.called(name, None)
        or BODY.search(name)
        or re.fullmatch(_PERSON, name) is None
        or name.partition(" ")[0] not in GIVEN_NAMES
        or re.search(_PRESS, quote.option("role").lower())
    ):
        return False
    said = all_text(document, lookup.library)
    words = [word for word in re.split(r"[\s-]", name) if len(word.strip(".")) > 1]
    return not re.search(_TWO_NAMES, said.lower()) and not any(
        re.search(rf"\b{re.escape(word.lower())}\b", said.lower()) for word in words
    )


def _tells_of(quote: Annotation, name: str) -> bool:
    """Whether an annotation has a word of a name in it, which may tell how the two go together."""
    options = " ".join(text for option, text in quote.options if option != "speaker")
    return _has_word_of([name], f"{options} {quote.body_html}")


def _is_author(own: list[str], document: Document) -> bool:
    author = document.source.author if document.source is not None else ""
    return any(name in author for name in own if " " in name)


def _may_be_of_author(own: list[str], quote: Annotation, document: Document) -> bool:
    """Whether words may be those in which the author of the source, who is the speaker, reports what somebody said."""
    return _is_author(own, document) and not re.search(_FIRST_PERSON, quote.words)


def _is_body(ids: Collection[str], lookup: LookUp) -> bool:
    return any(not isinstance(lookup.library.item(f"person:{one}"), Person) for one in ids)


def _has_word_of(own: list[str], text: str) -> bool:
    """Whether a text has a word of one of the names of somebody."""
    words = {word for form in own for word in form.split() if len(word) > 1 and word[0].isupper()}
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words if not _PEER.fullmatch(word))


def _around(whole: str, text: str) -> str:
    """What stands before a sentence, in its paragraph and the one before."""
    lines = ["", *text.split("\n")]
    place = next((at for at, line in enumerate(lines) if whole in line), 0)
    return f"{lines[place - 1]} {lines[place].partition(whole)[0]}" if place else text


def forms_of(name: str, document: Document, lookup: LookUp) -> list[str]:
    """All names of somebody who is written as an id or a name."""
    forms = [name]
    for one in (name, *lookup.named.called(name, document.as_at)):
        item = lookup.library.item(f"person:{one}")
        forms += [item.name, *item.printed] if isinstance(item, Person) else []
    return [re.sub(rf"^{_TITLE}", "", form) for form in dict.fromkeys(forms)]


def _known(document: Document, lookup: LookUp) -> list[str]:
    """The names of the people whom an entry has in links, front matter and annotations, the longest first."""
    ids = [link.target.removeprefix("person:") for link in document.body.references]
    ids += [word.text for word in document.people]
    ids += [note.option("speaker") or note.option("holder") for note in document.body.annotations]
    people = {one: forms_of(one, document, lookup) for one in ids if has_record(one, document, lookup)}
    names = [form for forms in people.values() for form in forms if " " in form]
    return sorted(dict.fromkeys(names), key=lambda name: -len(name))


def has_record(name: str, document: Document, lookup: LookUp) -> bool:
    """Whether a person of the register is meant."""
    ids = (name, *lookup.named.called(name, document.as_at))
    return any(isinstance(lookup.library.item(f"person:{one}"), Person) for one in ids)


def _families(sentence: Sentence, known: list[str], text: str, document: Document, lookup: LookUp) -> dict[str, str]:
    """Family names of a sentence that one person of the entry has alone, as papers write them -> the whole name."""
    here = set(re.findall(r"[A-Z][\w’-]+", f"{sentence.before} {sentence.behind}"))
    named = [name for name in re.findall(rf"\b{TWO_WORDS}(?![’'\w]| [A-Z])", text) if not BODY.search(name)]
    named = [*known, *(name for name in named if name.partition(" ")[0] in GIVEN_NAMES)]
    bearers: dict[str, dict[tuple[str, ...], str]] = {}
    for name in (name for name in named if name.rpartition(" ")[2] in here):
        who = tuple(lookup.named.called(name, document.as_at)) or (name,)
        bearers.setdefault(name.rpartition(" ")[2], {}).setdefault(who, name)
    found = {family: next(iter(whole.values())) for family, whole in bearers.items() if len(whole) == 1}
    return {family: name for family, name in found.items() if not _is_of_others(family, name, text)}


def _is_of_others(family: str, name: str, text: str) -> bool:
    """Whether a family name may be that of somebody else too, a wife's, a given name, a firm's, or a common word."""
    before = re.findall(rf"\b([A-Z][\w’-]+) {re.escape(family)}\b", text)
    others = [word for word in before if word in GIVEN_NAMES and word != name.partition(" ")[0]]
    with_more = rf"\b(?:Mrs|Miss|Lord|Lady|Baroness) {re.escape(family)}\b|\b{re.escape(family)}s?(?:’s?)? [A-Z&]"
    is_word = re.search(rf"\b{re.escape(family.lower())}s?\b", text)
    return (
        family in GIVEN_NAMES
        or bool(others)
        or bool(is_word or re.search(rf"{with_more}|\b[Tt]he {re.escape(family)}", text))
    )


def _subjects(sentence: Sentence, known: list[str], families: dict[str, str]) -> Iterator[str]:
    """The name of whoever says the words, right before or behind them."""
    name = _name_of(known, families)
    ahead = rf"{_BEGIN}{name}{_ASIDE} (?:(?:also|later|then|again) )?{_VERB}(?P<amid>[^,;“”]{{0,60}}?)[:,]? ?{_QUOTE}"
    match = re.fullmatch(ahead, sentence.before)
    amid, other = (match["amid"], sentence.behind) if match else ("", "")
    if match is None:
        behind = rf"{_ENDS}{_VERB} {name}(?![’'\w]| [A-Z])(?:, (?P<post>[^,;:“”]{{2,80}})(?:[,.;]|$))?(?P<rest>.*)"
        match = re.match(behind, sentence.behind)
        amid, other = (sentence.before, match["rest"]) if match else ("", "")
    if match is not None and not re.search(f"{_THIRD}|{POST}|[a-z] [A-Z]", amid) and not re.search(_QUOTED, other):
        yield from _person_of(match, families)


def _reporters(sentence: Sentence, known: list[str], families: dict[str, str], pronoun: str) -> Iterator[str]:
    """The name of whoever reports: `Ann Example says of the plan that it was “…”`."""
    about = r"(?: (?:of|about) (?P<about>[^,;:“”]{2,40}?))?"
    shape = rf"{_BEGIN}{_name_of(known, families)}{_ASIDE} (?:(?:also|later|then|again) )?{_REPORTS}{about}"
    match = re.fullmatch(rf"{shape} that{pronoun}\b(?P<clause>[^,;:“”]{{0,60}}?) ?{_QUOTE}", sentence.before)
    if match is None or re.search(_QUOTED, sentence.behind):
        return
    amid = f"{match['about'] or ''} … {match['clause']}"
    if not re.search(f"{_THIRD}|{POST}|[a-z] [A-Z]|{_OF_OTHERS}", amid):
        yield from _person_of(match, families)


def _name_of(known: list[str], families: dict[str, str]) -> str:
    names, last = ("|".join(map(re.escape, some)) or "(?!)" for some in (known, families))
    return rf"{_TITLE}(?:(?P<known>{names})|(?P<new>{TWO_WORDS})|(?P<family>{last}))"


def _person_of(match: re.Match[str], families: dict[str, str]) -> Iterator[str]:
    """The name of a match where it is surely that of a person."""
    post, new = match["post"] or "", match["new"] or ""
    if re.search(r"\b(?:his|her|their)\b", post):
        # Somebody of a third person's own: his private secretary.
        return
    if match["known"] or match["family"]:
        yield match["known"] or families[match["family"]]
    elif re.search(f"{POST}|[’']s?$", new.lower()) or BODY.search(new):
        return
    elif re.search(POST, post) or (not post and new.partition(" ")[0] in GIVEN_NAMES):
        yield new


def _by_pronoun(sentence: Sentence, whole: str, own: list[str], known: list[str], text: str) -> Iterator[str]:
    """Whoever the sentence before is about, where `she` says the words, and the speaker is a `he`; or the reverse."""
    match = re.fullmatch(rf"(She|He) [a-z]+(?P<amid>[^,;:“”]{{0,60}}?)[:,]? ?{_QUOTE}", sentence.before)
    if match is None or re.search(f"{_THIRD}|{POST}", match["amid"]) or re.search(_QUOTED, sentence.behind):
        return
    line = next((line for line in text.split("\n") if whole in line), "")
    parts = sentences(line)
    place = parts.index(whole) if parts.count(whole) == 1 else 0
    ahead = re.match(rf"{_TITLE}({'|'.join(map(re.escape, known)) or '(?!)'})\b", parts[place - 1]) if place else None
    families = {name.rpartition(" ")[2] for name in known if ahead is not None and name != ahead[1]}
    if ahead is None or any(re.search(rf"\b{re.escape(name)}\b", line) for name in families - {ahead[1].split()[-1]}):
        return
    if _pronouns(own, text) == {"She", "He"} - {match[1]} and _pronouns([ahead[1]], text) == {match[1]}:
        yield ahead[1]


def _pronouns(names: list[str], text: str) -> set[str]:
    """With which pronouns the sentences begin that follow one that begins with a name."""
    either = "|".join(map(re.escape, names))
    found = [sentences(line) for line in text.split("\n")]
    pairs = [pair for parts in found for pair in pairwise(parts) if re.match(rf"{_TITLE}(?:{either})\b", pair[0])]
    return {word for _, behind in pairs for word in behind.split()[:1] if word in {"She", "He"}}


def _the_same(name: str, speaker: str, document: Document, lookup: LookUp) -> bool:
    """Whether a name may be another one of the speaker, or that of the author of the source, who tells what is said."""
    author = document.source.author if document.source is not None else ""
    if name.rpartition(" ")[2] in author or speaker in lookup.named.called(name, document.as_at):
        return True
    changed = r",? \(?(?:now|later|then|formerly|born|née|known|who is|who was|made|or)\b|’s? real name|pseudonym"
    return re.search(rf"{re.escape(name)}(?:{changed})", text_of(document, lookup.library)) is not None
