"""The pages nobody writes by hand: one a case, one a checklist, one a success factor.

Each is a few lines of Markdown that call macros with the `id` of its front matter; the content stays in the data, and the pages of a kind
have few templates among them. A kind of page is a function that registers itself.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address, part_address, source_file
from guide.insight.names import place_name
from guide.insight.parts import LISTS, page_of
from guide.insight.review import is_contributed
from guide.language import richtext
from guide.language.wording import lower_first

Pages = Callable[[Guide], Iterable[tuple[str, str]]]
_kinds: list[Pages] = []


def page_kind(make: Pages) -> Pages:
    """Register a function that yields the pages of a kind: the path of each below `docs/`, and its Markdown."""
    _kinds.append(make)
    return make


def generated_pages(guide: Guide) -> dict[str, str]:
    """Return the Markdown of every generated page, by its path below `docs/`."""
    return {path: text for make in _kinds for path, text in make(guide)}


@page_kind
def case_pages(guide: Guide) -> Iterator[tuple[str, str]]:
    """A page a case."""
    return ((source_file(address(guide, "case", id)), _case(guide, id)) for id in guide.cases)


@page_kind
def checklist_pages(guide: Guide) -> Iterator[tuple[str, str]]:
    """A page a checklist, to fill in."""
    return ((source_file(address(guide, "checklist", id)), _checklist(guide, id)) for id in guide.checklists)


@page_kind
def factor_pages(guide: Guide) -> Iterator[tuple[str, str]]:
    """A page a success factor."""
    return ((source_file(address(guide, "success_factor", id)), _factor(guide, id)) for id in guide.success_factors)


@page_kind
def later_parts(guide: Guide) -> Iterator[tuple[str, str]]:
    """The later pages of long lists."""
    words = guide.words
    for page, (macro, _, _) in LISTS.items():
        total = len(page_of(guide, page, 1).parts)
        for number in range(2, total + 1):
            title = words(f"parts.{page}", number=number, total=total)
            front = {"title": title, "description": words("parts.description", title=title), "styles": ["assets/cases/cases.css"]}
            yield source_file(part_address(guide, page, number)), _page(front, [f"# {title}", f"{{{{ {macro}({number}) }}}}"])


def _case(guide: Guide, id: str) -> str:
    case, words = guide.cases[id], guide.words
    parts = ["{{ case_head(id) }}"]
    blocks = ["lessons", "figures", "story", "sources", "citation", "related"]
    if not any(episode.figures for episode in case.episodes):
        blocks.remove("figures")
    for block in blocks:
        name = "own_sources" if block == "sources" and is_contributed(case) else block
        parts += [f"## {words(f'pages.case.{name}')} {{: #{words(f'anchors.{block}')} }}", f"{{{{ case_{block}(id) }}}}"]
    front: dict[str, Any] = {
        "title": words("pages.case.title", title=case.title, place=place_name(case)),
        "description": case.summary,
        "kind": "case",
        "id": id,
        "place": place_name(case),
    }
    front |= {"source_file": f"cases/{id}.yml", "styles": ["assets/cases/cases.css"], "scripts": ["assets/cases/case.js"]}
    return _page(front, parts)


def _checklist(guide: Guide, id: str) -> str:
    checklist, words = guide.checklists[id], guide.words
    questions = words("count.questions", count=len(checklist.questions))
    description = words("pages.checklist.description", questions=questions, intro=richtext.plain(checklist.intro))
    front = {
        "title": words("names.checklist", title=lower_first(checklist.title)),
        "description": description[:155].rsplit(" ", 1)[0].rstrip(".,:;") + ".",
        "kind": "checklist",
        "id": id,
        "source_file": f"checklists/{id}.yml",
        "styles": ["assets/dossier/forms.css"],
        "scripts": ["assets/dossier/checklist.js"],
    }
    return _page(front, ["{{ checklist_form(id) }}", "{{ checklist_end(id) }}"])


def _factor(guide: Guide, id: str) -> str:
    factor = guide.success_factors[id]
    title = guide.words("names.factor", number=factor.number, title=lower_first(factor.title))
    front = {"title": title, "description": factor.summary, "kind": "factor", "id": id}
    return _page(front, ["{{ success_factor(id) }}"])


def _page(front: dict[str, Any], parts: list[str]) -> str:
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{head}\n---\n\n" + "\n\n".join(parts) + "\n"
