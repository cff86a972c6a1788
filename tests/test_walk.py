"""What is built step by step equals a clean build, byte for byte, after each of over 300 edits.

Hypothesis chooses the edits of tests/edits.py, and tests/walking.py says what has to hold after each. The examples are
the same on every run. A walk that fails prints its steps; its test makes it again. `bench/soak.py` walks further.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from edits import AREAS, DAY, EDITS, Ground, NotNow, names_in
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from kettles import lay_out, put
from walking import Walk, tree_of

from sitegen.build import Options, build

WALKS, EXAMPLES, STEPS = 4, 2, 38
# No shrinking: a step takes a good part of a second, and the printed walk is short enough to read.
modest = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def named(area: str) -> st.SearchStrategy[str]:
    """Edits of an area."""
    return st.sampled_from(names_in(area))


numbers = st.integers(0, 9999)


class Walking(RuleBasedStateMachine):
    """A walk over the small site. Hypothesis leaves some areas out of some walks."""

    seed = 0
    place = Path()
    walked: list[int]
    partial: list[int]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.place))
        lay_out(self.folder / "site")
        self.walk = Walk(self.folder, self.seed)

    # Hypothesis begins with an example of simplest choices; this rule is the first, and never the same edit twice.
    @rule(number=numbers)
    def a_random_edit(self, number: int) -> None:
        self.walk.step(number=number)

    @rule(name=named("entries"), number=numbers)
    def edit_an_entry(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("fields"), number=numbers)
    def edit_a_field(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("registers"), number=numbers)
    def edit_a_register(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("settings"), number=numbers)
    def change_a_setting(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("looks"), number=numbers)
    def change_the_looks(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("surroundings"), number=numbers)
    def disturb_output_or_cache(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("errors"), number=numbers)
    def make_an_error(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    @rule(name=named("several"), number=numbers)
    def make_several_edits(self, name: str, number: int) -> None:
        self.walk.step(name, number)

    def teardown(self) -> None:
        self.walk.verify_afresh()
        self.walked.append(self.walk.tally.steps)
        self.partial.append(self.walk.tally.partial)
        shutil.rmtree(self.folder)


def test_each_edit_is_in_one_area() -> None:
    assert sorted(name for area in AREAS for name in names_in(area)) == sorted(EDITS)


@pytest.mark.parametrize("number", range(WALKS))
def test_incremental_equals_clean_after_each_edit(tmp_path: Path, number: int) -> None:
    walked: list[int] = []
    partial: list[int] = []
    machine = type("Walk", (Walking,), {"seed": number, "place": tmp_path, "walked": walked, "partial": partial})
    run_state_machine_as_test(seed(number)(machine), settings=modest)
    assert sum(walked) == EXAMPLES * STEPS
    assert sum(partial) > 0, "no build of the preview looked at nothing but what was saved"
    assert WALKS * EXAMPLES * STEPS >= 300


# One small edit each, which shows on the pages of other things: (file below content/, what stands there, what comes).
DISTANT = (
    ("documents/twin-b.md", "Twin b.", "Twin b, see [[first]]."),
    ("documents/twin-b.md", "see [[first]]", "see [[cyd]]"),
    ("documents/twin-b.md", "see [[cyd]]", "see [[courier]]"),
    ("documents/twin-b.md", "see [[courier]]", "see [[cup-census]]"),
    ("documents/twin-b.md", "see [[cup-census]]", "see [[water]]"),
    ("documents/twin-b.md", "see [[water]]", "see [[cake-day]]"),
    ("documents/twin-b.md", "see [[cake-day]]", "see [[unused]]"),
    ("documents/twin-b.md", "see [[unused]]", "see [[policy]]"),
    ("documents/twin-b.md", "title: Twins", "title: Other twin"),
    ("documents/first.md", "title: The first", "title: The very first"),
    ("documents/first.md", "speaker: ada", "speaker: cyd"),
    ("documents/first.md", "holder: tea", "holder: union"),
    ("documents/first.md", "status: disputed", "status: confirmed"),
    ("documents/first.md", "publisher: gazette", "publisher: courier"),
    ("documents/first.md", "kind: news", "kind: speech"),
    ("documents/first.md", "An account", "A tale"),
    ("documents/first.md", "people: [ben]", "people: [cyd]"),
    ("documents/first.md", "is 5.}", "is 5.}\n  - {date: 2026-01-09, kind: update, note: More.}"),
    ("documents/second.md", "responds_to: first", "responds_to: plain"),
    ("documents/second.md", "venue: town hall", "venue: Marquee"),
    ("documents/2016/cups.md", "related: [second,", "related: [plain,"),
    ("documents/2016/cups.md", "date: 2016-12", "date: 2016-01"),
    ("documents/2016/cups.md", "sequel_of: first", "sequel_of: twin-a"),
    ("documents/twin-a.md", "title: Twins", "title: Sequelled"),
    ("documents/2016/draft-secret.md", "draft: true\n", ""),
    ("documents/withdrawn.md", "kind: withdrawal", "kind: correction"),
    ("documents/withdrawn.md", "kind: correction", "kind: withdrawal"),
    ("documents/union-view.md", "department: []", "department: [cake-board]"),
    ("registers/people.yaml", "name: Cyd Quiet", "name: Cyd Loud"),
    ("registers/people.yaml", "from: 2015,", "from: 2017,"),
    ("registers/people.yaml", "He pours.", "He stirs."),
    ("registers/topics.yaml", "label: Thought", "label: Thinking"),
    ("registers/topics.yaml", "related: [openness]", "related: [silence]"),
    ("registers/topics.yaml", "broader: openness", "broader: thought"),
    ("registers/topics.yaml", "replaced_by: kettles", "replaced_by: thought"),
    ("registers/topics.yaml", "label: Values", "label: Virtues"),
    ("registers/topics.yaml", "Being open.", "Being closed."),
    ("registers/departments.yaml", "name: Ministry of Cake,", "name: Ministry of Pie,"),
    ("registers/departments.yaml", "The same people.", "Other people."),
    ("registers/departments.yaml", "parent: tea-2018", "parent: tea"),
    ("registers/departments.yaml", "gazette of March 2018", "gazette of that March"),
    ("registers/publishers.yaml", "nature: trade-press", "nature: opinion"),
    ("registers/publishers.yaml", "name: The Courier", "name: A Courier"),
    ("registers/initiatives.yaml", "lead: [tea]", "lead: [water]"),
    ("registers/initiatives.yaml", "name: Cup Census", "name: Mug Census"),
    ("registers/events.yaml", "people: [ada], summary", "people: [ben], summary"),
    ("registers/events.yaml", "departments: [tea-2018]", "departments: [water]"),
    ("registers/events.yaml", "title: Vote of 2017", "title: Vote"),
    ("registers/events.yaml", "date: 2017-06-08", "date: 2018-06-08"),
    ("registers/glossary.yaml", "the Treasury", "the Purse"),
    ("topics/openness.md", "of openness", "of being open"),
    ("years/2016.md", "The year", "That year"),
    ("pages/policy.md", "title: Policy", "title: Policies"),
    ("pages/policy.md", "## Rules", "## Our rules"),
    ("site.yaml", "label: Venue,", "label: Place,"),
    ("site.yaml", "feed_size: 5", "feed_size: 6"),
    ("site.yaml", 'title: "Kettles', 'title: "Pots'),
    ("site.yaml", "plural: Themes", "plural: Subjects"),
    ("site.yaml", "kettle.example/sub/", "kettle.example/"),
    ("documents/plain.md", "year: 2016", "year: 2012"),
    ("documents/first.md", "added: 2026-01-03", "added: 2026-01-02"),
    ("documents/2016/cups.md", "kind: statistics", "kind: statistics\nevent_date: 2016-05"),
    ("documents/corrected.md", "[MoTC]", "[]\ndepartment_note: Of nobody."),
    ("documents/plain.md", "Only words", "[Both](/topics/silence/water/): only words"),
    ("documents/twin-b.md", "tags: [silence]", "tags: [silence, thought]"),
    ("documents/2016/cups.md", "tags: [kettles, Silence]", "tags: [kettles]"),
    ("documents/2016/cups.md", "tags: [kettles]", "tags: [kettles, silence]"),
    ("documents/twin-a.md", "date: 2018-03-01", "date: 2021-03-01"),
    ("documents/twin-a.md", "department: [water]", "department: []\ndepartment_note: Of nobody."),
    ("site.yaml", "feed_size: 6", "feed_size: 6\ncrossing_size: 1"),
    ("site.yaml", "crossing_size: 1", "without: [crossings]"),
    ("site.yaml", "without: [crossings]", "without: [a-z, charts]"),
    ("site.yaml", "without: [a-z, charts]", "listing_size: 12"),
    ("registers/topics.yaml", "synonyms: [transparency]", "synonyms: [candour]"),
    ("registers/departments.yaml", "acronyms: [MoT]", "acronyms: [MoT, Zz]"),
)


THIRD = -(-len(DISTANT) // 3)


@pytest.mark.parametrize("first", range(0, len(DISTANT), THIRD))
def test_small_edit_reaches_every_page_that_shows_it(tmp_path: Path, first: int) -> None:
    """One third of the edits, so that they can be looked at side by side; those before them are made at once."""
    root = lay_out(tmp_path / "site")
    walk = Walk(tmp_path, 0, often=0.1)

    def edit(name: str, old: str, new: str) -> None:
        path = root / "content" / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    for distant in DISTANT[:first]:
        edit(*distant)
    assert not walk.verify()
    for name, old, new in DISTANT[first : first + THIRD]:
        edit(name, old, new)
        walk.log.append(f"{name}: {old} -> {new}")
        before = tree_of(walk.output)
        assert not walk.verify(), walk.log[-1]
        assert tree_of(walk.output) != before, f"{walk.log[-1]} shows nowhere"


def test_the_same_with_the_packaged_templates(tmp_path: Path) -> None:
    lay_out(tmp_path / "site", small=False)
    walk = Walk(tmp_path, 1, often=0.2)
    for _ in range(6):
        walk.step()
    walk.verify_afresh()


def test_each_kind_of_edit_finds_something_to_change(tmp_path: Path) -> None:
    """A walk that quietly did nothing would prove nothing."""
    root = lay_out(tmp_path / "site")
    build(Options(root, tmp_path / "output", DAY))
    ground = Ground(root, [tmp_path / "output"])
    ground.chunks.append(("content/documents/first.md", "It was brewed slowly."))
    idle = [name for name in EDITS if not done(ground, name)]
    assert idle == []


def done(ground: Ground, name: str) -> bool:
    """Make an edit, with one of five throws of the dice, and take it back."""
    for number in range(5):
        put(ground.root / ".sitegen-cache/some.json", "{}")
        ground.begin(random.Random(number))
        try:
            return bool(EDITS[name](ground))
        except NotNow:
            continue
        finally:
            ground.take_back()
    return False
