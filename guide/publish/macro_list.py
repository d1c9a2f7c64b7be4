"""The list of macros for those who write pages, made from the code."""

import inspect

from guide.fragments.views import MACROS, Views

HEAD = """# Macros

What a page may call between `{{` and `}}`. Written by `make schemas` from `guide/fragments/`; a test keeps it fresh.

| Macro | Gives |
| --- | --- |
"""


def macro_list() -> dict[str, str]:
    """Return MACROS.md with every macro, its arguments and what it gives."""
    return {"MACROS.md": HEAD + "".join(f"| `{name}({_arguments(name)})` | {_first_line(name)} |\n" for name in sorted(MACROS))}


def _arguments(name: str) -> str:
    shown = []
    for argument in list(inspect.signature(getattr(Views, name)).parameters.values())[1:]:
        star = "*" if argument.kind is inspect.Parameter.VAR_POSITIONAL else ""
        default = "" if argument.default is inspect.Parameter.empty else f"={argument.default!r}"
        shown.append(f"{star}{argument.name}{default}")
    return ", ".join(shown)


def _first_line(name: str) -> str:
    return (inspect.getdoc(getattr(Views, name)) or "").split("\n")[0].replace("|", "\\|")
