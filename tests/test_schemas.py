"""JSON Schemas and tables of fields say what the models say."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from guide.content.model import Case, Place
from guide.content.schemas import codebook, field_rows
from guide.content.schemas import json_schemas as schemas_in
from guide.language.words import words_of
from guide.reading.source import read
from tests.conftest import HANDBOOK, PLANTERS, ROOT

NL = words_of("nl")


def json_schemas() -> dict[str, str]:
    """The schemas in the language of the handbook."""
    return schemas_in(NL)


FILES = [
    path
    for root in (HANDBOOK, PLANTERS, ROOT / "tests/example")
    for folder in ("cases", "checklists", "data")
    for path in sorted((root / folder).glob("*.yml"))
]


def named_schema(path: Path) -> Path | None:
    """Return the schema that a file's first line names, as an editor would find it; a file need not name one."""
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", path.read_text(encoding="utf-8").split("\n", 1)[0])
    return (path.parent / named[1]).resolve() if named else None


def test_the_committed_schemas_are_fresh() -> None:
    for path, text in json_schemas().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path} is verouderd: draai make schemas"
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").iterdir()} == set(json_schemas())


@pytest.mark.parametrize("path", sorted(json_schemas()))
def test_a_schema_is_a_schema(path: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(json_schemas()[path]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_fits_its_schema_and_names_no_other(path: Path) -> None:
    kind = {"cases": "case", "checklists": "checklist"}.get(path.parent.name, path.stem)
    schema, named = json.loads(json_schemas()[f"schemas/{kind}.schema.json"]), named_schema(path)
    assert named is None or json.loads(named.read_text(encoding="utf-8")) == schema
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(read(path, path.parent.parent).data)) == []


def test_every_list_names_its_schema() -> None:
    assert [path for path in (HANDBOOK / "data").glob("*.yml") if named_schema(path) is None] == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"title": "x" * 91},
        {"themes": []},
        {"themes": ["Hoofdletter"]},
        {"titel": "x"},
        {"place": {"municipality": "x", "country": "nl", "lat": 52.1, "lon": 5.1}},
        {"place": {"municipality": "x", "country": "NL", "lat": 152.1, "lon": 5.1}},
        {"map_number": "1"},
    ],
    ids=str,
)
def test_a_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    case = read(ROOT / "tests/example/cases/voorbeeld.yml", ROOT).data
    validator = jsonschema.Draft202012Validator(json.loads(json_schemas()["schemas/case.schema.json"]))
    assert validator.is_valid(case) and not validator.is_valid({**case, **change})
    with pytest.raises(ValueError):
        Case.model_validate({**case, **change})


def test_a_table_of_fields() -> None:
    assert field_rows(NL, Place)[1] == {
        "name": "municipality",
        "label": "Gemeente",
        "help": "De gemeente, of de stad in het buitenland.",
        "required": "ja",
        "kind": "tekst",
    }
    kinds = {row["name"]: row["kind"] for row in field_rows(NL, Case)}
    assert kinds["themes"] == "lijst van tekst" and kinds["episodes"] == "lijst van groepen velden"
    assert kinds["place"] == "groep velden" and kinds["map_number"] == "geheel getal"
    assert {row["name"]: row["kind"] for row in field_rows(NL, Place)}["country"].startswith("één van: NL, BE")


def test_every_row_of_the_codebook_is_filled() -> None:
    for name, rows in codebook(NL).items():
        for row in rows:
            assert all(row.values()), (name, row["name"])
            assert not re.search(r"\b(str|int|float|bool|list)\b", row["kind"]), row
