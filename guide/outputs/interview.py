"""A sheet of paper for who tells a case over coffee: the fields of the form, with lines to write on."""

import hashlib
import json
from pathlib import Path
from typing import Any

from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.insight.addresses import address
from guide.outputs.forms import Printer, online
from guide.outputs.registry import output
from guide.settings import Settings

TEMPLATE = Path(__file__).parent / "interview.typ"
# the fields that somebody can tell, in the order of a conversation, each with the lines that it needs
LINES = {"municipality": 1, "area": 1, "roles": 1, "text": 6, "figures": 2, "lesson": 2, "title": 1, "summary": 2, "links": 1, "author": 1}


@output
def files(guide: Guide, settings: Settings) -> dict[str, bytes]:
    sheet = _sheet(guide, settings.site_url)
    return {address(guide, "interview"): Printer(guide, TEMPLATE).print(sheet)}


def _sheet(guide: Guide, site_url: str) -> dict[str, Any]:
    words = guide.words
    fields = {field["name"]: field for field in _fields(form_of(words, Case))}
    questions = [{"label": fields[name]["label"], "help": words(f"interview.{name}"), "lines": lines} for name, lines in LINES.items()]
    content = {
        "title": words("interview.sheet"),
        "description": words("interview.about"),
        "intro": words("interview.intro"),
        "book": guide.about.title,
        "edition": guide.about.edition,
        "questions": questions,
        "themes": {"label": fields["themes"]["label"], "names": [theme.title for theme in guide.themes.values()]},
    }
    version = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:6]
    return {**content, **online(site_url + address(guide, "contribute_form")), "version": version}


def _fields(form: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return all fields, those of a record inside after it; a name that stands twice is that of the case."""
    inside = [field for outer in form for field in outer.get("fields", [])]
    return [*inside, *form]
