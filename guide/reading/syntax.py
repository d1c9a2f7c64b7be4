"""YAML's own syntax errors as Dutch sentences that say how to write it."""

import re

import yaml

FIELD = re.compile(r"\s*(?:- +)*[\w-]+:(\s|$)")
QUOTED_VALUE = re.compile(r"""\s*(?:- +)*(?:[\w-]+:\s+)?(['"])""")
OPEN_QUOTE = 'Een aanhalingsteken is niet gesloten. Begin en eindig de tekst met hetzelfde teken: "…".'
INDENT_TEXT = "Is dit een vervolg van de tekst erboven, laat het dan verder inspringen."
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
        return (min(problem.line, len(lines) - 1) if problem else line) + 1, "Deze regel bevat een tab. Gebruik spaties om in te springen."
    if "mapping values are not allowed" in reason and problem:
        return _stray_colon(lines, line, problem.column)
    unclosed = _unclosed_quote(lines[:line]) if "expected key" in reason else None
    if unclosed is not None:
        return unclosed + 1, OPEN_QUOTE
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
        advice = 'In deze tekst staat een dubbele punt met een spatie erna. Zet de tekst tussen aanhalingstekens: "…: …".'
        return line + 1, advice
    if FIELD.match(lines[above]):
        return line + 1, "Dit veld springt niet goed in. Zet velden die bij elkaar horen recht onder elkaar, met spaties."
    return above + 1, "Achter een veldnaam hoort een dubbele punt en een spatie, zoals in 'title: …'. " + INDENT_TEXT


def _advice(reason: str, here: str) -> str:
    if "cannot start any token" in reason:
        return 'De waarde begint met een teken dat YAML zelf gebruikt, zoals @, ` of %. Zet haar tussen "…".'
    if "quoted scalar" in reason:
        if "escape" in reason:
            return 'Tussen "…" heeft een \\ een eigen betekenis. Schrijf \\\\ als je het teken zelf bedoelt.'
        return OPEN_QUOTE
    if "flow" in reason or re.search(r":\s*[\[{]", here):
        return (
            "De lijst tussen haken klopt niet. Sluit elke [ met ] en elke { met }, zet komma's ertussen, "
            'en zet een waarde met ? of : tussen aanhalingstekens: ["wat nu?", b].'
        )
    if "could not find expected ':'" in reason:
        return "Achter een veldnaam hoort een dubbele punt en een spatie, zoals in 'title: …'. " + INDENT_TEXT
    if "block scalar" in reason or BLOCK_MARK.search(here):
        return "Achter | of > hoort niets meer te staan. Zet de tekst op de volgende regel, met spaties ervoor."
    if QUOTED_VALUE.match(here):
        return 'Na het laatste aanhalingsteken staat nog iets. Staat er een \' in de tekst, gebruik dan "…" eromheen.'
    if "block mapping" in reason or "block collection" in reason or "did not find expected" in reason:
        return "De regels springen niet gelijk in. Zet velden die bij elkaar horen recht onder elkaar, met spaties."
    return 'Deze regel is geen geldige YAML. Zet de tekst tussen aanhalingstekens ("…") en controleer het inspringen.'
