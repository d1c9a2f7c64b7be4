"""Characters that a text should not hold, and text that went wrong on its way: the form knows the same (draft.js and advice.js)."""

import re

# controls, spaces without width, marks that turn text around, half characters: nobody sees them, and a search stumbles over them
UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
)
LOST = "\N{REPLACEMENT CHARACTER}"  # stands where a program could not read a letter
# in the order of the pattern: UTF-8 read as something else, a letter that became a ?, a sign of a font, letters of two alphabets
ODD = re.compile(
    r"[ÃÂ][\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ï»¿|[^\W\d_]\?[^\W\d_]|[\ue000-\uf8ff]"
    r"|[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]"
)


def odd_words(text: str) -> list[re.Match[str]]:
    """Find the words that look as if something went wrong with a letter; addresses are no words."""
    may_be_odd = "?" in text or not text.isascii()  # quicker than the pattern
    return (
        [word for word in re.finditer(r"\S+", text) if ODD.search(word[0]) and "://" not in word[0]]
        if may_be_odd and ODD.search(text)
        else []
    )
