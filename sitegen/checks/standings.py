"""`claim-reply`, further: a claim that is disputed or confirmed has somebody besides its holder who does that.

Only what is certain is told: a reply of which the holder is the subject, with nobody else in it; and `confirmed` where
neither the claim nor its paragraph names anybody else, and the entry has no link and no word of a second source.

Bad: `holder: desk-office`, `status: disputed` and `reply: The Desk Office said that it was right`; `status: confirmed`
with the note "No sum is given". Good: `reply: A union said no`; a note that says who confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Department, Document, Person, Publisher

# Patterns as text: a build that looks at no such claim does without making them.
_TITLE = r"(?:(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Mr|Mrs|Ms) )?"
_SAID = (
    r"(?:(?:has|had|have|later|also|again|then) )*(?:said|says|replied|replies|answered|answers|responded|responds"
    r"|denied|denies|rejected|rejects|disputed|disputes|disagreed|disagrees|stated|states|argued|argues|insisted"
    r"|insists|maintained|maintains|held|holds|wrote|writes|asserted|asserts|added|adds|repeated|repeats)\b"
)
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
_ALIKE = r"\b(?:also|too|same|second|both|later|figures|statistic|data|accounts|record|register|letter|minutes)\b"
_SECOND = (
    r"\b(?:confirm|corroborat|verif|(?:bear|bore|borne)s? (?:\w+ )?out\b|audit|inspect|inquiry|tribunal|committee"
    r"|court|second source|independent|separate|evaluat|found (?:that|the same|it|a|an|no)\b|findings?\b|agree)"
)
"""Words of an entry that may tell of a second source."""
_LITTLE = frozenset(
    "A All An And As At Both But By Each Even For From He Her His How However I If In It Its Neither No Nobody None Nor"
    " Not Nothing Of On One Only Or Our She Since So That The Their There These They This Those To We What When Where"
    " Whether Which While Who Why With".split()
)
_DAYS = frozenset({*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_NO_NAMES = _LITTLE | _DAYS
_ASIDE = re.compile(r"<aside\b.*?</aside>", re.DOTALL)
_HEAD = re.compile(r"<p class=\"annotation-head\".*?</p>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|dd)>")


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the claims of an English entry that do not stand by their holder alone."""
    if (document.lang or lookup.config.lang).partition("-")[0] != "en":
        return
    for claim in document.body.annotations:
        status = claim.option("status") if claim.kind == "claim" else ""
        if status in {"disputed", "contested"} and (name := _answers_itself(claim, document, lookup)):
            message = f"the claim is {status}, and its reply tells of nobody but its holder, {name}"
            hint = f"write reply: who else does not let it stand; if it is {name} who answers somebody, write holder: "
            hint += (
                "that somebody; where nobody disputes it, no_reply: none in the source, not reply, and status: stated"
            )
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)
        elif status == "confirmed" and not _second_source(claim, document, lookup):
            message = "the claim is confirmed, and nothing says by whom, besides its holder"
            hint = "write below its options, behind an empty line, which second source says so, best with a link; "
            hint += "where none does, write status: stated"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)


def _names(word: str, document: Document, lookup: LookUp) -> list[str]:
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
    return [re.sub(r"^the ", "", name, flags=re.IGNORECASE) for name in dict.fromkeys(named) if name]


def _answers_itself(claim: Annotation, document: Document, lookup: LookUp) -> str:
    """The holder's name as a reply has it that begins with it and tells of nobody else; else empty."""
    reply, holder = " ".join(claim.option("reply").split()), claim.option("holder")
    if not reply or not holder:
        return ""
    names = _names(holder, document, lookup)
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    match = re.match(rf"(?:In (?:reply|response|answer),? )?(?:[Tt]he )?{_TITLE}(?-i:({either})),? {_SAID}", reply)
    if match is None:
        return ""
    rest = reply[match.end() :]
    return "" if _strangers(rest, names) or re.search(f"{_ANOTHER}|{_TOOK_BACK}", rest.lower()) else match[1]


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
    known = _names(claim.option("holder"), document, lookup)
    noted = f"{_text(claim.body_html)} {claim.option('reply')}".strip()
    if "<a " in claim.body_html or _strangers(noted, known):
        return True
    if re.search(f"{_ANOTHER}|{_ALIKE}", noted.lower()):
        return True
    paragraphs = _BLOCK_END.split(_ASIDE.sub(" ", html))
    own = next((block for block in paragraphs if f'id="r-{claim.id}"' in block), html)
    around = _text(own)
    if _names_another(own, known) or re.search(f"{_ALIKE}|{_SECOND}", around.lower()):
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
