"""Topics of a text, ranked by the words that the register of topics gives them.

A topic is recognised by its label, its synonyms, its cues and the words of its scope note, each the more telling the
fewer topics have it. Words of one family count for each other (`salary`, `pay`). Title and first paragraphs weigh more,
and a word that is used again adds less each time. Topics that go with those of the text are lifted. Where a digest has
learned from texts which words speak for which topics, that is added.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.importing.english import OFFICE_WORDS
from sitegen.importing.names.naming import Mention, straight
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.topics.families import FAMILIES, PLAIN_WORDS, phrase, stem, stems
from sitegen.importing.topics.learned import Learned
from sitegen.model import Topic

USUAL = 5
TOLD = 4
"""Words that are told of a topic."""
SURE, LIKELY = 12.0, 4.0
"""Score, times its share of the best one's score, of a topic that is sure or likely: of 618 proposed for 124 labelled
documents, editors kept 87 % of the sure ones, 55 % of the likely ones, 20 % of the rest."""
FAINT = 1.0
"""Score below which nothing is proposed: a few learned words, in a text of which the register has none."""
BESIDE = 0.5
"""How much the words of the register count beside what is learned; set on texts that it was not learned from."""
TELLING = 0.02
"""What a learned word adds at least to the share of a topic, to be told of it."""
BODY = ("standfirst", "heading", "body", "notes")
# Weights, set once on labelled documents of many sorts; small changes to any of them change little.
TITLE, LEAD = 4.0, 1.2
"""How much more a word counts in the title, and in the first paragraphs."""
SCALE, SHARED = 3.0, 0.4
"""How soon a word that is used again adds less; how much less a word counts that many topics have."""
PART, OFFICE = 0.3, 0.6
"""A single word of a longer synonym; the part that is left of a word which is the name of an office."""
FAMILY, FAMILY_RUN, PHRASE = 1.2, 1.6, 2.3
"""A word, and a run of words, of the family of a topic's own words."""
SPREAD = 0.6
"""How much it counts that a topic comes up all through a text: the power of the share of paragraphs."""
PUBLISHER, OFFICES = 0.7, 0.3
"""The words about who published it, and the offices of the people that it names."""
CUE, CUE_RUN = 0.8, 1.8
"""A word and a phrase of the cues that the register gives a topic."""
BROADER, RELATED = 0.2, 0.2
"""How much of a topic's score its broader and related topics get."""
SPOKEN_OF, UNSPOKEN = 0.5, 0.7
"""A topic with less than this of its own, which hardly any word speaks for, gets only so much of that."""


@dataclass(frozen=True)
class Ranked:
    """A topic with its score and the words that it was found by, most telling first.

    `named` is whether a program that was asked names it (`sitegen.importing.topics.consulted`).
    """

    id: str
    score: float
    words: tuple[str, ...]
    sureness: str = "doubtful"
    named: bool = False


_OFFICES = frozenset(stem(word) for word in OFFICE_WORDS | {"cabinet", "civil"})
_SERVICE = frozenset(
    "civil service services government public staff working work official officials departments departmental".split()
)
_TAG_LINE = re.compile(r"(?:Categories|Tags|Topics|Keywords|Filed under)\s*:\s*(.+)", re.IGNORECASE)


def _stems(text: str) -> list[str]:
    return stems(straight(text)).split()


def ranked(
    page: Page,
    topics: Iterable[Topic],
    mentions: Iterable[Mention] = (),
    publisher: str = "",
    offices: str = "",
    learned: Learned | None = None,
) -> list[Ranked]:
    """The topics that the words of a page speak for, best first. Names of bodies are no words about a topic."""
    known = [topic for topic in topics if topic.replaced_by is None]
    terms = {topic.id: _terms(topic) for topic in known}
    shared = Counter(term for row in terms.values() for term in row)
    weights = word_weights(page, list(mentions), publisher, offices)
    printed = _printed(page)
    scores: dict[str, float] = {}
    told: dict[str, list[str]] = {}
    for topic in known:
        gains: dict[str, float] = {}
        for term, worth in terms[topic.id].items():
            if term in weights:
                gains[term] = worth * math.log1p(weights[term] * SCALE) / (1 + SHARED * math.log(shared[term]))
        # What a longer run holds is not counted again in full.
        scores[topic.id] = sum(gain * (0.5 if _within(term, gains) else 1.0) for term, gain in gains.items())
        told[topic.id] = sorted(gains, key=lambda term: -gains[term])
    lifted = _lifted(known, scores)
    for identifier, share in _spread(page, terms).items():
        lifted[identifier] *= share**SPREAD
    if learned is not None:
        _add_learned(known, learned, weights, lifted, told)
    best = round(max(lifted.values(), default=0.0), 3)
    found = [
        Ranked(i, round(score, 3), _telling(told[i], printed), _sureness(round(score, 3), best))
        for i, score in lifted.items()
        if round(score, 3) > 0
    ]
    return sorted(found, key=lambda r: -r.score)


def _add_learned(
    known: list[Topic],
    learned: Learned,
    weights: dict[str, float],
    scores: dict[str, float],
    told: dict[str, list[str]],
) -> None:
    """Add to the scores what other texts teach: as much as the best score, for a topic that is certain by them."""
    best = max(scores.values(), default=0.0) or 1.0
    shares = learned.shares(weights)
    usual = dict(zip(learned.topics, learned.usual, strict=True))
    for topic in known:
        scores[topic.id] *= BESIDE
        for identifier in (topic.id, *(alias.text for alias in topic.aliases)):
            by_word = shares.get(identifier, {})
            if not by_word:
                continue
            scores[topic.id] += best * (usual.get(identifier, 0.0) + sum(by_word.values()))
            # Words of the register are told first, of the others those that say much.
            telling = {word for word, share in by_word.items() if share >= TELLING} - {*told[topic.id]}
            told[topic.id] += sorted(telling, key=lambda word: (-by_word[word], word))


def _lifted(topics: list[Topic], scores: dict[str, float]) -> dict[str, float]:
    """Scores with a share of those of narrower and related topics, because editors give topics that go together."""
    # To be related is mutual, whichever of the two records says so.
    pairs = {pair for t in topics for other in t.related for pair in ((t.id, other.text), (other.text, t.id))}
    shares = [(one, other, RELATED) for one, other in sorted(pairs)]
    shares += [(topic.id, topic.broader.text, BROADER) for topic in topics if topic.broader is not None]
    lifted = dict(scores)
    for one, other, share in shares:
        if one in scores and other in scores:
            lifted[other] += share * scores[one] * (1.0 if scores[other] >= SPOKEN_OF else UNSPOKEN)
    return lifted


def _spread(page: Page, terms: dict[str, dict[str, float]]) -> dict[str, float]:
    """Topic -> the share of paragraphs that speak of it, one more counted as if it did."""
    paragraphs = [p for p in page.body if len(p.text) >= 40]
    strong = {identifier: {t for t, worth in row.items() if worth >= 1} for identifier, row in terms.items()}
    counts = dict.fromkeys(terms, 1)
    for paragraph in paragraphs:
        weights: dict[str, float] = defaultdict(float)
        _count(paragraph.text, 1.0, weights)
        used = weights.keys()
        for identifier, words in strong.items():
            counts[identifier] += not words.isdisjoint(used)
    return {identifier: count / (len(paragraphs) + 1) for identifier, count in counts.items()}


def _printed(page: Page) -> dict[str, str]:
    """Stem -> the word of the text that it was first seen in, for people to read."""
    words = re.findall(r"[A-Za-z][\w&'-]*", straight(" ".join(p.text for p in page.of("title", *BODY))))
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(stem(word), word.lower().removesuffix("'s").strip("'"))
    return found


def _telling(terms: list[str], printed: dict[str, str]) -> tuple[str, ...]:
    """The first few terms as the text prints them, each once; what only its publisher's name has is left out."""
    found: dict[str, str] = {}
    for term in terms:
        parts = term.lstrip("=").split()
        shown = " ".join(printed.get(part, part) for part in parts)
        if all(part in printed or part in printed.values() for part in parts):
            found.setdefault(shown.replace("-", " "), shown)
    return tuple(found.values())[:TOLD]


def _within(term: str, gains: dict[str, float]) -> bool:
    return any(
        other != term and " " in other and set(term.lstrip("=").split()) < set(other.lstrip("=").split())
        for other in gains
    )


def _terms(topic: Topic) -> dict[str, float]:
    """Stems and runs of stems that speak for a topic, with what each is worth."""
    terms: dict[str, float] = {}
    keys: list[str] = []

    def add(text: str, worth: float, single: float) -> None:
        parts = _stems(text)
        if not parts:
            return
        if all(part in _OFFICES for part in parts):
            worth, single = worth * OFFICE, 0.0
        run = " ".join(parts)
        if " " in text.strip():
            terms[phrase(text)] = max(terms.get(phrase(text), 0.0), worth)
        if len(parts) == 1 and " " in text and set(text.lower().split()) & PLAIN_WORDS - _SERVICE:
            # `Time to Talk` without its plain words is any talk.
            worth = 0.6
        elif len(parts) == 1 and " " in text and parts[0] in _OFFICES:
            worth = 0.3
        terms[run] = max(terms.get(run, 0.0), worth)
        keys.append(run)
        if len(parts) > 1:
            for one in parts:
                if single:
                    terms[one] = max(terms.get(one, 0.0), single)

    for part in re.split(r",| and |&", topic.label):
        add(part, 3.0, 1.0)
    for synonym in topic.synonyms:
        add(synonym, 3.0 if len(_stems(synonym)) > 1 else 2.4, PART)
    for cue in topic.cues:
        for form in _cue_forms(cue):
            terms[form] = max(terms.get(form, 0.0), CUE_RUN if " " in form or form[0] == "=" else CUE)
    for word in _stems(topic.scope):
        if word not in _OFFICES:
            terms[word] = max(terms.get(word, 0.0), 0.1)
    for key in dict.fromkeys(keys):
        for other in FAMILIES.get(key, ()):
            worth = PHRASE if other[0] == "=" else FAMILY_RUN if " " in other or "-" in other else FAMILY
            terms[other] = max(terms.get(other, 0.0), worth if other not in _OFFICES else 0.5)
    return terms


def _cue_forms(cue: str) -> list[str]:
    """A single word by its stem; a phrase only as a whole, with and without its plain words, hyphens or not."""
    spaced = cue.replace("-", " ")
    if " " not in spaced:
        return _stems(cue)
    runs = [" ".join(_stems(text)) for text in dict.fromkeys((cue, spaced))]
    return [phrase(spaced), *(run for run in runs if " " in run or "-" in run)]


def word_weights(page: Page, mentions: list[Mention], publisher: str, offices: str) -> dict[str, float]:
    """How much each stem and run of two or three stems is used, by place."""
    weights: dict[str, float] = defaultdict(float)
    hidden = [(m.start, m.end) for m in mentions if m.kind == "department" and " " in m.text and m.strength > 1]
    hidden += [(m.start, m.end) for m in mentions if m.kind == "person"]
    for number, paragraph in enumerate((*page.of("title"), *page.body)):
        title = paragraph.kind == "title"
        worth = TITLE if title else LEAD if paragraph.kind in {"standfirst", "heading"} or number < 3 else 1.0
        if paragraph.kind == "notes":
            worth = 0.4
        _count(_without(paragraph, hidden), worth, weights)
    if page.title and not page.of("title"):
        _count(page.title, TITLE, weights)
    for paragraph in page.of("furniture", "date", "byline"):
        tags = _TAG_LINE.search(paragraph.text)
        if tags:
            _count(tags[1], 3.0, weights)
    _count(publisher, PUBLISHER, weights)
    _count(offices, OFFICES, weights)
    return weights


def _without(paragraph: Paragraph, hidden: list[tuple[int, int]]) -> str:
    text = paragraph.text
    for start, end in hidden:
        if paragraph.start <= start < paragraph.end:
            low, high = start - paragraph.start, end - paragraph.start
            text = text[:low] + "·" * (high - low) + text[high:]
    return text


def _count(text: str, worth: float, weights: dict[str, float]) -> None:
    for clause in re.split(r"[.!?;:,()·\"“”]+", text):
        every = phrase(clause)[1:].split()
        for at in range(len(every)):
            for length in (2, 3, 4, 5):
                if at + length <= len(every):
                    weights["=" + " ".join(every[at : at + length])] += worth
        parts = _stems(clause)
        for at, one in enumerate(parts):
            weights[one] += worth
            for length in (2, 3, 4):
                if at + length <= len(parts):
                    weights[" ".join(parts[at : at + length])] += worth


def _sureness(score: float, best: float) -> str:
    """How sure a topic is, by its score and that of the best one of the document."""
    worth = score * score / best
    return "sure" if worth >= SURE else "likely" if worth >= LIKELY else "doubtful"


def chosen(topics: list[Ranked]) -> list[Ranked]:
    """The topics to propose: those near the best, at most five, because a sixth is seldom right.

    `topics` in order; those that a program named come whatever their score.
    """
    best = max((topic.score for topic in topics), default=0.0)
    return [topic for topic in topics[:USUAL] if topic.named or topic.score >= max(best * 0.1, FAINT)]
