"""The cases by date of change, to follow in a feed reader: JSON Feed 1.1 and RSS 2.0.

A date is that of the last commit that touched the case's file. A case that Git does not know yet has none: it comes last and its entry
leaves the date out. So do all entries where the history is missing: with made-up dates every reader would show every case as new.
"""

import json
import logging
import re
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.outputs.registry import output
from guide.settings import Settings

MOST = 100  # entries in a feed
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
log = logging.getLogger(__name__)


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    dates = changed_on(guide.root)
    if dates is None:
        log.warning(guide.words("feed.no_history"))
    return feeds(guide, dates or {}, settings.site_url)


def changed_on(root: Path) -> dict[str, datetime] | None:
    """Return when each case last changed, by id, in UTC; None where Git is absent, or knows only the last commits of a shallow clone."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return None
    found: dict[str, datetime] = {}
    for commit in _git(root, "log", "--format=%x00%ct", "--name-only", "--no-renames", "--relative", "--", "cases").split("\x00")[1:]:
        seconds, *files = commit.split()
        for file in files:
            found.setdefault(Path(file).stem, datetime.fromtimestamp(int(seconds), UTC))
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return ""


def feeds(guide: Guide, dates: dict[str, datetime], site_url: str) -> dict[str, str]:
    """Return both feeds by their path from the site's root: the newest cases first, then those without a date."""
    dated = sorted((id for id in guide.cases if id in dates), key=lambda id: (-dates[id].timestamp(), id))
    ids = (dated + [id for id in guide.cases if id not in dates])[:MOST]
    return {"data/feed.json": json_feed(guide, ids, dates, site_url), "data/feed.xml": rss(guide, ids, dates, site_url)}


def json_feed(guide: Guide, ids: list[str], dates: dict[str, datetime], site_url: str) -> str:
    """Return a JSON Feed 1.1 of cases."""
    items = []
    for id in ids:
        case = guide.cases[id]
        link = site_url + address(guide, "case", id)
        item: dict[str, Any] = {"id": link, "url": link, "title": case.title, "content_text": case.summary}
        if id in dates:
            item["date_modified"] = dates[id].isoformat()
        items.append({**item, "tags": [guide.themes[theme].title for theme in case.themes]})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": guide.words("feed.title", title=guide.about.title),
        "description": guide.words("feed.description"),
        "home_page_url": site_url + address(guide, "cases"),
        "feed_url": f"{site_url}data/feed.json",
        "language": guide.about.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def rss(guide: Guide, ids: list[str], dates: dict[str, datetime], site_url: str) -> str:
    """Return an RSS 2.0 feed of cases. A description is HTML there, so a summary is escaped for HTML and then for XML."""
    cases, language = site_url + address(guide, "cases"), guide.about.language
    title, about = guide.words("feed.title", title=guide.about.title), guide.words("feed.description")
    head = _tag("title", title) + _tag("link", cases) + _tag("description", escape(about)) + _tag("language", language)
    own = f'<atom:link href={quoteattr(f"{site_url}data/feed.xml")} rel="self" type="application/rss+xml"/>'
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
    items = [_item(guide, id, dates.get(id), site_url) for id in ids]
    return "\n".join([start + head + own, *items, "</channel></rss>", ""])


def _item(guide: Guide, id: str, date: datetime | None, site_url: str) -> str:
    case, link = guide.cases[id], site_url + address(guide, "case", id)
    tags = "".join(_tag("category", guide.themes[theme].title) for theme in case.themes)
    text = _tag("title", case.title) + _tag("link", link) + _tag("guid", link) + _tag("description", escape(case.summary))
    return f"<item>{text}{tags}{_tag('pubDate', format_datetime(date)) if date else ''}</item>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(NOT_XML.sub('', text))}</{name}>"
