"""The table of queries, asked of the real search worker on the built site. A drop fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guide.content.guide import Guide
from tests.search.measure import Query, addresses, ask_engine, queries, scores, table

# MRR@10, success@3 and nDCG@10 must not fall below: a point or three under what was measured, for changes in the text.
LEAST = {
    "het handboek": ("h", 0.96, 0.97, 0.93),
    "eigen vragen": ("g", 0.92, 0.96, 0.90),
    "van de straat": ("s", 0.78, 0.85, 0.76),
    "apart gehouden": ("k", 0.79, 0.86, 0.76),
}


@pytest.fixture(scope="module")
def answer(browser: Browser, address: str) -> Callable[[Query], list[str]]:
    """The addresses found for a query, best first."""
    page = browser.new_page()
    page.goto(address)
    asked = queries()
    found = dict(zip(asked, map(addresses, ask_engine(page, [query.text for query in asked])), strict=True))
    page.close()
    return found.__getitem__


@pytest.mark.parametrize("part", LEAST)
def test_wanted_pages_come_first(
    part: str, guide: Guide, answer: Callable[[Query], list[str]], record_property: Callable[[str, str], None]
) -> None:
    sets, mrr, success, ndcg = LEAST[part]
    found = scores(guide, [query for query in queries() if query.id[0] in sets], answer)
    record_property("measured", table(f"Zoeken: {part}", found))
    overall = found["alle"]
    assert overall.mrr >= mrr
    assert overall.success >= success
    assert overall.ndcg >= ndcg
    assert overall.empty == 0


def test_the_table_names_pages_that_exist(site: Path) -> None:
    missing = {page for query in queries() for page in query.grades if not (site / page / "index.html").exists()}
    assert not missing
    assert len({query.id for query in queries()}) == len(queries())
    assert sum(query.id[0] == "g" for query in queries()) >= 60
