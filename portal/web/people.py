"""How roles and standings of people and organisations are called on pages."""

from portal.domain.messages import msgid
from portal.domain.policy import Role
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
    "requested": msgid("asked for, not confirmed"),
    "active": msgid("active"),
    "suspended": msgid("suspended"),
    "closed": msgid("closed"),
}


def role_name(role: str) -> str:
    """Return what a role is called."""
    return gettext(ROLES[Role(role)])


def standing_name(standing: str) -> str:
    """Return how an account stands, in words."""
    return gettext(STANDINGS[standing])
