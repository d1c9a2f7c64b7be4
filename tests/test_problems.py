"""How a problem is said."""

from guide.content.problems import ContentError, Problem, field_name
from guide.language.suggestions import choices, nearest, quoted


def test_a_line_of_output() -> None:
    assert str(Problem("cases/a.yml", 12, "episodes[0].section", "Er is geen paragraaf 'x'.")) == (
        "cases/a.yml:12: episodes[0].section: Er is geen paragraaf 'x'."
    )
    assert str(Problem("cases/a.yml", 1, "", "Het bestand is leeg.")) == "cases/a.yml:1: Het bestand is leeg."
    assert str(Problem("a\nb", 1, "c", "d\u2028e")) == "a b:1: c: d e", "one problem is one line"


def test_problems_are_sorted_by_place_and_named_once() -> None:
    last, first = Problem("b.yml", 1, "", "x"), Problem("a.yml", 10, "", "x")
    middle = Problem("a.yml", 9, "", "y")
    assert ContentError([last, first, middle, first]).problems == [middle, first, last]


def test_field_name() -> None:
    assert field_name(("episodes", 0, "sources", 2)) == "episodes[0].sources[2]"
    assert field_name((3, "id")) == "[3].id"
    assert field_name(()) == ""
    assert field_name(("a\n b",)) == "a b"


def test_nearest() -> None:
    assert nearest("urgentei", ["urgentie", "visie"]) == " Bedoel je 'urgentie'?"
    assert nearest("nl", ["NL", "BE"]) == " Bedoel je 'NL'?"
    assert nearest("rozenlaan", ["rozenlaan-plantstad", "tulpenplein-plantstad"]) == " Bedoel je 'rozenlaan-plantstad'?"
    assert nearest("plantstad", ["rozenlaan-plantstad", "tulpenplein-plantstad"]) == "", "two are as near"
    assert nearest("groen", ["wonen", "werk"]) == "", "a third of the letters differs"
    assert nearest("qqq", ["urgentie", "visie"]) == ""
    assert nearest(3, []) == ""


def test_choices() -> None:
    assert choices(["b", "a"]) == " Kies uit: a, b."
    assert choices([]) == ""
    assert choices(["c", "b", "a"], most=2) == " Kies uit: a, b en nog 1."


def test_quoted() -> None:
    assert quoted("a\n  b") == "'a b'"
    assert quoted("x" * 61) == "'" + "x" * 60 + "…'"
