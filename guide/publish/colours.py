"""Colours for browsers that know no `light-dark()`: those of light pages. Style sheets hold each pair once, and this spreads it."""

import re

PART = r"(?:[^(),{}]|\([^()]*\))*"
PAIR = re.compile(rf"light-dark\(({PART}),({PART})\)")
RULE = re.compile(r"([^{}]+)\{([^{}]*light-dark\([^{}]*)\}")


def with_plain_colours(sheet: str) -> str:
    """Return a minified sheet whose rules have light colours first, and pairs for browsers that know these."""
    pairs = []

    def plain(rule: re.Match[str]) -> str:
        kept = ";".join(line for line in rule[2].split(";") if "light-dark(" in line)
        pairs.append(f"{rule[1]}{{{kept}}}")
        return f"{rule[1]}{{{PAIR.sub(lambda pair: pair[1].strip(), rule[2])}}}"

    plain_sheet = RULE.sub(plain, sheet)
    return f"{plain_sheet}@supports (color:light-dark(#000,#fff)){{{''.join(pairs)}}}" if pairs else sheet
