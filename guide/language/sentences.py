"""Running text as its reader counts it: sentences and words, each where it stands."""

import re
from collections.abc import Iterator
from functools import lru_cache

MARKUP = re.compile(r"\]\([^)]*\)|[*_`\[\]>#]")
BREAK = re.compile(r"""\n\s*\n(?:\s*(?:[-*]|\d+\.)\s+)?|\n\s*(?:[-*]|\d+\.)\s+|(?<=[.!?])[”’"']?\s+(?=[*_\[(‘“"']*[A-Z0-9À-Ý])""")
WORD = re.compile(r"[^\W_][\w'’-]*")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return Markdown with spaces in the place of its markup: every word stays where it is."""
    return MARKUP.sub(lambda found: " " * len(found[0]), text)


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words of a text, or of the part of it between two places, as its reader sees them."""
    return WORD.findall(bare(text)[start:end])


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield every sentence, a list item at least one, with its place in the text in characters."""
    start = 0
    for end in BREAK.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
