"""How a message names a value and what could have been meant."""

import difflib
from collections.abc import Iterable

from guide.language.words import t


def nearest(value: object, allowed: Iterable[str]) -> str:
    """Return " Do you mean 'x'?" for the allowed value most like `value`, or nothing when none is close."""
    names = {name.lower(): name for name in allowed}
    close = difflib.get_close_matches(str(value).lower()[:80], list(names), n=1, cutoff=0.5)
    return f" {t('suggestions.nearest', value=names[close[0]])}" if close else ""


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
