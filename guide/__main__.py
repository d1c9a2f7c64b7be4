"""The commands: python -m guide validate | generate."""

import sys
from pathlib import Path

from guide.generate import generate
from guide.load import load
from guide.problems import ContentError

ROOT = Path.cwd()


def validate() -> int:
    load(ROOT)
    return 0


def write() -> int:
    generate(load(ROOT), ROOT / "docs")
    return 0


COMMANDS = {"validate": validate, "generate": write}


def main(arguments: list[str]) -> int:
    """Run one command; print content problems a line each. Returns the exit status."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"Gebruik: python -m guide {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]]()
    except ContentError as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
