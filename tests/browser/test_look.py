"""The look of twelve key pages in four forms, kept as pictures in test-results/look and compared with those in tests/browser/look.

The pictures kept in the repository are small and grey: they notice a broken layout, not another way of smoothing letters.
After a change of looks that was meant: look at test-results/look with open eyes, then run `make look`.
"""

import io
import os
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

KEPT = Path(__file__).parent / "look"
RESULTS = Path(__file__).parent.parent.parent / "test-results" / "look"
PAGES = {
    "home": "",
    "waar-staan-we": "waar-staan-we/?beeld=cijfers&organisatie=regie",
    "fase": "orienteren/",
    "paragraaf": "orienteren/stakeholders/",
    "theorie": "theorie/rijke-beleidstraditie/",
    "procesmodel": "procesmodel/vier-bouwstenen/",
    "casussen": "casussen/",
    "casus": "casussen/langdonk-roosendaal/",
    "lessen": "casussen/lessen/",
    "checklists": "checklists/",
    "checklist": "checklists/urgentie-afwegen/",
    "begrippen": "begrippen/",
}
FORMS: dict[str, tuple[int, Literal["light", "dark"], Literal["screen", "print"]]] = {
    "licht": (1280, "light", "screen"),
    "donker": (1280, "dark", "screen"),
    "smal": (320, "light", "screen"),
    "papier": (794, "light", "print"),
}
SCALE = 8
MOST_DIFFERENT = 7.0
"""Mean difference of grey, of 255, above which a page has changed to the eye."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PAGES)
def test_looks_as_it_did(browser: Browser, address: str, name: str, form: str) -> None:
    width, scheme, media = FORMS[form]
    context = browser.new_context(viewport={"width": width, "height": 1100}, color_scheme=scheme, reduced_motion="reduce", locale="nl-NL")
    page = context.new_page()
    page.clock.set_fixed_time("2026-01-05T12:00:00Z")
    page.emulate_media(media=media)
    page.goto(address + PAGES[name])
    page.evaluate("document.fonts.ready")
    shot = page.screenshot()
    context.close()
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}-{form}.png").write_bytes(shot)
    small = small_and_grey(shot)
    kept = KEPT / f"{name}-{form}.png"
    if os.environ.get("KEEP_LOOK"):
        kept.parent.mkdir(exist_ok=True)
        small.save(kept, optimize=True)
    difference = ImageStat.Stat(ImageChops.difference(small, Image.open(kept).convert("L"))).mean[0]
    assert difference < MOST_DIFFERENT, f"{name}-{form} is {difference:.1f} anders; kijk naar test-results/look"


def small_and_grey(shot: bytes) -> Image.Image:
    """Shrink a screenshot so that only its layout is left."""
    image = Image.open(io.BytesIO(shot)).convert("L")
    return image.resize((image.width // SCALE, image.height // SCALE), Image.Resampling.BOX)


def test_a_broken_layout_is_noticed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1100})
    page.goto(address + PAGES["paragraaf"])
    before = small_and_grey(page.screenshot())
    page.evaluate("document.querySelector('article').style.marginLeft = '180px'")
    after = small_and_grey(page.screenshot())
    page.close()
    assert ImageStat.Stat(ImageChops.difference(before, after)).mean[0] > MOST_DIFFERENT
