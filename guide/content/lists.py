"""The files that hold a list of records: the name of each below `data/`, and what a record is."""

from pydantic import BaseModel

from guide.content import decision, model

LISTS: dict[str, type[BaseModel]] = {
    "themes": model.Theme,
    "success_factors": model.SuccessFactor,
    "boxes": model.Box,
    "compass": model.CompassQuestion,
    "decisions": decision.Decision,
    "figures": model.Figure,
    "glossary": model.Term,
    "notes": model.Note,
    "regions": model.Region,
    "renames": decision.Rename,
    "sources": model.Source,
    "style": model.HouseWord,
    "thesaurus": model.Synonym,
}
