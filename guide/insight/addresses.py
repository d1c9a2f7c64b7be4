"""Every address of the site, from its root. Pages that people write stand where the language file says."""

from guide.content.guide import Guide


def address(guide: Guide, page: str, id: object = "") -> str:
    """Return the address of a page by its name in the language file, "case" or "glossary"; `id` says which one."""
    return guide.words(f"addresses.{page}", id=str(id))


def part_address(guide: Guide, page: str, number: int) -> str:
    """Return the address of a page of a long list: the first stands at the list's own address."""
    return address(guide, page) + (f"{number}/" if number > 1 else "")


def chapter_address(id: str) -> str:
    """Return the address of a chapter or phase."""
    return f"{id}/"


def section_address(guide: Guide, id: str) -> str:
    """Return the address of a section."""
    return f"{guide.chapter_of[id].id}/{id}/"


def source_file(address: str) -> str:
    """Return the Markdown file of a generated page, below `docs/`."""
    return address.rstrip("/") + ".md"
