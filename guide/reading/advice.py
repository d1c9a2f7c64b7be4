"""What is only weak: rules whose findings are advice, never a reason to refuse."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from guide.content.document import FieldPath
from guide.content.guide import Guide
from guide.content.marks import Length, Told
from guide.content.problems import Problem
from guide.content.style import HouseWord
from guide.language.characters import odd_words
from guide.language.sentences import bare, sentences, words
from guide.language.suggestions import quoted
from guide.language.words import t
from guide.reading.finding import Finding, Lists, Rule, values

LONGEST = 30  # words in a sentence
ALIKE = 0.75  # the share of words from which a lesson says no more than its title
SAME_FROM = 6  # words from which an equal text is no accident
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def advise(guide: Guide) -> list[Problem]:
    """Return what would make the content of a guide stronger, as warnings sorted by place."""
    lists = {
        name: list(getattr(guide, name).values()) for name in ("boxes", "compass", "decisions", "figures", "glossary", "notes", "themes")
    }
    found = [finding for rule in RULES for finding in rule(guide, lists)]
    problems = [
        guide.documents[each.file].problem(each.path, t("advice.tip", advice=each.message), each.before, "warning") for each in found
    ]
    return sorted(set(problems))


def enough_words(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A story says enough and not too much."""
    for file, spot in values(guide, lists, Length):
        length = spot.mark(Length)
        if not length.least <= (count := len(words(spot.value))) <= length.most:
            yield Finding(file, spot.path, t("advice.words", count=count, least=length.least, most=length.most))


def short_sentences(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A sentence can be read in one breath."""
    for file, spot in values(guide, lists, Told):
        for at, sentence in sentences(spot.value) if isinstance(spot.value, str) else ():
            if len(sentence) > 2 * LONGEST and (count := len(words(spot.value, at, at + len(sentence)))) > LONGEST:
                yield Finding(file, spot.path, t("advice.sentence", count=count, most=LONGEST), spot.value[:at])


def house_words(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """Words stand as the house style wants them."""
    patterns = [(pattern_of(entry), [word.casefold() for word in entry.words], entry) for entry in guide.style.values()]
    for file, spot in values(guide, lists, Told):
        if not isinstance(spot.value, str):
            continue
        text, folded = bare(spot.value), bare(spot.value).casefold()
        for pattern, parts, entry in patterns:
            if not any(part in folded for part in parts):  # quicker than the pattern
                continue
            for found in pattern.finditer(without(text, entry.unless)):
                yield Finding(file, spot.path, f"{quoted(found[0])}: {entry.advice}", spot.value[: found.start()])


def pattern_of(entry: HouseWord) -> re.Pattern[str]:
    """Return what finds a house word: whole where it begins and ends in a letter, in any case where it has no capital.

    A word right after an opening quote is only mentioned.
    """
    parts = []
    for word in entry.words:
        case = "(?i:{})" if word == word.lower() else "{}"
        edges = [r"\b" if edge.isalnum() else "" for edge in (word[0], word[-1])]
        parts.append(edges[0] + case.format(re.escape(word)) + edges[1])
    return re.compile(f"(?<!‘)(?:{'|'.join(parts)})")


def without(text: str, names: list[str]) -> str:
    """Return a text with names blotted out, every other word in its place."""
    for name in names:
        text = text.replace(name, " " * len(name))
    return text


def whole_letters(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """No letter went wrong where a text was pasted or saved."""
    for file, spot in values(guide, lists, Told):
        for found in odd_words(bare(spot.value)) if isinstance(spot.value, str) else ():
            yield Finding(file, spot.path, t("advice.letters", value=quoted(found[0])), spot.value[: found.start()])


def evidence(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A case tells a figure, a year and where it comes from."""
    for id, case in guide.cases.items():
        told = " ".join([case.summary, *(f"{episode.text} {episode.lesson}" for episode in case.episodes)])
        if not YEAR.search(told):
            message = t("advice.no_year" if re.search(r"\d", told) else "advice.no_figure")
            yield Finding(f"cases/{id}.yml", ("episodes",), message)
        if not case.links and not any(episode.sources or episode.pages for episode in case.episodes):
            yield Finding(f"cases/{id}.yml", ("episodes",), t("advice.no_source"))


def own_lesson(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A lesson says more than the title."""
    for id, case in guide.cases.items():
        title = [word.lower() for word in words(case.title)]
        for number, episode in enumerate(case.episodes):
            lesson = [word.lower() for word in words(episode.lesson)]
            if SequenceMatcher(None, title, lesson).ratio() >= ALIKE:
                yield Finding(f"cases/{id}.yml", ("episodes", number, "lesson"), t("advice.lesson"))


def own_words(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """No paragraph of a case stands in another one."""
    seen: dict[str, str] = {}
    for id, case in guide.cases.items():
        texts: list[tuple[FieldPath, str]] = [(("summary",), case.summary)]
        for number, episode in enumerate(case.episodes):
            texts += [(("episodes", number, "text"), episode.text), (("episodes", number, "lesson"), episode.lesson)]
        for path, text in texts:
            for paragraph in re.finditer(r"(?:.+\n?)+", text):
                told = " ".join(words(text, *paragraph.span())).lower()
                if told.count(" ") + 1 >= SAME_FROM and seen.setdefault(told, id) != id:
                    yield Finding(f"cases/{id}.yml", path, t("advice.same", other=quoted(seen[told])), text[: paragraph.start()])


def no_example(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A case is not the example that contributors begin from."""
    for id, case in guide.cases.items():
        if case.place.municipality == t("new_case.example"):
            yield Finding(f"cases/{id}.yml", ("place", "municipality"), t("advice.example"))


def known_municipality(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """A municipality is one of its country, where the guide lists them."""
    countries = {country for country, _ in guide.municipalities}
    for id, case in guide.cases.items():
        place = case.place
        listed = place.country in countries and place.municipality != t("new_case.example")
        if listed and (place.country, place.municipality) not in guide.municipalities:
            message = t("advice.municipality", name=quoted(place.municipality))
            yield Finding(f"cases/{id}.yml", ("place", "municipality"), message)


ABBREVIATION = r"[A-Z][A-Za-z]?[A-Z]{1,5}(?![\w&]|-?[A-Z0-9]| [A-ZÀ-Ý])"  # not a part of a longer name
NAME = r"[A-ZÀ-Ý][\w'’-]+"


def known_abbreviations(guide: Guide) -> set[str]:
    """Return the abbreviations that need no explanation: those of terms, and those that everyone knows."""
    names = " ".join(f"{term.term} {term.abbreviation or ''} {' '.join(term.aliases)}" for term in guide.glossary.values())
    return {word.upper() for word in re.findall(r"\w*[A-Z]\w*[A-Z]\w*", names)} | set(guide.words("telling.everyday").split())


def explained_abbreviations(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """An abbreviation that is used as a word is a term of the guide, or is explained in the case."""
    articles = "|".join(t("telling.articles").split())
    used_as_word = re.compile(rf"(?<![\w&-])(?:(?i:{articles}) |(?=[A-Za-z]+-[a-z]))({ABBREVIATION})")
    known, capitals = known_abbreviations(guide), re.compile(ABBREVIATION)
    for file, told in _told_in_cases(guide, lists).items():
        whole = " ".join(text for _, text in told)
        seen = {*known}
        for path, text in told:
            for found in used_as_word.finditer(text) if capitals.search(text) else ():  # quicker than the pattern
                abbreviation = found[1]
                if abbreviation.upper() not in seen and f"({abbreviation})" not in whole and f"{abbreviation} (" not in whole:
                    yield Finding(file, path, t("advice.jargon", value=quoted(abbreviation)), text[: found.start(1)])
                seen.add(abbreviation.upper())


def no_residents(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """No resident is named: nobody by the name behind such a role, or with an age."""
    roles = t("telling.residents").split()
    named = re.compile(rf"\b(?i:{'|'.join(map(re.escape, roles))}) {NAME}(?: {NAME})?|\b{NAME}(?: \(\d\d\)|,? \(?\d\d {t('telling.old')})")
    for file, told in _told_in_cases(guide, lists).items():
        for path, text in told:
            folded = text.casefold()
            if not re.search(r"\d\d", text) and not any(role in folded for role in roles):  # quicker than the pattern
                continue
            for found in named.finditer(text):
                yield Finding(file, path, t("advice.resident", value=quoted(found[0])), text[: found.start()])


def _told_in_cases(guide: Guide, lists: Lists) -> dict[str, list[tuple[FieldPath, str]]]:
    """Return the running texts of each case by its file, with their places; spaces stand for markup."""
    told: dict[str, list[tuple[FieldPath, str]]] = {f"cases/{id}.yml": [] for id in guide.cases}
    for file, spot in values(guide, lists, Told):
        if file in told and isinstance(spot.value, str):
            told[file].append((spot.path, bare(spot.value)))
    return told


RULES: list[Rule] = [
    enough_words, short_sentences, house_words, whole_letters, evidence, own_lesson, own_words, no_example, known_municipality,
    explained_abbreviations, no_residents,
]  # fmt: skip
