"""The engine as a package: the wheel holds every file that it needs, and nothing else. tests/browser/test_wheel.py makes a guide with it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a source distribution, as a package index has both."""
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (path,) = folder.glob("*.whl")
    return path


def run(*arguments: str) -> None:
    made = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stdout + made.stderr


def test_the_wheel_holds_every_file_of_the_engine_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        found = {name: package.read(name) for name in package.namelist() if ".dist-info/" not in name}
    paths = [path for path in (ROOT / "guide").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert found == {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    kinds = {Path(name).suffix for name in found}
    assert {".html", ".typ", ".ttf", ".woff2", ".json", ".css", ".js", ".svg", ".conf", ".md", ".yml"} <= kinds


def test_the_wheel_needs_what_the_project_needs_and_has_a_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        about = {Path(name).name: package.read(name).decode() for name in package.namelist() if ".dist-info/" in name}
    assert "guide = guide.__main__:main" in about["entry_points.txt"]
    assert "Requires-Dist: filelock>=3.20" in about["METADATA"] and "pytest" not in about["METADATA"]
    assert {"LICENSE", "NOTICE.md"} <= set(about)
