"""The search of a site that is opened from a folder, where a page may fetch nothing: an index by lunr, in a script.

It holds titles, headings, summaries and everyday words, not the full texts: lunr's index of these is large. Words go through lunr's
own pipeline with our stop words and roots, here and in the browser.
"""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline

from guide.content.guide import Guide
from guide.kept import kept, key_of
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
    documents = _documents(found, set(stop))
    key = key_of("folder", version("lunr"), code, rules, Path(__file__).read_bytes(), json.dumps(documents))
    index = json.loads(kept(key, lambda: json.dumps(offline_index(documents, code).serialize()).encode())) if found else None
    data = {"index": index, "pages": pages, "stop": stop, "name": ROOT}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"globalThis.offlineSearch = {{...{written}, root: (() => {{ {rules}\nreturn root; }})()}};\n"


def _documents(found: list[Found], stop: set[str]) -> list[dict[str, str]]:
    """Return the words that lunr gets of each result, by field."""
    texts = [
        {
            "title": result.title,
            "known": " ".join(text for _, text in result.parts[0].texts),
            "headings": " ".join(part.heading for part in result.parts[1:]),
        }
        for result in found
    ]
    return [{name: " ".join(word for word in words(text) if word not in stop) for name, text in fields.items()} for fields in texts]


def offline_index(documents: list[dict[str, str]], code: str) -> Any:
    """Return lunr's index of documents, at least one, whose refs are their numbers."""

    def rooted(token: Any, *_: Any) -> Any:
        return token.update(lambda word, _: root(word, code))

    Pipeline.register_function(rooted, ROOT)
    builder = Builder()
    builder.pipeline.add(rooted)
    builder.search_pipeline.add(rooted)
    builder.ref("number")
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for number, fields in enumerate(documents):
        builder.add({"number": str(number), **fields})
    return builder.build()
