""" "Waar staan we?" in a real browser: every answer leads somewhere, and the link keeps the answers."""

from playwright.sync_api import Browser, Page, expect


def test_answers_show_where_to_begin_and_why(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    result = page.get_by_role("region", name="Hier begin je")
    expect(result).to_be_hidden()
    page.get_by_role("radio", name="Niemand bewaakt het geheel.").check()
    expect(result.get_by_role("link", name="6.1 Procesregie")).to_be_visible()
    expect(result).to_contain_text("Niemand bewaakt het geheel.")
    expect(result.get_by_role("status")).to_contain_text("één plek")
    page.get_by_role("radio", name="Afronden of overdragen.").check()
    expect(result.get_by_role("link", name="8.3 Evaluatie en nazorg")).to_be_visible()


def test_the_link_keeps_the_answers(page: Page, browser: Browser, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    page.get_by_role("radio", name="Elke partij heeft een eigen doel.").check()
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("radio", name="Elke partij heeft een eigen doel.")).to_be_checked()
    expect(other.get_by_role("link", name="5.2 Gedeelde visie en ambities")).to_be_visible()
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.get_by_role("radio", name="Elke partij heeft een eigen doel.")).not_to_be_checked()
    other.context.close()


def test_odd_answers_in_the_address_do_nothing(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/?beeld=%3Cscript%3E&onbekend=1&richting=")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("region", name="Hier begin je")).to_be_hidden()


def test_without_scripts_every_answer_points_the_way(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "waar-staan-we/")
    expect(page.locator(".compass-pointer").first).to_be_visible()
    expect(page.locator(".compass-pointer").first.get_by_role("link").first).to_have_attribute("href", "../orienteren/urgentie/")
    expect(page.get_by_text("Pas na het besluit: Opstarten, Ontwerpen, Uitvoeren en Herijken.")).to_have_count(2)
    expect(page.get_by_text("Begin bij de eerste van deze stappen die nog open is:")).to_be_visible()
    context.close()


def test_what_comes_later_is_shown_with_its_reason(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    result = page.get_by_role("region", name="Hier begin je")
    page.get_by_role("radio", name="Niemand bewaakt het geheel.").check()
    expect(result.get_by_role("heading", name="Later")).to_be_hidden()
    page.get_by_role("radio", name="Nee, we twijfelen of een wijkaanpak het antwoord is.").check()
    expect(result.get_by_role("listitem").filter(has_text="6.1 Procesregie")).to_have_text(
        "6.1 Procesregie: Niemand bewaakt het geheel. Deze stap komt na het besluit."
    )
    expect(result.get_by_role("heading", name="4.6 Go/no-go")).to_be_visible()
    expect(result.get_by_role("status")).to_contain_text("Voor later is er nog één.")


def test_places_stand_in_the_order_to_take_them(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/?besluit=besloten&richting=verdeeld&agenda=bijsturen")
    headings = page.get_by_role("region", name="Hier begin je").get_by_role("heading", level=3)
    expect(headings).to_have_text(["8.1 Wendbaarheid", "5.2 Gedeelde visie en ambities"])


def test_the_page_says_whose_advice_it_is(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    expect(page.get_by_role("main")).to_contain_text("Wat hier uitkomt, is ons advies.")
