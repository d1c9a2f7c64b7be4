"""What was made once and stays good: kept in a folder by a key of all that it was made from, never by time.

An entry begins with the SHA-256 of the rest, and takes its place in one move. One that is lost, half written or of another version is
made anew. Without a folder nothing is kept.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

DIGEST = 32  # bytes
_folder: Path | None = None
_used: set[str] = set()


@contextmanager
def keeping(folder: Path, tidy: bool = True) -> Iterator[None]:
    """Keep what is made in a folder; when all went well and it is `tidy`, what was not used is put away."""
    global _folder
    _folder = folder
    _used.clear()
    try:
        yield
        if tidy and folder.is_dir():
            for path in folder.iterdir():
                if path.name not in _used:
                    path.unlink(missing_ok=True)
    finally:
        _folder = None


def key_of(*parts: str | bytes) -> str:
    """Return the key of something made from these parts, in this order."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8) + data)
    return found.hexdigest()


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Return what stands under a key, made if it is not there."""
    found = find(key)
    if found is None:
        found = make()
        keep(key, found)
    return found


def find(key: str) -> bytes | None:
    """Return what stands under a key, or None."""
    if _folder is None:
        return None
    _used.add(key)
    try:
        entry = (_folder / key).read_bytes()
    except OSError:
        return None
    return entry[DIGEST:] if hashlib.sha256(entry[DIGEST:]).digest() == entry[:DIGEST] else None


def keep(key: str, data: bytes) -> None:
    """Keep something under its key. Where that cannot be done, nothing is kept: the next build makes it again."""
    if _folder is None:
        return
    with suppress(OSError):
        _folder.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=_folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(name, _folder / key)
        finally:
            Path(name).unlink(missing_ok=True)


def files_of(paths: Iterable[Path]) -> bytes:
    """Return the content of files, as part of a key."""
    return b"".join(path.name.encode() + hashlib.sha256(path.read_bytes()).digest() for path in sorted(paths))
