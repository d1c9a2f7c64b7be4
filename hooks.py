"""What a setting cannot do: our tables, and for `make serve` fresh generated files before each build and the search index after it."""

from pathlib import Path
from typing import Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from guide.generate import generate
from guide.load import load
from guide.problems import ContentError
from guide.search import write_search
from guide.tables import TableExtension

serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global serving
    serving = command == "serve"


@event_priority(100)
def on_config(config: Any) -> None:
    """Before the pages are collected. A content problem ends this build, not the server."""
    config.markdown_extensions.append(TableExtension())
    if not serving:
        return
    root = Path(config.config_file_path).parent
    try:
        generate(load(root), root / "docs")
    except ContentError as error:
        raise PluginError(f"De inhoud klopt nog niet:\n{error}") from None


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """After the search plugin has written its index: ours."""
    if serving:
        write_search(load(Path(config.config_file_path).parent), Path(config.site_dir))
