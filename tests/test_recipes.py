"""The recipes of HACKING.md, followed to the letter on a copy of the engine and a handbook that `guide new` made."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.search.lexicon import DIGITS
from tests.conftest import ROOT

STEP = re.compile(
    r"^(?:In `(?P<file>[^`]+)`, (?P<how>after|before|instead of|under|at the end)(?: `(?P<where>[^\n]+)`)?:|New file `(?P<new>[^`]+)`:)"
    r"\n\n```\w+\n(?P<code>.*?)^```$|^Copy `(?P<source>[^`]+)` to `(?P<target>[^`]+)`\.$",
    re.DOTALL | re.MULTILINE,
)


def recipes() -> dict[str, str]:
    """Return the text of each recipe by its name."""
    parts = re.split(r"^### (.+)$", (ROOT / "HACKING.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def follow(recipe: str, project: Path) -> int:
    """Take every step of a recipe; returns how many."""
    steps = list(STEP.finditer(recipe))
    for step in steps:
        if step["source"]:
            shutil.copy2(project / step["source"], project / step["target"])
        elif step["new"]:
            (project / step["new"]).write_text(step["code"], encoding="utf-8")
        else:
            change(project / step["file"], step["how"], step["where"], step["code"])
    return len(steps)


def change(file: Path, how: str, where: str, code: str) -> None:
    """Change one place of a file."""
    text = file.read_text(encoding="utf-8")
    if how == "under":
        words = json.loads(text)
        part = words
        for name in where.split("."):
            part = part[name]
        part |= json.loads(code)
        text = json.dumps(words, ensure_ascii=False)
    elif how == "at the end":
        text += code
    else:
        assert text.count(where + "\n") == 1, f"{where!r} does not stand once in {file.name}"
        made = {"after": f"{where}\n{code}", "before": f"{code}{where}\n", "instead of": code}[how]
        text = text.replace(where + "\n", made)
    file.write_text(text, encoding="utf-8")


def guide(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "guide", *arguments], cwd=project, capture_output=True, encoding="utf-8", errors="replace", check=False
    )


def begin(folder: Path) -> Path:
    """Make a handbook with a copy of the engine beside it."""
    folder.mkdir()
    made = subprocess.run([sys.executable, "-m", "guide", "new", str(folder / "book"), "--language", "en"], cwd=ROOT, check=False)
    assert made.returncode == 0
    shutil.copytree(ROOT / "guide", folder / "book" / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "book"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook for which every recipe but the one for a language was followed, built."""
    folder = begin(tmp_path_factory.mktemp("recipes") / "project")
    for name, recipe in recipes().items():
        if name != "A language":
            assert follow(recipe, folder), f"no steps found in {name!r}"
    case = next((folder / "cases").glob("*.yml"))
    case.write_text(case.read_text(encoding="utf-8") + "budget: Nine pounds in 2018\n", encoding="utf-8")
    result = guide(folder, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def read(project: Path, path: str) -> str:
    return (project / "site" / path).read_text(encoding="utf-8")


def words_told(coded: str) -> list[str]:
    """Return the words of an index: each begins with how many letters it shares with the one before."""
    told = [""]
    for word in coded.split(" "):
        told.append(told[-1][: DIGITS.index(word[0])] + word[1:])
    return told


def test_every_recipe_is_known_here() -> None:
    assert set(recipes()) == {
        "A field", "A facet of the explorer", "A rule", "A macro", "A kind of page", "An output format", "A language",
    }  # fmt: skip


def test_a_field_is_published_explained_and_found(project: Path) -> None:
    header, first = read(project, "data/cases.csv").splitlines()[:2]
    assert "budget" in header and "Nine pounds in 2018" in first
    assert '"budget": "Nine pounds in 2018"' in read(project, "data/cases.json")
    assert "What it cost, with the year." in read(project, "data/index.html")
    assert "pounds" in words_told(json.loads(read(project, "cases/words.json"))["words"])


def test_a_facet_has_check_boxes_and_stands_in_the_rows(project: Path) -> None:
    page = read(project, "cases/index.html")
    assert re.search(r'<legend>Length</legend>.*name="length" value="long"', page, re.DOTALL)
    assert 'data-length="long"' in page and "length" in re.search(r'data-groups="([^"]*)"', page)[1]  # type: ignore[index]


def test_a_rule_refuses(project: Path) -> None:
    case = next((project / "cases").glob("*.yml"))
    before = case.read_text(encoding="utf-8")
    case.write_text(re.sub(r"^title: .*$", "title: EVERYTHING AT ONCE", before, flags=re.MULTILINE), encoding="utf-8")
    result = guide(project, "validate")
    case.write_text(before, encoding="utf-8")
    assert result.returncode == 1 and "title: Write the title in small letters." in result.stdout


def test_a_macro_shows_in_a_page(project: Path) -> None:
    assert re.search(r'<p class="shortest"><a href="\.\./cases/[\w-]+/">Case: ', read(project, "about/index.html"))


def test_a_kind_of_page_is_made(project: Path) -> None:
    themes = [path.parent.name for path in (project / "site/themes").glob("*/index.html")]
    assert themes and all("case-card" in read(project, f"themes/{theme}/index.html") for theme in themes[:1])


def test_an_output_is_written(project: Path) -> None:
    assert len(read(project, "data/titles.txt").splitlines()) == len(list((project / "cases").glob("*.yml")))


@pytest.mark.all_pages
def test_a_language_speaks(tmp_path: Path) -> None:
    folder = begin(tmp_path / "project")
    assert follow(recipes()["A language"], folder) > 5
    result = guide(folder, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r'<html[^>]* lang="fr"', read(folder, "index.html"))
    assert '"Exemple"' in read(folder, "search/guide.json")
