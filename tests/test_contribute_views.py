"""What the pages for contributors offer: where a case can go, what a new case brings to its pages, and how it is cited."""

import dataclasses
from html import unescape

import pytest

from guide.content.guide import Guide
from guide.fragments.contribute_views import municipalities
from guide.fragments.views import Views
from guide.settings import Settings

FORGE = "https://forge.example/gids"
ID = "rozenlaan-plantstad"


def test_ways_follow_the_settings(planters: Guide) -> None:
    assert Views(planters).contribute_ways() == ""
    ways = Views(planters, settings=Settings(repository=FORGE)).contribute_ways()
    assert f'href="{FORGE}/issues/new?template=casus.yml"' in ways and f'href="{FORGE}/new/main/cases"' in ways and "mailto:" not in ways
    assert 'href="mailto:post@example.org"' in Views(planters, settings=Settings(contact_email="post@example.org")).contribute_ways()


@pytest.mark.parametrize("settings", [Settings(), Settings(repository=FORGE, contact_email="post@example.org")])
def test_the_form_offers_what_works(planters: Guide, settings: Settings) -> None:
    form = Views(planters, settings=settings).contribute_form()
    assert ("data-pull" in form) == ("data-mail" in form) == bool(settings.repository)


def test_improving_a_case_opens_it_in_the_form(planters: Guide) -> None:
    for settings in (Settings(), Settings(repository=FORGE)):
        assert f'href="../../bijdragen/formulier/?casus={ID}"' in Views(planters, "../../", settings).case_sources(ID)


def test_somebodys_own_case_is_cited_as_theirs(planters: Guide) -> None:
    own = planters.cases[ID].model_copy(update={"map_number": None, "author": "Gemeente Plantstad", "added": "2026-11-26"})
    own = own.model_copy(update={"episodes": [episode.model_copy(update={"pages": []}) for episode in own.episodes]})
    cited = unescape(str(Views(dataclasses.replace(planters, cases={ID: own})).case_citation(ID)))
    assert "Gemeente Plantstad" in cited and "26 november 2026" in cited
    assert str(planters.about.edition) not in cited


def test_a_section_shows_its_cases_once(planters: Guide) -> None:
    forgotten = Views(planters)
    assert "Zo deden anderen het" in forgotten.section_footer("gieten") and 'class="example card"' not in Views(planters).section_footer(
        "potgrond"
    )
    shown = Views(planters)
    shown.examples("gieten")
    assert "Zo deden anderen het" not in shown.section_footer("gieten")


def test_municipalities_come_from_the_regions_and_from_cases_elsewhere(guide: Guide, planters: Guide) -> None:
    listed = municipalities(guide)
    assert {one.name for one, _ in guide.municipalities.values()} <= {one["name"] for one in listed}
    assert {case.place.municipality for case in guide.cases.values()} <= {one["name"] for one in listed}
    assert len({(one["country"], one["name"]) for one in listed}) == len(listed)
    (only,) = municipalities(planters)
    assert (only["name"], only["region"]) == ("Plantstad", "Nederland")
