"""The guide among a device's own programs."""

import json
from pathlib import Path

from PIL import Image

from guide.content.guide import Guide
from guide.outputs.webmanifest import files
from guide.settings import Settings


def test_the_manifest_names_the_guide_and_icons_that_are_there(site: Path, guide: Guide) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["lang"]) == (guide.about.title, "nl")
    assert manifest["scope"] == manifest["start_url"] == "./", "two sites on one host are two programs"
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
    with Image.open(site / "icon.png") as icon:
        assert icon.size == (512, 512)
    assert '<link rel="manifest" href="../manifest.webmanifest">' in (site / "over/index.html").read_text(encoding="utf-8")


def test_a_site_that_is_not_for_reading_offline_has_none(guide: Guide) -> None:
    assert files(guide, Settings(offline=False)) == {}
