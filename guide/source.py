"""YAML text to plain data, with the line of every field. Refuses whatever a contributor's file should not hold."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from guide.problems import Problem, field_name, nearest, quoted

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FieldPath = tuple[str | int, ...]

MAX_BYTES = 500_000
MAX_DEPTH = 12
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}
DATE_TAG = "tag:yaml.org,2002:timestamp"
ODD_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")


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


def read(path: Path, root: Path) -> Document:
    """Read one YAML file. Never raises for what the file holds: see `problems` of the result."""
    document = Document(str(path.relative_to(root).as_posix()))
    text = _text(path, document)
    if text is None or not _shape_is_safe(text, document):
        return document
    node = yaml.compose(text, Loader=Loader)
    if node is None:
        document.problems.append(document.problem((), "Het bestand is leeg."))
    else:
        document.data = _construct(node, (), document)
    return document


def name_problem(path: Path, root: Path) -> Problem | None:
    """Say what is wrong with a content file's name, if anything."""
    if FILE_NAME.fullmatch(path.name):
        return None
    words = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "naam"
    message = (
        f"De bestandsnaam {quoted(path.name)} kan niet: gebruik kleine letters en cijfers met streepjes ertussen, "
        f"en eindig op .yml, bijvoorbeeld '{words}.yml'."
    )
    return Problem(path.relative_to(root).as_posix(), 1, "", message)


def _text(path: Path, document: Document) -> str | None:
    """Return the file's text with plain line ends, or None with a problem noted."""
    line = 1
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            message = f"Het bestand is te groot: hooguit {MAX_BYTES // 1000} kB."
        else:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            odd = ODD_CHARACTER.search(text)
            if not odd:
                return text
            line = text.count("\n", 0, odd.start()) + 1
            message = f"Hier staat een onzichtbaar teken (code {ord(odd[0])}). Haal het weg."
    except OSError as error:
        message = f"Het bestand is niet te lezen ({error.strerror})."
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "Het bestand is geen UTF-8. Bewaar het opnieuw met de codering UTF-8."
    _refuse(document, message, line)
    return None


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
        return "Verwijzingen met & en * mogen niet. Schrijf de tekst voluit, of zet aanhalingstekens om de waarde."
    if documents > 1:
        return "Er staat meer dan één document in dit bestand. Haal de regel met --- weg, of maak een tweede bestand."
    if depth > MAX_DEPTH:
        return f"De velden zitten te diep in elkaar (meer dan {MAX_DEPTH} lagen)."
    tag = getattr(event, "tag", None)
    if tag and tag not in PLAIN_TAGS:
        return f'Het label {quoted(tag)} mag niet. Haal het uitroepteken en het woord erachter weg, of gebruik "…".'
    return None


def syntax_message(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Turn a YAML syntax error into a line number and a Dutch sentence that says how to write it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
    reason = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    return line, _syntax_advice(reason, here)


def _syntax_advice(reason: str, here: str) -> str:
    if "\t" in here:
        return "Deze regel bevat een tab. Gebruik spaties om in te springen."
    if "mapping values are not allowed" in reason:
        return 'In deze tekst staat een dubbele punt met een spatie erna. Zet de tekst tussen aanhalingstekens: "…: …".'
    if "quoted scalar" in reason:
        return 'Een aanhalingsteken is niet gesloten. Begin en eindig de tekst met hetzelfde teken: "…".'
    if "flow" in reason or "[" in here or "{" in here:
        return (
            "De lijst tussen haken klopt niet. Sluit elke [ met ] en elke { met }, zet komma's ertussen, "
            'en zet een waarde met ? of : tussen aanhalingstekens: ["wat nu?", b].'
        )
    if "cannot start any token" in reason:
        return 'De waarde begint met een teken dat YAML zelf gebruikt, zoals @, ` of %. Zet haar tussen "…".'
    if "could not find expected ':'" in reason:
        return "Achter een veldnaam hoort een dubbele punt en een spatie, zoals in 'title: …'."
    if "block mapping" in reason or "block collection" in reason or "did not find expected" in reason:
        return "De regels springen niet gelijk in. Zet velden die bij elkaar horen recht onder elkaar, met spaties."
    return 'Deze regel is geen geldige YAML. Zet de tekst tussen aanhalingstekens ("…") en controleer het inspringen.'


def _construct(node: Any, path: FieldPath, document: Document) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _construct_mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*path, number), document) for number, child in enumerate(node.value)]
    document.typed[path] = node.value
    if node.tag == DATE_TAG:
        message = f'Zet een datum tussen aanhalingstekens: "{node.value}".'
        document.problems.append(document.problem(path, message))
        return node.value
    try:
        return _scalar(node)
    except ValueError:
        message = f"{quoted(node.value)} is geen geldige waarde. Zet tekst tussen aanhalingstekens."
        document.problems.append(document.problem(path, message))
        return node.value


def _scalar(node: Any) -> Any:
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    if node.tag not in PLAIN_TAGS:
        raise ValueError(node.tag)
    return yaml.constructor.SafeConstructor().construct_object(node)


def _construct_mapping(node: Any, path: FieldPath, document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            _refuse(document, "Een veldnaam moet een woord zijn.", line)
            continue
        key = key_node.value
        inside = (*path, key)
        if key in data:
            first = document.lines[inside]
            message = f"Het veld {quoted(key)} staat er twee keer (ook op regel {first}). Houd er één over."
            document.problems.append(Problem(document.file, line, field_name(inside), message))
            continue
        document.lines[inside] = line
        data[key] = _construct(value_node, inside, document)
    return data


def unknown_field(key: str, allowed: list[str]) -> str:
    """Say that a field does not exist, with the nearest one that does."""
    return f"Dit veld bestaat niet.{nearest(key, allowed)} Velden: {', '.join(allowed)}."
