"""Works as RIS, with the types Zotero imports."""

from guide.content.guide import Guide
from guide.content.reference import Source
from guide.insight.addresses import address
from guide.insight.references import full_date, full_name, one_line, page_range
from guide.outputs.registry import output
from guide.settings import Settings

TYPE = {
    "book": "BOOK", "chapter": "CHAP", "article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "legislation": "STAT", "bill": "BILL",
    "interview": "PCOMM", "personal_communication": "PCOMM", "speech": "SLIDE", "motion_picture": "VIDEO", "post-weblog": "BLOG",
}  # fmt: skip


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {address(guide, "ris"): ris(list(guide.sources.values()), guide.about.language)}


def ris(sources: list[Source], language: str) -> str:
    """Write works as RIS records with CRLF line ends, as the format asks; `language` is that of works that do not name theirs."""
    return "\r\n".join(_record(source, language) for source in sources)


def _record(source: Source, language: str) -> str:
    first, last = [*page_range(source), "", ""][:2]
    rows: list[tuple[str, object]] = [("TY", TYPE.get(source.type, "GEN")), ("ID", source.id)]
    rows += [("AU", full_name(name)) for name in source.author]
    rows += [("A2", full_name(name)) for name in source.editor]
    rows += [("TI", source.title), ("T2", source.container_title), ("ET", source.edition), ("VL", source.volume), ("IS", source.issue)]
    rows += [("SP", first), ("EP", last), ("PB", source.publisher), ("CY", source.publisher_place)]
    rows += [("PY", str(source.issued)[:4] if source.issued else None), ("DA", _date(full_date(source)))]
    rows += [("DO", source.doi), ("UR", source.url), ("Y2", _date(str(source.accessed or ""))), ("N1", source.note)]
    rows += [("LA", source.language or language)]
    return "\r\n".join([f"{tag}  - {one_line(value)}" for tag, value in rows if value] + ["ER  - ", ""])


def _date(day: str) -> str:
    """Return "2019/05/31/" as RIS writes a date: year, month and day, each empty when it is not known, and anything else."""
    return "/".join([*day.split("-"), "", "", ""][:3]) + "/" if day else ""
