"""The commands: guide validate | build | zip | serve | schemas | new-case, each with --root DIR, and guide new DIR --language nl | en."""

import argparse
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from guide.content.problems import ContentError
from guide.language.words import LANGUAGES, speak, t
from guide.reading.load import language_of

# where each stands: a command waits only for what it needs itself
COMMANDS = {
    "validate": "content",
    "build": "build",
    "zip": "site",
    "serve": "site",
    "schemas": "site",
    "new-case": "content",
    "review": "content",
}


def command(name: str, room: str) -> Any:
    """Return the function of a command."""
    return getattr(import_module(f"guide.commands.{room}"), name.replace("-", "_"))


class _Parser(argparse.ArgumentParser):
    """Explains a wrong command in the language of the guide."""

    def error(self, message: str) -> NoReturn:
        usage = f"guide {' | '.join(COMMANDS)} [--root DIR]\n        guide new DIR --language {' | '.join(LANGUAGES)}"
        print(t("commands.usage", usage=usage), file=sys.stderr)
        raise SystemExit(2)


def _parser() -> _Parser:
    parser = _Parser(prog="guide", add_help=False)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name in COMMANDS:
        command = commands.add_parser(name, add_help=False)
        command.add_argument("--root", type=Path, default=Path.cwd())
        if name == "validate":
            command.add_argument("--format", choices=["text", "github"], default="text")
    new = commands.add_parser("new", add_help=False)
    new.add_argument("folder", type=Path)
    new.add_argument("--language", choices=LANGUAGES, required=True)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; print content problems a line each. Returns the exit status."""
    speak(language_of(Path.cwd()))
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file's name or a terminal may know fewer characters than the messages
    if asked.command == "new":
        return int(command("new", "site")(asked.folder, asked.language))
    root = asked.root.resolve()
    speak(language_of(root))
    try:
        options = {"for_forge": asked.format == "github"} if asked.command == "validate" else {}
        return int(command(asked.command, COMMANDS[asked.command])(root, **options))
    except ContentError as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main())
