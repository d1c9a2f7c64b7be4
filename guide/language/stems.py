"""Dutch words as the search sees them: folded, split and brought back to a root.

The browser does the same in guide/theme/assets/shared/words.js; a test compares both on every word of the site.
The stemmer is Snowball's for Dutch (snowballstem.org/algorithms/dutch_porter).
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer
import yaml

from guide.language.words import words_of

TOKEN = re.compile(r"\d+\.\d+|[a-z0-9]+")
APOSTROPHES = re.compile("['’‘`]")
PLURAL = re.compile(r"(i|t|d|j|g|ur)es$")
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
LANGUAGE = Path(__file__).parent / "nl.yml"


def fold(text: str) -> str:
    """Return text in lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFD", APOSTROPHES.sub("", text.lower()))
    return "".join(char for char in plain if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the words of a text: letters and digits, numbers like 4.2 whole."""
    return TOKEN.findall(fold(text))


def joined_words(text: str) -> list[str]:
    """Return words written with a hyphen as one word: "co-creatie" gives "cocreatie"."""
    return [match.replace("-", "") for match in re.findall(r"[a-z]+(?:-[a-z]+)+", fold(text))]


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """Return the root of a folded word: what its singular, plural and verb forms share. Short words stay as they are."""
    if len(word) < 4 or not word.isalpha():
        return word
    stem = _stemmer().stemWord(PLURAL.sub(r"\1e", word))
    stem = DOUBLED.sub(r"\1", stem)
    if len(stem) > 2 and stem[-1] in "vz":
        stem = stem[:-1] + ("f" if stem[-1] == "v" else "s")
    return str(stem)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("dutch_porter")


@lru_cache(maxsize=1)
def language() -> dict[str, Any]:
    """Return what the browser's search knows of Dutch: its code, a label, and the lists of nl.yml with words folded."""
    lists = yaml.safe_load(LANGUAGE.read_text(encoding="utf-8"))
    return {
        "code": "nl",
        "many_phases": words_of("nl")("search.many_phases"),
        "stop": words(lists["stop_words"]),
        "question": words(lists["question_words"]),
        "kinds": {kind: [fold(word) for word in asked] for kind, asked in lists["kinds"].items()},
    }
