"""What a YAML file says about itself: its data, the line of each field, and each value as it was typed."""

from dataclasses import dataclass, field
from typing import Any

from guide.content.problems import Level, Problem, field_name

FieldPath = tuple[str | int, ...]


@dataclass
class Document:
    """One YAML file: its data, the line of each field, each scalar as it was typed, and where its text begins in `source`.

    `folded` holds the texts whose empty lines or lists YAML ran together, as it does without `|`.
    """

    file: str
    data: Any = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    typed: dict[FieldPath, str] = field(default_factory=dict)
    source: list[str] = field(default_factory=list)
    starts: dict[FieldPath, tuple[int, int]] = field(default_factory=dict)
    folded: set[FieldPath] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: FieldPath) -> int:
        """Return the line of a field, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def line_within(self, path: FieldPath, before: str) -> int:
        """Return the line of a place in a text: `before` is the part of the text that stands before it.

        Words are counted, as folding and indenting change only the space between them.
        """
        words = len(f"{before}.".split()) - 1
        line, column = self.starts.get(path, (len(self.source), 0))
        while line < len(self.source):
            words -= len(self.source[line][column:].split())
            if words < 0:
                return line + 1
            line, column = line + 1, 0
        return self.line(path)

    def problem(self, path: FieldPath, message: str, before: str | None = None, level: Level = "error") -> Problem:
        line = self.line(path) if before is None else self.line_within(path, before)
        return Problem(self.file, line, field_name(path), message, level)
