"""Terms of another language bear it, wherever they stand."""

import pytest

from guide.content.reference import Term
from guide.publish.foreign import marking

TERMS = [
    Term(id="small-win", term="small win", definition="Een kleine stap.", section="participatie", language="en"),
    Term(id="win", term="win", definition="Een stap.", section="participatie", language="en"),
    Term(id="visie", term="visie", definition="Een beeld.", section="participatie"),
]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Vier een Small win, of small wins.</p>",
            '<p>Vier een <span lang="en">Small win</span>, of <span lang="en">small wins</span>.</p>',
        ),
        ("<p>Een visie en een winst zijn gewone woorden.</p>", None),
        ('<html lang="nl"><p>win</p></html>', '<html lang="nl"><p><span lang="en">win</span></p></html>'),
        ('<a href="#small win" lang="en">small win</a>', None),
        ("<title>small win</title><option>small win</option><script>say('small win')</script>", None),
    ],
)
def test_a_term_of_another_language_bears_it_once_and_nothing_else_does(html: str, expected: str | None) -> None:
    assert marking(TERMS)(html) == (expected or html)


def test_a_guide_without_such_terms_stays_as_it_is() -> None:
    assert marking(TERMS[2:])("<p>small win</p>") == "<p>small win</p>"
