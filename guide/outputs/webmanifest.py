"""What a device needs to put the guide among its own programs: `manifest.webmanifest` and an icon as pixels."""

import json
from pathlib import Path

import typst

from guide.content.guide import Guide
from guide.kept import kept, key_of
from guide.outputs.forms import VERSION
from guide.outputs.registry import output
from guide.settings import Settings

ICON = "assets/shared/favicon.svg"
PIXELS = 512
PAPER = "#fbfaf7"
DRAWING = f"""#set page(width: {PIXELS}pt, height: {PIXELS}pt, margin: 64pt, fill: rgb("{PAPER}"))
#image(bytes(sys.inputs.icon), format: "svg", width: 100%)"""


@output
def files(guide: Guide, settings: Settings) -> dict[str, str | bytes]:
    if not settings.offline:
        return {}
    svg = (Path(__file__).parent.parent / "theme" / ICON).read_text(encoding="utf-8")
    manifest = {
        "name": guide.about.title,
        "lang": guide.about.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": "icon.png", "type": "image/png", "sizes": f"{PIXELS}x{PIXELS}"},
            {"src": ICON, "type": "image/svg+xml", "sizes": "any"},
        ],
    }
    icon = kept(key_of(VERSION, DRAWING, svg), lambda: _drawn(svg))
    return {"manifest.webmanifest": json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "icon.png": icon}


def _drawn(svg: str) -> bytes:
    return bytes(typst.compile(DRAWING.encode(), format="png", ppi=72, ignore_system_fonts=True, sys_inputs={"icon": svg}))
