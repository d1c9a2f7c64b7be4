"""The search index: what is in it, and that it stays small."""

import gzip
import json
import re
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.language.stems import fold, joined_words, language, root, words
from guide.search import index as search
from guide.search.pages import results, shortened
from tests.search.synthetic import many_cases

AT_THOUSAND = 400_000  # bytes gzip for index, texts and scripts at 1,000 cases


def test_words_are_folded_and_split() -> None:
    assert words("Thema’s: Oriënteren, go/no-go (4.2)") == ["themas", "orienteren", "go", "no", "go", "4.2"]
    assert words("Één café in Súdwest-Fryslân, a_b") == ["een", "cafe", "in", "sudwest", "fryslan", "a", "b"]
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
    index = json.loads((site / search.OWN_INDEX).read_text(encoding="utf-8"))
    found = {result[0] for result in index["results"]}
    contents = json.loads((site / "data/guide.json").read_text(encoding="utf-8"))
    sections = [*contents["theory"], *(section for phase in contents["phases"] for section in phase["sections"])]
    wanted = [*sections, *contents["phases"], *contents["cases"], *contents["checklists"], *contents["terms"], *contents["sources"]]
    assert {entry["url"] for entry in wanted} <= found


def test_addresses_of_parts_exist(site: Path) -> None:
    index = json.loads((site / search.OWN_INDEX).read_text(encoding="utf-8"))
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
    written = json.loads((site / search.FULL_INDEX).read_text(encoding="utf-8"))["docs"]
    large, pages = many_cases(guide, 1000)
    found = results(large, [*written, *pages])
    data = [search.search_index(large, found), [result.summary for result in found]]
    scripts = [
        *(site / "assets/search").glob("*.js"),
        *(site / "assets/shared" / name for name in ("dom.js", "wording.js", "words.js", "languages/nl.js")),
    ]
    sizes = [len(gzip.compress(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode(), 9)) for part in data]
    assert sum(result.kind == "case" for result in found) == 1000
    assert sum(sizes) + sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) <= AT_THOUSAND


def test_texts_are_cut_at_a_sentence_or_a_word() -> None:
    assert shortened("Kort.", 20) == "Kort."
    assert shortened("Een hele zin hier. En nog een zin die niet past.", 30) == "Een hele zin hier."
    assert shortened("Woorden zonder een punt, en dan nog meer woorden", 26) == "Woorden zonder een punt …"
