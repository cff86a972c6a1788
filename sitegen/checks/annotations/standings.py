"""`claim-reply`, further: a claim that is disputed or confirmed has somebody besides its holder who does that.

Only what is certain is told: a reply of which the holder is the subject, with nobody else in it; and `confirmed` where
neither the claim nor its paragraph names anybody else, and the entry has no link and no word of a second source. What a
note says is not there, an answer that denies the claim, and the source of the entry itself are no second source.

Bad: `holder: desk-office`, `status: disputed` and `reply: The Desk Office said that it was right`; `status: confirmed`
with the note "No sum is given", or with `reply: A union denied it` alone. Good: `reply: A union said no`; a note that
says who confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Department, Document, Person, Publisher
from sitegen.said_by import BODY, TWO_WORDS
from sitegen.sentences import sentences, text_of

# Patterns as text: a build that looks at no such claim does without making them.
_TITLE = r"(?:(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Mr|Mrs|Ms) )?"
_SAID = (
    r"(?:(?:has|had|have|later|also|again|then) )*(?:said|says|replied|replies|answered|answers|responded|responds"
    r"|denied|denies|rejected|rejects|disputed|disputes|disagreed|disagrees|stated|states|argued|argues|insisted"
    r"|insists|maintained|maintains|held|holds|wrote|writes|asserted|asserts|added|adds|repeated|repeats)\b"
)
_AGAIN = (
    r"(?:(?:also|then|later|has) )*(?:(?:adds?|added|repeats?|repeated|insists?|insisted|maintains?|maintained)"
    r"(?: again)?|sa(?:id|ys) again) that"
)
"""Whoever goes on speaking answers nobody; others are then told of, and do not speak."""
_SPEAKS = (
    r"\b(?:said|says?|told|tell\w*|den[iy]\w*|reject\w*|disput\w*|disagree\w*|call\w*|claim\w*|doubt\w*|critic\w*"
    r"|contradict\w*|argu\w*|answer\w*|repl[iy]\w*|respon\w*|object\w*|oppos\w*|against|according|accus\w*|charge\w*"
    r"|question\w*)\b"
)
_DENIED = (
    r"(?:(?:In (?:reply|response|answer)|(?:In|On) (?:\w+ ){0,2}\d{4}|(?:On t|T)he same day),? )?"
    r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Bb]oth) )?(?:(?:department|ministry|office|minister|union|company|firm"
    r"|council|agency|government|party|association|branch|spokes(?:man|woman|person)|staff|local|for|of|the|and"
    r"|[A-Z][\w’'&-]*) )++)"
    r"(?:(?:has|have|had|strongly|flatly|firmly|also) )*"
    r"(?:(?:denied|denies|deny|rejected|rejects|reject|disputed|disputes|dispute) (?P<what>this|it|that"
    r"|(?:the|this|that|these|those) (?:claim|charge|accusation|allegation)s?)|disagreed|disagrees?"
    r"|(?:said|says|say) (?:that )?(?:this|it|the (?:claim|charge|accusation|allegation)s?) (?:is|was|were|are)"
    r" (?:not true|untrue|false|unfounded|baseless|nonsense))"
    r"(?=[.,;:]|$| and (?:said|says|called|that)| (?:on|when|as|saying|outright|at once)\b| in (?:[A-Z12]|reply))"
)
_HALF = r"\b(?:first|until|later|since|part|partly|earlier|before|but|then|initially|otherwise|accept|admi|conced)"
"""Words of a denial that was not of all, or not the last word."""
_GIVES_IN = (
    r"\b(?:accept|admi[ts]|conced|acknowledg|apolog|withdr|retract|no longer|gave (?:way|in)\b|resign|settled|paid)"
)
_NO_SECOND = (
    r"\bno (?:\w+ )?(?:evidence|proof|confirmation|support|second source)\b"
    r"(?! (?:against|to the contrary|of the opposite))"
    r"|\bno \w+(?:, \w+)*(?: (?:or|and) \w+)? (?:in|to) support\b|\b(?:uncorroborated|unconfirmed)\b"
    r"|\b(?:nobody|no one) (?:else )?confirms\b"
)
"""A note that says itself that there is no second source."""
_SAVE = r"[;:]|\b(?:but|though|although|however|while|except|other than|besides?(?! (?:his|her|its|their)\b))\b"
"""What may then tell of one nevertheless."""
_HAS = (
    r"\b(?:ha[sd]|have|says?|said|t[oe]lls?|told|wr[io]te|report|show|list|g[ia]ve|count|put|print|publish|record|state"
    r"|find|found|name)"
)
"""What a second source does."""
_ANOTHER = (
    r"\b(?:union|association|staff|minister|secretar|committee|critic|other|another|official|member|worker|employee"
    r"|colleague|opponent|paper|press|journalist|report|review|survey|study|audit|inspect|tribunal|court|inquiry|people"
    r"|person|some\b|many\b|who\b|someone|somebody|body|bodies|government|department|agency|network|group|campaign"
    r"|source|spokes|evidence|witness|parliament|commission|board|charit|compan|author|writer|reader|public\b)"
)
"""Somebody else, without a name."""
_TOOK_BACK = (
    r"\b(?:otherwise|wrong|mistak|error|correct|withdr|retract|apolog|regret|admi[ts]|conced|accept|acknowledg"
    r"|no longer|in fact|revis|amend|clarif|misunderst)"
)
"""A holder may well not let stand himself what he held before."""
_KEPT = (
    r"\b(?:in fact )?(?:it|this|that|he|she|they) (?:was|is|were|had been) (?:in fact |quite )?"
    r"(?:so|true|right|correct)(?=[.,;]|$)|\bnot (?:been )?(?:wrong|mistaken)\b"
)
"""Of these words some are those of whoever takes back."""
_ALIKE = r"\b(?:also|too|same|second|both|later|figures|statistic|data|accounts|record|register|letter|minutes)\b"
_SECOND = (
    r"\b(?:confirm|corroborat|verif|(?:bear|bore|borne)s? (?:\w+ )?out\b|audit|inspect|inquiry|tribunal|committee"
    r"|court|second source|independent|separate|evaluat|found (?:that|the same|it|a|an|no)\b|findings?\b|agree)"
)
"""Words of an entry that may tell of a second source."""
_LITTLE = frozenset(
    "A According After All Among An And As At Before Behind Beside Besides Both But By During Each Even Every For"
    " From He Her His How However I If In It Its Last Neither Next No Nobody None Nor Not Nothing Of On One Only Or Our"
    " Over She Since So Still Such That The Their Then There These They This Those Through Thus To Under Until We What"
    " When Where Whether Which While Who Why With Within Without Yet".split()
)
_DAYS = frozenset({*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_NO_NAMES = _LITTLE | _DAYS
_ARTICLES = {"A", "An", "Both", "Its", "The"}
_LEAD = re.compile(r"<p>\s*<strong>[^<]*[.:]</strong>")
"""The first words of a paragraph, in the way of a heading."""
_ASIDE = re.compile(r"<aside\b.*?</aside>", re.DOTALL)
_HEAD = re.compile(r"<p class=\"annotation-head\".*?</p>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|dd)>")


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the claims of an entry that do not stand by their holder alone."""
    for claim in document.body.annotations:
        status = claim.option("status") if claim.kind == "claim" else ""
        if status in {"disputed", "contested"} and (name := _answers_itself(claim, document, lookup)):
            message = f"the claim is {status}, and its reply is that of its holder, {name}"
            hint = f"write reply: who else does not let it stand; if it is {name} who answers somebody, write holder: "
            hint += (
                "that somebody; where nobody disputes it, no_reply: none in the source, not reply, and status: stated"
            )
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)
        elif status == "confirmed" and not _second_source(claim, document, lookup):
            message = "the claim is confirmed, and nothing says by whom, besides its holder"
            hint = "write below its options, behind an empty line, which second source says so, best with a link; "
            hint += f"where none does, write status: {'disputed' if denier(claim.option('reply')) else 'stated'}"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)


def denier(text: str) -> str:
    """Who denies, in a text that begins with that and takes nothing back, what was said before; else empty."""
    text = " ".join(text.split())
    match = re.match(_DENIED, text)
    if match is None or re.search(_GIVES_IN, text.lower()) or re.search(_HALF, re.split(r"[;.:]", text)[0].lower()):
        return ""
    who = match["who"].strip()
    return "" if who.split()[0] in _NO_NAMES - _ARTICLES else who


def names_of(word: str, document: Document, lookup: LookUp) -> list[str]:
    """All names of a holder or publisher, who is written as an id or a name."""
    named = [word]
    for name in (word, *lookup.named.called(word, document.as_at)):
        for kind in ("person", "department", "publisher"):
            item = lookup.library.item(f"{kind}:{name}")
            if isinstance(item, Department):
                named += [*(called.name for called in item.names), *item.acronyms]
            elif isinstance(item, Publisher):
                named += [item.name, *item.acronyms]
            elif isinstance(item, Person):
                family = item.name.rpartition(" ")[2]
                named += [item.name, *item.printed, *([family] if lookup.named.of_family(family) == (item.id,) else [])]
    if re.fullmatch(TWO_WORDS, word) and not BODY.search(word) and lookup.library.holder(word) is None:
        named += _family(word, document, lookup)
    return [re.sub(r"^the ", "", name, flags=re.IGNORECASE) for name in dict.fromkeys(named) if name]


def _family(name: str, document: Document, lookup: LookUp) -> list[str]:
    """The last word of the name of somebody without a record, where the entry has nobody else of that name."""
    first, _, family = name.partition(" ")
    text = f"{document.title} {document.summary} {text_of(document, lookup.library)}"
    firsts = set(re.findall(rf"([A-Z][\w’-]+) {re.escape(family)}\b", text)) - _LITTLE
    return [family] if firsts == {first} and not lookup.named.of_family(family) else []


def _answers_itself(claim: Annotation, document: Document, lookup: LookUp) -> str:
    """The holder's name as a reply has it that begins with it and tells of nobody else; else empty."""
    reply, holder = " ".join(claim.option("reply").split()), claim.option("holder")
    if not reply or not holder:
        return ""
    names = names_of(holder, document, lookup)
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    subject = rf"(?:In (?:reply|response|answer),? )?(?:[Tt]he )?{_TITLE}({either})"
    for verb, others in ((_SAID, _ANOTHER), (_AGAIN, _SPEAKS)):
        match = re.match(f"{subject},? {verb}", reply)
        rest = reply[match.end() :] if match is not None else ""
        told = re.sub(_KEPT, "", rest.lower())
        if match is not None and not _strangers(rest, names) and not re.search(f"{others}|{_TOOK_BACK}", told):
            return match[1]
    return ""


def _strangers(text: str, names: list[str]) -> list[str]:
    """Words of a text that are or may be part of a name, and not of one of these."""
    ours = {word for name in names for word in re.findall(r"\w+", name.lower())}
    return [
        word
        for word in re.findall(r"[^\W\d_]\w*", text)
        if word[0].isupper() and word not in _NO_NAMES and word.lower() not in ours
    ]


def _second_source(claim: Annotation, document: Document, lookup: LookUp) -> bool:
    """Whether there is anything that may be a second source."""
    html = lookup.library.tables.body(document.id).html
    known = names_of(claim.option("holder"), document, lookup)
    note, reply = _telling(_text(claim.body_html), document, lookup), _telling(claim.option("reply"), document, lookup)
    denied = _only_denies(reply, known)
    noted = note if denied else f"{note} {reply}".strip()
    own = next((block for block in _BLOCK_END.split(_ASIDE.sub(" ", html)) if f'id="r-{claim.id}"' in block), html)
    if "<a " in claim.body_html or re.search(_ALIKE, noted.lower()):
        return True
    if re.search(f"{_ALIKE}|{_SECOND}", _text(own).lower()):
        return True
    lacking = [one for one in sentences(note) if re.search(_NO_SECOND, one.lower()) and not re.search(_SAVE, one)]
    if (lacking and noted == note) or (denied and not note):
        # The claim says itself that there is none: whoever else is named near it does not bear it out.
        parts = [part for part in sentences(note) if part not in lacking and _tells_of_another(part, known)]
        return 'href="http' in own or any(re.search(f"{_HAS}|{_SECOND}", part.lower()) for part in parts)
    if _tells_of_another(noted, known) or _names_another(_LEAD.sub("", own), known):
        return True
    if not noted:
        # Whatever else the entry names, readers of this claim are not told by whom it is borne out.
        return False
    if _leads_out(html, document):
        return True
    # Elsewhere in the entry somebody may be named who says so in words of their own.
    begun = _beginnings(claim.words)
    blocks = _BLOCK_END.split(
        _HEAD.sub(" ", re.sub(rf'<aside\b[^>]*id="{claim.id}".*?</aside>', " ", html, flags=re.DOTALL))
    )
    if any(_names_another(block, known) and begun & _beginnings(_text(block)) for block in blocks):
        return True
    return re.search(_SECOND, f"{document.summary} {' '.join(map(_text, blocks))}".lower()) is not None


def _tells_of_another(text: str, known: list[str]) -> bool:
    return bool(_strangers(text, known)) or re.search(_ANOTHER, text.lower()) is not None


def _only_denies(reply: str, known: list[str]) -> bool:
    """Whether a reply is a denial, and behind it nobody else tells of anything."""
    who = denier(reply)
    if not who or re.search(f"{_ALIKE}|{_SECOND}", reply.lower()):
        return False
    parts = re.split(r"[,;.:]", reply.partition(who)[2])[1:]
    if re.search(r"\b(?:sa(?:id|ys?|w)|seen|tells?|told|wr[io]tes?|found|admitted)\b", " ".join(parts).lower()):
        return False
    return not any(_tells_of_another(part, [*known, who]) and re.search(_HAS, part.lower()) for part in parts)


def _telling(text: str, document: Document, lookup: LookUp) -> str:
    """A text without the sentences that say only that something is so, or what the source says or lacks."""
    source = document.source
    words = [] if source is None else [word for word in (source.publisher, source.author) if word]
    named = (re.escape(name) for word in words for name in names_of(word, document, lookup))
    same = "|".join(["report", "article", "source", "page", "text", "newsletter", "magazine", "paper", *named])
    bare = (
        r"(?:(?:this|it|that|the claim) (?:is|was|has been) (?:true|confirmed|correct|right|so|a fact)|confirmed|true"
    )
    bare += rf"|(?:the )?(?:{same}) (?:itself )?(?:confirms|confirmed|says|said|states) (?:it|this|that|so))[.!]?"
    lacks = rf"(?:(?:the|this) )?(?:{same}) (?:itself )?(?:(?:does|did) not|doesn[’']t|didn[’']t) "
    lacks += r"(?:say|state|give|print|name|tell|explain|show|mention|list|quote|report)\b(?P<rest>[^;:]*)"
    told = []
    for part in sentences(text):
        lacking = re.fullmatch(lacks, part.strip(), re.IGNORECASE)
        if lacking is not None and not re.search(f"{_SAVE}|{_ALIKE}|{_SECOND}", part.lower()):
            told += [part] * _tells_of_another(lacking["rest"], [])
        elif not re.fullmatch(bare, part.strip(), re.IGNORECASE):
            told.append(part)
    return " ".join(told)


def _names_another(block: str, known: list[str]) -> bool:
    """Whether a paragraph has a link to somebody or something else, or a name that may be theirs."""
    # The names of what is linked to are not in a body yet, but for those that have words of their own.
    linked = set(re.findall(r'href="ref:(?:\w+:)?([^"]+)"', block)) - set(known)
    return bool(linked or _strangers(_text(block), known))


def _beginnings(text: str) -> set[str]:
    """What words begin with that tell of something: `saved` and `saving` are one."""
    return {word[:3] for word in re.findall(r"[a-z]{4,}", text.lower())} - {"the", "tha", "thi", "whi", "wit", "hav"}


def _leads_out(html: str, document: Document) -> bool:
    """Whether an entry has a note, another entry or a page on another site that may bear a claim out."""
    own = [document.source.url, document.source.archive_url] if document.source is not None else []
    links = [link for link in re.findall(r'href="(https?://[^"]+)"', html) if link not in own]
    elsewhere = any(note.option("elsewhere") for note in document.body.annotations)
    return bool(links or document.related or document.responds_to or elsewhere or "footnote-ref" in html)


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
