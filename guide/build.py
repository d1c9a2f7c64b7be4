"""From checked content to a finished site, leaving the earlier site alone until the new one stands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guide.deploy import write_configuration
from guide.finish import finish
from guide.generate import generate
from guide.load import load
from guide.search import write_search


def build(root: Path) -> int:
    """Check, generate, build and finish the site in `site/`; write servers' settings to `deploy/`.

    Returns the exit status; raises ContentError.
    """
    guide = load(root)
    generate(guide, root / "docs")
    fresh = root / ".cache" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(fresh)]
    status = subprocess.run(command, check=False, cwd=root, env={"NO_MKDOCS_2_WARNING": "1", **os.environ}).returncode
    if status:
        print("De site is niet gebouwd; de vorige blijft staan. Zie de melding hierboven.", file=sys.stderr)
        return status
    write_search(guide, fresh)
    hashes = finish(fresh)
    shutil.rmtree(root / "site", ignore_errors=True)
    fresh.rename(root / "site")
    write_configuration(hashes, root / "deploy")
    return 0
