""" "Waar staan we?" in a real browser: every answer leads somewhere, and the link keeps the answers."""

from itertools import product

from playwright.sync_api import Browser, Page, expect

from guide.content import Guide


def test_no_combination_of_answers_ends_in_nothing(page: Page, address: str, guide: Guide) -> None:
    practice = [section.id for phase in guide.contents.phases for section in phase.sections]
    choices = [[{"sections": a.sections, "why": a.why} for a in question.answers] for question in guide.compass.values()]
    page.goto(address + "waar-staan-we/")
    report = page.evaluate(
        """async ({ module, choices, order }) => {
            const { placesToBegin } = await import(module);
            const reached = new Set();
            let empty = 0, unexplained = 0, count = 0;
            const walk = (chosen) => {
                if (chosen.length < choices.length) return choices[chosen.length].forEach((answer) => walk([...chosen, answer]));
                const places = placesToBegin(chosen, order);
                count += 1;
                if (places.length === 0) empty += 1;
                if (places.some(({ why }) => why.length === 0)) unexplained += 1;
                places.forEach(({ id }) => reached.add(id));
            };
            walk([]);
            return { count, empty, unexplained, reached: [...reached] };
        }""",
        {"module": address + "assets/compass/places.js", "choices": choices, "order": practice},
    )
    assert report["count"] == len(list(product(*choices)))
    assert report["empty"] == 0 and report["unexplained"] == 0
    assert set(report["reached"]) == set(practice)


def test_answers_show_where_to_begin_and_why(page: Page, address: str, guide: Guide) -> None:
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
    context.close()
