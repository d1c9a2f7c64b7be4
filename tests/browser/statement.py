"""What the accessibility statement tells about the run over every page: each part of the run keeps its outcome, `main` puts them together."""

import datetime
import json
import shutil

from playwright.sync_api import Page

from tests.browser.audit import POINTS, STATES
from tests.conftest import ROOT

OUTCOME = ROOT / "docs/toegankelijkheid/toets.txt"
KEPT = ROOT / "test-results/outcome"
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


def keep_part(part: int, page: Page, found: dict[str, list[str]]) -> None:
    """Keep the problems found on some of the pages, by address, and what they were found with."""
    versions = page.evaluate("[navigator.userAgent.match(/Chrome.(\\d+)/)[1], axe.version]")
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{part}.json").write_text(json.dumps({"versions": versions, "found": found}), encoding="utf-8")


def main() -> None:
    """Write the outcome of all parts, as of today, to the statement."""
    parts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(KEPT.glob("*.json"))]
    problems = [problem for part in parts for found in part["found"].values() for problem in found]
    chromium, axe = parts[0]["versions"]
    today = datetime.date.today()
    counts = {check: sum(problem.startswith(f"{check}:") for problem in problems) for check in POINTS}
    lines = [
        f"De toets liep op {today.day} {MONTHS[today.month - 1]} {today.year} over {sum(len(part['found']) for part in parts)} pagina's, "
        f"in Chromium {chromium} met axe-core {axe}. Elke pagina is bekeken in deze toestanden:",
        "",
        *(f"- {state}" for state in STATES),
        "",
        "Dit is nagegaan, en zo veel afwijkingen bleven er over:",
        "",
        "| Wat is nagegaan? | Eis van WCAG | Afwijkingen |",
        "| --- | --- | --- |",
        *(f"| {what} | {criterion} | {counts[check]} |" for check, (what, criterion) in POINTS.items()),
    ]
    OUTCOME.write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.rmtree(KEPT)


if __name__ == "__main__":
    main()
