"""A picture for each page, for when somebody shares its link: 1200 by 630 pixels, drawn with Typst."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
import yaml

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.kept import find, keep, key_of
from guide.outputs.forms import FONTS, VERSION, drawing_files

TEMPLATE = Path(__file__).parent / "card.typ"
FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INK = "#1c2430"
AT_ONCE = 32


def cards(guide: Guide, pages: Mapping[str, str]) -> dict[str, bytes]:
    """Return a PNG for each page with a title; `pages` holds the Markdown of all pages by their path below `docs`."""
    entries = [_entry(guide, path, text) for path, text in sorted(pages.items()) if FRONT_MATTER.match(text)]
    keys = [key_of(VERSION, drawing_files(), guide.about.title, guide.about.language, json.dumps(entry)) for entry in entries]
    images = {key: image for key in keys if (image := find(key)) is not None}
    missing = {key: entry for key, entry in zip(keys, entries, strict=True) if key not in images}
    for key, image in zip(missing, _drawn(guide, list(missing.values())), strict=True):
        images[key] = image
        keep(key, image)
    return {f"assets/cards/{card_name(entry['path'])}": images[key] for key, entry in zip(keys, entries, strict=True)}


def _drawn(guide: Guide, entries: list[dict[str, str]]) -> list[bytes]:
    """Draw cards, some at a time: all pages of a drawing are in memory at once."""
    images: list[bytes] = []
    for start in range(0, len(entries), AT_ONCE):
        cards = json.dumps(entries[start : start + AT_ONCE])
        inputs = {"cards": cards, "title": guide.about.title, "language": guide.about.language}
        drawn = typst.compile(TEMPLATE, format="png", ppi=72, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs)
        images += drawn if isinstance(drawn, list) else [drawn]
    return images


def card_name(path: str) -> str:
    """Return the file name of a page's card: `orienteren/urgentie.md` → `orienteren-urgentie.png`."""
    return path.removesuffix(".md").replace("/", "-") + ".png"


def _entry(guide: Guide, path: str, text: str) -> dict[str, str]:
    match = FRONT_MATTER.match(text)
    front = yaml.load(match[1], Loader=Loader) if match else {}  # noqa: S506 - a safe loader
    folder = path.split("/", 1)[0]
    chapter = guide.chapters.get(folder)
    labels = {address(guide, "cases"): "case" if front.get("kind") == "case" else "cases", address(guide, "checklists"): "checklists"}
    label = labels.get(f"{folder}/")
    return {
        "path": path,
        "title": str(front.get("title", "")),
        "label": chapter.short if chapter else guide.words(f"card.{label}") if label else "",
        "color": (chapter.color if chapter else None) or INK,
    }
