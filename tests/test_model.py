"""What a field may hold, at its edges."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from guide.content import model, reference

PLACE = {"municipality": "Zeist", "country": "NL", "lat": 52.1, "lon": 5.2}
CASE = {
    "title": "Een titel",
    "summary": "Een samenvatting van genoeg tekens.",
    "place": PLACE,
    "themes": ["a"],
    "episodes": [{"section": "a", "text": "Tekst.", "lesson": "Les."}],
}
SOURCE = {"id": "a-2020", "type": "book", "title": "Boek", "notes": []}


def accepts(shape: type[BaseModel], base: dict[str, Any], **changes: Any) -> bool:
    """Tell whether a record with some fields changed is accepted."""
    try:
        shape.model_validate(
            {**base, **{name.replace("_", "-") if name.startswith("container") else name: value for name, value in changes.items()}}
        )
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("changes", "fine"),
    [
        ({"title": "x" * 90}, True),
        ({"title": "x" * 91}, False),
        ({"title": "  Met spaties  "}, True),
        ({"title": "Met {{ jinja }} en {% opdracht %}"}, True),
        ({"title": "a < b & c > d"}, True),
        ({"title": "Een <3 voor de wijk"}, True),
        ({"title": "Een <b>wijk</b>"}, False),
        ({"summary": "x" * 300}, True),
        ({"summary": "x" * 301}, False),
        ({"summary": "Te kort."}, False),
        ({"themes": ["a"] * 5}, True),
        ({"themes": ["a"] * 11}, False),
        ({"themes": ["a-b-2"]}, True),
        ({"themes": ["a--b"]}, False),
        ({"themes": ["-a"]}, False),
        ({"themes": ["é"]}, False),
        ({"themes": ["a\n"]}, False),
        ({"episodes": []}, False),
        ({"map_number": 1}, True),
        ({"map_number": True}, False),
        ({"map_number": "1"}, False),
        ({"links": [{"title": "x", "url": "https://example.org/a?b=c&d=e#f"}]}, True),
        ({"links": [{"title": "x", "url": "HTTPS://EXAMPLE.ORG"}]}, True),
        ({"links": [{"title": "x", "url": "ftp://example.org"}]}, False),
        ({"links": [{"title": "x", "url": 'https://example.org/"onclick="x'}]}, False),
        ({"extra": 1}, False),
    ],
)
def test_case(changes: dict[str, Any], fine: bool) -> None:
    assert accepts(model.Case, CASE, **changes) is fine


@pytest.mark.parametrize(
    ("changes", "fine"),
    [
        ({"lat": 90}, True),
        ({"lat": 90.1}, False),
        ({"lon": -180}, True),
        ({"lon": -181}, False),
        ({"lat": float("nan")}, False),
        ({"lat": float("inf")}, False),
        ({"lat": "52.1"}, False),
        ({"lat": True}, False),
        ({"country": "NO"}, True),
        ({"country": False}, False),
        ({"area": None}, True),
        ({"area": ""}, False),
    ],
)
def test_place(changes: dict[str, Any], fine: bool) -> None:
    assert accepts(model.Place, PLACE, **changes) is fine


@pytest.mark.parametrize(
    ("changes", "fine"),
    [
        ({"issued": 2020}, True),
        ({"issued": "2020-05"}, True),
        ({"issued": "2020-05-31"}, True),
        ({"issued": "2020-02-31"}, False),
        ({"issued": "mei 2020"}, False),
        ({"issued": 20}, False),
        ({"container_title": "Tijdschrift"}, True),
        ({"volume": 3, "issue": "4a"}, True),
        ({"URL": "javascript:alert(1)"}, False),
    ],
)
def test_source(changes: dict[str, Any], fine: bool) -> None:
    assert accepts(reference.Source, SOURCE, **changes) is fine


def test_names_in_files_are_the_only_names() -> None:
    assert "container-title" in model.fields(reference.Source) and "container_title" not in model.fields(reference.Source)
    with pytest.raises(ValidationError):
        reference.Source.model_validate({**SOURCE, "container_title": "x"})


def test_a_record_does_not_change() -> None:
    case = model.Case.model_validate(CASE)
    with pytest.raises(ValidationError):
        case.title = "Anders"  # type: ignore[misc]
