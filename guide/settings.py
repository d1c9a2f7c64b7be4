"""What the place of publication decides, not the handbook: read from the environment, here and nowhere else."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

LOCAL = "http://127.0.0.1:8000/"
OFF = {"no", "off", "0", "false"}


@dataclass(frozen=True)
class Settings:
    """Where the site stands, and where its readers can write to.

    `site_url` ends in a slash; `repository` is the address of the project at its forge without one, and "" when there is none,
    as is `contact_email`. With `offline`, browsers keep the site for reading without a network. `generator` is the
    one that builds the site: "mkdocs", or "properdocs", which gives the same.
    """

    site_url: str = LOCAL
    repository: str = ""
    contact_email: str = ""
    offline: bool = True
    generator: str = "mkdocs"

    @property
    def is_local(self) -> bool:
        """Tell whether the address is that of this computer, which means nothing on paper or in a citation."""
        return urlsplit(self.site_url).hostname in {"127.0.0.1", "localhost", "0.0.0.0", "::1"}  # noqa: S104 - a name, nothing listens

    @property
    def is_address(self) -> bool:
        """Tell whether the address is one that paper can lead to: http or https and a host."""
        parts = urlsplit(self.site_url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)


def read_settings() -> Settings:
    """Return the settings that SITE_URL, REPO_URL and CONTACT_EMAIL give; an empty value is none. OFFLINE=no turns that off.

    GENERATOR names the generator.
    """
    site, repository = (os.environ.get(name, "").strip().rstrip("/") for name in ("SITE_URL", "REPO_URL"))
    offline = os.environ.get("OFFLINE", "").strip().lower() not in OFF
    generator = os.environ.get("GENERATOR", "").strip().lower() or Settings.generator
    return Settings(f"{site}/" if site else LOCAL, repository, os.environ.get("CONTACT_EMAIL", "").strip(), offline, generator)
