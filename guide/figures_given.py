"""The figures a case gives: the sentences of its story that hold an amount, a share or a count."""

import re
from collections import Counter
from collections.abc import Iterable

from guide import richtext
from guide.model import Case

AMOUNT = r"€\s?\d[\d.,]*(?:\s(?:miljoen|miljard|mln|mld))?|\d[\d.,]*\s?(?:procent|%)|\d[\d.,]*\s(?:miljoen|miljard)\b"
COUNT = r"\b\d{1,3}(?:\.\d{3})+\b|(?<![\d.,/-])\b(?!(?:19|20)\d\d\b)\d{2,5}\b(?=\s[a-zë]{4,})"
FIGURE_AND_WORD = re.compile(rf"(?:{AMOUNT}|{COUNT})(?:\s\w+)?")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z€‘“'\"0-9])")
ABBREVIATED = re.compile(r"\b(?:bijv|ca|dhr|mevr|nr|o\.a|p|vgl|zgn|St)\.$")
DATE = re.compile(r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b(?: \d{4})?")
LONGEST = 240  # characters; a longer sentence is no figure at a glance
POINTS_BACK = re.compile(  # the sentence before is needed to understand this one
    r"(?:Dat|Dit|Deze|Die|Daar\w*|Hier\w*|Het (?=loopt|gaat|ging|was|is)|Hij|Zij|Ze|Zo|Ter vergelijking|Bij [^,.]* ging het)\b"
)
SHARED = 3  # a figure that so many cases give says little about one of them


def figures(case: Case, shared: frozenset[str] = frozenset(), most: int = 6) -> list[tuple[str, str]]:
    """Return at most `most` pairs of a section's id and a sentence with a figure, amounts and shares first, in the order of the story.

    A sentence that leans on the one before, or whose only figures are `shared` with other cases, is left out.
    """
    found: dict[str, str] = {}
    for episode in case.episodes:
        for sentence in _sentences(episode.text):
            if set(_given(sentence)) - shared and len(sentence) <= LONGEST and not POINTS_BACK.match(sentence):
                found.setdefault(sentence, episode.section)
    strongest = sorted(found, key=lambda sentence: not re.search(AMOUNT, sentence))[:most]
    return [(found[sentence], sentence) for sentence in found if sentence in strongest]


def shared_figures(cases: Iterable[Case]) -> frozenset[str]:
    """Return the figures, each with the word after it, that several cases give: "20 jaar"."""
    counted = Counter(
        figure for case in cases for figure in {figure for episode in case.episodes for figure in _given(richtext.plain(episode.text))}
    )
    return frozenset(figure for figure, number in counted.items() if number >= SHARED)


def _given(text: str) -> list[str]:
    return [" ".join(found[0].split()) for found in FIGURE_AND_WORD.finditer(DATE.sub("", text))]


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text):
        if re.match(r"\s*(?:[-*]|\d+\.)\s", block):
            continue  # an item of a list says little without its heading
        for piece in SENTENCE_END.split(re.sub(r" (?=[.,;:])", "", richtext.plain(block))):
            if sentences and ABBREVIATED.search(sentences[-1]):
                sentences[-1] += f" {piece}"
            else:
                sentences.append(piece)
    return [sentence for sentence in sentences if sentence.endswith((".", "?"))]
