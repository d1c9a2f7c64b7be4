"""What all tests share: the real guide, loaded once, the real site, built once a run, and a second, tiny handbook."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from guide.content.guide import Guide
from guide.reading.load import load

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny"
PARTS = ("cases", "checklists", "data", "docs", "guide", "schemas", "macros.py", "hooks.py", "mkdocs.yml")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever process ran them."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "measured" and report.when == "call":
                terminalreporter.write_line(text)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real content."""
    return load(ROOT)


def copy_project(target: Path) -> Path:
    """Copy what a build reads, without what earlier builds wrote."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / part)
    return target


def run_build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as `make site` does."""
    command, variables = [sys.executable, "-m", "guide", "build"], {**os.environ, **environment}
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False, env=variables)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built, by whichever test process comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    copy = shared / "guide"
    with FileLock(shared / "guide.lock"):
        if not (copy / "site").exists():
            shutil.rmtree(copy, ignore_errors=True)
            result = run_build(copy_project(copy))
            assert result.returncode == 0, result.stdout + result.stderr
    return copy


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the built site."""
    return project / "site"


def copy_tiny(target: Path) -> Path:
    """Copy the tiny handbook, with the engine and the project's macros and theme beside it, ready to build."""
    shutil.copytree(TINY, target)
    for file in ("macros.py", "hooks.py"):
        shutil.copy2(ROOT / file, target)
    (target / "guide").symlink_to(ROOT / "guide", target_is_directory=True)
    return target


@pytest.fixture(scope="session")
def tiny() -> Guide:
    """The tiny handbook."""
    return load(TINY)


@pytest.fixture
def tiny_root(tmp_path: Path) -> Path:
    """A copy of the tiny handbook's content, to spoil."""
    for part in ("cases", "checklists", "data"):
        shutil.copytree(TINY / part, tmp_path / part)
    return tmp_path


@pytest.fixture(scope="session")
def tiny_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook with its site built."""
    copy = copy_tiny(tmp_path_factory.mktemp("tiny") / "project")
    result = run_build(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    return copy
