"""What the workflows of the forge run: a filled-in issue to a file, the pages that change, and the list of those as a comment.

python -m tools.forge issue EVENT.json OUT    # writes OUT/case (the path), OUT/problem or OUT/body; and the file itself
python -m tools.forge pages FILE…             # prints the pages that changed files show on, a line each
python -m tools.forge comment LIST            # prints the comment for a list of pages that a stranger's build made
"""

import json
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from guide.content.guide import Guide
from guide.content.problems import ContentError
from guide.publish.forge import IssueProblem, case_of, changed_pages
from guide.reading.load import load

ROOT = Path(os.environ.get("GUIDE_ROOT", Path(__file__).parent.parent))
PAGE = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*/|/")
MOST = 200  # pages in a comment


def issue(event: Path, out: Path) -> int:
    """Write the case that an issue holds, or say what is wrong with it. Returns 1 when it is no case yet."""
    guide, payload = load(ROOT), json.loads(event.read_text(encoding="utf-8"))["issue"]
    number, created = int(payload["number"]), datetime.fromisoformat(payload["created_at"]).astimezone(UTC)
    out.mkdir(parents=True, exist_ok=True)
    try:
        id, text = case_of(guide, payload["body"] or "", created.date().isoformat())
    except IssueProblem as problem:
        return _refuse(out, str(problem))
    path = ROOT / "cases" / f"{id}.yml"
    path.write_text(text, encoding="utf-8", newline="\n")
    try:
        load(ROOT)
    except ContentError as error:
        path.unlink()
        told = "\n".join(f"{problem.field}: {problem.message}" for problem in error.problems).replace("`", "'")
        return _refuse(out, f"{guide.words('issue.refused')}\n\n```text\n{told}\n```")
    (out / "case").write_text(f"cases/{id}.yml\n", encoding="utf-8")
    (out / "body").write_text(f"{guide.words('issue.proposed', number=str(number))}\n\nCloses #{number}\n", encoding="utf-8")
    return 0


def _refuse(out: Path, why: str) -> int:
    (out / "problem").write_text(f"{why}\n", encoding="utf-8")
    return 1


def pages(files: list[str]) -> int:
    print(*changed_pages(load(ROOT), files), sep="\n")
    return 0


def comment(guide: Guide, listed: str) -> str:
    """Return the comment for a list of pages. What is no address of the site is left out: the list comes from a stranger's build."""
    found = [line for line in listed.splitlines() if PAGE.fullmatch(line)][:MOST]
    if not found:
        return guide.words("issue.no_changes")
    return "\n".join([guide.words("issue.changes"), "", *(f"- `{page}`" for page in found)])


def main(arguments: list[str]) -> int:
    match arguments:
        case ["issue", event, out]:
            return issue(Path(event), Path(out))
        case ["pages", *files]:
            return pages(files)
        case ["comment", listed]:
            print(comment(load(ROOT), Path(listed).read_text(encoding="utf-8", errors="replace")))
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
