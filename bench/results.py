"""What a part of the bench found, with when and on what; kept, so that parts can be run apart and reported together."""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / ".cache" / "bench" / "results"
PACKAGES = ("mkdocs", "mkdocs-material", "properdocs", "zensical", "typst", "Markdown", "Jinja2")


def keep(part: str, found: Any) -> None:
    """Keep what was found, and how it stood with the machine."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    about = {"date": str(datetime.now(UTC).date()), "load": round(os.getloadavg()[1], 1), "machine": machine()}
    (FOLDER / f"{part}.json").write_text(json.dumps({**about, "found": found}, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{part}: {json.dumps(found, ensure_ascii=False)}", flush=True)


def kept() -> dict[str, dict[str, Any]]:
    """Return all that was found by the name of its part."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def machine() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{platform.system()}, {os.cpu_count()} kernen, Python {platform.python_version()}, {versions}"
