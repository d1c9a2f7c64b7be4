"""Finds a Chromium for the browser tests, and installs one when asked: Debian's package, or Playwright's own copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def browser_path() -> str | None:
    """Return BROWSER_PATH, a Chromium of the system, or Playwright's copy; None when there is none."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    return _playwright_copy()


def _playwright_copy() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    copies = [path for pattern in ("chrome-headless-shell", "headless_shell", "chrome") for path in cache.glob(f"chromium*/*/{pattern}")]
    return str(copies[0]) if copies else None


def install() -> str | None:
    """Install a browser when there is none. As root with apt: Debian's; otherwise Playwright's own."""
    if browser_path():
        return browser_path()
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
    if not browser_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], check=False)
    return browser_path()


if __name__ == "__main__":
    path = install() if "--install" in sys.argv else browser_path()
    print(f"Browser: {path}" if path else "Geen browser gevonden; zet BROWSER_PATH of installeer Chromium.")
    sys.exit(0 if path else 1)
