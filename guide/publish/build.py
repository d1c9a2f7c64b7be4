"""From checked content to a finished site, leaving the earlier site alone until the new one stands."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout

from guide.content.guide import Guide
from guide.kept import keeping
from guide.language.words import t
from guide.publish.finish import finish
from guide.publish.foreign import marking
from guide.publish.generate import sweep, write
from guide.publish.problems import NotBuilt, explained, warn
from guide.publish.servers import configuration
from guide.publish.signals import stoppable, undisturbed
from guide.publish.standing import inputs, remember
from guide.publish.swap import check_place, restore, swap
from guide.publish.worker import write_worker
from guide.reading.load import load
from guide.search.index import write_search
from guide.settings import read_settings

STOPPED = 130  # as a shell tells that Ctrl-C ended a command
WORK = "build-"
KEPT = ".cache/kept"
Render = Callable[[Guide, Path], None]


def build(root: Path, render: Render) -> int:
    """Check the content and build the site in `site/`; write settings for web servers to `build/`.

    `render` is a generator: it builds the pages of a guide into a folder, or raises NotBuilt.
    Returns the exit status; raises ContentError. Whatever goes wrong, the earlier site stands as it stood.
    """
    site, cache = root / "site", root / ".cache"
    try:
        with stoppable():
            check_place(site, root)
            with _alone(cache), _workplace(cache, site) as work:
                _build(root, render, work / "site")
    except KeyboardInterrupt:
        return _ended("publish.stopped", STOPPED)
    except (NotBuilt, OSError) as error:
        print(explained(error) if isinstance(error, OSError) else error, file=sys.stderr)
        return _ended("publish.not_built", 1)
    return 0


def _build(root: Path, render: Render, fresh: Path) -> None:
    made_from = inputs(root)
    guide, settings = load(root), read_settings()
    if not settings.is_address:
        raise NotBuilt(t("publish.no_address", address=settings.site_url))
    warn(settings)
    sweep(root / "docs")
    with keeping(Path(settings.kept or root / KEPT), tidy=not settings.kept):
        render(guide, fresh)
        write_search(guide, fresh)
        hashes = finish(fresh, guide.about.language, marking(guide.glossary.values()))
        write_worker(guide, fresh, settings)
    for name, text in configuration(hashes).items():
        write(root / "build" / name, text)
    swap(fresh, root / "site")
    with undisturbed():
        remember(root, made_from)


def _ended(message: str, status: int) -> int:
    print(t(message), file=sys.stderr)
    return status


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Wait until no other build of this guide runs. The system lets go of the lock of a build that was killed."""
    cache.mkdir(exist_ok=True)
    lock = FileLock(cache / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(t("publish.waiting"), file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _workplace(cache: Path, site: Path) -> Iterator[Path]:
    """A folder for this build alone. What a killed build left is put away first; only who holds the lock may do that."""
    for left in cache.glob(f"{WORK}*/"):
        restore(left, site)
        shutil.rmtree(left, ignore_errors=True)
    work = Path(mkdtemp(prefix=WORK, dir=cache))
    try:
        yield work
    finally:
        restore(work, site)
        shutil.rmtree(work, ignore_errors=True)
