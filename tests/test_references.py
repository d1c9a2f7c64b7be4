"""Works as people and their tools read them: two readers of each format, neither ours, find what the CSL data says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import gris
import pybtex.database
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content import reference
from guide.content.guide import Guide
from guide.fragments.links import environment
from guide.fragments.views import Views
from guide.insight import references
from guide.insight.notes import references_of
from guide.language.words import words_of
from guide.outputs.bibtex import bibtex
from guide.outputs.bibtex import files as bibtex_files
from guide.outputs.ris import files as ris_files
from guide.outputs.ris import ris
from guide.settings import Settings
from tests.golden import entries, golden

Found = dict[str, Any]
WORDS = words_of("nl")
LANGUAGES = {None: "dutch", "nl": "dutch", "en": "english", "de": "german", "fr": "french"}
ARTICLES = {"article", "article-journal", "article-magazine", "article-newspaper"}
NAMED = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}


def made(**fields: Any) -> reference.Source:
    """A work past the rules that refuse some texts."""
    return reference.Source.model_construct(**{"id": "x", "type": "book", "title": "T", "notes": [], **fields})


@pytest.mark.parametrize("entry", golden("references"))
def test_reference(entry: dict[str, Any]) -> None:
    work = reference.Source.model_validate(entry["work"])
    full = environment().get_template("_parts.html").make_module({"t": WORDS}).full_reference(work)  # type: ignore[attr-defined]
    assert references.short(work, WORDS) == entry["short"]
    assert str(full).strip() == entry["reference"]
    assert bibtex([work], "nl") == entry["bibtex"]
    assert ris([work], "nl") == entry["ris"].replace("\n", "\r\n")


def test_a_reference_is_in_the_language_of_the_guide() -> None:
    english = words_of("en")
    work = made(editor=[reference.Name(family=name) for name in ("A", "B", "C")])
    assert references.short(work, english) == "A et al., n.d." and references.short(work, WORDS) == "A e.a., z.j."
    assert references.names(work, english) == "A; B & C (eds)" and references.names(work, WORDS) == "A; B & C (red.)"


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ("10-20", ("10", "20")),
        ("10–20", ("10", "20")),
        ("10 -- 20", ("10", "20")),
        ("B141-B142", ("B141", "B142")),
        ("xii-xv", ("xii", "xv")),
        ("S10−S12", ("S10", "S12")),
        ("e0240757", ("e0240757",)),
        ("13-14, 20", ("13-14, 20",)),
        ("A-12", ("A-12",)),
        (346, ("346",)),
        (None, ()),
    ],
)
def test_pages(pages: str | int | None, found: tuple[str, ...]) -> None:
    assert references.page_range(made(page=pages)) == found


# BibTeX


def latex(text: str) -> str:
    """Undo what BibTeX needs: commands for signs, and braces around what must not be cut up."""
    signs: list[str] = []

    def keep(found: re.Match[str]) -> str:
        signs.append(NAMED.get(found[1] or "", found[2] or ""))
        return "\0"

    kept = re.sub(r"\{\\(text\w+)\}|\\([&%$#_])", keep, text)
    assert "\\" not in kept, text
    return re.sub("\0", lambda _: signs.pop(0), kept.replace("{", "").replace("}", ""))


def by_pybtex(text: str) -> Mapping[str, Found]:
    made = pybtex.database.parse_string(text, "bibtex")
    return {
        key: {
            **{name.lower(): latex(value) for name, value in entry.fields.items()},
            **{role: [name_of(person) for person in people] for role, people in entry.persons.items()},
            "type": entry.type,
        }
        for key, entry in made.entries.items()
    }


def name_of(person: pybtex.database.Person) -> tuple[str, str]:
    assert not person.lineage_names
    family = " ".join(latex(part) for part in [*person.prelast_names, *person.last_names])
    return family, " ".join(latex(part) for part in [*person.first_names, *person.middle_names])


def by_bibtexparser(text: str) -> Mapping[str, Found]:
    made = bibtexparser.loads(text, BibTexParser(common_strings=True, ignore_nonstandard_types=False))
    found = {}
    for entry in made.entries:
        plain: Found = {name: latex(value) for name, value in entry.items() if name not in ("author", "editor", "ID", "ENTRYTYPE")}
        for role in ("author", "editor"):
            if role in entry:
                plain[role] = [named(bibtexparser.customization.splitname(part)) for part in re.split(r"\s+and\s+", outside(entry[role]))]
                plain[role] = [(family.replace("\1", " and "), given) for family, given in plain[role]]
        found[entry["ID"]] = {**plain, "type": entry["ENTRYTYPE"]}
    return found


def outside(names: str) -> str:
    """Hide an "and" within braces from whoever splits at it."""
    return re.sub(r"\{[^{}]*\}", lambda found: found[0].replace(" and ", "\1"), names)


def named(parts: dict[str, list[str]]) -> tuple[str, str]:
    family = " ".join(latex(part) for part in [*parts["von"], *parts["last"]])
    return family, " ".join(latex(part) for part in parts["first"])


def expected_bibtex(work: reference.Source) -> Found:
    """Return what a reader must find, straight from the CSL data."""
    article = work.type in ARTICLES and work.container_title
    kind = {"book": "book", "chapter": "incollection", "thesis": "phdthesis", "report": "techreport"}.get(work.type, "misc")
    kind = "article" if article else kind
    where = {"article": "journal", "incollection": "booktitle", "misc": "howpublished"}.get(kind, "series")
    who = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}.get(kind, "publisher")
    pages = re.sub(r"^(\w+)[-–](\w+)$", r"\1--\2", str(work.page or ""))
    found: Found = {"type": kind, "title": work.title, "langid": LANGUAGES[work.language], "doi": work.doi, "url": for_bibtex(work.url)}
    found |= {"volume": work.volume, "number": work.issue, "pages": pages, "edition": work.edition, "note": work.note}
    found |= {"urldate": work.accessed, "address": work.publisher_place, "year": str(work.issued or "")[:4]}
    found |= {"date": work.issued if len(str(work.issued)) > 4 and work.issued else None}
    found[where] = work.container_title
    found[who] = ", ".join(filter(None, [work.container_title, work.publisher])) if kind == "misc" else work.publisher
    for role in ("author", "editor"):
        found[role] = [family_and_given(name) for name in getattr(work, role)]
    return {name: value if isinstance(value, list) else str(value) for name, value in found.items() if value}


def for_bibtex(url: str | None) -> str | None:
    return url and url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def family_and_given(name: reference.Name) -> tuple[str, str]:
    return name.literal or " ".join(filter(None, [name.particle or name.dropping, name.family])), name.given or ""


@pytest.mark.parametrize("read", [by_pybtex, by_bibtexparser])
def test_two_readers_of_bibtex_find_the_csl_data(read: Callable[[str], Mapping[str, Found]], guide: Guide) -> None:
    golden_works = [reference.Source.model_validate(entry["work"]) for entry in entries("references")]
    for works in (list(guide.sources.values()), golden_works):
        found = read(bibtex(works, "nl"))
        assert list(found) == [work.id for work in works]
        for work in works:
            assert found[work.id] == expected_bibtex(work)


# RIS


def by_rispy(text: str, tmp_path: Path) -> list[Found]:
    tags = {name: tag for tag, name in rispy.config.TAG_KEY_MAPPING.items()}
    return [{tags[name]: value for name, value in record.items()} for record in rispy.loads(text)]


def by_gris(text: str, tmp_path: Path) -> list[Found]:
    (tmp_path / "works.ris").write_bytes(text.encode())
    return [dict(record) for record in gris.read_ris(tmp_path / "works.ris")]


def expected_ris(work: reference.Source) -> Found:
    """Return what a reader must find, tag by tag, straight from the CSL data."""
    first, last = re.fullmatch(r"(\w+)[-–](\w+)|(.*)", str(work.page or "")).group(1, 2)  # type: ignore[union-attr]
    found: Found = {"ID": work.id, "TI": work.title, "T2": work.container_title, "ET": work.edition, "VL": work.volume, "IS": work.issue}
    found |= {"SP": first or work.page, "EP": last, "PB": work.publisher, "CY": work.publisher_place, "PY": str(work.issued or "")[:4]}
    found |= {"DA": slashed(work.issued) if len(str(work.issued)) > 4 and work.issued else None, "Y2": slashed(work.accessed)}
    found |= {"DO": work.doi, "UR": work.url, "N1": work.note, "LA": work.language or "nl"}
    found |= {"AU": [listed(name) for name in work.author], "A2": [listed(name) for name in work.editor]}
    return {tag: value if isinstance(value, list) else str(value) for tag, value in found.items() if value}


def slashed(day: object) -> str:
    return {0: "", 1: "{}///", 2: "{}/{}//", 3: "{}/{}/{}/"}[len(str(day or "").split("-")) if day else 0].format(*str(day).split("-"))


def listed(name: reference.Name) -> str:
    after = " ".join(filter(None, [name.given, name.particle or name.dropping]))
    return name.literal or ", ".join(filter(None, [name.family, after]))


def flat(found: Found) -> Found:
    """Readers differ in which tags they make a list of, when there is one."""
    return {tag: "; ".join(value) if isinstance(value, list) else value for tag, value in found.items()}


@pytest.mark.parametrize("read", [by_rispy, by_gris])
def test_two_readers_of_ris_find_the_csl_data(read: Callable[[str, Path], list[Found]], guide: Guide, tmp_path: Path) -> None:
    golden_works = [reference.Source.model_validate(entry["work"]) for entry in entries("references")]
    for works in (list(guide.sources.values()), golden_works):
        for work, found in zip(works, read(ris(works, "nl"), tmp_path), strict=True):
            assert {tag: value for tag, value in flat(found).items() if tag != "TY"} == flat(expected_ris(work))
            assert found["TY"] in rispy.config.TYPE_OF_REFERENCE_MAPPING


# whatever a work holds

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).map(lambda text: " ".join(text.split()))
HOSTILE = st.sampled_from(
    [
        "{",
        "}",
        "a } b { c",
        "\\",
        "\\input{x}",
        "50% & $3 #1 _x ^ ~",
        '@book{x, title = "y"}',
        "ER  - ",
        "TY  - BOOK",
        "{{ x }}",
        "#1\\%",
        "“’‘”",
        "👩🏽‍🤝‍👩🏼",
    ]
)
ANY = st.one_of(HOSTILE, TEXT).filter(bool)


@pytest.mark.all_pages
@settings(max_examples=60, deadline=None)
@given(ANY, ANY, ANY, st.sampled_from(["book", "report", "thesis", "webpage", "article"]))
def test_any_text_comes_back_from_all_four(title: str, container: str, publisher: str, kind: str) -> None:
    work = made(type=kind, title=title, container_title=container, publisher=publisher)
    for read in (by_pybtex, by_bibtexparser):
        found = read(bibtex([work], "nl"))["x"]
        expected = expected_bibtex(work)
        assert squeezed(found) == squeezed(expected)
    (record,) = rispy.loads(ris([work], "nl"))
    assert (record["title"], record["publisher"]) == (title.strip(), publisher.strip())


def squeezed(found: Found) -> Found:
    """BibTeX takes any white space for one space."""
    return {name: " ".join(value.split()) for name, value in found.items() if isinstance(value, str) and value.strip()}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x1c", "\x00"])
def test_no_character_ends_a_line_within_a_value(end: str) -> None:
    work = made(title=f"Een{end}ER  - twee")
    (record,) = rispy.loads(ris([work], "nl"))
    assert record["title"] == "Een ER  - twee"
    assert by_pybtex(bibtex([work], "nl"))["x"]["title"] == "Een ER - twee"


def test_names_are_not_cut_up() -> None:
    names = [
        reference.Name(family="Groot Wassink"),
        reference.Name(family="Bos, Zoon", given="A."),
        reference.Name(literal="Bos and Zoon, adviseurs"),
        reference.Name.model_validate({"family": "Hooft", "non-dropping-particle": "'t"}),
        reference.Name.model_validate({"family": "Bent", "given": "E. and F.", "dropping-particle": "van den"}),
    ]
    work = made(author=names)
    assert by_pybtex(bibtex([work], "nl"))["x"]["author"] == [family_and_given(name) for name in names]


def test_both_files_hold_every_work_in_the_language_of_the_guide(guide: Guide) -> None:
    english = replace(guide, about=guide.about.model_copy(update={"language": "en"}))
    (bib,), (records,) = (make(english, Settings()).values() for make in (bibtex_files, ris_files))
    own = [work for work in guide.sources.values() if not work.language or work.language == "en"]
    assert str(bib).count("langid = {english}") == str(records).count("LA  - en") == len(own)


def test_thirty_works_under_one_note_each_have_a_label(guide: Guide) -> None:
    works = {f"werk-{place}": made(id=f"werk-{place}", notes=[1], author=[], url=None) for place in range(30)}
    many = replace(guide, sources=works, notes={})
    labels = [reference.label for reference in references_of(many, 1)]
    assert labels[:9] == ["1a", "1b", "1c", "1d", "1e", "1f", "1g", "1h", "1i"] and labels[-1] == "1ad" and len(set(labels)) == 30
    links = Views(many).note(1)
    assert all(f">{label}</a>" in links for label in labels)
