"""The text on each page of a PDF that Chromium printed, by the character maps of its fonts."""

import io
import re

import pikepdf
from playwright.sync_api import Page

HEX = rb"<([0-9A-Fa-f]+)>"
PAIR = re.compile(HEX + rb"\s*" + HEX)
TRIPLE = re.compile(HEX + rb"\s*" + HEX + rb"\s*" + HEX)


def printed(page: Page) -> list[str]:
    """Print a page to A4 and return the text of each sheet without spaces."""
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        return [_text(sheet) for sheet in pdf.pages]


def bare(text: str) -> str:
    """Return a text without spaces, as `printed` gives it."""
    return re.sub(r"\s+", "", text)


def _text(sheet: pikepdf.Page) -> str:
    fonts = dict(sheet.resources.get("/Font", pikepdf.Dictionary()).items())
    maps = {name: _characters(font) for name, font in fonts.items()}
    width = {name: 2 if font.Subtype == "/Type0" else 1 for name, font in fonts.items()}  # bytes a code
    found: list[str] = []
    font = ""
    for step in pikepdf.parse_content_stream(sheet):
        operator, operands = str(step.operator), list(step.operands)
        if operator == "Tf":
            font = str(operands[0])
        elif operator in ("Tj", "TJ"):
            for string in operands[0] if operator == "TJ" else operands:
                if isinstance(string, pikepdf.String):
                    codes = bytes(string)
                    found += [maps[font].get(int.from_bytes(codes[at : at + width[font]]), "") for at in range(0, len(codes), width[font])]
    return bare("".join(found))


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """Read a font's ToUnicode map (PDF 32000-1, 9.10.3)."""
    table: dict[int, str] = {}
    content = font.ToUnicode.read_bytes()
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", content, re.DOTALL):
        for code, text in PAIR.findall(body):
            table[int(code, 16)] = _decoded(text)
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", content, re.DOTALL):
        for first, last, start in TRIPLE.findall(body):
            for number in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + number] = chr(ord(_decoded(start)) + number)
    return table


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
