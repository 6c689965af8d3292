"""Mail domains of governments, as data: who reads mail there may ask for an official's account."""

from collections.abc import Sequence

from portal.database import accounts, trail
from portal.database.tables import EmailDomain
from portal.domain.people import DomainInput
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.people.checks import NotPossibleError, demand, organisation_id


def public(portal: Portal) -> Sequence[EmailDomain]:
    """Return the listed domains by country; they are no secret."""
    with portal.database.reading() as session:
        return accounts.domains(session)


def add(portal: Portal, reader: Reader, given: DomainInput) -> None:
    """List a domain. NotAllowedError, NotPossibleError where it is listed."""
    demand(reader, Action.manage_domains)
    with portal.database.writing() as session:
        if session.get(EmailDomain, given.domain) is not None:
            raise NotPossibleError("is_there", "domain")
        body = organisation_id(session, given.organisation)
        session.add(EmailDomain(domain=given.domain, country=given.country, organisation_id=body))
        trail.add(session, reader, "domain_added", f"domain:{given.domain}", new=given.country)


def remove(portal: Portal, reader: Reader, domain: str) -> None:
    """Take a domain from the list; accounts that came from it stay. NotAllowedError, LookupError."""
    demand(reader, Action.manage_domains)
    with portal.database.writing() as session:
        found = session.get(EmailDomain, domain)
        if found is None:
            raise LookupError(domain)
        session.delete(found)
        trail.add(session, reader, "domain_removed", f"domain:{domain}", old=found.country)
