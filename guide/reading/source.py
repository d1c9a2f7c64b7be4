"""YAML text to plain data, with the line of every field. Refuses whatever a contributor's file should not hold."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from guide.content.document import Document, FieldPath
from guide.content.problems import Problem, field_name
from guide.language.characters import LOST, UNSEEN
from guide.language.suggestions import quoted
from guide.language.wording import slug
from guide.language.words import t
from guide.reading.syntax import syntax_message

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 500_000
MAX_DEPTH = 12
MAX_DIGITS = 30
YAML_TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = {YAML_TAG + name for name in ("str", "int", "float", "bool", "null")}
DATE_TAG = YAML_TAG + "timestamp"
NUMBER_TAGS = {YAML_TAG + "int", YAML_TAG + "float"}
# YAML 1.1 also reads 010 as 8, 12:30 as 750 and 1_000 as 1000: nobody who writes that means it
PLAIN_NUMBER = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?([eE][-+]?\d+)?|[-+]?\.\d+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
ODD_CHARACTER = re.compile(f"[{UNSEEN}{LOST}]")
# without `|` one empty line is a line end and two are an empty line; the lines of a list become one
RUN_TOGETHER = re.compile(r"\S[ \t]*\n[ \t]*\n[ \t]*\S|\S[ \t]*\n[ \t]*(?:[-*•]|1[.)])[ \t]")
COMMENT_AS_TEXT = re.compile(r"\s+#\S")
ENDINGS = {".yml", ".yaml", ".txt", ".md", ".doc", ".docx", ".rtf", ".odt"}
NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")  # how files of Word and its like begin
DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # Windows makes no file of such a name
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")


def read(path: Path, root: Path) -> Document:
    """Read one YAML file. Never raises for what the file holds: see `problems` of the result."""
    file = path.relative_to(root).as_posix()
    try:
        return parse(path.read_bytes(), file)
    except FileNotFoundError:
        message = t("messages.no_file")
    except IsADirectoryError:
        message = t("messages.folder")
    except OSError:
        message = t("messages.unreadable")
    return Document(file, problems=[Problem(file, 1, "", message)])


def parse(raw: bytes, file: str) -> Document:
    """Turn the bytes of a YAML file into a document; `file` is its name in messages. Never raises for what the bytes hold."""
    document = Document(file)
    text = _text(raw, document)
    if text is None or not _shape_is_safe(text, document):
        return document
    document.source = text.split("\n")
    node = yaml.compose(text, Loader=Loader)
    if node is None or node.tag == YAML_TAG + "null":
        document.problems.append(document.problem((), t("messages.empty_file")))
    else:
        document.data = _construct(node, (), document)
    return document


def name_problem(path: Path, root: Path) -> Problem | None:
    """Say what is wrong with a content file's name, if anything."""
    if path.is_dir():
        message = t("messages.folder_here", folder=path.parent.name)
    elif DEVICES.fullmatch(path.stem):
        message = t("messages.device", name=quoted(path.name))
    elif FILE_NAME.fullmatch(path.name):
        return None
    else:
        bare = path.with_suffix("")
        while bare.suffix.lower() in ENDINGS:
            bare = bare.with_suffix("")
        message = t("messages.file_name", name=quoted(path.name), example=slug(bare.name) or t("messages.name"))
    return Problem(path.relative_to(root).as_posix(), 1, "", message)


def _text(raw: bytes, document: Document) -> str | None:
    """Return the text with plain line ends and each letter with its accent as one character, or None with a problem noted."""
    if len(raw) > MAX_BYTES:
        _refuse(document, t("messages.too_large", most=MAX_BYTES // 1000))
        return None
    if raw.startswith(NO_TEXT):
        _refuse(document, t("messages.no_text_file"))
        return None
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        _refuse(document, t("messages.encoding"), line)
        return None
    odd = ODD_CHARACTER.search(text)
    if odd:
        _refuse(document, odd_character(odd[0]), text.count("\n", 0, odd.start()) + 1)
        return None
    return text


def odd_character(character: str) -> str:
    """Say that a text holds a character that nobody can see, or the sign of one that was lost."""
    return t("messages.lost") if character == LOST else t("messages.invisible", code=str(ord(character)))


def _refuse(document: Document, message: str, line: int = 1) -> None:
    document.problems.append(Problem(document.file, line, "", message))


def _shape_is_safe(text: str, document: Document) -> bool:
    """Walk the parser's events, which cannot recurse or expand, before anything is built from them."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            message = _event_message(event, depth, documents)
            if message:
                _refuse(document, message, line)
                return False
    except yaml.YAMLError as error:
        line, message = syntax_message(error, text)
        _refuse(document, message, line)
        return False
    return True


def _event_message(event: Any, depth: int, documents: int) -> str | None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return t("messages.alias")
    if documents > 1:
        return t("messages.documents")
    if depth > MAX_DEPTH:
        return t("messages.deep", most=MAX_DEPTH)
    tag = getattr(event, "tag", None)
    if tag:
        typed = "!!" + tag.removeprefix(YAML_TAG) if tag.startswith(YAML_TAG) else tag
        return t("messages.tag", tag=quoted(typed))
    return None


def _construct(node: Any, path: FieldPath, document: Document) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _construct_mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*path, number), document) for number, child in enumerate(node.value)]
    _note_text(node, path, document)
    message = _scalar_problem(node) or _lost_after_hash(node, document)
    if message:
        document.problems.append(document.problem(path, message))
        return node.value
    return node.value if node.tag == YAML_TAG + "str" else yaml.constructor.SafeConstructor().construct_object(node)


def _note_text(node: Any, path: FieldPath, document: Document) -> None:
    """Note how a value was typed, where its text begins, and whether its lines were run together."""
    document.typed[path] = node.value
    is_block, line, column = node.style in ("|", ">"), node.start_mark.line, node.start_mark.column
    document.starts[path] = (line + 1, 0) if is_block else (line, column)
    lines = ["" if is_block else document.source[line][column:]]
    lines += document.source[line + 1 : node.end_mark.line + (node.end_mark.column > 0)]
    if node.style != "|" and RUN_TOGETHER.search("\n".join(lines[is_block:])):
        document.folded.add(path)


def _lost_after_hash(node: Any, document: Document) -> str | None:
    """Say that YAML drops the rest of a line as a comment where it looks like text: `Wijk #1`."""
    rest = document.source[node.end_mark.line][node.end_mark.column :]
    is_text = not node.style and node.tag in (YAML_TAG + "str", YAML_TAG + "null")
    return t("messages.hash") if is_text and COMMENT_AS_TEXT.match(rest) else None


def _scalar_problem(node: Any) -> str | None:
    odd = ODD_CHARACTER.search(node.value)
    if odd:
        return odd_character(odd[0])
    if node.tag == DATE_TAG:
        return t("messages.date", value=node.value)
    if node.tag not in PLAIN_TAGS:
        return t("messages.no_value", value=quoted(node.value))
    if node.tag in NUMBER_TAGS and (len(node.value) > MAX_DIGITS or not PLAIN_NUMBER.fullmatch(node.value)):
        return t("messages.odd_number", value=quoted(node.value))
    return None


def _construct_mapping(node: Any, path: FieldPath, document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            document.problems.append(Problem(document.file, line, field_name(path), t("messages.field_name")))
            continue
        key = key_node.value
        if key[:1].isspace():
            document.problems.append(Problem(document.file, line, field_name(path), t("messages.odd_indent")))
            continue
        if node.flow_style and data and key.isdigit() and value_node.tag == YAML_TAG + "null":
            document.problems.append(_decimal_comma((*path, list(data)[-1]), key, document))
            continue
        odd = ODD_CHARACTER.search(key)
        if odd:
            document.problems.append(Problem(document.file, line, field_name(path), odd_character(odd[0])))
            continue
        inside = (*path, key)
        if key in data:
            message = t("messages.twice", name=quoted(key), line=str(document.lines[inside]))
            document.problems.append(Problem(document.file, line, field_name(inside), message))
            continue
        document.lines[inside] = line
        data[key] = _construct(value_node, inside, document)
    return data


def _decimal_comma(path: FieldPath, decimals: str, document: Document) -> Problem:
    """Say that a number with a comma between { and } became two values: `lat: 52,25`."""
    whole = document.typed.get(path, "")
    return document.problem(path, t("messages.comma", wrong=f"{whole},{decimals}", right=f"{whole}.{decimals}"))
