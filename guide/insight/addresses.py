"""Every address of the site, from its root. Pages that people write stand where the language file says."""

from guide.content.guide import Guide


def address(guide: Guide, page: str, id: object = "") -> str:
    """Return the address of a page by its name in the language file, "case" or "glossary"; `id` says which one."""
    return guide.words(f"addresses.{page}", id=str(id))


def chapter_address(id: str) -> str:
    """Return the address of a chapter or phase."""
    return f"{id}/"


def section_address(guide: Guide, id: str) -> str:
    """Return the address of a section."""
    return f"{guide.chapter_of[id].id}/{id}/"


def source_file(address: str) -> str:
    """Return the Markdown file of a generated page, below `docs/`."""
    return address.rstrip("/") + ".md"
