"""The formats that the guide is published in. A module of this room registers what it makes; nothing else has to know."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from guide.content.guide import Guide
from guide.settings import Settings

Maker = Callable[[Guide, Settings], Mapping[str, str | bytes]]
_makers: list[Maker] = []


def output(make: Maker) -> Maker:
    """Register a function that returns files by their path from the site's root."""
    _makers.append(make)
    return make


def output_files(guide: Guide, settings: Settings) -> dict[str, str | bytes]:
    """Return every file of every format by its path from the site's root. The same input gives the same bytes."""
    package = __name__.rpartition(".")[0]
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")
    with ThreadPoolExecutor() as pool:  # drawing leaves Python free to do the rest
        made = pool.map(lambda make: make(guide, settings), sorted(_makers, key=lambda make: make.__module__))
        return {path: content for files in made for path, content in files.items()}
