"""Firefox over WebDriver BiDi and WebKitGTK over WebDriver: what tests ask of an engine that Playwright does not drive.

`open` an address, `run` an expression, which may await, in its page, and `choose` a file in a field. Both are Debian's; `make browser` installs them as root. Elsewhere another Firefox will do.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import websocket
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

START = 60  # seconds for a browser to start
QUIET = {
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Engine(Protocol):
    downloads: Path
    """Where files land that a page gives."""

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is loaded."""

    def run(self, expression: str) -> Any:
        """Return the value of an expression in the page, awaited, as JSON has it."""

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file in a field, as a visitor does in the window that the browser shows."""

    def close(self) -> None: ...


class Firefox:
    """Firefox, with a profile of its own."""

    def __init__(self) -> None:
        self.profile = tempfile.mkdtemp(prefix="firefox-")
        self.downloads = Path(self.profile) / "downloads"
        wanted = {**QUIET, "browser.download.folderList": 2, "browser.download.dir": str(self.downloads)}
        preferences = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
        (Path(self.profile) / "user.js").write_text(preferences, encoding="utf-8")
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "Geen Firefox: draai `make browser`."
        command = [program, "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", "0", "about:blank"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert self.process.stderr
        found = next(filter(None, (re.search(r"listening on (ws://\S+)", line) for line in self.process.stderr)))
        self.socket = websocket.create_connection(f"{found[1]}/session", timeout=START, suppress_origin=True)
        self.numbers = count(1)
        self.call("session.new", {"capabilities": {}})
        self.context = self.call("browsingContext.getTree", {})["contexts"][0]["context"]

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a command and return its result; events in between are left."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, address: str) -> None:
        self.call("browsingContext.navigate", {"context": self.context, "url": address, "wait": "complete"})

    def run(self, expression: str) -> Any:
        script = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        said = self.call("script.evaluate", {"expression": script, "target": {"context": self.context}, "awaitPromise": True})
        assert said["type"] == "success", said["exceptionDetails"]["text"]
        return json.loads(said["result"]["value"])

    def choose(self, selector: str, file: Path) -> None:
        where = {"context": self.context, "locator": {"type": "css", "value": selector}}
        field = self.call("browsingContext.locateNodes", where)["nodes"][0]["sharedId"]
        self.call("input.setFiles", {"context": self.context, "element": {"sharedId": field}, "files": [str(file)]})

    def paper(self) -> bytes:
        """Return the page as it is printed, a PDF."""
        return base64.b64decode(self.call("browsingContext.print", {"context": self.context, "background": True})["data"])

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(START)
        shutil.rmtree(self.profile, ignore_errors=True)


class WebKit:
    """WebKitGTK's small browser, on a screen that nobody sees."""

    def __init__(self) -> None:
        missing = [name for name in ("Xvfb", "WebKitWebDriver") if not shutil.which(name)]
        assert not missing, f"Niet gevonden: {missing}; draai `make browser`."
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        self.downloads = Path(tempfile.mkdtemp(prefix="webkit-"))
        environment = {
            **os.environ,
            "HOME": str(self.downloads),
            "DISPLAY": display,
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "GDK_BACKEND": "x11",
        }
        options = WebKitGTKOptions()
        options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
        options.add_argument("--automation")
        service = Service("/usr/bin/WebKitWebDriver", env=environment)
        self.driver = WebKitGTK(options=options, service=service)
        self.driver.set_script_timeout(START)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def run(self, expression: str) -> Any:
        script = f"const tell = arguments[0]; (async () => ({expression}))().then((value) => tell([value ?? null]), (error) => tell(String(error)));"
        said = self.driver.execute_async_script(script)
        assert isinstance(said, list), said
        return said[0]

    def choose(self, selector: str, file: Path) -> None:
        self.driver.find_element("css selector", selector).send_keys(str(file))

    def close(self) -> None:
        self.driver.quit()
        self.screen.terminate()
        self.screen.wait(START)
        shutil.rmtree(self.downloads, ignore_errors=True)


def until(engine: Engine, expression: str, seconds: float = 15) -> Any:
    """Return the value of an expression as soon as it is true."""
    end = time.monotonic() + seconds
    while not (value := engine.run(expression)):
        assert time.monotonic() < end, f"never true: {expression}"
        time.sleep(0.05)
    return value


def downloaded(engine: Engine, expression: str, pattern: str, seconds: float = 15) -> Path:
    """Run what makes a page give a file, and return the file as soon as it is there, whole."""
    for old in engine.downloads.glob(pattern):
        old.unlink()
    engine.run(expression)
    end = time.monotonic() + seconds
    while not (new := next((file for file in engine.downloads.glob(pattern) if filled(file)), None)):
        assert time.monotonic() < end, f"no {pattern} in {engine.downloads}"
        time.sleep(0.05)
    return new


def filled(file: Path) -> bool:
    """Whether a file holds something. A browser that saves renames its file when it is whole."""
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
