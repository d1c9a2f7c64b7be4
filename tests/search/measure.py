"""How good a ranking is, against the table of queries: MRR@10, success@3, nDCG@10 and queries without any result."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from guide.content.guide import Guide
from guide.insight.addresses import section_address

TABLES = [Path(__file__).parent / name for name in ("queries.yml", "street.yml")]
GAIN = {2: 3, 1: 1, 0: 0}


@dataclass(frozen=True)
class Query:
    """A query and the grade of each page: 2 wanted, 1 useful."""

    id: str
    kind: str
    text: str
    grades: dict[str, int] = field(hash=False)


@dataclass(frozen=True)
class Score:
    """Means over queries."""

    queries: int
    mrr: float
    success: float
    ndcg: float
    empty: float


def queries() -> list[Query]:
    """Read the tables. The first letter of an id tells the set: the handbook's (h), our own (g), of the street (s), kept apart (k)."""
    rows = [row for table in TABLES for row in yaml.safe_load(table.read_text(encoding="utf-8"))["queries"]]
    return [
        Query(row["id"], row["kind"], row["q"], dict.fromkeys(row.get("useful", []), 1) | dict.fromkeys(row["wanted"], 2)) for row in rows
    ]


def judged_pages(guide: Guide, query: Query) -> set[str]:
    """The pages that count for a query: its own, and sections, cases and checklists; the introduction counts in our own set only."""
    sections = {section_address(guide, id) for id, section in guide.sections.items() if query.id[0] == "g" or section.number[0] != "1"}
    return sections | {f"casussen/{id}/" for id in guide.cases} | {f"checklists/{id}/" for id in guide.checklists} | {*query.grades}


def scores(guide: Guide, asked: Iterable[Query], answer: Callable[[Query], Sequence[str]]) -> dict[str, Score]:
    """Score the addresses that `answer` gives, best first and relative to the site, by kind and under "alle"."""
    rows: dict[str, list[tuple[float, float, float, float]]] = defaultdict(list)
    for query in asked:
        found = answer(query)
        judged = judged_pages(guide, query)
        pages = [page for page in dict.fromkeys(url.split("#")[0].split("?")[0] for url in found) if page in judged][:10]
        row = (*_graded([query.grades.get(page, 0) for page in pages], query), float(not found))
        rows[query.kind].append(row)
        rows["alle"].append(row)
    rows["alle"] = rows.pop("alle")
    return {kind: Score(len(group), *(sum(column) / len(group) for column in zip(*group, strict=True))) for kind, group in rows.items()}


def _graded(grades: list[int], query: Query) -> tuple[float, float, float]:
    rank = grades.index(2) + 1 if 2 in grades else 0
    ideal = sorted(query.grades.values(), reverse=True)[:10]
    return (1 / rank if rank else 0.0, float(0 < rank <= 3), _gain(grades) / _gain(ideal))


def _gain(grades: list[int]) -> float:
    return sum(GAIN[grade] / math.log2(place + 2) for place, grade in enumerate(grades))


def table(title: str, found: dict[str, Score]) -> str:
    """Lay out scores for reading."""
    lines = [f"\n{title:<28}{'n':>4}{'MRR@10':>9}{'succ@3':>9}{'nDCG@10':>9}{'leeg':>8}"]
    lines += [f"{kind:<28}{s.queries:>4}{s.mrr:>9.3f}{s.success:>9.3f}{s.ndcg:>9.3f}{s.empty:>8.1%}" for kind, s in found.items()]
    return "\n".join(lines)


ASK = """async ([module, queries, most]) => {
  const { openEngine } = await import(module);
  const engine = await openEngine();
  const answers = [];
  for (const query of queries) answers.push(await engine.ask(query, { most }));
  return answers;
}"""


def ask_engine(page: Page, texts: Sequence[str], most: int = 60) -> list[dict[str, Any]]:
    """Ask the site's own search, as the search field does, and return its answers. `page` shows a page of the site."""
    engine = page.locator("script[src*='/search/field.js'], script[src^='assets/search/field.js']").get_attribute("src")
    assert engine
    answers: list[dict[str, Any]] = page.evaluate(
        ASK,
        [page.evaluate("(path) => new URL(path, location).href", engine.split("?")[0].replace("field.js", "engine.js")), list(texts), most],
    )
    return answers


def addresses(answer: dict[str, Any]) -> list[str]:
    """The addresses of an answer's results, best first."""
    return [hit["url"] for hit in answer["hits"]]
