"""Builds of this guide beside bare Material and Zensical, which get the Markdown that our macros made: CPU seconds and memory.

Each round builds with every generator in turn, so that a busy machine is busy for all of them.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from guide.reading.load import load
from tests.browser.many import with_many

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench" / "builds"
SIZES = (30, 300, 1000)
ROUNDS = 3
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


def measured(folder: Path, command: list[str], **environment: str) -> Cost:
    """Run a command in a folder until it ends well, and return what it took."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} in {folder}: {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)


def cold(folder: Path) -> Cost:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return measured(folder, [sys.executable, "-m", "guide", "build"])


def warm(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "guide", "build"])


def material(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "mkdocs", "build", "--quiet"])


def main(sizes: list[int]) -> None:
    """Print the middle and the extremes of each, and ratios to bare Material."""
    for size in sizes:
        ours, bare = prepare(size)
        makers = {"koud": (cold, ours), "warm": (warm, ours), "Material": (material, bare)}
        rounds = [{name: make(folder) for name, (make, folder) in makers.items()} for _ in range(ROUNDS)]
        for name in makers:
            costs = [one[name] for one in rounds]
            ratio = statistics.median(one[name].cpu / one["Material"].cpu for one in rounds)
            cpu = [cost.cpu for cost in costs]
            print(
                f"{size:>5} {name:<10} {statistics.median(cpu):6.1f} CPU s ({min(cpu):.1f}–{max(cpu):.1f}) = {ratio:.2f} × Material;"
                f" {statistics.median(cost.wall for cost in costs):6.1f} s, {max(cost.memory for cost in costs):.0f} MB"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
