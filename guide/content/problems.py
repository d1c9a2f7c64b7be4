"""What can be wrong with content, with file, line and field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: `file` relative to the project's root, `line` from 1, `field` like `episodes[0].section`.

    An error is refused; a warning says what would make the content stronger, and nothing fails.
    """

    file: str
    line: int
    field: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        return " ".join((where + (f"{self.field}: {self.message}" if self.field else self.message)).splitlines())


class ContentError(Exception):
    """Raised when content cannot be used; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def field_name(path: Iterable[str | int]) -> str:
    """Write a path of keys and positions as people read it: `('a', 0, 'b')` → `a[0].b`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}"
    return " ".join(name.removeprefix(".").split())
