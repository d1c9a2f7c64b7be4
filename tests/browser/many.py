"""A copy of the project with many cases that resemble the real ones, to see how the explorer grows."""

import re
from pathlib import Path

import yaml

from guide.content.guide import Guide
from tests.conftest import copy_project, run_build

MANY = 1000


class Blocks(yaml.SafeDumper):
    """Writes a text of several lines as people do, after a bar."""


Blocks.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)
)


def built_with_many(project: Path, guide: Guide) -> Path:
    """Copy the project to a folder, add cases until there are MANY, and build; returns the folder."""
    result = run_build(with_many(project, guide, MANY))
    assert result.returncode == 0, result.stdout + result.stderr
    return project


def with_many(project: Path, guide: Guide, number_of_cases: int) -> Path:
    """Copy the project to a folder and add cases until there are so many; returns the folder."""
    copy_project(project)
    real = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((project / "cases").glob("*.yml"))]
    words = sorted({word for case in real for episode in case["episodes"] for word in re.findall(r"[a-z]{5,}", episode["text"])})
    themes, sections = list(guide.themes), list(guide.sections)
    for number in range(number_of_cases - len(real)):
        case = dict(real[number % len(real)])
        picked = [words[(number * step + step) % len(words)] for step in range(3, 9)]
        case["title"] = f"{' '.join(picked).capitalize()[:80]} {number}"  # the number makes it its own
        case["place"] = {
            "area": f"Wijk {number}", "municipality": f"Gemeente {number % 60}", "country": "NL",
            "lat": 51.3 + (number % 60) * 0.03, "lon": 4.2 + (number * 7 % 60) * 0.04,
        }  # fmt: skip
        case.pop("map_number", None)
        case["themes"] = sorted({themes[(number * step) % len(themes)] for step in (1, 3, 5)})
        case["episodes"] = [
            {**episode, "section": section, "text": f"{episode['text']}\n\n{' '.join(words[number % 97 :: 41])}."}
            for episode, section in zip(case["episodes"][:3], dict.fromkeys([sections[number % len(sections)], sections[-1]]), strict=False)
        ]
        (project / "cases" / f"proef-{number}.yml").write_text(
            yaml.dump(case, Dumper=Blocks, allow_unicode=True, width=10_000), encoding="utf-8"
        )
    return project
