"""The look of twelve key pages in four forms, on the English guide, whose words nobody edits by the way.

Kept as pictures in test-results/look and compared with those in tests/browser/look.
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

from tests.browser.conftest import with_letter

KEPT = Path(__file__).parent / "look"
RESULTS = Path(__file__).parent.parent.parent / "test-results" / "look"
PAGES = {
    "home": "",
    "compass": "where-are-we/?picture=plans&summer=nobody",
    "phase": "listen/",
    "section": "listen/neighbours/",
    "figures": "plan/design/",
    "model": "why/model/",
    "cases": "cases/",
    "case": "cases/willow-row-york/",
    "lessons": "cases/lessons/",
    "checklists": "checklists/",
    "checklist": "checklists/neighbours/",
    "glossary": "glossary/",
}
FORMS: dict[str, tuple[int, Literal["light", "dark"], Literal["screen", "print"]]] = {
    "light": (1280, "light", "screen"),
    "dark": (1280, "dark", "screen"),
    "narrow": (320, "light", "screen"),
    "paper": (794, "light", "print"),
}
SCALE = 8
MOST_DIFFERENT = 3.0
"""Mean difference of grey, of 255, above which a page has changed to the eye."""


@pytest.mark.all_pages
@pytest.mark.parametrize("form", ["light", *(pytest.param(form, marks=pytest.mark.all_pages) for form in ("dark", "narrow", "paper"))])
@pytest.mark.parametrize("name", PAGES)
def test_looks_as_it_did(browser: Browser, tiny_address: str, name: str, form: str) -> None:
    width, scheme, media = FORMS[form]
    context = browser.new_context(viewport={"width": width, "height": 1100}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    page.clock.set_fixed_time("2026-01-05T12:00:00Z")
    page.emulate_media(media=media)
    with_letter(page)
    page.goto(tiny_address + PAGES[name], wait_until="networkidle")
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


def test_a_broken_layout_is_noticed(browser: Browser, tiny_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1100})
    page.goto(tiny_address + PAGES["section"])
    before = small_and_grey(page.screenshot())
    page.evaluate("document.querySelector('article').style.marginLeft = '180px'")
    after = small_and_grey(page.screenshot())
    page.close()
    assert ImageStat.Stat(ImageChops.difference(before, after)).mean[0] > MOST_DIFFERENT
