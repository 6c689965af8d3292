"""What may be entered about people, organisations and who may have an account; messages of errors are declared beside it.

Validated with a context: `places`, `vocabulary`, and for passwords `refused`, a function that says what is wrong with one.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic import Field as Limits
from pydantic_core import PydanticCustomError

from portal.domain.languages import CODES, INTERFACE
from portal.domain.mail_addresses import Domain, Email
from portal.domain.messages import msgid
from portal.domain.passwords import REFUSALS, Refusal
from portal.domain.policy import Role
from portal.domain.values import Value

MESSAGES: Mapping[str, str] = {
    **{f"password_{why}": text for why, text in REFUSALS.items()},
    "email_address": msgid("Write an e-mail address, such as name@example.org."),
    "person_name": msgid("Write your name as colleagues know it, in one line of at most 120 characters."),
    "unknown_country": msgid("Choose a country from the list."),
    "unknown_region": msgid("Choose regions from the list."),
    "country_needed": msgid("Choose the country whose government this person works for."),
    "regions_needed": msgid("Choose one region at least."),
    "domain_name": msgid("Write the part after the @ of a government's e-mail addresses, such as justice.example."),
    "domain_too_wide": msgid("This domain is open to everybody, not to a government alone."),
    "same_country": msgid("Host country and country of origin are the same."),
    "wrong_password": msgid("This is not your present password."),
    "wrong_code": msgid("This code is not right, or was used before. Wait for the next one and type it again."),
    "not_confirmed": msgid("To close your account, tick the box and type your e-mail address."),
    "address_taken": msgid("This is the address of your account already."),
    "last_administrator": msgid("You are the last administrator. Make somebody else an administrator first."),
    "unknown_organisation": msgid("Choose an organisation from the list."),
    "foreign_region": msgid("You invite people into your own regions only."),
    "role_not_given": msgid("You may not give this role."),
    "trusted_organisation": msgid(
        "Its people publish before review, so an administrator invites into this organisation."
    ),
    "is_there": msgid("This is in the list already."),
    "domain_not_listed": msgid(
        "This portal gives accounts to addresses of listed governments only, and this one is not among them."
    ),
    "factor_required": msgid("Moderators and administrators need a second factor here."),
    "unknown_person": msgid("Choose a person from the list."),
    "merged_with_itself": msgid("Choose another organisation to merge this one into."),
}


def _person_name(value: str) -> str:
    name = " ".join(value.split())
    unseen = any(unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} for sign in name)
    if not 1 <= len(name) <= 120 or unseen or not any(sign.isalpha() for sign in name):
        raise PydanticCustomError("person_name", "not a name")
    return name


def _country(value: str, info: ValidationInfo) -> str:
    places = (info.context or {}).get("places")
    if value and places is not None and value not in places.countries:
        raise PydanticCustomError("unknown_country", "not a country")
    return value


def _regions(values: list[str], info: ValidationInfo) -> list[str]:
    places = (info.context or {}).get("places")
    if places is not None and any(value not in places.regions for value in values):
        raise PydanticCustomError("unknown_region", "not a region")
    return sorted(set(values))


def _password(value: str, info: ValidationInfo) -> str:
    refused: Callable[[str], Refusal | None] | None = (info.context or {}).get("refused")
    why = refused(value) if refused else None
    if why is not None:
        raise PydanticCustomError(f"password_{why}", "not a good password")
    return value


PersonName = Annotated[str, AfterValidator(_person_name)]
CountryOrNone = Annotated[str, BeforeValidator(lambda value: value or ""), AfterValidator(_country)]
Regions = Annotated[list[str], AfterValidator(_regions)]
Password = Annotated[str, StringConstraints(strip_whitespace=False), AfterValidator(_password)]
InterfaceLanguage = Literal[INTERFACE]  # type: ignore[valid-type]
Languages = list[Literal[CODES]]  # type: ignore[valid-type]
OrganisationId = Annotated[str, BeforeValidator(lambda value: value or ""), StringConstraints(max_length=120)]


class RightsInput(Value):
    """Role, country, regions and organisation of a person: what their rights come from."""

    is_whole: ClassVar[bool] = True

    role: Literal["official", "coordinator", "moderator", "administrator"]
    country: CountryOrNone = ""
    regions: Regions = Limits(default_factory=list)
    organisation: OrganisationId = ""

    @model_validator(mode="after")
    def _check_enough(self) -> "RightsInput":
        if not self.is_whole:
            return self
        if self.role == Role.official and not self.country:
            raise PydanticCustomError("country_needed", "an official has a country")
        if self.role in (Role.coordinator, Role.moderator) and not self.regions:
            raise PydanticCustomError("regions_needed", "the task is in a region")
        return self


class InvitationInput(RightsInput):
    """An invitation into a role; `language` is that of the mail."""

    email: Email
    language: InterfaceLanguage = "en"


class MadeInput(InvitationInput):
    """An account that a command makes, perhaps before anybody has said where the person works."""

    is_whole: ClassVar[bool] = False
    name: str = Limits("", max_length=120)


class EmailInput(Value):
    """An address that a link is sent to."""

    email: Email


class StartInput(Value):
    """What a person fills in when they accept an invitation or confirm a request."""

    model_config = Value.model_config | {"str_strip_whitespace": False}
    name: PersonName
    password: Password
    languages: Languages = Limits(default_factory=list)


class FirstInput(StartInput):
    """What the first administrator fills in: nobody has written down their address yet."""

    email: Email


class PasswordInput(Value):
    """A new password."""

    model_config = Value.model_config | {"str_strip_whitespace": False}
    password: Password


class ProfileInput(Value):
    """What people say of themselves; `wanted` are the mails that may be switched off and are not."""

    name: PersonName
    languages: Languages = Limits(default_factory=list)
    language: InterfaceLanguage = "en"
    wanted: list[str] = Limits(default_factory=list)


class DomainInput(Value):
    """A government's mail domain."""

    domain: Domain
    country: CountryOrNone
    organisation: OrganisationId = ""

    @field_validator("country")
    @classmethod
    def _check_country(cls, value: str) -> str:
        if not value:
            raise PydanticCustomError("unknown_country", "a government has a country")
        return value


class CorridorInput(Value):
    """A corridor that forms offer: host country, countries passed through, country of origin."""

    host: CountryOrNone
    transit: list[CountryOrNone] = Limits(default_factory=list)
    origin: CountryOrNone

    @model_validator(mode="after")
    def _check_two(self) -> "CorridorInput":
        if not self.host or not self.origin:
            raise PydanticCustomError("unknown_country", "a corridor has two ends")
        if self.host == self.origin:
            raise PydanticCustomError("same_country", "a corridor leads somewhere else")
        return self
