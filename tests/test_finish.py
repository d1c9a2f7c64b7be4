"""What a built site still needs."""

from pathlib import Path

import pytest

from guide.publish.finish import finish
from guide.publish.foreign import marking

PAGE = "<!doctype html><html lang='nl'><head><title>x</title></head><body><p>x</p></body></html>\n"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site as a generator leaves it."""
    files = {
        "index.html": PAGE,
        "sitemap.xml": "<urlset><url><loc>https://gids.example/</loc></url><url><loc>https://gids.example/a/</loc></url></urlset>",
        "assets/javascripts/bundle.js": "run()\n//# sourceMappingURL=bundle.js.map\n",
        "assets/javascripts/bundle.js.map": "{}",
        "assets/stylesheets/main.css": "x",
        "assets/js/other.js": "run()\n//# sourceMappingURL=bundle.js.map\n",
        "assets/js/own.js": 'say("//# sourceMappingURL in een verhaal")\nrun()\n',
        "sitemap.xml.gz": "x",
        "assets/shared/logo.svg": "<svg>\r\n</svg>\r\n",
        "data/cases.csv": "id\r\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_what_no_page_loads_is_gone(built: Path) -> None:
    finish(built, "nl", marking([]))
    left = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert "assets/js/own.js" in left and "index.html" in left
    assert not [path for path in left if path.endswith(".map") or "javascripts" in path or "stylesheets" in path or path.endswith(".gz")]


def test_scripts_ask_for_no_source_map(built: Path) -> None:
    finish(built, "nl", marking([]))
    assert (built / "assets/js/other.js").read_text(encoding="utf-8").strip() == "run()"
    assert "in een verhaal" in (built / "assets/js/own.js").read_text(encoding="utf-8")


def test_robots_find_the_sitemap(built: Path) -> None:
    finish(built, "nl", marking([]))
    assert (built / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\nSitemap: https://gids.example/sitemap.xml\n"


def test_copied_texts_end_their_lines_alike_and_tables_as_their_format_asks(built: Path) -> None:
    finish(built, "nl", marking([]))
    assert (built / "assets/shared/logo.svg").read_bytes() == b"<svg>\n</svg>\n"
    assert (built / "data/cases.csv").read_bytes() == b"id\r\n"
