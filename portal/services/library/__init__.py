"""The library of content files: reading, checking, importing, exporting, formatting (docs/content-format.md)."""
