"""Life after MkDocs 1.x: ProperDocs builds the same site, and says what is wrong as MkDocs does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copy_planters, copy_project, run_build

PROPERDOCS = {"GENERATOR": "properdocs"}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(copy: Callable[[Path], Path], site: Path, tmp_path: Path) -> None:
    made = run_build(copy(tmp_path / "project"), **PROPERDOCS)
    assert made.returncode == 0, made.stdout + made.stderr
    expected, found = files_in(site), files_in(tmp_path / "project/site")
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []


def test_properdocs_builds_the_same_bytes(planters_project: Path, tmp_path: Path) -> None:
    same(copy_planters, planters_project / "site", tmp_path)


@pytest.mark.all_pages
def test_properdocs_builds_the_same_handbook(site: Path, tmp_path: Path) -> None:
    same(copy_project, site, tmp_path)


@pytest.mark.all_pages
@pytest.mark.parametrize("wrong", ["[kapot](nergens.md)", "{{ nope() }}"])
def test_properdocs_says_the_same_of_a_page_that_is_wrong(wrong: str, tmp_path: Path) -> None:
    project = copy_planters(tmp_path / "project")
    with (project / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{wrong}\n")
    mkdocs, properdocs = run_build(project), run_build(project, **PROPERDOCS)
    assert mkdocs.returncode == properdocs.returncode == 1
    assert "nergens.md" in mkdocs.stderr or "'nope'" in mkdocs.stderr
    assert properdocs.stderr == mkdocs.stderr
