"""Ready-made kits for leading a group: for each phase a PDF of the script, answer sheet, voting cards, cards and posters, drawn with Typst.

The page "Lead a group" makes the same for any group; these need no script.
"""

from pathlib import Path
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.insight.schedule import Schedule, schedule
from guide.insight.sets import MARKERS, case_cards, phase_checklists, phases_with_checklists, questions_of, reading, set_id
from guide.outputs.forms import Printer, online
from guide.outputs.registry import output
from guide.settings import Settings

TEMPLATE = Path(__file__).parent / "kit.typ"
MINUTES = (60, 90, 120)
PEOPLE = 14
ANSWERS = ("yes", "partly", "no", "unknown")


@output
def kits(guide: Guide, settings: Settings) -> dict[str, bytes]:
    """Return the PDF of each phase and length by its path; voting is with cards."""
    printer = Printer(guide, TEMPLATE)
    return {
        address(guide, "kit", f"{phase}-{minutes}"): printer.print(_kit(guide, phase, minutes, settings.site_url))
        for phase in phases_with_checklists(guide)
        for minutes in MINUTES
    }


def _kit(guide: Guide, phase: str, minutes: int, site_url: str) -> dict[str, Any]:
    t, ids = guide.words, phase_checklists(guide, phase)
    lists: list[dict[str, Any]] = [{"title": guide.checklists[id].title, "questions": _questions(guide, id)} for id in ids]
    questions = [question for item in lists for question in item["questions"]]
    plan, title, cases = schedule(minutes, PEOPLE, len(questions), "cards"), guide.phases[phase].title, case_cards(guide, ids)
    asked = t("scripts.workshop.questions", count=plan.asked)
    return {
        "language": guide.about.language,
        "title": f"{t('workshop.form')}: {title}, {minutes} {t('workshop.unit_minutes')}",
        "phase": title,
        "book": guide.about.title,
        "edition": guide.about.edition,
        "subtitle": t("scripts.workshop.subtitle", what=title, people=PEOPLE, minutes=minutes),
        "summary": t("scripts.workshop.summary", asked=asked, count=plan.discussed),
        "ready": [
            t(f"scripts.workshop.ready.{key}", address=online(site_url + address(guide, "round"))["address"])
            for key in ("cards", "all", "round")
        ],
        "blocks": _blocks(guide, plan, bool(cases)),
        "set": t("scripts.workshop.sheet.set", id=set_id([(question["id"], question["text"]) for question in questions])),
        "lists": lists,
        "markers": [
            [[MARKERS[number] >> (15 - 4 * row - column) & 1 for column in range(4)] for row in range(4)] for number in range(PEOPLE)
        ],
        "cases": cases,
        "answers": [t(f"scripts.workshop.answers.{answer}") for answer in ANSWERS],
        "words": {**t.part("scripts.workshop.items"), **t.part("scripts.workshop.sheet"), "ready": t("scripts.workshop.ready.title")},
        "posters": [_poster(guide, "vote", "vote_cards"), _poster(guide, "rules", "rules_list")],
        **online(site_url + address(guide, "workshop")),
    }


def _questions(guide: Guide, checklist: str) -> list[dict[str, Any]]:
    asked = guide.checklists[checklist].questions
    return [{**one, "reading": reading(guide.words, question)} for one, question in zip(questions_of(guide, checklist), asked, strict=True)]


def _blocks(guide: Guide, plan: Schedule, with_cases: bool) -> list[dict[str, str]]:
    t, now, blocks = guide.words, 0, []
    hows = {"case": "do" if with_cases else "none", "ask": "cards", "discuss": "tables"}
    for id, minutes in plan.blocks:
        key, how = f"scripts.workshop.blocks.{id}", hows.get(id, "do")
        blocks.append(
            {
                "time": f"{now // 60}.{now % 60:02}",
                "minutes": t("scripts.workshop.minutes", count=minutes),
                "title": t(f"{key}.title"),
                "do": t(f"{key}.{how}", each=plan.each),
                "say": t(f"{key}.say"),
            }
        )
        now += minutes
    return blocks


def _poster(guide: Guide, key: str, lines: str) -> dict[str, Any]:
    return {"title": guide.words(f"scripts.workshop.poster.{key}"), "lines": guide.words(f"scripts.workshop.poster.{lines}").split("\n")}
