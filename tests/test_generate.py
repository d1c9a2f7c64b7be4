"""What the engine makes itself: nothing of it stands among the pages that people write."""

from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.generators import mkdocs
from guide.publish import build as building
from guide.publish.generate import generated_files, sweep, write
from guide.reading.load import load
from guide.settings import Settings
from tests.conftest import copy_planters, run_build


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_that_did_not_change_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write(path, "één") and path.read_bytes() == "één".encode()
    before = path.stat().st_mtime_ns
    assert not write(path, "één") and path.stat().st_mtime_ns == before
    assert write(path, b"\x00\r\n") and path.read_bytes() == b"\x00\r\n"


def test_a_page_and_a_card_go_with_their_case(planters_root: Path) -> None:
    first = generated_files(load(planters_root), Settings())
    (planters_root / "cases/tulpenplein-plantstad.yml").unlink()
    second = generated_files(load(planters_root), Settings())
    assert set(first) - set(second) == {"casussen/tulpenplein-plantstad.md", "assets/cards/casussen-tulpenplein-plantstad.png"}
    assert first["data/guide.json"] != second["data/guide.json"]
    assert not (planters_root / "docs").exists()


def test_a_new_title_is_on_the_card_at_once(planters_root: Path) -> None:
    card = "assets/cards/casussen-rozenlaan-plantstad.png"
    before, path = generated_files(load(planters_root), Settings())[card], planters_root / "cases/rozenlaan-plantstad.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("De Rozenlaan zaait zelf", "De Rozenlaan oogst zelf"), encoding="utf-8")
    assert generated_files(load(planters_root), Settings())[card] != before


@pytest.mark.all_pages
def test_a_build_writes_nothing_among_the_sources(tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    before = {folder: files_in(copy / folder) for folder in ("docs", "cases", "checklists", "data")}
    assert run_build(copy, SITE_URL="https://gids.example/wijk/").returncode == 0
    assert {folder: files_in(copy / folder) for folder in before} == before
    made = {path.name for path in copy.iterdir()} - {"__pycache__"}
    assert made == {*before, "guide", "hooks.py", "macros.py", "mkdocs.yml", ".cache", "build", "site"}
    assert (copy / "site/casussen/tulpenplein-plantstad/index.html").is_file()

    (copy / "cases/tulpenplein-plantstad.yml").unlink()
    assert run_build(copy).returncode == 0
    assert not (copy / "site/casussen/tulpenplein-plantstad").exists()


def test_a_page_in_the_way_of_a_generated_one_is_named(tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    for path in ("docs/casussen/rozenlaan-plantstad.md", "docs/checklists/zaaien/index.md"):
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text("# Van mij\n", encoding="utf-8")
    result = run_build(copy)
    assert result.returncode == 1 and not (copy / "site").exists()
    for path in ("docs/casussen/rozenlaan-plantstad.md", "docs/checklists/zaaien/index.md"):
        assert f"{path}: De gids maakt deze pagina zelf. Haal dit bestand weg." in result.stderr


def test_what_an_earlier_version_generated_goes(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("casussen/oud.md", "casussen/index.md", "../buiten.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("x", encoding="utf-8")
    (docs / ".generated").write_text("casussen/oud.md\ncasussen/weg.md\n../buiten.md\n", encoding="utf-8")
    sweep(docs)
    sweep(docs)
    assert sorted(files_in(tmp_path)) == ["buiten.md", "docs/casussen/index.md"]


def test_content_is_loaded_once_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, loads = copy_planters(tmp_path / "project"), []

    def counted(root: Path) -> Guide:
        loads.append(root)
        return load(root)

    monkeypatch.setattr(building, "load", counted)
    monkeypatch.setattr(mkdocs, "load", counted)
    assert building.build(copy, mkdocs.render) == 0
    assert loads == [copy] and (copy / "site/casussen/rozenlaan-plantstad/index.html").is_file()
