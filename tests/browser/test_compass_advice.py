"""What the advice of "Waar staan we?" holds to, over every set of answers, asked of the script that visitors get.

The order is the handbook's; the numbers are its sections.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import prod

import pytest
from playwright.sync_api import Browser

from guide.content.compass import Answer
from guide.content.guide import Guide

pytestmark = pytest.mark.all_pages

Choices = list[list[Answer | None]]
Ask = Callable[[Choices], "list[Advice]"]

OF_THE_AGENDA = {"bijsturen": "wendbaarheid", "vernieuwen": "vernieuwing-programma", "afronden": "evaluatie-en-nazorg"}
EVERY_SET = """async ({ questions, sections }) => {
    const { advise } = await import(document.querySelector("script[src*=compass]").src.replace("compass.js", "places.js"));
    const found = [];
    const walk = (chosen) => {
        if (chosen.length < questions.length) return questions[chosen.length].forEach((answer) => walk([...chosen, answer]));
        const answers = chosen.filter(Boolean);
        const { now, later } = advise(answers, sections);
        const places = [...now, ...later];
        found.push([answers.map(({ id }) => id), now.map(({ id }) => id), later.map(({ id }) => id), places.every(({ why }) => why.every(Boolean) && why.length)]);
    };
    walk([]);
    return found;
}"""


@dataclass(frozen=True)
class Advice:
    """What the page's script says to a set of answers."""

    answers: frozenset[str]
    now: list[str]
    later: list[str]
    explained: bool

    @property
    def decided(self) -> bool:
        return "besloten" in self.answers


@pytest.fixture(scope="module")
def ask(browser: Browser, address: str, guide: Guide) -> Ask:
    """Ask the script of the page for the advice to every combination of answers."""
    page = browser.new_page()
    page.goto(address + "waar-staan-we/")
    sections = [{"id": id, "phase": chapter.id} for id, chapter in guide.chapter_of.items()]
    always = {answer.id for question in guide.compass.values() for answer in question.answers if question.always}

    def ask(choices: Choices) -> list[Advice]:
        questions = [[one and {**one.model_dump(), "always": one.id in always} for one in choice] for choice in choices]
        found = page.evaluate(EVERY_SET, {"questions": questions, "sections": sections})
        return [Advice(frozenset(answers), now, later, explained) for answers, now, later, explained in found]

    return ask


@pytest.fixture(scope="module")
def every(ask: Ask, guide: Guide) -> list[Advice]:
    """The advice to every set of eight answers."""
    found = ask([list(question.answers) for question in guide.compass.values()])
    assert len(found) == len({one.answers for one in found}) == prod(len(question.answers) for question in guide.compass.values())
    return found


def answers_by_id(guide: Guide) -> dict[str, Answer]:
    return {answer.id: answer for question in guide.compass.values() for answer in question.answers}


def phases_shown(advice: Advice, guide: Guide) -> set[str | None]:
    """The phases of the places to begin, apart from what the agenda asks for."""
    asked = {place for answer, place in OF_THE_AGENDA.items() if answer in advice.answers}
    return {guide.phase_of(id) for id in advice.now if id not in asked}


def open_steps(answers: list[Answer]) -> Counter[str]:
    """What answers point to and none settles, with its weight: the first of an answer 2, the others 1."""
    weights: Counter[str] = Counter()
    for answer in answers:
        for number, id in enumerate(steps_of(answer, answers)):
            weights[id] += 1 if number else 2
    return weights


def steps_of(answer: Answer, answers: list[Answer]) -> list[str]:
    settled = {id for one in answers for id in one.settles}
    steps = [id for id in answer.sections if id not in settled]
    return steps[:1] if answer.only_first else steps


def test_at_most_four_places_each_with_a_reason(every: list[Advice]) -> None:
    assert {len(one.now) for one in every} == {1, 2, 3, 4}
    assert all(one.explained for one in every)


def test_nothing_that_answers_point_to_is_lost(every: list[Advice], guide: Guide) -> None:
    answer_of = answers_by_id(guide)
    for one in every:
        assert sorted(one.now + one.later) == sorted(open_steps([answer_of[id] for id in one.answers]))


def test_a_few_answers_are_enough_for_a_place(ask: Ask, guide: Guide) -> None:
    """Whichever questions wait for an answer: as soon as an answer points to a step, there is a place to begin."""
    choices: Choices = [list(question.answers) for question in guide.compass.values()]
    points = {answer.id for question in guide.compass.values() for answer in question.answers if answer.sections}
    for asked in combinations(range(len(choices)), 3):
        for one in ask([[None, *choice] if number in asked else [None] for number, choice in enumerate(choices)]):
            assert bool(one.now) == bool(one.answers & points) and one.explained


def test_every_step_of_the_handbook_is_within_reach(every: list[Advice], guide: Guide) -> None:
    practice = {section.id for phase in guide.contents.phases for section in phase.sections}
    assert {id for one in every for id in one.now} == practice


def test_before_a_go_there_is_orientation_and_the_decision(every: list[Advice], guide: Guide) -> None:
    """1.4 and the opening of 5: alliance, vision and all that follows come after the decision."""
    for one in every:
        if not one.decided:
            assert phases_shown(one, guide) == {"orienteren"} and "go-no-go" in one.now
            assert guide.phase_of(one.now[0]) == "orienteren"


def test_a_group_that_starts_from_nothing_orients_and_decides(every: list[Advice]) -> None:
    answers = {"onrust", "onbekend", "alleen", "verdeeld", "regie", "nog-niet", "wachten", "beginnen"}
    (one,) = [one for one in every if one.answers == answers]
    assert one.now == ["urgentie", "opgaven", "stakeholders", "go-no-go"]
    assert one.later == ["alliantie", "visie", "procesregie", "monitoringstructuur"]


def test_after_a_go_nobody_goes_back_to_the_question_whether(every: list[Advice]) -> None:
    assert not [one for one in every if one.decided and {"urgentie", "go-no-go"} & {*one.now, *one.later}]


def test_the_agenda_is_always_among_the_places(every: list[Advice]) -> None:
    for answer, place in OF_THE_AGENDA.items():
        assert all(place in one.now for one in every if answer in one.answers)
    assert all("urgentie" in one.now for one in every if "beginnen" in one.answers and not one.decided)


def test_a_new_round_begins_with_the_agenda(every: list[Advice]) -> None:
    """The opening of 8: with adjusting and renewing the cycle starts again."""
    for answer, place in OF_THE_AGENDA.items():
        assert all(one.now[0] == place for one in every if answer in one.answers and one.decided and "wachten" not in one.answers)


def test_who_begins_after_a_go_takes_the_first_step_that_is_open(every: list[Advice]) -> None:
    """1.4 gives the order: alliance, vision and means, then structures, programme and monitoring, then the work."""
    missing = {
        "alleen": "alliantie", "los": "alliantie", "verdeeld": "visie", "stuurloos": "sturing", "geld": "financiering", "regie": "procesregie",
        "plek": "organisatie-en-participatiestructuur", "programma": "uitvoeringsprogramma", "nog-niet": "monitoringstructuur", "papier": "monitoringstructuur",
    }  # fmt: skip
    for one in every:
        if one.decided and "beginnen" in one.answers:
            first = next((step for answer, step in missing.items() if answer in one.answers), "samenwerken")
            assert first in one.now


def test_before_the_work_begins_nothing_of_the_work(every: list[Advice], guide: Guide) -> None:
    """The opening of 7: the work can start when programme, agreements and a way of learning are there."""
    for one in every:
        if "wachten" in one.answers:
            ready = {"besloten", "vast", "geregeld", "staat", "leren", "beginnen"} <= one.answers
            assert not phases_shown(one, guide) & {"herijken", *([] if ready else ["uitvoeren"])}


def test_who_winds_up_founds_and_designs_nothing(every: list[Advice], guide: Guide) -> None:
    """8.3 asks for evaluation and aftercare."""
    assert not [one for one in every if "afronden" in one.answers and phases_shown(one, guide) & {"opstarten", "ontwerpen"}]


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        ("vast", {"alliantie", "contract"}),
        ("stuurloos", {"visie"}),
        ("geld", {"visie"}),
        ("geregeld", {"visie", "sturing", "financiering"}),
        ("programma", {"procesregie", "organisatie-en-participatiestructuur"}),
        ("staat", {"procesregie", "organisatie-en-participatiestructuur", "uitvoeringsprogramma"}),
    ],
)
def test_nobody_is_sent_to_what_is_done(every: list[Advice], answer: str, done: set[str]) -> None:
    assert not [one for one in every if answer in one.answers and done & {*one.now, *one.later}]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("visie", "contract"),  # 5.3: the contract is about the outcome that 5.2 sets
        ("visie", "uitvoeringsprogramma"),  # 6.3: aims and ambitions of the vision lead
        ("alliantie", "visie"),  # 5.2: once the alliance is there, the shared vision
        ("alliantie", "procesregie"),  # the opening of 6: with alliance and vision there, you design
        ("visie", "procesregie"),
        ("procesregie", "monitoringstructuur"),
        ("monitoringstructuur", "samenwerken"),  # the opening of 7: a way of learning before the work starts
    ],
)
def test_what_others_build_on_goes_first(every: list[Advice], guide: Guide, first: str, then: str) -> None:
    """Where both are open and equally urgent, the later step is never shown without the earlier one, nor before it."""
    answer_of = answers_by_id(guide)
    seen = 0
    for one in every:
        weights = open_steps([answer_of[id] for id in one.answers])
        if then in one.now and weights[first] >= weights[then] and "beginnen" not in one.answers and "afronden" not in one.answers:
            assert first in one.now and one.now.index(first) < one.now.index(then)
            seen += 1
    assert seen


def test_what_weighs_more_is_never_left_out_for_what_weighs_less(every: list[Advice], guide: Guide) -> None:
    """The order of the handbook decides among equals only, and room is all that keeps an open step out."""
    answer_of = answers_by_id(guide)
    firm = [answer for question in guide.compass.values() if question.always for answer in question.answers]
    for one in every:
        answers = [answer_of[id] for id in one.answers]
        weights = open_steps(answers)
        always = {id for answer in answers if answer in firm for id in steps_of(answer, answers)}
        held = {phase for answer in answers for phase in answer.holds_back}
        shown = [weights[id] for id in one.now if id not in always]
        left = [weights[id] for id in one.later if guide.phase_of(id) not in held]
        assert not left or (len(one.now) == 4 and (not shown or max(left) <= min(shown)))
