"""Where a case is, beyond its municipality: the province and the part of the country, by the lists of data/regions.yml."""

from guide.content.guide import Guide
from guide.content.reference import Region


def regions_of(guide: Guide, case: str) -> list[Region]:
    """Return the regions that a case's municipality lies in, and the regions that these lie in."""
    place = guide.cases[case].place
    known = guide.municipalities.get((place.country, place.municipality))
    found = [known[1]] if known else []
    for region in found:
        if region.part_of:
            found.append(guide.regions[region.part_of])
    return found
