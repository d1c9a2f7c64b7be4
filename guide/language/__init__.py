"""Every word of the interface, a file a language; the content of a guide stands elsewhere."""
