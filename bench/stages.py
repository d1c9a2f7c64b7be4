"""Where the time of a cold build goes: CPU seconds of its steps, one after another in one process of its own."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from guide.generators.mkdocs import render
from guide.kept import keeping
from guide.publish.finish import finish
from guide.publish.foreign import marking
from guide.publish.generate import made_files
from guide.publish.worker import write_worker
from guide.reading.load import load
from guide.search.index import write_search
from guide.settings import read_settings

START, READ, DRAW, PAGES, SEARCH, FINISH = (
    "Python en pakketten laden",
    "lezen en controleren",
    "pdf’s, kaartjes en open data",
    "pagina’s",
    "zoeken",
    "afwerken",
)


def stages(folder: Path) -> dict[str, float]:
    """Return the CPU seconds of each step of a build of the guide in a folder."""
    said = subprocess.run([sys.executable, "-m", "bench.stages", str(folder)], capture_output=True, encoding="utf-8", check=True).stdout
    return dict(json.loads(said.splitlines()[-1]))


def measure(folder: Path) -> dict[str, float]:
    """Take the steps of guide.publish.build, in this process."""
    spent: dict[str, float] = {}

    def step(name: str) -> None:
        now = time.process_time()
        spent[name] = now - sum(spent.values())

    step(START)
    with tempfile.TemporaryDirectory() as made:
        site = Path(made) / "site"
        guide, settings = load(folder), read_settings()
        step(READ)
        with keeping(Path(made) / "kept", tidy=False):
            made_files(guide, settings)
            step(DRAW)
            render(guide, site)
            step(PAGES)
            write_search(guide, site)
            step(SEARCH)
            finish(site, guide.about.language, marking(guide.glossary.values()))
            write_worker(guide, site, settings)
            step(FINISH)
    return spent


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
