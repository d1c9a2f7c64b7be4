"""The files that hold a list of records: the name of each below `data/`, and what a record is."""

from pydantic import BaseModel

from guide.content import compass, decision, model, reference, style

LISTS: dict[str, type[BaseModel]] = {
    "themes": model.Theme,
    "success_factors": model.SuccessFactor,
    "boxes": model.Box,
    "compass": compass.CompassQuestion,
    "decisions": decision.Decision,
    "figures": model.Figure,
    "glossary": reference.Term,
    "notes": reference.Note,
    "places": style.PlaceName,
    "regions": reference.Region,
    "renames": decision.Rename,
    "roles": model.Role,
    "sources": reference.Source,
    "style": style.HouseWord,
    "thesaurus": reference.Synonym,
}
