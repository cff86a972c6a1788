"""The corpus: made-up annotated documents. Document i depends on (seed, i) only, so 100 are the start of 1,000."""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEED = 11
TOPICS = """allotments apprenticeships bathing-water benefits bicycles burial-grounds bus-routes care-homes cemeteries
coastline complaints consultations day-centres dog-control empty-homes fire-safety food-hygiene fostering gritting
hedgerows highways homelessness leisure-centres licensing markets meals-on-wheels nurseries open-records pavements
pensions playgrounds polling potholes rates refuse-collection school-buses street-trees taxis tree-planting
youth-clubs""".split()
DEPARTMENTS = """Adult Care;Bereavement;Borough Treasurer;Bridges;Children;Cleansing;Coroner;Drains;Elections Desk;
Estates;Fire Brigade;Foreshore;Grants Desk;Inspectorate;Internal Audit;Leisure;Markets Office;Museums;Payroll;
Public Analyst;Registrar;Surveyor;Town Hall;Trading Standards;Waterworks""".replace("\n", "").split(";")
PUBLISHERS = (
    "The Borough Chronicle", "Proceedings of the Surveyors", "Ratepayers' Quarterly", "Evening Dispatch",
    "Bulletin of the Registrar", "Notes from the Waterworks", "Letters on Local Affairs",
)  # fmt: skip
ABBREVIATIONS = {
    "CCTV": "Closed-Circuit Television", "DIY": "Do It Yourself", "LED": "Light-Emitting Diode",
    "MOT": "Ministry of Transport Test", "OAP": "Old Age Pensioner", "PAYE": "Pay As You Earn",
    "QC": "Quality Control", "VAT": "Value Added Tax",
}  # fmt: skip
NOUNS = """account almanac balance barrier bench bicycle bulletin bylaw caretaker census chimney clause clerk cottage
crossing culvert deposit diary driver embankment engine errand fence ferry footpath gate gauge gazebo governor grocer
hedge hydrant invoice kiosk ladder lamp leaflet lodger mill minute motion notice orchard parcel parish pavilion
petition porch postbox quarry quay receipt referee roof route rota sewer signpost slope tenant tramway voucher weir
yard""".split()
ADJECTIVES = """ample blunt brisk broken brittle central cheap cold costly crowded damp distant double dusty empty
familiar frequent gentle grand heavy hidden honest idle level lively lower muddy neat ordinary patient plain private
rough rural salty sandy sharp silent sober spare""".split()
VERBS = """adjusts admits amends answers borrows buries carries cites clears copies crosses defends drops enlarges
enters fixes guards ignores inspects joins lends lists mends moves notes orders owes paints prefers questions""".split()
ADVERBS = "abroad at-once barely calmly daily firmly gladly later never often plainly seldom soon".split()
PLACES = "above behind below beside beyond despite inside near opposite past towards without".split()
HEADINGS = """A second opinion;By the numbers;Complaints received;Figures in full;How we know;In the committee room;
Lessons;Letters to the editor;Loose ends;The bill so far;The case against;The case for;The plan as drawn;
Who was asked;Words and meanings;Year by year""".replace("\n", "").split(";")
MARKS = ("*{}*", "**{}**", "`{}`", "_{}_", '"{}"')


@dataclass(frozen=True)
class Document:
    """A document before any generator's layout: the values of its front matter, and a body in Python-Markdown."""

    slug: str
    title: str
    date: date
    tags: tuple[str, ...]
    departments: tuple[str, ...]
    summary: str
    source_title: str
    source_url: str
    publisher: str
    body: str

    def meta(self, *, tags: str = "tags", departments: str = "department") -> dict[str, object]:
        """Front matter, with the two keys of terms under the names that a generator wants."""
        return {
            "title": self.title,
            "date": self.date,
            "year": self.date.year,
            tags: list(self.tags),
            departments: list(self.departments),
            "summary": self.summary,
            "source": {"title": self.source_title, "url": self.source_url, "publisher": self.publisher},
        }


def slug_of(label: str) -> str:
    """`Town Hall` -> `town-hall`."""
    return re.sub("[^a-z0-9]+", "-", label.lower()).strip("-")


def label_of(topic: str) -> str:
    """`bus-routes` -> `Bus routes`: the label of a topic where a generator has a place for one."""
    return topic.replace("-", " ").capitalize()


def documents(count: int, seed: int = SEED) -> Iterator[Document]:
    """Documents 1 to `count`, made one at a time."""
    return (document(number, seed) for number in range(1, count + 1))


def document(number: int, seed: int = SEED) -> Document:
    """Document `number`, from 1. The same arguments make the same document on every machine."""
    return _Writer(random.Random(f"{seed}/{number}"), number).document()


def with_token(original: Document, token: str) -> Document:
    """The same document with a paragraph more, that holds `token`."""
    return replace(original, body=f"{original.body}\nOne line was added, {token}.\n")


def with_other_topic(original: Document, turn: int) -> tuple[Document, str, str]:
    """The same document with its first topic replaced; then the topic that came and the one that went."""
    others = [topic for topic in TOPICS if topic not in original.tags]
    new = others[turn % len(others)]
    return replace(original, tags=(new, *original.tags[1:])), new, original.tags[0]


class _Writer:
    """Writes one document; every choice comes out of one random generator, in a fixed order."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance = chance
        self._pick = chance.choice
        self._number = number

    def document(self) -> Document:
        title = self._title()
        day = date(2009, 3, 1) + timedelta(days=self._chance.randrange(6200))
        publisher = self._pick(PUBLISHERS)
        return Document(
            slug=f"{slug_of(title)[:40].strip('-')}-{self._number}",
            title=title,
            date=day,
            tags=tuple(self._chance.sample(TOPICS, 3)),
            departments=tuple(self._chance.sample(DEPARTMENTS, self._chance.randint(1, 2))),
            summary=f"{self._sentence(plain=True)} {self._sentence(plain=True)}",
            source_title=f"{self._phrase(start=True)}, part {self._chance.randint(2, 60)}",
            source_url=f"https://example.org/{slug_of(publisher)}/{self._number}",
            publisher=publisher,
            body=self._body(),
        )

    def _title(self) -> str:
        one, two, how = self._pick(NOUNS), self._pick(NOUNS), self._pick(ADJECTIVES)
        forms = (
            f"What became of the {how} {one}",
            f"{one.capitalize()} and {two}: a {how} affair",
            f'The "{how}" {one}',
            f"A {one} for every {how} {two}",
        )
        return self._pick(forms)

    def _phrase(self, *, start: bool = False) -> str:
        how = f"{self._pick(ADJECTIVES)} " if self._chance.random() < 0.5 else ""
        return f"{'The' if start else 'the'} {how}{self._pick(NOUNS)}"

    def _sentence(self, *, plain: bool = False) -> str:
        words = f"{self._phrase(start=True)} {self._pick(VERBS)} {self._phrase()} {self._pick(PLACES)} {self._phrase()}"
        if self._chance.random() < 0.5:
            words += f", while {self._phrase()} {self._pick(ADVERBS)} {self._pick(VERBS)} {self._phrase()}"
        if self._chance.random() < 0.2:
            words += f" -- by {self._chance.randint(2, 90)} votes to {self._chance.randint(2, 90)}"
        return f"{words if plain else self._marked(words)}."

    def _marked(self, words: str) -> str:
        """One word in five sentences is set off."""
        if self._chance.random() >= 0.22:
            return words
        noun = self._pick([w for w in words.split() if w in NOUNS] or [words.split()[-1]])
        return re.sub(rf"\b{noun}\b", self._pick(MARKS).format(noun), words, count=1)

    def _link(self, attributes: str = "") -> str:
        folder, page = self._pick(NOUNS), self._pick(NOUNS)
        title = f' "On the {page}"' if self._chance.random() < 0.3 else ""
        return f"Compare [the {folder} {page}](https://example.net/{folder}/{page}.html{title}){attributes}."

    def _paragraph(self, count: int, *more: str) -> str:
        """So many sentences, the further ones put in somewhere after the first; lines broken as editors break them."""
        sentences = [self._sentence() for _ in range(count)]
        for sentence in more:
            sentences.insert(self._chance.randint(1, len(sentences)), sentence)
        held = re.sub(r"\(https[^)]*\)|\{:[^}]*\}", lambda part: part[0].replace(" ", "\0"), " ".join(sentences))
        lines = textwrap.fill(held, 92, break_long_words=False, break_on_hyphens=False)
        return lines.replace("\0", " ")

    def _body(self) -> str:
        """A lead, five sections with every kind of block, three footnotes, three abbreviations."""
        words = self._chance.sample(sorted(ABBREVIATIONS), 3)
        used = [f"The word {word} stands in {self._phrase()}." for word in words]
        heads = self._chance.sample(HEADINGS, 5)
        marked = "{: .external rel=nofollow }"
        blocks = [
            self._paragraph(2, f"It rests on one source[^source{self._number}].", self._link()) + "\n{: .lead }",
            f"## {heads[0]} {{: #{slug_of(heads[0])} .part }}",
            self._paragraph(3, self._link(marked), used[0]),
            self._paragraph(2, used[1]),
            self._bullets(),
            f"## {heads[1]}",
            self._paragraph(4, "That sum was wrong at first[^sum].", self._link()),
            textwrap.indent(f"{self._paragraph(2)}\n\n-- *{self._pick(PUBLISHERS)}*", "> ", lambda line: True),
            f"### {self._phrase(start=True)}",
            "\n".join(f"{step}. {self._item()}" for step in range(1, 5)),
            f"## {heads[2]} {{: #{slug_of(heads[2])} .part }}",
            self._paragraph(2, used[2]),
            self._table(),
            f'!!! note "{self._phrase(start=True)}"\n' + textwrap.indent(self._paragraph(2), "    "),
            f"## {heads[3]}",
            self._paragraph(3, self._link(marked), "Not all agree[^reply]."),
            f"## {heads[4]}",
            self._paragraph(3, self._link()),
            self._paragraph(2),
            self._footnotes(),
            "\n".join(f"*[{word}]: {ABBREVIATIONS[word]}" for word in words),
        ]
        return "\n\n".join(blocks).replace("> \n", ">\n") + "\n"

    def _item(self) -> str:
        return f"{self._phrase(start=True)} {self._pick(VERBS)} {self._phrase()}"

    def _bullets(self) -> str:
        inner = f"    - {self._item()}\n    - {self._item()} **{self._pick(NOUNS)}**"
        last = f"- {self._item()}, at <https://example.net/{self._pick(NOUNS)}>"
        return f"- {self._item()}\n- {self._item()}\n{inner}\n{last}"

    def _table(self) -> str:
        rows = [
            f"| {season} | {self._chance.randint(20, 990)} | {self._chance.randint(1, 70)} % | {self._phrase()} |"
            for season in ("Spring", "Summer", "Autumn", "Winter")
        ]
        return "\n".join(["| Season | Cases | Part | Remark |", "| :-- | ---: | ---: | --- |", *rows])

    def _footnotes(self) -> str:
        first, second, third = self._sentence(plain=True), self._sentence(), self._sentence(plain=True)
        return f"[^source{self._number}]: {first}\n[^sum]: {second}\n[^reply]: {self._link()} {third}"


_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,.'/-]|:(?=//))*")


def front_matter(meta: Mapping[str, object]) -> str:
    """Values as YAML front matter: texts plain where YAML allows it, else in double quotes."""
    return "---\n" + "".join(_yaml(key, value, "") for key, value in meta.items()) + "---\n\n"


def _yaml(key: str, value: object, indent: str) -> str:
    if isinstance(value, Mapping):
        return f"{indent}{key}:\n" + "".join(_yaml(k, v, indent + "  ") for k, v in value.items())
    if isinstance(value, list):
        return f"{indent}{key}:\n" + "".join(f"{indent}- {_scalar(item)}\n" for item in value)
    return f"{indent}{key}: {_scalar(value)}\n"


def _scalar(value: object) -> str:
    text = str(value)
    plain = not isinstance(value, str) or _PLAIN.fullmatch(text)
    return text if plain else json.dumps(text, ensure_ascii=False)
