"""The guide's search beside Material's default, Pagefind, MiniSearch and Python lunr: same pages, same queries, same run.

Times are given as ratios to the guide's own, since machines differ. The two npm packages are fetched into .cache/bench.
"""

import gzip
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

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from playwright.sync_api import Browser, Request, sync_playwright

from guide.content.guide import Guide
from guide.language.stems import fold, language, root
from guide.reading.load import load
from guide.search import index as search
from guide.search.pages import results
from tests.browser.conftest import launch, serve
from tests.search.measure import Score, queries, scores
from tests.search.synthetic import many_cases

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench"
PACKAGES = ("minisearch@7.2.0", "pagefind@1.6.0")
NAMES = {"guide": "deze gids", "material": "Material, standaard", "pagefind": "Pagefind", "minisearch": "MiniSearch", "lunr": "Python lunr"}


@dataclass
class Run:
    """What an engine found and took: addresses by query, bytes gzip, seconds to the first answer and a query (p95)."""

    answers: list[list[str]]
    size: int
    first: float
    query: float


def main() -> None:
    """Print the comparison."""
    site = prepare(ROOT / "site", WORK / "site")
    guide = load(ROOT)
    texts = [query.text for query in queries()]
    with browser() as chromium, served(site) as address:
        runs = {name: in_browser(chromium, name, site, address, texts) for name in ("guide", "material", "pagefind", "minisearch")}
    runs["lunr"] = with_lunr(site, texts)
    print_quality(guide, runs)
    print_costs(runs)
    print_thousand(guide, site, texts)


def prepare(built: Path, target: Path) -> Path:
    """Copy the built site, with what the other engines need beside it."""
    if not built.exists():
        raise SystemExit("Bouw eerst de site: make site")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(built, target)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", str(WORK), *PACKAGES], check=True)
    (target / "bench").mkdir()
    shutil.copy(ROOT / "bench" / "engines.js", target / "bench")
    shutil.copy(WORK / "node_modules" / "minisearch" / "dist" / "es" / "index.js", target / "bench" / "minisearch.js")
    pagefind = [str(WORK / "node_modules" / ".bin" / "pagefind"), "--site", str(target), "--quiet"]
    subprocess.run(pagefind, check=True)
    return target


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server, address = serve(folder)
    yield address
    server.shutdown()


def in_browser(chromium: Browser, name: str, site: Path, address: str, texts: list[str]) -> Run:
    """Run an engine in a fresh browser context."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    fetched: set[str] = set()

    def note(request: Request) -> None:
        fetched.add(request.url.removeprefix(address).split("?")[0])

    context.on("request", note)
    found: dict[str, Any] = page.evaluate(
        """async ([name, base, texts]) => {
          const { run } = await import(`${base}bench/engines.js`);
          return run(name, base, JSON.parse(document.getElementById("__config").textContent), texts);
        }""",
        [name, address, texts],
    )
    context.close()
    paths = [site / path for path in fetched if path != "bench/engines.js" and (site / path).is_file()]
    return Run(found["answers"], sum(map(zipped, paths)), found["first"] / 1000, p95(found["times"]) / 1000)


def with_lunr(site: Path, texts: list[str]) -> Run:
    """Python lunr with the Dutch stemmer, in this process: its size is that of its serialised index."""
    entries = json.loads((site / search.FULL_INDEX).read_text(encoding="utf-8"))["docs"]
    stop = set(language("nl")["stop"])

    def stem(token: Any, *_: Any) -> Any:
        return token.update(lambda word, _: root(word, "nl"))

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


def print_quality(guide: Guide, runs: dict[str, Run]) -> None:
    asked = queries()
    print(f"\n{'Gevonden':<22}{'MRR@10':>9}{'succ@3':>9}{'nDCG@10':>9}{'leeg':>8}   MRR@10 per soort")
    for name, run in runs.items():
        found = scores(guide, asked, dict(zip(asked, run.answers, strict=True)).__getitem__)
        total: Score = found.pop("alle")
        kinds = "  ".join(f"{kind} {score.mrr:.2f}" for kind, score in found.items())
        print(f"{NAMES[name]:<22}{total.mrr:>9.3f}{total.success:>9.3f}{total.ndcg:>9.3f}{total.empty:>8.1%}   {kinds}")


def print_costs(runs: dict[str, Run]) -> None:
    own = runs["guide"]
    print(f"\n{'Kosten':<22}{'kB gzip':>9}{'eerste antwoord':>17}{'vraag (p95)':>13}   (tijden als veelvoud van deze gids)")
    for name, run in runs.items():
        print(f"{NAMES[name]:<22}{run.size / 1000:>9.0f}{run.first / own.first:>17.2f}{run.query / own.query:>13.2f}")
    print(f"Deze gids hier: {own.first * 1000:.0f} ms tot het eerste antwoord, {own.query * 1000:.1f} ms per vraag (p95).")


def print_thousand(guide: Guide, site: Path, texts: list[str]) -> None:
    """At 1,000 cases: the guide's own search and Material's default."""
    full = json.loads((site / search.FULL_INDEX).read_text(encoding="utf-8"))
    large, pages = many_cases(guide, 1000)
    found = results(large, [*full["docs"], *pages])
    files = {
        search.OWN_INDEX: search.search_index(large, found),
        search.TEXTS: [result.summary for result in found],
        search.FULL_INDEX: {**full, "docs": [*full["docs"], *pages]},
    }
    for path, data in files.items():
        (site / path).write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    with browser() as chromium, served(site) as address:
        runs = {name: in_browser(chromium, name, site, address, texts[:40]) for name in ("guide", "material")}
    own, other = runs["guide"], runs["material"]
    print("\nBij 1.000 casussen")
    for name, run in runs.items():
        times = f"{run.first:>9.2f} s tot het eerste antwoord{run.query * 1000:>9.1f} ms per vraag (p95)"
        print(f"{NAMES[name]:<22}{run.size / 1000:>9.0f} kB gzip{times}")
    print(f"Material tegenover deze gids: {other.size / own.size:.1f} keer zo groot, {other.first / own.first:.1f} keer zo lang wachten.")


def zipped(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if data[:2] == b"\x1f\x8b" else len(gzip.compress(data, 9))


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
