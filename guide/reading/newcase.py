"""Asks for a place and writes a case file to fill in."""

import re
from collections.abc import Callable
from pathlib import Path

from guide.content.casefile import cleaned
from guide.content.guide import Guide
from guide.language.wording import slug
from guide.language.words import Words
from guide.reading.rules import COUNTRY_BOX


def new_case(guide: Guide, ask: Callable[[str], str] = input) -> Path:
    """Ask for a place and write `cases/<id>.yml`. Returns the new file; never overwrites one."""
    words = guide.words
    municipality = _answer(ask, words("new_case.municipality"), words)
    area = cleaned(ask(words("new_case.area")), lines=False)
    lat, lon = _spot(guide, municipality, ask)
    path = _free_path(guide.root / "cases", slug(f"{area} {municipality}")[:70].strip("-") or words("new_case.name"))
    text = words(
        "new_case.template",
        title=_quoted(words("new_case.title", place=area or municipality)),
        municipality=_quoted(municipality),
        area=f"area: {_quoted(area)}\n  " if area else "",
        lat=lat,
        lon=lon,
        themes=", ".join(guide.themes),
        **{part: words(f"new_case.{part}") for part in ("summary", "story", "lesson", "link")},
        sections=", ".join(section for section in guide.sections if guide.phase_of(section)),
    )
    path.write_text(text, encoding="utf-8")
    return path


def _spot(guide: Guide, municipality: str, ask: Callable[[str], str]) -> tuple[float, float]:
    """Return where a municipality is, or ask for it when the guide does not know."""
    known = guide.municipalities.get(("NL", municipality))
    if known:
        return known[0].lat, known[0].lon
    south, north, west, east = COUNTRY_BOX["NL"]
    return _degrees(ask, "lat", south, north, guide.words), _degrees(ask, "lon", west, east, guide.words)


def _answer(ask: Callable[[str], str], prompt: str, words: Words) -> str:
    while not (answer := cleaned(ask(prompt), lines=False)):
        print(words("new_case.needed"))
    return answer


def _degrees(ask: Callable[[str], str], name: str, low: float, high: float, words: Words) -> float:
    while True:
        typed = ask(words(f"new_case.{name}", low=low, high=high)).strip().replace(",", ".")
        if re.fullmatch(r"\d+(\.\d+)?", typed) and low <= float(typed) <= high:
            return float(typed)
        print(words("new_case.between", low=low, high=high))


def _quoted(value: str) -> str:
    """Write a YAML string that holds whatever was typed."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _free_path(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.yml", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.yml", number + 1
    return path
