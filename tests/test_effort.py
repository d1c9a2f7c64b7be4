"""How much work a build does, counted and never timed: what is made once is made once, and nothing is made for nothing."""

import cProfile
import gzip
import pstats
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.content.marks import Told
from guide.fragments.pages import generated_pages
from guide.fragments.views import EXAMPLES_IN_FULL, Views
from guide.kept import DIGEST, keeping, key_of
from guide.kept import kept as kept_by
from guide.language.richtext import converted, findings
from guide.outputs.cases_csv import cases_csv
from guide.publish import standing
from guide.publish.standing import RECORD, stands
from guide.reading.finding import values
from guide.reading.load import load
from tests.conftest import OWN_STORE, ROOT, copy_planters, copy_tiny, run_build


class Calls:
    """The calls of a command by file and function, as Python's profiler counted them."""

    def __init__(self, project: Path, command: str) -> None:
        said = project.parent / f"calls of {project.name}"
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


def test_markdown_is_converted_once_for_pages_that_differ_in_fragments_only(cold: Calls, project: Path) -> None:
    written = len(list((project / "docs").rglob("*.md")))
    assert len(pages(project)) - 2 > written + 8 >= cold.of("mkdocs/structure/pages.py", "render") > 0


@pytest.mark.all_pages
def test_what_a_conversion_warned_of_is_said_again(tmp_path: Path) -> None:
    project = copy_planters(tmp_path / "project")
    with (project / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nergens](nergens.md) en [hier](index.md#nergens).\n")
    first, second = run_build(project, **OWN_STORE), run_build(project, **OWN_STORE)
    assert first.returncode == second.returncode == 1
    assert "nergens.md" in first.stderr and "#nergens" in first.stderr and second.stderr == first.stderr


def test_each_page_is_written_once_after_the_generator(cold: Calls, project: Path) -> None:
    assert cold.of("publish/policy.py", "with_policy") == len(pages(project))
    assert cold.of("publish/finish.py", "_mended") == len(pages(project))


def test_generated_pages_share_few_templates(guide: Guide) -> None:
    pages = generated_pages(guide).values()
    assert len({page.split("---\n", 2)[2] for page in pages}) < 8 < len(pages)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("insight/map.py", "load_shape"),
        ("insight/map.py", "bubble_map"),
        ("insight/related.py", "_likeness"),
        ("fragments/links.py", "environment"),
        ("language/richtext.py", "_converter"),
        ("generators/converting.py", "_around"),
    ],
)
def test_what_all_pages_need_is_worked_out_once(file: str, name: str, cold: Calls) -> None:
    assert cold.of(file, name) == 1


def test_the_spreadsheet_goes_over_each_case_once(content: Guide) -> None:
    counting = cProfile.Profile()
    counting.runcall(cases_csv, content)
    assert [calls for (_, _, name), (_, calls, *_) in pstats.Stats(counting).stats.items() if name == "_declared"] == [len(content.cases)]  # type: ignore[attr-defined]


def test_a_record_that_did_not_change_is_read_once_while_serving(tmp_path: Path) -> None:
    project = copy_tiny(tmp_path / "project")
    before = load(project)
    changed = min(before.cases)
    path = project / f"cases/{changed}.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# Read again.\n", encoding="utf-8")
    after = load(project)
    assert [id for id, case in after.cases.items() if case is not before.cases[id]] == [changed]


def test_no_file_is_copied_that_no_page_loads(cold: Calls, project: Path) -> None:
    drawn = project / "site/assets/cards"
    there = [path for path in (project / "site/assets").rglob("*") if path.is_file() and drawn not in path.parents]
    assert cold.of("mkdocs/utils/__init__.py", "copy_file") <= len(there) + 10  # a language of the search, the parts of a worker


def kept(project: Path) -> dict[str, int]:
    """Return what a build kept: each entry with the number of its file, which changes when it is made anew."""
    return {path.name: path.stat().st_ino for path in (project / ".cache/kept").iterdir()}


def site(project: Path) -> dict[str, bytes]:
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}


def test_a_site_that_stands_waits_for_no_generator(cold: Calls, project: Path) -> None:
    number = (project / "site").stat().st_ino
    again = Calls(project, "build")
    assert (project / "site").stat().st_ino == number
    for package in ("mkdocs", "jinja2", "typst", "lunr", "guide/outputs", "guide/search", "guide/fragments"):
        assert not [path for path, _ in again.counted if f"/{package}/" in path], package


def test_a_site_stands_only_as_it_was_made_from_what_is_there(cold: Calls, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = min((project / "cases").glob("*.yml"))
    changes = [
        case,
        *(project / name for name in ("docs/index.md", "data/guide.yml", "mkdocs.yml", "macros.py", "site/index.html", RECORD)),
    ]
    assert stands(project)
    for path in changes:
        before = path.read_bytes()
        for data in (before[:-1], before + b"#", None):
            path.write_bytes(data) if data is not None else path.unlink()
            assert not stands(project), (path, data)
        path.write_bytes(before)
    for name in ("docs/more/own.css", "overrides/main.html", "site/more.html"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("", encoding="utf-8")
        assert not stands(project), name
        (project / name).unlink()
        (project / name).parent.rmdir() if name != "site/more.html" else None
    (project / "build/nginx.conf").rename(project / "build/was")
    assert not stands(project)
    (project / "build/was").rename(project / "build/nginx.conf")
    monkeypatch.setenv("SOMETHING", "else")
    assert stands(project)
    monkeypatch.setenv("REPO_URL", "https://code.example/guide")
    assert not stands(project)


@pytest.mark.parametrize("path", ["LICENSE", "guide/theme/main.html", "guide/language/nl.json", "guide/outputs/card.typ"])
def test_a_site_is_made_anew_when_the_engine_changed(path: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "guide", tmp_path / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(standing, "ENGINE", tmp_path / "guide")
    before = standing.inputs(project)
    (tmp_path / path).write_text("", encoding="utf-8")
    assert (standing.inputs(project) != before) == path.startswith("guide/")


def test_a_site_made_while_something_changed_is_not_taken_for_that_of_now(cold: Calls, project: Path) -> None:
    record, case = (project / RECORD).read_bytes(), min((project / "cases").glob("*.yml"))
    made_from, text = standing.inputs(project), case.read_bytes()
    case.write_bytes(text + b"\n")
    standing.remember(project, made_from)
    case.write_bytes(text)
    assert not stands(project)
    (project / RECORD).write_bytes(record)


@pytest.mark.all_pages
def test_a_second_build_makes_no_drawing_or_template_anew_and_gives_the_same_site(cold: Calls, project: Path) -> None:
    before, made = site(project), kept(project)
    assert cold.of("jinja2/environment.py", "_generate") > 50
    (project / RECORD).unlink()
    warm = Calls(project, "build")
    assert warm.of("jinja2/environment.py", "_generate") == 3  # settings of servers
    assert warm.of("mkdocs/structure/pages.py", "render") == 0
    assert cold.of("lunr/builder.py", "build") == 1 and warm.of("lunr/builder.py", "build") == 0
    assert kept(project) == made and site(project) == before


def test_every_drawing_is_kept(cold: Calls, project: Path) -> None:
    held = [path.read_bytes()[DIGEST:] for path in (project / ".cache/kept").iterdir()]
    drawn = [data for path, data in site(project).items() if path.endswith(".pdf") or "/assets/cards/" in path]
    assert len(drawn) > 20 and not {*drawn} - {*held}


@pytest.mark.all_pages
def test_a_changed_case_makes_little_anew_and_gives_the_site_of_a_first_build(cold: Calls, project: Path, tmp_path: Path) -> None:
    made, path = kept(project), min((project / "cases").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^title: .*$", "title: Another title", text), encoding="utf-8")
    assert run_build(project, **OWN_STORE).returncode == 0
    anew = [name for name, number in kept(project).items() if made.get(name) != number]
    assert 0 < len(anew) < len(made) / 4
    shutil.copytree(project, tmp_path / "first", symlinks=True, ignore=shutil.ignore_patterns(".cache", "site"))
    assert run_build(tmp_path / "first", **OWN_STORE).returncode == 0
    assert site(project) == site(tmp_path / "first")
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("spoil", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data[:-1] + b"x", None])
def test_what_was_kept_badly_does_no_harm(tmp_path: Path, spoil: Callable[[bytes], bytes] | None) -> None:
    store = tmp_path / "kept"
    with keeping(store):
        assert made_as(b"one") == b"one" and made_as(b"two") == b"one"
    (entry,) = store.iterdir()
    if spoil:
        entry.write_bytes(spoil(entry.read_bytes()))
    else:
        entry.unlink()
        entry.mkdir()
    with keeping(store):
        assert made_as(b"two") == b"two"


def made_as(data: bytes) -> bytes:
    return kept_by(key_of("a", "b"), lambda: data)


def test_keys_tell_their_parts_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("a", "b", "c"), key_of("abc", "")}) == 5


def test_what_no_build_asks_for_any_more_is_put_away(tmp_path: Path) -> None:
    with keeping(tmp_path):
        made_as(b"one")
    with keeping(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_checking_waits_for_no_generator_and_no_drawing() -> None:
    found = "import sys; from guide.__main__ import main; main(['validate', '--root', 'tests/planters']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", found], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert "guide.reading.load" in loaded
    assert not {"mkdocs", "jinja2", "typst", "segno", "lunr", "snowballstemmer", "guide.outputs", "guide.search"} & set(loaded)


def test_checking_walks_the_content_once_for_all_rules(planters: Guide) -> None:
    lists = {"boxes": list(planters.boxes.values())}
    assert values(planters, lists) is values(planters, lists)
    assert values(planters, lists, Told) is values(planters, lists, Told)
    assert {spot.path for _, spot in values(planters, {})} != {spot.path for _, spot in values(planters, lists)}


def test_checking_gives_markdown_only_texts_with_marks_of_it(planters: Guide) -> None:
    before = converted.cache_info().misses
    assert findings("Een tekst van “nu”, met cijfers: 12 % (en meer)!\n\nNog een alinea.") == []
    assert converted.cache_info().misses == before
    assert findings("Een ![beeld](x.png).") and converted.cache_info().misses > before


def test_a_section_of_many_cases_tells_some_and_names_all(planters: Guide) -> None:
    case = planters.cases["rozenlaan-plantstad"]
    section = case.episodes[0].section
    many = replace(planters, cases={f"wijk-{number}": case for number in range(60)})
    html = Views(many).examples(section)
    assert html.count("<details") == EXAMPLES_IN_FULL
    assert all(f'casussen/{id}/"' in html for id in many.cases)
    more = Views(replace(many, cases={f"wijk-{number}": case for number in range(600)})).examples(section)
    assert len(gzip.compress(more.encode())) - len(gzip.compress(html.encode())) < 20 * (600 - 60)
