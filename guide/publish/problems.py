"""What can keep a site from being built, in words for people."""

import errno
import logging

from guide.language.words import t
from guide.settings import Settings

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
log = logging.getLogger(__name__)


class NotBuilt(Exception):
    """A fault that is explained to whoever builds the site; the earlier site stands."""


def explained(error: OSError) -> str:
    """Return what the system could not do."""
    return t("publish.disk_full") if error.errno in FULL else t("publish.system", problem=str(error))


def warn(settings: Settings) -> None:
    """Say that what is made now leads to this computer."""
    if settings.is_local:
        log.warning(t("publish.local", address=settings.site_url))
