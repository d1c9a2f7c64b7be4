"""A site in a zip, to open from a folder: on a stick, without a server.

There links name files, modules are classic scripts (`modules.py`), and what scripts would fetch stands in scripts too.
"""

import json
import re
import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.publish.finish import VENDOR
from guide.publish.modules import classic

LOADER = "assets/shared/from-folder.js"
LUNR = ("assets/vendor/lunr", "assets/search/folder.js", "search/offline.js")  # here the site's own search runs
FOR_SERVERS = (
    "assets/cards",
    "404.html",
    "offline.html",
    "sw.js",
    "manifest.webmanifest",
    "icon.png",
    "_headers",
    "robots.txt",
    "sitemap.xml",
)
CLASSIC = ("assets/workshop/camera-worker.js", f"{VENDOR}/js-aruco2/cv.js", f"{VENDOR}/js-aruco2/aruco.js")
DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows: the same input gives the same bytes

ADDRESS = re.compile(r'(?P<before>\s(?:href|action|data-register)=")(?P<path>(?![\w+.-]+:|/|#)[^"?#]*)(?P<rest>[^"]*")')
MODULE = re.compile(r'<script(?=[^>]* type="module")[^>]* src="([^"?]+)(?:\?[^"]*)?"[^>]*></script>\s*')
FOR_THE_WEB = re.compile(r'<link rel="(?:preload|manifest|apple-touch-icon)"[^>]*>\s*')  # a browser refuses these here
LUNR_SCRIPT = re.compile(r'<script>if\(location\.protocol=="file:"\).*?</script>\s*', re.DOTALL)


def write_zip(guide: Guide, site: Path, target: Path) -> None:
    """Write the zip of a finished site. All stands in one folder, which is named as the file is."""
    with TemporaryDirectory() as work:
        folder = Path(work) / target.stem
        shutil.copytree(site, folder)
        _change(guide, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), DAY)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                package.writestr(entry, path.read_bytes())


def _change(guide: Guide, folder: Path) -> None:
    for path in (*LUNR, *FOR_SERVERS):
        shutil.rmtree(folder / path) if (folder / path).is_dir() else (folder / path).unlink(missing_ok=True)
    kept = guide.words("dossier.where_short")
    for page in sorted(folder.rglob("*.html")):
        _write(page, _page(page, folder).replace(kept, guide.words("folder.where_short")))
    for script in sorted(folder.rglob("*.js")):
        if script.relative_to(folder).as_posix() not in {LOADER, *CLASSIC}:
            _write(script, classic(script.read_text(encoding="utf-8")))
    for file in _fetched(guide, folder):
        _write(file.with_name(f"{file.name}.js"), _as_script(file.read_text(encoding="utf-8")))
    _write(folder / f"{guide.words('folder.read_first')}.txt", guide.words("folder.how", title=guide.about.title) + "\n")


def _fetched(guide: Guide, folder: Path) -> list[Path]:
    """Return the files that scripts ask for: data, the search, and the pages of cases for the reading list."""
    cases = [folder / address(guide, "case", id) / "index.html" for id in guide.cases]
    return [*sorted(folder.rglob("*.json")), *cases]


def _as_script(text: str) -> str:
    return f"fromFolder.text({json.dumps(text, ensure_ascii=False)});\n"


def _page(page: Path, folder: Path) -> str:
    """Return a page whose links name files, and whose modules are left to the loader."""
    html = FOR_THE_WEB.sub("", LUNR_SCRIPT.sub("", page.read_text(encoding="utf-8")))
    html = ADDRESS.sub(lambda found: found["before"] + _file(page, found["path"]) + found["rest"], html)
    modules = MODULE.findall(html)
    html = MODULE.sub("", html)
    loader = (
        f'<script defer src="{"../" * len(page.parent.relative_to(folder).parts)}{LOADER}" data-modules="{" ".join(modules)}"></script>'
    )
    return html.replace("</body>", f"{loader}\n</body>", 1) if modules else html


def _file(page: Path, path: str) -> str:
    """Return a relative path; that of a folder with a page, with the page's file."""
    if path and (page.parent / path / "index.html").is_file():
        return f"{path.rstrip('/')}/index.html"
    return path


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
