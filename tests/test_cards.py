"""Each page has a picture for when its link is shared."""

import struct

from guide.content.guide import Guide
from guide.outputs.cards import card_name, cards
from guide.publish.generate import generated_files
from guide.settings import Settings


def test_a_card_a_page_in_the_size_that_sites_ask(planters: Guide) -> None:
    pages = {path: text for path, text in generated_files(planters, Settings()).items() if path.endswith(".md")}
    written = {path.relative_to(planters.root / "docs").as_posix() for path in (planters.root / "docs").rglob("*.md")}
    drawn = {path: image for path, image in generated_files(planters, Settings()).items() if path.startswith("assets/cards/")}
    assert {f"assets/cards/{card_name(page)}" for page in {*pages, *written}} == set(drawn)
    for image in drawn.values():
        assert isinstance(image, bytes) and image.startswith(b"\x89PNG")
        assert struct.unpack(">II", image[16:24]) == (1200, 630)


def test_the_same_card_twice(guide: Guide) -> None:
    pages = {"page.md": '---\ntitle: "#eval(1) {{ x }} \\"tekst\\""\n---\n', "zonder.md": "# Geen voorwerk\n"}
    drawn = cards(guide, pages)
    assert list(drawn) == ["assets/cards/page.png"] and cards(guide, pages) == drawn


def test_another_title_is_another_card(guide: Guide) -> None:
    one, other = ({"page.md": f"---\ntitle: {title}\n---\n"} for title in ("Een", "Twee"))
    assert cards(guide, one) != cards(guide, other)
