"""Works as RIS, with the types Zotero imports."""

from guide.content.guide import Guide
from guide.content.model import Source
from guide.insight.addresses import address
from guide.insight.references import full_name
from guide.outputs.registry import output
from guide.settings import Settings

RIS_TYPE = {
    "book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "legislation": "STAT", "bill": "BILL",
    "interview": "PCOMM", "speech": "SLIDE", "motion_picture": "VIDEO", "post-weblog": "BLOG",
}  # fmt: skip


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {address(guide, "ris"): ris(list(guide.sources.values()), guide.about.language)}


def ris(sources: list[Source], language: str) -> str:
    """Write works as RIS records with CRLF line ends, as the format asks; `language` is that of works that do not say theirs."""
    return "\r\n".join(_ris_record(source, source.language or language) for source in sources)


def _ris_record(source: Source, language: str) -> str:
    rows: list[tuple[str, object]] = [("TY", RIS_TYPE.get(source.type, "GEN")), ("ID", source.id)]
    rows += [("AU", full_name(name)) for name in source.author]
    rows += [("ED", full_name(name)) for name in source.editor]
    rows += [("TI", source.title), ("T2", source.container_title), ("VL", source.volume), ("IS", source.issue), ("SP", source.page)]
    rows += [("PB", source.publisher), ("CY", source.publisher_place), ("PY", str(source.issued)[:4] if source.issued else None)]
    rows += [("DO", source.doi), ("UR", source.url), ("Y2", source.accessed), ("N1", source.note), ("LA", language)]
    return "\r\n".join([f"{tag}  - {value}" for tag, value in rows if value] + ["ER  - ", ""])
