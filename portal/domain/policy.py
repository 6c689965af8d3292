"""Who may see and do what, as data. A reader carries labels, a record carries labels; a record is seen where the two share one.

What a person may do stands in RIGHTS, one row an action. docs/permissions.md is made from it, `portal policy table` prints it.
"""

from collections.abc import Callable, Iterable, Mapping
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


class OrganisationStanding(StrEnum):
    """How far an organisation is trusted: `trusted` publishes first and is reviewed after, `blocked` posts nothing."""

    unverified = "unverified"
    allowed = "allowed"
    trusted = "trusted"
    blocked = "blocked"


def narrower(one: Visibility, other: Visibility) -> Visibility:
    """Return the one that fewer people read; they are declared from the widest to the narrowest."""
    return max(one, other, key=list(Visibility).index)


REGIONS = ("europe", "south-east-asia", "west-africa", "global")
GLOBAL = "global"


@dataclass(frozen=True)
class Reader:
    """Who asks: a role, the regions of their country or task, and (signed in) which person (`id`: as the trail names them).

    Every query for records takes one.
    """

    role: Role = Role.visitor
    regions: frozenset[str] = frozenset()
    person: int | None = None
    id: str = ""
    standing: OrganisationStanding = OrganisationStanding.unverified


VISITOR = Reader()
PORTAL = Reader(id="portal")
"""Who does what the portal does by itself."""

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
        regions = {*reader.regions, GLOBAL}
    return frozenset(visibility.value for visibility in whole) | {f"region:{region}" for region in regions}


def record_labels(visibility: Visibility, regions: Iterable[str]) -> Labels:
    """Return the labels of a record of this visibility about these regions."""
    if visibility is Visibility.region:
        return frozenset(f"region:{region}" for region in regions)
    return frozenset({visibility.value})


class Action(StrEnum):
    """What a right is needed for."""

    read = "read"
    flag = "flag"
    draft = "draft"
    edit = "edit"
    follow = "follow"
    comment = "comment"
    submit = "submit"
    withdraw = "withdraw"
    publish_first = "publish_first"
    review = "review"
    decide = "decide"
    advise = "advise"
    renew = "renew"
    archive = "archive"
    withhold = "withhold"
    reclassify = "reclassify"
    settle_flag = "settle_flag"
    expunge = "expunge"
    see_searches = "see_searches"
    account = "account"
    invite = "invite"
    manage_people = "manage_people"
    manage_organisations = "manage_organisations"
    manage_domains = "manage_domains"
    manage_corridors = "manage_corridors"
    see_mail = "see_mail"
    see_audit = "see_audit"


class Scope(StrEnum):
    """To which records a right extends (for the rights on people and settings: `all` or `no`).

    `region` is narrower than it sounds: a record about one of the person's regions (or of none in particular), of a visibility
    that they read, and no draft that its author has never sent in. `own` is what the person posted or wrote a part of.
    """

    no = "no"
    seen = "seen"
    own = "own"
    region = "region"
    others = "others"
    trusted = "trusted"
    all = "all"


no, seen, own, region, others, trusted, all_ = Scope
A, R = Action, Role
ROLES = (R.visitor, R.official, R.coordinator, R.moderator, R.administrator)

# fmt: off
# Moderators are never the only ones who decide on a text of their own ("others"); administrators do not moderate.
RIGHTS: dict[Action, tuple[Scope, Scope, Scope, Scope, Scope]] = {
    #                        visitor  official     coordinator  moderator    administrator
    A.read:                 (seen,    seen,        seen,        seen,        seen),
    A.flag:                 (seen,    seen,        seen,        seen,        seen),
    A.draft:                (no,      region,      region,      region,      no),
    A.edit:                 (no,      own,         region,      region,      no),
    A.follow:               (no,      own,         region,      region,      no),
    A.comment:              (no,      own,         region,      region,      no),
    A.submit:               (no,      own,         own,         own,         no),
    A.withdraw:             (no,      own,         own,         own,         no),
    A.publish_first:        (no,      no,          trusted,     no,          no),
    A.review:               (no,      no,          no,          region,      no),
    A.decide:               (no,      no,          no,          others,      no),
    A.advise:               (no,      no,          no,          others,      no),
    A.renew:                (no,      no,          region,      region,      no),
    A.archive:              (no,      no,          own,         region,      no),
    A.withhold:             (no,      no,          no,          region,      no),
    A.reclassify:           (no,      no,          no,          region,      no),
    A.settle_flag:          (no,      no,          no,          region,      no),
    A.expunge:              (no,      no,          no,          region,      no),
    A.see_searches:         (no,      no,          region,      region,      no),
    A.account:              (no,      all_,        all_,        all_,        all_),
    A.invite:               (no,      no,          no,          all_,        all_),
    A.manage_people:        (no,      no,          no,          no,          all_),
    A.manage_organisations: (no,      no,          no,          no,          all_),
    A.manage_domains:       (no,      no,          no,          no,          all_),
    A.manage_corridors:     (no,      no,          no,          all_,        all_),
    A.see_mail:             (no,      no,          no,          no,          all_),
    A.see_audit:            (no,      no,          no,          no,          all_),
}
# fmt: on

# Whom an inviter may make what; a moderator invites into their own regions only.
INVITES: dict[Role, tuple[Role, ...]] = {
    Role.moderator: (Role.official, Role.coordinator),
    Role.administrator: (Role.official, Role.coordinator, Role.moderator, Role.administrator),
}

# What people of a blocked organisation do not do.
POSTING = frozenset({Action.draft, Action.edit, Action.comment, Action.submit, Action.publish_first})


@dataclass(frozen=True)
class Subject:
    """What a right is asked for: a record with the text that is on its way, if any.

    `people` posted it or wrote a part of it. `private`: nothing of it is public and its author has never sent it in.
    `overdue`: it has waited so long for a decision that it concerns every moderator; `assigned` is the one who took it.
    """

    regions: frozenset[str]
    visibility: Visibility = Visibility.public
    people: frozenset[int] = frozenset()
    readable: bool = True
    private: bool = False
    overdue: bool = False
    assigned: int | None = None


def _sees(reader: Reader, subject: Subject) -> bool:
    return bool(labels(reader) & record_labels(subject.visibility, subject.regions))


def _owns(reader: Reader, subject: Subject) -> bool:
    return reader.person is not None and reader.person in subject.people


def _regional(reader: Reader, subject: Subject) -> bool:
    about = bool((reader.regions | {GLOBAL}) & subject.regions)
    if reader.role is Role.moderator:
        # Whoever took what was overdue elsewhere brings it to its end.
        took = subject.assigned is not None and subject.assigned == reader.person
        about = about or subject.overdue or took
    return _owns(reader, subject) or (about and not subject.private and _sees(reader, subject))


def _about_others(reader: Reader, subject: Subject) -> bool:
    return _regional(reader, subject) and not _owns(reader, subject)


def _trusted(reader: Reader, subject: Subject) -> bool:
    # What is for governments only is looked at first, whoever posts it.
    public = subject.visibility is Visibility.public
    return public and reader.standing is OrganisationStanding.trusted and _owns(reader, subject)


_EXTENDS: Mapping[Scope, Callable[[Reader, Subject], bool]] = {
    Scope.no: lambda _reader, _subject: False,
    Scope.all: lambda _reader, _subject: True,
    Scope.seen: lambda reader, subject: subject.readable and _sees(reader, subject),
    Scope.own: _owns,
    Scope.region: _regional,
    Scope.others: _about_others,
    Scope.trusted: _trusted,
}
NOTHING = Subject(frozenset())


def scope(role: Role, action: Action) -> Scope:
    """Return how far a role's right extends."""
    return RIGHTS[action][ROLES.index(role)]


def may(reader: Reader, action: Action, subject: Subject = NOTHING) -> bool:
    """Say whether `reader` may do `action` to `subject` (left out for rights on people and settings)."""
    if reader.standing is OrganisationStanding.blocked and action in POSTING:
        return False
    return _EXTENDS[scope(reader.role, action)](reader, subject)
