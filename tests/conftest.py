"""What all tests share: handbooks and their sites, each loaded or built once a run.

- `guide`, `project`, `site`: the handbook of this project. GUIDE_ROOT names another copy of it: the tests of content and site hold for any.
- `tiny`, `tiny_project`, `tiny_site`: a complete English guide, what `guide new` writes and the files of tests/tiny over it.
- `planters`, `planters_project`: a Dutch guide as small as can be, for what messages say to the letter.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from guide.content.guide import Guide
from guide.language.words import DEFAULT, speak
from guide.publish.starter import start
from guide.reading.load import load

ROOT = Path(__file__).parent.parent
HANDBOOK = Path(os.environ.get("GUIDE_ROOT", ROOT))
PLANTERS = ROOT / "tests" / "planters"
TINY = ROOT / "tests" / "tiny"
TINY_ADDRESS = "https://green.example/streets/"
KEPT = ROOT / ".cache" / "tests"  # what builds of tests share; OWN_STORE is for a build that makes everything itself
MOST_KEPT = 5000  # entries
OWN_STORE = {"KEPT_IN": ""}
PARTS = ("cases", "checklists", "data", "docs", "schemas", "macros.py", "hooks.py", "mkdocs.yml")


def pytest_configure(config: pytest.Config) -> None:
    """Begin anew when builds of earlier tests kept too much."""
    if not hasattr(config, "workerinput") and KEPT.is_dir() and len(os.listdir(KEPT)) > MOST_KEPT:
        shutil.rmtree(KEPT)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: browser tests wait much."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that the last tests are short and no process waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("all_pages") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever process ran them."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "measured" and report.when == "call":
                terminalreporter.write_line(text)


def copy_project(target: Path) -> Path:
    """Copy what a build of the handbook reads, with the engine beside it."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = HANDBOOK / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / part)
    return with_engine(target)


def copy_planters(target: Path) -> Path:
    """Copy the planters, with the engine and the project's macros beside it, ready to build."""
    shutil.copytree(PLANTERS, target)
    for file in ("macros.py", "hooks.py"):
        shutil.copy2(ROOT / file, target)
    return with_engine(target)


def copy_tiny(target: Path) -> Path:
    """Begin a guide as `guide new` does, and put the files of tests/tiny over it."""
    start(target, "en")
    shutil.copytree(TINY, target, dirs_exist_ok=True)
    return with_engine(target)


def with_engine(target: Path) -> Path:
    (target / "guide").symlink_to(ROOT / "guide", target_is_directory=True)
    return target


def run_build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as `make site` does."""
    command, variables = [sys.executable, "-m", "guide", "build"], {**os.environ, "KEPT_IN": str(KEPT), **environment}
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False, env=variables)


def built(tmp_path_factory: pytest.TempPathFactory, name: str, copy: Callable[[Path], Path], **environment: str) -> Path:
    """Return a copy with its site, built by whichever test process comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not (folder / "site").exists():
            shutil.rmtree(folder, ignore_errors=True)
            result = run_build(copy(folder), **environment)
            assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(autouse=True)
def _dutch() -> None:
    """Each test begins in Dutch, whatever the one before it loaded."""
    speak(DEFAULT)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The content of the handbook."""
    return load(HANDBOOK)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the handbook with its site."""
    return built(tmp_path_factory, "guide", copy_project)


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the handbook's site."""
    return project / "site"


@pytest.fixture(scope="session")
def tiny_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English guide with its site."""
    return built(tmp_path_factory, "tiny", copy_tiny, SITE_URL=TINY_ADDRESS)


@pytest.fixture(scope="session")
def tiny_site(tiny_project: Path) -> Path:
    """The folder of the English guide's site."""
    return tiny_project / "site"


@pytest.fixture(scope="session")
def tiny(tiny_project: Path) -> Guide:
    """The content of the English guide."""
    return load(tiny_project)


@pytest.fixture(scope="session")
def planters() -> Guide:
    """The content of the smallest guide."""
    return load(PLANTERS)


@pytest.fixture
def planters_root(tmp_path: Path) -> Path:
    """A copy of the smallest guide's content, to spoil."""
    for part in ("cases", "checklists", "data"):
        shutil.copytree(PLANTERS / part, tmp_path / part)
    return tmp_path


@pytest.fixture(scope="session")
def planters_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest guide with its site."""
    return built(tmp_path_factory, "planters", copy_planters)
