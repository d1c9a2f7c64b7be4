"""Whatever is typed in the contribution form arrives as meant, or is refused as the validator would: hundreds of made-up cases, real page."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from guide.content.casefile import SPACE
from guide.content.guide import Guide
from guide.content.model import Case
from guide.content.problems import ContentError
from guide.language.characters import UNSEEN
from guide.reading.advice import advise
from guide.reading.load import load
from tests.conftest import ROOT

pytestmark = pytest.mark.all_pages

FORM = "bijdragen/formulier/"
TRICKY = [
    "een wijk", "Zoë", "'", '"', "\\", ": ", ":", " #", "#", "- ", "* ", "• ", "1. ", "  ", "\t", "|", ">", "> ", "%", "@", "`", "&", "&amp;", "!", "!!str ", "[", "]",
    "{", "}", "{{ x }}", "{% x %}", "?", "? ", ", ", "~", "null", "NO", "yes", "012", "1.5", "2026-11-26", "---", "***", "...", "=", "_", "**vet**", "[a](https://b.nl)",
    "[a](casus:zeist)", "[a](javascript:b)", "[a](http://b c)", "[r]: http://a.nl", "![a](b)", "<b>", "< 3", "<https://a.nl>", "😀", "👩‍👩‍👧", "العربية", "\u200fעברית", "\u202e", "“Word”", "‘’",
    "–", "—", "…", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\ufffd", "\u2028", "\x0b", "\x00", "\x85", "60%", "€ 5", "é", "e\u0301", "ß", "İ", "a" * 500, "x " * 5000,
]  # fmt: skip
LINES = [*TRICKY, "\n", "\n\n", "\r\n", "\n    ", "\n- ", "\n\n- ", "\n# ", "\n#### Kop\n", "\n---\n", "\n> "]
pieces = st.lists(st.sampled_from(TRICKY) | st.text(max_size=6), max_size=5).map("".join)
blocks = st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=8).map("".join)


def often(usual: str, strange: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a strategy for the usual text, mostly, a strange one, or both."""
    return st.one_of(*[st.just(usual)] * 8, strange, strange.map(lambda text: f"{usual} {text}"))


episode = st.fixed_dictionaries(
    {
        "Paragraaf": st.sampled_from(["urgentie", "beleid", "participatie", "procesregie"]),
        "Verhaal": often("In 2024 bleef 60% wonen.", blocks),
        "Les": often("Vraag het eerst.", pieces),
        "In cijfers": st.sampled_from(["", "", "", "", "", "In 2024 bleef 60% wonen.", "Het waren er 7.\n\nEn 60%."]),
    }
)
case_fields = {
    "Titel": often("De buurt deed het", pieces),
    "Samenvatting": often("Een samenvatting van wat er gebeurde.", pieces),
    "Verteller": pieces | st.sampled_from(["n.v.t.", "Geen", "[volgt nog]"]),
}
place = {
    "Wijk of gebied": often("", pieces),
    "Gemeente": often("Zeist", pieces | st.sampled_from(["Ons Dorp", "sudwest fryslan", "Voorbeeldstad"])),
    "Breedtegraad": often("52.1", st.sampled_from(["52,104", "51", "noord"])),
    "Lengtegraad": often("5.2", st.sampled_from(["5,243", "05.2", "52"])),
}
link = {"Titel": often("Verslag", pieces), "Adres": often("https://a.nl/?x=1#y", st.sampled_from(["https://b.nl", "a.nl"]))}
made_up: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "case": st.fixed_dictionaries(case_fields),
        "place": st.fixed_dictionaries(place),
        "themes": st.lists(st.sampled_from(["veiligheid", "wonen", "participatie"]), unique=True, min_size=1, max_size=3),
        "episodes": st.lists(episode, min_size=1, max_size=3, unique_by=lambda one: str(one["Paragraaf"])),
        "links": st.lists(st.fixed_dictionaries(link), max_size=1),
    }
)
# strange, and fine: what is made of this is mostly sound
FINE = [
    "een wijk", "Zoë", "'", '"', "\\", ": ", ":", " #", "#", " - ", " * ", "  ", "\t", "|", " > ", "%", "@", "&", "&amp;", " !", " !!str ", "{", "}", "{{ x }}", "{% x %}",
    "? ", ", ", "~", " null", " NO", " yes", " 012", " 1.5", " 2026-11-26", " --- ", " ... ", "=", " _ ", " < 3", "😀", "👩‍👩‍👧", "العربية", "\u200fעברית", "\u202e", "“Word”", "‘’", " – ", " — ", "…",
    "\u00a0", "\u00ad", "\u200b", "\ufeff", "\u2028", "\x0b", "\x00", "\x85", " 60%", "€ 5", "e\u0301", "ß", "İ",
]  # fmt: skip
FINE_LINES = [
    *FINE,
    *(" de SPUK", " POH-geld", " (POH)", " cafÃ©", " zee?n", " st\u0440aat", " \uf0b7", " buurvrouw Ans de Wit", " Piet (54)"),
    "\n\n",
    "\r\n\r\n",
    "\n\n- een\n- twee\n\n",
    "\n\n1. een\n2. twee\n\n",
    "\n\n1998. Toen\n\n",
    "\n\n2. twee\n\n",
    "\n\na) een\nb) twee\n\n",
    "\n\n#### Kop\n\n",
    " **vet** ",
    " [a](https://b.nl) ",
    "x " * 3500,
]
tail = st.lists(st.sampled_from(FINE), max_size=6).map("".join)


def after(start: str, rest: st.SearchStrategy[str] = tail) -> st.SearchStrategy[str]:
    """Return a strategy for a plain beginning with strange text after it."""
    return rest.map(lambda text: start + text)


sound_episode = {
    "Paragraaf": st.sampled_from(["urgentie", "beleid", "participatie", "procesregie"]),
    "Verhaal": after("In 2024 bleef 60% wonen.", st.lists(st.sampled_from(FINE_LINES), max_size=8).map("".join)),
    "Les": after("Vraag het eerst"),
    "In cijfers": st.sampled_from(["", "In 2024 bleef 60% wonen."]),
}
sound: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "case": st.fixed_dictionaries(
            {"Titel": after("De buurt"), "Samenvatting": after("Wat er in de buurt gebeurde"), "Verteller": after("Jan")}
        ),
        "place": st.fixed_dictionaries(
            {"Wijk of gebied": after("Buurt"), "Gemeente": st.just("Zeist"), "Breedtegraad": st.just("52,1"), "Lengtegraad": st.just("5.2")}
        ),
        "themes": st.lists(st.sampled_from(["veiligheid", "wonen", "participatie"]), unique=True, min_size=1, max_size=3),
        "episodes": st.lists(st.fixed_dictionaries(sound_episode), min_size=1, max_size=3, unique_by=lambda one: str(one["Paragraaf"])),
        "links": st.lists(st.fixed_dictionaries({"Titel": after("Verslag"), "Adres": st.just("https://a.nl/?x=1#y")}), max_size=1),
    }
)
mixed = st.integers(0, 4).flatmap(lambda number: made_up if number == 0 else sound)
# Types a case as a person would: each field by its label, then asks for the file. Returns the file and what the form says of each field.
TYPE = """async (made) => {
  const wait = async (done) => { while (!done()) await new Promise((resolve) => setTimeout(resolve, 5)); };
  const choice = document.querySelector("[data-choice]");
  const before = choice.value;
  document.querySelector('[data-do="new"]').click();
  await wait(() => choice.value !== before);
  const type = (root, values) => {
    for (const [label, value] of Object.entries(values)) {
      const name = [...root.querySelectorAll("label")].find((one) => one.textContent.trim() === label && one.htmlFor);
      const field = document.getElementById(name.htmlFor);
      field.value = value;
      field.dispatchEvent(new Event("input", {bubbles: true}));
    }
  };
  const form = document.querySelector("[data-form]");
  type(form, made.case);
  type(form.querySelector('[data-record="place"]'), made.place);
  for (const theme of made.themes) form.querySelector(`[data-name="themes"] [value="${theme}"]`).click();
  for (const list of ["episodes", "links"]) {
    const rows = form.querySelector(`[data-rows="${list}"]`);
    while (rows.children.length < made[list].length) form.querySelector(`[data-do="add"][data-list="${list}"]`).click();
    made[list].forEach((values, at) => type(rows.children[at], values));
  }
  for (const field of form.querySelectorAll("[data-field]")) field.dispatchEvent(new FocusEvent("focusout", {bubbles: true}));
  globalThis.copied = null;
  document.querySelector('[data-do="copy"]').click();
  await wait(() => globalThis.copied !== null);
  await new Promise((resolve) => setTimeout(resolve, 160));
  return {
    text: globalThis.copied,
    told: [...form.querySelectorAll("[data-problem], [data-problem-of]")].map((one) => one.textContent).filter(Boolean),
    weak: [...form.querySelectorAll("[data-weak] li, [data-weak-of] li")].map((one) => one.textContent),
    status: form.querySelector("[data-status]").textContent,
  };
}"""
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { globalThis.copied = text; }}})"
LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028")


def meant(text: str) -> str:
    """Return a text as the file should hold it: without what nobody sees and YAML refuses."""
    seen = unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}]", "", LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")))
    return seen.strip(SPACE)


def one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", meant(text))


def in_input(text: str) -> str:
    """Return what a browser keeps of a text in a field of one line."""
    return one_line(re.sub(r"[\r\n]", "", text))


def check_equal(case: Case, made: dict[str, Any]) -> None:
    assert case.title == in_input(made["case"]["Titel"])
    assert case.summary == one_line(made["case"]["Samenvatting"])
    assert (case.author or "") == in_input(made["case"]["Verteller"])
    assert (case.place.area or "") == in_input(made["place"]["Wijk of gebied"])
    assert case.place.municipality == in_input(made["place"]["Gemeente"])
    assert case.place.lat == float(made["place"]["Breedtegraad"].replace(",", "."))
    assert case.themes == made["themes"]
    for told, typed in zip(case.episodes, made["episodes"], strict=True):
        assert (told.section, told.text, told.lesson) == (typed["Paragraaf"], meant(typed["Verhaal"]), one_line(typed["Les"]))
        assert told.figures == [line for line in typed["In cijfers"].split("\n") if line]
    assert [(link.title, link.url) for link in case.links] == [(in_input(link["Titel"]), link["Adres"]) for link in made["links"]]


@pytest.fixture(scope="module")
def form(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="nl-NL").new_page()
    page.add_init_script(CLIPBOARD)
    page.goto(address + FORM)
    page.wait_for_selector("body[data-ready]")
    return page


def with_cases(root: Path, texts: dict[str, str]) -> Path:
    """Lay out the real content with more cases."""
    (root / "cases").mkdir(parents=True)
    for part in ("data", "checklists"):
        (root / part).symlink_to(ROOT / part)
    for path in (ROOT / "cases").glob("*.yml"):
        (root / "cases" / path.name).symlink_to(path)
    for id, text in texts.items():
        (root / "cases" / f"{id}.yml").write_text(text, encoding="utf-8", newline="")
    return root


def problems_of(root: Path) -> dict[str, list[str]]:
    """Return what the validator says, by the id of the case."""
    found: dict[str, list[str]] = defaultdict(list)
    try:
        load(root)
    except ContentError as error:
        for problem in error.problems:
            found[problem.file[6:-4]].append(re.split(r" Bedoel je '| Kies uit: ", problem.message)[0])
    return found


@pytest.mark.parametrize("cases", [20, 500])
def test_what_is_typed_arrives_or_is_refused_in_the_same_words(form: Page, tmp_path: Path, record_property: Any, cases: int) -> None:
    typed: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}

    @settings(max_examples=cases, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(mixed)
    def gather(case: dict[str, Any]) -> None:
        case["case"]["Titel"] += f" {len(typed)}"
        typed[f"zz-{len(typed)}"] = (case, form.evaluate(TYPE, case))

    gather()
    assert len(typed) >= cases
    refused = problems_of(with_cases(tmp_path / "all", {id: file["text"] for id, (_, file) in typed.items()}))
    # two made-up municipalities may differ in their signs only: of each other they know nothing in the form
    alike = {id for id, messages in refused.items() for message in messages if "zo heet deze gemeente" in message}
    typed = {id: both for id, both in typed.items() if id not in alike or any("zo heet deze" in one for one in both[1]["told"])}
    for id, (made, file) in typed.items():
        told = [" ".join(message.split()) for message in file["told"]]
        unsaid = [message for message in refused.get(id, []) if not any(message in one for one in told)]

        assert not unsaid, (unsaid, told, made, file["text"])
        assert bool(told) == bool(refused.get(id)), (told, refused.get(id), file["text"])
        assert (not told) == file["status"].startswith("Klaar"), file
    fine = {id: file["text"] for id, (_, file) in typed.items() if id not in refused}
    guide: Guide = load(with_cases(tmp_path / "fine", fine))
    advised = {id: {problem.message for problem in advise(guide) if problem.file == f"cases/{id}.yml"} for id in fine}
    for id, text in fine.items():
        check_equal(guide.cases[id], typed[id][0])
        assert "\\" not in text or "\\" in str(typed[id][0]), "geen escapes"
        assert set(typed[id][1]["weak"]) == {message for message in advised[id] if "staat ook in" not in message}
    record_property("measured", f"{len(typed)} verzonnen casussen: {len(fine)} goed, {len(typed) - len(fine)} geweigerd")
    assert cases / 3 < len(fine) < len(typed)
