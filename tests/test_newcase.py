"""A new case: asked for in a few questions, refused while it is not filled in, and sound then."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.reading.load import load
from guide.reading.newcase import new_case
from tests.golden import problem_lines


def answers(*given: str) -> Callable[[str], str]:
    """Return a way to ask that gives these answers in turn."""
    left: Iterator[str] = iter(given)
    return lambda prompt: next(left)


def fill_in(path: Path) -> None:
    """Write what a contributor writes."""
    text = path.read_text(encoding="utf-8").replace("Wat er gebeurde", "Wat werkte").replace("themes: []", "themes: [kleur]")
    text = (
        text.replace("- section: ", "- section: zaaien ")
        .replace("Vertel in", "Bewoners vertelden in")
        .replace("Schrijf één zin", "Zoek één zin")
    )
    path.write_text(text.replace("Wat was de situatie? Wat deden jullie?", "Er was niets."), encoding="utf-8")


@pytest.mark.parametrize(
    ("municipality", "area", "name"),
    [
        ("Zeist", "Vollenhove", "vollenhove-zeist"),
        ("Zeist", "", "zeist"),
        ("'s-Gravenhage", 'De "Löss" & co', "de-loss-co-s-gravenhage"),
        ("Súdwest-Fryslân", "NO", "no-sudwest-fryslan"),
        ("北京", "", "casus"),
        ("Zeist", "Back\\slash: {{ x }} # y", "back-slash-x-y-zeist"),
    ],
)
def test_the_file_is_sound(municipality: str, area: str, name: str, planters_root: Path) -> None:
    path = new_case(load(planters_root), answers(municipality, area, "52.1", "5.24"))
    assert path == planters_root / "cases" / f"{name}.yml"
    fill_in(path)
    case = load(planters_root).cases[name]
    assert case.place.municipality == municipality and case.place.area == (area or None)
    assert (case.place.lat, case.place.lon) == (52.1, 5.24)


def test_what_nobody_sees_is_left_out(planters_root: Path) -> None:
    path = new_case(load(planters_root), answers("Zei\u200bst", "\u202eVollenhove\u202c ", "52.1", "5.24"))
    fill_in(path)
    place = load(planters_root).cases["vollenhove-zeist"].place
    assert (place.municipality, place.area) == ("Zeist", "Vollenhove")


def test_a_municipality_that_the_guide_knows_brings_its_place(guide: Guide, tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    path = new_case(dataclasses.replace(guide, root=tmp_path), answers("Opsterland", "Gorredijk"))
    assert "lat: 53.0591 " in path.read_text(encoding="utf-8")


def test_wrong_answers_are_asked_again(planters_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new_case(load(planters_root), answers("", "  ", "Zeist", "", "noord", "5.2", "nan", "52,1", "52.1", "5,24"))
    fill_in(path)
    case = load(planters_root).cases[path.stem]
    assert (case.place.lat, case.place.lon) == (52.1, 5.24)
    said = capsys.readouterr().out
    assert said.count("Dit veld is nodig.") == 2
    assert said.count("Geef een getal tussen 50.7 en 53.7.") == 3 and "tussen 3.2 en 7.3" in said


def test_nothing_of_it_is_published_before_it_is_filled_in(planters_root: Path) -> None:
    new_case(load(planters_root), answers("Zeist", "Vollenhove", "52.1", "5.24"))
    lines = problem_lines(planters_root)
    assert [line.split(": ")[1] for line in lines] == ["themes", "episodes[0].section"]
    path = planters_root / "cases/vollenhove-zeist.yml"
    text = path.read_text(encoding="utf-8").replace("themes: []", "themes: [kleur]").replace("- section: ", "- section: zaaien ")
    path.write_text(text, encoding="utf-8")
    still = [line.split(": ")[1] for line in problem_lines(planters_root)]
    assert still == ["title", "summary", "episodes[0].text", "episodes[0].lesson"]


def test_a_file_is_never_overwritten(planters_root: Path) -> None:
    first = new_case(load(planters_root), answers("Zeist", "", "52.1", "5.24"))
    fill_in(first)
    second = new_case(load(planters_root), answers("Zeist", "", "52.1", "5.24"))
    assert (first.name, second.name) == ("zeist.yml", "zeist-2.yml")
    assert "Wat werkte" in (planters_root / "cases/zeist.yml").read_text(encoding="utf-8")


def test_the_file_explains_itself(planters_root: Path) -> None:
    text = new_case(load(planters_root), answers("Zeist", "", "52.1", "5.24")).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/case.schema.json\n")
    assert "# zet tussen de haken één of meer, met komma's ertussen: kleur, bijen" in text
    assert "# één van: zaaien, potgrond, gieten" in text, "only sections of a phase"
    assert "make validate" in text
