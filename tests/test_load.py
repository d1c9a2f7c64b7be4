"""From folders to a guide: everything in its place, and no file that makes the loader stumble."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from guide.content import model
from guide.content.guide import Guide
from guide.content.lists import LISTS
from guide.content.problems import ContentError, Problem
from guide.language import richtext
from guide.reading.load import Reading, load, validated_list
from guide.reading.load import validated as validated_record
from guide.reading.source import parse
from tests.conftest import HANDBOOK, PLANTERS
from tests.test_richtext import is_safe

# what people, editors and converters leave in a file, and what attackers put there; a space is written as ␣
WRITTEN = r"""
: :␣ - -␣ ? ?␣ | > >- [ ] { } , # ␣# &a *a ! !! !!python/object:x !!bool␣x !!int␣'' % @ ` ' " \ '' "" ~ null NO yes 2021-01-01 2021-13-45
12:30 010 0x1F 1_0 .nan -.inf 1e400 << = --- ... "\0" "\ud800" "\x1b" <script> </p> [x](javascript:alert(1)) ![x](y) {{␣x␣}} {%␣x␣%} #␣kop
>␣ title: text:␣| episodes: section:␣x NL lat:␣.nan id:␣index -␣{} [] {} [[[[[[[[[[[[[[[[ -␣-␣-␣-␣-␣-␣-␣-␣-␣-␣-␣- ?␣[a]:␣b 😀 é
"""
TOKENS = [token.replace("␣", " ") for token in WRITTEN.split()]
TOKENS += ["9" * 400, "\t", "\n", "\r\n", "\n\n", "  ", "\x00", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e"]
WORD = re.compile(r"[^\s,:]+|\s+|[,:]")


def shape_of(file: str) -> type[BaseModel]:
    """Return the model of a content file."""
    folder, name = file.split("/")
    shapes: dict[str, type[BaseModel]] = {
        "cases": model.Case,
        "checklists": model.Checklist,
        "phases": model.Contents,
        "guide": model.About,
    }
    return {**shapes, **LISTS}[name.removesuffix(".yml") if folder == "data" else folder]


def samples() -> list[tuple[str, str]]:
    """Return real files: the cases (the first part of each, for speed), the checklists, and the planters's lists."""
    paths = [(HANDBOOK, path) for folder in ("cases", "checklists") for path in sorted((HANDBOOK / folder).glob("*.yml"))]
    paths += [(PLANTERS, path) for path in sorted((PLANTERS / "data").glob("*.yml"))]
    texts = {path: path.read_text(encoding="utf-8") for _, path in paths}
    return [(path.relative_to(root).as_posix(), "\n  - section: ".join(texts[path].split("\n  - section: ")[:2])) for root, path in paths]


SAMPLES = samples()


def load_one(file: str, content: bytes) -> tuple[Any, list[Problem]]:
    """Load what one file holds against its model."""
    document = parse(content, file)
    problems, shape = list(document.problems), shape_of(file)
    if document.data is None:
        return None, problems
    reading, validated = Reading(HANDBOOK, problems=problems), validated_list if shape in LISTS.values() else validated_record
    return validated(shape, document, reading), reading.problems


def check_outcome(file: str, content: bytes, record: Any, problems: list[Problem]) -> None:
    """A file is refused with problems a person can use, or accepted with texts that are safe to show."""
    for problem in problems:
        line = str(problem)
        assert line.startswith(f"{file}:{problem.line}: ") and "\n" not in line and len(line) < 1500, line
        assert 1 <= problem.line <= len(re.split(rb"\r\n|\r|\n", content)) + 1, line
        assert not re.search(r"Input should|validation error|Traceback|expected <", line), line
    if not problems:
        assert record is not None
        for item in record if isinstance(record, list) else [record]:
            item.model_dump_json()
            for episode in getattr(item, "episodes", []):
                assert is_safe(richtext.render(episode.text))


many = settings(derandomize=True, deadline=None, database=None)
seeds = st.integers(0, 2**32)


@pytest.mark.all_pages
@given(seeds)
@settings(many, max_examples=3000)
def test_mutated_bytes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secrets here)
    file, text = chance.choice(SAMPLES)
    content = bytearray(text.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        piece = bytes(
            chance.choice([[], [chance.randrange(256)], [chance.randrange(32, 127)], list(b"\xef\xbb\xbf"), list(b"\xed\xa0\x80")])
        )
        content[at : at + chance.choice([0, 1, 1, 2, 40])] = piece
    check_outcome(file, bytes(content), *load_one(file, bytes(content)))


@pytest.mark.all_pages
@given(seeds)
@settings(many, max_examples=3000)
def test_mutated_lines(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secrets here)
    file, text = chance.choice(SAMPLES)
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        change = chance.randrange(7)
        if change == 0:
            lines.insert(at, lines[other])
        elif change == 1 and len(lines) > 1:
            del lines[at]
        elif change == 2:
            lines[at], lines[other % len(lines)] = lines[other % len(lines)], lines[at]
        elif change == 3:
            lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
        elif change == 4:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        elif change == 5:
            lines[at] = chance.choice(TOKENS) + lines[at]
        else:
            lines[at] += lines[other % len(lines)]
    content = chance.choice(["\n", "\n", "\r\n", "\r"]).join(lines).encode()
    check_outcome(file, content, *load_one(file, content))


@pytest.mark.all_pages
@given(seeds, st.lists(st.sampled_from(TOKENS), min_size=1, max_size=4))
@settings(many, max_examples=4000)
def test_mutated_tokens(seed: int, tokens: list[str]) -> None:
    """Put odd tokens in the place of words, values and spaces."""
    chance = random.Random(seed)  # noqa: S311 (no secrets here)
    file, text = chance.choice(SAMPLES)
    for token in tokens:
        word = WORD.search(text, chance.randrange(len(text)))
        assert word
        text = text[: word.start()] + token + text[word.end() :]
    content = text.encode()
    check_outcome(file, content, *load_one(file, content))


def test_the_samples_are_fine_before_they_are_mutated() -> None:
    for file, text in SAMPLES:
        record, problems = load_one(file, text.encode())
        assert problems == [] and record


@pytest.mark.all_pages
def test_the_whole_loader_refuses_too(planters_root: Path) -> None:
    """A few mutations through the front door, with the rules across files."""
    chance = random.Random(5)  # noqa: S311 (no secrets here)
    planters = [path for folder in ("cases", "checklists", "data") for path in sorted((planters_root / folder).glob("*.yml"))]
    refused = 0
    for _ in range(150):
        path = chance.choice(planters)
        text = path.read_text(encoding="utf-8")
        words = re.split(r"(\s+|,)", text)
        words[chance.randrange(len(words))] = chance.choice(TOKENS)
        path.write_text("".join(words), encoding="utf-8", newline="")
        try:
            load(planters_root)
        except ContentError as error:
            refused += 1
            assert error.problems == sorted(set(error.problems))
        path.write_text(text, encoding="utf-8")
    assert refused > 50


def test_the_tiny_handbook(planters: Guide) -> None:
    assert list(planters.chapters) == ["begin", "start", "groei"] and list(planters.phases) == ["start", "groei"]
    assert list(planters.sections) == ["aanleiding", "zaaien", "potgrond", "gieten"]
    assert planters.chapter_of["potgrond"].id == "start"
    assert planters.phase_of("gieten") == "groei" and planters.phase_of("aanleiding") is None
    assert planters.cases_of == {
        "aanleiding": ["tulpenplein-plantstad"],
        "zaaien": ["rozenlaan-plantstad"],
        "potgrond": [],
        "gieten": ["rozenlaan-plantstad"],
    }
    assert planters.checklist_of == {"zaaien": "zaaien", "potgrond": "zaaien"}
    assert planters.sources_of_note == {1: ["spade-2018"]}
    assert planters.about.title == "Bloembakken voor beginners"


def test_cases_stand_in_the_order_of_the_map_then_of_the_alphabet(guide: Guide, planters: Guide) -> None:
    numbers = [case.map_number for case in guide.cases.values() if case.map_number is not None]
    assert numbers == sorted(numbers)
    assert list(planters.cases) == ["rozenlaan-plantstad", "tulpenplein-plantstad"], "a case without a number comes last"


def test_checklists_stand_in_the_order_of_the_handbook(guide: Guide) -> None:
    order = list(guide.sections)
    places = [order.index(checklist.sections[0]) for checklist in guide.checklists.values()]
    assert places == sorted(places)


def test_lists_that_a_handbook_does_not_have_are_empty(planters: Guide) -> None:
    assert planters.compass == {} and planters.figures == {}


def test_an_empty_folder_is_not_a_guide(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    assert str(error.value).split("\n") == ["data/guide.yml:1: Dit bestand ontbreekt.", "data/phases.yml:1: Dit bestand ontbreekt."]
