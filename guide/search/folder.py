"""The search of a site that is opened from a folder, where a page may fetch nothing: an index by lunr, in a script.

It holds titles, headings, summaries and everyday words, not the full texts: lunr's index of these is large. Words go through lunr's
own pipeline with our stop words and roots, here and in the browser.
"""

import json
from pathlib import Path
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline

from guide.content.guide import Guide
from guide.language.stems import language, root, words
from guide.search.pages import Found

SCRIPT = "search/offline.js"
RULES = Path(__file__).parent.parent / "theme/assets/shared/languages"
ROOT = "guide-root"  # the name of our pipeline function, on both sides
FIELDS = {"title": 4, "known": 2, "headings": 1}


def folder_script(guide: Guide, found: list[Found]) -> str:
    """Return the script: `offlineSearch` with the index, the results by number, and the language's rules for roots."""
    code = guide.about.language
    rules = (RULES / f"{code}.js").read_text(encoding="utf-8").replace("export ", "")
    pages = [[result.url, result.title, guide.words(f"kinds.{result.kind}")] for result in found]
    stop = language(code)["stop"]
    index = offline_index(guide, found).serialize() if found else None  # lunr divides by the number of documents
    data = {"index": index, "pages": pages, "stop": stop, "name": ROOT}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"globalThis.offlineSearch = {{...{written}, root: (() => {{ {rules}\nreturn root; }})()}};\n"


def offline_index(guide: Guide, found: list[Found]) -> Any:
    """Return lunr's index of the results, whose refs are their numbers."""
    code = guide.about.language
    stop = set(language(code)["stop"])

    def rooted(token: Any, *_: Any) -> Any:
        return token.update(lambda word, _: root(word, code))

    Pipeline.register_function(rooted, ROOT)
    builder = Builder()
    builder.pipeline.add(rooted)
    builder.search_pipeline.add(rooted)
    builder.ref("number")
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for number, result in enumerate(found):
        texts = {
            "title": result.title,
            "known": " ".join(text for _, text in result.parts[0].texts),
            "headings": " ".join(part.heading for part in result.parts[1:]),
        }
        builder.add(
            {"number": str(number), **{name: " ".join(word for word in words(text) if word not in stop) for name, text in texts.items()}}
        )
    return builder.build()
