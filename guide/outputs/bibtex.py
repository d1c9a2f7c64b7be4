"""Works as BibTeX. Field mapping follows the CSL 1.0.2 variables (docs.citationstyles.org) and the types Zotero imports."""

from guide.content.guide import Guide
from guide.content.model import Name, Source
from guide.insight.addresses import address
from guide.outputs.registry import output
from guide.settings import Settings

BIBTEX_TYPE = {
    "book": "book", "chapter": "incollection", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "thesis": "phdthesis", "report": "techreport",
}  # fmt: skip


LANGUAGE = {"nl": "dutch", "en": "english", "de": "german", "fr": "french"}  # as babel names them
BIBTEX_SPECIAL = str.maketrans({char: "\\" + char for char in "&%$#_{}"})


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {address(guide, "bibtex"): bibtex(list(guide.sources.values()), guide.about.language)}


def bibtex(sources: list[Source], language: str) -> str:
    """Write works as BibTeX entries in UTF-8; `language` is that of works that do not say theirs."""
    return "\n".join(_bibtex_entry(source, source.language or language) for source in sources)


def _bibtex_entry(source: Source, language: str) -> str:
    values = {
        "author": " and ".join(_bibtex_name(name) for name in source.author),
        "editor": " and ".join(_bibtex_name(name) for name in source.editor),
        "title": f"{{{_bibtex(source.title)}}}",
        "booktitle" if source.type == "chapter" else "journal": _bibtex(source.container_title),
        "volume": _bibtex(source.volume),
        "number": _bibtex(source.issue),
        "pages": _bibtex(source.page),
        "institution" if source.type == "report" else "publisher": _bibtex(source.publisher),
        "address": _bibtex(source.publisher_place),
        "year": str(source.issued)[:4] if source.issued else "",
        "doi": source.doi or "",
        "url": source.url or "",
        "urldate": str(source.accessed or ""),
        "langid": LANGUAGE[language],
    }
    lines = [f"  {key} = {{{value}}}," for key, value in values.items() if value]
    return "\n".join([f"@{BIBTEX_TYPE.get(source.type, 'misc')}{{{source.id},", *lines, "}", ""])


def _bibtex(value: object) -> str:
    return str(value).translate(BIBTEX_SPECIAL) if value else ""


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{_bibtex(name.literal)}}}"
    family = " ".join(part for part in (name.particle or name.dropping, name.family) if part)
    return _bibtex(f"{family}, {name.given}" if name.given else family)
