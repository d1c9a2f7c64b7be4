"""A Markdown extension that lets fragments pass: the HTML that macros make is put into the page as it is, and Markdown does not read it.

In the Markdown of a page a sign stands for each such fragment, and in the HTML made of it a comment with that sign, until the page is
complete. Contributed text cannot hold the characters of a sign.
"""

import html
import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

SIGN = re.compile("\x0e([0-9]+)\x0f")
COMMENT = re.compile("<!--\x0e([0-9]+)\x0f-->")
FIRST_TAG = re.compile(r"<([a-z][a-z0-9]*)\b")
BLOCKS = frozenset({"article", "aside", "details", "div", "dl", "fieldset", "figure", "form", "nav", "ol", "p", "section", "table", "ul"})
TO_READ = re.compile(r'<[^>]* markdown="')  # holds Markdown of the page itself
ANCHOR = re.compile(r'\sid="([^"]*)"')


class PassingFragments(Extension):
    """Holds the fragments of the page that is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[str] = []

    def begin(self) -> None:
        """Begin a new page."""
        self.held = []

    def hold(self, fragment: str) -> str:
        """Return a sign for a fragment that is a block of HTML, or the fragment itself."""
        first = FIRST_TAG.match(fragment)
        if not first or first[1] not in BLOCKS or TO_READ.search(fragment):
            return fragment
        self.held.append(self.shown(fragment))
        return f"\x0e{len(self.held) - 1}\x0f"

    def shown(self, text: str) -> str:
        """Return a text with the fragments in the place of their signs."""
        return SIGN.sub(lambda sign: self.held[int(sign[1])], text)

    def signs_of_blocks(self, text: str) -> str:
        """Return a text in which signs stand only for fragments on a line of their own; the others are in their line."""
        return "\n".join(line if SIGN.fullmatch(line.rstrip()) else self.shown(line) for line in text.split("\n"))

    def completed(self, page: str) -> str:
        """Return the HTML of a page with the fragments in the place of their comments."""
        return COMMENT.sub(lambda comment: self.held[int(comment[1])], page)

    def anchors(self) -> set[str]:
        """Return the ids in all fragments, to which links may lead."""
        return {html.unescape(id) for fragment in self.held for id in ANCHOR.findall(fragment)}

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with a converter, before what looks for HTML (priorities 20 and 21)."""
        md.preprocessors.register(_Passing(md), "passing-fragments", 25)


class _Passing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put a comment for each fragment where Markdown puts the blocks that it does not read."""
        found: list[str] = []
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if SIGN.fullmatch(line.rstrip()):
                comment = f"<!--{line.rstrip()}-->" + ("" if following.strip() else "\n")
                found += ["", self.md.htmlStash.store(comment), ""]
            else:
                found.append(line)
        return found
