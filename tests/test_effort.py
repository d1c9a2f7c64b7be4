"""How much work a build does, counted and never timed: what is made once is made once, and nothing is made for nothing."""

import pstats
import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.reading.load import load
from tests.conftest import copy_tiny


class Calls:
    """The calls of a command by file and function, as Python's profiler counted them."""

    def __init__(self, project: Path, command: str) -> None:
        said = project / "calls"
        run = [sys.executable, "-m", "cProfile", "-o", str(said), "-m", "guide", command]
        result = subprocess.run(run, cwd=project, capture_output=True, encoding="utf-8", check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        self.counted = {(file, name): calls for (file, _, name), (_, calls, *_) in pstats.Stats(str(said)).stats.items()}  # type: ignore[attr-defined]

    def of(self, file: str, name: str) -> int:
        """Return how often functions with this name ran, in files whose path ends so."""
        return sum(calls for (path, called), calls in self.counted.items() if path.endswith(file) and called == name)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tiny(tmp_path_factory.mktemp("effort") / "tiny")


@pytest.fixture(scope="module")
def content(project: Path) -> Guide:
    return load(project)


@pytest.fixture(scope="module")
def cold(project: Path) -> Calls:
    """The first build of a guide."""
    return Calls(project, "build")


def pages(project: Path) -> list[Path]:
    return list((project / "site").rglob("*.html"))


def test_content_is_read_once(cold: Calls, content: Guide) -> None:
    assert cold.of("reading/source.py", "parse") == len(content.documents) + 3  # the language is asked for before all else


def test_markdown_reads_no_html_of_macros(cold: Calls, project: Path) -> None:
    read = cold.of("markdown/htmlparser.py", "parse_starttag")
    written = sum(page.read_text(encoding="utf-8").count("<a ") for page in pages(project))
    assert read < written / 3


def test_each_page_is_written_once_after_the_generator(cold: Calls, project: Path) -> None:
    assert cold.of("publish/policy.py", "with_policy") == len(pages(project))
    assert cold.of("publish/finish.py", "_mended") == len(pages(project))


def test_no_file_is_copied_that_no_page_loads(cold: Calls, project: Path) -> None:
    copied = [path for path in (project / "site").rglob("*.*") if path.suffix in {".js", ".css", ".svg", ".ttf", ".woff2", ".png"}]
    assert cold.of("mkdocs/utils/__init__.py", "copy_file") <= len(copied)


def test_each_code_is_drawn_once(cold: Calls, project: Path) -> None:
    papers = list((project / "site").rglob("*.pdf"))
    assert 0 < cold.of("segno/__init__.py", "make") < len(papers)
