"""`python -m bench [builds|edits|pages|search|report] [sizes]`: all parts and the report, or one part at the sizes that are named."""

import sys

from bench import builds, edits, pages, report, search


def main(part: str = "", *sizes: str) -> None:
    """Measure, and write the report of everything that was measured until now."""
    numbers = [int(size) for size in sizes]
    if part in ("", "builds"):
        builds.main(numbers or list(builds.SIZES))
    if part in ("", "edits"):
        edits.main(numbers or list(builds.SIZES))
    if part in ("", "pages"):
        pages.main(numbers or list(builds.SIZES))
    if part in ("", "search"):
        search.main()
    report.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
