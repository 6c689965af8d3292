"""The routes, one file a part of the site. Each page's address begins with the language that it is in."""

from flask import Blueprint

from portal.domain.languages import INTERFACE

PREFIX = f"/<any({', '.join(INTERFACE)}):language>"


def part(name: str) -> Blueprint:
    """Return an empty part of the site, below the languages."""
    return Blueprint(name, __name__, url_prefix=PREFIX)
