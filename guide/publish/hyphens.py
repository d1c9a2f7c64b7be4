"""Where long words of headings may break: soft hyphens, for browsers that know no hyphenation in the page's language.

Pyphen (pyphen.org) knows the syllables, by the dictionaries of LibreOffice.
"""

import re
from functools import cache

from pyphen import Pyphen, language_fallback

LONG = re.compile(r"[^\W\d_]{18,}")  # a shorter word fits on a line of the narrowest screen
EACH_SIDE = 4  # letters that stay together at the start and the end
HEADING = re.compile(r"<(h[1-4]|th|summary)\b[^>]*>.*?</\1>", re.DOTALL)
TEXT = re.compile(r"(?<=>)[^<]+")


def with_soft_hyphens(html: str, language: str) -> str:
    """Return a page whose headings, also those of tables, have soft hyphens in long words."""

    def soften(heading: re.Match[str]) -> str:
        return TEXT.sub(lambda text: LONG.sub(lambda word: hyphenated(word[0], language), text[0]), heading[0])

    return HEADING.sub(soften, html)


@cache
def hyphenated(word: str, language: str) -> str:
    """Return a word with a soft hyphen at each place where it may break; as it is in a language without a dictionary."""
    known = language_fallback(language)
    return _syllables(known).inserted(word, "\u00ad") if known else word


@cache
def _syllables(language: str) -> Pyphen:
    return Pyphen(lang=language, left=EACH_SIDE, right=EACH_SIDE)
