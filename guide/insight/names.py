"""What things are called in a link or list, and what comes before and after them."""

from typing import Any


def place_name(case: Any) -> str:
    """Return "Langdonk, Roosendaal", or the municipality alone."""
    area, municipality = case.place.area, case.place.municipality
    return f"{area}, {municipality}" if area and area != municipality else str(municipality)


def case_label(case: Any) -> str:
    """Return a short name for a link: the place, or the title where no neighbourhood tells cases of one town apart."""
    return place_name(case) if case.place.area else str(case.title)


def neighbours(ids: list[str], id: str) -> tuple[str | None, str | None]:
    """Return what comes before and after an id in a list; None at the ends."""
    at = ids.index(id)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)


def spread(ids: list[str], most: int) -> list[str]:
    """Return at most `most` ids, evenly spread over the list."""
    step = max(1, len(ids) / most)
    return [ids[int(number * step)] for number in range(min(len(ids), most))]
