"""The only SQL: tables, sessions, queries, migrations."""
