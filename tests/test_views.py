"""The fragments of a page, on the planters."""

import inspect
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.fragments.links import UnknownId, environment
from guide.fragments.views import MACROS, Views
from guide.insight.addresses import section_address
from guide.insight.names import case_label, neighbours, place_name
from tests.site.pages import VOID

# the first argument of a macro, by the start of its name
FIRST = {
    "case": "rozenlaan-plantstad",
    "checklist": "zaaien",
    "examples": "zaaien",
    "section": "zaaien",
    "phase": "start",
    "factor": "geduld",
    "success_factor": "geduld",
    "term": "kiemen",
    "count": "cases",
    "home": "gears",
}


def calls() -> list[tuple[str, tuple[Any, ...]]]:
    """Return the macros with arguments that suit the planters."""
    found: list[tuple[str, tuple[Any, ...]]] = [("box", ("gietrooster", lambda: "Tekst.")), ("note", (1, 2))]
    for name, function in inspect.getmembers(Views, inspect.isfunction):
        if name not in MACROS:
            continue
        required = [value for value in inspect.signature(function).parameters.values() if value.default is inspect.Parameter.empty]
        first = next((value for start, value in FIRST.items() if name == start or name.startswith(f"{start}_")), None)
        if [value.kind for value in required[1:]] == []:
            found.append((name, ()))
        elif len(required) == 2 and first and required[1].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD:
            found.append((name, (first,)))
    return found


class Balance(HTMLParser):
    """Finds tags that are opened and not closed, or the other way round, and ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a drawing: closed at once."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def views(planters: Guide) -> Views:
    """The fragments of a page two folders deep."""
    return Views(planters, base="../../")


def test_almost_every_macro_is_tried() -> None:
    assert len(calls()) >= 36


@pytest.mark.parametrize(("name", "arguments"), [pytest.param(*call, id=call[0]) for call in calls()])
def test_a_macro_gives_whole_html(name: str, arguments: tuple[Any, ...], views: Views) -> None:
    html = str(getattr(views, name)(*arguments))
    balance = Balance(html)
    assert balance.open == [] and balance.wrong == []
    assert len(balance.ids) == len(set(balance.ids))
    assert "None" not in html and "Undefined" not in html
    assert "\n\n" not in html or name == "box", "a blank line would end the HTML block in Markdown"
    assert 'href="casussen/' not in html and 'href="/' not in html, "links start from the page"


@pytest.mark.parametrize(
    ("macro", "wrong", "message"),
    [
        ("section", "zaaein", "Er is geen paragraaf 'zaaein'. Bedoel je 'zaaien'? Kies uit: aanleiding, gieten, potgrond, zaaien."),
        ("examples", "x", "Er is geen paragraaf 'x'. Kies uit: aanleiding, gieten, potgrond, zaaien."),
        ("phase", "strat", "Er is geen fase 'strat'. Bedoel je 'start'? Kies uit: begin, groei, start."),
        (
            "case",
            "rozen",
            "Er is geen casus 'rozen'. Bedoel je 'rozenlaan-plantstad'? Kies uit: rozenlaan-plantstad, tulpenplein-plantstad.",
        ),
        ("case_story", "x", "Er is geen casus 'x'. Kies uit: rozenlaan-plantstad, tulpenplein-plantstad."),
        ("checklist", "zaai", "Er is geen checklist 'zaai'. Bedoel je 'zaaien'? Kies uit: zaaien."),
        ("checklist_form", "x", "Er is geen checklist 'x'. Kies uit: zaaien."),
        ("factor", "x", "Er is geen succesfactor 'x'. Kies uit: geduld."),
        ("success_factor", "x", "Er is geen succesfactor 'x'. Kies uit: geduld."),
        ("term", "kiem", "Er is geen begrip 'kiem'. Bedoel je 'kiemen'? Kies uit: kiemen, npk."),
        ("note", 7, "Er is geen noot '7'. Kies uit: 1, 2."),
        ("figure", "x", "Er is geen figuur 'x'."),
        ("home", "x", "Er is geen deel van de startpagina 'x'."),
        ("count", "x", "Er is geen aantal 'x'."),
    ],
)
def test_an_unknown_id_is_an_error_with_the_nearest(macro: str, wrong: Any, message: str, views: Views) -> None:
    with pytest.raises(UnknownId) as error:
        getattr(views, macro)(wrong)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("choice", ["phase", "theme", "factor"])
def test_cards_of_something_unknown_are_an_error(choice: str, views: Views) -> None:
    with pytest.raises(UnknownId):
        views.case_cards(**{choice: "x"})


def test_cards_are_chosen(views: Views) -> None:
    assert views._chosen() == ["rozenlaan-plantstad", "tulpenplein-plantstad"]
    assert views._chosen(phase="groei") == ["rozenlaan-plantstad"]
    assert views._chosen(theme="bijen", factor="geduld") == ["rozenlaan-plantstad"]
    assert views._chosen(municipality="Elders") == []


def test_contributed_text_is_text(views: Views) -> None:
    head = views.case_head("tulpenplein-plantstad")
    assert "<h1>Een &#34;plein&#34; vol &lt;3 {{ tulpen }}</h1>" in head
    assert "{{ 7 * 7 }} tulpen op een plein: zo &amp; niet anders." in head
    story = views.case_story("rozenlaan-plantstad")
    assert '<li>{{ counts("cases") }} en {% raw %} blijven staan</li>' in story
    assert '<a href="https://example.org/verslag?x=1&amp;y=2" rel="noopener">het verslag</a>' in story
    assert "Rood &amp; geel" in story


def test_a_term_is_explained_once_a_page(views: Views) -> None:
    first, second = views.term("kiemen"), views.term("kiemen", "kiemt")
    assert 'href="#begrip-kiemen"' in first and "Uit een zaadje" not in first, "a definition is no part of the sentence"
    assert second == "kiemt"
    assert "Uit een zaadje komt een plantje." in views.explained() and views.explained() == "", "told once"
    assert views.term("npk", "<b>") != "<b>"


def test_links_are_relative_to_the_page(planters: Guide) -> None:
    assert Views(planters, base="../../").section("zaaien") == '<a href="../../start/zaaien/">Zaaien</a>'
    assert Views(planters).section("zaaien", "hier & nu") == '<a href="start/zaaien/">hier &amp; nu</a>'
    assert Views(planters).url("") == "./", "a link to the page itself"
    assert Views(planters).phase("begin") == '<a href="begin/">Waarom bloembakken</a>'
    assert section_address(planters, "gieten") == "groei/gieten/"


def test_a_link_in_a_story_leads_to_what_it_names(planters: Guide) -> None:
    text = "[a](casus:tulpenplein-plantstad) [b](paragraaf:gieten) [c](begrip:npk) [d](checklist:zaaien)"
    html = environment().from_string("{{ text|rich }}").render(views=Views(planters, base="../../"), text=text)
    assert re.findall(r'href="([^"]*)"', html) == [
        "../../casussen/tulpenplein-plantstad/",
        "../../groei/gieten/",
        "../../begrippen/#npk",
        "../../checklists/zaaien/",
    ]


def test_a_case_is_named_by_its_place(guide: Guide) -> None:
    with_area = next(case for case in guide.cases.values() if case.place.area)
    without = next(case for case in guide.cases.values() if not case.place.area)
    assert place_name(with_area) == f"{with_area.place.area}, {with_area.place.municipality}" == case_label(with_area)
    assert place_name(without) == without.place.municipality and case_label(without) == without.title


def test_neighbours() -> None:
    assert neighbours(["a", "b", "c"], "a") == (None, "b")
    assert neighbours(["a", "b", "c"], "b") == ("a", "c")
    assert neighbours(["a", "b", "c"], "c") == ("b", None)
    assert neighbours(["a"], "a") == (None, None)


def test_counts_are_those_of_the_data(planters: Guide, guide: Guide) -> None:
    expected = {"cases": "2", "checklists": "1", "questions": "2", "terms": "2", "sources": "2", "sections": "4", "municipalities": "1"}
    assert {what: Views(planters).count(what) for what in expected} == expected
    assert Views(guide).count("questions") == str(sum(len(one.questions) for one in guide.checklists.values()))


def test_a_box_holds_text_of_the_page(views: Views) -> None:
    box = views.box("gietrooster", lambda: "\nEen **vet** woord.\n")
    assert 'id="gietrooster"' in box and "Het gietrooster" in box and "\n\nEen **vet** woord.\n\n" in box


def test_a_question_is_a_group_with_its_answers(views: Views) -> None:
    form = views.checklist_form("zaaien")
    assert form.count("<fieldset") == 2 and form.count('type="radio"') == 8
    assert 'name="zaaien-1"' in form and 'name="zaaien-3"' in form and "zaaien-2" not in form, "a question keeps its number"
    for label in ("Ja", "Deels", "Nee", "Weet niet"):
        assert form.count(f"<span>{label}</span>") == 2


def test_a_section_shows_its_notes(views: Views) -> None:
    assert "Spade, A. (2018)" in views.section_footer("aanleiding")
    assert "Regenwater is gratis." in views.section_footer("gieten")
    assert "Bronnen" not in views.section_footer("potgrond")


def test_a_glossary_is_alphabetical(views: Views) -> None:
    glossary = str(views.glossary())
    assert 0 < glossary.index('id="kiemen"') < glossary.index('id="npk"')
    assert "kunstmest (NPK)" in glossary and '<a href="#npk">kunstmest</a>' in glossary
