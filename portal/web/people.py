"""How roles and standings of people and organisations are called on pages."""

from portal.domain.messages import msgid
from portal.domain.policy import OrganisationStanding, Role
from portal.web.i18n import gettext

ROLES = {
    Role.visitor: msgid("visitor"),
    Role.official: msgid("official"),
    Role.coordinator: msgid("coordinator"),
    Role.moderator: msgid("moderator"),
    Role.administrator: msgid("administrator"),
}
STANDINGS = {
    "invited": msgid("invited"),
    "requested": msgid("requested, not confirmed"),
    "active": msgid("active"),
    "suspended": msgid("suspended"),
    "closed": msgid("closed"),
}

BODY_STANDINGS = {
    OrganisationStanding.unverified: msgid("unverified"),
    OrganisationStanding.allowed: msgid("allowed"),
    OrganisationStanding.trusted: msgid("trusted"),
    OrganisationStanding.blocked: msgid("blocked"),
}


def body_standing(standing: str) -> str:
    """Return how far an organisation is trusted, in words."""
    return gettext(BODY_STANDINGS[OrganisationStanding(standing)])


def role_name(role: str) -> str:
    """Return what a role is called."""
    return gettext(ROLES[Role(role)])


def standing_name(standing: str) -> str:
    """Return how an account stands, in words."""
    return gettext(STANDINGS[standing])
