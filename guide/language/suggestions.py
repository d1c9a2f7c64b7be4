"""How a message names a value and what could have been meant."""

import difflib
from collections.abc import Iterable

from guide.language.words import t

ALIKE = 0.72  # difflib's ratio: two words that differ in more than a quarter of their letters are not meant for each other


def near(value: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed value that was meant: spelled much alike, else the only one that shares all its words or begins alike."""
    names = {name.lower(): name for name in allowed}
    given = value.lower()[:80]
    close = difflib.get_close_matches(given, list(names), n=1, cutoff=ALIKE)
    if not close and given:
        asked = set(given.split("-"))
        close = [name for name in names if name.startswith(given) or asked <= set(name.split("-")) or set(name.split("-")) <= asked]
    return names[close[0]] if len(close) == 1 else None


def nearest(value: object, allowed: Iterable[str]) -> str:
    """Return " Do you mean 'x'?" for the allowed value that was meant, or nothing when none is near."""
    name = near(str(value), allowed)
    return f" {t('suggestions.nearest', value=name)}" if name else ""


def choices(allowed: Iterable[str], most: int = 40) -> str:
    """Return " Choose from: a, b, c." with at most `most` values named."""
    names = sorted(allowed)
    shown = ", ".join(names[:most])
    if len(names) > most:
        shown = t("suggestions.more", values=shown, more=len(names) - most)
    return f" {t('suggestions.choices', values=shown)}" if names else ""


def quoted(value: object, most: int = 60) -> str:
    """Show a value inside a message: on one line, cut off, in single quotes."""
    text = " ".join(str(value).split())
    return f"'{text[:most]}…'" if len(text) > most else f"'{text}'"
