"""The engine: YAML files in, HTML fragments and files out. Knows neither MkDocs nor the handbook."""
