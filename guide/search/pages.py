"""What the search can find: the pages of the guide, each in parts with an address, a heading and weighted texts."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guide.content.guide import Guide
from guide.insight import references
from guide.insight.addresses import address, section_address
from guide.insight.names import place_name
from guide.insight.texts import weighted
from guide.language import richtext
from guide.language.wording import lower_first

Texts = list[tuple[float, str]]
SUMMARY = 150  # characters shown under a title
MOST_HEADINGS = 15


@dataclass
class Part:
    """A place within a page: its anchor ("" for the page itself), heading and weighted texts to search."""

    anchor: str
    heading: str
    texts: Texts


@dataclass
class Found:
    """One result: a page, or a term or work with a place on a page that it shares. Its first part is the page itself."""

    url: str
    title: str
    kind: str
    phases: list[str]
    summary: str
    parts: list[Part]


def results(guide: Guide, written: list[dict[str, str]]) -> list[Found]:
    """Return everything that can be found.

    `written` is what the site generator wrote for its own search: location, title and text of every page and heading.
    """
    pages = _by_page(written)
    found = [*_sections(guide, pages), *_cases(guide), *_checklists(guide), *_factors(guide), *_terms(guide), *_sources(guide)]
    known = {result.url for result in found}
    present = [result for result in found if result.url.split("#")[0] in pages]
    return [*present, *_others(guide, {url: parts for url, parts in pages.items() if url not in known})]


def plain(text: str) -> str:
    """Return the text of a piece of HTML on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def shortened(text: str, limit: int) -> str:
    """Cut a text at a sentence or word, at most `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    sentence = max(cut.rfind(mark) for mark in (". ", "? ", ": "))
    return cut[: sentence + 1] if sentence > limit // 2 else cut.rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def _by_page(written: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    pages: dict[str, list[dict[str, str]]] = {}
    for entry in written:
        pages.setdefault(entry["location"].split("#")[0], []).append(entry)
    return pages


def _written_parts(entries: Iterable[dict[str, str]]) -> Iterator[Part]:
    for entry in entries:
        anchor, heading, text = entry["location"].partition("#")[2], plain(entry["title"]), plain(entry["text"])
        if text:
            yield Part(anchor, heading, [(3, heading), (1, text)])


def _sections(guide: Guide, pages: dict[str, list[dict[str, str]]]) -> Iterator[Found]:
    examples = {guide.words("anchors.case", id=case) for case in guide.cases}
    for id, section in guide.sections.items():
        url, chapter, phase = section_address(guide, id), guide.chapter_of[id], guide.phase_of(id)
        if url not in pages:
            continue
        first, *rest = pages[url]
        lead = plain(first["text"])
        texts: Texts = [(5, section.title), (5, section.short), (2, plain(first["title"])), (2, section.question), (3, section.number)]
        texts += [(1.5, lead), (0.7, chapter.title), *_vocabulary(guide, id, 1)]
        texts += [(0.5, place_name(guide.cases[case])) for case in guide.cases_of[id]]
        if id in guide.checklist_of:
            texts.append((2, guide.checklists[guide.checklist_of[id]].title))
        own = [entry for entry in rest if entry["location"].partition("#")[2] not in examples and entry["title"] != first["title"]]
        title = f"{section.number} {section.title}"
        yield Found(
            url, title, "section", [phase] if phase else [], shortened(lead, SUMMARY), [Part("", title, texts), *_written_parts(own)]
        )


def _vocabulary(guide: Guide, section: str, share: float) -> Texts:
    """The terms that a section explains, with the everyday words people use for them."""
    terms = [term for term in guide.glossary.values() if term.section == section]
    named = [(3 * share, f"{term.term} {term.abbreviation or ''}") for term in terms]
    return named + [(2 * share, alias) for term in terms for alias in term.aliases]


def _cases(guide: Guide) -> Iterator[Found]:
    for id, case in guide.cases.items():
        place = place_name(case)
        named = {guide.phase_of(episode.section) for episode in case.episodes}
        texts: Texts = [(4, id.replace("-", " ")), *weighted(guide, case, parts=False)]
        texts += [(0.5, guide.themes[theme].description) for theme in case.themes]
        title = f"{case.title} ({place})"
        parts = [Part("", title, texts)]
        for episode in case.episodes:
            heading = f"{guide.chapter_of[episode.section].short}: {guide.sections[episode.section].short}"
            parts.append(Part(episode.section, heading, [(1, heading), *weighted(guide, episode)]))
        yield Found(
            address(guide, "case", id),
            title,
            "case",
            [phase for phase in guide.phases if phase in named],
            shortened(case.summary, SUMMARY),
            parts,
        )


def _checklists(guide: Guide) -> Iterator[Found]:
    for id, checklist in guide.checklists.items():
        phases = list(dict.fromkeys(phase for section in checklist.sections if (phase := guide.phase_of(section))))
        texts: Texts = [(5, checklist.title), (2, checklist.intro)]
        for section in (guide.sections[id] for id in checklist.sections):
            texts += [(3, f"{section.title} {section.short}"), (1.5, section.question), *_vocabulary(guide, section.id, 0.4)]
        for question in checklist.questions:
            texts += [(1.5, question.text), (1.5, question.key_term), (1, question.hint), *((1, prompt) for prompt in question.follow_up)]
        title = guide.words("names.checklist", title=lower_first(checklist.title))
        summary = shortened(richtext.plain(checklist.intro), SUMMARY)
        yield Found(address(guide, "checklist", id), title, "checklist", phases, summary, [Part("", title, texts)])


def _factors(guide: Guide) -> Iterator[Found]:
    for id, factor in guide.success_factors.items():
        title = guide.words("names.factor", number=factor.number, title=lower_first(factor.title))
        texts: Texts = [(4, factor.title), (1.5, factor.summary)]
        yield Found(address(guide, "success_factor", id), title, "factor", [], factor.summary, [Part("", title, texts)])


def _terms(guide: Guide) -> Iterator[Found]:
    for id, term in guide.glossary.items():
        title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
        phase = guide.phase_of(term.section)
        texts: Texts = [(5, title), (1, term.definition), *((2, alias) for alias in term.aliases)]
        yield Found(address(guide, "term", id), title, "term", [phase] if phase else [], term.definition, [Part("", title, texts)])


def _sources(guide: Guide) -> Iterator[Found]:
    for id, work in guide.sources.items():
        names, year = references.names(work, guide.words), references.year(work, guide.words)
        texts: Texts = [(3, work.title), (3, names), (1, f"{year} {references.publication(work, guide.words)}")]
        yield Found(
            address(guide, "source", id),
            work.title,
            "source",
            [],
            shortened(f"{names} ({year})".strip(), SUMMARY),
            [Part("", work.title, texts)],
        )


def _others(guide: Guide, pages: dict[str, list[dict[str, str]]]) -> Iterator[Found]:
    """Pages of phases and chapters, and the rest, by title, lead and headings; many headings make a list of what is found elsewhere."""
    for url, (first, *rest) in pages.items():
        chapter = guide.chapters.get(url.rstrip("/"))
        title, lead = plain(first["title"]), plain(first["text"])
        texts: Texts = [(4, title), (1.5, shortened(lead, 600))]
        if chapter:
            texts += [(5, f"{chapter.title} {chapter.short}"), (2, chapter.lead)]
            title, lead = f"{chapter.short}: {title[:1].lower()}{title[1:]}" if chapter.short not in title else title, chapter.lead
        headings = [(entry["location"].partition("#")[2], plain(entry["title"])) for entry in rest if entry["title"] != first["title"]]
        named = [Part(anchor, heading, [(2, heading)]) for anchor, heading in headings if len(heading) > 2]
        parts = [Part("", title, texts), *(named if len(named) <= MOST_HEADINGS else [])]
        phases = [chapter.id] if chapter and chapter.id in guide.phases else []
        yield Found(url, title, "phase" if phases else "chapter" if chapter else "page", phases, shortened(lead, SUMMARY), parts)
