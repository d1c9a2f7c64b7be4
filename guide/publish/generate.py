"""Writes what the site generator must find on disk. Files that did not change stay untouched; stale ones go."""

from collections.abc import Mapping
from pathlib import Path

from guide.content.guide import Guide
from guide.fragments.pages import generated_pages
from guide.outputs.cards import cards
from guide.outputs.registry import output_files
from guide.search.explorer import word_files
from guide.settings import Settings

MANIFEST = ".generated"


def generate(guide: Guide, docs: Path, settings: Settings) -> list[str]:
    """Write pages, open data, forms and cards below `docs` and return the paths that changed."""
    manifest = docs / MANIFEST
    earlier = set(manifest.read_text(encoding="utf-8").split("\n")) - {""} if manifest.exists() else set()
    files: dict[str, str | bytes] = {**generated_pages(guide), **word_files(guide), **output_files(guide, settings)}
    changed = _write_all(files, docs) + _remove({path for path in earlier - set(files) if path.endswith(".md")}, docs)
    drawn = cards(guide, docs)  # after the pages: they are drawn from what stands on disk
    changed += _write_all(drawn, docs) + _remove(earlier - set(files) - set(drawn), docs)
    write(manifest, "\n".join(sorted({**files, **drawn})) + "\n")
    return changed


def _write_all(files: Mapping[str, str | bytes], docs: Path) -> list[str]:
    return [path for path, content in files.items() if write(docs / path, content)]


def _remove(paths: set[str], docs: Path) -> list[str]:
    there = sorted(path for path in paths if (docs / path).exists())
    for path in there:
        (docs / path).unlink()
    return there


def write(path: Path, content: str | bytes) -> bool:
    """Write a file unless it already holds just that. Returns whether it changed."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
