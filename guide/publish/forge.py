"""What a forge needs: an issue form with the fields of a case, a filled-in issue as a file, and what changes because of it.

Everything in an issue comes from strangers: it is text for a YAML file, never a part of a command. The file's name is made of
lower-case letters, digits and hyphens only.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from guide.content.casefile import cleaned, meant, written
from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.content.problems import Problem
from guide.insight.addresses import address, section_address
from guide.language.suggestions import quoted
from guide.language.wording import slug
from guide.language.words import Words

FORM = ".github/ISSUE_TEMPLATE/casus.yml"
PARTS = 3  # of a case, in a form that cannot grow
LEFT_OUT = {"map_number", "added", "checked", "pages", "lesson_reported", "sources"}  # what only an editor fills in
NOTHING = {"_No response_", "None", ""}  # what the forge writes for an empty field
TICKED = re.compile(r"^- \[[xX]\] (.+)$", re.MULTILINE)


class IssueProblem(Exception):
    """Raised when an issue cannot be read as a case; the message says so to the contributor."""


def issue_form(guide: Guide) -> str:
    """Return the issue form: every field that a contributor fills in, with up to three parts."""
    words = guide.words
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": words("issue.intro")}}]
    body += [_question(guide, field, label, needed) for _, field, label, needed in _questions(words)]
    form = {
        "name": words("issue.name"),
        "description": words("issue.description"),
        "title": words("issue.title"),
        "labels": [words("issue.label")],
    }
    text = yaml.safe_dump({**form, "body": body}, allow_unicode=True, sort_keys=False, width=140)
    return f"# {words('issue.made')}\n{text}"


def _questions(words: Words) -> Iterable[tuple[tuple[str | int, ...], dict[str, Any], str, bool]]:
    """Yield each question of the form: where its answer goes in the case, its field, its label, and whether it is needed."""
    for field in form_of(words, Case):
        if field["name"] in LEFT_OUT:
            continue
        if field["kind"] == "record":
            for inner in field["fields"]:
                yield (field["name"], inner["name"]), inner, inner["label"], inner["required"] and inner["kind"] != "number"
        elif field["name"] == "episodes":
            for part in range(PARTS):
                for inner in field["fields"]:
                    if inner["name"] not in LEFT_OUT:
                        label = words("issue.part", label=inner["label"], number=part + 1)
                        yield ("episodes", part, inner["name"]), inner, label, inner["required"] and part == 0
        else:
            yield (field["name"],), field, field["label"], field["required"]


def _question(guide: Guide, field: dict[str, Any], label: str, needed: bool) -> dict[str, Any]:
    kind, options = _type(field), _options(guide, field)
    help = guide.words("issue.links") if field["kind"] == "records" else field["help"]
    if field["kind"] == "number":
        help = f"{help} {guide.words('issue.degrees')}"
    attributes: dict[str, Any] = {"label": label, **({"description": help} if help else {})}
    if options:
        attributes["options"] = [{"label": name} for name in options] if kind == "checkboxes" else list(options)
    question: dict[str, Any] = {"type": kind, "attributes": attributes}
    return {**question, "validations": {"required": True}} if needed and kind != "checkboxes" else question


def _type(field: dict[str, Any]) -> str:
    if field["kind"] in ("id", "choice"):
        return "dropdown"
    if field["kind"] == "ids":
        return "checkboxes"
    return "textarea" if field["kind"] in ("prose", "list", "records") or field["name"] in ("summary", "lesson") else "input"


def _options(guide: Guide, field: dict[str, Any]) -> dict[str, str]:
    """Return what can be chosen: a name to the value in the file."""
    if field["kind"] == "choice":
        return {guide.words.part("countries").get(value, value): value for value in field["choices"]}
    if field["kind"] == "id":
        practice = [section.id for phase in guide.contents.phases for section in phase.sections]
        return {f"{guide.sections[id].number} {guide.sections[id].title}": id for id in dict.fromkeys([*practice, *guide.sections])}
    if field["kind"] == "ids":
        return {each.title: each.id for each in getattr(guide, field["to"]).values()}
    return {}


# a filled-in issue


def case_of(guide: Guide, body: str, day: str) -> tuple[str, str]:
    """Return the id and the text of the file that an issue's body becomes; `day` is the day it came in, as 2026-11-26.

    Raises IssueProblem when the body is not that of a filled-in form.
    """
    questions = list(_questions(guide.words))
    answers = _answers(guide.words, body, [label for _, _, label, _ in questions])
    content: dict[Any, Any] = {"place": {}, "episodes": [{} for _ in range(PARTS)], "added": day}
    for path, field, label, _ in questions:
        place: Any = content
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = _value(guide, field, answers[label])
    _locate(guide, content["place"])
    content["episodes"] = [episode for episode in content["episodes"] if any(value is not None for value in episode.values())]
    return _free_id(guide, content["place"]), written(form_of(guide.words, Case), content)


def _locate(guide: Guide, place: dict[str, Any]) -> None:
    """Put a place without degrees at its municipality, if the guide knows that."""
    known = guide.municipalities.get((place["country"], place["municipality"]))
    if known and place["lat"] is None and place["lon"] is None:
        place["lat"], place["lon"] = known[0].lat, known[0].lon


def _answers(words: Words, body: str, labels: list[str]) -> dict[str, str]:
    """Split a body at the headings of the form. A heading that stands twice could be a stranger's text, so nothing is guessed."""
    known = {f"### {label}": label for label in labels}
    found: dict[str, list[str]] = {}
    label = ""
    for line in cleaned(body).split("\n"):
        if line.strip() in known:
            label = known[line.strip()]
            if label in found:
                raise IssueProblem(words("issue.twice", heading=quoted(f"### {label}")))
            found[label] = []
        elif label:
            found[label].append(line)
    missing = [label for label in labels if label not in found]
    if missing or list(found) != labels:
        raise IssueProblem(words("issue.not_a_form", heading=quoted(missing[0] if missing else labels[0])))
    return {label: "\n".join(lines).strip() for label, lines in found.items()}


def _value(guide: Guide, field: dict[str, Any], answer: str) -> Any:
    options = _options(guide, field)
    if field["kind"] == "ids":
        return [options[name] for name in TICKED.findall(answer) if name in options]
    if answer in NOTHING:
        return None
    if options:
        return options.get(answer, answer)
    return _links(answer) if field["kind"] == "records" else meant(field, answer)


def _links(answer: str) -> list[dict[str, str]]:
    """Read a link a line: a title and, last, an address."""
    lines = [cleaned(line, lines=False) for line in answer.split("\n")]
    parts = [line.rpartition(" ") for line in lines if line]
    return [{"title": title.strip(" :-") or url, "url": url} for title, _, url in parts]


def _free_id(guide: Guide, place: dict[str, Any]) -> str:
    stem = slug(f"{place.get('area') or ''} {place.get('municipality') or ''}")[:70].strip("-") or guide.words("new_case.name")
    id, number = stem, 2
    while id in guide.cases:
        id, number = f"{stem}-{number}", number + 1
    return id


# what a change does


def changed_pages(guide: Guide, files: Iterable[str]) -> list[str]:
    """Return the addresses of the pages that show what stands in changed files, from the site's root."""
    pages: list[str] = []
    for file in files:
        folder, _, name = file.partition("/")
        id = name.removesuffix(".yml")
        if folder == "cases" and id in guide.cases:
            sections = [section_address(guide, episode.section) for episode in guide.cases[id].episodes]
            pages += [address(guide, "case", id), *sections, *(address(guide, page) for page in ("cases", "case_lists", "lessons"))]
        elif folder == "checklists" and id in guide.checklists:
            pages += [address(guide, "checklist", id), *(section_address(guide, section) for section in guide.checklists[id].sections)]
        elif folder == "docs" and name.endswith(".md"):
            pages.append(re.sub(r"(?:^|(?<=/))index\.md$|\.md$", "", name).rstrip("/") + "/")
        elif folder == "data" and name == "glossary.yml":
            pages.append(address(guide, "glossary"))
        elif folder == "data" and name == "sources.yml":
            pages.append(address(guide, "sources"))
    return list(dict.fromkeys(pages))


def annotation(problem: Problem) -> str:
    """Return a problem as a forge shows it at its line in a pull request."""
    message = f"{problem.field}: {problem.message}" if problem.field else problem.message
    return f"::{problem.level} file={_escaped(problem.file, ':,')},line={problem.line}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """Escape what a workflow command reads as its own: percent signs, line ends, and in a property colons and commas."""
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
