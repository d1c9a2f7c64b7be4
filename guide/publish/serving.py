"""Shows a guide while it is being edited: each page as it is asked for, and anew in the browser after every change.

A page that a browser shows gets a script that waits for the next change; whoever else asks gets the bytes of a build.
"""

import mimetypes
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, PackageLoader
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from guide.content.problems import ContentError
from guide.language.words import spoken, t
from guide.publish.problems import NotBuilt

SCRIPT = Path(__file__).parent / "templates" / "live.js"
LIVE, CHANGES = "/-/live.js", "/-/changes/"
QUIET = 0.05  # seconds without a change: an editor is done with saving
WAIT = 25  # seconds that a browser's question stays open


class Files(Protocol):
    """A site as it stands."""

    def file(self, path: str) -> Path | None: ...


class Shown:
    """The site that is shown, or what is wrong with it; `number` rises with every change."""

    def __init__(self, make: Callable[[], Files]) -> None:
        self.make = make
        self.number = 0
        self.site: Files | None = None
        self.wrong = ""
        self.lock = threading.Lock()
        self.changed = threading.Condition()

    def renew(self) -> None:
        """Read everything anew, and tell who waits."""
        with self.lock:
            self.site, self.wrong = None, ""
            try:
                self.site = self.make()
            except (ContentError, NotBuilt) as error:
                self.wrong = str(error)
        if self.wrong:
            print(self.wrong, file=sys.stderr)
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def after(self, number: int) -> int:
        """Return the number of the change after this one, or this one when none came for a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, WAIT)
            return self.number

    def answer(self, path: str) -> tuple[int, bytes, str]:
        """Return status, content and media type of what stands at a path."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        with self.lock:
            try:
                found = self.site.file(name) if self.site else None
                missing = self.site.file("404.html") if self.site and found is None else None
            except NotBuilt as error:
                return 500, explained(str(error)), "text/html"
        if found:
            return 200, found.read_bytes(), mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return (404, missing.read_bytes(), "text/html") if missing else (500, explained(self.wrong), "text/html")


def explained(wrong: str) -> bytes:
    """Return a page that tells what is wrong, a line a problem."""
    environment = Environment(loader=PackageLoader("guide.publish", "templates"), autoescape=True)
    return environment.get_template("wrong.html").render(t=spoken(), lines=wrong.splitlines()).encode()


def serve(make: Callable[[], Files], watched: Iterable[Path], address: str) -> None:
    """Serve the site that `make` returns at "host:port", and make it anew after each change of what is watched, until interrupted."""
    shown = Shown(make)
    shown.renew()
    host, _, port = address.rpartition(":")
    server = ThreadingHTTPServer((host, int(port)), handler(shown))
    watching = Observer()
    changes = Changes(shown)
    for path in watched:
        watching.schedule(changes, str(path), recursive=path.is_dir())
    watching.start()
    print(t("serve.ready", address=f"http://{host}:{server.server_address[1]}/"), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print(t("serve.stopped"))
    finally:
        watching.stop()
        server.server_close()


class Changes(FileSystemEventHandler):
    """Renews the site when files changed and no more changes come. Code, words and maps ask for a new beginning."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.timer: threading.Timer | None = None
        self.anew = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.dest_path or event.src_path))
        if event.event_type in {"opened", "closed_no_write"} or path.name.startswith((".", "~")) or "__pycache__" in path.parts:
            return
        self.anew = self.anew or path.suffix in {".py", ".json"} or "language" in path.parts
        if self.timer:
            self.timer.cancel()
        self.timer = threading.Timer(QUIET, self.renew)
        self.timer.start()

    def renew(self) -> None:
        if self.anew:
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this very command
        self.shown.renew()


def handler(shown: Shown) -> type[BaseHTTPRequestHandler]:
    """Return what answers a browser."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == LIVE:
                self.reply(200, SCRIPT.read_bytes(), "text/javascript")
            elif path.startswith(CHANGES):
                self.reply(200, str(shown.after(int(path.removeprefix(CHANGES)))).encode(), "text/plain")
            else:
                number = shown.number
                status, content, kind = shown.answer(path.removeprefix("/"))
                if kind == "text/html" and self.headers.get("Sec-Fetch-Dest") == "document":
                    content = content.replace(b"</body>", f'<script src="{LIVE}" data-number="{number}"></script></body>'.encode())
                self.reply(status, content, kind)

        def reply(self, status: int, content: bytes, kind: str) -> None:
            """Answer, unless the browser went away in the meantime."""
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            with suppress(ConnectionError):
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: what is wrong is said elsewhere."""

    return Handler
