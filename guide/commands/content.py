"""The commands that read what people write: guide validate | review | new-case. They know no generator, so they are quick."""

import gc
from datetime import UTC, datetime
from pathlib import Path

from guide.content.problems import ContentError
from guide.insight.review import to_check
from guide.language.words import t
from guide.publish.forge import annotation
from guide.reading.advice import advise
from guide.reading.load import load
from guide.reading.newcase import new_case as ask


def validate(root: Path, for_forge: bool = False) -> int:
    """Say what is wrong, or what is only weak; `for_forge` as annotations at lines of a pull request."""
    gc.disable()  # nothing here points at itself, and looking for what does takes a tenth of the time
    try:
        guide = load(root)
    except ContentError as error:
        if not for_forge:
            raise
        print(*map(annotation, error.problems), sep="\n")
        return 1
    advice = advise(guide)
    print(*(map(annotation, advice) if for_forge else advice), sep="\n", end="\n" if advice else "")
    counted = {name: t(f"count.{name}", count=len(getattr(guide, name))) for name in ("cases", "checklists")}
    print(t("commands.fine", **counted), *([t("commands.tips", count=len(advice))] if advice else []), t("commands.look"), sep="\n")
    return 0


def review(root: Path) -> int:
    """List what nobody checked for a year."""
    guide = load(root)
    found = to_check(guide, datetime.now(UTC).date())
    for id, day in found:
        print(t("commands.to_check", file=f"cases/{id}.yml", day=guide.words.day(day.isoformat())))
    print(t("commands.to_check_count", count=len(found)))
    return 0


def new_case(root: Path) -> int:
    try:
        path = ask(load(root))
    except (EOFError, KeyboardInterrupt):
        print("\n" + t("commands.stopped"))
        return 1
    print(t("commands.made", path=path.relative_to(root)))
    return 0
