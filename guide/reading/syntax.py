"""YAML's own syntax errors as sentences that say how to write it."""

import re
from typing import get_origin

import yaml

from guide.content.marks import Rich, marks_at
from guide.content.model import all_models, fields
from guide.language.words import t

FIELD = re.compile(r"\s*(?:- +)*([\w-]+):(\s|$)")
DASH = re.compile(r"\s*-([A-Za-z]\w*):(\s|$)")  # a dash without its space
QUOTED_VALUE = re.compile(r"""\s*(?:- +)*(?:[\w-]+:\s+)?(['"])""")
REFERENCE = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?[*&]\S")
DASH_BEHIND = re.compile(r"\s*(?:- +)*([\w-]+):\s+-\s")
ODD_INDENT = re.compile(r" *[\u00a0\u2000-\u200a\u202f\u205f\u3000]")  # spaces that YAML takes for letters
BLOCK_MARK = re.compile(r"[|>]\S*\s+\S|[|>][^\s\d+-]")
BLOCK_START = re.compile(r"(\s*(?:- +)*)([\w-]+):\s+[|>][-+\d]*\s*$")
OPEN_FIELD = re.compile(r"(\s*(?:- +)*)([\w-]+):\s*$")
LISTS = {name for shape in all_models() for name, info in fields(shape).items() if get_origin(info.annotation) is list}
TEXTS = {name for shape in all_models() for name in fields(shape) if any(isinstance(mark, Rich) for mark in marks_at(shape, name))}


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
    known = _known_cause(lines, line)
    if known:
        return known
    if "mapping values are not allowed" in reason and problem:
        return _stray_colon(lines, line, problem.column)
    unclosed = _unclosed_quote(lines[:line]) if "expected key" in reason else None
    if unclosed is not None:
        return unclosed + 1, _open_quote(lines[unclosed])
    return line + 1, _advice(reason, lines[line])


def _known_cause(lines: list[str], line: int) -> tuple[int, str] | None:
    """Find what people often do that goes wrong on this line: a dash without its space, a text not indented or without its bar."""
    for number in (line, line - 1):
        dash = DASH.match(lines[number]) if number >= 0 else None
        if dash:
            return number + 1, t("messages.dash", field=dash[1])
        if number >= 0 and ODD_INDENT.match(lines[number]):
            return number + 1, t("messages.odd_indent")
    behind = DASH_BEHIND.match(lines[line])
    if behind and behind[1] in LISTS:
        return line + 1, t("messages.dash_below", field=behind[1])
    if lines[line].lstrip().startswith("```"):
        return line + 1, t("messages.fence")
    depth = len(lines[line]) - len(lines[line].lstrip())
    if FIELD.match(lines[line]):
        return None
    shallowest = 1000  # of the lines between the field and this line
    for number in range(line - 1, -1, -1):
        block, open_field = BLOCK_START.match(lines[number]), OPEN_FIELD.match(lines[number])
        if block and depth <= len(block[1]) < shallowest:
            return line + 1, t("messages.indent_text", field=block[2])
        if open_field and open_field[2] in TEXTS and len(open_field[1]) < min(depth, shallowest):
            return number + 1, t("messages.bar", field=open_field[2])
        if lines[number].strip():
            shallowest = min(shallowest, len(lines[number]) - len(lines[number].lstrip()))
    return None


def _unclosed_quote(lines: list[str]) -> int | None:
    """Find the last line that opens a quote and does not close it: the next quote in the file then closed it by accident."""
    for number in range(len(lines) - 1, -1, -1):
        quote = QUOTED_VALUE.match(lines[number])
        if quote and lines[number].count(quote[1]) - lines[number].count("\\" + quote[1]) == 1:
            return number
    return None


def _open_quote(line: str) -> str:
    """Say how to close a quote; a ' at the start may be an apostrophe, which has to stay."""
    quote = QUOTED_VALUE.match(line)
    return t("messages.apostrophe") if quote and quote[1] == "'" else t("messages.open_quote")


def _stray_colon(lines: list[str], line: int, column: int) -> tuple[int, str]:
    """Tell a colon inside a text from a field that does not fit what stands above it."""
    field = FIELD.match(lines[line])
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if field is None or field.end(0) - len(field[2]) - 1 != column or above is None:
        return line + 1, _quotes(lines[line])
    if FIELD.match(lines[above]):
        return line + 1, t("messages.indent_field")
    return above + 1, t("messages.no_colon")


def _quotes(line: str) -> str:
    """Say which quotes to put around a text with a colon: those that are not in it."""
    field = FIELD.match(line)
    text = line[field.end() :] if field else line
    if text.startswith(("“", "„", "‘")):
        return t("messages.curly")
    if '"' not in text and "\\" not in text:
        return t("messages.colon")
    return t("messages.colon_block" if "'" in text else "messages.colon_single")


def _advice(reason: str, here: str) -> str:
    if REFERENCE.match(here):
        return t("messages.alias")
    if "cannot start any token" in reason:
        return t("messages.odd_start")
    if "quoted scalar" in reason:
        return t("messages.escape") if "escape" in reason else _open_quote(here)
    if "flow" in reason or re.search(r":\s*[\[{]", here):
        return t("messages.brackets")
    if "could not find expected ':'" in reason:
        return t("messages.no_colon")
    if "block scalar" in reason or BLOCK_MARK.search(here):
        return t("messages.after_mark")
    quote = QUOTED_VALUE.match(here)
    if quote:
        rest = here[quote.end() :]
        other = "'" if quote[1] == '"' else '"'
        return t("messages.after_quote_block" if other in rest else "messages.after_double" if other == "'" else "messages.after_single")
    if "block mapping" in reason or "block collection" in reason or "did not find expected" in reason:
        return t("messages.indent_lines")
    return t("messages.no_yaml")
