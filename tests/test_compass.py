"""The compass as its page hands it out: to the script, and to who reads without one."""

import json
import re

from guide.content.guide import Guide
from guide.fragments.views import Views


def test_the_script_gets_what_the_data_says(guide: Guide) -> None:
    given = re.findall(r"name=\"([^\"]+)\" value=\"([^\"]+)\" data-answer='([^']+)'", Views(guide).compass())
    assert [(question, answer, json.loads(data)) for question, answer, data in given] == [
        (question.id, answer.id, answer.model_dump(exclude={"id", "text"}) | {"always": question.always})
        for question in guide.compass.values()
        for answer in question.answers
    ]


def test_without_a_script_each_answer_says_where_it_leads(guide: Guide) -> None:
    pointers = re.findall(r'<p class="compass-pointer">(.*?)</p>', Views(guide).compass(), re.DOTALL)
    answers = [answer for question in guide.compass.values() for answer in question.answers]
    speaking = [answer for answer in answers if answer.sections or answer.settles or answer.holds_back]
    for answer, pointer in zip(speaking, pointers, strict=True):
        numbers = [guide.sections[id].number for id in [*answer.sections, *answer.settles]]
        assert re.findall(r">(\d\.\d) ", pointer) == numbers
        assert all(guide.phases[id].title in pointer for id in answer.holds_back)


def test_what_is_always_shown_leaves_room_for_more(guide: Guide) -> None:
    firm = [question for question in guide.compass.values() if question.always]
    most = [max(1 if answer.only_first else len(answer.sections) for answer in question.answers) for question in firm]
    assert 0 < sum(most) < 4


def test_every_answer_has_an_id_of_its_own(guide: Guide) -> None:
    ids = [answer.id for question in guide.compass.values() for answer in question.answers]
    assert len(ids) == len(set(ids))
