"""Terms of another language say so wherever they stand in a page, so that a voice reads them as what they are."""

import re
from collections.abc import Callable, Iterable

from guide.content.reference import Term

# elements that hold plain text, elements that bear a language of their own, and tags stay as they are
LEFT_ALONE = (
    r"<(?P<plain>script|style|title|option|textarea|svg)\b.*?</(?P=plain)>"
    r"|<(?!html\b)(?P<own>\w+)\b[^>]*\slang=.*?</(?P=own)>"
    r"|<[^>]*>"
)

Marked = Callable[[str], str]


def marking(terms: Iterable[Term]) -> Marked:
    """Return what gives these terms, one or more of each, their language in the HTML of a page."""
    language = {term.term.lower(): term.language for term in terms if term.language}
    if not language:
        return lambda html: html
    any_term = "|".join(re.escape(term) for term in sorted(language, key=len, reverse=True))
    found = re.compile(rf"{LEFT_ALONE}|(?<![\w-])(?P<term>{any_term})s?(?![\w-])", re.DOTALL | re.IGNORECASE)

    def mark(match: re.Match[str]) -> str:
        return f'<span lang="{language[match["term"].lower()]}">{match[0]}</span>' if match["term"] else match[0]

    def marked(html: str) -> str:
        lower = html.lower()
        return found.sub(mark, html) if any(term in lower for term in language) else html

    return marked
