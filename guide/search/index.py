"""The search index that the browser loads: small enough to fetch at the first keystroke, weighted so that ranking is a sum.

A result's part gets for each root one of a few weights: BM25F (Robertson, Zaragoza and Taylor 2004), the term
frequency summed over weighted texts, normalised by length and saturated. The browser multiplies by rarity and adds up.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address, section_address
from guide.language.stems import joined_words, language, root, words
from guide.search.pages import Found, Part, results

SATURATION = 2.0  # BM25's k1: how soon more of the same word stops counting
LENGTH_SHARE = 0.4  # BM25's b: how much a long part is held against it
LEVELS = (0.18, 0.24, 0.31, 0.4, 0.52, 0.7)  # the weights there are
NUMBERS_FROM = 2  # numbers in texts of less weight are not searched
MOST_ENTRIES = 125_000  # beyond this many (part, root) pairs, each part keeps its weightiest roots only
KINDS = ("section", "case", "checklist", "phase", "chapter", "factor", "term", "source", "page")
OWN_INDEX, TEXTS = "search/guide.json", "search/texts.json"  # texts to show follow after the first result
THEME_INDEX, FULL_INDEX = "search/search_index.json", "search/full_index.json"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"


def write_search(guide: Guide, site: Path) -> None:
    """Write the index of a built site, and put the theme's own index aside for when our search cannot run.

    The theme fetches its index on every page view; a small one without documents takes its place.
    """
    written = json.loads((site / THEME_INDEX).read_text(encoding="utf-8"))
    found = results(guide, written["docs"])
    _dump(site / OWN_INDEX, search_index(guide, found))
    _dump(site / TEXTS, [result.summary for result in found])
    shutil.move(site / THEME_INDEX, site / FULL_INDEX)
    _dump(site / THEME_INDEX, {**written, "docs": []})


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def search_index(guide: Guide, found: list[Found]) -> dict[str, Any]:
    """Return the index: results with their parts, the words, where each stands, and what the search knows of the language."""
    parts = [part for result in found for part in result.parts]
    code = guide.about.language
    weights, forms = _weights(parts, code)
    roots = {word_root for entry in weights for word_root in entry}
    vocabulary = sorted(form for form in forms if root(form, code) in roots)
    where: dict[str, list[int]] = {word_root: [] for word_root in dict.fromkeys(root(form, code) for form in vocabulary)}
    for number, entry in enumerate(weights):
        for word_root in entry:
            where[word_root].append(number)
    place_of = {result.url: number for number, result in enumerate(found)}
    return {
        "kinds": [[kind, guide.words(f"kinds.{kind}")] for kind in KINDS],
        "phases": [[phase.id, phase.short] for phase in guide.phases.values()],
        "results": [_result(guide, result) for result in found],
        "words": front_coded(vocabulary),
        "roots": " ".join(_root_code(form, root(form, code)) for form in vocabulary),
        "where": " ".join(_where_code(numbers) for numbers in where.values()),
        "weights": "".join(DIGITS[weights[number][word_root]] for word_root, numbers in where.items() for number in numbers),
        "levels": LEVELS,
        "names": _names(guide, place_of),
        "language": language(code),
    }


def _weights(parts: list[Part], code: str) -> tuple[list[dict[str, int]], set[str]]:
    """Return the weight of each root in each part, as a place in LEVELS, and every form of the words."""
    stop = set(language(code)["stop"])
    forms: set[str] = set()
    counted: list[dict[str, float]] = []
    for part in parts:
        frequency: dict[str, float] = defaultdict(float)
        for weight, text in part.texts:
            for word in [*words(text), *joined_words(text)]:
                if word not in stop and (word[0].isalpha() or weight >= NUMBERS_FROM):
                    frequency[root(word, code)] += weight
                    forms.add(word)
        counted.append(frequency)
    average = sum(sum(frequency.values()) for frequency in counted) / max(1, len(counted))
    return within_budget([_saturated(frequency, average) for frequency in counted]), forms


def _saturated(frequency: dict[str, float], average: float) -> dict[str, int]:
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * sum(frequency.values()) / average)
    levels = range(len(LEVELS))
    return {word: min(levels, key=lambda level: abs(LEVELS[level] - count / (count + norm))) for word, count in frequency.items()}


def within_budget(weights: list[dict[str, int]]) -> list[dict[str, int]]:
    """Keep the weightiest roots of each part when all of them are too many; a small index stays whole."""
    sizes = sorted(len(entry) for entry in weights)
    left = MOST_ENTRIES
    for position, size in enumerate(sizes):
        limit = left // (len(sizes) - position)
        if size > limit:
            return [dict(sorted(entry.items(), key=lambda item: (-item[1], item[0]))[:limit]) for entry in weights]
        left -= size
    return weights


def _result(guide: Guide, result: Found) -> list[Any]:
    """[url, title, kind, phases, heading, anchor, …]: the parts after the first, two by two; no anchor where the heading tells it."""
    phases = list(guide.phases)
    flat = [
        value for part in result.parts[1:] for value in (part.heading, "" if part.anchor == "-".join(words(part.heading)) else part.anchor)
    ]
    return [result.url, result.title, KINDS.index(result.kind), [phases.index(phase) for phase in result.phases], *flat]


def _names(guide: Guide, place_of: dict[str, int]) -> list[list[Any]]:
    """What bears which name: [number of the result, what a query of just that name adds to it in tenths, names as roots].

    A name of a glossary term has a fourth: the number of that term.
    """
    named: list[tuple[str, int, list[str | None], str | None]] = []
    for id, section in guide.sections.items():
        named.append((section_address(guide, id), 6, [section.title, section.short, section.number], None))
    for id, term in guide.glossary.items():
        page, url = section_address(guide, term.section), address(guide, "term", id)
        named += [(page, 6, [term.term, term.abbreviation], url), (page, 4, [*term.aliases], url)]
    for id, checklist in guide.checklists.items():
        about = [guide.sections[section] for section in checklist.sections]
        named.append(
            (
                address(guide, "checklist", id),
                3,
                [checklist.title, *(name for section in about for name in (section.title, section.short))],
                None,
            )
        )
    code = guide.about.language
    terms_called = {_name(alias, code): term for term in guide.glossary.values() for alias in term.aliases}
    for id, case in guide.cases.items():
        area, town = case.place.area, case.place.municipality
        places = [area, town, f"{area} {town}", f"{town} {area}"] if area else [town]
        known_as = " ".join(word for word in id.split("-") if word not in words(town))
        named += [(address(guide, "case", id), 10, [*places], None), (address(guide, "case", id), 5, [known_as], None)]
        if called := terms_called.get(_name(area or town, code)):
            named.append((address(guide, "case", id), 8, [called.term, called.abbreviation], None))
    return [
        [place_of.get(url, -1), share, told, *([place_of[term]] if term else [])]
        for url, share, names, term in named
        if (url in place_of or term in place_of) and (told := _told(names, code))
    ]


def _told(names: Iterable[str | None], code: str) -> list[str]:
    return list(dict.fromkeys(told for name in names if name and (told := _name(name, code))))


def _name(text: str, code: str) -> str:
    """Return a name as the browser looks it up: the roots of its words without stop words; empty when only one of several is left."""
    every = words(text)
    told = [word for word in every if word not in language(code)["stop"]]
    return " ".join(root(word, code) for word in told) if len(told) > 1 or len(every) == 1 else ""


def front_coded(forms: list[str]) -> str:
    """Return sorted words as one text: each begins with a digit for how many letters it shares with the one before."""
    coded, before = [], ""
    for form in forms:
        shared = 0
        while shared < min(len(form), len(before), len(DIGITS) - 1) and form[shared] == before[shared]:
            shared += 1
        coded.append(DIGITS[shared] + form[shared:])
        before = form
    return " ".join(coded)


def _root_code(form: str, word_root: str) -> str:
    """Return how to make a root of a form: a digit for the letters to drop, then the letters to add."""
    shared = 0
    while shared < min(len(form), len(word_root)) and form[shared] == word_root[shared]:
        shared += 1
    return DIGITS[len(form) - shared] + word_root[shared:]


def _where_code(numbers: list[int]) -> str:
    """Return rising numbers as digits: the steps between them, low digits first; a digit from 32 on means that more follow."""
    coded, before = [], -1
    for number in numbers:
        step, before = number - before - 1, number
        while step >= 32:
            coded.append(DIGITS[32 + step % 32])
            step //= 32
        coded.append(DIGITS[step])
    return "".join(coded)
