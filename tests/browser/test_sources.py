"""The page of sources: finding, sorting, and downloads that reference managers read."""

import bibtexparser
import rispy
from playwright.sync_api import Page, expect

from guide.content.guide import Guide
from guide.insight import references
from guide.outputs.bibtex import bibtex
from guide.outputs.ris import ris


def test_finding_and_sorting(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "bronnen/")
    tools = page.get_by_role("form", name="Zoek en sorteer bronnen")
    expect(tools.get_by_role("status")).to_have_text(f"{len(guide.sources)} bronnen")
    tools.get_by_label("Zoek in bronnen").fill("boutellier weerbare")
    expect(page.locator("[data-sources] > li:visible")).to_have_count(1)
    tools.get_by_label("Zoek in bronnen").fill("“boutellier‑weer\u00adbare\u200b”")
    expect(page.locator("[data-sources] > li:visible")).to_have_count(1)
    expect(tools.get_by_role("status")).to_have_text(f"1 van {len(guide.sources)} bronnen")
    tools.get_by_label("Zoek in bronnen").fill("")
    tools.get_by_label("Sorteer op").select_option("jaar, nieuwste eerst")
    years = [
        int(year)
        for year in page.locator("[data-sources] > li").evaluate_all("all => all.map(item => item.dataset.year)")
        if year.isdigit()
    ]
    assert years == sorted(years, reverse=True)


def test_bibtex_is_read_by_a_parser(guide: Guide) -> None:
    parsed = bibtexparser.loads(bibtex(list(guide.sources.values()), guide.about.language))
    assert {entry["ID"] for entry in parsed.entries} == set(guide.sources)
    for entry in parsed.entries:
        assert entry["title"].strip("{}")


def test_ris_is_read_by_a_parser(guide: Guide) -> None:
    parsed = rispy.loads(ris(list(guide.sources.values()), guide.about.language))
    assert {entry["id"] for entry in parsed} == set(guide.sources)
    for entry in parsed:
        source = guide.sources[entry["id"]]
        assert entry["title"] == source.title
        assert entry.get("authors", []) == [references.full_name(name) for name in source.author]
