"""Writes what the site generator must find on disk. Files that did not change stay untouched; stale ones go."""

import os
from collections.abc import Mapping
from pathlib import Path

from guide.cards import cards
from guide.content import Guide
from guide.exports import open_data
from guide.forms import forms
from guide.pages import generated_pages

MANIFEST = ".generated"
LOCAL = "http://127.0.0.1:8000/"


def generate(guide: Guide, docs: Path) -> list[str]:
    """Write pages, open data, forms and cards below `docs` and return the paths that changed."""
    paper = forms(guide, os.environ.get("SITE_URL") or LOCAL)
    manifest = docs / MANIFEST
    earlier = set(manifest.read_text(encoding="utf-8").split("\n")) - {""} if manifest.exists() else set()
    files: dict[str, str | bytes] = {**generated_pages(guide), **open_data(guide), **paper}
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
