"""What can keep a site from being built, in words for people."""

import errno

from guide.language.words import t

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NotBuilt(Exception):
    """A fault that is explained to whoever builds the site; the earlier site stands."""


def explained(error: OSError) -> str:
    """Return what the system could not do."""
    return t("publish.disk_full") if error.errno in FULL else t("publish.system", problem=str(error))
