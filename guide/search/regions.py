"""Where a case is, beyond its municipality: the province and the part of the country, by the lists of data/regions.yml."""

from guide.content.guide import Guide
from guide.content.model import Region


def regions_of(guide: Guide, case: str) -> list[Region]:
    """Return the regions that a case's municipality lies in, and the regions that these lie in."""
    place = guide.cases[case].place
    found = [region for region in guide.regions.values() if region.country == place.country and place.municipality in region.municipalities]
    for region in found:
        if region.part_of:
            found.append(guide.regions[region.part_of])
    return found
