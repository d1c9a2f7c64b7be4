"""CONTRIBUTING.md stays equal to the models and to an example that is itself checked."""

import re
from pathlib import Path

import yaml

from guide.content.model import Case, Episode, Link, Place
from guide.content.model import fields as fields_of
from guide.content.schemas import field_rows
from guide.language.words import words_of
from guide.publish.contributing import EXAMPLE, contributing
from guide.reading.load import load
from tests.conftest import HANDBOOK, ROOT, copy_planters

NL = words_of("nl")
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def real_content_with(root: Path, name: str, text: str) -> Path:
    """Lay out the real content with one more case."""
    for part in ("data", "checklists"):
        (root / part).symlink_to(HANDBOOK / part)
    (root / "cases").mkdir()
    for path in (HANDBOOK / "cases").glob("*.yml"):
        (root / "cases" / path.name).symlink_to(path)
    (root / "cases" / name).write_text(text, encoding="utf-8")
    return root


def test_it_is_fresh() -> None:
    assert contributing(ROOT, NL) == {"CONTRIBUTING.md": TEXT}, "draai make schemas"


def test_the_example_in_it_is_a_sound_case(tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert block
    guide = load(real_content_with(tmp_path, "voorbeeld.yml", block[1]))
    assert guide.cases["voorbeeld"].place.municipality == "Voorbeeldstad"
    assert yaml.safe_load(block[1]) == yaml.safe_load((ROOT / EXAMPLE).read_text(encoding="utf-8"))


def test_the_example_names_a_schema_that_is_there_from_cases() -> None:
    named = re.search(r"\$schema=(\S+)", TEXT)
    assert named and (ROOT / "cases" / named[1]).resolve().is_file()


def test_the_example_shows_every_field_a_newcomer_fills_in() -> None:
    example = yaml.safe_load((ROOT / EXAMPLE).read_text(encoding="utf-8"))
    assert set(fields_of(Case)) - set(example) == {"map_number", "author", "added", "checked"}
    assert set(fields_of(Place)) == set(example["place"])
    assert set(fields_of(Episode)) - set(example["episodes"][0]) == {"pages", "sources", "figures", "lesson_reported"}
    assert set(fields_of(Link)) == set(example["links"][0])


def test_every_field_of_a_case_is_in_the_table() -> None:
    for shape in (Case, Place, Episode, Link):
        for row in field_rows(NL, shape):
            assert f"| `{row['name']}` |" in TEXT and row["help"] and row["help"] in TEXT


def test_a_stale_copy_is_made_anew(tmp_path: Path) -> None:
    root = copy_planters(tmp_path / "project")
    (root / "tests/example/cases").mkdir(parents=True)
    (root / EXAMPLE).write_text("title: Nieuw\n", encoding="utf-8")
    (root / "CONTRIBUTING.md").write_text("Voor\n<!-- example: x -->\noud\n<!-- end of example -->\nNa\n", encoding="utf-8")
    expected = "Voor\n<!-- example: written by make schemas -->\n```yaml\ntitle: Nieuw\n```\n<!-- end of example -->\nNa\n"
    assert contributing(root, NL) == {"CONTRIBUTING.md": expected}
