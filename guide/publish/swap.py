"""Puts a new site in the place of the old one: a visitor finds the one or the other, and a failure leaves the old one.

An ordinary folder is replaced whole. A folder that cannot be moved, a mount or one behind a link, is filled in place: the new site is
first copied into a hidden folder in it, so that a full disk harms nothing, and then takes the place of the old one entry by entry.
"""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from guide.language.words import t
from guide.publish.problems import NotBuilt
from guide.publish.signals import undisturbed

PREVIOUS = "previous"
STAGE = ".build-"


def check_place(site: Path, root: Path) -> None:
    """Raise NotBuilt when no site can stand here; nothing is touched."""
    if not site.exists() and not site.is_symlink():
        return
    if not site.is_dir():
        raise NotBuilt(t("publish.no_folder", site=site.name))
    if site.resolve() == root.resolve() or site.resolve() in root.resolve().parents or (site / "mkdocs.yml").exists():
        raise NotBuilt(t("publish.holds_project", site=site.name))


def swap(fresh: Path, site: Path) -> None:
    """Replace the site by a fresh one, which is used up. Raises OSError or NotBuilt, and then the old site stands as it stood."""
    if not site.is_symlink() and _replaced(fresh, site):
        return
    site.mkdir(exist_ok=True)
    if any(not _hidden(entry) for entry in site.iterdir()) and not (site / "data/guide.json").is_file():
        raise NotBuilt(t("publish.other_files", site=site.name))
    _fill(fresh, site)


def restore(work: Path, site: Path) -> None:
    """Put back the site that a build moved into its work folder and did not replace."""
    if (work / PREVIOUS).is_dir() and not site.exists() and not site.is_symlink():
        (work / PREVIOUS).rename(site)


def _replaced(fresh: Path, site: Path) -> bool:
    """Tell whether the new site could take the place of the folder as a whole: a mount, or a container's lower layer, cannot move."""
    with undisturbed():
        try:
            if site.exists():
                site.rename(fresh.parent / PREVIOUS)
            fresh.rename(site)
        except OSError:
            restore(fresh.parent, site)
            return False
    return True


def _fill(fresh: Path, site: Path) -> None:
    for left in site.glob(f"{STAGE}*"):
        shutil.rmtree(left)
    stage = Path(mkdtemp(prefix=STAGE, dir=site))
    try:
        (stage / "old").mkdir()
        _copy(fresh, stage / "new")
        with undisturbed():
            _exchange(site, stage)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _copy(folder: Path, target: Path) -> None:
    """Copy a folder and stop at the first error, which shutil's own function makes a list of."""
    target.mkdir()
    for path in sorted(folder.rglob("*")):
        there = target / path.relative_to(folder)
        if path.is_dir():
            there.mkdir()
        else:
            shutil.copyfile(path, there)


def _exchange(site: Path, stage: Path) -> None:
    """Move the site's entries to `old`, and those of `new` to the site, one by one; hidden ones, such as .well-known, stay."""
    old, new = ({path.name for path in folder.iterdir() if not _hidden(path)} for folder in (site, stage / "new"))
    moves = []
    for name in sorted(old | new):
        moves += [(site / name, stage / "old" / name)] * (name in old) + [(stage / "new" / name, site / name)] * (name in new)
    done = []
    try:
        for here, there in moves:
            here.rename(there)
            done.append((here, there))
    except OSError:
        for here, there in reversed(done):
            there.rename(here)
        raise


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")
