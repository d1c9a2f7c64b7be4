"""Reads built pages: links, ids, headings and text, with the standard library's parser."""

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "svg", "template"}
ORIGIN = "http://site.invalid/"


@dataclass
class BuiltPage:
    """One built page: its address from the root, and what a reader or a browser finds on it."""

    url: str
    title: str = ""
    description: str = ""
    language: str = ""
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    main_words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All readable text on one line."""
        return " ".join(" ".join(self.words).split())

    @property
    def main_text(self) -> str:
        """The readable text of the article on one line."""
        return " ".join(" ".join(self.main_words).split())


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page, self.open = page, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "html":
            self.page.language = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if tag in ("script", "img", "iframe", "source", "audio", "video") and "src" in values:
            self.page.fetched.append(values["src"])
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload", "manifest", "modulepreload"):
            self.page.fetched.append(values["href"])
        if tag == "meta" and values.get("name") == "description":
            self.page.description = values.get("content", "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if SILENT & set(self.open):
            return
        if "title" in self.open:
            self.page.title += data
        elif "body" in self.open:
            data = data.replace("\u00ad", "")  # a soft hyphen is for a narrow screen
            self.page.words.append(data)
            if "article" in self.open:
                self.page.main_words.append(data)


def read_page(path: Path, site: Path) -> BuiltPage:
    """Parse one HTML file of the site."""
    name = path.relative_to(site).as_posix()
    page = BuiltPage(name.removesuffix("index.html"))
    _Reader(page).feed(path.read_text(encoding="utf-8"))
    return page


@lru_cache(maxsize=2)
def read_site(site: Path) -> dict[str, BuiltPage]:
    """Parse every page of a site, by its address from the root."""
    pages = [read_page(path, site) for path in sorted(site.rglob("*.html"))]
    return {page.url: page for page in pages}


def target(page: BuiltPage, link: str) -> tuple[str, str] | None:
    """Return the address and fragment an internal link leads to; None for links elsewhere."""
    parts = urlsplit(urljoin(ORIGIN + page.url, link))
    if f"{parts.scheme}://{parts.netloc}/" != ORIGIN:
        return None
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)
