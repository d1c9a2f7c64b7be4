"""The commands: python -m guide validate | generate | build | schemas | new-case."""

import io
import sys
from pathlib import Path

from guide.content.problems import ContentError
from guide.content.schemas import json_schemas
from guide.language.words import speak, spoken, t
from guide.publish import build as site
from guide.publish.contributing import contributing
from guide.publish.generate import generate, write
from guide.reading.load import language_of, load
from guide.reading.newcase import new_case
from guide.settings import read_settings

ROOT = Path.cwd()


def validate() -> int:
    load(ROOT)
    return 0


def write_generated() -> int:
    generate(load(ROOT), ROOT / "docs", read_settings())
    return 0


def build() -> int:
    return site.build(ROOT)


def write_schemas() -> int:
    for path, content in {**json_schemas(spoken()), **contributing(ROOT, spoken())}.items():
        write(ROOT / path, content)
    return 0


def ask_new_case() -> int:
    try:
        path = new_case(load(ROOT))
    except (EOFError, KeyboardInterrupt):
        print("\n" + t("commands.stopped"))
        return 1
    print(t("commands.made", path=path.relative_to(ROOT)))
    return 0


COMMANDS = {"validate": validate, "generate": write_generated, "build": build, "schemas": write_schemas, "new-case": ask_new_case}


def main(arguments: list[str]) -> int:
    """Run one command; print content problems a line each. Returns the exit status."""
    speak(language_of(ROOT))
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(t("commands.usage", usage=f"python -m guide {' | '.join(COMMANDS)}"), file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file's name or a terminal may know fewer characters than the messages
    try:
        return COMMANDS[arguments[0]]()
    except ContentError as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
