"""E-mail addresses and the domains that they belong to, compared label by label."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

# Anybody can have an address there; listed as a government's domain they would let everybody in.
OPEN_TO_ALL = frozenset(
    {
        "163.com", "aol.com", "free.fr", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
        "hotmail.fr", "icloud.com", "inbox.com", "laposte.net", "list.ru", "live.com", "live.fr", "mail.com", "mail.ru",
        "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.fr", "proton.me", "protonmail.com", "qq.com",
        "rediffmail.com", "rocketmail.com", "sfr.fr", "tutanota.com", "wanadoo.fr", "web.de", "yahoo.co.id",
        "yahoo.co.uk", "yahoo.com", "yahoo.com.ph", "yahoo.fr", "yandex.com", "yandex.ru", "ymail.com", "zoho.com",
    }
)  # fmt: skip
# Below these in a country everybody registers a name: com.ng, co.uk. Those of governments alone (gov, gouv, go) are not here.
REGISTERED = frozenset(
    {"ac", "asso", "biz", "co", "com", "edu", "info", "name", "ne", "net", "nom", "or", "org", "sch", "web"}
)
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"(?:{LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
LOCAL = re.compile(r"[^@\s<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}")


def ascii_domain(domain: str) -> str | None:
    """Return a mail domain as it is compared: small letters, other scripts in their ASCII form; None where it is none."""
    try:
        found = domain.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return found if len(found) <= 120 and DOMAIN.fullmatch(found) else None


def parents(domain: str) -> tuple[str, ...]:
    """Return a domain and those that it is part of: `mail.gov.sn` is part of `gov.sn`, `evilgov.sn` is not."""
    labels = domain.split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels) - 1))


def _email(value: str) -> str:
    local, at, domain = value.strip().rpartition("@")
    # A laptop on which the portal is tried has no other domain.
    known = ascii_domain(domain) if domain != "localhost" else domain
    if not at or known is None or not LOCAL.fullmatch(local) or len(value) > 200:
        raise PydanticCustomError("email_address", "not an e-mail address")
    return f"{local.casefold()}@{known}"


def _domain(value: str) -> str:
    found = ascii_domain(value.strip().removeprefix("@"))
    if found is None:
        raise PydanticCustomError("domain_name", "not a mail domain")
    first, _, country = found.partition(".")
    if OPEN_TO_ALL.intersection(parents(found)) or (first in REGISTERED and len(country) == 2):
        raise PydanticCustomError("domain_too_wide", "open to everybody")
    return found


Email = Annotated[str, AfterValidator(_email)]
Domain = Annotated[str, AfterValidator(_domain)]
