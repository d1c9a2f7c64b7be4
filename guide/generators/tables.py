"""A Markdown extension that makes tables complete: a name, headers that say what they head, and room to scroll on a phone.

Markdown has no captions. The name of a table is what stands right above it: a heading, or a paragraph that is short or ends in a
colon; otherwise the nearest heading. A table without a first column heading has row headings in that column.
"""

from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from guide.language.words import Words

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SHORT = 200  # characters that still make a name


class TableExtension(Extension):
    """Adds the treeprocessor after those that give headings their ids (priority 5) and before serialisation."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with a converter."""
        md.treeprocessors.register(_Tables(md, self.words), "named-tables", 2)


class _Tables(Treeprocessor):
    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: etree.Element) -> None:
        heading: etree.Element | None = None
        number = 0
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag in HEADINGS:
                    heading = child
                if child.tag != "table":
                    continue
                number += 1
                above = parent[place - 1] if place else None
                label = above if above is not None and _names(above) else heading
                _mark_headers(child)
                parent[place] = _scrolling(child, label, self.words("anchors.table_name", id=number))


def _names(element: etree.Element) -> bool:
    text = "".join(element.itertext()).strip()
    return element.tag in HEADINGS or (element.tag == "p" and bool(text) and (len(text) <= SHORT or text.endswith(":")))


def _mark_headers(table: etree.Element) -> None:
    head = table.find("thead/tr")
    if head is None or not len(head):
        return
    by_row = not "".join(head[0].itertext()).strip()
    for cell in head:
        cell.set("scope", "col")
    if by_row:
        head[0].tag = "td"
        del head[0].attrib["scope"]
        for row in table.iterfind("tbody/tr"):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _scrolling(table: etree.Element, label: etree.Element | None, own_name: str) -> etree.Element:
    box = etree.Element("div", {"class": "table-scroll", "role": "group", "tabindex": "0"})
    box.append(table)
    box.tail, table.tail = table.tail, "\n"
    if label is not None:
        name = label.get("id") or own_name
        label.set("id", name)
        box.set("aria-labelledby", name)
        table.set("aria-labelledby", name)
    return box
