"""The index names everything once, in Dutch alphabetical order."""

from guide.content.guide import Guide
from guide.insight.register import Entry, register


def test_everything_with_a_name_is_in_it(guide: Guide) -> None:
    paths = {entry.path for entry in register(guide)}
    assert {f"casussen/{id}/" for id in guide.cases} <= paths
    assert {f"checklists/{id}/" for id in guide.checklists} <= paths
    assert {f"begrippen/#{id}" for id in guide.glossary} <= paths
    assert {f"{guide.chapter_of[id].id}/{id}/" for id in guide.sections} <= paths


def test_it_is_in_alphabetical_order(guide: Guide) -> None:
    letters = [entry.letter for entry in register(guide)]
    assert letters == sorted(letters)


def test_accents_are_filed_under_their_letter() -> None:
    assert Entry("één taal", "begrip", "").letter == "E"
    assert Entry("'t Hooft", "source", "").letter == "H" and Entry("’s-Hertogenbosch", "case", "").letter == "S"
    assert Entry("1-2-4-All", "term", "").letter == "#"
