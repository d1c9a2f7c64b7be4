"""How a message names a value and what could have been meant."""

import difflib
from collections.abc import Iterable


def nearest(value: object, allowed: Iterable[str]) -> str:
    """Return " Bedoel je 'x'?" for the allowed value most like `value`, or nothing when none is close."""
    names = {name.lower(): name for name in allowed}
    close = difflib.get_close_matches(str(value).lower()[:80], list(names), n=1, cutoff=0.5)
    return f" Bedoel je '{names[close[0]]}'?" if close else ""


def choices(allowed: Iterable[str], most: int = 40) -> str:
    """Return " Kies uit: a, b, c." with at most `most` values named."""
    names = sorted(allowed)
    shown = ", ".join(names[:most]) + (f" en nog {len(names) - most}" if len(names) > most else "")
    return f" Kies uit: {shown}." if names else ""


def quoted(value: object, most: int = 60) -> str:
    """Show a value inside a message: on one line, cut off, in single quotes."""
    text = " ".join(str(value).split())
    return f"'{text[:most]}…'" if len(text) > most else f"'{text}'"
