"""The guide inside MkDocs: a build of its pages, macros, and generated files beside those that people write.

`macros.py` and `hooks.py` of a handbook hand over to this module, the only one that knows the generator.
"""

import functools
import logging
import os
import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, file_sort_key

from guide.content.guide import Guide
from guide.content.problems import ContentError
from guide.fragments.compiled import keep_templates
from guide.fragments.links import UnknownId
from guide.fragments.views import MACROS, Views
from guide.generators.converting import convert
from guide.generators.passing import PassingFragments
from guide.generators.tables import TableExtension
from guide.insight.addresses import address
from guide.language.suggestions import choices, nearest, quoted
from guide.language.words import t
from guide.outputs import phase_colours
from guide.publish.finish import is_unused
from guide.publish.generate import generated_files
from guide.publish.problems import NotBuilt
from guide.reading.load import load
from guide.search.index import write_search
from guide.settings import read_settings

THEME = Path(__file__).parent.parent / "theme"
SHARED = "assets/shared"
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner


class Run:
    """What one run of the generator remembers: the command, and the guide, loaded once a build."""

    def __init__(self) -> None:
        self.serving = False
        self.fragments = PassingFragments()
        self._guide: Guide | None = None
        self._handed: Guide | None = None
        self.files: Mapping[str, str | bytes] | None = None
        self._views: dict[str, Views] = {}

    def views(self, page: Any, guide: Guide) -> Views:
        """Return the fragments of a page, the same all through its making."""
        path = page.file.src_uri
        if path not in self._views:
            self._views[path] = Views(guide, base="../" * page.url.count("/"), settings=read_settings())
        return self._views[path]

    @contextmanager
    def over(self, guide: Guide, files: Mapping[str, str | bytes] | None = None) -> Iterator[None]:
        """Use a guide that is loaded already, and of what the engine makes only these files if they are given."""
        self._handed, self.files = guide, files
        try:
            yield
        finally:
            self._handed = self.files = None

    def load(self, root: Path) -> Guide:
        """Return the guide of this build. Content that is wrong ends the build, not the server."""
        if self._guide is None or self._guide.root != root:
            try:
                self._guide = load(root)
            except ContentError as error:
                raise PluginError(t("unknown.content", problems=error)) from None
        return self._guide

    def begin(self) -> None:
        """Begin a new build."""
        self._guide, self._views = self._handed, {}


run = Run()


class _Said(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname:<8}-  {record.getMessage()}")


@contextmanager
def saying() -> Iterator[None]:
    """Raise NotBuilt, with all that MkDocs warned of, where MkDocs gives up."""
    said = _Said()
    loggers = [logging.getLogger(name) for name in {"mkdocs", build.__module__.partition(".")[0]}]  # ProperDocs has one of its own
    for logger in loggers:
        logger.addHandler(said)
    try:
        yield
    except MkDocsException as error:
        raise NotBuilt("\n".join(dict.fromkeys([*said.lines, str(error)]))) from None
    except TemplateSyntaxError as error:
        raise NotBuilt(f"{error.name}:{error.lineno}: {error.message}") from None
    finally:
        for logger in loggers:
            logger.removeHandler(said)


def render(guide: Guide, site: Path) -> None:
    """Build the pages of a guide into the folder `site`. Raises NotBuilt with all that MkDocs warns of: a strict build allows nothing."""
    with saying(), run.over(guide):
        config = load_config(str(guide.root / "mkdocs.yml"), strict=True, site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    run.serving = command == "serve"


@event_priority(100)
def on_config(config: Any) -> None:
    """Before the pages are collected."""
    run.begin()
    guide = run.load(Path(config.config_file_path).parent)
    config.site_url = read_settings().site_url
    config.markdown_extensions += [run.fragments, TableExtension(guide.words)]
    _dress(config, guide)


def _dress(config: Any, guide: Guide) -> None:
    """Put the guide's own theme over Material, from wherever the engine is installed; a handbook only names Material."""
    config.theme.dirs.insert(0, str(THEME))
    config.theme.update(language=guide.about.language, font=False, logo=f"{SHARED}/logo.svg", favicon=f"{SHARED}/favicon.svg")
    config.theme["features"] = []
    if read_settings().offline:
        config.theme.static_templates.add("offline.html")
    config.extra_css[:0] = [f"{SHARED}/tokens.css", f"{SHARED}/guide.css", f"{SHARED}/reading.css", phase_colours.PATH]
    script = ExtraScriptValue(f"{SHARED}/guide.js")
    script.type = "module"
    config.extra_javascript.insert(0, script)
    config.extra.update(generator=False, words=guide.words.tree)


def on_env(env: Any, config: Any, files: Any) -> None:
    """Give the theme's templates the guide, words and addresses that fragments have."""
    guide = run.load(Path(config.config_file_path).parent)
    keep_templates(env)
    offline = read_settings().offline and not run.serving
    env.globals.update(guide=guide, t=guide.words, to=functools.partial(address, guide), offline=offline)


def on_files(files: Files, config: Any) -> Files:
    """Add the generated files to those that people wrote; a file in `docs/` that stands in the way of one is refused."""
    keep_templates(config.plugins["macros"].env)
    generated = run.files or generated_files(run.load(Path(config.config_file_path).parent), read_settings())
    made = [File.generated(config, path, content=_bytes(content)) for path, content in generated.items()]
    written = {file.dest_uri: file.src_uri for file in files if file.src_dir == config.docs_dir}
    in_the_way = [written[file.dest_uri] for file in made if file.dest_uri in written]
    if in_the_way:
        raise PluginError("\n".join(t("publish.in_the_way", path=path) for path in in_the_way))
    used = [file for file in files if not is_unused(file.dest_uri)]
    return Files(sorted([*used, *made], key=file_sort_key))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """Once all pages stand: the index of the search."""
    if run.serving:
        write_search(run.load(Path(config.config_file_path).parent), Path(config.site_dir))


def define_env(env: Any) -> None:
    """Give every page the macros, with links relative to that page and errors that name page and line."""
    guide = run.load(Path(env.project_dir))
    env.conf["extra"]["handbook"] = guide.about.model_dump()
    env.conf["extra"]["words"] = guide.words.tree

    def macro(name: str) -> Any:
        @functools.wraps(getattr(Views, name))
        def call(*args: Any, **kwargs: Any) -> str:
            return run.fragments.hold(str(getattr(run.views(env.page, guide), name)(*args, **kwargs)))

        return call

    for name in MACROS:
        env.macro(macro(name), name)


def on_pre_page_macros(env: Any) -> None:
    """Render a page, and tell the plugin not to: it renders titles too, which may hold contributed text, and hides where an error is."""
    body = env.markdown
    run.fragments.begin()
    try:
        told = env.env.from_string(body).render({"id": env.page.meta["id"]} if "id" in env.page.meta else {})
        guide = run.load(Path(env.project_dir))
        env.markdown = run.fragments.signs_of_blocks(f"{told}\n\n{run.views(env.page, guide).explained()}")
    except (UnknownId, TypeError, TemplateError) as error:
        source = env.page.file.content_string
        line = source.count("\n") - body.count("\n") + _line(error)
        raise PluginError(f"docs/{env.page.file.src_uri}:{line}: {_explained(error)}") from None
    env.page.meta["render_macros"] = False
    env.page.render = functools.partial(convert, env.page)


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """Put the fragments into the page, and tell the generator which anchors they have, for its check of links."""
    page.present_anchor_ids |= run.fragments.anchors()
    return run.fragments.completed(html)


def _line(error: Exception) -> int:
    """Return the line of a page's template, from 1, that an error arose from."""
    if isinstance(error, TemplateSyntaxError) and error.filename is None:
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines and lines[-1] else 1


def _explained(error: Exception) -> str:
    unknown = re.fullmatch(r"'(\w+)' is undefined", str(error))
    if unknown:
        told = t("unknown.id", kind=t("unknown.macro"), value=quoted(unknown[1]))
        return f"{told}{nearest(unknown[1], MACROS)}{choices(MACROS)}"
    if isinstance(error, UnknownId):
        return str(error)
    return t("unknown.wrong", error=error)
