"""The search index that the browser loads: small enough to fetch at the first keystroke, weighted so that ranking is a sum.

A result's part gets for each root one of a few weights: BM25F (Robertson, Zaragoza and Taylor 2004), the term
frequency summed over weighted texts, normalised by length and saturated. The browser multiplies by rarity and adds up.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address, section_address
from guide.language.stems import joined_words, language, root, words
from guide.search.folder import SCRIPT, folder_script
from guide.search.html import Passage, passages
from guide.search.lexicon import DIGITS, lexicon
from guide.search.pages import Found, Part, results
from guide.search.regions import regions_of

SATURATION = 2.0  # BM25's k1: how soon more of the same word stops counting
LENGTH_SHARE = 0.4  # BM25's b: how much a long part is held against it
LEVELS = (0.18, 0.24, 0.31, 0.4, 0.52, 0.7)  # the weights there are
BETWEEN = [(low + high) / 2 for low, high in pairwise(LEVELS)]
NUMBERS_FROM = 2  # numbers in texts of less weight are not searched
MOST_ENTRIES = 125_000  # beyond this many (part, root) pairs, each part keeps its weightiest roots only
KINDS = ("section", "case", "checklist", "term", "source", "phase", "chapter", "factor", "page")
INDEX, PASSAGES = "search/guide.json", "search/passages"  # what a result shows is fetched with the result


def write_search(guide: Guide, site: Path) -> None:
    """Write the index of a built site, a file a page with the passages to show, and the index for when a site is opened from a folder."""
    found = results(guide, read_pages(guide, site))
    _dump(site / INDEX, search_index(guide, found))
    (site / SCRIPT).write_text(folder_script(guide, found), encoding="utf-8", newline="\n")
    for name, shown in passage_files(found).items():
        _dump(site / PASSAGES / f"{name}.json", shown)


def read_pages(guide: Guide, site: Path) -> dict[str, list[Passage]]:
    """Return what stands on the pages of a built site by address; pages of cases, which are data, only by name."""
    cases = {address(guide, "case", id) for id in guide.cases}
    urls = sorted("" if page.parent == site else f"{page.parent.relative_to(site).as_posix()}/" for page in site.rglob("index.html"))
    return {url: [] if url in cases else passages(site / url / "index.html") for url in urls}


def passage_files(found: Iterable[Found]) -> dict[str, dict[str, list[str]]]:
    """Return what each result shows: by page, named by its address with hyphens, the texts at each anchor."""
    files: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for result in found:
        page, _, own = result.url.partition("#")
        shown = files[page.rstrip("/").replace("/", "-") or "index"]
        for part in result.parts:
            shown[part.anchor or own] = part.shown
    return files


def _dump(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


def search_index(guide: Guide, found: list[Found]) -> dict[str, Any]:
    """Return the index: results with their parts, a lexicon with the weight of each word in each part, and names."""
    parts = [part for result in found for part in result.parts]
    code = guide.about.language
    weights, forms = _weights(parts, code)
    where: dict[str, list[int]] = {}
    for number, entry in enumerate(weights):
        for word_root in entry:
            where.setdefault(word_root, []).append(number)
    known = lexicon(guide, forms, where)
    order = dict.fromkeys(root(form, code) for form in sorted(forms) if root(form, code) in where)
    place_of = {result.url: number for number, result in enumerate(found)}
    return {
        "kinds": [[kind, guide.words(f"kinds.{kind}")] for kind in KINDS],
        "phases": [[phase.id, phase.short] for phase in guide.phases.values()],
        "results": [_result(guide, result) for result in found],
        "names": _names(guide, place_of),  # between texts with the same words: 5 kB less when compressed
        **known,
        "weights": "".join(DIGITS[weights[number][word_root]] for word_root in order for number in where[word_root]),
        "levels": LEVELS,
        "pages": _handbook_pages(guide, found),
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
    return {word: bisect_left(BETWEEN, count / (count + norm)) for word, count in frequency.items()}


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


def _handbook_pages(guide: Guide, found: list[Found]) -> dict[int, list[int]]:
    """Return the parts that tell what stands on each page of the handbook, sections first."""
    first, number = {}, 0
    for result in found:
        for part in result.parts:
            first[result.url, part.anchor] = number
            number += 1
    places: list[tuple[int, str, str]] = []
    starts = [section.page for section in guide.sections.values()]
    ends = [*starts[1:], starts[-1] + 1] if starts else []
    for (id, section), end in zip(guide.sections.items(), ends, strict=True):
        places += [(page, section_address(guide, id), "") for page in range(section.page, max(end, section.page + 1))]
    for id, checklist in guide.checklists.items():
        places += [(page, address(guide, "checklist", id), "") for page in checklist.pages]
    for id, case in guide.cases.items():
        places += [(page, address(guide, "case", id), episode.section) for episode in case.episodes for page in episode.pages]
    told: dict[int, list[int]] = defaultdict(list)
    for page, url, anchor in places:
        if (url, anchor) in first:
            told[page].append(first[url, anchor])
    return dict(sorted(told.items()))


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
        names = [checklist.title, *(name for section in about for name in (section.title, section.short))]
        named.append((address(guide, "checklist", id), 3, [*names], None))
    code = guide.about.language
    terms_called = {_name(alias, code): term for term in guide.glossary.values() for alias in term.aliases}
    for id, case in guide.cases.items():
        area, town, url = case.place.area, case.place.municipality, address(guide, "case", id)
        places = [area, town, f"{area} {town}", f"{town} {area}"] if area else [town]
        known_as = " ".join(word for word in id.split("-") if word not in words(town))
        regions = [name for region in regions_of(guide, id) for name in (region.title, *region.aliases)]
        named += [(url, 10, [*places], None), (url, 8, [*regions], None), (url, 5, [known_as], None)]
        if called := terms_called.get(_name(area or town, code)):
            named.append((url, 8, [called.term, called.abbreviation], None))
    return [
        [place_of.get(url, -1), share, told, *([place_of[term]] if term else [])]
        for url, share, names, term in named
        if (url in place_of or term in place_of) and (told := _told(names, code))
    ]


def _told(names: Iterable[str | None], code: str) -> list[str]:
    return list(dict.fromkeys(told for name in names if name and (told := _name(name, code))))


def _name(text: str, code: str) -> str:
    """Return a name as the browser looks it up: the roots of its words without stop words; empty when only one of several is left."""
    every, stop = words(text), language(code)["stop"]
    told = [word for word in every if word not in stop]
    return " ".join(root(word, code) for word in told) if len(told) > 1 or len(every) == 1 else ""
