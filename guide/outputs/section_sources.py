"""The works behind each section, as files for a reference manager."""

from guide.content.guide import Guide
from guide.insight.addresses import address, section_address
from guide.insight.notes import works_of
from guide.outputs.bibtex import bibtex
from guide.outputs.registry import output
from guide.outputs.ris import ris
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    found = {}
    for id in guide.sections:
        works = [guide.sources[work] for work in works_of(guide, id)]
        if works:
            folder = section_address(guide, id)
            found[address(guide, "section_ris", folder)] = ris(works, guide.about.language)
            found[address(guide, "section_bibtex", folder)] = bibtex(works, guide.about.language)
    return found
