"""The contribution form as an HTML fragment, with what its script has to know."""

import json
from typing import Any

from markupsafe import Markup

from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.fragments.links import KIND_OF, Links
from guide.insight.addresses import address, section_address
from guide.insight.map import load_shape
from guide.language.wording import slug
from guide.reading.advice import ALIKE, LONGEST, known_abbreviations
from guide.reading.rules import COUNTRY_BOX
from guide.settings import Settings

RARE = ("map_number", "added", "checked", "pages", "lesson_reported", "sources")  # what only an editor or an old case needs
SHORT = ("area", "municipality", "author", "title", "url")  # lines that are short although they may be long
WORDS = ("messages", "rules", "richtext", "advice", "telling", "format")


class ContributeViews(Links):
    """The macros of the pages for contributors; a base of `Views`."""

    def contribute_form(self) -> Markup:
        """A form for a case, with every field of the model."""
        return self.render(
            "contribute.html",
            fields=form_of(self.guide.words, Case),
            rare=RARE,
            short=SHORT,
            vocabulary=vocabulary(self.guide),
            groups=[*self.guide.contents.phases, *self.guide.contents.theory],
            shape=load_shape(self.guide.root),
            data=_as_json({**form_data(self.guide, self.settings, self.base), "links": self._named_links()}),
        )

    def _named_links(self) -> dict[str, str]:
        """Return where a link in a text leads that names something in the guide, with @@ for its id."""
        return {kind: self.to(KIND_OF[kind], "@@") for kind in self.guide.words.part("richtext.schemes") if kind != "sections"}

    def contribute_ways(self) -> Markup:
        """Where a case can be sent: an issue form and a new file at the forge, and an address; nothing where none is set."""
        return self.render("contribute_ways.html")


def _as_json(data: dict[str, Any]) -> Markup:
    """Return data as JSON that may stand in a script element, its keys in their own order."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def vocabulary(guide: Guide) -> dict[str, list[dict[str, str]]]:
    """Return what the check boxes offer, with the meaning of each, by the name of the vocabulary."""
    return {
        "themes": [{"id": theme.id, "label": theme.title, "meaning": theme.description} for theme in guide.themes.values()],
        "roles": [{"id": role.id, "label": role.title, "meaning": role.description} for role in guide.roles.values()],
        "success_factors": [
            {"id": factor.id, "label": factor.title, "meaning": factor.summary} for factor in guide.success_factors.values()
        ],
    }


def municipalities(guide: Guide) -> list[dict[str, Any]]:
    """Return the municipalities that the guide knows, each with its place: its own, or that of its first case. Degrees WGS84."""
    listed = [
        {"name": one.name, "country": region.country, "region": region.title, "lat": one.lat, "lon": one.lon, "listed": True}
        for one, region in guide.municipalities.values()
    ]
    others = {(case.place.country, case.place.municipality): case.place for case in reversed(guide.cases.values())}
    places = [
        {"name": name, "country": country, "region": guide.words.part("countries")[country], "lat": place.lat, "lon": place.lon}
        for (country, name), place in others.items()
        if (country, name) not in guide.municipalities
    ]
    return sorted([*listed, *places], key=lambda one: str(one["name"]))


def form_data(guide: Guide, settings: Settings, base: str) -> dict[str, Any]:
    """Return what the script needs: fields, words, names and places, as JSON can hold it."""
    shape, words = load_shape(guide.root), guide.words
    return {
        "language": words.language,
        "fields": form_of(words, Case),
        "words": {
            **{key: words.part(key) for key in WORDS},
            "new_case": words.part("new_case"),
            "case": words.part("case"),
            "pages": {"case": words.part("pages.case")},
        },
        "names": {
            "themes": {id: {"title": theme.title} for id, theme in guide.themes.items()},
            "roles": {id: {"title": role.title} for id, role in guide.roles.items()},
            "success_factors": {id: {"title": factor.title} for id, factor in guide.success_factors.items()},
            "sections": {id: _section(guide, id, base) for id in guide.sections},
            **{kind: dict.fromkeys(getattr(guide, kind), True) for kind in ("sources", "glossary", "checklists")},
        },
        "countries": words.part("countries"),
        "boxes": COUNTRY_BOX,
        "spellings": _spellings(guide),
        "style": [{"words": entry.words, "advice": entry.advice, "unless": entry.unless} for entry in guide.style.values()],
        "longest": LONGEST,
        "alike": ALIKE,
        "abbreviations": sorted(known_abbreviations(guide)),
        "map": {"country": shape.country, "scale": shape.scale, "x": shape.x, "y": shape.y} if shape else None,
        "municipalities": municipalities(guide),
        "cases": {id: {"title": case.title, "map_number": case.map_number} for id, case in guide.cases.items()},
        "reserved": _reserved(guide),
        "stored_cases": f"{base}data/cases.json",
        "repository": settings.repository,
        "email": settings.contact_email,
    }


def _spellings(guide: Guide) -> dict[str, str]:
    """Return how each municipality is spelled, by its country and letters; other names of it too."""
    known = {f"{case.place.country} {_letters(case.place.municipality)}": case.place.municipality for case in guide.cases.values()}
    known |= {f"{country} {_letters(name)}": name for country, name in guide.municipalities}
    shape = load_shape(guide.root)
    also = {f"{shape.country} {_letters(other)}": place.name for place in guide.places.values() for other in place.also} if shape else {}
    return {**known, **also}


def _letters(name: str) -> str:
    return slug(name).replace("-", "")


def _reserved(guide: Guide) -> list[str]:
    """Return the names that a case cannot have: pages that people write stand at their address."""
    folder = address(guide, "case").rstrip("/") + "/"
    return ["index", *(one[len(folder) :].strip("/") for one in guide.words.part("addresses").values() if one.startswith(folder))]


def _section(guide: Guide, id: str, base: str) -> dict[str, str]:
    section, chapter = guide.sections[id], guide.chapter_of[id]
    return {
        "title": section.title,
        "number": section.number,
        "question": section.question,
        "url": base + section_address(guide, id),
        "chapter": chapter.id,
        "short": chapter.short,
        "phase": guide.phase_of(id) or "",
    }
