"""Builds of this guide beside bare Material, which gets the Markdown that our macros made: CPU seconds and memory.

Each round builds with every generator in turn, so that a busy machine is busy for all of them.
"""

import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import yaml

from guide.reading.load import load
from tests.browser.many import with_many

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench" / "builds"
SIZES = (30, 300, 1000)
ROUNDS = 3
FOLDER = Path(__file__).parent
README = """# Hoe snel een build is

`make bench` meet dit opnieuw en schrijft deze pagina. {about}

Elke ronde bouwt met alles een keer, na elkaar. Je ziet van {rounds} rondes de middelste waarde, met de laagste en de hoogste. Een
verhouding is berekend binnen een ronde. Vergelijk dus de verhoudingen: seconden hangen af van de machine en van wat er nog meer draait.

- **gids, koud**: de hele build zonder iets van een vorige: open data, pdf’s, kaartjes, zoekindex en afwerking.
- **gids, ongewijzigd**: dezelfde build nog eens. Er is niets te doen.
- **gids, casus gewijzigd**: een build nadat de titel van één casus is veranderd.
- **Material, kaal**: alleen Material voor MkDocs met zijn eigen zoekindex, op de Markdown die onze macro’s maakten.

{table}

![CPU-seconden per aantal casussen](builds.svg)
"""
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


def changed(folder: Path) -> Cost:
    """Change the title of a case, to another at each call, and build."""
    case = min((folder / "cases").glob("*.yml"))
    text = case.read_text(encoding="utf-8")
    case.write_text(re.sub("(?m)^title: .*$", f"title: Proef {time.time_ns()}", text), encoding="utf-8")
    return warm(folder)


def material(folder: Path) -> Cost:
    return measured(folder, [sys.executable, "-m", "mkdocs", "build", "--quiet"])


MAKERS = {"gids, koud": (cold, 0), "gids, ongewijzigd": (warm, 0), "gids, casus gewijzigd": (changed, 0), "Material, kaal": (material, 1)}
BARE = "Material, kaal"
COLORS = {"gids, koud": "#0b6e99", "gids, ongewijzigd": "#a4510b", "gids, casus gewijzigd": "#7a3b8f", BARE: "#5c6570"}


def main(sizes: list[int]) -> None:
    """Measure each size, and write the table and the plot."""
    rows: dict[int, dict[str, list[Cost]]] = {}
    for size in sizes:
        folders = prepare(size)
        rounds = [{name: make(folders[place]) for name, (make, place) in MAKERS.items()} for _ in range(ROUNDS)]
        rows[size] = {name: [one[name] for one in rounds] for name in MAKERS}
        print(table({size: rows[size]}), flush=True)
    (FOLDER / "builds.svg").write_text(plot(rows), encoding="utf-8")
    (FOLDER / "README.md").write_text(README.format(about=about(), table=table(rows), rounds=ROUNDS), encoding="utf-8")


def table(rows: dict[int, dict[str, list[Cost]]]) -> str:
    """Return a Markdown table: medians, with the least and the most, and ratios within a round to bare Material."""
    lines = [
        "| casussen | wat | CPU-seconden | × Material | seconden | MB | × Material |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for size, costs in rows.items():
        for name, found in costs.items():
            cpu, memory = [cost.cpu for cost in found], max(cost.memory for cost in found)
            ratio = statistics.median(cost.cpu / bare.cpu for cost, bare in zip(found, costs[BARE], strict=True))
            wall, most = statistics.median(cost.wall for cost in found), max(cost.memory for cost in costs[BARE])
            middle = f"{statistics.median(cpu):.1f} ({min(cpu):.1f}–{max(cpu):.1f})"
            lines.append(f"| {size} | {name} | {middle} | {ratio:.2f} | {wall:.1f} | {memory:.0f} | {memory / most:.2f} |")
    return "\n".join(lines).replace(".", ",")


def plot(rows: dict[int, dict[str, list[Cost]]]) -> str:
    """Return a drawing of CPU seconds by number of cases, both logarithmic, with the numbers in it."""

    def place(size: int, cpu: float) -> tuple[float, float]:
        return 60 + 190 * math.log10(size / 10), 300 - 100 * math.log10(cpu)

    parts = ['<rect width="560" height="350" fill="#fff"/>']
    for number, name in enumerate(MAKERS):
        points = [(size, statistics.median(cost.cpu for cost in costs[name])) for size, costs in rows.items()]
        line = " ".join("{:.0f},{:.0f}".format(*place(*point)) for point in points)
        drawn = [f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"/>']
        for size, cpu in points:
            x, y = place(size, cpu)
            drawn.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="currentColor"/>')
            drawn.append(f'<text x="{x + 8:.0f}" y="{y + 4:.0f}" fill="currentColor">{f"{cpu:.1f}".replace(".", ",")}</text>')
        drawn.append(f'<text x="60" y="{24 + 18 * number}" fill="currentColor">{name}</text>')
        parts.append(f'<g color="{COLORS[name]}">{"".join(drawn)}</g>')
    parts += [f'<text x="{place(size, 1)[0]:.0f}" y="330" text-anchor="middle">{size}</text>' for size in rows]
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 350" font-family="sans-serif" font-size="13">'
    return f"{head}<title>CPU-seconden van een build per aantal casussen</title>{''.join(parts)}</svg>\n"


def about() -> str:
    """Return when, on what and with which versions was measured."""
    names = ("mkdocs", "mkdocs-material", "typst", "Markdown", "Jinja2")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    machine = f"{platform.system()}, {os.cpu_count()} kernen, Python {platform.python_version()}, {versions}"
    return f"Gemeten op {datetime.now(UTC).date()}: {machine}; druk op de machine {os.getloadavg()[1]:.0f}."


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
