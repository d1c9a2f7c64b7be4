"""The words people write: short sentences, plain Dutch, names spelled one way, nothing left unfinished."""

import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import fmean

import pytest
import yaml

from guide.content.style import HouseWord
from guide.reading.advice import pattern_of, without
from guide.reading.load import load
from tests.conftest import HANDBOOK
from tests.handbook import IDS

FOLDERS = ("docs", "cases", "checklists", "data")
PROSE = {"title", "summary", "text", "lesson", "intro", "hint", "follow_up", "definition", "caption", "question", "why"}
WORKS = {"sources.yml", "style.yml"}  # titles of other people's works keep their own spelling; the last names what it advises against
GIVEN = {"place", "links"}  # names and addresses, not prose

MACRO = re.compile(r"\{\{\s*\w+\([^)]*?,\s*\"([^\"]*)\"\s*\)\s*\}\}")
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:?[^{}]*\}|<[^>]+>|\]\([^)]*\)|[*_`\[\]]|^#+ ", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+|^\s*(?:[-*]|\d+\.)\s+")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z0-9‘“\"'À-Ý])")
WORD = re.compile(r"[^\W_][\w'’-]*")

UNFINISHED = re.compile(
    r"\b(TODO|TBD|FIXME|XXX)\b|lorem|\b(volgt (nog|later)|wordt aangevuld|nog invullen|hier komt)\b|\?\?\?", re.IGNORECASE
)


def prose_of(node: object, key: str = "") -> Iterator[str]:
    """Yield the texts of a YAML file that people read as sentences."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in GIVEN:
                yield from prose_of(value, str(name))
    elif isinstance(node, list):
        for value in node:
            yield from prose_of(value, key)
    elif isinstance(node, str) and key in PROSE:
        yield node


def plain(text: str) -> str:
    """Markdown without front matter, code, tables, macros and markup; the words of a macro stay."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(#+ .*)$", r"\n\1\n", text, flags=re.MULTILINE)
    return MARKUP.sub("", MACRO.sub(r"\1", text))


HOUSE_WORDS = list(load(HANDBOOK).style.values())


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """Everything we wrote, by file. Of a case or checklist that others add, `validate` warns; it turns no test red."""
    found = {}
    ours = {folder: {f"{id}.yml" for id in IDS[folder]} for folder in ("cases", "checklists")}
    for path in sorted(path for folder in FOLDERS for path in (HANDBOOK / folder).rglob("*")):
        if path.name not in ours.get(path.parent.name, {path.name}):
            continue
        if path.suffix == ".md":
            found[str(path.relative_to(HANDBOOK))] = plain(path.read_text(encoding="utf-8"))
        elif path.suffix == ".yml" and path.name not in WORKS:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            found[str(path.relative_to(HANDBOOK))] = "\n\n".join(map(plain, prose_of(content)))
    return found


def sentences(text: str) -> Iterator[str]:
    """Split prose into sentences; a list item is at least one."""
    for block in BLOCK.split(text):
        yield from (part for part in SENTENCE.split(" ".join(block.split())) if len(WORD.findall(part)) > 2)


def found(pattern: re.Pattern[str], unless: list[str] | None = None) -> list[str]:
    """Say where a pattern occurs, as "file: words around it"."""
    return [
        f"{name}: {text[max(0, hit.start() - 30) : hit.end() + 30]!r}"
        for name, text in ((name, without(text, unless or [])) for name, text in texts().items())
        for hit in pattern.finditer(text)
    ]


def test_sentences_are_short() -> None:
    lengths = {(name, sentence): len(WORD.findall(sentence)) for name, text in texts().items() for sentence in sentences(text)}
    assert len(lengths) > 1000, "the texts were not read"
    assert fmean(lengths.values()) <= 15
    long = {where: length for where, length in lengths.items() if length > 30}
    assert len(long) < len(lengths) / 100, long


@pytest.mark.parametrize("entry", HOUSE_WORDS, ids=lambda entry: entry.id)
def test_words_we_do_not_use(entry: HouseWord) -> None:
    assert not found(pattern_of(entry), entry.unless), entry.advice


def test_nothing_is_marked_unfinished() -> None:
    assert not found(UNFINISHED)


COUNT = r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\b"
HABITS = {
    "counts, then lists splinters": re.compile(rf"(?i){COUNT}[^.;:?]*: [^.:]*;[^.:]*[.;]"),
    "telegram style": re.compile(r"(?:^|(?<=[.] ))(?:De|Het|Een) [\w-]+: [a-zé][^\n]*\.", re.MULTILINE),
    "she for a thing": re.compile(
        r"(?i)\b(?:aanpak|casus|checklist|dossier|programma|pagina|vraag|lijst|monitor)\b,? (?:en|maar|waar) (?:zij|haar)\b"
    ),
    "a straight quote": re.compile(r'(?<![=\w])"\w'),
    "a space that breaks": re.compile(r"€ \d|\d (?:procent|miljoen|miljard)\b|\bp\. \d"),
    "a second dot": re.compile(r"B\.V\.\."),
}
ASKED = {
    "De agenderende functie: welke",
    "De beschrijvende functie: hoe",
    "De signalerende functie: welke",
    "Het advies: raam",
}  # a question or advice follows


@pytest.mark.parametrize("habit", HABITS)
def test_habits_we_broke_stay_broken(habit: str) -> None:
    places = [place for place in found(HABITS[habit]) if not any(start in place for start in ASKED)]
    assert not places, habit
