"""The colours of the phases as a stylesheet: what carries `data-phase` shows the colour of that phase, in light and in dark."""

from guide.content.guide import Guide
from guide.outputs.registry import output
from guide.settings import Settings

PATH = "assets/phases.css"


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {PATH: phase_colours(guide)}


def phase_colours(guide: Guide) -> str:
    """Return a rule for each phase that has a colour. Without one for dark pages, its own mixed with white stands there."""
    rules = []
    for phase in guide.phases.values():
        if phase.color:
            dark = phase.color_dark or f"color-mix(in oklab, {phase.color} 45%, white)"
            rules.append(f'[data-phase="{phase.id}"] {{ --phase: light-dark({phase.color}, {dark}); }}\n')
    return "".join(rules)
