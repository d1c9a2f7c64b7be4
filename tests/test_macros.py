"""A mistake in a page stops the build, names page and line, and leaves the earlier site."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from guide.fragments.views import MACROS
from guide.publish.macro_list import macro_list
from tests.conftest import ROOT, copy_planters, run_build

FRONT = '---\ntitle: Over\ndescription: "Verzonnen."\n---\n\n'

MISTAKES = {
    "onbekende id": (
        FRONT + '# Over\n\nTekst.\n\nZie {{ section("zaaein") }}.\n',
        10,
        "Er is geen paragraaf 'zaaein'. Bedoel je 'zaaien'?",
    ),
    "zonder kop met gegevens": ('# Over\n\nTekst.\n\nZie {{ case("x") }}.\n', 5, "Er is geen casus 'x'."),
    "in een kader": (
        FRONT + '# Over\n\n{% call box("gietrooster") %}\nEerst dit.\n\nDan {{ term("kiem") }}.\n{% endcall %}\n\nEinde.\n',
        11,
        "Er is geen begrip 'kiem'. Bedoel je 'kiemen'?",
    ),
    "onbekend kader": (FRONT + '# Over\n\n\n{% call box("gieten") %}\nTekst.\n{% endcall %}\n', 9, "Er is geen kader 'gieten'."),
    "onbekende macro": (FRONT + '\n\n# Over\n\n{{ exampels("zaaien") }}\n', 10, "Er is geen macro 'exampels'. Bedoel je 'examples'?"),
    "verkeerde argumenten": (FRONT + '# Over\n\n{{ section("zaaien", kleur="rood") }}\n', 8, "Deze macro klopt niet: "),
    "accolades niet gesloten": (FRONT + '# Over\n\n{{ section("zaaien" }}\n', 8, "Deze macro klopt niet: "),
    "regeleinden van Windows en een BOM": (
        "\ufeff" + (FRONT + "# Over\n\nTekst.\n\n{{ note(9) }}\n").replace("\n", "\r\n"),
        10,
        "Er is geen noot '9'.",
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planters, to put a mistake in."""
    return copy_planters(tmp_path_factory.mktemp("macros") / "project")


@pytest.mark.parametrize(
    "name", [name if at % 3 == 0 else pytest.param(name, marks=pytest.mark.all_pages) for at, name in enumerate(MISTAKES)]
)
def test_a_mistake_is_named_with_page_and_line(name: str, project: Path, caplog: pytest.LogCaptureFixture) -> None:
    text, line, message = MISTAKES[name]
    (project / "docs/over/index.md").write_bytes(text.encode())
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    with pytest.raises(SystemExit) as stopped:
        build(config)
    assert stopped.value.code == 1
    assert f"docs/over/index.md:{line}: {message}" in caplog.text


@pytest.mark.all_pages
@pytest.mark.parametrize("name", ["in een kader", "onbekende macro"])
def test_a_mistake_stops_the_whole_build(name: str, tmp_path: Path) -> None:
    text, line, message = MISTAKES[name]
    project = copy_planters(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("eerder", encoding="utf-8")
    (project / "docs/over/index.md").write_text(text, encoding="utf-8")
    result = run_build(project)
    assert result.returncode != 0
    assert f"docs/over/index.md:{line}: {message}" in result.stderr
    assert "De site is niet gebouwd; de vorige blijft staan." in result.stderr
    assert "Traceback" not in result.stderr and "INFO" not in result.stderr
    assert [path.read_text(encoding="utf-8") for path in (project / "site").iterdir()] == ["eerder"]


def test_helpers_are_no_macros() -> None:
    assert {"section", "term", "box", "case_story", "checklist_form"} <= set(MACROS)
    assert not {"render", "url", "guide", "base", "links"} & set(MACROS)
    assert not [name for name in MACROS if name.startswith("_")]


def test_the_list_of_macros_is_fresh() -> None:
    assert (ROOT / "MACROS.md").read_text(encoding="utf-8") == macro_list()["MACROS.md"], "draai `make schemas`"
