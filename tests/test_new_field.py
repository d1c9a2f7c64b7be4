"""A new field of a case: one line in the model and an entry in each language file, and it is in everything made from the model."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, copy_tiny

LINE = '    budget: Annotated[Line | None, Column("budget"), Weight(2)] = None\n'
ENTRIES = {
    "nl": {"label": "Budget", "help": "Wat het kostte, met het jaar."},
    "en": {"label": "Budget", "help": "What it cost, with the year."},
}
SHOW = """
import json
from pathlib import Path
from guide.content.model import Case
from guide.content.schemas import field_rows
from guide.outputs.cases_csv import cases_csv, columns
from guide.outputs.cases_json import case_record
from guide.reading.load import load
from guide.search.explorer import search_text
guide = load(Path("."))
case = "rozenlaan-plantstad"
print(json.dumps({
    "csv": cases_csv(guide), "column": columns(guide)["budget"][0], "json": case_record(guide, case)["budget"],
    "words": search_text(guide, case), "row": [row for row in field_rows(guide.words, Case) if row["name"] == "budget"],
}))
"""


def test_a_field_is_one_line_and_an_entry_a_language(tmp_path: Path) -> None:
    project = copy_tiny(tmp_path / "project")
    (project / "guide").unlink()
    shutil.copytree(ROOT / "guide", project / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    model = project / "guide/content/model.py"
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("    place: Place\n", "    place: Place\n" + LINE), encoding="utf-8")
    for language, entry in ENTRIES.items():
        file = project / f"guide/language/{language}.json"
        words = json.loads(file.read_text(encoding="utf-8"))
        words["fields"]["Case"]["budget"] = entry
        file.write_text(json.dumps(words), encoding="utf-8")
    case = project / "cases/rozenlaan-plantstad.yml"
    case.write_text(case.read_text(encoding="utf-8") + "budget: Honderd euro in 2018\n", encoding="utf-8")
    result = subprocess.run([sys.executable, "-c", SHOW], cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    shown = json.loads(result.stdout)
    header, first = shown["csv"].split("\r\n")[:2]
    assert header.split(";")[8] == "budget" and first.split(";")[8] == "Honderd euro in 2018"
    assert shown["column"] == "Wat het kostte, met het jaar." and shown["json"] == "Honderd euro in 2018"
    assert "Honderd euro in 2018" in shown["words"]
    assert shown["row"] == [
        {"name": "budget", "label": "Budget", "help": "Wat het kostte, met het jaar.", "required": "nee", "kind": "tekst"}
    ]
    schemas = subprocess.run([sys.executable, "-m", "guide", "validate"], cwd=project, capture_output=True, text=True, check=False)
    assert schemas.returncode == 0
