"""A guide with many more cases: texts drawn word by word from the real ones, with places and names of their own."""

import random

from guide.content.guide import Guide
from guide.content.model import Episode, Place
from guide.search.html import Passage

SYLLABLES = ("ber", "gel", "dor", "mer", "kal", "hof", "lan", "den", "ster", "noor", "vel", "bos", "heu", "tol", "plas", "kem", "sche")


def many_cases(guide: Guide, number: int, seed: int = 1) -> tuple[Guide, dict[str, list[Passage]]]:
    """Return a guide with `number` cases, the real ones among them, and the pages of the new ones, read by name only."""
    chance = random.Random(seed)  # noqa: S311 - made-up texts, no secrets
    real = list(guide.cases.values())
    every = [word for case in real for episode in case.episodes for word in episode.text.split()]

    def name() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()

    def sentence(words: int) -> str:
        return " ".join(chance.choice(every) for _ in range(words)).capitalize() + "."

    def episode(like: Episode) -> Episode:
        sentences = [sentence(14) for _ in range(len(like.text.split()) // 14)] + [f"{name()} {name()} werkte mee."]
        return like.model_copy(update={"text": " ".join(sentences), "lesson": sentence(16)})

    cases = dict(guide.cases)
    while len(cases) < number:
        like, area, town = chance.choice(real), name(), name()
        place = Place(area=area, municipality=town, country="NL", lat=52.0, lon=5.0)
        update = {
            "title": f"{area} {sentence(7)}"[:90],
            "summary": sentence(26)[:300],
            "place": place,
            "episodes": [*map(episode, like.episodes)],
        }
        cases[f"{area}-{town}-{len(cases)}".lower()] = like.model_copy(update=update)
    pages: dict[str, list[Passage]] = {f"casussen/{id}/": [] for id in cases if id not in guide.cases}
    return Guide(**{**{key: value for key, value in vars(guide).items() if key in Guide.__dataclass_fields__}, "cases": cases}), pages
