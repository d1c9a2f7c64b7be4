"""The words of the case explorer's own field: which case holds which word."""

import json

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.insight.texts import weighted
from guide.language.stems import words


def search_text(guide: Guide, id: str) -> str:
    """Return all words of a case on one line: what the field "Zoek in casussen" looks in."""
    return " ".join(text for _, text in weighted(guide, guide.cases[id]))


def word_index(guide: Guide) -> dict[str, object]:
    """Return which cases hold a word: `cases`, their ids in order, and `words`, a word to places in that list."""
    found: dict[str, list[int]] = {}
    for number, id in enumerate(guide.cases):
        for word in sorted(set(words(search_text(guide, id)))):
            found.setdefault(word, []).append(number)
    return {"cases": list(guide.cases), "words": dict(sorted(found.items()))}


def word_files(guide: Guide) -> dict[str, str]:
    """Return the index of the explorer's field by its path from the site's root."""
    return {address(guide, "case_words"): json.dumps(word_index(guide), ensure_ascii=False, separators=(",", ":")) + "\n"}
