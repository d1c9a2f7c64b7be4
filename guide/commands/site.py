"""The commands that make something of a guide: guide build | zip | serve | schemas, and guide new."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.commands.build import build
from guide.content.schemas import json_schemas
from guide.generators import mkdocs
from guide.generators.preview import Preview
from guide.kept import keeping
from guide.language.wording import slug
from guide.language.words import speak, spoken, t
from guide.publish import build as site
from guide.publish import serving
from guide.publish.contributing import EDITOR, contributing, editor_settings
from guide.publish.folder import write_zip
from guide.publish.forge import FORM, issue_form
from guide.publish.generate import write
from guide.publish.macro_list import macro_list
from guide.publish.starter import start
from guide.reading.load import load
from guide.reading.renames import KNOWN, remembered

ENGINE = Path(mkdocs.__file__).parent.parent
ADDRESS = "127.0.0.1:8000"


def zip(root: Path) -> int:
    """Build the site, and put it in a zip to open from a folder."""
    status = build(root)
    if status == 0:
        guide = load(root)
        path = root / "build" / f"{slug(guide.about.title)}.zip"
        write_zip(guide, root / "site", path)
        print(t("commands.zipped", path=path.relative_to(root)))
    return status


def serve(root: Path) -> int:
    """Show the guide while it is edited. No browser keeps what it shows."""
    os.environ["OFFLINE"] = "no"
    watched = [root / name for name in ("cases", "checklists", "data", "docs", "mkdocs.yml", "macros.py", "hooks.py")]
    with TemporaryDirectory() as folder, keeping(root / site.KEPT, tidy=False):
        serving.serve(lambda: Preview(root, Path(folder) / "site"), [*filter(Path.exists, watched), ENGINE], ADDRESS)
    return 0


def schemas(root: Path) -> int:
    guide = load(root)
    shapes = json_schemas(spoken())
    made = {
        **shapes,
        EDITOR: editor_settings(shapes),
        **contributing(root, spoken()),
        **macro_list(),
        FORM: issue_form(guide),
        KNOWN: remembered(guide),
    }
    for path, content in made.items():
        write(root / path, content)
    return 0


def new(folder: Path, language: str) -> int:
    speak(language)
    try:
        start(folder, language)
    except FileExistsError:
        print(t("commands.not_empty", path=folder), file=sys.stderr)
        return 1
    print(t("commands.begun", path=folder))
    return 0
