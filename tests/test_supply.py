"""What the site is made of, and what is known of it."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from tests.conftest import ROOT
from tools import supply

Answers = dict[str, list[list[str]]]


class Stub(BaseHTTPRequestHandler):
    """Answers as OSV does: for each purl its pages of ids."""

    answers: ClassVar[Answers] = {}
    body: ClassVar[bytes | None] = None
    asked: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self.asked.append(len(queries))
        body = self.body or json.dumps({"results": [self.result(query) for query in queries]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def result(self, query: dict[str, Any]) -> dict[str, Any]:
        pages, page = self.answers.get(query["package"]["purl"], []), int(query.get("page_token", 0))
        if not pages:
            return {}
        more = {"next_page_token": str(page + 1)} if page + 1 < len(pages) else {}
        return {"vulns": [{"id": id} for id in pages[page]], **more}

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests report."""


@pytest.fixture
def osv(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Stub, "answers", {})
    monkeypatch.setattr(Stub, "body", None)
    monkeypatch.setattr(Stub, "asked", [])
    server = HTTPServer(("127.0.0.1", 0), Stub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def test_the_bill_names_what_runs_and_what_is_published_and_nothing_else() -> None:
    bill = supply.bill()
    purls = {part.get("purl", part["name"]) for part in bill["components"]}
    names = {re.sub(r"^pkg:\w+/|@[^@]*$", "", purl) for purl in purls}
    assert {"mkdocs", "typst", "filelock", "markupsafe", "qr", "js-aruco2", "Figtree"} <= names
    assert not names & {"pytest", "playwright", "ruff", "eslint"}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert len({part.get("bom-ref") for part in bill["components"]}) == len(bill["components"])
    assert json.dumps(supply.bill()) == json.dumps(bill)


def test_what_was_copied_is_in_the_bill_and_in_the_notice() -> None:
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    copied = {name for name, _, _ in supply.VENDORED}
    assert {folder.name for folder in (ROOT / "guide/theme/assets/vendor").iterdir()} <= copied
    assert [name for name, version, _ in supply.VENDORED if f"{name} {version}" not in notice] == []
    assert "Figtree" in notice


def test_the_lock_files_are_read_whole() -> None:
    locked = supply.locked()
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").split("\n")
    assert sum(purl.startswith("pkg:pypi/") for purl in locked) == sum("==" in line and not line.startswith((" ", "#")) for line in lines)
    assert any(purl.startswith("pkg:npm/eslint@") for purl in locked) and any("pkg:npm/%40eslint/" in purl for purl in locked)


def test_faults_are_told_and_fail(osv: str, capsys: pytest.CaptureFixture[str]) -> None:
    purl = "pkg:npm/qr@0.7.0"
    Stub.answers = {purl: [["GHSA-1", "GHSA-2"], ["GHSA-3"]]}
    assert supply.audit(osv) == 1
    said = capsys.readouterr().out
    assert f"{purl}: https://osv.dev/GHSA-1, https://osv.dev/GHSA-2, https://osv.dev/GHSA-3\n" in said
    assert said.endswith("1 met een bekend lek.\n")


def test_nothing_known_is_fine_only_when_all_was_asked(osv: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert supply.audit(osv) == 0
    assert f"{sum(Stub.asked)} pakketten nagekeken, 0 met" in capsys.readouterr().out
    assert supply.known_faults((f"pkg:npm/x@{number}" for number in range(2500)), osv) == {}
    assert Stub.asked[-3:] == [1000, 1000, 500]


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'{"results": []}'])
def test_an_answer_that_is_none_is_not_taken_for_safe(body: bytes, osv: str, capsys: pytest.CaptureFixture[str]) -> None:
    Stub.body = body
    assert supply.audit(osv) == supply.UNREACHABLE
    assert "OSV antwoordt niet" in capsys.readouterr().err


def test_a_service_that_is_not_there_is_not_taken_for_safe(capsys: pytest.CaptureFixture[str]) -> None:
    assert supply.audit("http://127.0.0.1:9/") == supply.UNREACHABLE
    assert capsys.readouterr().out == ""
