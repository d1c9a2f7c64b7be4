"""Contributed Markdown to safe HTML. Raw HTML is text, links go nowhere unsafe, Jinja stays as typed."""

import re
from functools import lru_cache
from html.parser import HTMLParser

import markdown
import nh3

from guide.language.suggestions import quoted

ALLOWED_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote", "code", "h4"}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
NESTING = {"ul", "ol", "blockquote"}
MAX_DEPTH = 4
TOO_DEEP = f"Er zitten te veel lijsten of citaten in elkaar: hooguit {MAX_DEPTH}."
BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|blockquote|br|h4)\b[^>]*>")
RAW_HTML = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?]")


class _Watcher(HTMLParser):
    """Collects what the rendered text holds beyond paragraphs, lists, emphasis and safe links."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            if tag in {"h1", "h2", "h3", "h5", "h6"}:
                self.problems.append("Schrijf een tussenkop met vier hekjes: #### Tussenkop.")
                return
            kind = {"img": "Een afbeelding", "hr": "Een lijn", "pre": "Ingesprongen tekst"}.get(tag, "Deze opmaak")
            self.problems.append(f"{kind} kan hier niet. Gebruik alinea's, lijsten, nadruk en links.")
        self.depth += tag in NESTING
        if self.depth > MAX_DEPTH:
            self.problems.append(TOO_DEEP)
        for name, value in attrs:
            if name in ("href", "src") and not link_is_safe(value or ""):
                shown = quoted(value or "", 40)
                self.problems.append(f"De link {shown} is niet veilig. Gebruik een adres dat met https:// begint en geen spaties bevat.")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in NESTING


def link_is_safe(url: str) -> bool:
    """Tell whether a link is one http(s) or mailto address, after dropping what browsers ignore in a scheme."""
    if any(character in url for character in ' "<>'):
        return False
    bare = re.sub(r"[\x00-\x20\x7f\u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]", "", url).lower()
    scheme = bare.split(":", 1)[0] if ":" in bare else ""
    return scheme in ALLOWED_SCHEMES


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("entity")
    return converter


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """Turn contributed Markdown into HTML that is safe to place in a page."""
    html = _converter().convert(text)
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=_safe_attribute,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="noopener",
    )


def _safe_attribute(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or link_is_safe(value) else None


@lru_cache(maxsize=4096)
def problems(text: str) -> tuple[str, ...]:
    """List what contributed Markdown may not hold, as Dutch sentences; empty when it is fine."""
    raw = RAW_HTML.search(text)
    if raw:
        shown = quoted(text[raw.start() :], 20)
        return (f"HTML mag niet: {shown}. Gebruik Markdown voor opmaak. Bedoel je het teken <, zet er dan een spatie achter.",)
    watcher = _Watcher()
    try:
        watcher.feed(_converter().convert(text))
    except RecursionError:
        return (TOO_DEEP,)
    return tuple(dict.fromkeys(watcher.problems))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs and list items of Markdown as plain texts of one line."""
    blocks = (re.sub(r"<[^>]+>", "", block) for block in BLOCK_TAG.split(render(text)))
    texts = (" ".join(_unescaped(block).split()) for block in blocks)
    return [block for block in texts if block]


def plain(text: str) -> str:
    """Strip Markdown to plain text on one line, for search, feeds and lengths."""
    return " ".join(paragraphs(text))


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
