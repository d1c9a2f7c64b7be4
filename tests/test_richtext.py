"""Contributed Markdown: what it becomes, what is refused, and that nothing unsafe ever comes through."""

from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.language import richtext
from guide.language.words import words_of
from tests.golden import golden

# pieces that break sanitisers, and pieces of ordinary text to break them with
PIECES = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href=", "<b", "<!--", "-->", "<svg/onload=x>", "<style>", "<",
    ">", "&lt;", "&#60;", "&#x3c;script", "&quot;", '"', "'", "`", "```\n", "~~~\n", "[x](", "[x][", "][", "]: ", "[x]: ", ")", "![",
    "javascript:", "JaVaScRiPt:", "java\tscript:", "javascript&colon;", "&#106;avascript:", "vbscript:x",
    "data:text/html,x", "//example.org", "casus:x", "begrip:", "https://example.org", "mailto:a@b.nl", " onclick=x", "{: onclick=x }", "{{ x }}", "{% x %}",
    "\n", "\n\n", "    ", "\t", "- ", "1. ",
    "> ", "# ", "***", "**", "_", "\\", "wijk", "é", "\u202e", "\u200b", "😀", "\x02", "\x03", "klzzwxh:0001", "stx", "amp;",
]  # fmt: skip


class Reader(HTMLParser):
    """Collects every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.tags.append("!--")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("!")


@lru_cache
def is_safe(html: str) -> bool:
    """Tell whether HTML holds nothing but the allowed tags, with a safe address on links and no other attribute."""
    reader = Reader(html)
    return set(reader.tags) <= richtext.ALLOWED_TAGS and all(
        tag == "a" and ((name == "href" and richtext.link_is_safe(value)) or (name, value) == ("rel", "noopener"))
        for tag, name, value in reader.attributes
    )


@pytest.mark.parametrize("entry", golden("richtext"))
def test_becomes(entry: dict[str, Any]) -> None:
    found = [str(finding) for finding in richtext.findings(entry["markdown"])]
    assert found == entry.get("problems", [])
    if not found:
        assert richtext.render(entry["markdown"]) == entry["html"]
        assert richtext.plain(entry["markdown"]) == entry["plain"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(derandomize=True, max_examples=1500, deadline=None, database=None)
def test_nothing_unsafe_comes_through(text: str) -> None:
    assert is_safe(richtext.render(text)), text


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@settings(derandomize=True, max_examples=1000, deadline=None, database=None)
def test_what_is_accepted_loses_nothing(text: str) -> None:
    """Whatever the sanitiser would drop is refused first, so that a contributor hears of it."""
    if richtext.findings(text):
        return
    rendered = Reader(richtext.converted(text))
    cleaned = Reader(richtext.render(text, lambda url: url))
    assert rendered.tags == cleaned.tags
    assert [value for _, name, value in rendered.attributes if name == "href"] == [v for _, name, v in cleaned.attributes if name == "href"]


def test_a_link_that_names_something_leads_where_the_page_says() -> None:
    text = "Zie [a](casus:x), [b](begrip:y) en [c](https://example.org)."
    assert [(name.to, name.id, text[name.at :][:8]) for name in richtext.references(text)] == [
        ("cases", "x", "casus:x)"),
        ("glossary", "y", "begrip:y"),
    ]
    html = richtext.render(text, {"casus:x": "../x/", "begrip:y": "../?a=1&b=2"}.get)
    assert 'href="../x/"' in html and 'href="../?a=1&amp;b=2"' in html and 'href="https://example.org"' in html


@pytest.mark.parametrize(("language", "scheme"), [("nl", "paragraaf"), ("en", "section")])
def test_what_can_be_named_is_said_in_the_language_of_the_handbook(language: str, scheme: str) -> None:
    words = words_of(language)
    assert richtext.named(f"{scheme}:visie", words) == richtext.Named("sections", "visie")
    assert richtext.named("https://example.org", words) is None and richtext.named(scheme, words) is None


def test_the_checker_of_these_tests_sees_what_is_unsafe() -> None:
    for html in (
        "<script>x</script>",
        '<p onclick="x">',
        '<a href="javascript:x">',
        '<a href="https://a.nl" target="_blank">',
        "<!-- x -->",
        "<h2>x</h2>",
    ):
        assert not is_safe(html)
    assert is_safe('<p><a href="https://a.nl" rel="noopener">x</a></p>')


def test_the_real_texts_are_safe(guide: Guide) -> None:
    texts = [episode.text for case in guide.cases.values() for episode in case.episodes]
    assert texts and all(is_safe(richtext.render(text)) for text in texts)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:info@example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("\u200bjavascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("verslag.html", False),
        ("#anker", False),
        ("", False),
        ("https://example.org/a b", False),
        ('https://example.org/"x', False),
    ],
)
def test_link_is_safe(url: str, safe: bool) -> None:
    assert richtext.link_is_safe(url) is safe
