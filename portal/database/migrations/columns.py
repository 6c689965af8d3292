"""Columns as migrations write them."""

from typing import Any

import sqlalchemy as sa


def text(name: str, length: int | None = None, nullable: bool = False) -> sa.Column[str]:
    """Return a column of texts."""
    return sa.Column(name, sa.String(length), nullable=nullable)


def number(name: str, nullable: bool = False) -> sa.Column[int]:
    """Return a column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=nullable)


def flag(name: str) -> sa.Column[bool]:
    """Return a column of yes and no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def time(name: str, nullable: bool = False) -> sa.Column[Any]:
    """Return a column of times with their zone."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def json(name: str) -> sa.Column[Any]:
    """Return a column of lists or mappings."""
    return sa.Column(name, sa.JSON(), nullable=False)
