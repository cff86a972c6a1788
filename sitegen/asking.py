"""Edge: asks on a terminal for what a new entry still lacks, with completion from the registers (prompt_toolkit)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.validation import ValidationError, Validator

from sitegen.choices import Choice, Choices, fitting, kinds, natures
from sitegen.dates import FuzzyDate, parse_date
from sitegen.starter import Start, date_of, proposed, title_from

MOST_SHOWN = 50
SHORT_FORMS = "2016-12-08, 2016-12, 2016, 2019~ (about)"


def ask(start: Start, choices: Choices, taken: Callable[[str], bool]) -> Start:
    """Ask for what `start` lacks, and return it whole. `taken` tells of a name whether its entry exists.

    Raises EOFError or KeyboardInterrupt when the person has had enough, and ValueError when `start` is wrong already.
    """
    session = _Session()
    session.say(
        "Enter leaves out what you do not know yet, but for title and date; Tab or a few letters show what there is; "
        "Ctrl+C ends it.\n"
    )
    title = start.title or session.text(
        "Title", title_from(start.name), check=lambda text: "" if text else "an entry needs a title"
    )
    start = replace(start, title=title)
    if not start.when and not start.year:
        start = replace(start, when=session.text(f"Date of the document ({SHORT_FORMS})", check=_date_problem))
    at = date_of(start)
    _, problems = choices.settled(start, at)
    if problems:
        # Said by options; better now than after ten more questions.
        raise ValueError("; ".join(problems))
    if not start.name:
        start = replace(
            start, name=session.text("Name in its address", proposed(title, start.when), check=_free(taken))
        )
    if not start.tags:
        start = replace(start, tags=session.several(choices, "tags", choices.topics(), at))
    if not start.departments:
        start = replace(start, departments=session.several(choices, "department", choices.departments(at), at))
    return _about_the_source(start, choices, session, at)


def _about_the_source(start: Start, choices: Choices, session: _Session, at: FuzzyDate) -> Start:
    kind = start.kind or session.one("Kind of document", kinds())
    publisher = start.publisher or session.text("Publisher", among=choices.publishers(at))
    publisher = choices.publisher(publisher, at)
    # Where the register says it, the entry need not.
    known = choices.nature_of(publisher)
    nature = start.nature or ("" if known else session.one("Who speaks in it", natures()))
    url = start.url or session.text("Address of the original", check=_address_problem)
    summary = start.summary or session.text(
        "Summary, in your own words, at most 300 characters", check=_summary_problem
    )
    return replace(start, kind=kind, publisher=publisher, nature=nature, url=url, summary=summary)


class _Session:
    """Questions one after another."""

    def __init__(self) -> None:
        self._prompt: PromptSession[str] = PromptSession()

    def say(self, text: str) -> None:
        """A remark between questions."""
        self._prompt.output.write(text)
        self._prompt.output.flush()

    def text(
        self,
        question: str,
        default: str = "",
        *,
        among: Sequence[Choice] = (),
        check: Callable[[str], str] = lambda _: "",
    ) -> str:
        """A text. `among` is offered; `check` says what is wrong with an answer, or nothing."""
        answer: str = self._prompt.prompt(
            f"{question}: ",
            default=default,
            completer=_Offers(among),
            complete_while_typing=bool(among),
            validator=_Check(check),
            validate_while_typing=False,
        )
        return answer.strip()

    def one(self, question: str, among: Sequence[Choice]) -> str:
        """One of a closed set, or nothing."""
        answer = self.text(question, among=among, check=lambda text: _not_among(text, among))
        return _meant(answer, among)

    def several(self, choices: Choices, facet: str, among: Sequence[Choice], at: FuzzyDate) -> tuple[str, ...]:
        """Terms of a facet, asked for until the answer is empty."""
        closed = choices.is_closed(facet)

        def wrong(text: str) -> str:
            problem = choices.problem(facet, _meant(text, among) if closed else text, at) if text else ""
            return (_several_fit(text, among) or problem) if problem else ""

        given: list[str] = []
        while True:
            question = f"{choices.label(facet)} {len(given) + 1} (Enter to go on)"
            answer = self.text(question, among=[choice for choice in among if choice.value not in given], check=wrong)
            if not answer:
                return tuple(given)
            given.append(_meant(answer, among) if closed else answer)


class _Offers(Completer):
    """Completion by any word that a thing is known by; what is written is its id."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._choices = choices

    def get_completions(self, document: Typed, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The choices that fit what was typed so far."""
        typed = document.text_before_cursor
        for choice in fitting(self._choices, typed.lstrip())[:MOST_SHOWN]:
            yield Completion(choice.value, -len(typed), display=choice.label, display_meta=choice.note)


class _Check(Validator):
    def __init__(self, check: Callable[[str], str]) -> None:
        self._check = check

    def validate(self, document: Typed) -> None:
        """Refuse a text with words for an editor."""
        problem = self._check(document.text.strip())
        if problem:
            raise ValidationError(len(document.text), problem)


def _meant(text: str, among: Sequence[Choice]) -> str:
    """The value of the only choice that fits a text; else the text itself."""
    fits = fitting(among, text) if text and all(choice.value != text for choice in among) else []
    return fits[0].value if len(fits) == 1 else text


def _several_fit(text: str, among: Sequence[Choice]) -> str:
    """Words for a text that begins more than one choice, few enough to be named; else empty."""
    begun = [choice.value for choice in among if choice.rank(text) == 0]
    return f"write one of: {', '.join(begun)}" if 1 < len(begun) <= 6 else ""


def _not_among(text: str, among: Sequence[Choice]) -> str:
    if not text or any(choice.value == _meant(text, among) for choice in among):
        return ""
    return "choose one of: " + ", ".join(choice.value for choice in among)


def _date_problem(text: str) -> str:
    try:
        parse_date(text)
    except ValueError as error:
        return f"{error}; write {SHORT_FORMS}"
    return ""


def _address_problem(text: str) -> str:
    fits = not text or (text.startswith(("http://", "https://")) and not set(text) & set(' <>"'))
    return "" if fits else "write it in full: https://…"


def _summary_problem(text: str) -> str:
    return "" if len(text) <= 300 else f"it has {len(text)} characters; at most 300 are shown"


def _free(taken: Callable[[str], bool]) -> Callable[[str], str]:
    def problem(name: str) -> str:
        if not any(character.isalnum() for character in name):
            return "use letters and digits"
        return f"there is an entry '{name}' already" if taken(name) else ""

    return problem
