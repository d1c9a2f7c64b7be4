"""The rooms of the engine: a room imports only rooms below it, and only one knows the generator."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

GUIDE = Path(__file__).parent.parent / "guide"
FLOORS = [
    {"settings", "kept", "language"},
    {"content"},
    {"reading", "insight"},
    {"outputs", "search"},
    {"fragments"},
    {"publish"},
    {"generators"},
    {"commands"},
    {"__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> list[Path]:
    """List the engine's modules; what a new handbook starts with is no part of it."""
    return sorted(path for path in GUIDE.rglob("*.py") if "starter" not in path.relative_to(GUIDE).parts[:1])


def imports() -> Iterator[tuple[Path, str]]:
    """Yield each module of the engine with the full name of what it imports."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, f"{node.module}.{name.name}") for name in node.names)
            elif isinstance(node, ast.Import):
                yield from ((path, name.name) for name in node.names)


def room_of(path: Path) -> str:
    return path.relative_to(GUIDE).parts[0].removesuffix(".py")


def test_every_module_stands_in_a_room() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__"}
    assert rooms <= set(FLOOR), rooms - set(FLOOR)


def test_a_room_imports_only_lower_rooms() -> None:
    upward = []
    for path, name in imports():
        parts = name.split(".")
        if parts[0] == "guide" and len(parts) > 1:
            here, there = room_of(path), parts[1]
            if there != here and FLOOR[there] >= FLOOR[here]:
                upward.append(f"{path.relative_to(GUIDE)} imports {name}")
    assert not upward


def test_only_one_room_knows_the_generator() -> None:
    knowing = {room_of(path) for path, name in imports() if name.split(".")[0] in {"mkdocs", "material", "properdocs"}}
    assert knowing == {"generators"}


def test_modules_import_in_no_circle() -> None:
    names = {".".join(path.relative_to(GUIDE.parent).with_suffix("").parts): path for path in modules()}
    imported: dict[Path, set[Path]] = {path: set() for path in modules()}
    for path, name in imports():
        imported[path] |= {names[each] for each in (name, name.rpartition(".")[0]) if each in names}
    TopologicalSorter(imported).prepare()
    assert sum(map(len, imported.values())) > 100
