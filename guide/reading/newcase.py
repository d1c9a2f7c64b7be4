"""Asks for a place and writes a case file to fill in."""

import re
from collections.abc import Callable
from pathlib import Path

from guide.content.guide import Guide
from guide.language.wording import slug

TEMPLATE = """\
# yaml-language-server: $schema=../schemas/case.schema.json
# Vul de velden in en haal weg wat je niet gebruikt. Regels met een # zijn uitleg. Controleer daarna met: make validate
title: {title}                       # zegt wat er gebeurde; hooguit 90 tekens
summary: >-
  Vertel in één of twee zinnen wat hier gebeurde en wat het opleverde.
place:
  {area}municipality: {municipality}
  country: NL
  lat: {lat}                                   # graden (WGS84), met een punt
  lon: {lon}
themes: [{theme}]                    # één tot vijf: {themes}
episodes:
  - section: {section}                     # één van: {sections}
    text: |
      Wat was de situatie? Wat deden jullie? Wat leverde het op? Schrijf 60 tot 220 woorden.
    lesson: Schrijf één zin waar een andere gemeente iets mee kan.
    # links naar bronnen kun je onderaan zetten:
# links:
#   - title: Naam van de pagina
#     url: https://
"""


def new_case(guide: Guide, ask: Callable[[str], str] = input) -> Path:
    """Ask for a place and write `cases/<id>.yml`. Returns the new file; never overwrites one."""
    municipality = _answer(ask, "Gemeente (bijvoorbeeld Zeist): ")
    area = ask("Wijk of buurt (leeg laten mag): ").strip()
    lat = _degrees(ask, "Breedtegraad (50.7 tot 53.6, bijvoorbeeld 52.104): ", 50.7, 53.7)
    lon = _degrees(ask, "Lengtegraad (3.3 tot 7.3, bijvoorbeeld 5.243): ", 3.2, 7.3)
    path = _free_path(guide.root / "cases", f"{area} {municipality}" if area else municipality)
    text = TEMPLATE.format(
        title=_quoted(f"Wat er gebeurde in {area or municipality}"),
        municipality=_quoted(municipality),
        area=f"area: {_quoted(area)}\n  " if area else "",
        lat=lat,
        lon=lon,
        theme=next(iter(guide.themes)),
        themes=", ".join(guide.themes),
        section=next(iter(guide.contents.phases[0].sections)).id,
        sections=", ".join(section for section in guide.sections if guide.phase_of(section)),
    )
    path.write_text(text, encoding="utf-8")
    return path


def _answer(ask: Callable[[str], str], prompt: str) -> str:
    while not (answer := ask(prompt).strip()):
        print("Dit veld is nodig.")
    return answer


def _degrees(ask: Callable[[str], str], prompt: str, low: float, high: float) -> float:
    while True:
        typed = ask(prompt).strip().replace(",", ".")
        if re.fullmatch(r"\d+(\.\d+)?", typed) and low <= float(typed) <= high:
            return float(typed)
        print(f"Geef een getal tussen {low} en {high}.")


def _quoted(value: str) -> str:
    """Write a YAML string that holds whatever was typed."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _free_path(folder: Path, name: str) -> Path:
    stem = slug(name)[:70].strip("-") or "casus"
    path, number = folder / f"{stem}.yml", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.yml", number + 1
    return path
