"""Builds of this guide beside other generators, which get the Markdown that our macros made: CPU seconds and memory.

Each round builds with every generator in turn, so that a busy machine is busy for all of them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from bench.results import keep
from bench.stages import stages
from guide.reading.load import load
from tests.browser.many import with_many

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench" / "builds"
SIZES = (30, 300, 1000)
ROUNDS = {30: 3, 300: 3}  # one round of a larger one
VITEPRESS = "vitepress@1.6.4"
CAPTURE = """
import os
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority

from guide.generators.mkdocs import run


@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    target = Path(os.environ["BENCH_MARKDOWN"]) / page.file.src_uri
    target.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump({"title": page.meta.get("title", page.title)}, allow_unicode=True)
    target.write_text(f"---\\n{head}---\\n\\n{run.fragments.shown(markdown)}", encoding="utf-8")
"""


class Failed(Exception):
    """A build that did not end well."""


@dataclass
class Cost:
    """What a build took: CPU seconds of all its processes, seconds until it was done, and the most memory of one process in MB."""

    cpu: float
    wall: float
    memory: float


def prepare(size: int) -> tuple[Path, Path]:
    """Make a copy of the guide with so many cases, and a bare project with the Markdown that its macros make; returns both."""
    ours, bare = WORK / f"{size}-ours", WORK / f"{size}-bare"
    if not bare.exists():
        shutil.rmtree(ours, ignore_errors=True)
        with_many(ours, load(ROOT), size)
        config = (ours / "mkdocs.yml").read_text(encoding="utf-8")
        (ours / "capture.py").write_text(CAPTURE, encoding="utf-8")
        (ours / "mkdocs.yml").write_text(config.replace("hooks: [hooks.py]", "hooks: [hooks.py, capture.py]"), encoding="utf-8")
        measured(ours, [sys.executable, "-m", "guide", "build"], BENCH_MARKDOWN=str(bare / "docs"))
        (ours / "mkdocs.yml").write_text(config, encoding="utf-8")
        (bare / "mkdocs.yml").write_text(bare_settings(config), encoding="utf-8")
    return ours, bare


def bare_settings(config: str) -> str:
    """Return the settings of a project with our pages, navigation and extensions of Markdown, and nothing of ours."""
    settings = yaml.load(config, _Loader)  # noqa: S506 - a safe loader, see below
    kept = {name: settings[name] for name in ("site_name", "nav", "markdown_extensions", "not_in_nav")}
    theme = {"name": "material", "language": "nl", "font": False}
    return yaml.safe_dump({**kept, "site_url": "http://127.0.0.1:8000/", "theme": theme, "plugins": ["search"]}, allow_unicode=True)


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' settings; what comes from the environment is left out."""


_Loader.add_constructor("!ENV", lambda loader, node: None)


MEASURE = """
import json, resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([status, used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024]))
"""


def measured(folder: Path, command: list[str], **environment: str) -> Cost:
    """Run a command in a folder and return what it took. A small process starts it: on Linux a child's peak is never below its parent's."""
    run = [sys.executable, "-c", MEASURE, *command]
    said = subprocess.run(run, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, check=True).stdout
    status, *cost = json.loads(said)
    if status:
        raise Failed(f"{' '.join(command)} in {folder}: {status}")
    return Cost(*cost)


def cold(folder: Path) -> Cost:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return measured(folder, [sys.executable, "-m", "guide", "build"])


def warm(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "guide", "build"])


def material(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "mkdocs", "build", "--quiet"])


def changed(folder: Path) -> Cost:
    """Build after one case got another summary; afterwards it is as it was."""
    case = min((folder / "cases").glob("*.yml"))
    text = case.read_text(encoding="utf-8")
    case.write_text(re.sub(r"(?m)^summary: .*", f"summary: Zo ging het, verteld om {time.time_ns()}.", text), encoding="utf-8")
    try:
        return warm(folder)
    finally:
        case.write_text(text, encoding="utf-8")


def validated(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "guide", "validate"])


def properdocs(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "properdocs", "build", "--quiet"])


def zensical(folder: Path) -> Cost:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return measured(folder, [sys.executable, "-m", "zensical", "build"])


def vitepress(folder: Path) -> Cost:
    """Build with VitePress and its own search; it is installed in the folder of the bench at first."""
    program = WORK.parent / "node_modules/.bin/vitepress"
    if not program.exists():
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", str(WORK.parent), VITEPRESS]
        subprocess.run(install, check=True)
    settings = folder / "docs/.vitepress/config.mjs"
    settings.parent.mkdir(exist_ok=True)
    search = (
        '{title: "Gids", lang: "nl", ignoreDeadLinks: true, themeConfig: {search: {provider: "local"}}, markdown: {attrs: {disable: true}}}'
    )
    settings.write_text(f"export default {search};\n", encoding="utf-8")
    try:
        return measured(folder, ["node", str(program), "build", "docs"])
    finally:
        shutil.rmtree(settings.parent)


OURS = {"gids, koud": cold, "gids, niets gewijzigd": warm, "gids, één casus gewijzigd": changed, "gids, alleen controleren": validated}
PEERS = {"Material, kaal": material, "ProperDocs, kaal": properdocs, "Zensical": zensical, "VitePress": vitepress}


def attempt(make: Callable[[Path], Cost], folder: Path) -> dict[str, float] | None:
    """Return what a build took, or nothing where it fails."""
    try:
        return asdict(make(folder))
    except Failed as failed:
        print(failed, flush=True)
        return None


def main(sizes: list[int]) -> None:
    """Measure each size, and keep what was found."""
    for size in sizes:
        ours, bare = prepare(size)
        rounds = [
            {name: attempt(make, folder) for makers, folder in ((OURS, ours), (PEERS, bare)) for name, make in makers.items()}
            for _ in range(ROUNDS.get(size, 1))
        ]
        keep(f"builds-{size}", {name: [one[name] for one in rounds] for name in (*OURS, *PEERS)})
        keep(f"stages-{size}", stages(ours))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
