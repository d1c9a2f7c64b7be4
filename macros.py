"""Registers the guide's fragments as macros for the pages. All work is done in `guide/`."""

import functools
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import PluginError

from guide.language.words import load_words
from guide.links import UnknownId
from guide.load import load
from guide.problems import ContentError, choices, nearest
from guide.views import Views

MACROS = [name for name in dir(Views) if not name.startswith("_") and name not in {"render", "url", "place", "phases_of", "label"}]


def define_env(env: Any) -> None:
    """Give every page the macros, with links relative to that page and errors that name page and line."""
    try:
        guide = load(Path(env.project_dir))
    except ContentError as error:
        raise PluginError(f"De inhoud klopt nog niet:\n{error}") from None
    env.conf["extra"]["handbook"] = guide.about.model_dump()
    env.conf["extra"]["words"] = load_words(env.conf["theme"]["language"])
    page_views: dict[str, Views] = {}

    def views() -> Views:
        page = env.page
        if page.file.src_uri not in page_views:
            links = {"edit": f"{os.environ['REPO_URL']}/edit/main" if os.environ.get("REPO_URL") else ""}
            page_views[page.file.src_uri] = Views(guide, base="../" * page.url.count("/"), links=links)
        return page_views[page.file.src_uri]

    def macro(name: str) -> Any:
        @functools.wraps(getattr(Views, name))
        def call(*args: Any, **kwargs: Any) -> str:
            return str(getattr(views(), name)(*args, **kwargs))

        return call

    for name in MACROS:
        env.macro(macro(name), name)


def on_pre_page_macros(env: Any) -> None:
    """Render a page, and tell the plugin not to: it renders titles too, which may hold contributed text, and hides where an error is."""
    body = env.markdown
    try:
        env.markdown = env.env.from_string(body).render()
    except (UnknownId, TypeError, TemplateError) as error:
        source = Path(env.page.file.abs_src_path).read_text(encoding="utf-8-sig")
        line = source.count("\n") - body.count("\n") + _line(error)
        print(f"docs/{env.page.file.src_uri}:{line}: {_explained(error)}", file=sys.stderr)
        raise SystemExit(1) from None
    env.page.meta["render_macros"] = False


def _line(error: Exception) -> int:
    """Return the line of a page's template, from 1, that an error arose from."""
    if isinstance(error, TemplateSyntaxError) and error.filename is None:
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines and lines[-1] else 1


def _explained(error: Exception) -> str:
    unknown = re.fullmatch(r"'(\w+)' is undefined", str(error))
    if unknown:
        return f"Er is geen macro '{unknown[1]}'.{nearest(unknown[1], MACROS)}{choices(MACROS)}"
    if isinstance(error, UnknownId):
        return str(error)
    return f"Deze macro klopt niet: {error}"
