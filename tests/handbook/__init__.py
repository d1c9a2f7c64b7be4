"""What this project's handbook must hold, whatever is added to the guide."""

from pathlib import Path
from typing import Any

import yaml

IDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "ids.yml").read_text(encoding="utf-8"))
"""The ids of the handbook's own phases, sections, cases, checklists with their questions, factors, boxes, decisions and figures."""
