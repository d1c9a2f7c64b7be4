"""The tests of scripts that need no browser, run by Node.js."""

import pytest

from tests.js.node import node


def test_scripts_without_a_browser() -> None:
    result = node("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.all_pages
def test_no_card_is_read_wrong_in_a_thousand_poor_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMES", "1000")
    result = node("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", "cards.test.js")
    assert result.returncode == 0, result.stdout + result.stderr
