"""The audit in words: who did what on what, with what is known of them now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.domain.messages import msgid
from portal.domain.policy import PORTAL, OrganisationStanding, Role, Visibility
from portal.domain.workflow import Condition, State
from portal.services.audit.listing import Entry, Known
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.i18n import gettext, language
from portal.web.names import country, region
from portal.web.people import body_standing, role_name
from portal.web.stages import STEPS, condition_name, state_name

# What was done to accounts, lists and mails; what was done to records stands in stages.STEPS.
ACTIONS: Mapping[str, str] = {
    "sign_in": msgid("signed in"),
    "sign_in_refused": msgid("was refused: wrong password"),
    "sign_in_too_often": msgid("was refused: tried too often"),
    "second_factor_refused": msgid("was refused: wrong code"),
    "recovery_code_used": msgid("used a recovery code"),
    "sign_out": msgid("signed out"),
    "sign_out_everywhere": msgid("signed out everywhere"),
    "reset_asked": msgid("asked for a new password"),
    "password_reset": msgid("set a new password by a link"),
    "password_changed": msgid("changed the password"),
    "factor_set_up": msgid("set up a second factor"),
    "factor_removed": msgid("removed the second factor"),
    "recovery_codes_made": msgid("made new recovery codes"),
    "email_change_asked": msgid("asked for another e-mail address"),
    "email_changed": msgid("changed the e-mail address"),
    "profile_changed": msgid("changed the profile"),
    "account_requested": msgid("asked for an account"),
    "request_confirmed": msgid("confirmed the request for an account"),
    "invited": msgid("invited"),
    "invitation_accepted": msgid("accepted the invitation"),
    "invitation_withdrawn": msgid("took the invitation back"),
    "first_administrator": msgid("became the first administrator"),
    "account_made": msgid("made an account by command"),
    "link_made": msgid("made a link by command"),
    "link_sent": msgid("sent a link"),
    "account_closed": msgid("closed the account"),
    "role_changed": msgid("changed the role"),
    "country_changed": msgid("changed the country"),
    "regions_changed": msgid("changed the regions"),
    "organisation_changed": msgid("changed the organisation"),
    "suspended": msgid("suspended"),
    "reopened": msgid("opened the account again"),
    "records_handed_over": msgid("handed over the records"),
    "organisation_added": msgid("added the organisation"),
    "organisation_standing": msgid("changed how far it is trusted"),
    "organisation_merged": msgid("merged the organisation"),
    "domain_added": msgid("listed the e-mail domain"),
    "domain_removed": msgid("took the e-mail domain from the list"),
    "corridor_added": msgid("offered the corridor"),
    "corridor_hidden": msgid("hid the corridor"),
    "mail_retried": msgid("tried the mail again"),
    "mail_dropped": msgid("dropped the mail"),
    "mail_read": msgid("read a mail that was kept"),
    "audit_exported": msgid("took the audit away as a file"),
}
KINDS: Mapping[str, str] = {
    "record": msgid("records"),
    "person": msgid("people"),
    "organisation": msgid("organisations"),
    "domain": msgid("e-mail domains"),
    "corridor": msgid("corridors"),
    "mail": msgid("mails"),
    "audit": msgid("the audit"),
}


@dataclass(frozen=True)
class Subject:
    """What something was done to: what it is called, and where it is."""

    text: str
    href: str = ""
    lang: str = ""


def action_name(action: str) -> str:
    """Return what was done, in words; the action's own name where it has none."""
    text = STEPS.get(action) or ACTIONS.get(action)
    return gettext(text) if text else action.replace("_", " ")


def actor_name(entry: Entry) -> str:
    """Return who did it, as they are called now."""
    if entry.actor == PORTAL.id:
        return gettext("the portal itself")
    if not entry.actor:
        return gettext("somebody who was not signed in")
    return entry.actor_name or gettext("account closed")


def subject(entry: Entry, known: Known) -> Subject:
    """Return what it was done to, in words, with a link where there is a page."""
    kind, _, id = entry.subject.partition(":")
    named = _SUBJECTS.get(kind)
    return named(id, known) if named else Subject(entry.subject)


def _person(id: str, known: Known) -> Subject:
    return Subject(known.people.get(id) or gettext("account closed"), at().admin("people", id))


def _record(number: str, known: Known) -> Subject:
    found = known.records.get(int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        return Subject(gettext("record no. %(number)s") % {"number": number})
    return Subject(found.title, at().record(found.kind, found.id), found.language)


def _organisation(id: str, known: Known) -> Subject:
    return Subject(known.organisations.get(id, id), at().admin("organisations", id))


def _domain(name: str, _: Known) -> Subject:
    return Subject(name, at().admin("domains"))


def _corridor(code: str, _: Known) -> Subject:
    return Subject(portal().places.corridor_name(code, language()), at().admin("corridors"))


def _mail(number: str, _: Known) -> Subject:
    if number.endswith(".eml"):
        return Subject(gettext("a mail in the folder"), at().admin("mail", "kept", number))
    return Subject(gettext("mail no. %(number)s") % {"number": number}, at().admin("mail"))


def _audit(_: str, __: Known) -> Subject:
    return Subject(gettext("the audit"), at().admin("audit"))


_SUBJECTS: Mapping[str, Callable[[str, Known], Subject]] = {
    "person": _person,
    "record": _record,
    "organisation": _organisation,
    "domain": _domain,
    "corridor": _corridor,
    "mail": _mail,
    "audit": _audit,
}


def value(entry: Entry, text: str, known: Known) -> str:
    """Return what a thing was before, or is after, in words; the code where there are none."""
    kind, _, id = text.partition(":")
    if kind == "person" and id:
        return _person(id, known).text
    if entry.action == "records_handed_over":
        return _person(text, known).text
    if entry.action == "regions_changed":
        return formats.listed([region(code) for code in text.split(",") if code])
    if entry.action in ("country_changed", "domain_added", "domain_removed"):
        return country(text) if text else ""
    if entry.action in ("organisation_changed", "organisation_merged"):
        return known.organisations.get(text, text)
    return _code(text)


def _code(text: str) -> str:
    found: tuple[tuple[type, Callable[[str], str]], ...] = (
        (Role, role_name),
        (State, state_name),
        (Condition, condition_name),
        (OrganisationStanding, body_standing),
    )
    for codes, words in found:
        if text in set(codes):  # type: ignore[call-overload]  # a class of codes is the set of them
            return words(text)
    return gettext(VISIBILITIES[Visibility(text)]) if text in set(Visibility) else text


VISIBILITIES: Mapping[Visibility, str] = {
    Visibility.public: msgid("for everybody"),
    Visibility.governments: msgid("for governments"),
    Visibility.region: msgid("for governments of its regions"),
    Visibility.moderators: msgid("for moderators"),
}
