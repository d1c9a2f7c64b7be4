"""A record as the YAML file that people read: block texts, quotes only where YAML needs them, never an escape.

The contribution form writes the same in the browser (guide/theme/assets/contribute/yaml.js and draft.js); a test compares both.
"""

import re
import unicodedata
from typing import Any

from guide.content.forms import Form
from guide.language.characters import UNSEEN

HEAD = "# yaml-language-server: $schema=../schemas/case.schema.json\n"
WIDTH = 110  # characters of a folded line
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
PLAIN_START = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ“‘]")
NOT_PLAIN = re.compile(r": |\s#|:$|[\t\n]")
LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028")
SPACE = " \t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DEGREES = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,12})?", re.ASCII)
BETWEEN = re.compile(rf"[{SPACE},;]+")


def cleaned(text: str, lines: bool = True) -> str:
    """Return a text with composed letters and without marks that nobody sees and YAML refuses; on one line unless `lines`."""
    seen = unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}]", "", LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")))
    return (seen if lines else re.sub(rf"[{SPACE}]*\n[{SPACE}]*", " ", seen)).strip(SPACE)


def meant(field: dict[str, Any], text: str) -> Any:
    """Return what is typed in a field as its file holds it; None for nothing. What is no number stays a text."""
    kind = field["kind"]
    clean = cleaned(text, lines=kind in ("prose", "list"))
    if not clean:
        return None
    if kind == "number" and DEGREES.fullmatch(clean):
        return re.sub(r"^(-?)0+(?=\d)", r"\1", clean.replace(",", ".").removeprefix("+"))
    if kind == "truth":
        return True if clean == "true" else None
    if kind == "ids":
        return BETWEEN.split(clean)
    if kind == "list" and field["item"]["kind"] == "line":
        return [line for line in re.split(rf"[{SPACE}]*\n[{SPACE}]*", clean) if line]
    if kind == "list":
        return [_whole(each) for each in BETWEEN.split(clean)]
    return _whole(clean) if kind == "whole" else clean


def _whole(text: str) -> str:
    return re.sub(r"^0+(?=\d)", "", text)


def written(fields: Form, content: dict[str, Any]) -> str:
    """Return a case as the text of its file. Fields that are None or absent are left out."""
    return HEAD + "\n".join(_lines(fields, content, "")) + "\n"


def _lines(fields: Form, record: dict[str, Any], indent: str) -> list[str]:
    lines = []
    below = f"{indent}  "
    for field in fields:
        value, start = record.get(field["name"]), f"{indent}{field['name']}:"
        if value is None or value == []:
            continue
        if field["kind"] == "record":
            lines += [start, *_lines(field["fields"], value, below)]
        elif field["kind"] == "records":
            lines += [start, *(line for each in value for line in _item(field["fields"], each, below))]
        else:
            shown = _value(field, value, below, len(start) + 1)
            lines.append(start + ("" if shown.startswith("\n") else " ") + shown)
    return lines


def _item(fields: Form, record: dict[str, Any], indent: str) -> list[str]:
    first, *rest = _lines(fields, record, f"{indent}  ") or ["{}"]
    return [f"{indent}- {first.lstrip()}", *rest]


def _value(field: dict[str, Any], value: Any, indent: str, used: int) -> str:
    if field["kind"] == "prose":
        return "|\n" + "\n".join(indent + line if line else "" for line in value.split("\n"))
    if field["kind"] == "day":
        return f'"{value}"'
    if field["kind"] == "list" and field["item"]["kind"] == "line":
        return "".join(f"\n{indent}- {_line(each, indent + '  ', len(indent) + 2)}" for each in value)
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if field["kind"] in ("line", "address", "choice"):
        return _line(value, indent, used)
    return "true" if value is True else str(value)


def _line(text: str, indent: str, used: int) -> str:
    plain = PLAIN_START.match(text) and text.lower() not in RESERVED and not NOT_PLAIN.search(text)
    if plain and used + len(text) <= WIDTH:
        return text
    fits = used + len(text) <= WIDTH - 2 and "\t" not in text
    if fits and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f"'{text}'" if fits and "'" not in text else _folded(text, indent)


def _folded(text: str, indent: str) -> str:
    """Fold a text at single spaces."""
    lines = [""]
    for piece in re.split(r"(?<=\S) (?=\S)", text):
        if lines[-1] and len(lines[-1]) + len(piece) >= WIDTH:
            lines.append(piece)
        else:
            lines[-1] = f"{lines[-1]} {piece}" if lines[-1] else piece
    return ">-\n" + "\n".join(indent + line for line in lines)
