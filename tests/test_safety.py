"""A site that stands is never harmed: whatever ends a build, wherever the site stands, whoever else is building."""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.publish import build as module
from guide.publish import swap as swapping
from guide.publish.build import STOPPED, build
from guide.publish.problems import NotBuilt
from tests.conftest import OWN_STORE, PLANTERS, copy_planters, run_build
from tests.test_generate import files_in

OLD = {"index.html": b"eerder", "data/guide.json": b"{}", "weg/index.html": b"stond er"}
PAGE = "<!doctype html><html lang='nl'><head><title>x</title></head><body><p>nieuw</p></body></html>\n"


def render(guide: Guide, site: Path) -> None:
    """A generator that is done at once."""
    empty = json.dumps({"config": {}, "docs": []})
    files = {"index.html": PAGE, "sitemap.xml": "<urlset/>", "search/search_index.json": empty, "data/guide.json": "{}"}
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def is_new(site: Path) -> bool:
    return "nieuw" in (site / "index.html").read_text(encoding="utf-8") and not (site / "weg").exists()


def left_over(root: Path) -> list[str]:
    return [path.name for path in (root / ".cache").iterdir() if path.name not in ("build.lock", "kept", "standing.json")]


@pytest.fixture
def root(planters_root: Path) -> Path:
    """The planters with an earlier site."""
    fill(planters_root / "site", OLD)
    return planters_root


def test_a_new_site_replaces_the_old_one(root: Path) -> None:
    assert build(root, render) == 0
    assert is_new(root / "site") and left_over(root) == []
    assert (root / "site").stat().st_mode & 0o777 == 0o777 & ~umask(), "a web server may read it"


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# whatever ends a step


@pytest.mark.parametrize("step", ["load", "render", "write_search", "finish", "write", "swap"])
@pytest.mark.parametrize(
    ("error", "end"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), (1, "De schijf is vol")),
        (PermissionError(errno.EACCES, "Permission denied", "site"), (1, "Lezen of schrijven ging mis: ")),
        (NotBuilt("Zo kan het niet."), (1, "Zo kan het niet.")),
        (KeyboardInterrupt(), (STOPPED, "Gestopt; de vorige site blijft staan.")),
    ],
    ids=["full", "forbidden", "fault", "stopped"],
)
def test_a_step_that_fails_leaves_the_old_site(
    step: str, error: BaseException, end: tuple[int, str], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise error

    if step != "render":
        monkeypatch.setattr(module, step, fail)
    assert build(root, fail if step == "render" else render) == end[0]
    assert end[1] in capsys.readouterr().err
    assert files_in(root / "site") == OLD and left_over(root) == []


@pytest.mark.all_pages
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_ended_from_outside_leaves_the_old_site(number: signal.Signals, tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    fill(copy / "site", OLD)
    process = subprocess.Popen([sys.executable, "-m", "guide", "build"], cwd=copy, stderr=subprocess.PIPE, encoding="utf-8")
    wait_until(lambda: any((copy / ".cache").glob("build-*/site/*/index.html")))
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert files_in(copy / "site") == OLD
    assert process.returncode == (-number if number == signal.SIGKILL else STOPPED)
    assert number == signal.SIGKILL or ("Gestopt; de vorige site blijft staan." in said and "Traceback" not in said)
    assert bool(left_over(copy)) == (number == signal.SIGKILL)
    if number == signal.SIGKILL:
        assert run_build(copy).returncode == 0 and left_over(copy) == [], "the next build puts away what was left"


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.all_pages
def test_files_that_may_not_grow_leave_the_old_site(tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    fill(copy / "site", OLD)
    made = subprocess.run(
        [sys.executable, "-B", "-m", "guide", "build"],
        cwd=copy,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert made.returncode == 1, made.stderr
    assert "De schijf is vol" in made.stderr and "Traceback" not in made.stderr
    assert files_in(copy / "site") == OLD and left_over(copy) == []


def test_a_build_killed_between_old_and_new_is_mended_by_the_next(root: Path) -> None:
    work = root / ".cache/build-killed"
    work.mkdir(parents=True)
    (root / "site").rename(work / swapping.PREVIOUS)

    def fail(guide: Guide, site: Path) -> None:
        raise NotBuilt("Mislukt.")

    assert build(root, fail) == 1
    assert files_in(root / "site") == OLD and left_over(root) == []


# wherever the site stands


def never(guide: Guide, site: Path) -> None:
    raise AssertionError("refused before any work")


@pytest.mark.parametrize("kind", ["file", "nowhere", "loop", "pipe", "project", "above", "other project"])
def test_a_place_where_no_site_can_stand_is_refused_in_dutch(kind: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = root / "site"
    shutil.rmtree(site)
    if kind == "file":
        site.write_text("x", encoding="utf-8")
    elif kind == "pipe":
        os.mkfifo(site)
    elif kind == "other project":
        fill(root / "ander", {"mkdocs.yml": b"site_name: x"})
        site.symlink_to(root / "ander")
    else:
        site.symlink_to({"nowhere": root / "weg", "loop": site, "project": root, "above": root.parent}[kind])
    before = sorted(path.name for path in root.iterdir())
    assert build(root, never) == 1
    assert "'site' " in capsys.readouterr().err
    assert sorted(path.name for path in root.iterdir()) == before


def linked(root: Path, files: dict[str, bytes]) -> Path:
    """Make site/ a link to a folder elsewhere."""
    shutil.rmtree(root / "site")
    (root / "elders").mkdir()
    (root / "site").symlink_to("elders")
    return fill(root / "elders", files)


@pytest.mark.parametrize("files", [{}, OLD], ids=["empty", "earlier"])
def test_a_link_is_filled_and_keeps_what_is_hidden(files: dict[str, bytes], root: Path) -> None:
    folder = linked(root, {**files, ".well-known/security.txt": b"x"})
    assert build(root, render) == 0
    assert (root / "site").is_symlink() and is_new(folder)
    assert [path.name for path in folder.glob(".*")] == [".well-known"]


def test_a_link_to_files_of_others_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = linked(root, {"index.html": b"van een ander", "foto/1.jpg": b"x"})
    assert build(root, render) == 1
    assert "bestanden die niet van deze gids zijn" in capsys.readouterr().err
    assert files_in(folder) == {"index.html": b"van een ander", "foto/1.jpg": b"x"}


def test_a_disk_that_fills_up_while_a_link_is_filled_harms_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = linked(root, OLD)

    def half(source: Path, target: Path) -> None:
        fill(target, {"index.html": b"half"})
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(swapping, "_copy", half)
    assert build(root, render) == 1
    assert files_in(folder) == OLD


@pytest.mark.parametrize("number", range(11))
def test_an_entry_that_cannot_move_puts_all_others_back(number: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, moves, rename = linked(root, OLD), iter(range(99)), Path.rename

    def stuck(self: Path, target: Path) -> Path:
        if next(moves) == number:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    status = build(root, render)
    assert (status == 0 and is_new(folder)) or (status == 1 and files_in(folder) == OLD)
    assert (status == 0) == (number == 10), "three entries move out and seven move in"


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EACCES])
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_cannot_be_moved_is_filled(code: int, there: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount is busy, a container's lower layer and a work folder on another disk are another device."""
    if not there:
        shutil.rmtree(root / "site")
    rename = Path.rename

    def stuck(self: Path, target: Path) -> Path:
        if root / "site" in (self, target):
            raise OSError(code, os.strerror(code))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    assert build(root, render) == 0 and is_new(root / "site")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], subprocess.CompletedProcess[str]]]:
    """Builds the planters where a shell first mounts something, in a name space of its own."""
    probe = subprocess.run(["unshare", "--mount", "--map-root-user", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this computer lets nobody mount; the tests above pretend")
    copy = fill(copy_planters(tmp_path / "project") / "site", OLD).parent

    def run(mount: str) -> subprocess.CompletedProcess[str]:
        script = f"set -e; {mount}; set +e; {sys.executable} -m guide build; status=$?; mkdir seen; cp -a site/. seen; exit $status"
        command = ["unshare", "--mount", "--map-root-user", "sh", "-c", script]
        return subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)

    return run  # type: ignore[return-value]


@pytest.mark.all_pages
def test_a_real_bind_mount_is_filled(
    mounted: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path, planters_project: Path
) -> None:
    made = mounted("mkdir ../elders; cp -a site/. ../elders; mount --bind ../elders site")
    assert made.returncode == 0, made.stderr
    assert files_in(tmp_path / "elders") == files_in(planters_project / "site")


@pytest.mark.all_pages
def test_a_real_full_disk_leaves_the_old_site(mounted: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    made = mounted("mkdir .cache; mount -t tmpfs -o size=400k none .cache")
    assert made.returncode == 1 and "De schijf is vol" in made.stderr
    assert files_in(tmp_path / "project/seen") == OLD


@pytest.mark.all_pages
def test_a_real_full_disk_under_the_site_leaves_the_old_one(
    mounted: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    made = mounted("mkdir ../oud; cp -a site/. ../oud; mount -t tmpfs -o size=400k none site; cp -a ../oud/. site")
    assert made.returncode == 1 and "De schijf is vol" in made.stderr
    assert files_in(tmp_path / "project/seen") == OLD


# whoever else is building


@pytest.mark.all_pages
def test_two_builds_at_once_both_make_the_whole_site(tmp_path: Path, planters_project: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    command = [sys.executable, "-m", "guide", "build"]
    both = [subprocess.Popen(command, cwd=copy, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("Deze wacht tot die klaar is." in text for text in said) == 1
    assert files_in(copy / "site") == files_in(planters_project / "site") and left_over(copy) == []


# the same bytes everywhere


@pytest.mark.all_pages
def test_another_computer_builds_the_same_bytes(tmp_path: Path, planters_project: Path) -> None:
    """Line ends as Git makes them on Windows, a poor locale, another year, another mask for new files, no Git."""
    copy = copy_planters(tmp_path / "project")
    (copy / "guide").unlink()
    shutil.copytree(PLANTERS.parent.parent / "guide", copy / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    for path in copy.rglob("*"):
        if path.is_file() and path.suffix not in (".ttf", ".woff2", ".png"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    poor = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "SOURCE_DATE_EPOCH": "86400", "TZ": "Pacific/Kiritimati"}
    made = run_build(copy, **poor, **OWN_STORE, PATH=str(tmp_path))
    assert made.returncode == 0, made.stderr
    assert files_in(copy / "site") == files_in(planters_project / "site")


@pytest.mark.parametrize("address", ["gids.example.nl", "ftp://gids.example.nl", "https://", "/gids/", "https:///gids/"])
def test_an_address_that_paper_cannot_lead_to_is_refused(
    address: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert build(root, never) == 1
    assert "SITE_URL is geen webadres" in capsys.readouterr().err and files_in(root / "site") == OLD


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        (None, True),
        ("", True),
        (" ", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:4000/x/", True),
        ("http://[::1]/", True),
        ("https://gids.example/", False),
        ("https://gids.example/localhost", False),
    ],
)
def test_an_address_of_this_computer_is_warned_of(
    address: str | None, warned: bool, root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    if address is not None:
        monkeypatch.setenv("SITE_URL", address)
    assert build(root, render) == 0
    assert any("QR-codes en citaten verwijzen" in line for line in caplog.messages) == warned
