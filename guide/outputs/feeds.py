"""The cases by date of change, to follow in a feed reader: JSON Feed 1.1 and RSS 2.0.

A date is that of the last commit that touched the case's file. A case that git does not know yet, or a copy without git, has no date:
it comes last and its entry simply leaves the date out, so that two builds of the same files give the same bytes.
"""

import json
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.outputs.registry import output
from guide.settings import Settings

MOST = 100  # entries in a feed


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return feeds(guide, changed_on(guide.root), settings.site_url)


def title(guide: Guide) -> str:
    """Return what both feeds are called."""
    return guide.words("feed.title", title=guide.about.title)


def changed_on(root: Path) -> dict[str, datetime]:
    """Return when each case last changed, by id, in UTC; empty without git."""
    command = ["git", "log", "--format=%x00%ct", "--name-only", "--no-renames", "--relative", "--", "cases"]
    try:
        log = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, datetime] = {}
    for commit in log.split("\x00")[1:]:
        seconds, *files = commit.split()
        for file in files:
            found.setdefault(Path(file).stem, datetime.fromtimestamp(int(seconds), UTC))
    return found


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
        "title": title(guide),
        "description": guide.words("feed.description"),
        "home_page_url": site_url + address(guide, "cases"),
        "feed_url": f"{site_url}data/feed.json",
        "language": guide.about.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def rss(guide: Guide, ids: list[str], dates: dict[str, datetime], site_url: str) -> str:
    """Return an RSS 2.0 feed of cases."""
    lines = []
    for id in ids:
        case = guide.cases[id]
        link = escape(site_url + address(guide, "case", id))
        date = f"<pubDate>{format_datetime(dates[id])}</pubDate>" if id in dates else ""
        tags = "".join(f"<category>{escape(guide.themes[theme].title)}</category>" for theme in case.themes)
        text = f"<title>{escape(case.title)}</title><link>{link}</link><guid>{link}</guid>"
        lines.append(f"<item>{text}<description>{escape(case.summary)}</description>{tags}{date}</item>")
    home, cases, about = escape(site_url), escape(site_url + address(guide, "cases")), escape(guide.words("feed.description"))
    head = (
        f"<title>{escape(title(guide))}</title><link>{cases}</link><description>{about}</description><language>{guide.about.language}</language>"
        f'<atom:link href="{home}data/feed.xml" rel="self" type="application/rss+xml"/>'
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
    return "\n".join([start + head, *lines, "</channel></rss>", ""])
