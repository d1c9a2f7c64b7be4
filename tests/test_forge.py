"""A filled-in issue becomes a sound file or a sentence; hostile ones become text; the workflows are linted and can do little."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.content.casefile import cleaned, meant, written
from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.content.problems import Problem
from guide.publish.forge import FORM, IssueProblem, annotation, case_of, changed_pages, issue_form
from guide.reading.load import load
from tests.conftest import HANDBOOK, ROOT
from tools.forge import comment, issue

FORGE = ROOT / ".github"
HOSTILE: list[str] = yaml.safe_load((ROOT / "tests/hostile.yml").read_text(encoding="utf-8"))
SHELL = [
    "$(touch /tmp/pwned)", "`id`", "'; rm -rf / #", "${{ github.token }}", "::set-output name=x::y", "::error::x", "x\n::stop-commands::y", "EOF\nnaam=waarde", "../../.github/workflows/x",
    "--force", "-", "- [x] Wonen", "!!python/object/apply:os.system ['id']", "&a [*a,*a]", "<<: *a", "{{ config }}", "{% raw %}", "@iedereen #1", "<!-- -->", "\u202egnp.exe",
]  # fmt: skip


def filled_in(guide: Guide, **answers: str) -> str:
    """Return the body that the forge makes of a form with these answers, by label; the rest as someone would fill it in."""
    usual = {
        "Titel": "Buren maken een tuin",
        "Samenvatting": "Buren maakten in 2024 samen een tuin van een leeg veld.",
        "Gemeente": "Zeist",
        "Wijk of gebied": "Vollenhove",
    }
    usual |= {
        "Land": "Nederland",
        "Breedtegraad": "52,1",
        "Lengtegraad": "5.25",
        "Thema’s": "- [x] Wonen\n- [ ] Veiligheid\n- [X] Participatie",
    }
    usual |= {
        "Paragraaf (deel 1)": "4.1 Urgentie onderzoeken",
        "Verhaal (deel 1)": "Eerst **dit**.\n\n- toen\n- dat",
        "Les (deel 1)": "Begin klein.",
    }
    usual |= {"Links": "Verslag van het plein: https://example.org/verslag?x=1", **answers}
    labels = [question["attributes"]["label"] for question in yaml.safe_load(issue_form(guide))["body"] if question["type"] != "markdown"]
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{usual.get(label, '_No response_')}" for label in labels)


def test_the_committed_form_is_fresh(guide: Guide) -> None:
    assert (HANDBOOK / FORM).read_text(encoding="utf-8") == issue_form(guide), "draai make schemas"


def test_the_form_asks_for_every_field_of_a_newcomer(guide: Guide) -> None:
    form = yaml.safe_load(issue_form(guide))
    labels = [question["attributes"]["label"] for question in form["body"][1:]]
    assert len(set(labels)) == len(labels)
    assert {"Titel", "Gemeente", "Thema’s", "Succesfactoren", "Verhaal (deel 1)", "Les (deel 3)", "Links", "Verteller"} <= set(labels)
    themes = next(question for question in form["body"] if question["attributes"].get("label") == "Thema’s")
    assert [option["label"] for option in themes["attributes"]["options"]] == [theme.title for theme in guide.themes.values()]


def test_a_filled_in_form_is_a_case(guide: Guide) -> None:
    id, text = case_of(guide, filled_in(guide), "2026-11-26")
    assert id == "vollenhove-zeist-2"
    case = Case.model_validate(yaml.safe_load(text))
    assert (case.title, case.place.lat, case.themes, case.added) == ("Buren maken een tuin", 52.1, ["wonen", "participatie"], "2026-11-26")
    assert [(episode.section, episode.text) for episode in case.episodes] == [("urgentie", "Eerst **dit**.\n\n- toen\n- dat")]
    assert [(link.title, link.url) for link in case.links] == [("Verslag van het plein", "https://example.org/verslag?x=1")]


def test_a_place_without_degrees_is_that_of_its_municipality(guide: Guide) -> None:
    nowhere = {"Gemeente": "Gouda", "Breedtegraad": "_No response_", "Lengtegraad": "_No response_"}
    _, text = case_of(guide, filled_in(guide, **nowhere), "2026-11-26")
    assert (place := yaml.safe_load(text)["place"])["municipality"] == "Gouda" and 52 < place["lat"] < 52.05 and 4.65 < place["lon"] < 4.75


@pytest.mark.parametrize("body", ["", "Hallo", "### Titel\n\nx", "### Titel\n\nx\n\n### Titel\n\ny"])
def test_what_is_no_form_gets_a_sentence(guide: Guide, body: str) -> None:
    with pytest.raises(IssueProblem, match="kop"):
        case_of(guide, body, "2026-11-26")


def test_a_heading_in_a_text_is_never_guessed_at(guide: Guide) -> None:
    with pytest.raises(IssueProblem, match="twee keer"):
        case_of(guide, filled_in(guide, **{"Verhaal (deel 1)": "x\n\n### Les (deel 1)\n\nGestolen les."}), "2026-11-26")


@pytest.mark.parametrize("text", [*SHELL, *HOSTILE[::6]])
def test_hostile_text_stays_text(guide: Guide, text: str) -> None:
    form = form_of(guide.words, Case)
    try:
        id, file = case_of(
            guide,
            filled_in(guide, Titel=text, Gemeente=text, **{"Verhaal (deel 1)": f"Verhaal\n{text}", "Les (deel 1)": text}),
            "2026-11-26",
        )
    except IssueProblem:
        return
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)
    data = yaml.safe_load(file)
    answer = cleaned(text, lines=False)
    if answer and answer != "_No response_":
        assert data["title"] == data["episodes"][0]["lesson"] == meant(form[0], text)
        assert data["episodes"][0]["text"].rstrip("\n") == meant({"kind": "prose"}, f"Verhaal\n{text.strip()}")
    assert set(data) <= {"title", "summary", "place", "themes", "episodes", "links", "added"}


def event(tmp_path: Path, body: str) -> Path:
    """Record an event as the forge sends it."""
    payload = json.loads((ROOT / "tests/payloads/issue-opened.json").read_text(encoding="utf-8"))
    payload["issue"]["body"] = body
    path = tmp_path / "event.json"
    path.write_text(json.dumps(payload), encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that the script may write in."""
    root = tmp_path / "root"
    for part in ("cases", "checklists", "data"):
        shutil.copytree(ROOT / part, root / part)
    monkeypatch.setattr("tools.forge.ROOT", root)
    return root


def test_the_script_writes_the_file_and_what_to_propose(guide: Guide, tmp_path: Path, content: Path) -> None:
    assert issue(event(tmp_path, filled_in(guide)), tmp_path / "out") == 0
    assert (tmp_path / "out/case").read_text(encoding="utf-8") == "cases/vollenhove-zeist-2.yml\n"
    assert "Closes #42" in (tmp_path / "out/body").read_text(encoding="utf-8")
    assert load(content).cases["vollenhove-zeist-2"].title == "Buren maken een tuin"


def test_the_script_says_what_is_wrong_and_writes_nothing(guide: Guide, tmp_path: Path, content: Path) -> None:
    before = sorted(path.name for path in (content / "cases").iterdir())
    body = filled_in(guide, Breedtegraad="noord", **{"Verhaal (deel 1)": "Een <b>vet</b> ```plan``` @iedereen"})
    assert issue(event(tmp_path, body), tmp_path / "out") == 1
    told = (tmp_path / "out/problem").read_text(encoding="utf-8")
    assert "Hier hoort een getal" in told and "HTML mag niet" in told
    assert told.count("```") == 2, "wat een vreemde typte, blijft binnen het kader"
    assert sorted(path.name for path in (content / "cases").iterdir()) == before


def test_the_recorded_event_is_no_form(tmp_path: Path, content: Path) -> None:
    payload = ROOT / "tests/payloads/issue-opened.json"
    assert issue(payload, tmp_path / "out") == 1
    assert "geen ingevuld formulier" in (tmp_path / "out/problem").read_text(encoding="utf-8")


def test_pages_that_change(guide: Guide) -> None:
    pages = changed_pages(
        guide, ["cases/langdonk-roosendaal.yml", "docs/bijdragen/index.md", "docs/orienteren/beleid.md", "README.md", "cases/nergens.yml"]
    )
    assert pages[:2] == ["casussen/langdonk-roosendaal/", "orienteren/urgentie/"]
    assert {"casussen/", "bijdragen/", "orienteren/beleid/"} <= set(pages) and len(pages) == len(set(pages))


def test_a_comment_holds_addresses_only(guide: Guide) -> None:
    listed = "casussen/zeist/\n[klik](https://kwaad.example)/\n@iedereen\n`rm`\n../x/\n/\n<img src=x>/\n" + "\n".join(SHELL)
    told = comment(guide, listed)
    assert re.findall(r"- `(.*)`", told) == ["casussen/zeist/", "/"] and "kwaad" not in told
    assert comment(guide, "\x00\ufffd") == "Er verandert geen pagina."


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("cases/a.yml", 12, "title", "Te lang: 100%,\nnu"), "::error file=cases/a.yml,line=12::title: Te lang: 100%25,%0Anu"),
        (Problem("cases/a,b:c.yml", 1, "", "Kort", "warning"), "::warning file=cases/a%2Cb%3Ac.yml,line=1::Kort"),
    ],
)
def test_annotations(problem: Problem, line: str) -> None:
    assert annotation(problem) == line


@pytest.mark.all_pages
def test_validate_speaks_to_the_forge(tmp_path: Path, content: Path) -> None:
    def said() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "guide", "validate", "--format", "github", "--root", str(content)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert said().returncode == 0 and all(
        line.startswith("::warning file=cases/") for line in said().stdout.splitlines() if line.startswith("::")
    )
    path = content / "cases/langdonk-roosendaal.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("section: urgentie", "section: urgentei"), encoding="utf-8")
    refused = said()
    assert refused.returncode == 1
    assert re.match(r"::error file=cases/langdonk-roosendaal\.yml,line=\d+::episodes\[0\]\.section: Er is geen paragraaf", refused.stdout)


def test_every_case_is_written_and_reads_back(guide: Guide) -> None:
    """That the form writes the same, is held by test_casefile.py and tests/js."""
    form = form_of(guide.words, Case)
    for id, case in guide.cases.items():
        content: dict[str, Any] = case.model_dump(exclude_defaults=True)
        assert Case.model_validate(yaml.safe_load(written(form, content))) == case, id


# the workflow files


def workflows() -> list[Path]:
    return sorted((FORGE / "workflows").glob("*.yml"))


def test_the_files_are_what_the_forge_expects() -> None:
    for schema, files in {
        "github-workflows": workflows(),
        "github-issue-forms": [ROOT / FORM],
        "dependabot": [FORGE / "dependabot.yml"],
    }.items():
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr


def test_the_linter_finds_nothing_unsafe() -> None:
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--no-progress", str(FORGE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_actions_are_pinned_and_permissions_named() -> None:
    for path in workflows():
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"uses: (?!\S+@[0-9a-f]{40} # v)", text) == [], path.name
        assert yaml.safe_load(text)["permissions"] == {}, path.name


def test_every_command_is_one_that_a_shell_can_read() -> None:
    commands = [
        step["run"]
        for path in workflows()
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert commands
    for command in commands:
        assert subprocess.run(["bash", "-n"], input=command, text=True, check=False).returncode == 0, command


def test_nobody_is_made_an_owner_who_may_not_exist() -> None:
    lines = (FORGE / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)


def test_no_command_holds_what_a_stranger_wrote() -> None:
    for path in workflows():
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), (path.name, name)
