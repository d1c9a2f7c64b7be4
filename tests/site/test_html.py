"""The built pages are valid HTML, hold nothing the security policy would stop, and fetch nothing from elsewhere.

html-validate runs with its standard and accessibility rules. What differs, and why (tests/js/htmlvalidate.json):
- `aria-label-misuse` allows a label on any element that ARIA lets have a name, such as a list;
- `prefer-native-element` leaves role="region" alone: a box that scrolls needs it, and is no section of the text;
- `wcag/h32` asks for a submit button, one technique among several; our forms send nothing and work as you type.
"""

import json
import re
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide.publish.policy import policy, script_hashes
from tests.js.node import HERE, node

FETCHING = {
    ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("script", "src"), ("iframe", "src"), ("embed", "src"),
    ("object", "data"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src"), ("image", "href"), ("use", "href"),
    ("input", "src"), ("form", "action"), ("base", "href"), ("image", "xlink:href"), ("use", "xlink:href"), ("body", "background"),
}  # fmt: skip
NOT_FETCHED = {"canonical", "alternate", "license", "author", "me"}  # kinds of <link> that a browser only reads
ELSEWHERE = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
CSS_FETCH = re.compile(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s]+)")
# Calls in scripts that would ask another host. Addresses that are only shown or compared, such as namespaces, do no harm.
SCRIPT_FETCH = re.compile(r"(?:fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon|open)\s*\(\s*[\"'`]((?:https?:|wss?:)?//[^\"'`]+)|\bfrom\s*[\"']((?:https?:)?//[^\"']+)")


class Scan(HTMLParser):
    """Collects what in a page runs inline, carries style of its own, or is fetched from another host."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [f"<{tag} {name}>" for name in values if name == "style" or name.startswith("on")]
        if tag == "style":
            self.found.append("<style>")
        for name, value in values.items():
            fetched = (tag, name) in FETCHING or (tag == "link" and name == "href" and values.get("rel") not in NOT_FETCHED)
            if fetched and ELSEWHERE.match(value):
                self.found.append(f"<{tag} {name}={value}>")
            if name in ("href", "src", "action", "formaction") and re.match(r"\s*(javascript|vbscript|data):", value, re.IGNORECASE):
                self.found.append(f"<{tag} {name}={value}>")


def scan_html(html: str) -> list[str]:
    """Return what the policy would stop or what would be fetched from elsewhere."""
    reader = Scan()
    reader.feed(html)
    return reader.found


def scan(path: Path) -> list[str]:
    """Return what a browser would fetch from elsewhere, or refuse to run, because of this file."""
    if path.suffix == ".html":
        return scan_html(path.read_text(encoding="utf-8"))
    if path.suffix in (".css", ".svg"):
        text = path.read_text(encoding="utf-8")
        return CSS_FETCH.findall(text) + (scan_html(text) if path.suffix == ".svg" else [])
    if path.suffix in (".js", ".mjs"):
        return ["".join(found) for found in SCRIPT_FETCH.findall(path.read_text(encoding="utf-8"))]
    return []


def validate(files: list[Path]) -> Counter[str]:
    """Run html-validate; returns each complaint with the times it was made and one place."""
    program = HERE / "node_modules/html-validate/bin/html-validate.mjs"
    assert program.exists(), "html-validate ontbreekt: draai `make tools`."
    with tempfile.TemporaryDirectory() as folder:  # a pipe loses what does not fit in it when Node.js ends
        report = Path(folder) / "report.json"
        result = node(str(program), "--config", str(HERE / "htmlvalidate.json"), "--formatter", f"json={report}", *map(str, files))
        assert report.exists(), result.stdout + result.stderr
        pages = json.loads(report.read_text(encoding="utf-8"))
    complaints: Counter[str] = Counter()
    places: dict[str, str] = {}
    for page in pages:
        for message in page["messages"]:
            text = f"{message['ruleId']}: {message['message']}"
            complaints[text] += 1
            places.setdefault(text, f"{page['filePath']}:{message['line']}")
    return Counter({f"{text} ({places[text]})": times for text, times in complaints.items()})


@pytest.mark.all_pages
def test_every_page_is_valid_html(site: Path) -> None:
    assert validate(sorted(site.rglob("*.html"))) == Counter()


def test_invalid_html_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "fout.html"
    body = '<ul><p>x</p></ul><img src="x.png"><p id="a">x</p><p id="a">x</p><a href="/"><button type="button">x</button></a>'
    page.write_text(f'<!doctype html>\n<html lang="nl"><head><title>Een titel</title></head><body>{body}</body></html>')
    assert len(validate([page])) == 4


def test_no_file_fetches_from_elsewhere_or_runs_inline(site: Path) -> None:
    found = {path.relative_to(site).as_posix(): scan(path) for path in site.rglob("*") if path.is_file()}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    for name, text in {
        "beeld.html": '<img src="//example.org/x.png" alt="">',
        "stijl.html": '<p style="color:red">x</p>',
        "gebeurtenis.html": '<p onclick="x()">x</p>',
        "adres.html": '<a href=" javascript:x()">x</a>',
        "lettertype.css": '@font-face{src:url("https://example.org/x.woff2")}',
        "import.css": "@import '//example.org/x.css';",
        "module.js": 'import x from "https://example.org/x.js"',
        "vraag.js": "fetch('https://example.org/')",
    }.items():
        (tmp_path / name).write_text(text)
        assert scan(tmp_path / name), name


def test_each_page_has_its_own_strict_policy_before_anything_runs(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        before, found, _ = html.partition('<meta http-equiv="Content-Security-Policy" content="')
        rules = html[len(before) + len(found) :].partition('"')[0]
        assert rules == policy(script_hashes(html), header=False), path
        assert "<script" not in before and "<link" not in before, path
        assert "unsafe" not in rules and rules.startswith("default-src 'none'; script-src 'self'"), path


def test_every_stylesheet_and_script_has_a_version(site: Path) -> None:
    for path in site.rglob("*.html"):
        addresses = re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^":]+\.(?:css|js)(?:\?[^"]*)?)"', path.read_text(encoding="utf-8"))
        assert addresses
        assert [address for address in addresses if not re.search(r"\?v=[0-9a-f]{8}$", address)] == [], path
    imports = [found for path in site.glob("assets/*/*.js") for found in re.findall(r'from\s*"(\.[^"]+)"', path.read_text(encoding="utf-8"))]
    assert [address for address in imports if "?v=" not in address] == []
