"""The words of the interface, read from `<language>.json`.

A file is a tree of names with texts for leaves. A text holds `{placeholders}`; where its form depends on a number there are two,
`{"one": "{count} case", "other": "{count} cases"}`, chosen by `count`. What stands under "scripts" goes to the browser too,
the part of a feature to the pages that run its scripts; guide/theme/assets/shared/wording.js reads it by the same rules.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@lru_cache
def load_words(language: str) -> dict[str, Any]:
    """Return the words of a language, "nl" or "en"; a language without a file is a ValueError that names those there are."""
    path = Path(__file__).parent / f"{language}.json"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.json")))
        raise ValueError(f"{language}: {known}")
    words: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return words


def word(words: dict[str, Any], key: str, **values: object) -> str:
    """Return the text at a key such as "scripts.cases.count" with its placeholders filled; a number gets its thousands marked."""
    found: Any = words
    for name in key.split("."):
        found = found[name]
    if isinstance(found, dict):
        found = found["one" if values["count"] == 1 else "other"]
    return PLACEHOLDER.sub(lambda match: _shown(words, values[match[1]]), found)


def _shown(words: dict[str, Any], value: object) -> str:
    return f"{value:,}".replace(",", words["thousands"]) if isinstance(value, int) else str(value)
