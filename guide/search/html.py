"""Reads a built page: its text by heading, without what stands there for the eye or the mouse only."""

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|([^<]+|<)", re.DOTALL)
ID = re.compile(r'\sid="([^"]*)"')
SKIPPED = frozenset({"script", "style", "template", "nav", "form", "button", "svg", "noscript", "select", "sup"})
SKIPPED_BY = re.compile(r"\s(?:popover|hidden|data-search-exclude)(?=[\s=>]|$)|\sclass=\"(?:toc-fold|paper-only)\b")
INLINE = frozenset({"a", "abbr", "b", "cite", "code", "dfn", "em", "i", "mark", "q", "small", "span", "strong", "sub", "time", "u"})
VOID = frozenset({"br", "hr", "img", "input", "wbr"})
HEADING = re.compile(r"h[1-6]$")


@dataclass
class Passage:
    """What stands under a heading, up to the next: a text for each paragraph, list item or cell."""

    anchor: str
    heading: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.blocks)


def passages(page: Path) -> list[Passage]:
    """Return the passages of a page; the first is that of its title."""
    text = page.read_text(encoding="utf-8")
    start = text.find("<article ")
    return _Reader().read(text[start : text.rfind("</article>")]) if start >= 0 else []


class _Reader:
    """Goes through a page once. `skipped` is the element being left out, `depth` how many of its kind are open."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.pending: list[str] = []
        self.in_heading = False
        self.skipped = ""
        self.depth = 0

    def read(self, text: str) -> list[Passage]:
        for token in TOKEN.finditer(text):
            closing, name, attributes, words = token.groups()
            if name is None:
                if words and not self.skipped:
                    self.pending.append(words)
            else:
                self.tag(name.lower(), bool(closing), attributes or "")
        self.close_block()
        return self.found

    def tag(self, name: str, closing: bool, attributes: str) -> None:
        if self.skipped:
            self.depth += (name == self.skipped) * (-1 if closing else 1)
            self.skipped = self.skipped if self.depth else ""
        elif not closing and name not in VOID and (name in SKIPPED or SKIPPED_BY.search(attributes)):
            self.skipped, self.depth = name, 1
        elif name not in INLINE:
            self.close_block()
            anchor = ID.search(attributes)
            self.in_heading = bool(not closing and HEADING.match(name) and anchor)
            if self.in_heading and anchor:
                self.found.append(Passage(html.unescape(anchor[1])))

    def close_block(self) -> None:
        block = " ".join(html.unescape("".join(self.pending)).split())
        self.pending = []
        if not block or not self.found:
            return
        if self.in_heading:
            self.found[-1].heading = block
        else:
            self.found[-1].blocks.append(block)
