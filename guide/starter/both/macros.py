"""The guide's fragments as macros for the pages. All work is done in `guide/`."""

from guide.generators.mkdocs import define_env, on_pre_page_macros

__all__ = ["define_env", "on_pre_page_macros"]
