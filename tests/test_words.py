"""The words people write: short sentences, plain Dutch, names spelled one way, nothing left unfinished."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from statistics import fmean

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDERS = ("docs", "cases", "checklists", "data")
PROSE = {"title", "summary", "text", "lesson", "intro", "hint", "follow_up", "definition", "caption", "question", "why"}
WORKS = {"sources.yml"}  # titles of other people's works keep their own spelling
GIVEN = {"place", "links"}  # names and addresses, not prose

MACRO = re.compile(r"\{\{\s*\w+\([^)]*?,\s*\"([^\"]*)\"\s*\)\s*\}\}")
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:?[^{}]*\}|<[^>]+>|\]\([^)]*\)|[*_`\[\]]|^#+ ", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+|^\s*(?:[-*]|\d+\.)\s+")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z0-9‘“\"'À-Ý])")
WORD = re.compile(r"[^\W_][\w'’-]*")

POLICY_PROSE = re.compile(r"\b(dient te|dienen te|in het kader van|ten aanzien van|middels|teneinde|dienaangaande)\b", re.IGNORECASE)
UNFINISHED = re.compile(
    r"\b(TODO|TBD|FIXME|XXX)\b|lorem|\b(volgt (nog|later)|wordt aangevuld|nog invullen|hier komt)\b|\?\?\?", re.IGNORECASE
)
PEOPLE = "bewoners?|mensen|groep(?:en)?|inwoners?|doelgroep(?:en)?|jongeren|kinderen|gezin(?:nen)?|burgers?|huishoudens?"
LABELLED = re.compile(rf"\b(meest )?kwetsbare ({PEOPLE})\b", re.IGNORECASE)
MISSPELLED = re.compile(
    r"\b(?<!‘)(rotterdam zuid|heerlen noord|leeuwarden oost|dordrecht west|breda noord|woensel west|woensel zuid|bospolder tussendijken"
    r"|poelenburg[ /]peldersveld|den haag zuid-west|den haag-zuidwest|vlaardingingen|vollenhoven)\b",
    re.IGNORECASE,
)
AS_THEY_ARE = re.compile(r"Nationaal Programma Rotterdam Zuid|Dicht de kloof!")  # names of a programme and of a work
ABBREVIATIONS = re.compile(r"\b(SPUK|SpUk|WBMGP)\b")


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


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """Everything people wrote, by file."""
    found = {}
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*")):
        if path.suffix == ".md":
            found[str(path.relative_to(ROOT))] = plain(path.read_text(encoding="utf-8"))
        elif path.suffix == ".yml" and path.name not in WORKS:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            found[str(path.relative_to(ROOT))] = "\n\n".join(map(plain, prose_of(content)))
    return found


def sentences(text: str) -> Iterator[str]:
    """Split prose into sentences; a list item is at least one."""
    for block in BLOCK.split(text):
        yield from (part for part in SENTENCE.split(" ".join(block.split())) if len(WORD.findall(part)) > 2)


def found(pattern: re.Pattern[str]) -> list[str]:
    """Say where a pattern occurs, as "file: words around it"."""
    return [
        f"{name}: {text[max(0, hit.start() - 30) : hit.end() + 30]!r}"
        for name, text in ((name, AS_THEY_ARE.sub("", text)) for name, text in texts().items())
        for hit in pattern.finditer(text)
    ]


def test_sentences_are_short() -> None:
    lengths = {(name, sentence): len(WORD.findall(sentence)) for name, text in texts().items() for sentence in sentences(text)}
    assert len(lengths) > 5000, "the texts were not read"
    assert fmean(lengths.values()) <= 15
    long = {where: length for where, length in lengths.items() if length > 30}
    assert len(long) < len(lengths) / 100, long
    assert max(lengths.values()) <= 36, long


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (POLICY_PROSE, "policy prose"),
        (re.compile(r"!"), "no exclamation marks in running text"),
        (re.compile(r"—"), "no em dashes"),
        (UNFINISHED, "marked unfinished"),
        (LABELLED, "a situation is vulnerable, people are not"),
        (MISSPELLED, "another spelling of a name"),
        (ABBREVIATIONS, "another spelling of an abbreviation"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_we_do_not_use(pattern: re.Pattern[str], why: str) -> None:
    assert not found(pattern), why
