"""The kinds of personal data that a text can show, each with the reason and what to write instead."""

from dataclasses import dataclass

from portal.domain.messages import msgid

VERSION = "4"
"""Raised when the rules change: what was found by older ones is looked for anew."""


@dataclass(frozen=True)
class Finding:
    """What looks like personal data: its kind, the words, from where to where (indices of the given text), whether it must not stay."""

    kind: str
    text: str
    start: int
    end: int
    blocking: bool


@dataclass(frozen=True)
class FindingKind:
    """A kind (code): what it is called, why it is a problem, and what to write instead (msgids)."""

    code: str
    label: str
    why: str
    instead: str
    blocking: bool = True


_ALL = (
    FindingKind(
        "bank",
        msgid("Bank account or card"),
        msgid("A number of an account or a card leads to one person, and to their money."),
        msgid("Leave the number out; say how people were paid."),
    ),
    FindingKind(
        "passport",
        msgid("Passport number"),
        msgid("The number of a passport leads to one person."),
        msgid("Leave the number out; say that people had a passport, or got one."),
    ),
    FindingKind(
        "national_id",
        msgid("Identity number"),
        msgid("An identity or insurance number leads to one person."),
        msgid("Leave the number out; say which document people had, or got."),
    ),
    FindingKind(
        "birth_date",
        msgid("Date of birth"),
        msgid("With a date of birth and a place, people can be found."),
        msgid("Write an age group: “in her twenties”, “a child under five”."),
    ),
    FindingKind(
        "case_number",
        msgid("Case number"),
        msgid("Whoever has the files finds the person by the number."),
        msgid("Leave the number out."),
    ),
    FindingKind(
        "email",
        msgid("E-mail address of a person"),
        msgid("An address with a name in it, or a private one, leads to one person."),
        msgid("Give the address of an office, such as returns@example.org."),
    ),
    FindingKind(
        "phone",
        msgid("Telephone number of a person"),
        msgid("A private number leads to one person."),
        msgid("Leave it out, or give the number of an office or hotline and say which."),
    ),
    FindingKind(
        "address",
        msgid("Home address"),
        msgid("A house and a street lead to one family."),
        msgid("Name the district or the region."),
    ),
    FindingKind(
        "person_name",
        msgid("Name of a person"),
        msgid("Neighbours, traffickers or employers may recognise who is meant."),
        msgid("Write “a young woman”, “a returnee”, without a name; initials are not enough."),
    ),
    FindingKind(
        "small_count",
        msgid("Very small number of people"),
        msgid("Where so few are meant, people of the place know who they are."),
        msgid("Write “a few”, or “fewer than ten”."),
    ),
    FindingKind(
        "photo",
        msgid("Photograph"),
        msgid("A face, a house or a school uniform can show who is meant."),
        msgid("Use a picture without people, or one of people who agreed in writing."),
        blocking=False,
    ),
)
KINDS: dict[str, FindingKind] = {kind.code: kind for kind in _ALL}
RANK = {kind.code: rank for rank, kind in enumerate(_ALL)}
"""Of two findings at the same place the one that says more is kept: the earlier in this order."""
