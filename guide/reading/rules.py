"""Rules that look across files: one function a rule, each yielding the place and what is wrong there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from guide.content.guide import Guide
from guide.content.marks import Rich
from guide.content.problems import Problem
from guide.language.suggestions import quoted
from guide.language.wording import slug
from guide.language.words import t
from guide.reading.finding import Finding, Lists, Rule, values
from guide.reading.renames import kept_addresses, sound_renames
from guide.reading.vocabulary import known_references, no_repeats, own_addresses, own_values

# latitude from, to, longitude from, to: degrees WGS84, rounded outwards
COUNTRY_BOX = {"NL": (50.7, 53.7, 3.2, 7.3), "BE": (49.4, 51.6, 2.5, 6.5), "GB": (49.8, 60.9, -8.7, 1.8), "DE": (47.2, 55.1, 5.8, 15.1)}


UNFINISHED = re.compile(r"\A\s*x+\s*\Z|\b(?:TODO|TBD|FIXME|XXX+)\b|\blorem ipsum\b|\?\?\?", re.IGNORECASE)
SHORT = 60  # characters of a text that says that it is still to come


def check(guide: Guide, lists: Lists) -> list[Problem]:
    """Apply every rule and return the problems with their file and line; of a field that is wrong already, nothing more is said."""
    found = [(guide.documents[each.file], each) for rule in RULES for each in rule(guide, lists)]
    problems = [(document, document.problem(each.path, each.message, each.before)) for document, each in found]
    return [
        problem for document, problem in problems if not problem.field or problem.field not in {known.field for known in document.problems}
    ]


def coordinates_in_country(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A place lies in its country; swapped degrees are named as such."""
    for case_id, case in guide.cases.items():
        place, box = case.place, COUNTRY_BOX.get(case.place.country)
        if box is None or _inside(place.lat, place.lon, box):
            continue
        message = t("rules.outside", country=place.country, south=box[0], north=box[1], west=box[2], east=box[3])
        if _inside(place.lon, place.lat, box):
            message += f" {t('rules.swapped')}"
        yield Finding(f"cases/{case_id}.yml", ("place", "lat"), message)


def _inside(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= lat <= box[1] and box[2] <= lon <= box[3]


def one_episode_a_section(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A case tells what it shows about a section in one episode."""
    for case_id, case in guide.cases.items():
        named = [episode.section for episode in case.episodes]
        for number, section in enumerate(named):
            if section in named[:number]:
                message = t("rules.second_episode", section=quoted(section))
                yield Finding(f"cases/{case_id}.yml", ("episodes", number, "section"), message)


def own_map_number(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A number on the map belongs to one case."""
    numbers = {id: case.map_number for id, case in guide.cases.items() if case.map_number is not None}
    for case_id, other in _shared(numbers):
        message = t("rules.map_number", number=numbers[case_id], other=quoted(other))
        yield Finding(f"cases/{case_id}.yml", ("map_number",), message)


def own_title(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """No two cases, and no two checklists, have the same title."""
    for folder, records in (("cases", guide.cases), ("checklists", guide.checklists)):
        for record_id, other in _shared({id: record.title.casefold() for id, record in records.items()}):
            yield Finding(f"{folder}/{record_id}.yml", ("title",), t("rules.title", other=quoted(other)))


def _shared(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Name each id whose value is not its own, with another id that has it."""
    owners: dict[object, list[str]] = {}
    for id, value in values.items():
        owners.setdefault(value, []).append(id)
    for ids in owners.values():
        if len(ids) > 1:
            yield from zip(ids, [*ids[1:], ids[0]], strict=True)


def sound_questions(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A question has one question mark, at its end."""
    for checklist_id, checklist in guide.checklists.items():
        for position, question in enumerate(checklist.questions):
            if question.text.count("?") != 1 or not question.text.endswith("?"):
                yield Finding(f"checklists/{checklist_id}.yml", ("questions", position, "text"), t("rules.question_mark"))


def one_checklist_a_section(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A section closes with one checklist at most."""
    for checklist_id, checklist in guide.checklists.items():
        for number, section in enumerate(checklist.sections):
            if guide.checklist_of[section] != checklist_id:
                message = t("rules.second_checklist", section=quoted(section), other=quoted(guide.checklist_of[section]))
                yield Finding(f"checklists/{checklist_id}.yml", ("sections", number), message)


def reasoned_answers(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """An answer of the compass that names a section says why, and one that holds a phase back says until when."""
    for number, question in enumerate(lists["compass"]):
        for position, answer in enumerate(question.answers):
            if answer.sections and not answer.why:
                yield Finding("data/compass.yml", (number, "answers", position), t("rules.why"))
            if answer.holds_back and not answer.until:
                yield Finding("data/compass.yml", (number, "answers", position), t("rules.until"))


def named_authors(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A name has a family name, or stands whole in `literal`."""
    for number, source in enumerate(lists["sources"]):
        for role in ("author", "editor"):
            for position, name in enumerate(getattr(source, role)):
                if bool(name.family) == bool(name.literal):
                    yield Finding("data/sources.yml", (number, role, position), t("rules.author"))


def sound_decisions(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """The id of a decision is not that of a checklist: saved answers would mix."""
    for number, decision in enumerate(lists["decisions"]):
        if decision.id in guide.checklists:
            yield Finding("data/decisions.yml", (number, "id"), t("rules.decision_id", value=quoted(decision.id)))


def own_pages(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A section has its page, where the pages of the guide stand beside its content."""
    if not (guide.root / "docs").is_dir():
        return
    for kind, chapters in (("theory", guide.contents.theory), ("phases", guide.contents.phases)):
        for number, chapter in enumerate(chapters):
            for position, section in enumerate(chapter.sections):
                page = f"docs/{chapter.id}/{section.id}.md"
                if not (guide.root / page).is_file():
                    yield Finding("data/phases.yml", (kind, number, "sections", position, "id"), t("rules.no_page", page=page))


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def one_spelling(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A municipality has one name, spelled one way: it is one bubble on the map."""
    listed = {(country, _letters(name)): name for country, name in guide.municipalities}
    chosen = {_letters(other): place.name for place in lists["places"] for other in place.also}
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for case in guide.cases.values():
        counts = spellings.setdefault((case.place.country, _letters(case.place.municipality)), Counter())
        counts[case.place.municipality] += 1 + (case.map_number is not None)
    for id, case in guide.cases.items():
        key = (case.place.country, _letters(case.place.municipality))
        name = chosen.get(key[1]) or listed.get(key) or spellings[key].most_common(1)[0][0]
        if name != case.place.municipality:
            yield Finding(f"cases/{id}.yml", ("place", "municipality"), t("rules.spelling", name=quoted(name)))


def _letters(name: str) -> str:
    return slug(name).replace("-", "") or name


def filled_in(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """Nothing is left to be written, and no text is still that of `make new-case`."""
    words = guide.words
    template = [words(f"new_case.{part}") for part in ("summary", "story", "lesson", "link")]
    empty = words("telling.unfinished").split("|")
    for file, spot in values(guide, lists):
        if not isinstance(spot.value, str):
            continue
        bare = re.sub(r"[^\w ]|[\d_]", "", spot.value.lower()).strip() if len(spot.value) < SHORT else ""
        if UNFINISHED.search(spot.value) or not re.search(r"\w", spot.value) or (file.startswith("cases/") and bare in empty):
            if not file.startswith("data/style"):
                yield Finding(file, spot.path, t("rules.unfinished", value=quoted(spot.value)))
        elif any(part in spot.value for part in template):
            yield Finding(file, spot.path, t("rules.template"))
    for id, case in guide.cases.items():
        if case.title == words("new_case.title", place=case.place.area or case.place.municipality):
            yield Finding(f"cases/{id}.yml", ("title",), t("rules.template"))


def whole_texts(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """The paragraphs and lists of a text are still there after YAML has read it."""
    for file, spot in values(guide, lists, Rich):
        if spot.path in guide.documents[file].folded:
            yield Finding(file, spot.path, t("messages.bar", field=str(spot.path[-1])))


def told_figures(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A figure in short says what the story says: each of its numbers stands there too."""
    for case_id, case in guide.cases.items():
        for number, episode in enumerate(case.episodes):
            told = set(NUMBER.findall(episode.text))
            for position, figure in enumerate(episode.figures):
                given = NUMBER.findall(figure)
                strange = [value for value in given if value not in told]
                path = ("episodes", number, "figures", position)
                if strange:
                    yield Finding(f"cases/{case_id}.yml", path, t("rules.untold", number=quoted(strange[0])))


RULES: list[Rule] = [
    own_values, own_addresses, known_references, no_repeats, coordinates_in_country, one_episode_a_section, own_map_number,
    own_title, own_pages, sound_questions, one_checklist_a_section, reasoned_answers, named_authors,
    sound_decisions, sound_renames, kept_addresses, one_spelling, filled_in, whole_texts, told_figures,
]  # fmt: skip
