"""Words as the search sees them: folded, split and brought back to a root, by the rules of their language.

The browser does the same in guide/theme/assets/shared/words.js; a test compares both on every word of a site.
The stemmers are Snowball's (snowballstem.org/algorithms): dutch_porter and porter.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer
import yaml

TOKEN = re.compile(r"\d+\.\d+|[a-z0-9]+")
APOSTROPHES = re.compile("['’‘`]")
UNHEARD = {"Mn", "Mc", "Me", "Cf"}  # accents, and signs that nobody sees
PLURAL = re.compile(r"(i|t|d|j|g|ur)es$")
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
FOLDER = Path(__file__).parent


def fold(text: str) -> str:
    """Return text in lower case, wide and joined letters as plain ones, without accents, apostrophes and signs that nobody sees."""
    if text.isascii():
        return APOSTROPHES.sub("", text.lower())
    plain = APOSTROPHES.sub("", unicodedata.normalize("NFKD", text).lower())
    return "".join(char for char in plain if char < "\x80" or unicodedata.category(char) not in UNHEARD)


def words(text: str) -> list[str]:
    """Return the words of a text: letters and digits, numbers like 4.2 whole."""
    return TOKEN.findall(fold(text))


def joined_words(text: str) -> list[str]:
    """Return words written with a hyphen as one word: "co-creatie" gives "cocreatie"."""
    return [match.replace("-", "") for match in re.findall(r"[a-z]+(?:-[a-z]+)+", fold(text))]


@lru_cache(maxsize=200_000)
def root(word: str, code: str) -> str:
    """Return the root of a folded word in a language: what its singular, plural and verb forms share. Short words stay as they are."""
    return ROOTS[code](word) if len(word) > 3 and word.isalpha() else word


def _dutch(word: str) -> str:
    stem = DOUBLED.sub(r"\1", _stemmer("dutch_porter").stemWord(PLURAL.sub(r"\1e", word)))
    if len(stem) > 2 and stem[-1] in "vz":
        stem = stem[:-1] + ("f" if stem[-1] == "v" else "s")
    return stem


def _english(word: str) -> str:
    return str(_stemmer("porter").stemWord(word))


ROOTS: dict[str, Callable[[str], str]] = {"nl": _dutch, "en": _english}


@lru_cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)


@lru_cache
def language(code: str) -> dict[str, Any]:
    """Return the code of a language and the lists of its file, words folded; `particles` of verbs and what stands before an
    `infinitive`; `kinds`: words by the kind of page they ask for; `page`: words before the number of a page of the handbook."""
    lists = yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))
    return {
        "code": code,
        "stop": words(lists["stop_words"]),
        "question": words(lists["question_words"]),
        "particles": words(lists["particles"]),
        "infinitive": lists["infinitive"],
        "page": words(lists["page_words"]),
        "kinds": {kind: [fold(word) for word in asked] for kind, asked in lists["kinds"].items()},
    }
