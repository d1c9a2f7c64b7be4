"""Markdown to HTML, kept from build to build: a page of which only the fragments changed is not converted again.

A key holds the text of the page, with signs in the place of fragments; where that text has links or HTML, also where the page stands.
What links lead to is known by the names of all files.
"""

import json
import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
import mkdocs
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink, get_toc

from guide.fragments.compiled import code
from guide.kept import files_of, find, keep, key_of

TO_PLACES = "](", "]:", "<"  # how links and HTML begin
SETTINGS = ("mdx_configs", "validation", "use_directory_urls", "site_url")


class _Warned(logging.Handler):
    """Tells whether MkDocs warned of anything."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.of_anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.of_anything = True


def convert(page: Any, config: Any, files: Files) -> None:
    """Do what `Page.render` does, or what it did before. What it warned of is not kept: it is to be said again."""
    place = page.file.src_uri if any(mark in page.markdown for mark in TO_PLACES) else ""
    settings = [str(config["theme"]["language"]), *(repr(config[name]) for name in SETTINGS)]
    settings += [each for each in config["markdown_extensions"] if isinstance(each, str)]
    key = key_of("page", *settings, _around(files, Path(config.config_file_path).parent), place, page.markdown)
    known = find(key)
    if known is not None:
        _fill(page, json.loads(known), files)
        return
    warned = _Warned()
    pages.log.addHandler(warned)
    try:
        type(page).render(page, config, files)
    finally:
        pages.log.removeHandler(warned)
    if not warned.of_anything:
        keep(key, json.dumps(_told(page)).encode())


@lru_cache(maxsize=1)
def _around(files: Files, root: Path) -> str:
    """Return the key of what a conversion depends on beside the page: code, versions, and which files there are."""
    there = [f"{file.src_uri} {file.dest_uri} {file.inclusion}" for file in files]
    return key_of(markdown.__version__, mkdocs.__version__, code(), files_of(root.glob("*.py")), *there)


def _told(page: Any) -> dict[str, Any]:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return {
        "content": page.content,
        "toc": _tokens(page.toc),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids),
        "links": links,
    }


def _fill(page: Any, told: dict[str, Any], files: Files) -> None:
    page.content, page.toc, page._title_from_render = told["content"], get_toc(told["toc"]), told["title"]
    page.present_anchor_ids = set(told["anchors"])
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in told["links"].items()}


def _tokens(items: Iterable[AnchorLink]) -> list[Any]:
    return [{"name": item.title, "id": item.id, "level": item.level, "children": _tokens(item.children)} for item in items]
