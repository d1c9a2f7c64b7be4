"""The cases as points on a map: `data/cases.geojson` (RFC 7946, longitude first)."""

from typing import Any

from guide.content.guide import Guide
from guide.outputs.records import case_entry, dump
from guide.outputs.registry import output
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/cases.geojson": dump(cases_geojson(guide))}


def cases_geojson(guide: Guide) -> dict[str, Any]:
    """Return the cases as RFC 7946 points, longitude first."""
    features = []
    for id, case in guide.cases.items():
        properties = {key: value for key, value in case_entry(guide, id).items() if key not in ("lat", "lon")}
        properties |= {"summary": case.summary, "themes": case.themes}
        geometry = {"type": "Point", "coordinates": [case.place.lon, case.place.lat]}
        features.append({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}
