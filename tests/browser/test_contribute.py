"""The contribution form as a newcomer uses it: by its labels, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from guide.content.casefile import written
from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.reading.load import load
from tests.browser.audit import audit, axe, check, watch
from tests.browser.conftest import serve
from tests.browser.dossiers import own_browser
from tests.browser.test_accessibility import MISSED, tab_through
from tests.browser.test_contribute_text import FORM, with_cases

STORY = (
    "In 2024 was het plein leeg. " * 12
    + "\n\n- Bewoners maakten een plan.\n- De gemeente gaf grond.\n\nToen werd het **groen**; zie [het verslag](https://example.org)."
)


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    page.wait_for_selector("body[data-ready]", state="attached")
    return page


def field(page: Page, label: str, inside: Locator | None = None) -> Locator:
    return (inside or page.get_by_role("form", name="Een casus toevoegen")).get_by_label(label, exact=True).first


def part(page: Page, number: int) -> Locator:
    return page.get_by_role("group", name=f"Deel {number}", exact=True)


def fill_in(page: Page) -> None:
    """Tell a whole case, as a policy officer would."""
    field(page, "Titel").fill("Buren maken van een leeg plein een tuin")
    field(page, "Samenvatting").fill("Bewoners van de Bloemenbuurt maakten in 2024 samen een tuin.")
    field(page, "Wijk of gebied").fill("Bloemenbuurt")
    field(page, "Gemeente").fill("Gouda")
    page.get_by_role("application", name="Kies een plek op de kaart").click(position={"x": 150, "y": 190})
    page.get_by_role("group", name="Thema’s").get_by_label("Participatie", exact=True).check()
    field(page, "Paragraaf").select_option(label="7.2 Participatie in de uitvoering")
    field(page, "Verhaal").fill(STORY)
    field(page, "Les").fill("Geef bewoners grond en laat hen zelf kiezen wat er komt.")
    page.get_by_role("button", name="Nog een link").click()
    link = page.get_by_role("group", name="Link 1", exact=True)
    field(page, "Titel", link).fill("Verslag van het plein")
    field(page, "Adres", link).fill("https://example.org/verslag")


def downloaded(page: Page) -> tuple[str, str]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als YAML").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def status(page: Page) -> Locator:
    return page.locator("[data-status]")


def test_from_nothing_to_a_sound_file(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address + FORM)
    fill_in(page)
    expect(status(page)).to_have_text("Klaar: alles is ingevuld en klopt.")
    name, text = downloaded(page)
    assert name == "bloemenbuurt-gouda.yml"
    case = load(with_cases(tmp_path / "root", {"bloemenbuurt-gouda": text})).cases["bloemenbuurt-gouda"]
    assert case.episodes[0].text == STORY and case.episodes[0].section == "participatie"
    assert 51 < case.place.lat < 53.5 and case.added


def test_the_status_leads_to_what_is_left(page: Page, address: str) -> None:
    opened(page, address + FORM)
    expect(status(page)).to_have_text(re.compile(r"Nog \d+ velden te doen\."))
    page.get_by_role("button", name="Deel 1: Verhaal").click()
    expect(field(page, "Verhaal")).to_be_focused()
    field(page, "Verhaal").fill("Een <b>vet</b> plan")
    expect(part(page, 1)).to_contain_text("HTML mag niet: '<b>vet</b> plan'.")
    page.get_by_role("button", name="Download als YAML").click()
    expect(page.get_by_role("dialog")).to_contain_text("Nog niet klaar")
    page.get_by_role("button", name="Annuleer").click()
    expect(field(page, "Titel").locator("xpath=..")).to_contain_text("Dit veld ontbreekt.")


def test_parts_are_added_moved_and_removed(page: Page, address: str) -> None:
    opened(page, address + FORM)
    field(page, "Les").fill("eerste")
    page.get_by_role("button", name="Nog een deel").click()
    expect(part(page, 2).get_by_label("Paragraaf")).to_be_focused()
    field(page, "Les", part(page, 2)).fill("tweede")
    part(page, 2).get_by_role("button", name="Omhoog").click()
    expect(field(page, "Les", part(page, 1))).to_have_value("tweede")
    part(page, 1).get_by_role("button", name="Verwijder").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    expect(part(page, 2)).to_have_count(0)
    expect(field(page, "Les", part(page, 1))).to_have_value("eerste")


def test_a_spot_by_keyboard(page: Page, address: str) -> None:
    opened(page, address + FORM)
    spot = page.get_by_role("application", name="Kies een plek op de kaart")
    spot.focus()
    page.keyboard.press("ArrowUp")
    before = float(field(page, "Breedtegraad").input_value())
    page.keyboard.press("Shift+ArrowUp")
    assert float(field(page, "Breedtegraad").input_value()) > before + 0.05
    field(page, "Gemeente").fill("Zeist")
    expect(field(page, "Breedtegraad")).not_to_have_value("52.104")


def test_a_town_abroad_that_has_a_case_brings_its_place(page: Page, address: str, guide: Guide) -> None:
    opened(page, address + FORM)
    place = next(case.place for case in guide.cases.values() if case.place.country != "NL")
    field(page, "Gemeente").fill(place.municipality)
    expect(field(page, "Breedtegraad")).to_have_value(str(place.lat))
    expect(field(page, "Land")).to_have_value(place.country)


def test_a_municipality_without_a_case_is_chosen_from_the_list(page: Page, address: str) -> None:
    """Its name brings the country and a spot; another name another spot, until somebody moves the dot."""
    opened(page, address + FORM)
    assert page.locator("datalist option[value='Opsterland']").count() == 1
    field(page, "Gemeente").fill("Opsterland")
    expect(field(page, "Breedtegraad")).to_have_value("53.0591")
    expect(page.get_by_text("Gevonden: Opsterland (Fryslân).")).to_be_visible()
    field(page, "Gemeente").fill("Gouda")
    expect(field(page, "Breedtegraad")).to_have_value("52.0167")
    page.get_by_role("application", name="Kies een plek op de kaart").press("ArrowUp")
    moved = field(page, "Breedtegraad").input_value()
    field(page, "Gemeente").fill("Opsterland")
    expect(field(page, "Breedtegraad")).to_have_value(moved)
    field(page, "Gemeente").fill("Ons Dorp")
    field(page, "Gemeente").blur()
    expect(page.get_by_text("'Ons Dorp' staat niet in de lijst van gemeenten.")).to_be_visible()
    field(page, "Gemeente").fill("sudwest fryslan")
    expect(page.get_by_text("Schrijf 'Súdwest-Fryslân': zo heet deze gemeente in de gids.")).to_be_visible()


# nothing is lost


def test_a_reload_and_another_tab_keep_what_was_typed(context: BrowserContext, address: str) -> None:
    page = opened(context.new_page(), address + FORM)
    fill_in(page)
    page.wait_for_timeout(300)
    opened(page, address + FORM)
    expect(field(page, "Verhaal")).to_have_value(STORY)
    other = opened(context.new_page(), address + FORM)
    expect(field(other, "Titel")).to_have_value("Buren maken van een leeg plein een tuin")
    field(other, "Samenvatting").fill("Van het andere tabblad, in 2024.")
    field(page, "Les").fill("Van dit tabblad.")
    expect(field(page, "Samenvatting")).to_have_value("Van het andere tabblad, in 2024.")
    expect(field(other, "Les")).to_have_value("Van dit tabblad.")


def test_several_drafts(page: Page, address: str) -> None:
    opened(page, address + FORM)
    field(page, "Titel").fill("De eerste")
    field(page, "Samenvatting").focus()
    page.get_by_role("button", name="Nieuw concept").click()
    expect(field(page, "Titel")).to_have_value("")
    field(page, "Titel").fill("De tweede")
    field(page, "Samenvatting").focus()
    page.get_by_role("combobox", name="Concept").select_option(label="De eerste")
    expect(field(page, "Titel")).to_have_value("De eerste")
    page.get_by_role("button", name="Verwijder concept").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    expect(field(page, "Titel")).to_have_value("De tweede")


@pytest.mark.all_pages
def test_a_browser_that_dies_loses_nothing(browser: Browser, address: str, tmp_path: Path) -> None:
    with own_browser(browser, tmp_path / "profile") as (process, context):
        page = opened(context.new_page(), address + FORM)
        field(page, "Titel").fill("Net getypt")
        page.wait_for_timeout(500)
        process.kill()
        process.wait()
    with own_browser(browser, tmp_path / "profile") as (_, context):
        page = opened(context.new_page(), address + FORM)
        expect(field(page, "Titel")).to_have_value("Net getypt")


def test_a_browser_that_keeps_nothing_says_so(context: BrowserContext, address: str) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('', 'SecurityError'); }})")
    page = opened(context.new_page(), address + FORM)
    expect(page.get_by_role("alert")).to_contain_text("Deze browser bewaart niets")
    fill_in(page)
    assert downloaded(page)[0] == "bloemenbuurt-gouda.yml"


# a case that is there already


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()


LINKS = "[...document.querySelectorAll('.story-text a:not(.term, .note)')].map((link) => link.href)"  # what the story itself links to


def text_of(article: Locator) -> list[str]:
    return ["".join(line.replace("\u00ad", "").split()) for line in article.inner_text().split("\n") if line.strip()]


@pytest.mark.all_pages
def test_every_case_opens_saves_and_looks_like_its_page(reader: Page, address: str, guide: Guide) -> None:
    form = form_of(guide.words, Case)
    for id in [*guide.cases][::4]:
        opened(reader, f"{address}{FORM}?casus={id}")
        expect(status(reader)).to_have_text("Klaar: alles is ingevuld en klopt.")
        name, text = downloaded(reader)
        assert name == f"{id}.yml" and Case.model_validate(yaml.safe_load(text)) == guide.cases[id]
        assert text == written(form, guide.cases[id].model_dump(exclude_defaults=True)), "beide schrijvers schrijven hetzelfde"
        shown = text_of(reader.get_by_label("Zo wordt de pagina"))
        leads = reader.evaluate(LINKS)
        reader.goto(f"{address}casussen/{id}/#inhoud")  # laid out whole
        page = text_of(reader.get_by_role("main"))
        assert [line for line in shown if line not in page] == []
        assert len(shown) > 10
        assert leads == reader.evaluate(LINKS)


def test_a_link_to_something_in_the_guide_leads_there_in_the_preview(page: Page, address: str, guide: Guide) -> None:
    opened(page, address + FORM)
    case, term, checklist = (next(iter(each)) for each in (guide.cases, guide.glossary, guide.checklists))
    story = f"Zie [de casus](casus:{case}), [een begrip](begrip:{term}), [vragen](checklist:{checklist}), [beleid](paragraaf:beleid) en [niets](casus:nergens)."
    field(page, "Verhaal").fill(story)
    expect(page.get_by_label("Zo wordt de pagina").get_by_role("link", name="beleid")).to_be_visible()
    expected = [f"casussen/{case}/", f"begrippen/#{term}", f"checklists/{checklist}/", "orienteren/beleid/"]
    assert page.evaluate(LINKS) == [address + path for path in expected]


def test_a_file_opens_as_a_draft(page: Page, address: str) -> None:
    opened(page, address + FORM)

    def choose(text: str) -> None:
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Open bestand").click()
        chooser.value.set_files({"name": "mijn.yml", "mimeType": "application/yaml", "buffer": text.encode()})

    choose(
        'title: "NO: 012 #1"\nsummary: no\nplace: {area: NO, municipality: Zeist, country: NL, lat: 52.1, lon: 5.2}\nonbekend: x\nepisodes:\n- {section: beleid, text: yes, lesson: 1}\n'
    )
    expect(field(page, "Titel")).to_have_value("NO: 012 #1")
    expect(field(page, "Wijk of gebied")).to_have_value("NO")
    expect(page.get_by_role("alert")).to_contain_text("onbekend")
    choose("title: 'open\nepisodes: [")
    expect(page.get_by_role("alert")).to_contain_text("geen geldige YAML: kijk naar regel")
    expect(field(page, "Titel")).to_have_value("NO: 012 #1")
    choose("- een lijst")
    expect(page.get_by_role("alert")).to_contain_text("geen bestand van een casus")


# for everyone


@pytest.mark.all_pages
@pytest.mark.parametrize("width", [1280, 320])
def test_no_accessibility_problem_in_any_state(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce", viewport={"width": width, "height": 900})
    seen = watch(context, address)
    page = opened(context.new_page(), address + FORM)
    problems: dict[str, Any] = {"leeg": axe(page) + check(page, "overflow")}
    page.get_by_role("button", name="Nog een deel").click()
    page.get_by_role("button", name="Nog een link").click()
    field(page, "Verhaal").fill("# Kop <b>")
    page.get_by_role("button", name="Download als YAML").click()
    problems["vraag"] = axe(page)
    page.get_by_role("button", name="Annuleer").click()
    for fold in page.locator("details.rare").all():
        fold.evaluate("one => { one.open = true; }")
    problems["fout"] = axe(page) + check(page, "overflow")
    page.emulate_media(color_scheme="dark")
    problems["donker"] = axe(page)
    assert {state: found for state, found in problems.items() if found} == {}
    assert seen.problems() == []
    context.close()


@pytest.mark.all_pages
@pytest.mark.parametrize("width", [1280, 320])
def test_every_control_by_keyboard(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address + FORM)
    stops = tab_through(page)
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    assert page.evaluate(MISSED) == []


@pytest.mark.all_pages
def test_the_page_passes_every_audit(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    seen = watch(context, address)
    assert audit(context.new_page(), seen, address + FORM) == []
    context.close()


def test_without_scripts_it_says_what_to_do(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FORM)
    expect(page.get_by_text("Dit formulier werkt alleen met JavaScript.")).to_be_visible()
    expect(page.get_by_role("form", name="Een casus toevoegen")).to_be_hidden()
    context.close()


@pytest.mark.all_pages
def test_where_it_can_be_sent(browser: Browser, guide: Guide, site: Path, tmp_path: Path) -> None:
    """With a forge and an address: the form of the same site, told where they are."""
    page_file = site / FORM / "index.html"
    html = page_file.read_text(encoding="utf-8")
    html = html.replace('"repository":""', '"repository":"https://forge.example/gids"').replace(
        '"email":""', '"email":"redactie@example.org"'
    )
    html = html.replace(
        '<span role="status" data-done>',
        '<a data-pull href="x">Open als pull request</a> <a data-mail href="x">Stuur per e-mail</a><span role="status" data-done>',
    )
    copy = tmp_path / "site"
    (copy / FORM).mkdir(parents=True)
    (copy / FORM / "index.html").write_text(html, encoding="utf-8")
    for part_of in ("assets", "data"):
        (copy / part_of).symlink_to(site / part_of)
    server, url = serve(copy)
    page = opened(browser.new_context().new_page(), url + FORM)
    fill_in(page)
    expect(status(page)).to_have_text(re.compile("Klaar"))
    pull = page.get_by_role("link", name="Open als pull request")
    expect(pull).to_have_attribute(
        "href", re.compile(r"^https://forge\.example/gids/new/main/cases\?filename=bloemenbuurt-gouda\.yml&value=%23\+yaml-language")
    )
    expect(page.get_by_role("link", name="Stuur per e-mail")).to_have_attribute(
        "href", re.compile(r"^mailto:redactie@example\.org\?subject=Casus")
    )
    field(page, "Verhaal").fill(STORY * 16)
    expect(pull).to_have_attribute("href", "https://forge.example/gids/upload/main/cases")
    server.shutdown()
