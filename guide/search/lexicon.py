"""What a browser needs to understand words: those that occur, their roots, where each stands, and what stands for what.

The site's search and the case explorer each have a lexicon of their own texts, in one format.
"""

from collections.abc import Iterable
from typing import Any

from guide.content.guide import Guide
from guide.language.stems import language, root, words

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
ALIAS, TRADE = 5, 6  # how well the words stand for those of the trade, in tenths


def lexicon(guide: Guide, forms: Iterable[str], where: dict[str, list[int]]) -> dict[str, Any]:
    """Return a lexicon of words (`forms`) and of the places of each root (`where`, rising numbers)."""
    code = guide.about.language
    vocabulary = sorted(form for form in set(forms) if root(form, code) in where)
    placed = dict.fromkeys(root(form, code) for form in vocabulary)
    return {
        "synonyms": synonyms(guide, set(placed)),
        "words": front_coded(vocabulary),
        "roots": " ".join(_root_code(form, root(form, code)) for form in vocabulary),
        "where": " ".join(_where_code(where[word_root]) for word_root in placed),
        "language": language(code),
    }


def synonyms(guide: Guide, known: set[str]) -> list[list[Any]]:
    """Return [everyday words by phrase, what they mean by phrase, strength in tenths], all as roots, from the glossary and the thesaurus.

    Meanings of which no root is known are left out.
    """
    code = guide.about.language
    stop, question = (set(language(code)[kind]) for kind in ("stop", "question"))

    def telling(phrase: str) -> list[str]:
        return [root(word, code) for word in words(phrase) if word not in stop]

    def said(phrase: str) -> str:
        """The words that must be there, in no order: those that tell something, or all of them when that leaves only one."""
        every = words(phrase)
        wanted = [word for word in every if word not in stop and word not in question]
        return " ".join(sorted({root(word, code) for word in (wanted if len(wanted) > 1 else every)}))

    found: list[list[Any]] = []
    for term in guide.glossary.values():
        names = [name for name in (term.term, term.abbreviation) if name]
        found.append([[said(alias) for alias in [*term.aliases, *names]], names, ALIAS])
    for synonym in guide.thesaurus.values():
        found.append([[said(phrase) for phrase in synonym.words], synonym.means, TRADE])
    for entry in found:
        entry[0] = list(dict.fromkeys(phrase for phrase in entry[0] if phrase))
        meant = (" ".join(one for one in telling(phrase) if one in known) for phrase in entry[1])
        entry[1] = list(dict.fromkeys(phrase for phrase in meant if phrase))
    return [entry for entry in found if entry[0] and entry[1]]


def front_coded(forms: list[str]) -> str:
    """Return sorted words as one text: each begins with a digit for how many letters it shares with the one before."""
    coded, before = [], ""
    for form in forms:
        shared = 0
        while shared < min(len(form), len(before), len(DIGITS) - 1) and form[shared] == before[shared]:
            shared += 1
        coded.append(DIGITS[shared] + form[shared:])
        before = form
    return " ".join(coded)


def _root_code(form: str, word_root: str) -> str:
    """Return how to make a root of a form: a digit for the letters to drop, then the letters to add."""
    shared = 0
    while shared < min(len(form), len(word_root)) and form[shared] == word_root[shared]:
        shared += 1
    return DIGITS[len(form) - shared] + word_root[shared:]


def _where_code(numbers: list[int]) -> str:
    """Return rising numbers as digits: the steps between them, low digits first; a digit from 32 on means that more follow."""
    coded, before = [], -1
    for number in numbers:
        step, before = number - before - 1, number
        while step >= 32:
            coded.append(DIGITS[32 + step % 32])
            step //= 32
        coded.append(DIGITS[step])
    return "".join(coded)
