"""Rules that look across files: one function a rule, each yielding the place and what is wrong there."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guide.content.document import FieldPath
from guide.content.guide import Guide
from guide.content.problems import Problem
from guide.language.suggestions import choices, nearest, quoted

Finding = tuple[str, FieldPath, str]
Rule = Callable[[Guide, Mapping[str, list[Any]]], Iterator[Finding]]

# latitude from, to, longitude from, to: degrees WGS84, rounded outwards
COUNTRY_BOX = {"NL": (50.7, 53.7, 3.2, 7.3), "BE": (49.4, 51.6, 2.5, 6.5), "GB": (49.8, 60.9, -8.7, 1.8), "DE": (47.2, 55.1, 5.8, 15.1)}
# pages of the same names are written by hand
RESERVED = {"cases": {"index", "lijsten", "lessen", "leeslijst"}, "checklists": {"index"}}


def check(guide: Guide, lists: Mapping[str, list[Any]]) -> list[Problem]:
    """Apply every rule and return the problems with their file and line."""
    return [guide.documents[file].problem(path, message) for rule in RULES for file, path, message in rule(guide, lists)]


def unique_ids(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """An id stands once in its list."""
    for name, items in lists.items():
        key = "note" if name == "notes" else "id"
        seen: set[object] = set()
        for number, item in enumerate(items):
            value = getattr(item, key)
            if value in seen:
                yield f"data/{name}.yml", (number, key), f"{quoted(value)} staat al eerder in deze lijst."
            seen.add(value)


def unique_sections(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """Chapters and sections each have an id and a number of their own."""
    chapters_seen: set[tuple[str, str]] = set()
    sections_seen: set[tuple[str, str]] = set()
    for kind, chapters in (("theory", guide.contents.theory), ("phases", guide.contents.phases)):
        for number, chapter in enumerate(chapters):
            yield from _own_id_and_number(chapter, (kind, number), chapters_seen)
            for position, section in enumerate(chapter.sections):
                yield from _own_id_and_number(section, (kind, number, "sections", position), sections_seen)


def _own_id_and_number(record: Any, path: FieldPath, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    for key in ("id", "number"):
        value = getattr(record, key)
        if (key, value) in seen:
            yield (
                "data/phases.yml",
                (*path, key),
                f"{quoted(value)} staat er twee keer. Kies {'een andere id' if key == 'id' else 'een ander nummer'}.",
            )
        seen.add((key, value))


def reserved_ids(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """No generated page takes the address of a page that people write."""
    for folder, names in RESERVED.items():
        for name in sorted(names & {file.removeprefix(f"{folder}/").removesuffix(".yml") for file in guide.documents}):
            yield f"{folder}/{name}.yml", (), f"De naam {quoted(name)} is al van een vaste pagina. Geef het bestand een andere naam."
    for number, factor in enumerate(lists["success_factors"]):
        if factor.id == "index":
            yield "data/success_factors.yml", (number, "id"), "De naam 'index' is al van een vaste pagina. Kies een andere id."


def known_references(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """Whatever a file names exists."""
    known: dict[str, set[str]] = {
        "sections": set(guide.sections),
        "phases": set(guide.phases),
        "themes": set(guide.themes),
        "success_factors": set(guide.success_factors),
        "sources": set(guide.sources),
        "glossary": set(guide.glossary),
        "regions": set(guide.regions),
        "cases": {file[6:-4] for file in guide.documents if file.startswith("cases/")},
    }
    what = {
        "sections": "paragraaf",
        "phases": "fase",
        "themes": "thema",
        "success_factors": "succesfactor",
        "sources": "bron",
        "glossary": "begrip",
        "regions": "gebied",
        "cases": "casus",
    }
    for file, path, vocabulary, value in _references(guide, lists):
        broken = guide.documents.get(f"data/{vocabulary}.yml")
        if value in known[vocabulary] or (broken and broken.problems):
            continue
        yield file, path, f"Er is geen {what[vocabulary]} {quoted(value)}.{nearest(value, known[vocabulary])}{choices(known[vocabulary])}"


def _references(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[tuple[str, FieldPath, str, str]]:
    for case_id, case in guide.cases.items():
        file = f"cases/{case_id}.yml"
        yield from _each(file, ("themes",), "themes", case.themes)
        yield from _each(file, ("success_factors",), "success_factors", case.success_factors)
        for number, episode in enumerate(case.episodes):
            yield file, ("episodes", number, "section"), "sections", episode.section
            yield from _each(file, ("episodes", number, "sources"), "sources", episode.sources)
    for checklist_id, checklist in guide.checklists.items():
        file = f"checklists/{checklist_id}.yml"
        yield from _each(file, ("sections",), "sections", checklist.sections)
        for number, question in enumerate(checklist.questions):
            yield from _each(file, ("questions", number, "cases"), "cases", question.cases)
    for kind, chapters in (("theory", guide.contents.theory), ("phases", guide.contents.phases)):
        for number, chapter in enumerate(chapters):
            for position, section in enumerate(chapter.sections):
                path = (kind, number, "sections", position, "success_factors")
                yield from _each("data/phases.yml", path, "success_factors", section.success_factors)
    yield from _references_of_lists(lists)


def _references_of_lists(lists: Mapping[str, list[Any]]) -> Iterator[tuple[str, FieldPath, str, str]]:
    for name, items in lists.items():
        file = f"data/{name}.yml"
        for number, item in enumerate(items):
            if name in ("glossary", "boxes", "figures", "notes"):
                yield file, (number, "section"), "sections", item.section
            if name == "compass":
                for position, answer in enumerate(item.answers):
                    path = (number, "answers", position)
                    yield from _each(file, (*path, "sections"), "sections", answer.sections)
                    yield from _each(file, (*path, "settles"), "sections", answer.settles)
                    yield from _each(file, (*path, "holds_back"), "phases", answer.holds_back)
            if name == "glossary":
                yield from _each(file, (number, "see"), "glossary", item.see)
            if name == "regions" and item.part_of:
                yield file, (number, "part_of"), "regions", item.part_of
            if name == "boxes":
                yield from _each(file, (number, "cases"), "cases", item.cases)


def _each(file: str, path: FieldPath, vocabulary: str, values: list[str]) -> Iterator[tuple[str, FieldPath, str, str]]:
    for number, value in enumerate(values):
        yield file, (*path, number), vocabulary, value


def coordinates_in_country(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A place lies in its country; swapped degrees are named as such."""
    for case_id, case in guide.cases.items():
        place, box = case.place, COUNTRY_BOX.get(case.place.country)
        if box is None or _inside(place.lat, place.lon, box):
            continue
        swapped = " Zijn lat en lon verwisseld?" if _inside(place.lon, place.lat, box) else ""
        message = f"Dit punt ligt niet in {place.country}: lat {box[0]} tot {box[1]}, lon {box[2]} tot {box[3]}.{swapped}"
        yield f"cases/{case_id}.yml", ("place", "lat"), message


def _inside(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= lat <= box[1] and box[2] <= lon <= box[3]


def one_episode_a_section(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A case tells what it shows about a section in one episode."""
    for case_id, case in guide.cases.items():
        named = [episode.section for episode in case.episodes]
        for number, section in enumerate(named):
            if section in named[:number]:
                message = f"Er is al een deel bij {quoted(section)}. Zet beide teksten in één deel."
                yield f"cases/{case_id}.yml", ("episodes", number, "section"), message


def no_repeats(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """Whatever a list names, it names once."""
    seen: set[tuple[str, FieldPath, str]] = set()
    for file, path, _, value in _references(guide, lists):
        place = (file, path[:-1], value)
        if isinstance(path[-1], int) and place in seen:
            yield file, path, f"{quoted(value)} staat er twee keer. Houd er één over."
        seen.add(place)


def own_map_number(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A number on the map belongs to one case."""
    numbers = {id: case.map_number for id, case in guide.cases.items() if case.map_number is not None}
    for case_id, other in _shared(numbers):
        yield f"cases/{case_id}.yml", ("map_number",), f"Kaartnummer {numbers[case_id]} is ook van {quoted(other)}."


def own_title(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """No two cases, and no two checklists, have the same title."""
    for folder, records in (("cases", guide.cases), ("checklists", guide.checklists)):
        for record_id, other in _shared({id: record.title.casefold() for id, record in records.items()}):
            yield f"{folder}/{record_id}.yml", ("title",), f"Deze titel is ook van {quoted(other)}. Kies een eigen titel."


def _shared(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Name each id whose value is not its own, with another id that has it."""
    owners: dict[object, list[str]] = {}
    for id, value in values.items():
        owners.setdefault(value, []).append(id)
    for ids in owners.values():
        if len(ids) > 1:
            yield from zip(ids, [*ids[1:], ids[0]], strict=True)


def sound_questions(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A question has a number of its own and one question mark, at its end."""
    for checklist_id, checklist in guide.checklists.items():
        file, numbers = f"checklists/{checklist_id}.yml", [question.id for question in checklist.questions]
        for position, question in enumerate(checklist.questions):
            if question.id in numbers[:position]:
                yield file, ("questions", position, "id"), f"Vraagnummer {question.id} staat er twee keer."
            if question.text.count("?") != 1 or not question.text.endswith("?"):
                yield file, ("questions", position, "text"), "Stel één vraag, met één vraagteken aan het eind. Zet de rest bij follow_up."


def one_checklist_a_section(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A section closes with one checklist at most."""
    for checklist_id, checklist in guide.checklists.items():
        for number, section in enumerate(checklist.sections):
            if guide.checklist_of[section] != checklist_id:
                message = f"Bij {quoted(section)} hoort al checklist {quoted(guide.checklist_of[section])}."
                yield f"checklists/{checklist_id}.yml", ("sections", number), message


def reasoned_answers(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """An answer of the compass that names a section says why, and one that holds a phase back says until when."""
    for number, question in enumerate(lists["compass"]):
        for position, answer in enumerate(question.answers):
            if answer.sections and not answer.why:
                yield "data/compass.yml", (number, "answers", position), "Zeg in why waarom je hier begint."
            if answer.holds_back and not answer.until:
                yield "data/compass.yml", (number, "answers", position), "Zeg in until wanneer deze fasen komen."


def named_authors(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A name has a family name, or stands whole in `literal`."""
    for number, source in enumerate(lists["sources"]):
        for role in ("author", "editor"):
            for position, name in enumerate(getattr(source, role)):
                if bool(name.family) == bool(name.literal):
                    message = "Vul family (achternaam) in, of literal (naam van een organisatie); niet beide."
                    yield "data/sources.yml", (number, role, position), message


def sound_decisions(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A decision names checklists that exist, and its id is not one of theirs: saved answers would mix."""
    known = {file[11:-4] for file in guide.documents if file.startswith("checklists/")}
    for number, decision in enumerate(lists["decisions"]):
        if decision.id in guide.checklists:
            yield "data/decisions.yml", (number, "id"), f"{quoted(decision.id)} is al de id van een checklist. Kies een andere id."
        for position, id_ in enumerate(decision.checklists):
            if id_ not in known:
                message = f"Er is geen checklist {quoted(id_)}.{nearest(id_, known)}{choices(known)}"
                yield "data/decisions.yml", (number, "checklists", position), message


def sound_renames(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A renamed question leads to one that exists, and its earlier id is not in use."""
    today = {f"{id_}-{question.id}" for id_, checklist in guide.checklists.items() for question in checklist.questions}
    for number, rename in enumerate(lists["renames"]):
        if rename.id in today:
            yield (
                "data/renames.yml",
                (number, "id"),
                f"{quoted(rename.id)} is een vraag die bestaat; haar antwoorden blijven waar ze zijn. Haal dit weg.",
            )
        if rename.now not in today:
            message = (
                f"Er is geen vraag {quoted(rename.now)}.{nearest(rename.now, today)} Noem de id van vandaag, ook na een tweede verhuizing."
            )
            yield "data/renames.yml", (number, "now"), message


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def told_figures(guide: Guide, lists: Mapping[str, list[Any]]) -> Iterator[Finding]:
    """A figure in short says what the story says: each of its numbers stands there too."""
    for case_id, case in guide.cases.items():
        for number, episode in enumerate(case.episodes):
            told = set(NUMBER.findall(episode.text))
            for position, figure in enumerate(episode.figures):
                given = NUMBER.findall(figure)
                strange = [value for value in given if value not in told]
                path = ("episodes", number, "figures", position)
                if strange:
                    yield f"cases/{case_id}.yml", path, f"Het getal {quoted(strange[0])} staat niet in het verhaal van dit deel."


RULES: list[Rule] = [
    unique_ids, unique_sections, reserved_ids, known_references, coordinates_in_country, one_episode_a_section, no_repeats, own_map_number,
    own_title, sound_questions, one_checklist_a_section, reasoned_answers, named_authors,
    sound_decisions, sound_renames, told_figures,
]  # fmt: skip
