"""What was renamed or removed still leads somewhere, and a name that vanishes without a word is refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.content.problems import ContentError
from guide.outputs.moved import files
from guide.reading.load import load
from guide.reading.renames import KNOWN, known_ids, remembered
from guide.settings import Settings
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for part in ("cases", "checklists", "data", "schemas"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def rename(root: Path, *entries: dict[str, Any]) -> None:
    (root / "data/renames.yml").write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")


def problems(root: Path) -> list[str]:
    try:
        load(root)
    except ContentError as error:
        return [problem.message for problem in error.problems]
    return []


def test_the_committed_file_knows_every_id() -> None:
    """But those of new cases: they come in as one file, and `make schemas` remembers them before an edition."""
    known, both = known_ids(ROOT), json.loads(remembered(load(ROOT)))
    assert {**both, "case": known["case"]} == known, "draai make schemas"


def test_a_case_that_vanishes_is_asked_after(root: Path) -> None:
    known = json.loads((root / KNOWN).read_text(encoding="utf-8"))
    known["case"].append("oude-naam-groningen")
    (root / KNOWN).write_text(json.dumps(known), encoding="utf-8")
    assert problems(root) == [
        "'oude-naam-groningen' stond in de gids en is weg. Zet in data/renames.yml waar het gebleven is, dan blijft het oude adres werken: "
        "{kind: case, id: oude-naam-groningen, now: …}."
    ]
    rename(root, {"kind": "case", "id": "oude-naam-groningen", "now": "kompas-groningen"})
    guide = load(root)
    page = files(guide, Settings())["casussen/oude-naam-groningen/index.html"]
    assert 'content="0; url=../../casussen/kompas-groningen/"' in page and "data-moved" in page
    assert "oude-naam-groningen" in remembered(guide)


def test_a_case_that_went_says_why(root: Path) -> None:
    rename(root, {"kind": "case", "id": "nooit-geweest", "why": "De gemeente vroeg om deze casus weg te halen & klaar."})
    page = files(load(root), Settings())["casussen/nooit-geweest/index.html"]
    assert "te halen &amp; klaar" in page and "http-equiv" not in page and "../../casussen/" in page


def test_answers_of_a_renamed_checklist_follow(root: Path) -> None:
    (root / "checklists/procesregie.yml").rename(root / "checklists/regie-op-het-proces.yml")
    rename(root, {"kind": "checklist", "id": "procesregie", "now": "regie-op-het-proces"})
    guide = load(root)
    assert guide.moved["procesregie-1"] == "regie-op-het-proces-1"
    assert "checklists/procesregie/index.html" in files(guide, Settings())


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"kind": "case", "id": "kompas-groningen", "now": "zeist"}, "'kompas-groningen' bestaat;"),
        ({"kind": "case", "id": "weg", "now": "kompas-groningn"}, "'kompas-groningn' bestaat niet."),
        ({"kind": "case", "id": "weg"}, "Zeg in now waar 'weg' nu staat."),
        ({"kind": "section", "id": "weg", "why": "Vervallen."}, "Zeg in now waar 'weg' nu staat."),
    ],
)
def test_an_entry_that_leads_nowhere_is_refused(root: Path, entry: dict[str, Any], told: str) -> None:
    rename(root, entry)
    assert any(message.startswith(told) for message in problems(root))
