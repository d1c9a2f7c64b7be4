"""The Content-Security-Policy of a built site: which inline scripts it knows, and the line that allows nothing else.

A browser runs an inline script only when the policy holds the SHA-256 of its text (CSP level 3, section 6.7.3.3), so the policy is
computed from the pages as they will be served.
"""

import base64
import hashlib
import re
from html.parser import HTMLParser

EXECUTABLE = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
# comments and the tags of other elements too, for what they hold is no element
SCRIPT = re.compile(
    r"""<!--.*?-->|(<script\b(?:"[^"]*"|'[^']*'|[^>"'])*>.*?</script\s*>)|<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>""", re.DOTALL | re.IGNORECASE
)
HEAD = re.compile(r"<head[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
FETCH = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


class _Scripts(HTMLParser):
    """Collects the text of the inline scripts that a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "script" and "src" not in values and (values.get("type") or "").lower() in EXECUTABLE:
            self.inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def script_hashes(html: str) -> set[str]:
    """Return the CSP source of every inline script of a page that a browser would run, as "sha256-…" in quotes."""
    reader = _Scripts()
    for element in SCRIPT.finditer(html):
        if element[1]:
            reader.feed(element[1])
    return {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in reader.found}


def policy(hashes: set[str], header: bool) -> str:
    """Return the policy for pages with these inline scripts. Only a header may forbid framing; a browser refuses that in a <meta>."""
    directives = {"default-src": FETCH["default-src"], "script-src": " ".join(["'self'", *sorted(hashes)]), **FETCH}
    if header:
        directives["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def with_policy(html: str) -> tuple[str, set[str]]:
    """Return a page with its own policy as early in its head as it goes, and the sources of its inline scripts."""
    hashes = script_hashes(html)
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(hashes, header=False)}">'
    return HEAD.sub(lambda head: head[0] + meta, html, count=1), hashes
