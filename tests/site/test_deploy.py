"""The settings in deploy/, in a real nginx on loopback: what a visitor, a search engine and a security officer see."""

import gzip
import http.client
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from guide.csp import policy, script_hashes
from guide.deploy import HEADERS
from tests.conftest import ROOT
from tests.site.nginx import nginx_path

FRAME = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/gids.conf;
}}
"""


@dataclass
class Answer:
    """What the server said: status, headers by lower-case name, and the body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running nginx with the site on a secure and on a plain port of loopback."""

    secure: int
    plain: int

    def get(self, path: str, plain: bool = False, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; header names are written with underscores."""
        context = ssl._create_unverified_context()  # noqa: S323 - a certificate made for this run
        connection: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", self.secure, context=context, timeout=10)
        if plain:
            connection = http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def adapt(settings: str, site: Path, folder: Path, server: Server) -> str:
    """Point the settings, as they are in deploy/, at this run's site, ports and certificate: the lines a host changes too."""
    changes = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{server.plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{server.secure} ssl http2;",
        "/etc/ssl/gids/fullchain.pem": f"{folder}/certificate.pem",
        "/etc/ssl/gids/privkey.pem": f"{folder}/key.pem",
        "/srv/gids/site": str(site),
    }
    for here, there in changes.items():
        assert here in settings, here
        settings = settings.replace(here, there)
    return settings


@pytest.fixture(scope="module")
def server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real nginx with the settings of this build."""
    path = nginx_path()
    assert path, "Geen nginx: draai `make tools`."
    folder = tmp_path_factory.mktemp("nginx")
    certificate = ["-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", *certificate], check=True, capture_output=True)
    server = Server(free_port(), free_port())
    settings = (project / "deploy/nginx.conf").read_text(encoding="utf-8")
    (folder / "gids.conf").write_text(adapt(settings, project / "site", folder, server), encoding="utf-8")
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder), encoding="utf-8")
    command = [path, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    check = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stderr
    process = subprocess.Popen(command)
    try:
        wait_for(server.secure, process, folder)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return once the port answers; fail when the server stops or takes ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("nginx antwoordt niet")


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "_headers"])
def test_the_committed_settings_are_fresh(name: str, project: Path) -> None:
    """After a change of a template or of an inline script: run `make site` and commit deploy/."""
    assert (ROOT / "deploy" / name).read_text(encoding="utf-8") == (project / "deploy" / name).read_text(encoding="utf-8")


def test_all_hosts_send_the_same_headers(project: Path, site: Path) -> None:
    hashes = {source for page in site.rglob("*.html") for source in script_hashes(page.read_text(encoding="utf-8"))}
    expected = {"Content-Security-Policy": policy(hashes, header=True), **HEADERS}
    for name, pattern in [("nginx.conf", 'add_header {} "{}" always;'), ("Caddyfile", '{} "{}"'), ("_headers", "{}: {}")]:
        settings = (project / "deploy" / name).read_text(encoding="utf-8")
        assert [header for header, value in expected.items() if pattern.format(header, value) not in settings] == [], name
    assert (site / "_headers").read_text(encoding="utf-8") == (project / "deploy/_headers").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["/", "/casussen/", "/assets/css/guide.css", "/data/guide.json", "/bestaat-niet/"])
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
        ("/assets/css/guide.css", "text/css; charset=utf-8"),
        ("/assets/js/guide.js", "application/javascript; charset=utf-8"),
        ("/assets/logo.svg", "image/svg+xml"),
        ("/assets/fonts/figtree.woff2", "font/woff2"),
        ("/data/guide.json", "application/json; charset=utf-8"),
        ("/data/cases.geojson", "application/geo+json; charset=utf-8"),
        ("/data/cases.csv", "text/csv; charset=utf-8"),
    ],
)
def test_kinds_of_files(server: Server, path: str, kind: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("path", ["/", "/assets/css/guide.css", "/assets/js/guide.js", "/data/cases.json", "/data/cases.geojson"])
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
    assets = re.findall(r'<(?:link|script)[^>]*(?:href|src)="\.\.(/[^"]+\.(?:css|js)[^"]*)"', page.body.decode())
    assert len(assets) >= 3
    for asset in assets:
        assert server.get(asset).headers["cache-control"] == "public, max-age=31536000, immutable", asset
    assert server.get("/assets/css/guide.css").headers["cache-control"] == "no-cache"
    assert server.get("/assets/fonts/figtree.woff2").headers["cache-control"] == "public, max-age=604800"


def test_other_sites_may_use_the_open_data_only(server: Server) -> None:
    shared, own = server.get("/data/guide.json").headers, server.get("/casussen/").headers
    assert (shared["access-control-allow-origin"], shared["cross-origin-resource-policy"]) == ("*", "cross-origin")
    assert "access-control-allow-origin" not in own and own["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/bestaat-niet", "/bestaat-niet/", "/casussen/nergens/", "/_headers", "/.git/config", "/..%2f..%2fetc/passwd"])
def test_a_missing_page_says_so_in_dutch(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status in (400, 404)
    assert "Deze pagina bestaat niet" in answer.body.decode() or answer.status == 400


@pytest.mark.parametrize("path", ["/assets/", "/assets/css/", "/assets/cards/", "/assets/js/"])
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
