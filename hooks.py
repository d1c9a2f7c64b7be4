"""What a setting cannot do, at the moments that MkDocs offers. All work is done in `guide/`."""

from guide.generators.mkdocs import on_config, on_env, on_files, on_page_content, on_post_build, on_startup

__all__ = ["on_config", "on_env", "on_files", "on_page_content", "on_post_build", "on_startup"]
