"""Mails about accounts. Those to an address that nobody has confirmed yet carry no word that a stranger chose."""

from collections.abc import Mapping

from portal.domain.messages import msgid
from portal.mail.template import Audience, Template

NOT_YOU = msgid("If it was not you, you need not do anything: without this link nothing happens.")
ONCE = msgid("The link works once, until %(until)s.")
WAS_IT_YOU = msgid("If it was not you, set a new password at once and tell an administrator.")

PEOPLE: Mapping[str, Template] = {
    "invitation": Template(
        subject=msgid("%(by)s invites you to %(portal)s"),
        paragraphs=(
            msgid(
                "%(by)s invites you to %(portal)s, where governments share what they have learned about return and reintegration."
            ),
            msgid("Accept the invitation to choose a password and begin."),
            ONCE,
        ),
        action=msgid("Accept the invitation"),
        audience=Audience.anybody,
    ),
    "confirm_request": Template(
        subject=msgid("Confirm your request for an account at %(portal)s"),
        paragraphs=(
            msgid("Somebody, probably you, asked for an account at %(portal)s with this address."),
            msgid("Confirm that the address is yours, and choose a password."),
            ONCE,
            NOT_YOU,
        ),
        action=msgid("Confirm the request"),
        audience=Audience.anybody,
    ),
    "request_received": Template(
        subject=msgid("Your request for an account at %(portal)s"),
        paragraphs=(
            msgid("Your request for an account has arrived."),
            msgid("You get another mail as soon as somebody has looked at it."),
        ),
        audience=Audience.anybody,
    ),
    "account_exists": Template(
        subject=msgid("You have an account at %(portal)s already"),
        paragraphs=(
            msgid("Somebody, probably you, asked for an account with this address. There is one already."),
            msgid(
                "Sign in with it. If you have forgotten your password, the page for signing in helps you to a new one."
            ),
        ),
        action=msgid("Sign in"),
        audience=Audience.anybody,
    ),
    "account_opened": Template(
        subject=msgid("Your account at %(portal)s is open"),
        paragraphs=(msgid("Your account is open. You can sign in now."),),
        action=msgid("Sign in"),
    ),
    "confirm_email": Template(
        subject=msgid("Confirm your new address for %(portal)s"),
        paragraphs=(
            msgid("Somebody, probably you, wants to use this address for an account at %(portal)s."),
            msgid("Confirm that it is yours. Until then the old address stays in use."),
            ONCE,
            NOT_YOU,
        ),
        action=msgid("Confirm the address"),
        audience=Audience.anybody,
    ),
    "email_changed": Template(
        subject=msgid("Your address at %(portal)s has changed"),
        paragraphs=(
            msgid("Your account now uses another address. From now on nothing is sent to this one."),
            msgid("If you did not change it, tell an administrator at once."),
        ),
        action=msgid("Go to the portal"),
        audience=Audience.anybody,
    ),
    "reset_password": Template(
        subject=msgid("A new password for %(portal)s"),
        paragraphs=(
            msgid("Somebody, probably you, asked for a new password. The link leads to the page where you choose it."),
            ONCE,
            NOT_YOU,
        ),
        action=msgid("Choose a new password"),
    ),
    "password_changed": Template(
        subject=msgid("Your password at %(portal)s has changed"),
        paragraphs=(msgid("Your password has just been changed."), WAS_IT_YOU),
        action=msgid("Set a new password"),
    ),
    "factors_changed": Template(
        subject=msgid("Your second factor at %(portal)s has changed"),
        paragraphs=(
            msgid(
                "The second factor of your account (the app on your phone, or its recovery codes) has just been changed."
            ),
            WAS_IT_YOU,
        ),
        action=msgid("Set a new password"),
    ),
    "signed_in_new_device": Template(
        subject=msgid("A new device signed in to %(portal)s"),
        paragraphs=(
            msgid("Somebody signed in to your account from a device that was not used before: %(device)s."),
            msgid("If it was you, you need not do anything."),
            WAS_IT_YOU,
        ),
        action=msgid("See where you are signed in"),
    ),
    "account_suspended": Template(
        subject=msgid("Your account at %(portal)s is suspended"),
        paragraphs=(
            msgid("An administrator has suspended your account. You cannot sign in until it is opened again."),
            msgid("Your texts stay as they are."),
        ),
        audience=Audience.anybody,
    ),
    "account_reopened": Template(
        subject=msgid("Your account at %(portal)s is open again"),
        paragraphs=(msgid("An administrator has opened your account again. You can sign in as before."),),
        action=msgid("Sign in"),
    ),
}
