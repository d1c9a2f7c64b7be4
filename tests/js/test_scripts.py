"""The tests of scripts that need no browser, run by Node.js."""

from tests.js.node import node


def test_scripts_without_a_browser() -> None:
    result = node("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test")
    assert result.returncode == 0, result.stdout + result.stderr
