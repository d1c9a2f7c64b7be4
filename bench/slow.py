"""The explorer and the search with the processor slowed four times: with the real cases and, in the same run, with 1,000.

Milliseconds differ between machines and moments; compare the columns. Each number is the middle one of several visits.
"""

import shutil
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.search import ROOT, WORK, browser, p95, served
from guide.reading.load import load
from tests.browser.many import MANY, built_with_many
from tests.search.measure import queries

SLOWER = 4
VISITS = 5
OBSERVE_TASKS = """window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: "longtask", buffered: true });"""
CLICK_TO_PAINT = """(selector) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(selector).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
TIMED = """async ([base, texts, run]) => {
  const module = (name) => import(`${base}assets/search/${name}.js?${run}`);
  const started = performance.now();
  const loads = [module("show"), module("index"), import(`${base}assets/shared/words.js`), fetch(`${base}search/guide.json`)];
  const [{ search }, { Index }, { useLanguage }, file] = await Promise.all(loads);
  await useLanguage("nl");
  const index = new Index(await file.json());
  const ready = performance.now() - started;
  const times = texts.map((text) => {
    const asked = performance.now();
    search(text, index);
    return performance.now() - asked;
  });
  return [ready, times];
}"""


def main() -> None:
    """Print the comparison."""
    if not (ROOT / "site").exists():
        raise SystemExit("Bouw eerst de site: make site")
    shutil.rmtree(WORK / "many", ignore_errors=True)
    many = built_with_many(WORK / "many", load(ROOT))
    with browser() as chromium:
        columns = {"casussen van nu": measured(chromium, ROOT / "site"), f"{MANY} casussen": measured(chromium, many / "site")}
    print(f"\n{f'Milliseconden, {SLOWER} keer vertraagd':<40}" + "".join(f"{name:>20}" for name in columns))
    for name in next(iter(columns.values())):
        print(f"{name:<40}" + "".join(f"{column[name]:>20.0f}" for column in columns.values()))


def measured(chromium: Browser, site: Path) -> dict[str, float]:
    """Visit the explorer and the search several times and return what each took, in milliseconds."""
    with served(site) as address:
        visits = [{**explorer(slowed(chromium), address), **search(slowed(chromium), address)} for _ in range(VISITS)]
    return {name: statistics.median(visit[name] for visit in visits) for name in visits[0]}


def slowed(chromium: Browser) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(OBSERVE_TASKS)
    return page


def explorer(page: Page, address: str) -> dict[str, float]:
    page.goto(address + "casussen/")
    page.locator("[data-table][data-ready]").wait_for(state="attached")
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))")
    loading = max(page.evaluate("window.tasks.splice(0)"), default=0)
    first = page.evaluate(CLICK_TO_PAINT, "[name=fase][value=opstarten]")
    second = page.evaluate(CLICK_TO_PAINT, "[name=thema][value=wonen]")
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))")
    filtering = max(page.evaluate("window.tasks"), default=0)
    page.context.close()
    return {
        "eerste filter": first,
        "tweede filter": second,
        "langste taak bij filteren": filtering,
        "langste taak bij laden": loading,
    }


def search(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    ready, times = page.evaluate(TIMED, [address, [query.text for query in queries()], "1"])
    page.context.close()
    return {"zoeken klaar": ready, "vraag (p95)": p95(times)}


if __name__ == "__main__":
    main()
