"""The commands: python -m guide validate | build | serve | schemas | new-case."""

import io
import sys
from pathlib import Path

from guide.content.problems import ContentError
from guide.content.schemas import json_schemas
from guide.generators import mkdocs
from guide.publish import build as site
from guide.publish.contributing import contributing
from guide.publish.generate import write
from guide.reading.load import load
from guide.reading.newcase import new_case

ROOT = Path.cwd()
ADDRESS = "127.0.0.1:8000"


def validate() -> int:
    load(ROOT)
    return 0


def build() -> int:
    return site.build(ROOT, mkdocs.render)


def serve() -> int:
    mkdocs.serve(ROOT, ADDRESS)
    return 0


def write_schemas() -> int:
    for path, content in {**json_schemas(), **contributing(ROOT)}.items():
        write(ROOT / path, content)
    return 0


def ask_new_case() -> int:
    try:
        path = new_case(load(ROOT))
    except (EOFError, KeyboardInterrupt):
        print("\nGestopt; er is niets geschreven.")
        return 1
    print(f"Gemaakt: {path.relative_to(ROOT)}. Vul het bestand aan en controleer het met: make validate")
    return 0


COMMANDS = {"validate": validate, "build": build, "serve": serve, "schemas": write_schemas, "new-case": ask_new_case}


def main(arguments: list[str]) -> int:
    """Run one command; print content problems a line each. Returns the exit status."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"Gebruik: python -m guide {' | '.join(COMMANDS)}", file=sys.stderr)
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
