"""YAML's own syntax errors as sentences that say how to write it."""

import re

import yaml

from guide.language.words import t

FIELD = re.compile(r"\s*(?:- +)*[\w-]+:(\s|$)")
QUOTED_VALUE = re.compile(r"""\s*(?:- +)*(?:[\w-]+:\s+)?(['"])""")
BLOCK_MARK = re.compile(r"[|>]\S*\s+\S|[|>][^\s\d+-]")


def syntax_message(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Turn a YAML syntax error into the line (from 1) to look at and a sentence about how to write it."""
    lines = text.split("\n")
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    reason = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    # an open quote or bracket is noticed at the end of the file: its start is the place to mend
    opened = any(word in reason for word in ("quoted scalar", "flow", "simple key"))
    mark = (context if opened else problem) or problem or context
    line = min(mark.line, len(lines) - 1) if mark else 0
    if "\t" in (lines[problem.line] if problem and problem.line < len(lines) else lines[line]):
        return (min(problem.line, len(lines) - 1) if problem else line) + 1, t("messages.tab")
    if "mapping values are not allowed" in reason and problem:
        return _stray_colon(lines, line, problem.column)
    unclosed = _unclosed_quote(lines[:line]) if "expected key" in reason else None
    if unclosed is not None:
        return unclosed + 1, t("messages.open_quote")
    return line + 1, _advice(reason, lines[line])


def _unclosed_quote(lines: list[str]) -> int | None:
    """Find the last line that opens a quote and does not close it: the next quote in the file then closed it by accident."""
    for number in range(len(lines) - 1, -1, -1):
        quote = QUOTED_VALUE.match(lines[number])
        if quote and lines[number].count(quote[1]) - lines[number].count("\\" + quote[1]) == 1:
            return number
    return None


def _stray_colon(lines: list[str], line: int, column: int) -> tuple[int, str]:
    """Tell a colon inside a text from a field that does not fit what stands above it."""
    field = FIELD.match(lines[line])
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if field is None or field.end(0) - len(field[1]) - 1 != column or above is None:
        return line + 1, t("messages.colon")
    if FIELD.match(lines[above]):
        return line + 1, t("messages.indent_field")
    return above + 1, t("messages.no_colon")


def _advice(reason: str, here: str) -> str:
    if "cannot start any token" in reason:
        return t("messages.odd_start")
    if "quoted scalar" in reason:
        if "escape" in reason:
            return t("messages.escape")
        return t("messages.open_quote")
    if "flow" in reason or re.search(r":\s*[\[{]", here):
        return t("messages.brackets")
    if "could not find expected ':'" in reason:
        return t("messages.no_colon")
    if "block scalar" in reason or BLOCK_MARK.search(here):
        return t("messages.after_mark")
    if QUOTED_VALUE.match(here):
        return t("messages.after_quote")
    if "block mapping" in reason or "block collection" in reason or "did not find expected" in reason:
        return t("messages.indent_lines")
    return t("messages.no_yaml")
