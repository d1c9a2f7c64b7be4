"""What an editor sees under `guide serve`: the bytes of a build, after any change, and what is wrong where something is."""

import re
import shutil
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.generators.preview import Preview
from guide.publish.serving import CHANGES, Shown, handler
from tests.browser.conftest import QuietServer
from tests.browser.many import Blocks
from tests.conftest import OWN_STORE, copy_tiny, run_build


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tiny(tmp_path_factory.mktemp("preview") / "tiny")


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `guide serve` has it: no browser keeps what it shows."""
    monkeypatch.setenv("OFFLINE", "no")


def built(project: Path, target: Path) -> dict[str, bytes]:
    """Return the files of a first build of a copy of a project, but for the one that is for hosts."""
    shutil.copytree(project, target, symlinks=True, ignore=shutil.ignore_patterns(".cache", "site", "build"))
    made = run_build(target, **OWN_STORE)
    assert made.returncode == 0, made.stdout + made.stderr
    files = {path.relative_to(target / "site").as_posix(): path.read_bytes() for path in (target / "site").rglob("*") if path.is_file()}
    del files["_headers"]
    return files


def shown(preview: Preview, paths: list[str]) -> dict[str, bytes]:
    found = {path: preview.file(path) for path in paths}
    return {path: file.read_bytes() if file else b"" for path, file in found.items()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in one if one[path] != other[path]]


@pytest.mark.all_pages
def test_each_file_is_that_of_a_build(project: Path, tmp_path: Path) -> None:
    preview, site = Preview(project, tmp_path / "shown"), built(project, tmp_path / "built")
    assert differing(site, shown(preview, sorted(site, reverse=True))) == []
    assert preview.file("nowhere/index.html") is None


def test_only_the_page_that_is_asked_for_is_made(project: Path, tmp_path: Path) -> None:
    preview = Preview(project, tmp_path / "shown")
    assert preview.file("index.html")
    assert [path.parent for path in (tmp_path / "shown").rglob("index.html")] == [tmp_path / "shown"]
    assert not list((tmp_path / "shown").rglob("*.pdf"))


@pytest.fixture
def address(project: Path, tmp_path: Path) -> Iterator[tuple[str, Shown]]:
    """Where the guide is shown, and what shows it."""
    site = Shown(lambda: Preview(project, tmp_path / "shown"))
    site.renew()
    server = QuietServer(("127.0.0.1", 0), handler(site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", site
    server.shutdown()


def got(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(url, headers=headers)) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_a_browser_that_left_is_no_error(address: tuple[str, Shown], capfd: pytest.CaptureFixture[str]) -> None:
    _, site = address
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    server.daemon_threads = False  # closing waits for what is being answered
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.server_port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # gone at once
        browser.sendall(f"GET {CHANGES}{site.number} HTTP/1.0\r\n\r\n".encode())
        while not site.changed._waiters:  # type: ignore[attr-defined]
            pass
    site.renew()
    server.shutdown()
    server.server_close()
    assert capfd.readouterr().err == ""


@pytest.fixture
def changed(project: Path) -> Iterator[Callable[[str, Callable[[str], str]], None]]:
    """Changes a file; afterwards it is as it was."""
    before: dict[Path, str] = {}

    def change(name: str, new: Callable[[str], str]) -> None:
        path = project / name
        before.setdefault(path, path.read_text(encoding="utf-8"))
        path.write_text(new(before[path]), encoding="utf-8")

    yield change
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")


def a_case(project: Path) -> str:
    return min(path.name for path in (project / "cases").glob("*.yml"))


def test_what_is_wrong_is_shown_with_its_place_and_goes_when_it_is_mended(
    address: tuple[str, Shown], project: Path, changed: Callable[[str, Callable[[str], str]], None]
) -> None:
    url, site = address
    name = f"cases/{a_case(project)}"
    changed(name, lambda text: f"colour: <b>blue</b>\n{text}")
    site.renew()
    status, page = got(url)
    assert status == 500 and f"{name}:1: colour: " in page and "<b>blue" not in page
    changed(name, lambda text: text)
    site.renew()
    assert got(url)[0] == 200


def test_a_wrong_macro_is_shown_with_its_place_on_that_page_only(
    address: tuple[str, Shown], changed: Callable[[str, Callable[[str], str]], None]
) -> None:
    url, site = address
    changed("docs/about/index.md", lambda text: text + '\n{{ case("nowhere") }}\n')
    site.renew()
    status, page = got(url + "about/")
    assert status == 500 and "docs/about/index.md:" in page and "nowhere" in page
    assert got(url)[0] == 200


def test_who_is_no_browser_gets_the_bytes_of_a_build(address: tuple[str, Shown]) -> None:
    url, site = address
    found = site.site.file("index.html") if site.site else None
    assert found and got(url) == (200, found.read_text(encoding="utf-8"))
    assert "/-/live.js" in got(url, **{"Sec-Fetch-Dest": "document"})[1]
    assert got(url + "nowhere/")[0] == 404
    assert [got(url + way + "etc/passwd")[0] for way in ("../" * 30, "/")] == [404, 404]


# any series of edits

WORDS = st.text(alphabet="abcdefghij ", min_size=3, max_size=12).map(str.strip).filter(lambda text: len(text) > 2)
EDITS = st.lists(
    st.tuples(st.sampled_from(["title", "lesson", "page", "term", "theme", "colour", "style", "gone"]), WORDS), min_size=10, max_size=10
)


def edit(project: Path, kind: str, word: str) -> None:
    """Change one thing of a guide, which stays right."""
    cases = sorted((project / "cases").glob("*.yml"))
    case = cases[len(word) % len(cases)]
    if kind == "title":
        replace(case, r"(?m)^title: .*", f"title: {case.stem} of {word}")
    elif kind == "lesson":
        replace(case, r"lesson: .*", f"lesson: Ask {word} first.")
    elif kind == "page":
        path = project / "docs/about/index.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n## About {word}\n\nText of {word}.\n", encoding="utf-8")
    elif kind == "term":
        rewrite(project / "data/glossary.yml", lambda data: [data[0] | {"definition": f"What {word} is."}, *data[1:]])
    elif kind == "theme":
        rewrite(project / "data/themes.yml", lambda data: [data[0] | {"title": word.capitalize()}, *data[1:]])
    elif kind == "colour":
        replace(project / "data/phases.yml", 'color: "#00[0-9a-f]+', f'color: "#00{len(word):04}')
    elif kind == "style":
        (project / "docs/own.css").write_text(f".a::after {{ content: '{word}' }}\n", encoding="utf-8")
    elif kind == "gone":
        (project / "docs/own.css").unlink(missing_ok=True)


def replace(path: Path, pattern: str, text: str) -> None:
    path.write_text(re.sub(pattern, text, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def rewrite(path: Path, change: Callable[[Any], Any]) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.dump(change(data), Dumper=Blocks, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.mark.all_pages
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_after_any_edits_each_file_is_that_of_a_build(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]) -> None:
    """Ten edits, twenty times over, each shown before the next."""
    folder = tmp_path_factory.mktemp("edits")
    project = copy_tiny(folder / "tiny")
    for kind, word in edits:
        edit(project, kind, word)
        preview = Preview(project, folder / "shown")
        assert preview.file("index.html")
    site = built(project, folder / "built")
    assert differing(site, shown(preview, list(site))) == []
