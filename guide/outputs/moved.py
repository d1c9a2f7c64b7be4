"""A page at the address of what was renamed or removed: it leads on, or says why there is nothing more. No search or sitemap has it."""

from typing import Any

from markupsafe import Markup

from guide.content.decision import Rename
from guide.content.guide import Guide
from guide.insight.addresses import address, section_address
from guide.outputs.registry import output
from guide.settings import Settings

PAGE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="{told}">
{refresh}<title>{title}</title>
<link rel="stylesheet" href="{root}assets/shared/tokens.css">
<link rel="stylesheet" href="{root}assets/shared/guide.css">
</head>
<body>
<main class="md-main__inner"><article class="content"><h1>{title}</h1><p>{told} <a href="{target}"{mark}>{label}</a></p></article></main>
</body>
</html>
""")


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    """Return a page for each case, checklist and section that got another id or went; a term has its place on the page of terms."""
    return {
        f"{_earlier(guide, one)}index.html": _page(guide, one) for one in guide.renames.values() if one.kind not in ("question", "term")
    }


def _earlier(guide: Guide, rename: Rename) -> str:
    if rename.kind == "section":
        return f"{guide.chapter_of[str(rename.now)].id}/{rename.id}/"
    return address(guide, rename.kind, rename.id)


def _page(guide: Guide, rename: Rename) -> str:
    words = guide.words
    root = "../" * _earlier(guide, rename).count("/")
    lists = {"case": "cases", "checklist": "checklists"}
    if rename.now:
        now = section_address(guide, rename.now) if rename.kind == "section" else address(guide, rename.kind, rename.now)
        things: dict[str, Any] = {"case": guide.cases, "checklist": guide.checklists, "section": guide.sections}
        label, told = things[rename.kind][rename.now].title, words("moved.told")
        refresh = Markup('<meta http-equiv="refresh" content="0; url={}">\n').format(root + now)
        mark = Markup(" data-moved")
    else:
        now, label, told = address(guide, lists[rename.kind]), words("moved.all"), str(rename.why)
        refresh = mark = Markup("")
    title = words("moved.title" if rename.now else "moved.gone", id=rename.id)
    return PAGE.format(
        language=words.language, told=told, refresh=refresh, title=title, root=root, target=root + now, label=label, mark=mark
    )
