"""What a built site still needs, whichever generator built it."""

import re
from collections.abc import Callable
from pathlib import Path

import rcssmin
import rjsmin

from guide.publish.colours import with_plain_colours
from guide.publish.foreign import Marked
from guide.publish.hyphens import with_soft_hyphens
from guide.publish.policy import with_policy
from guide.publish.servers import headers_file
from guide.publish.versions import add_versions

# the scripts, style sheets and images of the theme, what `sw.js` is made of, and what hosts make themselves
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png", "assets/offline", "sitemap.xml.gz")
UNUSED_ENDINGS = (".map", ".d.ts")

COPIED_TEXTS = {"", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest"}
VENDOR = "assets/vendor"

SKIP_LINK = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)
CHECKBOX = re.compile(r'<input[^>]*\btype="checkbox"[^>]*>')


Versioned = Callable[[Path, str], str]


def finish(site: Path, language: str, marked: Marked) -> set[str]:
    """Drop what no page loads, mend the theme's HTML, and add versions and policies. Returns the sources of all inline scripts."""
    versioned = finish_assets(site, language)
    write_robots(site)
    hashes = {source for page in site.rglob("*.html") for source in finish_page(page, versioned, language, marked)}
    (site / "_headers").write_text(headers_file(hashes), encoding="utf-8", newline="\n")
    return hashes


def finish_assets(site: Path, language: str) -> Versioned:
    """Finish all that is no page; returns what adds versions to the HTML of a page."""
    _drop_unused(site)
    _drop_languages(site, language)
    _end_lines(site)
    for sheet in site.rglob("*.css"):
        sheet.write_text(with_plain_colours(rcssmin.cssmin(sheet.read_text(encoding="utf-8"))), encoding="utf-8", newline="\n")
    for script in site.rglob("*.js"):
        finish_script(script, site)
    return add_versions(site)


def finish_page(page: Path, versioned: Versioned, language: str, marked: Marked) -> set[str]:
    """Finish a page; returns the sources of its inline scripts."""
    mended = with_soft_hyphens(marked(_mended(page.read_text(encoding="utf-8"))), language)
    html, hashes = with_policy(versioned(page, mended))
    page.write_text(html, encoding="utf-8", newline="\n")
    return hashes


def is_unused(path: str) -> bool:
    """Tell whether no page loads a file, by its path from the site's root."""
    return path.startswith(UNUSED) or path.endswith(UNUSED_ENDINGS)


def _drop_unused(site: Path) -> None:
    for file in [path for path in site.rglob("*") if is_unused(path.relative_to(site).as_posix())]:
        if not file.is_dir():
            file.unlink()
    for folder in sorted((site / "assets").rglob("*/"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _drop_languages(site: Path, language: str) -> None:
    """Keep the search's rules for the site's own language."""
    for script in (site / "assets/shared/languages").glob("*.js"):
        if script.stem != language:
            script.unlink()


def _end_lines(site: Path) -> None:
    """Give texts that were copied the line ends of every other text, whatever Git made of them on this computer."""
    for file in site.rglob("*"):
        if file.is_file() and file.suffix in COPIED_TEXTS and b"\r\n" in (text := file.read_bytes()):
            file.write_bytes(text.replace(b"\r\n", b"\n"))


def finish_script(script: Path, site: Path) -> None:
    """Shrink a script of our own; other people's stay as published, licence and all. Pointers to source maps go everywhere."""
    text = script.read_text(encoding="utf-8")
    small = text if script.name.endswith(".min.js") or site / VENDOR in script.parents else rjsmin.jsmin(text)
    small = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", small)
    if small != text:
        script.write_text(small, encoding="utf-8", newline="\n")


def _mended(html: str) -> str:
    """Mend what no setting of the theme reaches.

    Its check boxes have `autocomplete`, and its skip link misses the heading.
    """
    return CHECKBOX.sub(lambda found: found[0].replace(' autocomplete="off"', ""), SKIP_LINK.sub("", html))


def write_robots(site: Path) -> None:
    """Write what tells robots where the site's map is."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    first = re.search(r"<loc>([^<]*)</loc>", sitemap)
    address = f"Sitemap: {first[1]}sitemap.xml\n" if first else ""
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n{address}", encoding="utf-8", newline="\n")
