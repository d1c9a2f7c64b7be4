"""The compass in a real browser, on the English guide: every answer leads somewhere, and the link keeps the answers."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import without_yet

ASKED, HELP, DOUBT, NOBODY = (
    "We have not asked anyone yet.",
    "We have a drawing, but nobody to help.",
    "No, we are still in doubt.",
    "Nobody knows.",
)


def test_answers_show_where_to_begin_and_why(page: Page, tiny_address: str) -> None:
    page.goto(tiny_address + "where-are-we/")
    result = page.get_by_role("region", name="Start here")
    expect(result).to_be_hidden()
    page.get_by_role("radio", name=HELP).check()
    expect(result.get_by_role("link", name="3.1 Find partners")).to_be_visible()
    expect(result).to_contain_text("The drawing is there, the helpers are not.")
    expect(result.get_by_role("status")).to_contain_text("one place")
    page.get_by_role("radio", name=NOBODY).check()
    expect(result.get_by_role("link", name="5.1 Share the watering")).to_be_visible()
    expect(result.get_by_role("status")).to_contain_text("2 places")


def test_the_link_keeps_the_answers(page: Page, browser: Browser, tiny_address: str) -> None:
    page.goto(tiny_address + "where-are-we/")
    page.get_by_role("radio", name=ASKED).check()
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("radio", name=ASKED)).to_be_checked()
    expect(other.get_by_role("link", name="2.1 Talk to the neighbours").first).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("radio", name=ASKED)).not_to_be_checked()
    other.context.close()


def test_odd_answers_in_the_address_do_nothing(page: Page, tiny_address: str) -> None:
    page.goto(tiny_address + "where-are-we/?picture=%3Cscript%3E&unknown=1&summer=")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("region", name="Start here")).to_be_hidden()


def test_without_scripts_every_answer_points_the_way(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tiny_address + "where-are-we/")
    pointer = page.locator(".compass-pointer").first
    expect(pointer).to_be_visible()
    expect(pointer.get_by_role("link").first).to_have_attribute("href", "../listen/neighbours/")
    expect(page.get_by_text("Only after the decision: Planning, Planting and Tending.")).to_have_count(1)
    context.close()


def test_what_comes_later_is_shown_with_its_reason(page: Page, tiny_address: str) -> None:
    page.goto(tiny_address + "where-are-we/")
    result = page.get_by_role("region", name="Start here")
    page.get_by_role("radio", name=HELP).check()
    expect(result.get_by_role("heading", name="Later")).to_be_hidden()
    page.get_by_role("radio", name=DOUBT).check()
    expect(result.get_by_role("listitem").filter(has_text="3.1 Partners")).to_have_text(
        "3.1 Partners: The drawing is there, the helpers are not. This step comes after the decision."
    )
    expect(result.get_by_role("heading", name="2.2 Decide together")).to_be_visible()
    expect(result.get_by_role("status")).to_contain_text("One more comes later.")


def test_places_stand_in_the_order_to_take_them(page: Page, tiny_address: str) -> None:
    page.goto(tiny_address + "where-are-we/?picture=nothing&decision=decided&summer=nobody")
    headings = page.get_by_role("region", name="Start here").get_by_role("heading", level=3)
    expect(headings).to_have_text(["2.1 Talk to the neighbours", "5.1 Share the watering"])


def test_a_phone_shows_the_result_after_the_first_answer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + "waar-staan-we/")
    page.get_by_role("radio", name="Er is zorg of onrust, maar we zochten het nog niet uit.").check()
    bar = page.get_by_role("link", name="2 plekken · bekijk")
    expect(bar).to_be_in_viewport(ratio=1)
    bar.click()
    expect(page.get_by_role("heading", name="Hier begin je")).to_be_in_viewport()


def test_what_an_answer_takes_away_is_named(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    result = page.get_by_role("region", name="Hier begin je")
    page.get_by_role("radio", name="Er is zorg of onrust, maar we zochten het nog niet uit.").check()
    page.get_by_role("radio", name="Er lopen veel plannen en projecten, zonder overzicht.").check()
    expect(result).to_contain_text("Door dit antwoord niet meer nodig: 4.1 Urgentie onderzoeken, 4.2 Grip op de opgaven.")


def test_an_answer_given_before_the_script_is_there_counts(page: Page, tiny_address: str) -> None:
    with without_yet(page, "compass.js", tiny_address + "where-are-we/"):
        page.get_by_role("radio", name=HELP).check()
    expect(page.get_by_role("link", name="3.1 Find partners")).to_be_visible()
    expect(page.get_by_role("radio", name=HELP)).to_be_checked()
    page.reload()
    expect(page.get_by_role("radio", name=HELP)).to_be_checked()  # it stands in the address
