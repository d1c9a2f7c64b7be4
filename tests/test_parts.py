"""Long lists are divided over pages of a size; what fits one page stays on one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.fragments.case_files import case_files
from guide.fragments.pages import generated_pages
from guide.fragments.views import Views
from guide.insight.facets import ALL_AT_ONCE
from guide.insight.parts import LISTS, ROWS, Group, Part, divided, page_of

SIZES = st.lists(st.integers(0, 30), max_size=12)


def groups_of(sizes: list[int]) -> list[Group]:
    return [Group("by_phase", f"group-{at}", "", [(at, row) for row in range(size)], size) for at, size in enumerate(sizes)]


@given(SIZES, st.integers(1, 10))
def test_each_row_stands_on_one_page_in_order_and_no_page_holds_more(sizes: list[int], most: int) -> None:
    groups = groups_of(sizes)
    pages = divided(groups, most)
    assert [row for page in pages for group in page for row in group.rows] == [row for group in groups for row in group.rows]
    assert all(sum(len(group.rows) for group in page) <= most for page in pages)
    assert len(pages) <= sum(sizes) // most + 1


@given(SIZES, st.integers(1, 10))
def test_the_first_page_names_every_group(sizes: list[int], most: int) -> None:
    first = Part(1, divided(groups_of(sizes), most))
    named = {group.anchor for group in first.groups} | {group.anchor for _, group in first.later}
    assert named == {f"group-{at}" for at in range(len(sizes))}
    assert all(group.anchor in {one.anchor for one in first.parts[number - 1]} for number, group in first.later)


def test_the_handbook_of_today_has_one_page_of_each(guide: Guide) -> None:
    assert {name: len(page_of(guide, name, 1).parts) for name in LISTS} == dict.fromkeys(LISTS, 1)


def many(guide: Guide, number: int) -> Guide:
    """Return a guide with so many cases, copies of one another."""
    real = list(guide.cases.values())
    return replace(guide, cases={f"{at}": real[at % len(real)] for at in range(number)})


def test_the_table_of_many_goes_on_on_later_pages_and_in_a_file(guide: Guide) -> None:
    large = many(guide, ROWS + 1)
    pages = generated_pages(large)
    assert {"casussen/2.md", "casussen/3.md"} <= set(pages)
    first, last = (str(Views(large, base="../" * depth).case_table(number)) for number, depth in ((1, 1), (3, 2)))
    assert first.count("<tr id=") == ROWS // 2 > ALL_AT_ONCE and last.count("<tr id=") == 1
    assert '<noscript><nav class="parts"' in first and 'href="../casussen/2/"' in first
    assert 'rel="prev" href="../../casussen/2/"' in last and 'rel="next"' not in last
    assert case_files(large)["casussen/rijen.json"].count("<tr id=") == ROWS + 1 - ROWS // 2
    assert "casussen/rijen.json" not in case_files(guide)
