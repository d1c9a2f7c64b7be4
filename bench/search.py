"""The guide's search beside Material's default, Pagefind, MiniSearch, Orama and Python lunr: same pages, same queries, same run.

Times are given as ratios to the guide's own too, since machines differ. The npm packages are fetched into .cache/bench.
"""

import gzip
import html
import json
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from playwright.sync_api import Browser, Request, sync_playwright

from bench.results import keep
from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.language import richtext
from guide.language.stems import fold, language, root
from guide.reading.load import load
from guide.search import index as search
from guide.search.folder import SCRIPT, folder_script
from guide.search.html import Passage, passages
from guide.search.pages import results
from tests.browser.conftest import launch, serve
from tests.search.measure import Query, Score, queries, scores
from tests.search.synthetic import many_cases

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench"
MODULES = WORK / "node_modules"
PACKAGES = ("minisearch@7.2.0", "pagefind@1.6.0", "@orama/orama@3.1.18", "@orama/stemmers@3.1.18")
NAMES = {
    "guide": "deze gids",
    "material": "Material, standaard",
    "pagefind": "Pagefind",
    "minisearch": "MiniSearch",
    "orama": "Orama, Nederlands",
    "lunr": "Python lunr, voluit",
    "folder": "lunr in een map",
}
SIZES = (30, 1000, 3000)
SETS = {"handboek": "h", "eigen": "g", "straat": "s", "apart": "k"}
DUTCH = "nl"


@dataclass
class Run:
    """What an engine found and took: addresses by query, bytes gzip, seconds to the first answer and a query (p95)."""

    answers: list[list[str]]
    size: int
    first: float
    query: float


def main() -> None:
    """Print the comparison."""
    guide, asked = load(ROOT), queries()
    texts = [query.text for query in asked]
    for size in SIZES:
        site = prepare(guide, size)
        with browser() as chromium, served(site) as base:
            runs = {name: in_browser(chromium, name, site, base, texts) for name in NAMES if name != "lunr"}
        runs["lunr"] = with_lunr(site, texts)
        if size == SIZES[0]:
            keep("found", quality(guide, asked, runs))
        print_costs(size, runs)
        costs = {NAMES[name]: {"size": run.size / 1000, "first": run.first * 1000, "query": run.query * 1000} for name, run in runs.items()}
        keep(f"search-{size}", costs)


def prepare(guide: Guide, size: int) -> Path:
    """Copy the built site, with `size` cases, and what the other engines need beside it."""
    built, target = ROOT / "site", WORK / "site"
    if not built.exists():
        raise SystemExit("Bouw eerst de site: make site")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(built, target)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", str(WORK), *PACKAGES], check=True)
    pages = {url: passages(target / url / "index.html") for url in search.read_pages(guide, target)}
    if size > len(guide.cases):
        guide, _ = many_cases(guide, size)
        pages |= {address(guide, "case", id): case_page(guide, id, target) for id in guide.cases if address(guide, "case", id) not in pages}
        found = results(guide, pages)
        write(target / search.INDEX, search.search_index(guide, found))
        (target / SCRIPT).write_text(folder_script(guide, found), encoding="utf-8")
    write(target / "bench" / "documents.json", documents(pages))
    install(target)
    return target


def case_page(guide: Guide, id: str, site: Path) -> list[Passage]:
    """Write a page for a made-up case, for engines that read pages, and return what it says."""
    case = guide.cases[id]
    said = [Passage("top", case.title, [case.summary])]
    said += [
        Passage(episode.section, guide.sections[episode.section].short, richtext.paragraphs(episode.text)) for episode in case.episodes
    ]
    body = "".join(
        f'<h{min(number, 1) + 1} id="{one.anchor}">{html.escape(one.heading)}</h{min(number, 1) + 1}>'
        + "".join(f"<p>{html.escape(block)}</p>" for block in one.blocks)
        for number, one in enumerate(said)
    )
    page = site / address(guide, "case", id) / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<!doctype html><html lang=nl><title>{html.escape(case.title)}</title><main>{body}</main>", encoding="utf-8")
    return said


def documents(pages: dict[str, list[Passage]]) -> list[dict[str, str]]:
    """Return a document a page and a heading, in the form of MkDocs' own index."""
    return [
        {"location": f"{url}#{one.anchor}" if number else url, "title": one.heading, "text": f"<p>{html.escape(one.text)}</p>"}
        for url, said in pages.items()
        for number, one in enumerate(said)
    ]


def install(site: Path) -> None:
    """Put the other engines beside the site."""
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    shutil.copy(ROOT / "bench" / "engines.js", site / "bench")
    shutil.copytree(scripts / "lunr", site / "bench/material/lunr")
    (site / "bench/material/workers").mkdir()
    shutil.copy(next(scripts.glob("workers/search.*.js")), site / "bench/material/workers/search.js")
    shutil.copy(MODULES / "minisearch/dist/es/index.js", site / "bench/minisearch.js")
    shutil.copytree(MODULES / "@orama/orama/dist/browser", site / "bench/orama")
    shutil.copy(MODULES / "@orama/stemmers/dist/nl.js", site / "bench/orama-stemmer-nl.js")
    subprocess.run([str(MODULES / ".bin" / "pagefind"), "--site", str(site), "--quiet"], check=True)


def write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server, base = serve(folder)
    yield base
    server.shutdown()


def in_browser(chromium: Browser, name: str, site: Path, base: str, texts: list[str]) -> Run:
    """Run an engine in a fresh browser context."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{base}over/", wait_until="networkidle")
    fetched: set[str] = set()

    def note(request: Request) -> None:
        fetched.add(request.url.removeprefix(base).split("?")[0])

    context.on("request", note)
    found: dict[str, Any] = page.evaluate(
        "async ([name, base, texts]) => (await import(`${base}bench/engines.js`)).run(name, base, texts)", [name, base, texts]
    )
    context.close()
    paths = [site / path for path in fetched if path != "bench/engines.js" and (site / path).is_file()]
    return Run(found["answers"], sum(map(zipped, paths)), found["first"] / 1000, p95(found["times"]) / 1000)


def with_lunr(site: Path, texts: list[str]) -> Run:
    """Python lunr over all texts with the Dutch stemmer, in this process: its size is that of its serialised index."""
    entries = json.loads((site / "bench/documents.json").read_text(encoding="utf-8"))
    stop = set(language(DUTCH)["stop"])

    def stem(token: Any, *_: Any) -> Any:
        return token.update(lambda word, _: root(word, DUTCH))

    def telling(token: Any, *_: Any) -> Any:
        return None if str(token) in stop else token

    Pipeline.register_function(stem, "root")
    Pipeline.register_function(telling, "stop")
    started = time.perf_counter()
    builder = Builder()
    builder.pipeline.add(telling, stem)
    builder.search_pipeline.add(stem)
    builder.ref("location")
    builder.field("title", boost=3)
    builder.field("text")
    for entry in entries:
        builder.add({key: re.sub(r"[^\w\s-]|<[^>]+>", " ", fold(entry[key])) if key != "location" else entry[key] for key in entry})
    index = builder.build()
    answers, times = [], []
    for number, text in enumerate(texts):
        asked = time.perf_counter()
        answers.append([hit["ref"] for hit in index.search(re.sub(r"[^\w\s]", " ", fold(text)))])
        times.append(time.perf_counter() - asked)
        if number == 0:
            first = time.perf_counter() - started
    return Run(answers, len(gzip.compress(json.dumps(index.serialize()).encode())), first, p95(times))


def quality(guide: Guide, asked: list[Query], runs: dict[str, Run]) -> dict[str, dict[str, list[float]]]:
    """Return for each engine and set of queries the MRR@10 and the share without any result."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, run in runs.items():
        answer = dict(zip(asked, run.answers, strict=True))
        of = {part: [query for query in asked if query.id[0] == letter] for part, letter in SETS.items()}
        total: dict[str, Score] = {part: scores(guide, queries, answer.__getitem__)["alle"] for part, queries in of.items()}
        found[NAMES[name]] = {part: [round(score.mrr, 3), round(score.empty, 2)] for part, score in total.items()}
    return found


def print_costs(size: int, runs: dict[str, Run]) -> None:
    own = runs["guide"]
    print(f"\n{f'Bij {size} casussen':<22}{'kB gzip':>9}{'eerste antwoord':>17}{'vraag (p95)':>14}   (en als veelvoud van deze gids)")
    for name, run in runs.items():
        first, query = f"{run.first * 1000:.0f} ms {run.first / own.first:.1f}×", f"{run.query * 1000:.1f} ms {run.query / own.query:.1f}×"
        print(f"{NAMES[name]:<22}{run.size / 1000:>9.0f}{first:>17}{query:>14}")


def zipped(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if data[:2] == b"\x1f\x8b" else len(gzip.compress(data, 9))


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
