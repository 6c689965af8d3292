"""Tests of tables, migrations and what is derived from published revisions."""
