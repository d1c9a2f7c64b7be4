"""Each page has a picture for when its link is shared."""

import struct
from pathlib import Path

from guide.content.guide import Guide
from guide.outputs.cards import card_name, cards


def test_a_card_a_page_in_the_size_that_sites_ask(guide: Guide) -> None:
    drawn = cards(guide, guide.root / "docs")
    pages = {path.relative_to(guide.root / "docs").as_posix() for path in (guide.root / "docs").rglob("*.md")}
    assert {f"assets/cards/{card_name(page)}" for page in pages} <= set(drawn)
    for image in drawn.values():
        assert image.startswith(b"\x89PNG")
        assert struct.unpack(">II", image[16:24]) == (1200, 630)


def test_the_same_card_twice(guide: Guide, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('---\ntitle: "#eval(1) {{ x }} \\"tekst\\""\n---\n', encoding="utf-8")
    assert cards(guide, tmp_path)["assets/cards/page.png"] == cards(guide, tmp_path)["assets/cards/page.png"]
