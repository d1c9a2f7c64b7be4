"""The settings in build/, in a real nginx on loopback: what a visitor, a search engine and a security officer see."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.publish.policy import policy, script_hashes
from guide.publish.servers import HEADERS
from tests.site.nginx import Server, running

@pytest.fixture(scope="module")
def server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real nginx with the settings of this build."""
    with running(project, tmp_path_factory.mktemp("nginx")) as server:
        yield server


def test_all_hosts_send_the_same_headers(project: Path, site: Path) -> None:
    hashes = {source for page in site.rglob("*.html") for source in script_hashes(page.read_text(encoding="utf-8"))}
    expected = {"Content-Security-Policy": policy(hashes, header=True), **HEADERS}
    patterns = {"build/nginx.conf": 'add_header {} "{}" always;', "build/Caddyfile": '{} "{}"', "site/_headers": "{}: {}"}
    for name, pattern in patterns.items():
        settings = (project / name).read_text(encoding="utf-8")
        assert [header for header, value in expected.items() if pattern.format(header, value) not in settings] == [], name


@pytest.mark.parametrize("path", ["/", "/casussen/", "/assets/shared/guide.css", "/data/guide.json", "/bestaat-niet/"])
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    answer = server.get(path)
    for name, value in HEADERS.items():
        assert answer.headers.get(name.lower()) == value, name
    rules = answer.headers["content-security-policy"]
    assert "unsafe" not in rules and "http" not in rules and "*" not in rules and rules.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in rules
    assert answer.headers["server"] == "nginx"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/shared/guide.css", "text/css; charset=utf-8"),
        ("/assets/shared/guide.js", "application/javascript; charset=utf-8"),
        ("/assets/shared/logo.svg", "image/svg+xml"),
        ("/assets/shared/fonts/figtree.woff2", "font/woff2"),
        ("/data/guide.json", "application/json; charset=utf-8"),
        ("/data/cases.geojson", "application/geo+json; charset=utf-8"),
        ("/data/cases.csv", "text/csv; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_kinds_of_files(server: Server, path: str, kind: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("path", ["/", "/assets/shared/guide.css", "/assets/shared/guide.js", "/data/cases.json", "/data/cases.geojson"])
def test_text_is_compressed(server: Server, path: str, site: Path) -> None:
    answer = server.get(path, Accept_Encoding="gzip")
    file = site / (path.strip("/") or "index.html")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == file.read_bytes()
    assert len(answer.body) < 0.6 * file.stat().st_size


def test_pages_are_checked_and_versioned_files_kept(server: Server, site: Path) -> None:
    page = server.get("/casussen/")
    assert page.headers["cache-control"] == "no-cache"
    assert server.get("/casussen/", If_None_Match=page.headers["etag"]).status == 304
    assets = re.findall(r'<(?:link|script)[^>]*(?:href|src)="\.\.(/[^"]+\.(?:css|js)(?:\?[^"]*)?)"', page.body.decode())
    assert len(assets) >= 3
    for asset in assets:
        assert server.get(asset).headers["cache-control"] == "public, max-age=31536000, immutable", asset
    for path in ("/assets/shared/guide.css", "/sw.js", "/manifest.webmanifest"):
        assert server.get(path).headers["cache-control"] == "no-cache", path
    assert server.get("/assets/shared/fonts/figtree.woff2").headers["cache-control"] == "public, max-age=604800"


def test_other_sites_may_use_the_open_data_only(server: Server) -> None:
    shared, own = server.get("/data/guide.json").headers, server.get("/casussen/").headers
    assert (shared["access-control-allow-origin"], shared["cross-origin-resource-policy"]) == ("*", "cross-origin")
    assert "access-control-allow-origin" not in own and own["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/bestaat-niet", "/bestaat-niet/", "/casussen/nergens/", "/_headers", "/.git/config", "/..%2f..%2fetc/passwd"])
def test_a_missing_page_says_so_in_dutch(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status in (400, 404)
    assert "Deze pagina bestaat niet" in answer.body.decode() or answer.status == 400


@pytest.mark.parametrize("path", ["/assets/", "/assets/shared/", "/assets/cards/", "/assets/search/"])
def test_folders_are_not_listed(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert "guide.css" not in re.sub(r"<link[^>]*>", "", answer.body.decode()) and "Index of" not in answer.body.decode()


@pytest.mark.parametrize(
    ("path", "target"),
    [("/casussen", "/casussen/"), ("/casussen/index.html", "/casussen/"), ("/index.html", "/"), ("/orienteren/urgentie", "/orienteren/urgentie/")],
)
def test_a_page_has_one_address(server: Server, path: str, target: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["location"]) == (301, target)
    assert server.get(target).status == 200


def test_plain_http_leads_to_https(server: Server) -> None:
    answer = server.get("/casussen/?fase=ontwerpen", plain=True, Host="gids.example.nl")
    assert (answer.status, answer.headers["location"]) == (301, "https://gids.example.nl/casussen/?fase=ontwerpen")


def test_only_reading_is_possible(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert server.get("/", method=method).status == 405, method
