"""Migrations of the database, applied in order by schema.upgrade."""
