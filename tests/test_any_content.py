"""The tests know the kind and not the count: what anyone may add, mend or remove in the content leaves them green.

A copy of the handbook gets a case, a checklist, a theme, a term, a work, a success factor and a part of a decision, and
texts are mended. Then the tests of content and of the site run over that copy.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.__main__ import main
from guide.reading.load import load
from tests.conftest import HANDBOOK, ROOT, copy_project

# what does not read the handbook is left out: it says the same over any copy
OTHERS = ("any_content", "build", "load", "messages", "recipes", "richtext", "rooms", "safety", "schedule", "source", "vendor", "wheel")
TESTS = ["tests", "--ignore=tests/browser", "--ignore=tests/js", *(f"--ignore=tests/test_{name}.py" for name in OTHERS)]
CHECKLIST = """\
title: Een nieuwe vragenlijst
sections: [{section}]
intro: Loop deze vragen samen langs.
questions:
  - {{id: 1, text: "Weten jullie wie er meedoet?", key_term: wie meedoet, hint: Noem namen., cases: [voorbeeld]}}
  - {{id: 2, text: "Is er iets misgegaan?", key_term: wat misging, hint: Een ja is hier een signaal., good: nee}}
"""


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as people do."""


def write_text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, write_text)


def written(content: Any) -> str:
    return yaml.dump(content, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def mend(path: Path, change: Callable[[Any], None]) -> None:
    """Change what a file holds, and write it as another editor would."""
    text = path.read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    change(content)
    path.write_text(text.split("\n")[0] + "\n" + written(content), encoding="utf-8")


def reword_case(case: Any) -> None:
    case["title"] = f"{case['title'][:70].rstrip()}, zo ging het"
    for field in ("links", "success_factors"):
        case.pop(field, None)
    case["episodes"][0]["lesson"] = f"Zo schreef iemand het later: {case['episodes'][0]['lesson']}"


def reword_questions(checklist: Any) -> None:
    for question in checklist["questions"][:2]:
        question["text"] = f"Anders gevraagd: {question['text']}"
        question["hint"] = f"{question['hint']} Zo schreef iemand het later."
        question.pop("cases", None)


def change(root: Path) -> None:
    """Make the changes that anyone may make."""
    guide = load(root)
    example = (ROOT / "tests/example/cases/voorbeeld.yml").read_text(encoding="utf-8")
    (root / "cases/voorbeeld.yml").write_text(example.replace("../../../schemas", "../schemas"), encoding="utf-8")
    made = yaml.safe_load(example)
    made |= {
        "title": "Een tweede casus in Rotterdam",
        "summary": "Een tweede casus, met een eigen samenvatting en een eigen plek.",
        "place": {**made["place"], "municipality": "Rotterdam", "lat": 51.9, "lon": 4.5},
    }
    (root / "cases/tweede-rotterdam.yml").write_text(written(made), encoding="utf-8")
    free = next(id for id in guide.sections if id not in guide.checklist_of and guide.phase_of(id) is None)
    (root / "checklists/nieuwe-vragenlijst.yml").write_text(CHECKLIST.format(section=free), encoding="utf-8")
    append(root / "data/themes.yml", "- {id: nieuw-thema, title: Nieuw thema, description: Een thema dat er eerst niet was.}\n")
    term = "{id: aardbeveld, term: aardbeveld, definition: Een verzonnen begrip., aliases: [aardbeienveld], section: urgentie}"
    append(root / "data/glossary.yml", f"- {term}\n")
    work = "{id: verzonnen-2026, type: book, author: [{family: Verzonnen, given: A.}], issued: 2026, title: Een verzonnen boek, notes: []}"
    append(root / "data/sources.yml", f"- {work}\n")
    number = max(factor.number for factor in guide.success_factors.values()) + 1
    append(
        root / "data/success_factors.yml", f"- {{id: nieuwe-factor, number: {number}, title: Nieuwe factor, summary: Een factor erbij.}}\n"
    )
    for case in guide.cases:
        mend(root / f"cases/{case}.yml", reword_case)
    for checklist in guide.checklists:
        mend(root / f"checklists/{checklist}.yml", reword_questions)
    mend(root / "data/glossary.yml", lambda terms: terms[0].update(definition="Zoals iemand het later uitlegde."))
    mend(root / "data/themes.yml", lambda themes: themes[0].update(title="Anders genoemd"))
    mend(root / "data/compass.yml", lambda questions: questions[0].update(question="Wat weten jullie nu van de wijk?"))


def changed_copy(target: Path) -> Path:
    """Return a copy that was changed and put in order, as who adds a theme does with `make schemas`."""
    copy = copy_project(target)
    for part in ("CONTRIBUTING.md", "tests/example/cases/voorbeeld.yml"):
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / part, copy / part)
    change(copy)
    assert main(["schemas", "--root", str(copy)]) == 0
    return copy


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed_copy(tmp_path_factory.mktemp("changed") / "guide")


def run_tests(root: Path, *what: str) -> str:
    """Run tests over a handbook elsewhere; returns what pytest said, ending in its summary."""
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *what]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "GUIDE_ROOT": str(root)})
    return result.stdout[-8000:] if result.returncode else ""


@pytest.mark.all_pages
@pytest.mark.skipif(HANDBOOK != ROOT, reason="runs once, over the handbook of this project")
def test_the_tests_hold_for_what_anyone_may_change(changed: Path) -> None:
    if said := run_tests(changed, *TESTS):
        pytest.fail(said, pytrace=False)
