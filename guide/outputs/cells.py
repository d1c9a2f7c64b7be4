"""Tables for spreadsheets: the same rules in Python and in the browser, both tested on the cases in `tests/golden/cells.json`.

A spreadsheet reads a CSV file as if somebody typed it: it runs formulas, turns "4.1" into 4 January and drops leading zeros. A cell
that begins with an apostrophe is text. The rules for a cell, in order:

1. Nothing gives an empty cell. A number stays a number, with the decimal mark of the language.
2. In a text, an apostrophe comes where a formula could begin: at the start, and after each separator (, ; |), control character or line
   end, because with another list separator a cell begins there; when what follows is = + - @ | % or a wide or small form of these.
   Spaces, quotation marks and characters that nobody sees may stand in between; the apostrophe comes before them.
3. A text that is read as something else gets an apostrophe in front: a date, a time, an amount (only figures and marks, but for a plain
   whole number of at most 15 figures), figures with an exponent, figures with the name of a month, WAAR, ONWAAR, TRUE or FALSE.
4. A cell with a separator, a quotation mark or a control character, or with a space at an end, is quoted; quotation marks are doubled.

Source of 2: OWASP, "CSV Injection".
"""

import re
from collections.abc import Iterable

from guide.language.words import Words

Value = str | float | None

CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
SPACE = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = (
    SPACE
    + r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
FORMULA = re.compile(rf"(^|[,;|{CONTROL}])(?=[{UNSEEN}\"]*[-=+@|%＝＋－＠｜％−﹣﹢﹦﹫﹪])")
FIGURE = "[0-9０-９]"
MARKS = rf"[-{SPACE}.,:/+'%€$()．，：／]"
MONTH = (
    "(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?"
    "|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
LIKE = re.compile(
    rf"(?=.*{FIGURE})(?:{FIGURE}|{MARKS})*(?:{MONTH}(?:{FIGURE}|{MARKS})*|{FIGURE}[{SPACE}]*e[-+]?{FIGURE}+|[{SPACE}][ap]m?)?"
    "|waar|onwaar|true|false",
    re.IGNORECASE | re.ASCII,
)
PLAIN_NUMBER = re.compile("0|[1-9][0-9]{0,14}")
QUOTED = re.compile(rf"[,;|\"{CONTROL}]|^[{SPACE}]|[{SPACE}]$")


def spreadsheet(rows: Iterable[Iterable[Value]], words: Words) -> str:
    """Return rows as Excel opens them with a double click: a BOM for UTF-8, CRLF, and the separator that it expects in a language."""
    separator, decimal = words("format.csv"), words("format.decimal")
    return "\ufeff" + "".join(separator.join(cell(value, decimal) for value in row) + "\r\n" for row in rows)


def cell(value: Value, decimal: str = ",") -> str:
    """Return a value as it stands in the file, by the rules above; `decimal` is the language's decimal mark."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).replace(".", decimal)
    text = FORMULA.sub(r"\1'", value)
    if LIKE.fullmatch(text) and not PLAIN_NUMBER.fullmatch(text) and not text.startswith("'"):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text
