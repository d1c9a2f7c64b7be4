"""Small Dutch wording shared by pages, exports and forms."""

import re
import unicodedata
from collections.abc import Sequence

COUNTRIES = {
    "NL": "Nederland", "BE": "België", "DE": "Duitsland", "GB": "Verenigd Koninkrijk", "FR": "Frankrijk",
    "CA": "Canada", "US": "Verenigde Staten", "DK": "Denemarken", "SE": "Zweden", "NO": "Noorwegen",
}  # fmt: skip
KINDS = {"method": "Methode", "policy": "Beleid", "background": "Achtergrond"}


def counted(number: int, one: str, many: str) -> str:
    """Return "1 casus" or "3 casussen", with a dot for thousands."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else many}"


def joined(words: Sequence[str]) -> str:
    """Return "a, b en c"."""
    return ", ".join(words[:-1]) + " en " + words[-1] if len(words) > 1 else "".join(words)


def page_ranges(pages: Sequence[int]) -> str:
    """Return page numbers as "p. 26" or "p. 26-27, 33"."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return "p. " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges) if ranges else ""


def checklist_name(title: str) -> str:
    """Return "Checklist urgentie afwegen" for the title "Urgentie afwegen"."""
    return f"Checklist {title[:1].lower()}{title[1:]}"


def slug(name: str) -> str:
    """Return a name as a part of an address: "'s-Hertogenbosch" becomes "s-hertogenbosch", "Súdwest-Fryslân" "sudwest-fryslan"."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
