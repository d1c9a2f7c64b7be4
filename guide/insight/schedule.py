"""How a meeting of so many minutes goes. The page computes the same in schedule.js; tests/golden/schedule.json holds both to it."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["cards", "paper", "phones"]
FEWEST = 3  # fewer questions to talk about are not worth a meeting


@dataclass(frozen=True)
class Schedule:
    """A meeting in blocks of (id, minutes): how many questions are asked, how many discussed, in how many minutes each."""

    blocks: list[tuple[str, int]]
    asked: int
    discussed: int
    each: int
    fits: bool
    enough: bool


def schedule(minutes: int, people: int, questions: int, way: Way) -> Schedule:
    """Divide a meeting into blocks that add up to its minutes. Without room for anything, `fits` is false and there are no blocks."""
    pause = 10 if minutes >= 100 else 0
    start = [("welcome", 8 if people > 15 else 5), ("case", 5 if minutes >= 60 else 0)]
    start += [("ask", _asking(way, questions, people, pause)), ("pause", pause)]
    close = 5
    left = minutes - close - sum(part for _, part in start)
    each = talking(people) + 2
    discussed = max(0, min(questions, left // each))
    parts = [*start, ("discuss", discussed * each), ("slack", left - discussed * each), ("close", close)]
    blocks = [(id, part) for id, part in parts if part > 0] if left >= 0 else []
    return Schedule(blocks, questions, discussed, each, left >= 0, discussed >= min(FEWEST, questions))


def talking(people: int) -> int:
    """Return the minutes to talk about one question: together up to eight people, else at tables of four or five that report back."""
    return 5 if people <= 8 else _up(10 + _up(people, 5), 2)


def _asking(way: Way, questions: int, people: int, pause: int) -> int:
    """Return the minutes to answer all questions, and to count them where that is work."""
    if way == "cards":
        return _up(questions * 3, 5)
    return _up(questions, 2) + (max(0, _up(people, 3) - pause) if way == "paper" else _up(people, 6))


def _up(number: int, by: int) -> int:
    """Divide and round up."""
    return -(-number // by)
