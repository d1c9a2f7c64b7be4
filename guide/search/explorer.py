"""The words of the case explorer's own field: which case holds which word."""

import json

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.insight.texts import weighted
from guide.language.stems import root, words
from guide.search.lexicon import lexicon
from guide.search.regions import regions_of


def search_text(guide: Guide, id: str) -> str:
    """Return all words of a case on one line: what the field "Zoek in casussen" looks in."""
    regions = [name for region in regions_of(guide, id) for name in (region.title, *region.aliases)]
    return " ".join([*(text for _, text in weighted(guide, guide.cases[id])), *regions])


def word_index(guide: Guide) -> dict[str, object]:
    """Return the lexicon of the cases, in which a word stands at places in `cases`, their ids in order."""
    code, forms, found = guide.about.language, set(), dict[str, list[int]]()
    for number, id in enumerate(guide.cases):
        held = set(words(search_text(guide, id)))
        forms |= held
        for word_root in sorted({root(word, code) for word in held}):
            found.setdefault(word_root, []).append(number)
    return {"cases": list(guide.cases), **lexicon(guide, forms, found)}


def word_files(guide: Guide) -> dict[str, str]:
    """Return the index of the explorer's field by its path from the site's root."""
    return {address(guide, "case_words"): json.dumps(word_index(guide), ensure_ascii=False, separators=(",", ":")) + "\n"}
