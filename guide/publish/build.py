"""From checked content to a finished site, leaving the earlier site alone until the new one stands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guide.publish.finish import finish
from guide.publish.generate import generate
from guide.publish.servers import write_configuration
from guide.reading.load import load
from guide.search.index import write_search
from guide.settings import read_settings


def build(root: Path) -> int:
    """Check, generate, build and finish the site in `site/`; write servers' settings to `deploy/`.

    Returns the exit status; raises ContentError.
    """
    guide, settings = load(root), read_settings()
    generate(guide, root / "docs", settings)
    fresh = root / ".cache" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    environment = {"PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1", **os.environ}
    made = subprocess.run(command, check=False, cwd=root, env=environment, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
    if made.returncode:
        # its --quiet would hide the warnings that a strict build fails on
        print("".join(line for line in made.stderr.splitlines(keepends=True) if not line.startswith("INFO")), end="", file=sys.stderr)
        print("De site is niet gebouwd; de vorige blijft staan. Zie de melding hierboven.", file=sys.stderr)
        return made.returncode
    write_search(guide, fresh)
    hashes = finish(fresh)
    shutil.rmtree(root / "site", ignore_errors=True)
    fresh.rename(root / "site")
    write_configuration(hashes, root / "deploy")
    return 0
