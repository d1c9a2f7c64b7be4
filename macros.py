"""Registers the guide's fragments as macros for the pages. All work is done in `guide/`."""

import functools
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from guide.links import UnknownId
from guide.load import load
from guide.problems import ContentError
from guide.views import Views

MACROS = [name for name in dir(Views) if not name.startswith("_") and name not in {"render", "url", "place", "phases_of", "label"}]


def define_env(env: Any) -> None:
    """Give every page the macros, with links relative to that page and errors that name page and line."""
    try:
        guide = load(Path(env.project_dir))
    except ContentError as error:
        raise PluginError(f"De inhoud klopt nog niet:\n{error}") from None
    env.conf["extra"]["handbook"] = guide.about.model_dump()
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
            try:
                return str(getattr(views(), name)(*args, **kwargs))
            except (UnknownId, TypeError) as error:
                print(f"{_place(env.page)}: {name}: {error}", file=sys.stderr)
                raise SystemExit(1) from None

        return call

    for name in MACROS:
        env.macro(macro(name), name)


def _place(page: Any) -> str:
    """Return "docs/page.md:12": the line of the template that is being rendered, front matter counted in."""
    frame = sys._getframe()
    while frame.f_back and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    template = frame.f_globals.get("__jinja_template__")
    line = template.get_corresponding_lineno(frame.f_lineno) if template else 1
    source = Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")
    front_matter = source.split("\n---", 1)[0].count("\n") + 2 if source.startswith("---") else 0
    body = source.split("\n")[front_matter:]
    blank = next((number for number, text in enumerate(body) if text.strip()), 0)
    return f"docs/{page.file.src_uri}:{front_matter + blank + line}"
