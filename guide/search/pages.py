"""What the search can find: the pages of the guide, each in parts with an address, a heading, weighted texts and what to show of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guide.content.guide import Guide
from guide.insight import references
from guide.insight.addresses import address, section_address
from guide.insight.names import place_name
from guide.insight.texts import weighted
from guide.language import richtext
from guide.language.wording import lower_first
from guide.search.html import Passage
from guide.search.regions import regions_of

Texts = list[tuple[float, str]]
Pages = Mapping[str, list[Passage]]
MOST_HEADINGS = 15


@dataclass
class Part:
    """A place within a page: its anchor ("" for the page itself), heading, weighted texts to search and texts to show."""

    anchor: str
    heading: str
    texts: Texts
    shown: list[str] = field(default_factory=list)


@dataclass
class Found:
    """One result: a page, or a term or work with a place on a page that it shares. Its first part is the page itself."""

    url: str
    title: str
    kind: str
    phases: list[str]
    parts: list[Part]


def results(guide: Guide, pages: Pages) -> list[Found]:
    """Return everything that can be found. `pages`: what stands on each page of the built site, by its address."""
    found = [*_sections(guide, pages), *_cases(guide), *_checklists(guide), *_factors(guide), *_terms(guide), *_sources(guide)]
    known = {result.url for result in found}
    present = [result for result in found if result.url.split("#")[0] in pages]
    return [*present, *_others(guide, {url: pages[url] for url in pages if url not in known})]


def _parts(passages: list[Passage]) -> Iterator[Part]:
    for passage in passages:
        if passage.blocks:
            yield Part(passage.anchor, passage.heading, [(3, passage.heading), (1, passage.text)], passage.blocks)


def _sections(guide: Guide, pages: Pages) -> Iterator[Found]:
    examples = {guide.words("anchors.case", id=case) for case in guide.cases}
    for id, section in guide.sections.items():
        url, chapter, phase = section_address(guide, id), guide.chapter_of[id], guide.phase_of(id)
        if not pages.get(url):
            continue
        first, *rest = pages[url]
        texts: Texts = [(5, section.title), (5, section.short), (2, first.heading), (2, section.question), (3, section.number)]
        texts += [(4, question) for question in section.asked]
        texts += [(1.5, first.text), (0.7, chapter.title), *_vocabulary(guide, id, 1)]
        texts += [(0.5, place_name(guide.cases[case])) for case in guide.cases_of[id]]
        if id in guide.checklist_of:
            texts.append((2, guide.checklists[guide.checklist_of[id]].title))
        own = [passage for passage in rest if passage.anchor not in examples]
        title = f"{section.number} {section.title}"
        yield Found(url, title, "section", [phase] if phase else [], [Part("", title, texts, first.blocks), *_parts(own)])


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
        texts += [(3, name) for region in regions_of(guide, id) for name in (region.title, *region.aliases)]
        texts += [(0.5, guide.themes[theme].description) for theme in case.themes]
        texts += [(0.5, guide.roles[role].description) for role in case.roles]
        title = f"{case.title} ({place})"
        parts = [Part("", title, texts, [case.summary])]
        for episode in case.episodes:
            heading = f"{guide.chapter_of[episode.section].short}: {guide.sections[episode.section].short}"
            shown = [*richtext.paragraphs(episode.text), episode.lesson]
            parts.append(Part(episode.section, heading, [(1, heading), *weighted(guide, episode)], shown))
        yield Found(address(guide, "case", id), title, "case", [phase for phase in guide.phases if phase in named], parts)


def _checklists(guide: Guide) -> Iterator[Found]:
    for id, checklist in guide.checklists.items():
        phases = list(dict.fromkeys(phase for section in checklist.sections if (phase := guide.phase_of(section))))
        texts: Texts = [(5, checklist.title), (2, checklist.intro)]
        for section in (guide.sections[id] for id in checklist.sections):
            texts += [(3, f"{section.title} {section.short}"), (1.5, section.question), *_vocabulary(guide, section.id, 0.4)]
        title = guide.words("names.checklist", title=lower_first(checklist.title))
        parts = [Part("", title, texts, richtext.paragraphs(checklist.intro))]
        for question in checklist.questions:
            own: Texts = [
                (1.5, question.text),
                (1.5, question.key_term),
                (1, question.hint),
                *((1, prompt) for prompt in question.follow_up),
            ]
            shown = [question.text, question.hint, *question.follow_up]
            parts.append(Part(f"{id}-{question.id}", question.key_term, own, shown))
        yield Found(address(guide, "checklist", id), title, "checklist", phases, parts)


def _factors(guide: Guide) -> Iterator[Found]:
    for id, factor in guide.success_factors.items():
        title = guide.words("names.factor", number=factor.number, title=lower_first(factor.title))
        texts: Texts = [(4, factor.title), (1.5, factor.summary)]
        yield Found(address(guide, "success_factor", id), title, "factor", [], [Part("", title, texts, [factor.summary])])


def _terms(guide: Guide) -> Iterator[Found]:
    for id, term in guide.glossary.items():
        title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
        phase = guide.phase_of(term.section)
        texts: Texts = [(5, title), (1, term.definition), *((2, alias) for alias in term.aliases)]
        yield Found(address(guide, "term", id), title, "term", [phase] if phase else [], [Part("", title, texts, [term.definition])])


def _sources(guide: Guide) -> Iterator[Found]:
    for id, work in guide.sources.items():
        names, year = references.names(work, guide.words), references.year(work, guide.words)
        texts: Texts = [(3, work.title), (3, names), (1, f"{year} {references.publication(work, guide.words)}")]
        shown = [f"{names} ({year})".strip()]
        yield Found(address(guide, "source", id), work.title, "source", [], [Part("", work.title, texts, shown)])


def _others(guide: Guide, pages: Pages) -> Iterator[Found]:
    """Pages of phases and chapters, and the rest, by title, lead and headings; many headings make a list of what is found elsewhere."""
    for url, passages in pages.items():
        if not passages:
            continue
        first, *rest = passages
        chapter = guide.chapters.get(url.rstrip("/"))
        title, shown = first.heading, first.blocks
        texts: Texts = [(4, title), (1.5, " ".join(first.blocks[:4]))]
        if chapter:
            texts += [(5, f"{chapter.title} {chapter.short}"), (2, chapter.lead)]
            title, shown = f"{chapter.short}: {title[:1].lower()}{title[1:]}" if chapter.short not in title else title, [chapter.lead]
        named = [Part(one.anchor, one.heading, [(2, one.heading)], one.blocks[:3]) for one in rest if len(one.heading) > 2]
        parts = [Part("", title, texts, shown[:3]), *(named if len(named) <= MOST_HEADINGS else [])]
        phases = [chapter.id] if chapter and chapter.id in guide.phases else []
        yield Found(url, title, "phase" if phases else "chapter" if chapter else "page", phases, parts)
