"""Works as BibTeX. Field mapping follows the CSL 1.0.2 variables (docs.citationstyles.org) and what each BibTeX type reads."""

from guide.content.guide import Guide
from guide.content.reference import Name, Source
from guide.insight.addresses import address
from guide.insight.references import full_date, one_line, page_range
from guide.outputs.registry import output
from guide.settings import Settings

ARTICLES = {"article", "article-journal", "article-magazine", "article-newspaper"}
TYPE = {"book": "book", "chapter": "incollection", "thesis": "phdthesis", "report": "techreport"}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
CONTAINER = {"article": "journal", "incollection": "booktitle"}
LANGUAGE = {
    "nl": "dutch", "en": "english", "de": "german", "fr": "french", "da": "danish", "sv": "swedish", "no": "norwegian",
}  # fmt: skip
SPECIAL = str.maketrans(
    {char: "\\" + char for char in "&%$#_"}
    # by name, because BibTeX counts even an escaped brace
    | {
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "\\": "{\\textbackslash}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
    }
)
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {address(guide, "bibtex"): bibtex(list(guide.sources.values()), guide.about.language)}


def bibtex(sources: list[Source], language: str) -> str:
    """Write works as BibTeX entries in UTF-8; `language` is that of works that do not name theirs."""
    return "\n".join(_entry(source, language) for source in sources)


def _entry(source: Source, language: str) -> str:
    kind = "article" if source.type in ARTICLES and source.container_title else TYPE.get(source.type, "misc")
    values = {
        "author": " and ".join(_name(name) for name in source.author),
        "editor": " and ".join(_name(name) for name in source.editor),
        "title": f"{{{_escaped(source.title)}}}",
        **_published(source, kind),
        "edition": _escaped(source.edition),
        "volume": _escaped(source.volume),
        "number": _escaped(source.issue),
        "pages": _escaped("--".join(page_range(source))),
        "address": _escaped(source.publisher_place),
        "year": str(source.issued)[:4] if source.issued else "",
        "date": full_date(source),
        "doi": (source.doi or "").translate(IN_ADDRESS),
        "url": (source.url or "").translate(IN_ADDRESS),
        "urldate": str(source.accessed or ""),
        "note": _escaped(source.note),
        "langid": LANGUAGE[source.language or language],
    }
    lines = [f"  {key} = {{{value}}}," for key, value in values.items() if value]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _published(source: Source, kind: str) -> dict[str, str]:
    """Return where a work appeared and who published it, in the fields that its type reads; @misc reads one."""
    container, publisher = _escaped(source.container_title), _escaped(source.publisher)
    if kind == "misc":
        return {"howpublished": ", ".join(part for part in (container, publisher) if part)}
    return {CONTAINER.get(kind, "series"): container, PUBLISHER.get(kind, "publisher"): publisher}


def _escaped(value: object) -> str:
    return one_line(value).translate(SPECIAL) if value else ""


def _name(name: Name) -> str:
    """Return "van der Velden, J."; what BibTeX would cut up itself, such as an organisation or a family name alone, stands in braces."""
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    particle, family, given = (_escaped(part) for part in (name.particle or name.dropping, name.family, name.given))
    if not given and not particle[:1].islower():
        return _whole(f"{particle} {family}".strip(), " ", ",")
    family = f"{particle} {_whole(family, ' ', ',')}".strip()
    return f"{family}, {_whole(given, ' and ')}" if given else family


def _whole(text: str, *cuts: str) -> str:
    """Put a text in braces when it holds something that BibTeX would cut it at."""
    return f"{{{text}}}" if any(cut in text.casefold() for cut in cuts) else text
