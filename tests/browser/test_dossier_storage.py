"""What a browser keeps: apart for each site on a host, true after going back, and said honestly before anyone types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide.content.guide import Guide
from tests.browser.audit import axe
from tests.browser.conftest import serve, without_yet
from tests.browser.dossiers import (
    DECISION,
    OVERVIEW,
    URGENCY,
    answer,
    field,
    open_file,
    opened,
    own_browser,
    press,
    progress,
    question,
    saved_file,
    stored,
)


@pytest.fixture
def two_sites(site: Path, tmp_path: Path) -> Iterator[str]:
    """Where two sites stand side by side on one host."""
    for name in ("gids", "proef"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    (tmp_path / "404.html").symlink_to(site / "404.html")
    server, url = serve(tmp_path)
    yield url
    server.shutdown()


KEYS = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


def test_two_sites_on_one_host_share_nothing(page: Page, two_sites: str) -> None:
    opened(page, f"{two_sites}gids/{URGENCY}")
    answer(page, 1, "Ja")
    page.get_by_role("button", name="thema").or_(page.locator("[data-theme-button]")).first.click()
    page.goto(f"{two_sites}gids/casussen/breda-noord/")
    page.get_by_role("button", name="leeslijst").click()
    page.goto(f"{two_sites}gids/orienteren/urgentie/")
    page.mouse.wheel(0, 3000)
    page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('guide.resume'))")
    names = page.evaluate(KEYS) + page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")
    assert len(names) >= 5 and all(name.endswith(":/gids/") for name in names), names
    opened(page, f"{two_sites}proef/{URGENCY}")
    progress(page, 0)
    assert page.evaluate("document.documentElement.dataset.theme") is None
    answer(page, 2, "Nee")
    opened(page, f"{two_sites}gids/{URGENCY}")
    progress(page, 1)
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.goto(f"{two_sites}proef/")
    expect(page.locator("[data-resume]")).to_be_hidden()


OLD = """async () => {
    const request = indexedDB.open("guide-dossiers", 1);
    request.onupgradeneeded = () => {
        request.result.createObjectStore("dossiers", { keyPath: "id" });
        request.result.createObjectStore("answers", { keyPath: ["id", "key"] });
    };
    const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
    const transaction = database.transaction(["dossiers", "answers"], "readwrite");
    transaction.objectStore("dossiers").put({ id: "eerste", name: "Van vroeger", used: 1 });
    transaction.objectStore("answers").put({ id: "eerste", key: "urgentie-afwegen-1/answer", value: "partly" });
    await new Promise((done) => { transaction.oncomplete = done; });
    database.close();
    localStorage.setItem("guide.theme", "dark");
    localStorage.setItem("guide.reading-list", '["breda-noord"]');
    localStorage.setItem("guide.resume", JSON.stringify({ path: "/gids/orienteren/urgentie/", title: "Urgentie" }));
}"""


def test_what_was_stored_before_is_carried_over_once_and_to_its_own_site(page: Page, two_sites: str) -> None:
    page.goto(f"{two_sites}gids/data/feed.json")
    page.evaluate(OLD)
    opened(page, f"{two_sites}proef/{URGENCY}")
    progress(page, 0)
    opened(page, f"{two_sites}gids/{URGENCY}")
    progress(page, 1)
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Van vroeger")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert set(page.evaluate("() => Object.keys(localStorage)")) == {f"guide.{name}:/gids/" for name in ("theme", "resume", "reading-list")}
    names = page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")
    assert sorted(names) == ["guide-dossiers:/gids/", "guide-dossiers:/proef/"]
    expect(page.get_by_text("alleen in deze browser.", exact=False).nth(1)).to_contain_text("dagen")  # for long in no file


@pytest.mark.parametrize("path", [URGENCY, pytest.param(DECISION, marks=pytest.mark.all_pages)])
def test_going_back_follows_the_dossier_of_the_tab(browser: Browser, address: str, tmp_path: Path, path: str) -> None:
    """With the back cache of a browser as people have it: Playwright turns it off in its own."""
    with own_browser(browser, tmp_path) as (_, context):
        page = opened(context.new_page(), address + path)
        answer(page, 1, "Ja")
        page.wait_for_timeout(300)
        page.evaluate("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; })")
        page.evaluate("(address) => { location.href = address; }", address + OVERVIEW)
        page.wait_for_url(f"**/{OVERVIEW}")
        expect(page.locator("html.with-script")).to_be_attached()
        press(page, "Nieuw dossier")
        page.get_by_role("dialog").get_by_role("textbox", name="Naam").fill("Tweede")
        page.keyboard.press("Enter")
        expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Tweede")
        page.evaluate("history.back()")
        expect(page.locator("[data-checklist] [data-question], [data-organisations]").first).to_be_attached()
        page.wait_for_function("window.wasKept === true")
        expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Tweede")
        expect(question(page, 1).get_by_role("radio", name="Ja", exact=True)).not_to_be_checked()
        field(page, 1, "Toelichting").fill("voor de tweede")
        page.get_by_role("combobox", name="Dossier").select_option("Mijn wijk")
        expect(field(page, 1, "Toelichting")).to_have_value("")
        expect(question(page, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
        page.get_by_role("combobox", name="Dossier").select_option("Tweede")
        expect(field(page, 1, "Toelichting")).to_have_value("voor de tweede")


@pytest.mark.parametrize("path", [URGENCY, *(pytest.param(path, marks=pytest.mark.all_pages) for path in (OVERVIEW, DECISION))])
@pytest.mark.parametrize("how", ["no-scripts", "blocked", "part"])
def test_a_form_without_its_script_says_that_it_keeps_nothing(browser: Browser, address: str, path: str, how: str) -> None:
    context = browser.new_context(java_script_enabled=how != "no-scripts")
    page = context.new_page()
    page.route("**/dossier/*.js*" if how == "blocked" else "**/dossier/fields.js*", lambda route: route.abort())
    page.goto(address + path)
    told = page.get_by_text("Deze pagina kan je antwoorden nu niet bewaren")
    expect(told).to_be_visible()
    expect(told).to_be_in_viewport()
    expect(page.get_by_role("button", name="Bewaar als bestand")).to_be_hidden()
    context.close()


def test_where_answers_are_kept_and_for_how_long(page: Page, address: str) -> None:
    page.add_init_script("navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true; }")
    opened(page, address + URGENCY)
    expect(page.get_by_text("kan je antwoorden nu niet bewaren")).to_be_hidden()
    expect(page.get_by_text("Safari wist ze na zeven dagen zonder bezoek")).to_be_visible()
    assert page.evaluate("window.asked") is None
    answer(page, 1, "Ja")
    expect(page.locator("main")).to_contain_text("Opgeslagen om ")
    answer(page, 2, "Ja")
    page.wait_for_function("window.asked === 1")


def test_a_week_old_dossier_offers_its_file(page: Page, address: str) -> None:
    offer = page.get_by_role("button", name="Bewaar een kopie")
    page.clock.set_fixed_time("2026-11-01T10:00:00")
    opened(page, address + URGENCY)
    answer(page, 1, "Ja")
    page.wait_for_timeout(200)
    page.clock.set_fixed_time("2026-11-07T10:00:00")
    opened(page, address + URGENCY)
    expect(offer).to_be_hidden()
    page.clock.set_fixed_time("2026-11-09T10:00:00")
    opened(page, address + URGENCY)
    expect(page.get_by_text("Dit dossier staat al 8 dagen alleen in deze browser.")).to_be_visible()
    assert axe(page) == []
    with page.expect_download():
        offer.click()
    expect(offer).to_be_hidden()
    page.clock.set_fixed_time("2026-12-09T10:00:00")
    opened(page, address + URGENCY)
    expect(offer).to_be_hidden()  # nothing changed since
    answer(page, 2, "Ja")
    page.wait_for_timeout(200)
    page.clock.set_fixed_time("2026-12-19T10:00:00")
    opened(page, address + OVERVIEW)
    expect(offer).to_be_visible()


def test_a_date_says_how_it_is_read(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-26T10:00:00")
    opened(page, address + URGENCY)
    when = field(page, 1, "Wanneer")
    for text, told in (
        ("1 mrt", "Gelezen als maandag 1 maart 2027."),
        ("week 12", "Gelezen als 22–28 maart 2027."),
        ("31-2-2027", "Deze datum bestaat niet"),
        ("na de zomer", "niet als datum te lezen"),
    ):
        when.fill(text)
        expect(when).to_have_accessible_description(told) if told.startswith("Gelezen") else expect(page.get_by_text(told)).to_be_visible()
    when.fill("")
    expect(page.get_by_text("niet als datum te lezen")).to_have_count(0)


def test_a_phone_shows_the_first_answer_and_a_finished_checklist_says_so(browser: Browser, address: str) -> None:
    context: BrowserContext = browser.new_context(viewport={"width": 390, "height": 844})
    page = opened(context.new_page(), address + URGENCY)
    expect(page.get_by_role("radio", name="Ja", exact=True).first).to_be_in_viewport()
    end = page.get_by_text("Deze checklist is klaar")
    for number in (1, 2, 3):
        expect(end).to_have_count(0)
        answer(page, number, "Nee")
    expect(end).to_be_visible()  # the fourth need not be answered
    context.close()


@pytest.mark.all_pages
def test_a_phone_shows_the_first_answer_of_every_checklist(browser: Browser, address: str, guide: Guide) -> None:
    context: BrowserContext = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for id in guide.checklists:
        opened(page, f"{address}checklists/{id}/")
        expect(page.get_by_role("radio", name="Ja", exact=True).first).to_be_in_viewport(ratio=1)
    context.close()


def test_a_question_called_constructor_comes_back(page: Page, address: str) -> None:
    opened(page, address + URGENCY)
    page.evaluate("() => { window.onerror = (message) => { document.title = message; }; }")
    content = {
        "format": "guide-dossier",
        "version": 1,
        "name": "x",
        "answers": {"constructor": {"note": "blijft"}, "tostring-1": {"answer": "no"}},
    }
    open_file(page, content)
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("x")
    assert saved_file(page)["answers"] == content["answers"]
    assert stored(page)["constructor/note"] == "blijft"
    for path in (OVERVIEW, DECISION):
        opened(page, f"{address}{path}?sorteer=__proto__#constructor")
        expect(page.get_by_role("alert")).to_have_count(0)


def test_what_is_filled_in_before_the_script_is_there_loses_nothing(page: Page, address: str) -> None:
    opened(page, address + URGENCY)
    answer(page, 1, "Ja")
    field(page, 1, "Toelichting").fill("Zei de wijkagent")
    field(page, 1, "Wie").fill("Jan")
    with without_yet(page, "dossier-page.js", address + URGENCY):
        answer(page, 1, "Nee")
        field(page, 1, "Toelichting").fill("Zegt de corporatie niet")
        field(page, 2, "Actie").fill("Bel")
        question(page, 2).get_by_role("checkbox", name="Gedaan").check()
    for again in (False, True):
        if again:
            opened(page, address + URGENCY)
        expect(question(page, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
        expect(field(page, 1, "Toelichting")).to_have_value("Zei de wijkagent\nZegt de corporatie niet")
        expect(field(page, 1, "Wie")).to_have_value("Jan")
        expect(field(page, 2, "Actie")).to_have_value("Bel")
        expect(question(page, 2).get_by_role("checkbox", name="Gedaan")).to_be_checked()
