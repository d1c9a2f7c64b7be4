"""The site generators. ProperDocs stands in for MkDocs where the settings say so, in every import from here on."""

import importlib

from guide.settings import read_settings

if read_settings().generator == "properdocs":
    importlib.import_module("properdocs.replacement")
