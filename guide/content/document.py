"""What a YAML file says about itself: its data, the line of each field, and each value as it was typed."""

from dataclasses import dataclass, field
from typing import Any

from guide.content.problems import Problem, field_name

FieldPath = tuple[str | int, ...]


@dataclass
class Document:
    """One YAML file: its data, the line of each field, and each scalar as it was typed."""

    file: str
    data: Any = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    typed: dict[FieldPath, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: FieldPath) -> int:
        """Return the line of a field, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: FieldPath, message: str) -> Problem:
        return Problem(self.file, self.line(path), field_name(path), message)
