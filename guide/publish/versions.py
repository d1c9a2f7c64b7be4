"""Gives each stylesheet and script an address that changes with its content, so that browsers may keep it for a year.

The file keeps its name; `?v=` and eight hexadecimal digits of its SHA-256 come after it, in pages and where a module imports or
addresses another.
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath

IN_PAGE = re.compile(r'(?P<before><(?:link|script)\b[^>]*?\s(?:href|src)=")(?P<address>[^":?#]+\.(?:css|js))(?P<after>")')
IN_SCRIPT = re.compile(r'(?P<before>\b(?:from|import|URL)\s*\(?\s*["\'])(?P<address>\.{1,2}/[^"\'?]+\.js)(?P<after>["\'])')


def add_versions(site: Path) -> Callable[[Path, str], str]:
    """Rewrite the addresses in all modules of a built site; returns what does so in the HTML of a page, given the page's file."""
    known: dict[Path, str] = {}

    def version(file: Path, importing: tuple[Path, ...] = ()) -> str:
        """Return the version of a file, after its own imports got theirs. In a ring of imports the one that closes it gets none."""
        if file in importing or not file.is_file():
            return ""
        if file not in known:
            if file.suffix == ".js":
                text = file.read_text(encoding="utf-8")
                new = _rewritten(text, IN_SCRIPT, lambda address: version(_beside(file, address), (*importing, file)))
                if new != text:
                    file.write_text(new, encoding="utf-8", newline="\n")
            known[file] = f"?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"
        return known[file]

    for script in sorted(site.rglob("*.js")):  # a worker's modules too, which no page names
        version(script)
    return lambda page, html: _rewritten(html, IN_PAGE, lambda address: version(_target(site, page, address)))


def _rewritten(text: str, pattern: re.Pattern[str], version: Callable[[str], str]) -> str:
    return pattern.sub(lambda found: found["before"] + found["address"] + version(found["address"]) + found["after"], text)


def _beside(file: Path, address: str) -> Path:
    return Path(normpath(join(file.parent.as_posix(), address)))


def _target(site: Path, page: Path, address: str) -> Path:
    """Find the file behind an address. The page for missing pages has addresses from the host's root, below a folder on some hosts."""
    if not address.startswith("/"):
        return _beside(page, address)
    parts = address.strip("/").split("/")
    candidates = [site.joinpath(*parts[start:]) for start in range(len(parts))]
    return next((path for path in candidates if path.is_file()), candidates[0])
