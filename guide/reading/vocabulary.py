"""Rules on names: whatever a file names exists, and whatever has a name has one of its own."""

from collections.abc import Iterator

from guide.content.document import FieldPath
from guide.content.guide import Guide
from guide.content.marks import Own, Reference, Rich
from guide.language import richtext
from guide.language.suggestions import quoted
from guide.language.words import t
from guide.reading.finding import Finding, Lists, values
from guide.reading.names import all_names, unknown

GENERATORS_OWN = {"assets", "search"}  # folders of the site that the generator fills


def own_values(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """An id or number stands once: in its list, or in its file where the model says so."""
    seen: dict[tuple[object, ...], FieldPath] = {}
    for file, spot in values(guide, lists, Own):
        own = spot.mark(Own)
        key = (file, spot.shape, spot.path[-1], spot.value, () if own.everywhere else spot.path[:-2])
        first = seen.setdefault(key, spot.path)
        if first != spot.path:
            line = str(guide.documents[file].line(first))
            yield Finding(file, spot.path, t("rules.twice", value=quoted(spot.value), line=line))


def known_references(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """Whatever a file names exists."""
    names, notes = all_names(guide, lists), {*guide.notes, *guide.sources_of_note}
    for file, path, to, value, before in _references(guide, lists):
        if value not in (notes if to == "notes" else names[to]) and not _is_broken(guide, to):
            yield Finding(file, path, unknown(to, value, names), before)


def no_repeats(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """Whatever a list names, it names once."""
    seen: set[tuple[object, ...]] = set()
    for file, path, _, value, _ in _references(guide, lists):
        place = (file, path[:-1], value)
        if isinstance(path[-1], int) and place in seen:
            yield Finding(file, path, t("rules.repeated", value=quoted(value)))
        seen.add(place)


def _references(guide: Guide, lists: Lists) -> Iterator[tuple[str, FieldPath, str, object, str | None]]:
    """Yield what files name: the file, the place, what kind of thing, the name, and the part of a text before it."""
    for file, spot in values(guide, lists):
        reference = spot.mark(Reference)
        if reference:
            yield file, spot.path, reference.to, spot.value, None
        if spot.mark(Rich):
            for named in richtext.references(spot.value):
                yield file, spot.path, named.to, named.id, spot.value[: named.at]


def _is_broken(guide: Guide, to: str) -> bool:
    """Tell whether names are unknown because the file that gives them is wrong: that is said already."""
    places = {"notes": ("data/notes.yml", "data/sources.yml"), "questions": ("checklists/",)}.get(to, (f"data/{to}.yml",))
    return any(document.problems for file, document in guide.documents.items() if file.startswith(places))


def own_addresses(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """No generated page or file takes the address of another."""
    addresses: dict[str, str] = guide.words.part("addresses")
    taken = {address for address in addresses.values() if "{id}" not in address}
    taken |= {guide.words("addresses.phase_pdf", id=phase) for phase in guide.phases}
    for file in guide.documents:
        folder, name = file.removesuffix(".yml").split("/")
        kinds = {"cases": ("case",), "checklists": ("checklist", "checklist_pdf")}.get(folder, ())
        if kinds and (name == "index" or any(guide.words(f"addresses.{kind}", id=name) in taken for kind in kinds)):
            yield Finding(file, (), t("rules.reserved_file", name=quoted(name)))
    for number, factor in enumerate(lists["success_factors"]):
        if factor.id == "index" or guide.words("addresses.success_factor", id=factor.id) in taken:
            yield Finding("data/success_factors.yml", (number, "id"), t("rules.reserved_id", name=quoted(factor.id)))
    folders = GENERATORS_OWN | {address.split("/")[0] for address in addresses.values()}
    for kind, chapters in (("theory", guide.contents.theory), ("phases", guide.contents.phases)):
        for number, chapter in enumerate(chapters):
            if chapter.id in folders:
                yield Finding("data/phases.yml", (kind, number, "id"), t("rules.reserved_id", name=quoted(chapter.id)))
            for position, section in enumerate(chapter.sections):
                if section.id == "index":
                    yield Finding("data/phases.yml", (kind, number, "sections", position, "id"), t("rules.reserved_id", name="'index'"))
