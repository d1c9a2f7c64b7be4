"""The commands: what they print and the status they end with."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from guide.__main__ import COMMANDS, main
from tests.conftest import ROOT, copy_planters
from tests.golden import entries, spoil


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_planters(tmp_path / "project")


def run(project: Path, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the guide as the Makefile does."""
    return subprocess.run(
        [sys.executable, "-m", "guide", *arguments],
        cwd=project,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


def test_validate_says_that_all_is_well_and_what_could_be_stronger(project: Path) -> None:
    result = run(project, "validate")
    assert (result.returncode, result.stderr) == (0, "")
    *tips, fine, count, look = result.stdout.splitlines()
    assert fine == "2 casussen en 1 checklist in orde." and look == "Bekijk de gids met: make serve"
    assert count == f"{len(tips)} tips om iets sterker te maken staan hierboven; de gids werkt ook zonder."
    assert tips and all(": Tip: " in tip for tip in tips)


def test_without_advice_validate_has_two_lines(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("guide.reading.advice.RULES", [])
    assert main(["validate", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "2 casussen en 1 checklist in orde.\nBekijk de gids met: make serve\n"


def test_validate_prints_every_problem_sorted_and_leaves_the_site_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("eerder", encoding="utf-8")
    chosen = {"geen UTF-8", "alleen een lijst"}
    for entry in [entry for entry in entries("source") if entry["name"] in chosen]:
        spoil(project, {**entry, "file": f"cases/{'a' if entry['name'] == 'geen UTF-8' else 'b'}.yml"})
    checklist = project / "checklists/zaaien.yml"
    checklist.write_text(
        checklist.read_text(encoding="utf-8").replace("sections: [zaaien, potgrond]", "sections: [NO, zaaein]"), encoding="utf-8"
    )
    result = run(project, "validate")
    assert result.returncode == 1 and result.stderr == ""
    assert result.stdout.split("\n") == [
        "cases/a.yml:2: Het bestand is geen UTF-8. Bewaar het opnieuw met de codering UTF-8.",
        "cases/b.yml:1: Dit bestand heeft nog geen velden. Begin met 'title: …', elk veld op een eigen regel.",
        "checklists/zaaien.yml:3: sections[0]: Er is geen paragraaf 'NO'. Kies uit: aanleiding, gieten, potgrond, zaaien.",
        "",
    ]
    assert (project / "site/index.html").read_text(encoding="utf-8") == "eerder"
    assert not (project / ".cache").exists(), "nothing is written"


def test_validate_reads_the_content_and_nothing_else(project: Path) -> None:
    for other in ("docs", "mkdocs.yml", "macros.py"):
        path = project / other
        path.rename(project / f"weg-{path.name}")
    assert run(project, "validate").returncode == 0


def test_a_poor_terminal_gets_no_traceback(project: Path) -> None:
    (project / "cases/café.yml").write_text("title: x\n", encoding="utf-8")
    (project / "cases" / os.fsdecode(b"\xff.yml")).write_text("title: x\n", encoding="utf-8")
    result = run(project, "validate", PYTHONIOENCODING="ascii")
    assert result.returncode == 1 and result.stderr == ""
    assert result.stdout.count("De bestandsnaam") == 2


@pytest.mark.parametrize("arguments", [(), ("bouw",), ("validate", "extra"), ("new",), ("new", "x"), ("new", "x", "--language", "fr")])
def test_a_wrong_command_is_explained(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    said = capsys.readouterr()
    assert end.value.code == 2 and said.out == "" and said.err.startswith("Gebruik: guide validate | ")


@pytest.mark.all_pages
def test_another_folder(project: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "validate", "--root", str(project)).returncode == 0
    (project / "data/themes.yml").unlink()
    assert run(tmp_path, "validate", "--root", str(project)).returncode == 1


@pytest.mark.all_pages
def test_another_handbook_needs_a_folder_of_its_own(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "streets", "--language", "en")
    assert made.returncode == 0 and made.stdout.startswith("Made: a guide in streets.")
    assert run(tmp_path, "validate", "--root", "streets").returncode == 0
    again = run(tmp_path, "new", "streets", "--language", "nl")
    assert again.returncode == 1 and again.stderr == "streets bestaat al. Kies een map die er nog niet is, of die leeg is.\n"


def test_new_case_asks_and_says_what_to_do(project: Path) -> None:
    result = run(project, "new-case", typed="Zeist\nVollenhove\n52.1\n5.24\n")
    assert result.returncode == 0
    assert result.stdout.endswith("Gemaakt: cases/vollenhove-zeist.yml. Vul het bestand aan en controleer het met: make validate\n")
    result = run(project, "validate")
    assert result.returncode == 1 and "cases/vollenhove-zeist.yml:" in result.stdout, "it is not filled in yet"


def test_new_case_can_be_stopped(project: Path) -> None:
    result = run(project, "new-case", typed="Zeist\n")
    assert result.returncode == 1 and result.stdout.endswith("\nGestopt; er is niets geschreven.\n")
    assert len(list((project / "cases").iterdir())) == 2


def test_schemas_makes_stale_copies_anew(project: Path) -> None:
    (project / "tests/example/cases").mkdir(parents=True)
    for file in ("CONTRIBUTING.md", "tests/example/cases/voorbeeld.yml"):
        (project / file).write_text((ROOT / file).read_text(encoding="utf-8"), encoding="utf-8")
    (project / "CONTRIBUTING.md").write_text(
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("| ja |", "| ? |"), encoding="utf-8"
    )
    assert run(project, "schemas").returncode == 0
    assert (project / "CONTRIBUTING.md").read_text(encoding="utf-8") == (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path in (ROOT / "schemas").iterdir():
        assert (project / "schemas" / path.name).read_bytes() == path.read_bytes()


def test_the_readme_tells_every_command_for_those_without_make() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in told.splitlines() if line.strip().startswith(".venv/bin/python -m guide")]
    assert set(re.findall(r"[a-z-]+", line.split("-m guide")[1])) - {"or"} == set(COMMANDS)
