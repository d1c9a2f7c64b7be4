"""One visit to a page, many questions: axe, the checks axe does not make, and a record of everything the browser asked or refused."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

AXE = Path(__file__).parents[1] / "js/node_modules/axe-core/axe.min.js"  # `make tools` fetches it
CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
# Every rule of axe that is not experimental, the one for target size too. No rule and no element is left out. Only an experimental rule
# asks for the style sheets to be fetched and read once more.
RUN_AXE = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"], preload: {assets: ["media"]}, rules: {"target-size": {enabled: true}}});
  return violations.flatMap(({id, nodes}) => nodes.map((node) => `axe: ${id} ${node.target.join(" ")}`));
}"""
WHOLE = """() => document.documentElement.dataset.pieces === "whole" || ![...document.scripts].some(({src}) => src.includes("/guide.js"))"""
REPORT_CSP = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} ${event.blockedURI}`));"""
# The spacing of WCAG 1.4.12, as a visitor's own style sheet would set it.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
    p {margin-bottom: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""
# An address is missing on purpose, and most tests want no service worker: what the browser remarks on those is expected.
EXPECTED = ("status of 404", "Service Worker registration blocked by Playwright")

# English that belongs on the page: names, and terms that Dutch policy uses in English and that the glossary explains.
ENGLISH_NAMES = {
    "Swiss Academies of Arts and Sciences": "an organisation",
    "The Rebel Group": "an organisation",
    "Toronto and Region Conservation Authority": "an organisation",
    "coalition of the necessary": "a term of the glossary",
    "coalition of the willing": "a term of the glossary",
    "in the lead": "an idiom in common use in Dutch",
}


@dataclass
class Watch:
    """What a browser asked of other hosts, what it refused, and what went wrong, since the last look."""

    own: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """Return and forget everything seen so far."""
        found = [f"foreign: {url}" for url in self.foreign] + [f"errors: {text}" for text in self.errors]
        self.foreign, self.errors = [], []
        return found


def watch(context: BrowserContext, own: str) -> Watch:
    """Refuse and record every request to another host, and record errors, warnings and reports of the security policy."""
    seen = Watch(own)

    def decide(route: Route) -> None:
        if route.request.url.startswith((own, "data:", "blob:")):
            route.continue_()
        else:
            seen.foreign.append(route.request.url)
            route.abort()

    def note(kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(expected in text for expected in EXPECTED):
            seen.errors.append(text)

    context.route(lambda url: not url.startswith(own), decide)
    context.add_init_script(REPORT_CSP)
    context.on("console", lambda message: note(message.type, message.text))
    context.on("weberror", lambda error: note("error", str(error.error)))
    return seen


def axe(page: Page) -> list[str]:
    """Run axe in the page as it is now; a line for each element that breaks a rule."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    page.wait_for_function(WHOLE)  # axe looks for a while, and what moves meanwhile seems to lie over its neighbours
    page.evaluate("scrollTo(0, 0)")  # what lies half under the header is no smaller for it
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def check(page: Page, *names: str) -> list[str]:
    """Run checks of checks.js by name; a line for each problem."""
    if page.evaluate("typeof guideChecks") == "undefined":
        page.evaluate(CHECKS)
    found: list[str] = page.evaluate("names => names.flatMap((name) => guideChecks[name]().map((line) => `${name}: ${line}`))", list(names))
    return [line for line in found if not ("Engels" in line and any(name in line for name in ENGLISH_NAMES))]


def wide_and_light(page: Page) -> list[str]:
    """As most people see the page first."""
    return axe(page) + check(page, "structure", "tables", "english", "targets", "overflow", "clipped", "focus")


def dark_and_opened(page: Page) -> list[str]:
    """Dark, with all fold-outs and the first term's explanation open."""
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")
    terms = page.get_by_role("main").locator("a.term").locator("visible=true")
    if terms.count():
        terms.first.click()
    found = axe(page) + check(page, "targets", "overflow", "clipped")
    page.keyboard.press("Escape")
    return found


def narrow_with_menu(page: Page) -> list[str]:
    """320 pixels wide, which is also 1280 pixels at 400 %: first as it comes, then with the menu open."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 700})
    found = check(page, "targets", "overflow", "clipped", "focus")
    page.get_by_role("button", name="Menu", exact=True).click()
    found += axe(page) + check(page, "overflow", "clipped")
    page.keyboard.press("Escape")
    return found


def narrow_and_spaced(page: Page) -> list[str]:
    """320 pixels wide with the visitor's own spacing, and with search results open."""
    page.evaluate(SPACING)
    found = check(page, "overflow", "clipped")
    page.evaluate("document.adoptedStyleSheets = []")
    page.get_by_role("combobox", name="Zoek in de gids").press_sequentially("wijkaanpak")
    page.get_by_role("search").get_by_role("option").first.wait_for()
    found += axe(page) + check(page, "overflow")
    page.get_by_role("combobox", name="Zoek in de gids").fill("")
    return found


def printed(page: Page) -> list[str]:
    """On paper: axe under print styles, then a real print."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.emulate_media(media="print")
    found = axe(page)
    page.pdf()
    page.emulate_media(media="screen")
    return found


STATES = {
    "breed en licht": wide_and_light,
    "donker, met alles uitgeklapt": dark_and_opened,
    "320 pixels, met het menu open": narrow_with_menu,
    "320 pixels, met eigen regelafstand en met zoekresultaten": narrow_and_spaced,
    "op papier": printed,
}


# What is looked at on every page, in the words of the accessibility statement, and the criterion of WCAG 2.2 it serves.
POINTS = {
    "axe": ("Alle regels van axe-core", "onder meer 1.1.1, 1.3.1, 1.4.3, 2.4.4 en 4.1.2"),
    "focus": ("Alles wat je kunt bedienen krijgt zichtbaar de focus, in beeld", "2.1.1, 2.4.7 en 2.4.11"),
    "targets": ("Links en knoppen zijn groot genoeg of staan ver genoeg uit elkaar", "2.5.8"),
    "overflow": ("Bij 320 pixels breed, of 400 % vergroot, steekt niets uit", "1.4.10"),
    "clipped": ("Geen tekst valt weg, ook niet met ruimere regels en letters", "1.4.4 en 1.4.12"),
    "structure": ("Koppen en delen van de pagina staan in de goede volgorde", "1.3.1 en 2.4.6"),
    "tables": ("Tabellen hebben een naam en koppen", "1.3.1"),
    "english": ("Er staat geen Engels dat niet als Engels is gemerkt", "3.1.2"),
    "errors": ("De pagina geeft geen foutmeldingen in de browser", "4.1.2"),
    "foreign": ("De pagina vraagt niets op bij anderen", "geen eis van WCAG"),
}


def audit(page: Page, seen: Watch, address: str) -> list[str]:
    """Open a page and go through all states. Returns all problems as "check: what, where"; empty when there is none."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="screen", color_scheme="light")
    page.goto(address)
    found = [f"{problem} ({state})" for state, look in STATES.items() for problem in look(page)]
    return found + seen.problems()
