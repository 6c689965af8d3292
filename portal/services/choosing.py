"""What forms let people choose from, by name."""

from portal.database.choosing import bodies
from portal.search.analysis import fold
from portal.services.cards import in_language
from portal.services.context import Portal


def organisations(portal: Portal, language: str) -> list[tuple[str, str]]:
    """Return (id, name in `language`) of every organisation that a record may name, in the order of the names."""
    with portal.database.asking() as connection:
        found = [(body.id, in_language(body.names, language)) for body in bodies(connection)]
    return sorted(found, key=lambda pair: (fold(pair[1]), pair[0]))
