"""What tests of a round share: opening one, its parts by name, codes and files of participants, and a fake camera."""

import io
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Locator, Page, expect

from guide.content.guide import Guide
from guide.insight.sets import MARKERS, phase_checklists, questions_of
from tests.browser.conftest import FLAGS
from tests.browser.find import browser_path
from tests.conftest import ROOT
from tests.js.node import node_path

ROUND = "groepsronde/#wat=opstarten&met=30"
ANSWERS = ("yes", "partly", "no", "unknown")
KEYS = dict(zip(ANSWERS, "JDNW", strict=True))
WORDS = dict(zip(ANSWERS, ("ja", "deels", "nee", "weet niet"), strict=True))
ENCODE = """async ({ module, ballots, set }) => {
  const { encode } = await import(module);
  return ballots.map(([number, answers]) => encode(set, number, answers));
}"""


def to_agree(page: Page, answers: str) -> None:
    """From the first step of a round: type one sheet, put the first question on the list, and go on to "Spreek af"."""
    way(page, "Blad intikken")
    page.keyboard.type(answers)
    page.keyboard.press("Enter")
    step(page, "Bespreek")
    page.get_by_role("button", name="Zet op de lijst").first.click()
    step(page, "Spreek af")


def film_of_cards(path: Path, frames: list[dict[str, Any]]) -> Path:
    """Write a video of raised cards: each frame so many times, with [number, answer] of each card."""
    plan = json.dumps({"codes": MARKERS, "frames": frames})
    subprocess.run([node_path() or "node", str(ROOT / "tests/js/video.js"), str(path)], input=plan, text=True, check=True)
    return path


def film_of_screens(path: Path, screens: list[bytes], times: int = 8) -> Path:
    """Write a video of telephones held before the camera: each screen, as a PNG, a little tilted and so many frames long."""
    frames = bytearray(b"YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n")
    for at, screen in enumerate(screens):
        phone = Image.open(io.BytesIO(screen)).convert("L").rotate(4 - 3 * (at % 3), expand=True, fillcolor=90)
        phone.thumbnail((1280, 640))
        seen = Image.new("L", (1280, 720), 90)
        seen.paste(phone, (400 + 40 * (at % 4), 40))
        frames += (b"FRAME\n" + seen.filter(ImageFilter.GaussianBlur(0.7)).tobytes() + bytes([128]) * (1280 * 720 // 2)) * times
    path.write_bytes(frames)
    return path


@contextmanager
def filmed(browser: Browser, film: Path) -> Iterator[Page]:
    """A page in a browser whose camera plays a video."""
    camera = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    own = browser.browser_type.launch(executable_path=browser_path(), args=[*FLAGS, "--no-sandbox", *camera])
    yield own.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    own.close()


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    expect(page.get_by_role("button", name="Toon groot")).to_be_visible()
    return page


def way(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def step(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def status(page: Page) -> Locator:
    return page.locator(".round-status")


def add_codes(page: Page, codes: list[str]) -> None:
    way(page, "Code")
    page.get_by_role("textbox", name="Code").fill("\n".join(codes))
    page.get_by_role("button", name="Lees codes").click()


def set_of(page: Page) -> str:
    return page.locator(".round-set").inner_text().rsplit(" ", 1)[1]


def encoded(page: Page, address: str, ballots: list[tuple[int, list[str | None]]]) -> list[str]:
    module = address + "assets/workshop/code.js"
    found: list[str] = page.evaluate(ENCODE, {"module": module, "ballots": ballots, "set": set_of(page)})
    return found


def questions(guide: Guide, phase: str = "opstarten") -> list[dict[str, Any]]:
    return [question for id in phase_checklists(guide, phase) for question in questions_of(guide, id)]


def dossier(number: int, asked: list[dict[str, Any]], answers: list[str], version: int = 1) -> Any:
    """Return the file that a participant may hand in."""
    given = {q["id"]: {"answer": answer} for q, answer in zip(asked, answers, strict=True)}
    content = {"format": "guide-dossier", "version": version, "name": "Wijk", "number": number, "answers": given}
    return {"name": f"{number}.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
