"""Keeps the generated parts of CONTRIBUTING.md equal to the models and to the checked example."""

import re
from pathlib import Path

from guide.content.schemas import CODEBOOK, field_rows

EXAMPLE = "tests/example/cases/voorbeeld.yml"
MARKED = "<!-- {name}: gemaakt door make schemas -->\n{text}\n<!-- einde {name} -->"


def contributing(root: Path) -> dict[str, str]:
    """Return CONTRIBUTING.md with its example and table of fields made anew, by its path."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = (root / EXAMPLE).read_text(encoding="utf-8").strip()
    example = example.replace("../../../schemas/", "../schemas/")  # as seen from cases/, where contributors put it
    text = _replace(text, "voorbeeld", f"```yaml\n{example}\n```")
    return {"CONTRIBUTING.md": _replace(text, "velden", _tables())}


def _replace(text: str, name: str, content: str) -> str:
    pattern = re.compile(rf"<!-- {name}: .*? -->.*?<!-- einde {name} -->", re.DOTALL)
    return pattern.sub(lambda _: MARKED.format(name=name, text=content), text)


def _tables() -> str:
    parts = []
    for name in ("Casus", "Plaats van een casus", "Deel van een casus", "Link"):
        rows = [f"| `{row['name']}` | {row['kind']} | {row['required']} | {row['help']} |" for row in field_rows(CODEBOOK[name])]
        parts.append("\n".join([f"**{name}**", "", "| Veld | Soort | Verplicht | Betekenis |", "| --- | --- | --- | --- |", *rows]))
    return "\n\n".join(parts)
