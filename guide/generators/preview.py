"""A site of which each file is made when somebody asks for it: what an editor sees after a change, with the bytes of a build."""

import logging
import re
import shutil
from os.path import normpath
from pathlib import Path

from mkdocs.commands import build as maker
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from guide.fragments.pages import generated_pages
from guide.generators.mkdocs import run, saying
from guide.outputs import phase_colours
from guide.publish.finish import finish_assets, finish_page, finish_script, write_robots
from guide.publish.foreign import marking
from guide.publish.generate import made_files, write
from guide.publish.worker import write_worker
from guide.reading.load import load
from guide.search.folder import SCRIPT
from guide.search.index import write_search
from guide.settings import read_settings


class _LinksToPages(logging.Filter):
    """Lets no warning pass of a link to a file that is made on demand; links to pages are checked."""

    def filter(self, record: logging.LogRecord) -> bool:
        target = re.search(r"the target '([^']*)' is not found", record.getMessage())
        return not target or target[1].endswith(".md")


LINKS = _LinksToPages()


class Preview:
    """The site of a guide as it stands; after a change of its files, make another one. `folder` is where the site's files go."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Read everything, and make nothing yet but styles and scripts. Raises ContentError and NotBuilt."""
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        self.guide, self.settings, self._has_outputs = load(root), read_settings(), False
        with saying():
            self._collect(root)
            self._copy_assets()

    def _collect(self, root: Path) -> None:
        pages = {**generated_pages(self.guide), phase_colours.PATH: phase_colours.phase_colours(self.guide)}
        logging.getLogger("mkdocs.structure.pages").addFilter(LINKS)
        with run.over(self.guide, pages):
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(self.folder))
            config.plugins.on_startup(command="serve", dirty=False)
            self.config = config.plugins.on_config(config)
            self.config.plugins.on_pre_build(config=self.config)
            files, env = get_files(self.config), self.config.theme.get_env()
            files.add_files_from_theme(env, self.config)
            self.files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        self.nav = self.config.plugins.on_nav(get_navigation(self.files, self.config), config=self.config, files=self.files)
        self.documents = self.files.documentation_pages(inclusion=InclusionLevel.is_included)
        for file in self.documents:
            self._page(file).read_source(self.config)
        self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)
        self.pages = {file.dest_uri: file for file in self.documents}
        for file in self.documents:
            if "title" not in self._page(file).meta:  # only its text tells, and the menus of other pages show it
                self._read(file)

    def _copy_assets(self) -> None:
        self.files.copy_static_files(inclusion=InclusionLevel.is_included)
        self.versioned = finish_assets(self.folder, self.guide.about.language)
        self.marked = marking(self.guide.glossary.values())
        write_worker(self.guide, self.folder, self.settings)

    def file(self, path: str) -> Path | None:
        """Return the file at a path from the site's root, made if it is not there; None when the site has none. Raises NotBuilt."""
        target = self.folder / path
        if self.folder not in Path(normpath(target)).parents:
            return None
        if not target.is_file():
            with saying():
                self._make(path)
        return target if target.is_file() else None

    def _make(self, path: str) -> None:
        if path in self.pages:
            file = self.pages[path]
            self._read(file)
            maker._build_page(self._page(file), self.config, self.documents, self.nav, self.env)
            self._finish(path)
        elif path in self.config.theme.static_templates:
            maker._build_theme_template(path, self.env, self.files, self.config, self.nav)
            if path.endswith(".html"):
                self._finish(path)
        elif path == "robots.txt":
            self._make("sitemap.xml")
            write_robots(self.folder)
        elif path.startswith("search/"):
            self._make_search()
        else:
            self._make_outputs()

    def _finish(self, path: str) -> None:
        finish_page(self.folder / path, self.versioned, self.guide.about.language, self.marked)

    def _page(self, file: File) -> Page:
        return file.page or Page(None, file, self.config)

    def _read(self, file: File) -> None:
        page = self._page(file)
        if page.content is None:
            maker._populate_page(page, self.config, self.files)

    def _make_outputs(self) -> None:
        if self._has_outputs:
            return
        for path, content in made_files(self.guide, self.settings).items():
            if (self.folder / path).exists():  # the colours of the phases are finished already
                continue
            write(self.folder / path, content)
            if path.endswith(".html"):
                self._finish(path)
        self._has_outputs = True

    def _make_search(self) -> None:
        self._make_outputs()  # addresses of before are pages too
        for path in self.pages:
            if not (self.folder / path).is_file():
                self._make(path)
        write_search(self.guide, self.folder)
        finish_script(self.folder / SCRIPT, self.folder)
