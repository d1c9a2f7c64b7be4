"""What the engine makes of a guide itself, whichever generator builds the rest: pages, open data, forms and cards.

Nothing of it is written among the pages that people write, so nothing of it can go stale there.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.content.guide import Guide
from guide.fragments.case_files import case_files
from guide.fragments.pages import generated_pages
from guide.outputs.cards import cards
from guide.outputs.registry import output_files
from guide.search.explorer import word_files
from guide.settings import Settings

MANIFEST = ".generated"


def generated_files(guide: Guide, settings: Settings) -> dict[str, str | bytes]:
    """Return every generated file by its path: Markdown below `docs/`, anything else from the site's root."""
    return {**generated_pages(guide), **made_files(guide, settings)}


def made_files(guide: Guide, settings: Settings) -> dict[str, str | bytes]:
    """Return what is no page: open data, forms, words and cards, by its path from the site's root."""
    docs = guide.root / "docs"
    written = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8-sig") for path in docs.rglob("*.md")}
    pages = {**written, **generated_pages(guide)}
    with ThreadPoolExecutor() as pool:
        drawn = pool.submit(cards, guide, pages)  # beside the other drawings, which leave a core
        files = {**word_files(guide), **case_files(guide), **output_files(guide, settings)}
        return {**files, **drawn.result()}


def sweep(docs: Path) -> None:
    """Remove what versions before 2 generated below `docs/`, where their list of it still stands."""
    manifest = docs / MANIFEST
    if manifest.exists():
        for path in manifest.read_text(encoding="utf-8").split("\n"):
            if path and docs.resolve() in (docs / path).resolve().parents:
                (docs / path).unlink(missing_ok=True)
        manifest.unlink()


def write(path: Path, content: str | bytes) -> bool:
    """Write a file unless it already holds just that. Returns whether it changed."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
