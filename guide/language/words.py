"""Every word of the interface: one JSON file a language, read by Python, templates, Typst and scripts.

A key names a text by its path, `forms.workbook`. A text may hold values, `{place}`, and have a singular and a plural,
`{"one": "{count} casus", "other": "{count} casussen"}`, chosen by `count`. Braces around anything but the name of a value are text.
"""

import json
import re
from collections.abc import Sequence
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
DEFAULT = "nl"
VALUE = re.compile(r"\{(\w+)\}")
_spoken: ContextVar[str] = ContextVar("language", default=DEFAULT)


class Words:
    """The texts of one language, such as "nl"; call it with a key. Get it from `words_of`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tree: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a key with its values filled in. Raises KeyError for an unknown key."""
        entry = self.part(key)
        if isinstance(entry, dict):
            entry = entry["one" if values["count"] == 1 else "other"]
        return VALUE.sub(lambda found: self._shown(values.get(found[1], found[0])), entry) if values else entry

    def part(self, key: str) -> Any:
        """Return what stands under a key: a text, the forms of a text, or a part of the tree such as the names of countries."""
        entry: Any = self.tree
        for step in key.split("."):
            try:
                entry = entry[step]
            except (KeyError, TypeError):
                raise KeyError(key) from None
        return entry

    def html(self, key: str, **values: object) -> Markup:
        """Return a text as HTML: whatever a value holds is escaped, unless it is Markup already."""
        shown = {name: escape(value if hasattr(value, "__html__") else self._shown(value)) for name, value in values.items()}
        return Markup(VALUE.sub(lambda found: str(shown.get(found[1], escape(found[0]))), str(escape(self.part(key)))))

    def number(self, value: int) -> str:
        """Return a whole number with the language's mark for thousands."""
        return f"{value:,}".replace(",", self.part("format.thousands"))

    def day(self, iso: str) -> str:
        """Return a day such as 2026-11-26 as people write it: 26 november 2026."""
        year, month, day = iso.split("-")
        return self("format.day", day=str(int(day)), month=self.part("format.months")[int(month) - 1], year=year)

    def joined(self, parts: Sequence[str]) -> str:
        """Return "a, b en c"."""
        return f"{', '.join(parts[:-1])} {self('format.and')} {parts[-1]}" if len(parts) > 1 else "".join(parts)

    def page_ranges(self, pages: Sequence[int]) -> str:
        """Return page numbers as "p. 26" or "p. 26-27, 33"; nothing for no pages."""
        ranges: list[list[int]] = []
        for page in sorted(set(pages)):
            if ranges and page == ranges[-1][1] + 1:
                ranges[-1][1] = page
            else:
                ranges.append([page, page])
        listed = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
        return self("format.pages", pages=listed) if ranges else ""

    def _shown(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


@lru_cache
def words_of(language: str) -> Words:
    """Return the words of a language that has a file."""
    return Words(language)


def speak(language: str) -> None:
    """Choose the language of messages about content that is still being read."""
    _spoken.set(language)


def spoken() -> Words:
    """Return the words of the language that is spoken now. Whoever holds a Guide uses `guide.words` instead."""
    return words_of(_spoken.get())


def t(key: str, **values: object) -> str:
    """Return a text in the language that is spoken now."""
    return spoken()(key, **values)
