"""Contributed Markdown to safe HTML. Raw HTML is text, links go nowhere unsafe, Jinja stays as typed.

A link to something in the guide itself names it: `[Heerlen](casus:heerlen-noord)`. The language file has the words for it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

import markdown
import nh3

from guide.language.suggestions import quoted
from guide.language.words import LANGUAGES, Words, spoken, t, words_of

ALLOWED_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote", "code", "h4"}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
NESTING = {"ul", "ol", "blockquote"}
MAX_DEPTH = 4
BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|blockquote|br|h4)\b[^>]*>")
DEAD_LINK = re.compile(r'<a rel="noopener">(.*?)</a>', re.DOTALL)
MARKUP = re.compile(r"\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\)|\A#+ ")
# each line begins with a word, and no mark of Markdown is in it
NO_MARKDOWN = re.compile(r"""(?:(?:(?!(?:o|[a-z][.)]) )[^\W\d_][\w ,.;:?!()'"‘’“”…%€/–-]*)?(?:\n|\Z))+""")
RAW_HTML = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?]")
# what a tag beyond the allowed ones is called, and how it is typed
OTHER_TAGS = {
    "img": ("image", re.compile(r"!\[")),
    "hr": ("rule", re.compile(r"^ {0,3}[-*_][-*_ ]+$", re.MULTILINE)),
    "pre": ("indented", re.compile(r"^(?: {4}|\t)", re.MULTILINE)),
    **dict.fromkeys(
        ("h1", "h2", "h3", "h5", "h6"), ("heading", re.compile(r"^(?:#{1,3}|#{5,})(?!#)|^(?=.*\n *(?:=+|-+) *$)", re.MULTILINE))
    ),
}


BULLET = re.compile(r"[ \t]*(?:[•●▪◦·‣○■□◆❖➢➤►\uf0b7\uf0a7\uf0d8]|o\t)")
ITEM = re.compile(r" {0,3}(?:[-*+]|1\.)[ \t]+\S")
LIKE_ITEM = re.compile(
    r"[ \t]*(?:(?:[–—→✓✔✅☐o]|\(?(?:\d{1,2}|[a-z])\)|[a-z]\.)[ \t]|(?:-|\d{1,2}\.)(?=[^\W\d_]))"
)  # of one such line it may be no accident, of two it is a list
LATE_START = re.compile(r" {0,3}(?!1\.)\d+\. +\S")
IN_LIST = re.compile(r" {0,3}(?:[-*+]|\d+\.) |    |\t")


@dataclass(frozen=True)
class Finding:
    """What contributed Markdown may not hold: which message says so, about what, and where, in characters from the start."""

    key: str
    at: int = 0
    value: str = ""

    def __str__(self) -> str:
        return t(f"richtext.{self.key}", value=self.value)


@dataclass(frozen=True)
class Named:
    """What a link in a text names: the kind of thing, such as "cases", its id, and where in the text the link is."""

    to: str
    id: str
    at: int = 0


class _Watcher(HTMLParser):
    """Collects what the rendered text holds beyond paragraphs, lists, emphasis and links to elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.findings: list[Finding] = []
        self.links: list[tuple[str, int]] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            key, typed = OTHER_TAGS[tag]
            place = typed.search(self.text)
            self.findings.append(Finding(key, place.start() if place else 0))
            if key == "heading":
                return
        self.depth += tag in NESTING
        if self.depth > MAX_DEPTH:
            self.findings.append(_too_deep())
        for name, value in attrs:
            if name in ("href", "src") and not link_is_safe(value or ""):
                self.links.append((value or "", max(0, self.text.find(value or ""))))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in NESTING


def _too_deep() -> Finding:
    return Finding("deep", value=str(MAX_DEPTH))


def named(url: str, words: Words) -> Named | None:
    """Return what an address such as "casus:heerlen-noord" names, or None when it is another kind of address."""
    scheme, colon, id = url.partition(":")
    kinds = {word: kind for kind, word in words.part("richtext.schemes").items()}
    return Named(kinds[scheme], id) if colon and scheme in kinds else None


def link_is_safe(url: str) -> bool:
    """Tell whether a link is one http(s) or mailto address, after dropping what browsers ignore in a scheme."""
    if any(character in url for character in ' "<>'):
        return False
    bare = re.sub(r"[\x00-\x20\x7f\u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]", "", url).lower()
    scheme = bare.split(":", 1)[0] if ":" in bare else ""
    return scheme in ALLOWED_SCHEMES


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("entity")
    return converter


@lru_cache(maxsize=8192)
def converted(text: str) -> str:
    """Turn contributed Markdown into HTML as it stands: for checks, not for pages."""
    return _converter().reset().convert(text)


def render(text: str, resolve: Callable[[str], str | None] | None = None) -> str:
    """Turn contributed Markdown into HTML that is safe to place in a page.

    `resolve` gives the address of a link that names something in the guide; without it, such a link is plain text.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name != "href" or link_is_safe(value):
            return value
        return resolve(value) if resolve else None

    html = nh3.clean(
        converted(text),
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=attribute,
        url_schemes=ALLOWED_SCHEMES | _own_schemes(),
        link_rel="noopener",
    )
    return DEAD_LINK.sub(r"\1", html)


@lru_cache(maxsize=1)
def _own_schemes() -> set[str]:
    return {word for language in LANGUAGES for word in words_of(language).part("richtext.schemes").values()}


@lru_cache(maxsize=8192)
def _watched(text: str) -> tuple[tuple[Finding, ...], tuple[tuple[str, int], ...]]:
    """Return what a text may not hold, and its links to anything but a web or mail address, each with its place."""
    if NO_MARKDOWN.fullmatch(text):
        return (), ()
    raw = RAW_HTML.search(text)
    if raw:
        return (Finding("html", raw.start(), quoted(text[raw.start() :], 20)),), ()
    watcher = _Watcher(text)
    try:
        watcher.feed(converted(text))
    except RecursionError:
        _converter.cache_clear()  # it stopped halfway
        return (_too_deep(),), ()
    return (*watcher.findings, *_lost_lists(text), *_lost_numbers(text)), tuple(watcher.links)


def _lost_numbers(text: str) -> Iterator[Finding]:
    """Find lists that begin with another number than 1, which Markdown counts from 1; a sentence that begins with a year is one too."""
    before = ""
    for block in re.finditer(r"(?:.*\S.*\n?)+", text):
        if LATE_START.match(block[0]) and not IN_LIST.match(before):
            yield Finding("start", block.start(), quoted(block[0].split("\n")[0], 20))
        before = block[0]


def _lost_lists(text: str) -> Iterator[Finding]:
    """Find lists that Markdown runs together into one paragraph: with other signs than its own, or without an empty line before them."""
    for block in re.finditer(r"(?:.*\S.*\n?)+", text):
        lines = [(block.start() + line.start(), line[0]) for line in re.finditer(r".+", block[0])]
        lost = [(at, line) for at, line in lines if BULLET.match(line)]
        lost += [(at, line) for at, line in lines[1:] if ITEM.match(line) and not ITEM.match(lines[0][1])]
        alike = [(at, line) for at, line in lines if LIKE_ITEM.match(line)]
        lost += alike if len(alike) > 1 else []
        if lost:
            at, line = min(lost)
            yield Finding("list", at, quoted(line, 20))


def findings(text: str) -> list[Finding]:
    """List what contributed Markdown may not hold, in the order of the text; empty when it is fine."""
    found, links = _watched(text)
    unsafe = [Finding("link", at, quoted(url, 40)) for url, at in links if not named(url, spoken())]
    once = {(finding.key, finding.value): finding for finding in reversed([*found, *unsafe])}
    return sorted(once.values(), key=lambda finding: finding.at)


def marks_in_plain(text: str) -> Finding | None:
    """Find HTML or Markdown in a text of one line, which is shown as it is typed."""
    html, markup = RAW_HTML.search(text), MARKUP.search(text)
    if html:
        return Finding("html_in_line", html.start(), quoted(text[html.start() :], 20))
    return Finding("markup", markup.start(), quoted(markup[0], 40)) if markup else None


def references(text: str) -> list[Named]:
    """List what the links of a text name in the guide."""
    names = [(named(url, spoken()), at) for url, at in _watched(text)[1]]
    return [Named(name.to, name.id, at) for name, at in names if name]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs and list items of Markdown as plain texts of one line."""
    blocks = (re.sub(r"<[^>]+>", "", block) for block in BLOCK_TAG.split(render(text)))
    texts = (" ".join(_unescaped(block).split()) for block in blocks)
    return [block for block in texts if block]


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Strip Markdown to plain text on one line, for search, feeds and lengths."""
    return " ".join(paragraphs(text))


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
