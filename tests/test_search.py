"""The search index: what is in it, and that it stays small."""

import gzip
import json
import re
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.language.stems import fold, joined_words, language, root, words
from guide.search import index as search
from guide.search.explorer import search_text
from guide.search.html import passages
from guide.search.lexicon import front_coded
from guide.search.pages import results
from guide.search.regions import regions_of
from tests.search.synthetic import many_cases

AT_THOUSAND = 400_000  # bytes gzip for index, texts and scripts at 1,000 cases


def test_words_are_folded_and_split() -> None:
    assert words("Thema’s: Oriënteren, go/no-go (4.2)") == ["themas", "orienteren", "go", "no", "go", "4.2"]
    assert words("Één café in Súdwest-Fryslân, a_b") == ["een", "cafe", "in", "sudwest", "fryslan", "a", "b"]
    assert words("ﬁnan\u00adciering ｗｉ\u200bｊｋ \u202aĲsselstein\u202c m²") == ["financiering", "wijk", "ijsselstein", "m2"]
    assert joined_words("co-creatie en Bospolder-Tussendijken") == ["cocreatie", "bospoldertussendijken"]
    assert fold("Beleidsvacuüm") == "beleidsvacuum"


@pytest.mark.parametrize(
    "forms",
    [
        "vuurwerkrel vuurwerkrellen",
        "verhaal verhalen",
        "huis huizen",
        "brief brieven",
        "evaluatie evaluaties",
        "coalitie coalities",
        "bijsturen bijsturing bijstuur",
        "gemeente gemeentes gemeenten",
        "plan plannen",
        "proces processen",
        "aantal aantallen",
        "procedure procedures",
    ],
)
def test_forms_of_a_word_share_a_root(forms: str) -> None:
    assert len({root(form, "nl") for form in forms.split()}) == 1


def test_short_words_and_numbers_stay() -> None:
    assert [root(word, "nl") for word in ("toc", "sia", "4.2", "2024", "bv2")] == ["toc", "sia", "4.2", "2024", "bv2"]


def test_words_that_ask_for_a_kind_name_a_kind() -> None:
    assert set(language("nl")["kinds"]) <= set(search.KINDS)


def test_everything_can_be_found(guide: Guide, site: Path) -> None:
    index = json.loads((site / search.INDEX).read_text(encoding="utf-8"))
    found = {result[0] for result in index["results"]}
    contents = json.loads((site / "data/guide.json").read_text(encoding="utf-8"))
    sections = [*contents["theory"], *(section for phase in contents["phases"] for section in phase["sections"])]
    wanted = [*sections, *contents["phases"], *contents["cases"], *contents["checklists"], *contents["terms"], *contents["sources"]]
    assert {entry["url"] for entry in wanted} <= found


def test_a_case_tells_who_took_part_and_is_found_by_it(guide: Guide, site: Path) -> None:
    with_roles = {id: case.roles for id, case in guide.cases.items() if case.roles}
    assert with_roles
    found = {result.url: result for result in results(guide, search.read_pages(guide, site)) if result.kind == "case"}
    for id, roles in with_roles.items():
        names = [guide.roles[role].title for role in roles]
        page = (site / "casussen" / id / "index.html").read_text(encoding="utf-8")
        assert f"<dt>{guide.words('case.roles')}</dt><dd>{', '.join(names)}</dd>" in page
        searched = " ".join(text for _, text in found[f"casussen/{id}/"].parts[0].texts)
        assert all(name in searched and name in search_text(guide, id) for name in names)


def test_addresses_of_parts_exist(site: Path) -> None:
    index = json.loads((site / search.INDEX).read_text(encoding="utf-8"))
    missing = []
    for url, _title, _kind, _phases, *flat in index["results"]:
        ids = set(re.findall(r'\bid="([^"]+)"', (site / url.split("#")[0] / "index.html").read_text(encoding="utf-8")))
        anchors = [url.partition("#")[2]] if "#" in url else []
        anchors += [anchor or "-".join(words(heading)) for heading, anchor in zip(flat[::2], flat[1::2], strict=True)]
        missing += [f"{url} {anchor}" for anchor in anchors if anchor not in ids]
    assert missing == []


def test_a_full_index_keeps_the_weightiest_roots(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [{"a": 3, "b": 1, "c": 2}, {"a": 1}, {"c": 0, "d": 4}]
    monkeypatch.setattr(search, "MOST_ENTRIES", 6)
    assert search.within_budget(parts) == parts
    monkeypatch.setattr(search, "MOST_ENTRIES", 5)
    assert search.within_budget(parts) == [{"a": 3, "c": 2}, {"a": 1}, {"d": 4, "c": 0}]


@pytest.mark.all_pages
def test_it_stays_small_at_a_thousand_cases(guide: Guide, site: Path) -> None:
    large, pages = many_cases(guide, 1000)
    found = results(large, {**search.read_pages(guide, site), **pages})
    index = json.dumps(search.search_index(large, found), ensure_ascii=False, separators=(",", ":")).encode()
    scripts = [
        *(site / "assets/search").glob("*.js"),
        *(site / "assets/shared" / name for name in ("dom.js", "wording.js", "words.js", "languages/nl.js")),
    ]
    assert sum(result.kind == "case" for result in found) == 1000
    assert len(gzip.compress(index, 9)) + sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) <= AT_THOUSAND


def test_a_page_is_read_by_heading_without_what_is_not_its_text(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        """<article id="x"><h1 id="a">Kop &amp; meer</h1><p>Een <b>wijk</b>aanpak<span popover>uitleg</span>.</p><nav><p>menu</p></nav>
        <div data-search-exclude><div>weg</div><p>ook</p></div><h2 id="b">Twee</h2><ul><li>Eén</li><li>Twee</li></ul><h3>zonder id</h3></article><p>na</p>""",
        encoding="utf-8",
    )
    found = passages(page)
    assert [(one.anchor, one.heading, one.blocks) for one in found] == [
        ("a", "Kop & meer", ["Een wijkaanpak."]),
        ("b", "Twee", ["Eén", "Twee", "zonder id"]),
    ]


def test_definitions_stay_out_of_what_is_shown(guide: Guide, site: Path) -> None:
    shown = json.loads((site / search.PASSAGES / "orienteren-urgentie.json").read_text(encoding="utf-8"))
    blocks = [block for blocks in shown.values() for block in blocks]
    assert not [term.definition for term in guide.glossary.values() if any(term.definition in block for block in blocks)]


def test_words_of_a_thesaurus_are_known(guide: Guide, site: Path) -> None:
    index = json.loads((site / search.INDEX).read_text(encoding="utf-8"))
    assert front_coded(["wijk", "wijken"]) == "0wijk 4en"
    known = {
        root(word, "nl")
        for word in words(
            " ".join(
                block
                for file in (site / search.PASSAGES).glob("*.json")
                for blocks in json.loads(file.read_text(encoding="utf-8")).values()
                for block in blocks
            )
        )
    }
    assert len(index["synonyms"]) > 200
    unknown = [
        synonym.id
        for synonym in guide.thesaurus.values()
        if not {root(word, "nl") for means in synonym.means for word in words(means)} & known
    ]
    assert unknown == []


def test_a_case_lies_in_its_province(guide: Guide) -> None:
    lying = {id: [region.title for region in regions_of(guide, id)] for id in guide.cases}
    assert lying["langdonk-roosendaal"] == ["Noord-Brabant", "Zuid-Nederland"]
    assert lying["hackney-londen"] == []
    known = {town for _, town in guide.municipalities}
    assert [id for id, case in guide.cases.items() if case.place.municipality in known and len(lying[id]) != 2] == []


def test_every_dutch_municipality_lies_in_one_province(guide: Guide) -> None:
    every = [town.name for region in guide.regions.values() for town in region.municipalities]
    assert len(every) == len(set(every)) == 342
