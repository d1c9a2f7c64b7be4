"""The files that hold a list of records: the name of each below `data/`, and what a record is."""

from pydantic import BaseModel

from guide.content import compass, decision, model, style

LISTS: dict[str, type[BaseModel]] = {
    "themes": model.Theme,
    "success_factors": model.SuccessFactor,
    "boxes": model.Box,
    "compass": compass.CompassQuestion,
    "decisions": decision.Decision,
    "figures": model.Figure,
    "glossary": model.Term,
    "notes": model.Note,
    "places": style.PlaceName,
    "regions": model.Region,
    "renames": decision.Rename,
    "sources": model.Source,
    "style": style.HouseWord,
    "thesaurus": model.Synonym,
}
