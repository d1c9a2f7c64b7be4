"""Finds a Chromium for the browser tests, and installs one when asked: Debian's package, or Playwright's own copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FULL = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = {
    "chromium": "chromium",
    "chromium-headless-shell": "chromium-headless-shell",
    "firefox-esr": "firefox-esr",
    "webkit2gtk-driver": "WebKitWebDriver",
    "xvfb": "Xvfb",
}  # Debian's packages, and what each brings: the last three are for test_engines.py
SHELL = "chromium-headless-shell"  # the same engine without windows: a fresh visitor costs it a seventh of the work


def browser_path() -> str | None:
    """Return BROWSER_PATH, a headless shell or a Chromium of the system, or Playwright's copy; None when there is none."""
    return os.environ.get("BROWSER_PATH") or shutil.which(SHELL) or full_browser_path()


def full_browser_path() -> str | None:
    """Return a Chromium that keeps a profile and its settings, where there is one; else what there is."""
    found = (shutil.which(name) for name in FULL)
    return next(filter(None, found), None) or os.environ.get("BROWSER_PATH") or _playwright_copy()


def _playwright_copy() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    copies = [path for pattern in ("chrome", "chrome-headless-shell", "headless_shell") for path in cache.glob(f"chromium*/*/{pattern}")]
    return str(copies[0]) if copies else None


def install() -> str | None:
    """Install what is missing. As root with apt: Debian's packages; otherwise, where there is no browser, Playwright's own."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") and not os.environ.get("BROWSER_PATH"):
        missing = [package for package, program in PACKAGES.items() if not shutil.which(program)]
        if missing:
            subprocess.run(["apt-get", "update", "-qq"], check=False)
        for package in missing:
            subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False)
    if not full_browser_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return browser_path()


if __name__ == "__main__":
    path = install() if "--install" in sys.argv else browser_path()
    print(f"Browser: {path}" if path else "Geen browser gevonden; zet BROWSER_PATH of installeer Chromium.")
    sys.exit(0 if path else 1)
