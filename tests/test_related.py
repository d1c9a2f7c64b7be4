"""Which cases are alike."""

from guide.content.guide import Guide
from guide.content.model import Case
from guide.insight.related import related_cases


def guide_of(planters: Guide, **cases: tuple[list[str], list[str]]) -> Guide:
    """Return the planters with other cases, each its sections and themes."""
    base = planters.cases["rozenlaan-plantstad"]
    episode = base.episodes[0]
    made: dict[str, Case] = {}
    for id, (sections, themes) in cases.items():
        episodes = [episode.model_copy(update={"section": section}) for section in sections]
        made[id] = base.model_copy(update={"episodes": episodes, "themes": themes})
    return Guide(**{**{name: getattr(planters, name) for name in planters.__dataclass_fields__}, "cases": made})


def test_shared_sections_count_double(planters: Guide) -> None:
    guide = guide_of(
        planters,
        a=(["zaaien", "gieten"], ["kleur", "bijen"]),
        theme=(["potgrond"], ["kleur"]),
        section=(["zaaien"], []),
        both=(["zaaien"], ["bijen"]),
        none=(["potgrond"], ["x"]),
    )
    assert related_cases(guide, "a") == ["both", "section", "theme"]


def test_ties_go_in_the_order_of_the_handbook(planters: Guide) -> None:
    guide = guide_of(planters, a=(["zaaien"], []), b=(["zaaien"], []), c=(["zaaien"], []), d=(["zaaien"], []))
    assert related_cases(guide, "c") == ["a", "b", "d"]
    assert related_cases(guide, "c", most=1) == ["a"]


def test_nothing_in_common(planters: Guide) -> None:
    guide = guide_of(planters, a=(["zaaien"], ["kleur"]), b=(["gieten"], ["bijen"]))
    assert related_cases(guide, "a") == []


def test_a_case_is_never_related_to_itself(guide: Guide) -> None:
    for id in guide.cases:
        found = related_cases(guide, id)
        assert id not in found and len(found) <= 4 and len(set(found)) == len(found)
