"""The texts of a record that people search, each with the weight that its field declares."""

from pydantic import BaseModel

from guide.content.guide import Guide
from guide.content.marks import Reference, Rich, Spot, Weight, spots
from guide.language import richtext


def weighted(guide: Guide, record: BaseModel, parts: bool = True) -> list[tuple[float, str]]:
    """Return the texts of a record with their weight, in the order of the model; `parts`: those of lists of other records in it too."""
    return [(spot.mark(Weight).weight, _text(guide, spot)) for spot in spots(record, parts=parts) if spot.mark(Weight)]


def _text(guide: Guide, spot: Spot) -> str:
    weight, reference = spot.mark(Weight), spot.mark(Reference)
    if reference:
        return str(getattr(guide, reference.to)[spot.value].title)
    if weight.named_in:
        return str(guide.words.part(weight.named_in)[spot.value])
    return richtext.plain(spot.value) if spot.mark(Rich) else str(spot.value)
