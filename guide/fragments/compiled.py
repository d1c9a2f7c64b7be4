"""Keeps what Jinja makes of templates: reading one takes longer than showing it."""

import marshal
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from guide.kept import files_of, kept, key_of

ENGINE = Path(__file__).parent.parent
SETTINGS = ("trim_blocks", "lstrip_blocks", "autoescape", "undefined")


def keep_templates(env: jinja2.Environment) -> jinja2.Environment:
    """Have an environment keep what it makes of the source of templates, whether they stand in files or not."""
    compile_anew = env.compile

    @lru_cache(maxsize=512)
    def compiled(source: str, name: str | None = None, filename: str | None = None) -> Any:
        settings = [str(getattr(env, setting)) for setting in SETTINGS] + sorted(env.extensions)
        key = key_of("template", sys.version, jinja2.__version__, code(), *settings, str(name), str(filename), source)
        return marshal.loads(kept(key, lambda: marshal.dumps(compile_anew(source, name, filename))))  # noqa: S302 - our own, checked

    env.compile = compiled  # type: ignore[method-assign]
    return env


@lru_cache(maxsize=1)
def code() -> bytes:
    """Return the engine's own code, as part of a key: Jinja calls filters with constants while it reads a template."""
    return files_of(ENGINE.rglob("*.py"))
