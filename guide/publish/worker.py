"""The service worker of a built site, and what it keeps from the start: every checklist, all PDFs, the search, scripts and styles.

The rest is kept when somebody visits it, until there is too much of it. Versions are those of `versions.py`: a file is fetched anew
only when it changed.
"""

import hashlib
import json
from pathlib import Path

import rjsmin

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.publish.finish import VENDOR
from guide.search.index import INDEX, PASSAGES
from guide.settings import Settings

WORKER = "sw.js"
SCRIPTS = Path(__file__).parent.parent / "theme/assets/offline"
INSTEAD = "offline.html"
KEPT = (
    "assets/**/*.css",
    "assets/**/*.js",
    "assets/**/*.woff2",
    "assets/shared/*.svg",
    "**/*.pdf",
    INDEX,
    f"{PASSAGES}/*.json",
    "data/checklists.json",
)
NOT_KEPT = (f"{VENDOR}/lunr/", "assets/search/folder.js", "assets/shared/from-folder.js")
PAGES = ("search", "register", "checklists", "workshop", "round", "participant", "dossier", "compass")
FORM = "data-answers"
MOST = 200  # visited pages and files that stay; a page is about 50 kB


def write_worker(guide: Guide, site: Path, settings: Settings) -> None:
    """Write `sw.js`: the worker, or one that takes an earlier worker away."""
    name = "worker.js" if settings.offline else "off.js"
    script = rjsmin.jsmin((SCRIPTS / name).read_text(encoding="utf-8"))
    if settings.offline:
        kept = {"files": _versions(guide, site), "page": INSTEAD, "most": MOST}
        script = f"globalThis.kept = {json.dumps(kept, ensure_ascii=False, separators=(',', ':'))};\n{script}"
    (site / WORKER).write_text(script, encoding="utf-8", newline="\n")


def _versions(guide: Guide, site: Path) -> dict[str, str]:
    """Return the version of each file to keep, by its path from the site's root; a page goes by its folder."""
    found = {path for pattern in KEPT for path in site.glob(pattern)}
    found |= {site / address(guide, page) / "index.html" for page in PAGES}
    found |= {page for page in site.rglob("*.html") if FORM in page.read_text(encoding="utf-8")}
    files = {path: path.relative_to(site).as_posix() for path in {*found, site / "index.html", site / INSTEAD} if path.is_file()}
    return {
        name.removesuffix("index.html"): hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        for path, name in sorted(files.items(), key=lambda file: file[1])
        if not name.startswith(NOT_KEPT)
    }
