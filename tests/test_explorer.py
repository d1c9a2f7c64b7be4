"""What the explorer filters by and looks in, against the data; and the page without a script."""

import re
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.insight.facets import facets, traits
from guide.language.stems import words
from guide.language.wording import slug
from guide.search.explorer import search_text, word_index
from guide.search.lexicon import front_coded


def test_every_count_equals_a_count_over_the_data(guide: Guide) -> None:
    by_id = {facet.id: {option.id: option.count for option in facet.options} for facet in facets(guide)}
    assert list(by_id) == ["fase", "thema", "land", "factor"]
    phase_of = {section.id: phase.id for phase in guide.contents.phases for section in phase.sections}
    for phase in guide.phases:
        assert by_id["fase"][phase] == sum(any(phase_of.get(e.section) == phase for e in case.episodes) for case in guide.cases.values())
    for theme in guide.themes:
        assert by_id["thema"].get(theme, 0) == sum(theme in case.themes for case in guide.cases.values())
    for factor in guide.success_factors:
        assert by_id["factor"].get(factor, 0) == sum(factor in case.success_factors for case in guide.cases.values())
    assert sum(by_id["land"].values()) == len(guide.cases)


def test_an_episode_in_the_theory_belongs_to_no_phase(guide: Guide) -> None:
    for id, case in guide.cases.items():
        in_practice = [episode for episode in case.episodes if guide.phase_of(episode.section)]
        assert bool(traits(guide, id)["phase"]) == bool(in_practice), id


def test_the_index_holds_every_word_of_every_case(guide: Guide) -> None:
    index = word_index(guide)
    assert index["cases"] == list(guide.cases)
    every = {word for id in guide.cases for word in words(search_text(guide, id))}
    assert index["words"] == front_coded(sorted(every))
    for id, case in guide.cases.items():
        assert set(words(case.episodes[-1].lesson)) <= set(words(search_text(guide, id)))


@pytest.mark.parametrize(("name", "expected"), [("'s-Hertogenbosch", "s-hertogenbosch"), ("Súdwest-Fryslân", "sudwest-fryslan")])
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_page_is_small_and_complete_without_a_script(site: Path, guide: Guide) -> None:
    page = read(site, "casussen")
    for id, case in guide.cases.items():
        row = page[page.index(f'id="rij-{id}"') :].split("</tr>")[0]
        assert f'casussen/{id}/"' in row
        for episode in case.episodes:
            if guide.phase_of(episode.section):
                section = guide.sections[episode.section]
                assert f'{guide.chapter_of[section.id].id}/{section.id}/"' in row
                assert f">{section.number}</a>" in row
    assert len(page) < 40_000 + 4_000 * len(guide.cases)


def test_a_bubble_leads_to_the_list_of_its_municipality(site: Path, guide: Guide) -> None:
    lists = read(site, "casussen/lijsten")
    page = read(site, "casussen")
    for case in guide.cases.values():
        anchor = f"gemeente-{slug(case.place.municipality)}"
        assert f'casussen/lijsten/#{anchor}"' in page
        assert f'id="{anchor}"' in lists


def test_lists_count_what_they_list(site: Path, guide: Guide) -> None:
    lists = read(site, "casussen/lijsten")
    for facet, prefix in [("phase", "fase"), ("theme", "thema"), ("factor", "succesfactor"), ("municipality", "gemeente")]:
        for option in {value for id in guide.cases for value in traits(guide, id)[facet]}:
            expected = [id for id in guide.cases if option in traits(guide, id)[facet]]
            found = re.search(rf'\((\d+)\)</h3></summary>\s*<div id="{prefix}-{option}">(.*?)</div>', lists, re.DOTALL)
            assert found and int(found[1]) == len(expected), option
            assert all(f'casussen/{id}/"' in found[2] for id in expected)


def test_lessons_stand_by_phase_and_by_theme(site: Path, guide: Guide) -> None:
    by_phase, by_theme = read(site, "casussen/lessen").split('id="per-thema"')[-2:]
    for case in guide.cases.values():
        for episode in case.episodes:
            text = episode.lesson.split("'")[0].split('"')[0].split("&")[0]
            assert text in by_phase
            assert by_theme.count(text) >= len(case.themes)


def test_case_page_is_worth_sharing(site: Path, guide: Guide) -> None:
    for id, case in guide.cases.items():
        page = read(site, f"casussen/{id}")
        order = ['id="lessen"', 'id="verhaal"', 'id="bronnen"', 'id="citeer"', 'id="verwant"']
        places = [page.index(part, page.index("<article")) for part in order]
        assert places == sorted(places), id
        assert ('id="cijfers"' in page) == any(episode.figures for episode in guide.cases[id].episodes)
        assert "Verbeter deze casus" in page
        assert f"casussen/{id}/" in page[page.index("data-citation-text") :]
        assert ("op de kaart van Nederland" in page) == (case.place.country == "NL"), id
