"""The command guide build. A site that stands as it would be built waits for no generator."""

from importlib import import_module
from pathlib import Path

from guide.language.words import t
from guide.publish.problems import warn
from guide.publish.standing import stands
from guide.settings import read_settings


def build(root: Path) -> int:
    """Build the site, or say that it stands."""
    if not stands(root):
        publish, generator = import_module("guide.publish.build"), import_module("guide.generators.mkdocs")
        return int(publish.build(root, generator.render))
    warn(read_settings())
    print(t("publish.stands"))
    return 0
