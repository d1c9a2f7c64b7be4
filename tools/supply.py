"""What the site is made of, and whether any of it is known to be unsafe: `make sbom` and `make audit`.

The bill of materials is CycloneDX 1.6 (cyclonedx.org): everything that the engine runs on or that it publishes, not what tests and checks
need. The audit asks OSV (osv.dev) about all of it and about everything in the lock files, which others run too.
"""

import json
import re
import sys
import tomllib
import urllib.request
import uuid
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SBOM = ROOT / "build/sbom.json"
OSV = "https://api.osv.dev/v1/querybatch"
VENDORED = [  # copied into this project; the list in NOTICE.md says what for
    ("js-aruco2", "2.0.0", "MIT"),
    ("qr", "0.7.0", "MIT OR Apache-2.0"),
    ("js-yaml", "4.3.2", "MIT"),
    ("lunr", "2.3.9", "MIT"),
    ("@svg-maps/netherlands", "1.0.0", "CC-BY-4.0"),
]
FIGTREE = {"type": "library", "name": "Figtree", "licenses": [{"license": {"id": "OFL-1.1"}}]}
UNREACHABLE = 2


def component(kind: str, name: str, version: str, licenses: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a package as a component; its purl says where it comes from."""
    made: dict[str, Any] = {"type": "library", "name": name, "version": version}
    made["purl"] = made["bom-ref"] = f"pkg:{kind}/{quote(name, safe='/')}@{quote(version)}"
    return made | ({"licenses": licenses} if licenses else {})


def runtime() -> list[dict[str, Any]]:
    """Return the Python packages that the engine runs on here, with all that they need themselves."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    waiting = [(Requirement(line), "") for line in wanted]
    seen, found = set[tuple[str, str]](), dict[str, Distribution]()
    while waiting:
        wish, extra = waiting.pop()
        name = canonicalize_name(wish.name)
        if wish.marker is not None and not wish.marker.evaluate({"extra": extra}):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            raise SystemExit(f"{name} is niet geïnstalleerd. Draai eerst: make site") from None
        fresh = {(name, each) for each in ("", *wish.extras)} - seen
        seen |= fresh
        waiting += [(Requirement(line), each) for _, each in fresh for line in found[name].requires or []]
    return [component("pypi", name, made.version, _licenses(made)) for name, made in sorted(found.items())]


def _licenses(made: Distribution) -> list[dict[str, Any]]:
    """Return what a package says of its license: an SPDX expression, else the names that it uses."""
    said = {name: [str(line) for line in made.metadata.get_all(name) or []] for name in ("License-Expression", "Classifier", "License")}
    if said["License-Expression"]:
        return [{"expression": said["License-Expression"][0]}]
    known = [line.rpartition(" :: ")[2] for line in said["Classifier"] if line.startswith("License ::")]
    return [{"license": {"name": name}} for name in known or [line.split("\n", 1)[0] for line in said["License"]]]


def bill() -> dict[str, Any]:
    """Return the bill of materials; the same packages give the same bytes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = [*runtime(), *(component("npm", name, version, [{"expression": license}]) for name, version, license in VENDORED), FIGTREE]
    made = {"type": "application", "name": project["name"], "version": project["version"], "licenses": [{"license": {"id": "MIT"}}]}
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([made, parts], sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1}
    return {**head, "metadata": {"component": made}, "components": parts}


def locked() -> list[str]:
    """Return the purls of everything in the lock files, for tests and checks too."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    packages = json.loads((ROOT / "tests/js/package-lock.json").read_text(encoding="utf-8"))["packages"]
    scripts = [(path.rpartition("node_modules/")[2], entry["version"]) for path, entry in packages.items() if path]
    return [component("pypi", *each)["purl"] for each in names] + [component("npm", *each)["purl"] for each in scripts]


def known_faults(purls: Iterable[str], service: str = OSV) -> dict[str, list[str]]:
    """Return the ids of known vulnerabilities by purl. Raises URLError when the service does not answer."""
    wanted = sorted(set(purls))
    found: dict[str, list[str]] = {}
    asked: list[tuple[str, str | None]] = [(purl, None) for purl in wanted]
    while asked:
        batch, asked = asked[:1000], asked[1000:]
        queries = [{"package": {"purl": purl}, **({"page_token": token} if token else {})} for purl, token in batch]
        request = urllib.request.Request(service, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - an address of our own
            results = json.load(answer)["results"]
        for (purl, _), result in zip(batch, results, strict=True):
            found.setdefault(purl, []).extend(fault["id"] for fault in result.get("vulns", []))
            asked += [(purl, result["next_page_token"])] if result.get("next_page_token") else []
    return {purl: ids for purl, ids in found.items() if ids}


def audit(service: str = OSV) -> int:
    """Print what is known to be unsafe. Returns 0 only when the service answered that nothing is."""
    purls = {*locked(), *(part["purl"] for part in bill()["components"] if "purl" in part)}
    try:
        faults = known_faults(purls, service)
    except (URLError, TimeoutError, ValueError, KeyError) as error:
        print(f"OSV antwoordt niet, dus er is niets bekend: {error}", file=sys.stderr)
        return UNREACHABLE
    for purl, ids in sorted(faults.items()):
        print(f"{purl}: {', '.join(f'https://osv.dev/{id}' for id in ids)}")
    print(f"{len(purls)} pakketten nagekeken, {len(faults)} met een bekend lek.")
    return 1 if faults else 0


def write_bill() -> int:
    """Write the bill of materials."""
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"Gemaakt: {SBOM.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit({"sbom": write_bill, "audit": audit}[sys.argv[1]]())
