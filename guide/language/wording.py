"""How names stand in sentences and addresses."""

import re
import unicodedata

WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)  # letters that are more than one with an accent


def sort_key(name: str) -> str:
    """Return what a name is filed under: no accents, capitals or quotes, and "'t Hooft" under the H."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"^\W*([st]\s)?\W*", "", plain) if name[:1] in "'’‘" else plain.lstrip("\"' ")


def lower_first(title: str) -> str:
    """Return a title as it stands within a sentence: "Urgentie afwegen" becomes "urgentie afwegen", "NPLV-afspraken" stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def slug(name: str) -> str:
    """Return a name as a part of an address: "'s-Hertogenbosch" becomes "s-hertogenbosch", "Súdwest-Fryslân" "sudwest-fryslan"."""
    plain = unicodedata.normalize("NFD", name.casefold().translate(WHOLE_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
