"""Finds nginx for the test of the server's settings, and installs Debian's package when asked and when there is none."""

import os
import shutil
import subprocess
import sys


def nginx_path() -> str | None:
    """Return the program's path, also where only root has it on the PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def install() -> str | None:
    """Install nginx and openssl with apt: as root, or with a sudo that asks nothing. The service itself is not started."""
    if nginx_path() or os.name != "posix" or not shutil.which("apt-get"):
        return nginx_path()
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"]
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
    install_command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx-light", "openssl"]
    subprocess.run([*sudo, *quiet, *install_command], check=False)
    return nginx_path()


if __name__ == "__main__":
    path = install() if "--install" in sys.argv else nginx_path()
    print(f"Webserver: {path}" if path else "Geen nginx gevonden; installeer nginx om de instellingen in deploy/ te testen.")
    sys.exit(0 if path else 1)
