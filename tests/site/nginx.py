"""Runs a real nginx for the test of the server's settings; installs Debian's package when asked and when there is none."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path



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

FRAME = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/gids.conf;
}}
"""


@dataclass
class Answer:
    """What the server said: status, headers by lower-case name, and the body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running nginx with the site on a secure and on a plain port of loopback."""

    secure: int
    plain: int

    @property
    def address(self) -> str:
        """The secure address of the site's root."""
        return f"https://127.0.0.1:{self.secure}/"

    def get(self, path: str, plain: bool = False, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; header names are written with underscores."""
        context = ssl._create_unverified_context()  # noqa: S323 - a certificate made for this run
        connection: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", self.secure, context=context, timeout=10)
        if plain:
            connection = http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def adapt(settings: str, site: Path, folder: Path, server: Server) -> str:
    """Point the settings, as they are in build/, at this run's site, ports and certificate: the lines a host changes too."""
    changes = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{server.plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{server.secure} ssl http2;",
        "/etc/ssl/gids/fullchain.pem": f"{folder}/certificate.pem",
        "/etc/ssl/gids/privkey.pem": f"{folder}/key.pem",
        "/srv/gids/site": str(site),
    }
    for here, there in changes.items():
        assert here in settings, here
        settings = settings.replace(here, there)
    return settings


@contextmanager
def running(project: Path, folder: Path) -> Iterator[Server]:
    """Run a real nginx with the settings in a project's build/, its own files in `folder`; a missing nginx is a failure."""
    path = nginx_path()
    assert path, "Geen nginx: draai `make tools`."
    certificate = ["-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", *certificate], check=True, capture_output=True)
    server = Server(free_port(), free_port())
    settings = (project / "build/nginx.conf").read_text(encoding="utf-8")
    (folder / "gids.conf").write_text(adapt(settings, project / "site", folder, server), encoding="utf-8")
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder), encoding="utf-8")
    command = [path, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    check = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stderr
    process = subprocess.Popen(command)
    try:
        wait_for(server.secure, process, folder)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return once the port answers; fail when the server stops or takes ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("nginx antwoordt niet")


if __name__ == "__main__":
    path = install() if "--install" in sys.argv else nginx_path()
    print(f"Webserver: {path}" if path else "Geen nginx gevonden; installeer nginx om de instellingen voor nginx te testen.")
    sys.exit(0 if path else 1)
