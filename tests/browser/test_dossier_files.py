"""Dossiers as files: every character comes back, and a wrong file is refused without harm."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from guide.content.guide import Guide
from tests.browser.audit import axe
from tests.browser.dossiers import (
    OVERVIEW,
    URGENCY,
    answer,
    dossier_file,
    field,
    open_file,
    opened,
    press,
    progress,
    question,
    saved_file,
    stored,
)

pytestmark = pytest.mark.all_pages

HARD = [
    "<script>document.title='XSS'</script><img src=x onerror=\"document.title='XSS'\">", "مرحبا بالعالم \u200fשלום\u202e",
    "👩‍👩‍👧‍👦🏳️‍🌈", "é e\u0301 ﬁ",
    "'; DROP TABLE--", "{{ 7*7 }}", "\\u0000 \\n", "x" * 10_000, " spaties ", "\t", "\u2028\u2029", "\u0000", "\ud800", "__proto__",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HARD), st.text(max_size=200), st.text(alphabet="🏘️ab<>&\"'א", max_size=50))
NOTES = TEXTS.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))  # a text box knows one kind of line end
LINES = TEXTS.map(lambda text: text.replace("\r", "").replace("\n", ""))
FIELDS = st.fixed_dictionaries(
    {},
    optional={"answer": st.sampled_from(["yes", "partly", "no", "unknown"]), "note": NOTES, "action": NOTES, "who": LINES, "when": LINES},
)
ANSWERS = st.dictionaries(st.integers(1, 4).map(lambda number: f"urgentie-afwegen-{number}"), FIELDS, max_size=4)


@pytest.fixture
def form(page: Page, address: str) -> Page:
    return opened(page, address + URGENCY)


@pytest.fixture(scope="module")
def lasting(browser: Browser, address: str) -> Iterator[Page]:
    """One page for many examples."""
    context = browser.new_context()
    yield opened(context.new_page(), address + URGENCY)
    context.close()


def put(page: Page, answers: dict[str, dict[str, str]]) -> None:
    """Fill in as a person would, but all at once: text that no keyboard makes included."""
    script = """(answers) => {
        for (const [id, fields] of Object.entries(answers))
            for (const [name, value] of Object.entries(fields)) {
                const all = [...document.querySelectorAll(`[data-question="${id}"] [data-field="${name}"]`)];
                const field = all.length > 1 ? all.find((one) => one.value === value) : all[0];
                if (field.type === "radio") field.click();
                else { field.value = value; field.dispatchEvent(new InputEvent("input", { bubbles: true })); }
            }
    }"""
    page.evaluate(script, answers)


def shown(page: Page) -> dict[str, dict[str, str]]:
    script = """() => {
        const found = {};
        for (const field of document.querySelectorAll("[data-field]")) {
            const value = field.type === "radio" && !field.checked ? "" : field.value;
            if (value) (found[field.closest("[data-question]").dataset.question] ??= {})[field.dataset.field] = value;
        }
        return found;
    }"""
    found: dict[str, dict[str, str]] = page.evaluate(script)
    return found


def without_empty(answers: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    kept = {id: {name: value for name, value in fields.items() if value} for id, fields in answers.items()}
    return {id: fields for id, fields in kept.items() if fields}


@example({f"urgentie-afwegen-{number}": {"answer": "no", "note": text} for number, text in enumerate(HARD[:4], start=1)})
@example({"urgentie-afwegen-1": {"note": "".join(HARD), "action": "\n".join(HARD)}, "urgentie-afwegen-4": {"who": "".join(HARD)}})
@given(ANSWERS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_out_wiped_and_in_again_gives_back_every_character(lasting: Page, answers: dict[str, dict[str, str]]) -> None:
    put(lasting, answers)
    expected = json.loads(json.dumps(without_empty(answers)))
    content = saved_file(lasting)
    assert content["answers"] == expected
    lasting.get_by_role("button", name="Wis alles").click()
    lasting.get_by_role("dialog").get_by_role("button", name="Wis", exact=True).click()
    progress(lasting, 0)
    assert shown(lasting) == {}
    open_file(lasting, content)
    count = sum("answer" in fields for fields in expected.values())
    progress(lasting, count)
    assert saved_file(lasting)["answers"] == expected
    lasting.reload()
    opened(lasting, lasting.url)
    assert shown(lasting) == expected
    assert lasting.title().startswith("Checklist")
    lasting.get_by_role("button", name="Wis alles").click()
    lasting.get_by_role("dialog").get_by_role("button", name="Wis", exact=True).click()
    progress(lasting, 0)


@pytest.mark.parametrize("path", [URGENCY, OVERVIEW, "go-no-go/"])
def test_markup_in_answers_stays_text(page: Page, address: str, path: str) -> None:
    bad = "<img src=x onerror=\"document.title='XSS'\"><script>document.title='XSS'</script>"
    fields = {"answer": "no", "note": bad, "action": bad, "who": bad, "when": bad}
    answers = {"urgentie-afwegen-1": fields, "organisatie@1": {"name": bad}, "go-no-go-memo": {"reason": bad, "next": bad, "by": bad}}
    opened(page, address + path)
    open_file(page, dossier_file(answers, name=bad))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text(bad[:80])
    press(page, "Bewaar als bestand")
    assert page.locator("main img[src=x]").count() == 0
    assert "XSS" not in page.title()


WRONG: list[tuple[str | bytes, str]] = [
    ("", "beschadigd"),
    ('{"format": "guide-dossier", "version": 2, "na', "beschadigd"),
    (b"\x89PNG\r\n\x1a\n\x00\xff", "beschadigd"),
    ("[]", "geen dossier van deze gids"),
    ("null", "geen dossier van deze gids"),
    ('{"type": "FeatureCollection", "features": []}', "geen dossier van deze gids"),
    (json.dumps(dossier_file({}, version=3)), "nieuwere versie"),
    (json.dumps(dossier_file({}, version=0)), "beschadigd"),
    (json.dumps(dossier_file({}, version="1")), "beschadigd"),
    (json.dumps({**dossier_file({}), "answers": []}), "beschadigd"),
    (json.dumps(dossier_file({}, name=7)), "beschadigd"),
    (json.dumps(dossier_file({"urgentie-afwegen-1": {"answer": "maybe"}})), "beschadigd"),
    (json.dumps({**dossier_file({}), "answers": {"urgentie-afwegen-1": {"note": 5}}}), "beschadigd"),
    (json.dumps({**dossier_file({}), "answers": {"urgentie-afwegen-1": "yes"}}), "beschadigd"),
    ('{"format": "guide-dossier", "version": 1, "name": "x", "answers": {"__proto__": {"note": "x"}}}', "beschadigd"),
    (json.dumps(dossier_file({}, measurements=[{"date": "gisteren", "answers": {}}])), "beschadigd"),
    (json.dumps(dossier_file({"Vraag 1": {"answer": "yes"}})), "beschadigd"),
]


def test_wrong_files_are_refused_and_harm_nothing(form: Page) -> None:
    answer(form, 1, "Deels")
    field(form, 1, "Toelichting").fill("blijft staan")
    before = {"urgentie-afwegen-1/answer": "partly", "urgentie-afwegen-1/note": "blijft staan"}
    for content, message in WRONG:
        open_file(form, content)
        alert = form.get_by_role("alert")
        expect(alert).to_contain_text(message)
        expect(alert).to_contain_text("Er is niets veranderd")
        expect(form.get_by_role("dialog")).to_have_count(0)
        alert.get_by_role("button", name="Sluit melding").click()
        assert stored(form) == before, content
    progress(form, 1)


def test_a_file_replaces_only_when_told(form: Page) -> None:
    answer(form, 1, "Ja")
    content = dossier_file({"urgentie-afwegen-2": {"answer": "no"}, "wendbaarheid-1": {"answer": "yes"}})
    open_file(form, content)
    dialog = form.get_by_role("dialog", name="Hoe wil je dit bestand openen?")
    assert dialog.get_by_role("button").all_inner_texts() == ["Open als nieuw dossier", "Voeg samen", "Vervang", "Annuleer"]
    expect(dialog).to_contain_text("Vollenhove")
    dialog.get_by_role("button", name="Annuleer").click()
    expect(question(form, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
    open_file(form, content)
    form.get_by_role("dialog").get_by_role("button", name="Vervang").click()
    expect(question(form, 2).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(question(form, 1).get_by_role("radio", name="Ja", exact=True)).not_to_be_checked()
    expect(form.get_by_role("combobox", name="Dossier").locator("option")).to_have_text(["Vollenhove"])
    assert stored(form) == {"urgentie-afwegen-2/answer": "no", "wendbaarheid-1/answer": "yes"}


def test_a_file_opens_as_a_dossier_of_its_own(form: Page) -> None:
    answer(form, 1, "Ja")
    open_file(form, dossier_file({"urgentie-afwegen-2": {"answer": "no"}}))
    form.get_by_role("dialog").get_by_role("button", name="Open als nieuw dossier").click()
    choice = form.get_by_role("combobox", name="Dossier")
    expect(choice.locator("option:checked")).to_have_text("Vollenhove")
    expect(question(form, 2).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    choice.select_option("Mijn wijk")
    expect(question(form, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()


def test_two_colleagues_put_their_files_together(form: Page, address: str) -> None:
    answer(form, 1, "Ja")
    field(form, 1, "Toelichting").fill("van Bram")
    field(form, 2, "Toelichting").fill("alleen Bram")
    form.wait_for_timeout(200)
    mine = stored(form)
    other = {"urgentie-afwegen-1": {"answer": "no", "note": "van Annelies"}, "wendbaarheid-1": {"note": "alleen Annelies"}}
    open_file(form, dossier_file(other))
    form.get_by_role("dialog").get_by_role("button", name="Voeg samen").click()
    dialog = form.get_by_role("dialog", name="Waar verschillen jullie?")
    expect(dialog.get_by_role("group")).to_have_count(2)
    expect(dialog.get_by_role("group").first).to_contain_text("Hier:\nJa", use_inner_text=True)
    assert axe(form) == []
    dialog.get_by_role("button", name="Annuleer").click()
    assert stored(form) == mine
    open_file(form, dossier_file(other))
    form.get_by_role("dialog").get_by_role("button", name="Voeg samen").click()
    dialog.get_by_role("button", name="Voeg samen").click()
    expect(form.get_by_text("Samengevoegd: 2 velden")).to_be_visible()
    expect(field(form, 1, "Toelichting")).to_have_value("van Bram\nvan Annelies")
    expect(question(form, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
    form.reload()
    kept = {**mine, "urgentie-afwegen-1/note": "van Bram\nvan Annelies", "wendbaarheid-1/note": "alleen Annelies"}
    assert stored(form) == kept
    open_file(form, dossier_file(other))
    form.get_by_role("dialog").get_by_role("button", name="Voeg samen").click()
    dialog.get_by_role("group").first.get_by_role("radio", name="In het bestand").check()
    dialog.get_by_role("button", name="Voeg samen").click()
    expect(question(form, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(field(form, 1, "Toelichting")).to_have_value("van Bram\nvan Annelies")


def test_a_file_of_version_1_opens(form: Page) -> None:
    old = dossier_file({"urgentie-afwegen-2": {"answer": "no"}}, version=1)
    del old["measurements"]
    open_file(form, old)
    expect(question(form, 2).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    assert saved_file(form)["measurements"] == []


def test_an_empty_dossier_is_replaced_without_a_question(form: Page) -> None:
    open_file(form, dossier_file({"urgentie-afwegen-2": {"answer": "no"}}))
    expect(question(form, 2).get_by_role("radio", name="Nee", exact=True)).to_be_checked()


def test_another_tab_follows_a_file(form: Page, address: str) -> None:
    answer(form, 1, "Ja")
    other = opened(form.context.new_page(), address + URGENCY)
    open_file(form, dossier_file({"urgentie-afwegen-2": {"answer": "no"}}))
    form.get_by_role("dialog").get_by_role("button", name="Vervang").click()
    expect(question(other, 2).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(question(other, 1).get_by_role("radio", name="Ja", exact=True)).not_to_be_checked()


def with_renames(page: Page, renames: dict[str, str]) -> None:
    """Serve the page as a later edition would, in which questions have moved."""

    def later(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("data-renames='{}'", f"data-renames='{json.dumps(renames)}'"))

    page.route(f"**/{URGENCY}", later)


def test_a_moved_question_keeps_its_answer(form: Page, address: str) -> None:
    answer(form, 1, "Deels")
    field(form, 1, "Wie").fill("Annelies")
    with_renames(form, {"urgentie-afwegen-1": "urgentie-afwegen-4", "oude-lijst-7": "urgentie-afwegen-3"})
    opened(form, address + URGENCY)
    expect(question(form, 4).get_by_role("radio", name="Deels", exact=True)).to_be_checked()
    expect(field(form, 4, "Wie")).to_have_value("Annelies")
    expect(question(form, 1).get_by_role("radio", name="Deels", exact=True)).not_to_be_checked()
    open_file(form, dossier_file({"oude-lijst-7": {"answer": "no", "note": "van vroeger"}, "urgentie-afwegen-3": {"note": "van nu"}}))
    form.get_by_role("dialog").get_by_role("button", name="Vervang").click()
    expect(question(form, 3).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(field(form, 3, "Toelichting")).to_have_value("van nu")
    assert saved_file(form)["answers"] == {"urgentie-afwegen-3": {"answer": "no", "note": "van nu"}}


def test_answers_to_a_question_that_is_gone_stay_in_the_file(form: Page) -> None:
    answers = {"vervallen-vraag-9": {"note": "niet weggooien"}}
    open_file(form, dossier_file(answers))
    expect(form.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    assert saved_file(form)["answers"] == answers


def test_the_format_is_the_one_that_is_described(form: Page, address: str, guide: Guide) -> None:
    answer(form, 1, "Weet niet")
    content = saved_file(form)
    assert {key: content[key] for key in ("format", "version", "name")} == {"format": "guide-dossier", "version": 2, "name": "Mijn wijk"}
    assert content["answers"] == {"urgentie-afwegen-1": {"answer": "unknown"}}
    form.goto(address + "data/")
    example = form.locator("pre", has_text="guide-dossier").text_content() or ""
    assert set(json.loads(example)) == set(content)
    assert json.loads(example)["version"] == content["version"]
    opened(form, address + URGENCY)
    open_file(form, example)
    form.get_by_role("dialog").get_by_role("button", name="Vervang").click()
    expect(question(form, 1).get_by_role("radio", name="Deels", exact=True)).to_be_checked()
