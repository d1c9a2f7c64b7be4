"""What a visitor reads first is set in the letter that the guide brings: a sign that it lacks has the browser search the computer's fonts."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import with_letter

ON_SCREEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  let at = 0;
  for (let one = walker.currentNode; one; one = walker.nextNode()) if (one.checkVisibility()) one.setAttribute("data-at", at++);
  return at;
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "orienteren/urgentie/",
        "casussen/",
        "casussen/?fase=opstarten",
        "casussen/rotterdam-zuid/",
        "checklists/urgentie-afwegen/",
        "mijn-wijkaanpak/",
    ],
)
def test_every_sign_is_in_the_guides_own_letter(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    with_letter(page)
    page.goto(address + path, wait_until="networkidle")
    client = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        client.send(f"{domain}.enable")
    assert page.evaluate(ON_SCREEN) > 50
    root = client.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    foreign = {}
    for node in client.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-at]"})["nodeIds"]:
        fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if not all(font["isCustomFont"] for font in fonts):
            foreign[client.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"][:200]] = fonts
    assert not foreign
