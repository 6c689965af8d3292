"""What forms let people choose from, by name."""

from portal.database import choosing
from portal.database.choosing import bodies
from portal.domain import policy
from portal.domain.policy import Reader
from portal.search.analysis import fold
from portal.services.cards import in_language
from portal.services.context import Portal
from portal.services.naming import Names, of_organisation


def organisations(portal: Portal, language: str) -> list[tuple[str, str]]:
    """Return (id, name in `language`) of every organisation that a record may name, in the order of the names."""
    with portal.database.asking() as connection:
        found = [(body.id, in_language(body.names, language)) for body in bodies(connection)]
    return sorted(found, key=lambda pair: (fold(pair[1]), pair[0]))


def organisation_labels(portal: Portal, language: str) -> dict[str, str]:
    """Return what every organisation is called in `language`, by id, whatever became of it: a text that names it shows it."""
    with portal.database.asking() as connection:
        found = choosing.names(connection)
    return {id: in_language(named, language) for id, named in found.items()}


def organisation_names(portal: Portal, reader: Reader) -> Names:
    """Return all names of the organisations that a person may choose."""
    with portal.database.asking() as connection:
        found = choosing.offered(connection, policy.labels(reader), reader.id)
    return Names(name for body in found for name in of_organisation(body.id, body.names))
