"""Whether a site still stands as a build left it, made from all that is there now: then there is nothing to do.

Both are known by their bytes, never by time. What a build could read is every file of the guide and of the engine, each package by its
version, what Git knows, and the variables that settings name.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

ENGINE = Path(__file__).parent.parent
SETTINGS = (ENGINE / "settings.py", "mkdocs.yml", "macros.py", "hooks.py")
RECORD = ".cache/standing.json"
FOR_SERVERS = ("build/nginx.conf", "build/Caddyfile")
MADE = {"site", "build", "dist"}
NO_CONTENT = {"__pycache__", "node_modules"}


def stands(root: Path) -> bool:
    """Tell whether a build would only make again what is there."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(record == {"from": inputs(root), "made": _made(root)})


def remember(root: Path, made_from: str) -> None:
    """Note that the site of a guide was made from these inputs, unless they changed while it was made."""
    with suppress(OSError):
        (root / RECORD).unlink(missing_ok=True)
        if made_from == inputs(root):
            (root / RECORD).write_text(json.dumps({"from": made_from, "made": _made(root)}), encoding="utf-8")


def inputs(root: Path) -> str:
    """Return the digest of all that a build of a guide could read."""
    content = [entry for entry in sorted(root.iterdir()) if entry.name not in MADE and not entry.name.startswith(".")]
    texts = "".join((root / path).read_text(encoding="utf-8", errors="replace") for path in SETTINGS if (root / path).is_file())
    named = sorted(name for name in set(re.findall(r"\w+", texts)) if name in os.environ)
    around = [sys.version, _git(root), *_packages(), *(f"{name}={os.environ[name]}" for name in named)]
    return _digest([*around, *_files(content, root), *_files([ENGINE], ENGINE)])


def _made(root: Path) -> str:
    return _digest(_files([root / "site", *(root / name for name in FOR_SERVERS)], root))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _files(places: Iterable[Path], base: Path) -> Iterator[str]:
    """Yield the path and the digest of every file at or below these places."""
    for place in places:
        if place.is_file():
            yield f"{place.relative_to(base).as_posix()} {_bytes_of(place)}"
        elif place.is_dir() and place.name not in NO_CONTENT:
            yield from _files(sorted(place.iterdir()), base)


def _bytes_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""  # a build cannot read it either


def _packages() -> list[str]:
    """Return the folders in which packages say their name and version."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return sorted(entry for folder in folders for entry in os.listdir(folder) if entry.endswith((".dist-info", ".egg-info")))


def _git(root: Path) -> str:
    """Return the last commit, from whose history dates come, and whether there is more history than that."""
    asked = ["git", "rev-parse", "HEAD", "--is-shallow-repository"]
    with suppress(OSError):
        return subprocess.run(asked, cwd=root, capture_output=True, encoding="utf-8", check=False).stdout
    return ""
