"""Who may see what. A reader carries labels, a record carries labels; a record is seen where the two share one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The five kinds of users (visitor: not signed in)."""

    visitor = "visitor"
    official = "official"
    coordinator = "coordinator"
    moderator = "moderator"
    administrator = "administrator"


class Visibility(StrEnum):
    """For whom a record is meant."""

    public = "public"
    governments = "governments"
    region = "region"
    moderators = "moderators"


REGIONS = ("europe", "south-east-asia", "west-africa", "global")


@dataclass(frozen=True)
class Reader:
    """Who asks: a role and the regions of their country or task. Every query for records takes one."""

    role: Role = Role.visitor
    regions: frozenset[str] = frozenset()


VISITOR = Reader()

Labels = frozenset[str]

# One row a role: the visibilities that it reads whole, and whether it reads "region" records of its own regions or of all.
READS: dict[Role, tuple[frozenset[Visibility], str]] = {
    Role.visitor: (frozenset({Visibility.public}), "none"),
    Role.official: (frozenset({Visibility.public, Visibility.governments}), "own"),
    Role.coordinator: (frozenset({Visibility.public, Visibility.governments}), "own"),
    Role.moderator: (frozenset({Visibility.public, Visibility.governments, Visibility.moderators}), "all"),
    Role.administrator: (frozenset({Visibility.public, Visibility.governments}), "own"),
}


def labels(reader: Reader) -> Labels:
    """Return the labels that `reader` carries; a record is seen where it carries one of them."""
    whole, regional = READS[reader.role]
    regions: Iterable[str] = ()
    if regional == "all":
        regions = REGIONS
    elif regional == "own":
        regions = {*reader.regions, "global"}
    return frozenset(visibility.value for visibility in whole) | {f"region:{region}" for region in regions}


def record_labels(visibility: Visibility, regions: Iterable[str]) -> Labels:
    """Return the labels of a record of this visibility about these regions."""
    if visibility is Visibility.region:
        return frozenset(f"region:{region}" for region in regions)
    return frozenset({visibility.value})
