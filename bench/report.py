"""Writes README.md and the plot of this folder from all that was measured, each target beside what was found."""

import math
import statistics
from pathlib import Path
from typing import Any

from bench.results import kept

FOLDER = Path(__file__).parent
BARE, COLD, WARM = "Material, kaal", "gids, koud", "gids, niets gewijzigd"
COLORS = {COLD: "#0b6e99", WARM: "#a4510b", "gids, één casus gewijzigd": "#7a3b8f", BARE: "#5c6570", "VitePress": "#2f6b3a"}
RATIOS = {COLD: {30: 1.5}, WARM: dict.fromkeys((30, 300, 1000), 0.5), "gids, één casus gewijzigd": dict.fromkeys((30, 300, 1000), 0.5)}
COLD_LATER, MEMORY = 1.25, 1.5
VALIDATED = {30: 1.0, 1000: 3.0}
PAGES = {"LCP": 1200, "langste taak": 100, "eerste bezoek": 60, "volgende pagina": 40, "grootste pagina": 150}
SEEN = {30: 1.0, 300: 2.0, 1000: 2.0}  # seconds from saving to seeing
FILTER, RESULT, FETCHED = {1000: 60.0, 3000: 100.0}, {3000: 1000.0}, {3000: 600.0}
README = """# Hoe snel de gids is

`make bench` meet alles opnieuw en schrijft deze pagina. Je kunt ook een deel meten: `make bench ARGS="builds 30"`, `ARGS="pages 1000"`,
`ARGS=search` of `ARGS=report`.

{about}

Vergelijk vooral verhoudingen: seconden hangen af van de machine en van wat er nog meer draait. Je ziet de middelste waarde, met de
laagste en de hoogste. Elke ronde bouwt met alles een keer, na elkaar. Een verhouding is berekend binnen een ronde. Achter een doel staat
of het gehaald is.

## Bouwen

De andere generatoren krijgen de Markdown die onze macro’s maakten, met hun eigen zoekfunctie. Alleen de gids maakt ook pdf’s, kaartjes en
open data. Een streep betekent: deze build mislukte.

{builds}

![CPU-seconden per aantal casussen](builds.svg)

Waar de CPU-seconden van een koude build blijven, stap voor stap gemeten:

{stages}

## Bewerken

Van opslaan tot zien: `make serve` draait en een browser toont de pagina.

{edits}

## Pagina’s

Met een vier keer vertraagde processor, 1,6 Mbit/s, 150 ms vertraging, op een telefoonscherm.

{pages}

## Zoeken

Wat elke zoekfunctie vindt: MRR@10, en het deel van de vragen zonder enig resultaat. De vragen staan in `tests/search/`; wat apart gehouden
is, werd niet bekeken toen de rangorde werd gemaakt.

{found}

Wat dat kost, zonder vertraging:

{search}

## Doelen die niet gehaald zijn

{missed}
"""
REASONS = {
    "gids, koud": "Alleen de gids tekent pdf’s en kaartjes: zie de stappen hierboven. Ook zonder dat tekenen zijn er meer stappen: "
    "elk veld wordt gecontroleerd, elke pagina krijgt macro’s, en de zoekindex kent stammen, samenstellingen en passages.",
    "gids, één casus gewijzigd": "Elke pagina loopt opnieuw door macro’s en sjabloon, want elke pagina kan van elke casus iets tonen. Wat "
    "daarna gelijk is (Markdown, tekeningen, sjablonen, de zoekindex voor een map), komt uit `.cache`. Wie bewerkt, merkt dit niet: "
    "`make serve` maakt alleen de pagina die je bekijkt.",
    "geheugen": "Typst houdt letters en getekende bladen vast zolang het tekent. Zonder tekenen is het de helft.",
    "gids, alleen controleren": "Elk bestand wordt gelezen en elk veld langs alle regels gehouden.",
    "casus opgeslagen": "Na elke wijziging worden alle gegevens opnieuw aan elkaar verbonden en gecontroleerd.",
    "pagina opgeslagen": "Na elke wijziging worden alle gegevens opnieuw aan elkaar verbonden en gecontroleerd.",
    "langste taak casussen": "De rijen van alle casussen komen hier in één keer, als één bestand, en worden in één keer gelezen.",
    "langste taak": "Dit is de eerste opmaak van de pagina. Wat onder het eerste scherm staat, komt al later.",
    "grootste pagina": "Deze pagina noemt elke casus. Ze is nog niet in delen geknipt.",
    "eerste filter": "Alle rijen worden langs de keuze gehouden, en de tellers worden bijgewerkt.",
    "eerste zoekresultaat": "Op deze lijn duurt het ophalen van de index het langst.",
    "daarvoor opgehaald": "De index bevat van elke casus de woorden van elk onderdeel.",
}


def number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", " ").replace(".", ",") if value < 10 else f"{value:.0f}"


def against(value: float, target: float | None) -> str:
    return "" if target is None else f"≤ {number(target)}: {'ja' if value <= target else 'nee'}"


def wanted(name: str, size: int) -> float | None:
    return RATIOS.get(name, {}).get(size, COLD_LATER if name == COLD else None)


def build_rows(size: int, found: dict[str, list[dict[str, float] | None]]) -> list[str]:
    """Return a row for each generator: medians with the least and the most, and ratios within a round to bare Material."""
    rows = []
    for name, costs in found.items():
        pairs = [(cost, bare) for cost, bare in zip(costs, found[BARE], strict=True) if cost and bare]
        if not pairs:
            rows.append(f"| {size} | {name} | – | – | | – | – | |")
            continue
        cpu = [cost["cpu"] for cost, _ in pairs]
        ratio = statistics.median(cost["cpu"] / bare["cpu"] for cost, bare in pairs)
        memory = max(cost["memory"] for cost, _ in pairs)
        share = memory / max(bare["memory"] for _, bare in pairs)
        middle = f"{number(statistics.median(cpu))} ({number(min(cpu))}–{number(max(cpu))})"
        target = (
            against(statistics.median(cpu), VALIDATED[size])
            if "controleren" in name and size in VALIDATED
            else against(ratio, wanted(name, size))
        )
        room = against(share, MEMORY if name == COLD else None)
        rows.append(f"| {size} | {name} | {middle} | {number(ratio)} | {target} | {memory:.0f} | {number(share)} | {room} |")
    return rows


def missed(builds: dict[int, Any], parts: list[dict[int, Any]]) -> str:
    """Return each target that was not reached, how far it is, and why."""
    found = [row for size, costs in builds.items() for row in missed_builds(size, costs)]
    for size, measured in [one for part in parts for one in part.items()]:
        for name, (middle, _, _) in measured.items():
            target = target_of(name, size)
            if target is not None and middle > target:
                found.append(told(size, name, number(middle), number(target), middle / target))
    return "\n".join(found) or "Alle doelen zijn gehaald."


def missed_builds(size: int, found: dict[str, list[dict[str, float] | None]]) -> list[str]:
    rows = []
    for name, costs in found.items():
        pairs = [(cost, bare) for cost, bare in zip(costs, found[BARE], strict=True) if cost and bare]
        if not pairs:
            continue
        cpu = statistics.median(cost["cpu"] for cost, _ in pairs)
        ratio = statistics.median(cost["cpu"] / bare["cpu"] for cost, bare in pairs)
        share = max(cost["memory"] for cost, _ in pairs) / max(bare["memory"] for _, bare in pairs)
        target, room = wanted(name, size), MEMORY if name == COLD else None
        limit = VALIDATED.get(size) if "controleren" in name else None
        if target and ratio > target:
            rows.append(told(size, name, f"{number(ratio)} × Material", f"{number(target)} ×", ratio / target))
        if room and share > room:
            rows.append(told(size, "geheugen", f"{number(share)} × Material", f"{number(room)} ×", share / room))
        if limit and cpu > limit:
            rows.append(told(size, name, f"{number(cpu)} s", f"{number(limit)} s", cpu / limit))
    return rows


def told(size: int, name: str, found: str, target: str, times: float) -> str:
    reason = next((text for start, text in REASONS.items() if name.startswith(start)), "")
    return f"- **{size} casussen, {name}**: {found}, doel {target}; {number(times)} keer het doel. {reason}"


def stages(found: dict[int, Any]) -> str:
    sizes = list(found)
    lines = [f"| stap | {' | '.join(f'{size} casussen' for size in sizes)} |", f"|---|{'---:|' * len(sizes)}"]
    steps = list(found[sizes[0]]) if sizes else []
    return "\n".join(lines + [f"| {step} | {' | '.join(number(found[size][step]) for size in sizes)} |" for step in steps])


def builds(found: dict[int, Any]) -> str:
    head = ["| casussen | wat | CPU-seconden | × Material | doel | MB | × Material | doel |", "|---:|---|---:|---:|---|---:|---:|---|"]
    return "\n".join(head + [row for size, costs in found.items() for row in build_rows(size, costs)])


def target_of(name: str, size: int) -> float | None:
    special = {
        "casus opgeslagen": SEEN,
        "pagina opgeslagen": SEEN,
        "eerste filter": FILTER,
        "eerste zoekresultaat": RESULT,
        "daarvoor opgehaald": FETCHED,
    }
    for start, targets in special.items():
        if name.startswith(start):
            return targets.get(size)
    return next((target for start, target in PAGES.items() if name.startswith(start)), None)


def pages(found: dict[int, Any]) -> str:
    lines = ["| casussen | wat | gemeten | doel |", "|---:|---|---:|---|"]
    for size, measured in found.items():
        for name, (middle, least, most) in measured.items():
            told = number(middle) if least == most else f"{number(middle)} ({number(least)}–{number(most)})"
            lines.append(f"| {size} | {name} | {told} | {against(middle, target_of(name, size))} |")
    return "\n".join(lines)


def found_by(engines: dict[str, dict[str, list[float]]]) -> str:
    sets = list(next(iter(engines.values()), {}))
    lines = [f"| wat | {' | '.join(sets)} |", f"|---|{'---:|' * len(sets)}"]
    for name, told in engines.items():
        lines.append(f"| {name} | " + " | ".join(f"{number(mrr)} · {empty:.0%}" for mrr, empty in told.values()) + " |")
    return "\n".join(lines)


def search(found: dict[int, Any]) -> str:
    lines = ["| casussen | wat | kB gzip | eerste antwoord, ms | vraag (p95), ms |", "|---:|---|---:|---:|---:|"]
    lines += [
        f"| {size} | {name} | {number(run['size'])} | {number(run['first'])} | {number(run['query'])} |"
        for size, runs in found.items()
        for name, run in runs.items()
    ]
    return "\n".join(lines)


def plot(found: dict[int, Any]) -> str:
    """Return a drawing of CPU seconds by number of cases, both logarithmic, with the numbers in it."""

    def place(size: int, cpu: float) -> tuple[float, float]:
        return 60 + 190 * math.log10(size / 10), 310 - 100 * math.log10(max(cpu, 0.3))

    parts = ['<rect width="620" height="380" fill="#fff"/>']
    for row, (name, color) in enumerate(COLORS.items()):
        measured = {size: [cost["cpu"] for cost in costs.get(name, []) if cost] for size, costs in found.items()}
        points = [(size, statistics.median(cpu)) for size, cpu in measured.items() if cpu]
        line = " ".join("{:.0f},{:.0f}".format(*place(*point)) for point in points)
        drawn = [f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"/>']
        for size, cpu in points:
            x, y = place(size, cpu)
            drawn.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="currentColor"/>')
            drawn.append(f'<text x="{x + 8:.0f}" y="{y + 4:.0f}" fill="currentColor">{number(cpu)}</text>')
        drawn.append(f'<text x="60" y="{24 + 18 * row}" fill="currentColor">{name}</text>')
        parts.append(f'<g color="{color}">{"".join(drawn)}</g>')
    parts += [f'<text x="{place(size, 1)[0]:.0f}" y="370" text-anchor="middle">{size}</text>' for size in found]
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 380" font-family="sans-serif" font-size="13">'
    return f"{head}<title>CPU-seconden van een build per aantal casussen</title>{''.join(parts)}</svg>\n"


def main() -> None:
    """Write the page and the plot."""
    all_of = kept()

    def part(name: str) -> dict[int, Any]:
        sizes = sorted(int(key.split("-")[1]) for key in all_of if key.startswith(f"{name}-"))
        return {size: all_of[f"{name}-{size}"]["found"] for size in sizes}

    loads = [one["load"] for one in all_of.values()]
    dates = sorted({one["date"] for one in all_of.values()})
    machines = "; ".join(sorted({one["machine"] for one in all_of.values()}))
    about = f"Gemeten op {' en '.join(dates)}: {machines}. Druk op de machine: {number(min(loads))} tot {number(max(loads))}."
    tables = {
        "builds": builds(part("builds")),
        "stages": stages(part("stages")),
        "edits": pages(part("edits")),
        "pages": pages(part("pages")),
        "found": found_by(all_of.get("found", {}).get("found", {})),
        "search": search(part("search")),
        "missed": missed(part("builds"), [part("edits"), part("pages")]),
    }
    (FOLDER / "README.md").write_text(README.format(about=about, **tables), encoding="utf-8")
    (FOLDER / "builds.svg").write_text(plot(part("builds")), encoding="utf-8")


if __name__ == "__main__":
    main()
