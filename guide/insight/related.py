"""Which cases are alike."""

from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from guide.content.guide import Guide
from guide.content.model import Case

WEIGHTS = {"section": 2, "theme": 1}
WITHIN = 60  # cases on each side that are compared, of those that share a trait: the cost grows with the cases, not with their square
Trait = tuple[str, str]


class Likeness:
    """Which cases share what, worked out once for a guide."""

    def __init__(self, guide: Guide) -> None:
        self.ids = list(guide.cases)
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.traits = [_traits(case) for case in guide.cases.values()]
        self.sharing: dict[Trait, list[int]] = {}
        for place, traits in enumerate(self.traits):
            for trait in traits:
                self.sharing.setdefault(trait, []).append(place)

    def related(self, id: str, most: int) -> list[str]:
        here = self.place[id]
        scores: Counter[int] = Counter()
        for trait in self.traits[here]:
            places = self.sharing[trait]
            middle = bisect_left(places, here)
            for place in places[max(0, middle - WITHIN) : middle + WITHIN + 1]:
                scores[place] += WEIGHTS[trait[0]]
        del scores[here]
        return [self.ids[place] for place in sorted(scores, key=lambda place: (-scores[place], place))[:most]]


def related_cases(guide: Guide, id: str, most: int = 4) -> list[str]:
    """Return the ids of the cases most like one case: shared sections count double, shared themes once.

    Ties go in the order of the handbook. Empty when nothing is shared.
    """
    return _likeness(guide).related(id, most)


@lru_cache(maxsize=1)
def _likeness(guide: Guide) -> Likeness:
    return Likeness(guide)


def _traits(case: Case) -> set[Trait]:
    return {("section", episode.section) for episode in case.episodes} | {("theme", theme) for theme in case.themes}
