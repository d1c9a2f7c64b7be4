"""Contributed Markdown to safe HTML. Raw HTML is text, links go nowhere unsafe, Jinja stays as typed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

import markdown
import nh3

from guide.language.suggestions import quoted
from guide.language.words import t

ALLOWED_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote", "code", "h4"}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
NESTING = {"ul", "ol", "blockquote"}
MAX_DEPTH = 4
BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|blockquote|br|h4)\b[^>]*>")
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


@dataclass(frozen=True)
class Finding:
    """What contributed Markdown may not hold: which message says so, about what, and where, in characters from the start."""

    key: str
    at: int = 0
    value: str = ""

    def __str__(self) -> str:
        return t(f"richtext.{self.key}", value=self.value)


class _Watcher(HTMLParser):
    """Collects what the rendered text holds beyond paragraphs, lists, emphasis and safe links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.findings: list[Finding] = []
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
                self.findings.append(Finding("link", max(0, self.text.find(value or "")), quoted(value or "", 40)))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in NESTING


def _too_deep() -> Finding:
    return Finding("deep", value=str(MAX_DEPTH))


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


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """Turn contributed Markdown into HTML that is safe to place in a page."""
    return nh3.clean(
        converted(text),
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=_safe_attribute,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="noopener",
    )


def _safe_attribute(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or link_is_safe(value) else None


@lru_cache(maxsize=8192)
def findings(text: str) -> tuple[Finding, ...]:
    """List what contributed Markdown may not hold; empty when it is fine."""
    raw = RAW_HTML.search(text)
    if raw:
        return (Finding("html", raw.start(), quoted(text[raw.start() :], 20)),)
    watcher = _Watcher(text)
    try:
        watcher.feed(converted(text))
    except RecursionError:
        _converter.cache_clear()  # it stopped halfway
        return (_too_deep(),)
    found: dict[tuple[str, str], Finding] = {}
    for finding in watcher.findings:
        found.setdefault((finding.key, finding.value), finding)
    return tuple(found.values())


def plain(text: str) -> str:
    """Strip Markdown to plain text on one line, for search, feeds and lengths."""
    without_tags = re.sub(r"<[^>]+>", "", BLOCK_TAG.sub(" ", render(text)))
    unescaped = without_tags.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    return " ".join(unescaped.split())
