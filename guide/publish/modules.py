"""ES modules as classic scripts, for a site that is opened from a folder: there a browser loads no modules.

Each file stays a file of its own. It tells `theme/assets/shared/from-folder.js` what it imports, and a function that gives what it
exports. Enough for the modules of this site, which import and export names only; a test runs them all.
"""

import re

START = r"(?:^|(?<=[;\n}]))[ \t]*"  # where a statement may begin
IMPORT = re.compile(
    START + r'import\s*(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\})?\s*(?:from\s*)?["\'](\.[^"\'?]+)(?:\?[^"\']*)?["\'];?', re.MULTILINE
)
NAMED = re.compile(START + r"export\s+((?:async\s+)?(?:function|class|const)\s*\*?\s*)([\w$]+)", re.MULTILINE)
DEFAULT = re.compile(START + r"export\s+default\s+([\w$]+);", re.MULTILINE)
LIST = re.compile(START + r"export\s*\{([^}]*)\};?", re.MULTILINE)
LATER = re.compile(r"(?<![\w.$])import\s*\(")
OTHER = re.compile(START + r"(?:import\b(?!\s*\()|export\b).*", re.MULTILINE)
OWN_ADDRESS = re.compile(r"\bimport\.meta\.url\b")
VERSION = re.compile(r'(\.js)\?v=[0-9a-f]{8}(?=["\'])')


def classic(text: str) -> str:
    """Return a module as a classic script. Raises ValueError at a form of import or export that it does not know."""
    imports: list[tuple[str, str]] = []
    exports: dict[str, str] = {}

    def take_import(found: re.Match[str]) -> str:
        names = [f"default: {found[1]}"] * bool(found[1]) + [": ".join(pair) for pair in _pairs(found[2] or "")]
        imports.append((found[3], f"{{ {', '.join(names)} }}"))
        return ""

    def take_named(found: re.Match[str]) -> str:
        exports[found[2]] = found[2]
        return found[1] + found[2]

    def take_default(found: re.Match[str]) -> str:
        exports["default"] = found[1]
        return ""

    def take_list(found: re.Match[str]) -> str:
        exports.update({outside: inside for inside, outside in _pairs(found[1])})
        return ""

    text = IMPORT.sub(take_import, text)
    for pattern, take in ((NAMED, take_named), (DEFAULT, take_default), (LIST, take_list)):
        text = pattern.sub(take, text)
    if unknown := OTHER.search(text):
        raise ValueError(unknown[0].strip()[:80])
    text = VERSION.sub(r"\1", OWN_ADDRESS.sub("ownAddress", LATER.sub("loadModule(", text)))
    addresses = ", ".join(f'"{address}"' for address, _ in imports)
    given = ", ".join(["loadModule", "ownAddress", *(names for _, names in imports)])
    told = ", ".join(f"{outside}: {inside}" for outside, inside in exports.items())
    return f'"use strict";\nfromFolder.module([{addresses}], async ({given}) => {{\n{text}\nreturn {{ {told} }}; }});\n'


def _pairs(names: str) -> list[tuple[str, str]]:
    """Return what `a, b as c` names: each name there and here."""
    pairs = [name.split() for name in names.split(",") if name.strip()]
    return [(pair[0], pair[-1]) for pair in pairs]
