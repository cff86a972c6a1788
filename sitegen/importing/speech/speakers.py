"""Who says a quotation: by a verb of saying near it, a pronoun, `according to`, a label, or the author of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.importing.english import HELPING, SAYING, STOP
from sitegen.importing.names.naming import Mention, straight
from sitegen.importing.names.people import People
from sitegen.importing.names.signed import is_office, names_signer, signature_of
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.circles import VOICED_BEFORE, group_speaking, is_matter
from sitegen.importing.speech.clauses import (
    last_sentence,
    main_verbs,
    strung_together,
    subject_before,
    wishes,
    words_before,
    words_behind,
)
from sitegen.importing.speech.passives import FOR_SAYING, described_by, is_agent, passives_in, puts_others_words
from sitegen.importing.speech.possessives import is_given_out, office_before, owner_ends
from sitegen.importing.speech.pronouns import BODIES, Before, speaks_of_somebody
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.relatives import is_object, one_of_several
from sitegen.importing.speech.speaker import (
    BODY_IN_GENERAL,
    NO_NAME,
    OF_ANOTHER,
    OF_THEM,
    Speaker,
    in_general,
    in_words,
    of_general_subject,
    of_two,
    speaker_of,
)
from sitegen.importing.speech.subjects import Subject, everybody
from sitegen.importing.speech.turns import turns_of

_SAID = re.compile(rf"\b(?:{SAYING})\b")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|It)\b")
_INVERTED = re.compile(r"\s*(?:he|she|they)\b")
_FIRST = re.compile(r"\b(?:I|my|we|our|us|me)\b")
_BESIDE = re.compile(
    r"\b(?:about|against|at|behind|by|for|from|in|inside|like|of|on|outside|to|under|with|within|and|or) $",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"\W*(?:(?:and|but|then|also|later|in turn|by|when|before|after|while)\b\W*)*", re.IGNORECASE)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_ASIDE = re.compile(
    r"(?:after|although|though|even though|when|while|before|because|since|until|once|despite|as soon as)\b(?! all\b)",
    re.IGNORECASE,
)
"""What a clause begins with that tells another story than the words quoted before it."""
_HE_SAID = re.compile(rf"(?:he|she|they)(?: (?:also|then|later|has|had))* (?:{SAYING})\b")
_GOES_ON = re.compile(rf"(?:and|but|then) (?:(?:also|then|later) )?(?:{SAYING})\b")
"""What the one who said the words before does next: `and thanked X`."""
_ENDED = re.compile(rf"{STOP}['\")]*\s*$")
"""Of words before a quotation: they are a sentence of their own, and what is said behind it wins."""
_OTHER_CLAUSE = re.compile(
    r"[.!?;:]|\b(?:while|whereas|but|as|after|when|where|who|whose|which|although|though|since|because)\b|"
    r"(?:\band|,) (?:(?!that\b)[\w'-]+ ){1,6}?(?:felt|feel|read|reads|feared|were|was|is|are|had)\b"
)
"""Between two quotations: what somebody else may say or feel."""


class Voices:
    """Everybody in a text who may speak, by place."""

    def __init__(self, page: Page, people: People, mentions: list[Mention], author: Speaker) -> None:
        self.page, self.people, self.author = page, people, author
        self.first_person = is_first_person(page)
        there = everybody(page, people, mentions)
        self.subjects, self.bodies, self.behind, self.around = there.subjects, there.bodies, there.behind, there.around
        self.turns = turns_of(page, people, self.subjects)
        self.quoted: list[tuple[int, int]] = []

    @property
    def transcript(self) -> bool:
        """Whether it was taken down who said what, with labels and without quotation marks."""
        return self.turns.transcript

    def speakers(self, quotations: list[Quotation]) -> list[Speaker]:
        """The speaker of each quotation."""
        found: list[Speaker] = []
        body = self.page.body
        self.quoted = [(q.start, q.end) for q in quotations]
        signers = [self._signer(q) for q in quotations]
        # Somebody who signs what he says says nothing beside it.
        self.signed = {(s.start, s.end) for s in signers if s is not None}
        self.subjects = [s for s in self.subjects if (s.start, s.end) not in self.signed]
        for number, quotation in enumerate(quotations):
            signer = signers[number]
            if signer is not None:
                found.append(speaker_of(signer, "sure" if signer.kind == "person" else "likely", "signed behind it"))
                continue
            before = quotations[number - 1] if number else None
            following = quotations[number + 1] if number + 1 < len(quotations) else None
            paragraph = body[quotation.paragraph]
            same = before is not None and before.paragraph == quotation.paragraph
            last = found[-1] if found and signers[number - 1] is None else None
            speaker = self._by_words_near(quotation, paragraph, before if same else None, following)
            if same and last and before and strung_together(self.page.text[before.end : quotation.start]):
                speaker = last
            if speaker is None and same and last and before and last.sureness != "doubtful":
                goes_on = quotation.form == "speech" or self._goes_on(before, quotation)
                speaker = replace(last, sureness="likely", why="as the words before") if goes_on else None
            settled = speaker is None or speaker in (OF_ANOTHER, OF_THEM)
            if speaker is not None and not settled and (not speaker.name or speaker.sureness == "doubtful"):
                speaker = self._by_label(quotation, paragraph) or speaker
            speaker = speaker or self._by_paragraph(quotation, paragraph, last)
            found.append(speaker)
        return [replace(s, sureness="likely") if s.name in self.around and s.sureness == "sure" else s for s in found]

    def _is_active(self, front: str) -> bool:
        """Whether somebody says something in these words; a verb in the passive says who is spoken of."""
        passive = {m.end() for m in passives_in(front)}
        return any(m.end() not in passive for m in _SAID.finditer(front))

    def _goes_on(self, before: Quotation, quotation: Quotation) -> bool:
        """Whether a sentence goes on quoting: `X found “…”, much delay and that staff were “…”`."""
        between = straight(self.page.text[before.end : quotation.start])
        others = any(before.end <= s.start < quotation.start for s in self.subjects)
        return not (others or _OTHER_CLAUSE.search(between) or _SAID.search(between))

    def _signer(self, quotation: Quotation) -> Subject | None:
        """Whoever signs a quotation, behind its closing mark."""
        signature = signature_of(self.page, quotation.end)
        if signature is None:
            return None
        text = straight(self.page.text)
        for subject in self.subjects:
            if subject.kind == "person" and names_signer(text, signature, subject.start, subject.end):
                return subject
        words = " ".join(self.page.text[signature.start : signature.end].split())
        if quotation.form == "speech" and is_office(words):
            return Subject(signature.start, signature.end, "", words, "unnamed")
        return None

    def _by_words_near(
        self, quotation: Quotation, paragraph: Paragraph, before: Quotation | None, following: Quotation | None
    ) -> Speaker | None:
        text = straight(self.page.text)
        stop = following.start - 1 if following and following.paragraph == quotation.paragraph else paragraph.end
        low = max(before.end + 1 if before else 0, paragraph.start)
        front_all = text[low : quotation.start - 1]
        own_start = low + last_sentence(front_all)
        front = text[own_start : quotation.start - 1]
        behind = text[quotation.end : stop]
        behind = re.split(rf"(?<={STOP})['\"”’]* (?=[A-Z\"])", behind.lstrip(",.?!\"'”’ "))[0]
        behind_start = stop - len(text[quotation.end : stop].lstrip(",.?!\"'”’ "))
        ends_sentence = bool(re.match(r"['\"]*[.!?]['\"]*(?: (?=[A-Z])|$)", text[quotation.end : stop + 1]))
        ends_sentence = ends_sentence or bool(
            quotation.words[-1:] == "." and re.match(r"['\"]* (?=[A-Z])", text[quotation.end : stop + 1])
        )
        if quotation.form == "phrase" and is_given_out(front, behind):
            return self._owner(front, own_start)
        if VOICED_BEFORE.search(front):
            return self._front(front, own_start, quotation.form)
        described = described_by(front)
        passive = passives_in(front)
        if described is not None or (passive and not self._is_active(front)):
            own_start += described or 0
            agents = [s for s in self.subjects if own_start <= s.start < behind_start + len(behind)]
            if described is None and FOR_SAYING.search(front):
                return NO_NAME
            return next(
                (speaker_of(s, "likely", "it is said by them") for s in agents if is_agent(text, s.start)), NO_NAME
            )
        # `X said it was “…” after Y called for an end to it`: what follows is another story.
        aside = _SAID.search(front) and _ASIDE.match(behind)
        over = aside or _ends_whole(quotation, behind, ends_sentence)
        said_first = None if over else self._after(behind, behind_start)
        earlier = _ENDED.search(front) is not None
        if said_first is not None and (earlier or not _SAID.search(front)):
            return said_first
        # Whoever is named in a question is not the one who answers it.
        asked = front.rstrip(" '\"").endswith("?")
        in_front = None if asked else self._front(front, own_start, quotation.form)
        if said_first is not None and said_first.sureness == "sure":
            return of_two(said_first, in_front, quotation)
        if not over and _HE_SAID.match(behind) and (not in_front or in_front.kind != "person" or wishes(front)):
            # `The office wants to “…”, he added`: whoever adds it says it.
            return said_first or NO_NAME
        return in_front or said_first

    def _owner(self, front: str, start: int) -> Speaker:
        """Whoever is `his` before a message or promise: `X's retreat from his “…” pledge`."""
        for end in owner_ends(front):
            named = [s for s in self.subjects if start + end <= s.end <= start + end + 2 and s.kind == "person"]
            office = office_before(front, end)
            if named:
                return speaker_of(named[-1], "likely", "it is his or her message")
            if office:
                name = office[:1].lower() + office[1:]
                return Speaker("", name, "unnamed", "likely", "it is his or her message")
        return NO_NAME

    def _after(self, behind: str, start: int) -> Speaker | None:
        """`…”, said X`, `X said`, `he adds`."""
        match = re.match(rf"(?:[\w' ,-]{{0,60}}?)(?P<verb>\b(?:{SAYING})\b)", behind)
        according = _ACCORDING.match(behind)
        if (match is None and not according) or (match and _GOES_ON.match(behind)):
            return None
        high = start + (match.end() if match else 0)
        named = [s for s in self.subjects if start <= s.start < start + len(behind) and not self._is_matter(s)]
        direct = [s for s in named if s.start <= high + 45 and s.end >= start]
        front = behind[: match.start("verb")] if match else ""
        ahead = [s for s in direct if s.end <= start + len(front) + 1]
        pick = (ahead[-1] if ahead and ahead[-1].kind != "x" else None) or (direct[0] if direct else None)
        pronoun = _PRONOUN.search(front) if match and not ahead else None
        pronoun = pronoun or (_INVERTED.match(behind, match.end()) if match else None)
        if pronoun:
            return self._pronoun(start, "sure", pronoun[0].strip())
        if pick is not None and pick.kind in {"publisher", "department"}:
            text = straight(self.page.text)
            behind_it = [s for s in direct if s.kind == "person" and not re.search(r"[,;.]", text[pick.end : s.start])]
            pick = next((s for s in behind_it if s.start > pick.start), pick)
        if match and not ahead:
            general = self._nobody_named(front, behind[match.end() :], pick.start - start - match.end() if pick else -1)
            if general is not None:
                return general
        if pick is not None:
            return speaker_of(pick, "sure", "named in the same sentence")
        if match and re.match(r"\s*I\b", front + behind[match.end() : match.end() + 3]):
            return self._i(start)
        return of_general_subject(front, behind[match.end() :]) if match else None

    @staticmethod
    def _nobody_named(front: str, after: str, name: int) -> Speaker | None:
        """Whoever says the words before, where no name does; `name` is where the next one begins behind the verb."""
        words = words_before(front) if front.strip() else words_behind(after, name)
        return in_words(words) if words else None

    def _front(self, front: str, start: int, form: str) -> Speaker | None:
        """`X said that the rule was “…”`, `what he called “…”`."""
        group = group_speaking(front)
        if group:
            return self._described(group, start, start + len(front)) or in_words(group)
        passive = [m.end() for m in passives_in(front)]
        said = [m for m in (*_SAID.finditer(front), *VOICED_BEFORE.finditer(front)) if m.end() not in passive]
        said = main_verbs(front, said)
        named = [
            s for s in self.subjects if start <= s.start and s.end <= start + len(front) and not self._is_matter(s)
        ]
        outer = [s for s in named if not any(o is not s and o.start <= s.start and s.end <= o.end for o in named)]
        according = _ACCORDING.search(front)
        if according and outer:
            return speaker_of(self._according(start + according.end(), outer), "likely", "named with according to")
        if said:
            verb = start + said[-1].start()
            ahead = [s for s in outer if s.end <= verb]
            pronouns = [m for m in _PRONOUN.finditer(front) if start + m.end() <= verb]
            if pronouns and (not ahead or start + pronouns[-1].start() > ahead[-1].end):
                return self._pronoun(start + pronouns[-1].start(), "sure", pronouns[-1][0], inside=ahead)
            if ahead and said[-1][0].endswith("ing"):
                # `X paid tribute to Y, saying …`
                return speaker_of(
                    next((s for s in ahead if s.kind == "person"), ahead[0]), "likely", "named in the same sentence"
                )
            if ahead:
                return self._subject_of(start, verb, ahead)
            lead = front[: said[-1].start()]
            if outer and not _GOES_ON.match(front) and not words_before(lead) and not speaks_of_somebody(lead):
                # Of `said the union's secretary NAME` and `said UNION secretary NAME` it is the person.
                first = next((s for s in self._near(outer) if s.kind == "person"), outer[0])
                return speaker_of(first, "likely", "named in the same sentence")
            return self._of_subject(lead, start)
        people = [s for s in outer if s.kind in {"person", "unnamed"}]
        if people:
            return speaker_of(people[-1], "likely" if form == "speech" else "doubtful", "named in the same sentence")
        return None

    def _described(self, group: str, start: int, end: int) -> Speaker | None:
        """The body that is meant by what a group is called there, where it is one that was named before."""
        text = self.page.text
        meant = [s for s in self.subjects if s.described and start <= s.start and s.end <= end]
        match = next((s for s in meant if f"the {text[s.start : s.end].lower()}" == group.lower()), None)
        return speaker_of(match, "sure", "") if match else None

    def _according(self, end: int, named: list[Subject]) -> Subject:
        """Of `according to X, Y was` X, of `according to the union's secretary X` X too."""
        behind = [s for s in named if s.start >= end] or named[-1:]
        return next((s for s in self._near(behind) if s.kind == "person"), behind[0])

    def _near(self, named: list[Subject]) -> list[Subject]:
        """The first of some names, and those which no comma parts from it."""
        text = straight(self.page.text)
        return [s for s in named if not re.search(r"[,;.]", text[named[0].end : s.start])]

    def _subject_of(self, start: int, verb: int, ahead: list[Subject]) -> Speaker:
        """Of those who are named before a verb of saying, the last that is its subject, a person before a body.

        Where the subject has no name, it is told in its own words. Whoever is only an object is never sure.
        """
        text = straight(self.page.text)
        subjects, words = subject_before(text, start, verb, ahead)
        first = [s for s in subjects if s.kind in {"person", "unnamed"}] or subjects
        if not first:
            return in_words(words) if words else NO_NAME
        if one_of_several(text, first[-1], ahead):
            return speaker_of(first[-1], "doubtful", "one of several who say it")
        if puts_others_words(text, verb):
            return speaker_of(first[-1], "doubtful", "asked about the words, or denies them: whose are they?")
        sureness = "doubtful" if is_object(text, first[-1]) else "sure"
        return speaker_of(first[-1], sureness, "named in the same sentence")

    def _is_matter(self, subject: Subject) -> bool:
        return subject.kind != "unnamed" and is_matter(straight(self.page.text), subject.start, subject.end)

    def _of_subject(self, ahead: str, start: int) -> Speaker | None:
        """Whoever is the subject of a verb of saying, where that is no name and no pronoun, by the words before it."""
        body = re.search(rf"\b{BODY_IN_GENERAL}{HELPING}\s*$", ahead)
        # Critics of the government are not the government.
        if body is not None and not _BESIDE.search(ahead[: body.start()]):
            return in_general(body[1])
        words = words_before(ahead)
        if words or speaks_of_somebody(ahead):
            # Where a label says whose turn it is, he tells what others said.
            return in_words(words) if words and not self.transcript else NO_NAME
        if re.search(r"\b(?:I|we|We)\b", ahead):
            return self._i(start)
        if not _NO_SUBJECT.fullmatch(ahead):
            # Somebody says it who is no one that the text names.
            return NO_NAME
        return self._pronoun(start, "likely", "", why="named last before a verb of saying without a subject")

    def _i(self, offset: int) -> Speaker | None:
        """Whoever says I at an offset: the one whose turn it is, or the author."""
        turn = self._turn_at(offset)
        return turn or (self.author if self.author.name else None)

    def _turn_at(self, offset: int) -> Speaker | None:
        """Of a transcript: whose turn it is at an offset."""
        paragraph = next((p for p in self.page.body if p.start <= offset <= p.end), None)
        return self._turn(paragraph.start) if paragraph else None

    def _pronoun(
        self,
        offset: int,
        sureness: str,
        word: str,
        inside: list[Subject] | None = None,
        why: str = "named last before the pronoun",
    ) -> Speaker | None:
        """Whoever is meant by a pronoun, which is empty where only a verb stands, by who was named before it."""
        turn = self._turn_at(offset)
        before = Before(self.page, self.subjects, self.behind, self.quoted)
        if word == "It":
            body = before.it(offset)
            return speaker_of(body, "likely", why) if body else None
        if word.lower() == "they":
            them = before.they(offset) if turn is None else None
            own = them is not None and (them.kind not in BODIES or bool(them.role))
            return speaker_of(them, "likely" if own else "doubtful", why) if them else OF_THEM
        # Whoever speaks says I of himself, and he of another.
        told = replace(before, subjects=self.turns.told_in(self.subjects)) if turn and word else before
        last = told.he(offset, inside or [], turn.name if turn and word else "", word)
        if last is not None and word and before.somebody_since(last, offset):
            return NO_NAME
        if last is not None:
            return speaker_of(last, "likely" if sureness == "sure" else sureness, why)
        if word:
            return OF_ANOTHER if turn is not None else None
        ahead = [s for s in self.subjects if s.end <= offset]
        return speaker_of(ahead[-1], "doubtful", "named last before") if ahead else None

    def _told_before(self, quotation: Quotation, paragraph: Paragraph) -> Speaker | None:
        """Whoever the sentences before, in the same paragraph, report."""
        front = straight(self.page.text[paragraph.start : quotation.start])
        for subject in reversed(self.subjects):
            if paragraph.start <= subject.start and subject.end <= quotation.start and subject.kind == "person":
                behind = front[subject.end - paragraph.start :][:90]
                if re.match(rf"(?:,[^,.]{{2,80}},)?(?: \w+)? ?\b(?:{SAYING})\b", behind):
                    return speaker_of(subject, "doubtful", "the sentences before report what they said")
        return None

    def _follows_quotation(self, quotation: Quotation) -> bool:
        """Whether the paragraph before has a quotation, and hardly anybody else."""
        before = self.page.body[quotation.paragraph - 1]
        within = [q for q in self.quoted if before.start <= q[0] < before.end]
        return bool(within) and sum(end - start for start, end in within) > len(before.text) * 0.45

    def _by_label(self, quotation: Quotation, paragraph: Paragraph) -> Speaker | None:
        """Whoever speaks in a paragraph by the label before it, or before one above it."""
        label = [
            s
            for s in self.subjects
            if s.start - paragraph.start < 30 and s.end <= quotation.start and s.kind == "person"
        ]
        if label and re.match(r".{0,40}?: ", self.page.text[paragraph.start : label[0].end + 3]):
            return speaker_of(label[0], "likely", "the label of the paragraph")
        return self._turn(paragraph.start)

    def speaks_in(self, paragraph: int) -> Speaker | None:
        """Of a transcript: whoever is named as speaking in the paragraph that starts at an offset."""
        turn = self._turn(paragraph)
        return turn if turn and turn.name else None

    def meant_at(self, offset: int) -> Speaker | None:
        """The person whom a pronoun at an offset means."""
        speaker = self._pronoun(offset, "sure", self.page.text[offset : offset + 3].strip())
        return speaker if speaker and speaker.name and speaker.kind == "person" else None

    def _turn(self, paragraph: int) -> Speaker | None:
        """Whoever speaks in a paragraph, without a name where its label has none; nothing outside of a transcript."""
        label = self.turns.by_paragraph.get(paragraph)
        if label is not None and not label.name:
            return Speaker(why="the label says only whether it is a question or an answer")
        return speaker_of(label, "likely", "speaks there by the label") if label is not None else None

    def led_to(self, paragraph: int) -> Speaker | None:
        """Whoever says the paragraph of a number, by a sentence above it that ends with a colon: `NAME said:`."""
        above = self.page.body[paragraph - 1] if paragraph else None
        text = straight(above.text) if above else ""
        if above is None or not text.endswith(":") or not self._is_active(text):
            return None
        start = last_sentence(text)
        speaker = self._front(text[start:], above.start + start, "speech")
        if speaker is None or not speaker.name or speaker.sureness == "doubtful":
            return speaker if speaker and speaker.name else None
        return replace(speaker, sureness="likely", why="named in the line above")

    def _by_paragraph(self, quotation: Quotation, paragraph: Paragraph, last: Speaker | None) -> Speaker:
        """The label of the paragraph, the end of the one before, or the author."""
        labelled = self._by_label(quotation, paragraph)
        if labelled is not None:
            return labelled
        led = self.led_to(quotation.paragraph) if quotation.start - paragraph.start <= 2 else None
        if led is not None:
            return led
        told = self._told_before(quotation, paragraph)
        if told is not None:
            return told
        body = self.page.body
        alone = len(paragraph.text) - (quotation.end - quotation.start) < 12 or quotation.start - paragraph.start <= 3
        if (
            alone
            and last is not None
            and last.name
            and quotation.form == "speech"
            and self._follows_quotation(quotation)
        ):
            return Speaker(last.id, last.name, last.kind, "likely", "goes on from the paragraph before", last.role)
        if alone and quotation.paragraph and (quotation.form == "speech"):
            before = body[quotation.paragraph - 1]
            named = [
                s for s in self.subjects if before.start <= s.start < before.end and s.kind in {"person", "unnamed"}
            ]
            if named and not self.first_person:
                return speaker_of(named[-1], "likely", "named in the paragraph before")
            if named and re.search(rf"\bquot\w+\b|[:…]$|\b(?:{SAYING})\b", before.text.rstrip()):
                return speaker_of(named[-1], "likely", "named in the paragraph before")
        if self.first_person and self.author.name and quotation.form == "speech":
            return Speaker(
                self.author.id, self.author.name, self.author.kind, "doubtful", "the author, in whose words it stands"
            )
        return Speaker()


def _ends_whole(quotation: Quotation, behind: str, ends_sentence: bool) -> bool:
    return ends_sentence and quotation.words[-1:] not in ",?!" and not re.match(rf"(?:{SAYING})\b", behind)


def is_first_person(page: Page) -> bool:
    """Whether a text is told by one of whom it speaks as I or we, outside of quotations."""
    plain = re.sub(r"[“\"][^”\"]*[”\"]", "", " ".join(p.text for p in page.body))
    return len(_FIRST.findall(plain)) > max(4, len(plain.split()) // 110)


def is_of_oneself(page: Page) -> bool:
    """Whether whoever tells a text tells much of himself: as I, outside of quotations, and not as one of us."""
    plain = re.sub(r"[“\"][^”\"]*[”\"]", "", " ".join(p.text for p in page.body))
    return len(_ONESELF.findall(plain)) > max(_SAID_OF_ONESELF, len(plain.split()) // _WORDS_A_TIME)


_ONESELF = re.compile(r"\b(?:I|[Mm]y|me|[Mm]yself)\b")
_SAID_OF_ONESELF = 7
_WORDS_A_TIME = 32
