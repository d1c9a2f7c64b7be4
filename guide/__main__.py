"""The commands: guide validate | build | zip | serve | schemas | new-case, each with --root DIR, and guide new DIR --language nl | en."""

import argparse
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from guide.content.problems import ContentError
from guide.content.schemas import json_schemas
from guide.generators import mkdocs
from guide.insight.review import to_check
from guide.language.wording import slug
from guide.language.words import LANGUAGES, speak, spoken, t
from guide.publish import build as site
from guide.publish.contributing import EDITOR, contributing, editor_settings
from guide.publish.folder import write_zip
from guide.publish.forge import FORM, annotation, issue_form
from guide.publish.generate import write
from guide.publish.macro_list import macro_list
from guide.publish.starter import start
from guide.reading.advice import advise
from guide.reading.load import language_of, load
from guide.reading.newcase import new_case
from guide.reading.renames import KNOWN, remembered

ADDRESS = "127.0.0.1:8000"


def validate(root: Path, for_forge: bool = False) -> int:
    """Say what is wrong, or what is only weak; `for_forge` as annotations at lines of a pull request."""
    try:
        guide = load(root)
    except ContentError as error:
        if not for_forge:
            raise
        print(*map(annotation, error.problems), sep="\n")
        return 1
    advice = advise(guide)
    print(*(map(annotation, advice) if for_forge else advice), sep="\n", end="\n" if advice else "")
    counted = {name: t(f"count.{name}", count=len(getattr(guide, name))) for name in ("cases", "checklists")}
    print(t("commands.fine", **counted), *([t("commands.tips", count=len(advice))] if advice else []), t("commands.look"), sep="\n")
    return 0


def build(root: Path) -> int:
    return site.build(root, mkdocs.render)


def pack(root: Path) -> int:
    """Build the site, and put it in a zip to open from a folder."""
    status = build(root)
    if status == 0:
        guide = load(root)
        path = root / "build" / f"{slug(guide.about.title)}.zip"
        write_zip(guide, root / "site", path)
        print(t("commands.zipped", path=path.relative_to(root)))
    return status


def serve(root: Path) -> int:
    mkdocs.serve(root, ADDRESS)
    return 0


def write_schemas(root: Path) -> int:
    guide = load(root)
    schemas = json_schemas(spoken())
    made = {
        **schemas,
        EDITOR: editor_settings(schemas),
        **contributing(root, spoken()),
        **macro_list(),
        FORM: issue_form(guide),
        KNOWN: remembered(guide),
    }
    for path, content in made.items():
        write(root / path, content)
    return 0


def review(root: Path) -> int:
    """List what nobody checked for a year."""
    guide = load(root)
    found = to_check(guide, datetime.now(UTC).date())
    for id, day in found:
        print(t("commands.to_check", file=f"cases/{id}.yml", day=guide.words.day(day.isoformat())))
    print(t("commands.to_check_count", count=len(found)))
    return 0


def ask_new_case(root: Path) -> int:
    try:
        path = new_case(load(root))
    except (EOFError, KeyboardInterrupt):
        print("\n" + t("commands.stopped"))
        return 1
    print(t("commands.made", path=path.relative_to(root)))
    return 0


def begin(folder: Path, language: str) -> int:
    speak(language)
    try:
        start(folder, language)
    except FileExistsError:
        print(t("commands.not_empty", path=folder), file=sys.stderr)
        return 1
    print(t("commands.begun", path=folder))
    return 0


COMMANDS = {
    "validate": validate,
    "build": build,
    "zip": pack,
    "serve": serve,
    "schemas": write_schemas,
    "new-case": ask_new_case,
    "review": review,
}


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
        return begin(asked.folder, asked.language)
    root = asked.root.resolve()
    speak(language_of(root))
    try:
        if asked.command == "validate":
            return validate(root, for_forge=asked.format == "github")
        return COMMANDS[asked.command](root)
    except ContentError as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main())
