"""Files for the site generator: written when they changed, removed when they are stale, and nobody else's touched."""

from pathlib import Path

from guide.publish.generate import MANIFEST, generate, write
from guide.reading.load import load
from guide.settings import Settings


def test_a_file_that_did_not_change_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write(path, "één") and path.read_bytes() == "één".encode()
    before = path.stat().st_mtime_ns
    assert not write(path, "één") and path.stat().st_mtime_ns == before
    assert write(path, b"\x00\r\n") and path.read_bytes() == b"\x00\r\n"


def test_a_second_time_changes_nothing_and_a_stale_page_goes(tiny_root: Path) -> None:
    docs = tiny_root / "docs"
    (docs / "casussen").mkdir(parents=True)
    mine = docs / "casussen" / "index.md"
    mine.write_text("van mij", encoding="utf-8")
    first = generate(load(tiny_root), docs, Settings())
    assert {"casussen/tulpenplein-plantstad.md", "data/guide.json", "assets/cards/casussen-tulpenplein-plantstad.png"} <= set(first)
    assert generate(load(tiny_root), docs, Settings()) == []

    (tiny_root / "cases/tulpenplein-plantstad.yml").unlink()
    changed = generate(load(tiny_root), docs, Settings())
    assert "casussen/tulpenplein-plantstad.md" in changed and "data/guide.json" in changed
    assert not (docs / "casussen/tulpenplein-plantstad.md").exists()
    assert not (docs / "assets/cards/casussen-tulpenplein-plantstad.png").exists()
    assert mine.read_text(encoding="utf-8") == "van mij"
    listed = (docs / MANIFEST).read_text(encoding="utf-8").split()
    assert all((docs / path).is_file() for path in listed) and "casussen/index.md" not in listed


def test_a_new_title_is_on_the_card_at_once(tiny_root: Path) -> None:
    docs = tiny_root / "docs"
    docs.mkdir()
    generate(load(tiny_root), docs, Settings())
    card = docs / "assets/cards/casussen-rozenlaan-plantstad.png"
    before, path = card.read_bytes(), tiny_root / "cases/rozenlaan-plantstad.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("De Rozenlaan zaait zelf", "De Rozenlaan oogst zelf"), encoding="utf-8")
    generate(load(tiny_root), docs, Settings())
    assert card.read_bytes() != before
    assert generate(load(tiny_root), docs, Settings()) == []


def test_a_stale_page_is_not_sought_outside_the_manifest(tiny_root: Path) -> None:
    docs = tiny_root / "docs"
    docs.mkdir()
    (docs / "eigen.md").write_text("x", encoding="utf-8")
    generate(load(tiny_root), docs, Settings())
    assert (docs / "eigen.md").exists()
