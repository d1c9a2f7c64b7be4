"""Writes what the site generator must find on disk. Files that did not change stay untouched; stale ones go."""

import os
from pathlib import Path

from guide.cards import cards
from guide.exports import open_data
from guide.forms import forms
from guide.load import Guide
from guide.pages import generated_pages

MANIFEST = ".generated"
LOCAL = "http://127.0.0.1:8000/"


def generate(guide: Guide, docs: Path) -> list[str]:
    """Write pages, open data, forms and cards below `docs` and return the paths that changed."""
    paper = forms(guide, os.environ.get("SITE_URL") or LOCAL)
    files: dict[str, str | bytes] = {**generated_pages(guide), **open_data(guide), **cards(guide, docs), **paper}
    changed = [path for path, content in files.items() if write(docs / path, content)]
    manifest = docs / MANIFEST
    earlier = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
    for stale in set(earlier) - set(files) - {""}:
        (docs / stale).unlink(missing_ok=True)
        changed.append(stale)
    write(manifest, "\n".join(sorted(files)) + "\n")
    return changed


def write(path: Path, content: str | bytes) -> bool:
    """Write a file unless it already holds just that. Returns whether it changed."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
