"""How the guide writes: names with one spelling, and words that it does not use."""

from pydantic import Field

from guide.content.fieldtypes import Line, OwnId, Sentence
from guide.content.model import Model


class PlaceName(Model):
    """A municipality that is spelled in more than one way."""

    id: OwnId
    name: Line
    also: list[Line] = Field(min_length=1)


class HouseWord(Model):
    """Words that the guide does not use, with what to write instead; small letters stand for capitals too."""

    id: OwnId
    words: list[Line] = Field(min_length=1)
    advice: Sentence
    unless: list[Line] = Field([])
