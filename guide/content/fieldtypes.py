"""The kinds of value that fields hold: ids, lines of text, prose, addresses, years."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from guide.content.marks import Own, Reference, Rich, Told
from guide.language import richtext
from guide.language.words import t

# of ISO 8601 the form that people write: the library reads "2026-W48-4" too
MONTH_OR_DAY = "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
DAY = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class TextError(ValueError):
    """Raised for a text that holds what it may not; carries the message of each place, by the part of the text before it."""

    def __init__(self, text: str, found: list[richtext.Finding]) -> None:
        super().__init__(" ".join(map(str, found)))
        self.places = [(text[: finding.at], str(finding)) for finding in found]


def _prose(text: str) -> str:
    found = richtext.findings(text)
    if found:
        raise TextError(text, found)
    return text


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError(t("messages.one_line"))
    found = richtext.marks_in_plain(text)
    if found:
        raise ValueError(str(found))
    return text


def _web_address(url: str) -> str:
    if not url.lower().startswith(("https://", "http://")) or not richtext.link_is_safe(url):
        raise ValueError(t("messages.address"))
    return url


def _iso_date(value: int | str) -> int | str:
    if isinstance(value, str) and not (re.fullmatch(MONTH_OR_DAY, value) and _exists(value if len(value) == 10 else f"{value}-01")):
        raise ValueError(t("messages.year"))
    return value


def _iso_day(value: str) -> str:
    if not (re.fullmatch(DAY, value) and _exists(value)):
        raise ValueError(t("messages.day"))
    return value


def _exists(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True), AfterValidator(_one_line)]
Sentence = Annotated[Line, Told()]
Title = Annotated[str, StringConstraints(min_length=1, max_length=90, strip_whitespace=True), AfterValidator(_one_line), Told()]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=300, strip_whitespace=True), AfterValidator(_one_line), Told()]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=8000, strip_whitespace=True), AfterValidator(_prose), Rich(), Told()]
WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address)]
Page = Annotated[int, Field(ge=1, le=999)]
Year = Annotated[int, Field(ge=1500, le=2100)]
Date = Annotated[Year | str, AfterValidator(_iso_date)]
Day = Annotated[str, StringConstraints(strip_whitespace=True), Field(json_schema_extra={"pattern": f"^{DAY}$"}), AfterValidator(_iso_day)]

OwnId = Annotated[Id, Own()]
SectionId = Annotated[Id, Reference("sections")]
PhaseId = Annotated[Id, Reference("phases")]
ThemeId = Annotated[Id, Reference("themes")]
RoleId = Annotated[Id, Reference("roles")]
FactorId = Annotated[Id, Reference("success_factors")]
CaseId = Annotated[Id, Reference("cases")]
ChecklistId = Annotated[Id, Reference("checklists")]
QuestionId = Annotated[Id, Reference("questions")]
SourceId = Annotated[Id, Reference("sources")]
TermId = Annotated[Id, Reference("glossary")]
RegionId = Annotated[Id, Reference("regions")]
Number = Annotated[int, Field(ge=1, le=999)]
NoteNumber = Annotated[Number, Reference("notes")]
