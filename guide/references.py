"""Works as people and their tools read them: a Dutch reference, BibTeX and RIS.

Field mapping follows the CSL 1.0.2 variables (docs.citationstyles.org) and the types Zotero imports.
"""

from guide.model import Name, Source

BIBTEX_TYPE = {
    "book": "book", "chapter": "incollection", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "thesis": "phdthesis", "report": "techreport",
}  # fmt: skip
RIS_TYPE = {
    "book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "thesis": "THES", "report": "RPRT", "webpage": "ELEC", "legislation": "STAT", "bill": "BILL",
    "interview": "PCOMM", "speech": "SLIDE", "motion_picture": "VIDEO", "post-weblog": "BLOG",
}  # fmt: skip
BIBTEX_SPECIAL = str.maketrans({char: "\\" + char for char in "&%$#_{}"})


def surname(name: Name) -> str:
    """Return a name as it starts a reference: particle and family name, or the organisation."""
    return name.literal or " ".join(part for part in (name.particle, name.family) if part)


def full_name(name: Name) -> str:
    """Return "Velden, J. van der", or the organisation."""
    if name.literal:
        return name.literal
    tail = " ".join(part for part in (name.given, name.particle or name.dropping) if part)
    return f"{name.family}, {tail}" if tail else str(name.family)


def year(source: Source) -> str:
    return str(source.issued)[:4] if source.issued else "z.j."


def short(source: Source) -> str:
    """Return the reference for in a text: "Tops en Tromp, 2017"."""
    names = [surname(name) for name in source.author or source.editor]
    if not names:
        return f"{source.title.split(':')[0].split('.')[0]}, {year(source)}"
    who = names[0] if len(names) == 1 else f"{names[0]} en {names[1]}" if len(names) == 2 else f"{names[0]} e.a."
    return f"{who}, {year(source)}"


def names(source: Source) -> str:
    """Return all authors, or the editors marked as such, joined the Dutch way."""
    people = source.author or source.editor
    listed = [full_name(name) for name in people]
    joined = listed[0] if len(listed) == 1 else f"{'; '.join(listed[:-1])} & {listed[-1]}" if listed else ""
    return f"{joined} (red.)" if people and not source.author else joined


def publication(source: Source) -> str:
    """Return what follows the title: journal with volume and pages, or place and publisher."""
    parts = []
    if source.container_title:
        volume = f" {source.volume}" if source.volume else ""
        issue = f"({source.issue})" if source.issue and source.volume else f" {source.issue}" if source.issue else ""
        pages = f", p. {source.page}" if source.page else ""
        parts.append(f"{source.container_title}{volume}{issue}{pages}")
    publisher = ": ".join(part for part in (source.publisher_place, source.publisher) if part)
    if publisher:
        parts.append(publisher)
    return ". ".join(parts)


def bibtex(sources: list[Source]) -> str:
    """Write works as BibTeX entries in UTF-8."""
    return "\n".join(_bibtex_entry(source) for source in sources)


def _bibtex_entry(source: Source) -> str:
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
        "langid": "dutch",
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


def ris(sources: list[Source]) -> str:
    """Write works as RIS records with CRLF line ends, as the format asks."""
    return "\r\n".join(_ris_record(source) for source in sources)


def _ris_record(source: Source) -> str:
    rows: list[tuple[str, object]] = [("TY", RIS_TYPE.get(source.type, "GEN")), ("ID", source.id)]
    rows += [("AU", full_name(name)) for name in source.author]
    rows += [("ED", full_name(name)) for name in source.editor]
    rows += [("TI", source.title), ("T2", source.container_title), ("VL", source.volume), ("IS", source.issue), ("SP", source.page)]
    rows += [("PB", source.publisher), ("CY", source.publisher_place), ("PY", year(source) if source.issued else None)]
    rows += [("DO", source.doi), ("UR", source.url), ("Y2", source.accessed), ("N1", source.note), ("LA", "nl")]
    return "\r\n".join([f"{tag}  - {value}" for tag, value in rows if value] + ["ER  - ", ""])
