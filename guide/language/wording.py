"""Small Dutch wording shared by pages, exports and forms."""

import re
import unicodedata


def counted(number: int, one: str, many: str) -> str:
    """Return "1 casus" or "3 casussen", with a dot for thousands."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else many}"


def sort_key(name: str) -> str:
    """Return what a name is filed under: no accents, capitals or quotes, and "'t Hooft" under the H."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"^\W*([st]\s)?\W*", "", plain) if name[:1] in "'’‘" else plain.lstrip("\"' ")


def lower_first(title: str) -> str:
    """Return a title as it stands within a sentence: "Urgentie afwegen" becomes "urgentie afwegen", "NPLV-afspraken" stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def checklist_name(title: str) -> str:
    """Return "Checklist urgentie afwegen" for the title "Urgentie afwegen"."""
    return f"Checklist {title[:1].lower()}{title[1:]}"


def slug(name: str) -> str:
    """Return a name as a part of an address: "'s-Hertogenbosch" becomes "s-hertogenbosch", "Súdwest-Fryslân" "sudwest-fryslan"."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
