"""What somebody reads and may do, for whom no session is open: they are asked about, or the portal acts on their behalf."""

from portal.database.tables import Person
from portal.domain.policy import Reader
from portal.services.context import Portal


def reader_of(portal: Portal, person: Person) -> Reader:
    """Return a person as rights are asked of them; their country's region is theirs too."""
    home = portal.places.region_of(person.country)
    return Reader(person.role, frozenset(person.regions) | ({home} if home else set()), person.pk, person.id)
