"""What a built site still needs, whichever generator built it."""

import re
import shutil
from pathlib import Path

UNUSED = (
    "assets/javascripts/lunr/tinyseg.js",
    "assets/javascripts/lunr/wordcut.js",
    "assets/stylesheets",
    "assets/images/favicon.png",
    ".generated",
)

KEPT_STEMMERS = {"lunr.stemmer.support.min.js", "lunr.nl.min.js"}


def finish(site: Path) -> None:
    """Drop files no page loads and write robots.txt."""
    for path in UNUSED:
        target = site / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
    for language in (site / "assets/javascripts/lunr").rglob("lunr.*.min.js"):
        if language.name not in KEPT_STEMMERS:
            language.unlink()
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    for script in site.rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        bare = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)
        if bare != text:
            script.write_text(bare, encoding="utf-8")
    _write_robots(site)


def _write_robots(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    first = re.search(r"<loc>([^<]*)</loc>", sitemap)
    address = f"Sitemap: {first[1]}sitemap.xml\n" if first else ""
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n{address}", encoding="utf-8")
