"""`portal user`: make accounts, look them over, suspend them, help somebody in. Works while the portal runs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from portal.cli._portal import opened
from portal.database.sessions import DatabaseUnwritableError
from portal.domain.languages import DEFAULT, INTERFACE
from portal.domain.people import MESSAGES, MadeInput, PasswordInput
from portal.domain.policy import REGIONS, Role
from portal.domain.problems import Problem, checked
from portal.services.context import Portal
from portal.services.people import making
from portal.services.people.checks import NotPossibleError, context
from portal.services.people.sessions import PRIVILEGED

ROLES = [role.value for role in Role if role is not Role.visitor]
OPTIONS = {
    "email": "EMAIL",
    "country": "--country",
    "regions": "--region",
    "organisation": "--organisation",
    "name": "--name",
}


@click.group()
def user() -> None:
    """Make accounts, list them, suspend them, help somebody in."""


@contextmanager
def _people() -> Iterator[Portal]:
    try:
        with opened() as portal:
            yield portal
    except NotPossibleError as error:
        raise click.ClickException(_said(error.problems)) from None
    except DatabaseUnwritableError:
        raise click.ClickException("The database cannot be written just now. Try again in a minute.") from None


def _said(problems: tuple[Problem, ...]) -> str:
    found = []
    for problem in problems:
        where = OPTIONS.get(problem.name, problem.name)
        text = MESSAGES.get(problem.type) or problem.text
        found.append(f"{where}: {text}" if where else text)
    return "\n".join(found)


@user.command()
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the person is here.")
@click.option(
    "--region", "regions", multiple=True, type=click.Choice(REGIONS), help="A region of their task; again for more."
)
@click.option("--country", default="", help="Their country, such as SN.")
@click.option("--organisation", default="", help="The id of their organisation.")
@click.option("--name", default="", help="Their name; without it the beginning of the address.")
@click.option(
    "--language", type=click.Choice(INTERFACE), default=DEFAULT, show_default=True, help="Language of mails to them."
)
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input; without it a link is printed."
)
@click.option("--totp", is_flag=True, help="Give them a second factor and print its secret.")
def create(email: str, password_stdin: bool, totp: bool, **given: Any) -> None:
    """Make an account for EMAIL that is open at once, or print a link by which it begins."""
    if totp and not password_stdin:
        raise click.UsageError(
            "--totp needs --password-stdin: by a link the person sets up a second factor themselves."
        )
    with _people() as portal:
        asked = _checked(portal, MadeInput, {"email": email, **given, "regions": list(given["regions"])})
        password = _password(portal, asked) if password_stdin else ""
        made = making.create(portal, asked, password, totp)
    click.echo(f"{asked.email} is {_article(asked.role)} now." if password else f"{asked.email} is invited.")
    if made.secret:
        click.echo(f"TOTP secret: {made.secret}\nTOTP address: {made.uri}")
    if made.link:
        click.echo(f"Link, for 14 days: {made.link}")
    if asked.role in PRIVILEGED and password and not totp and portal.settings.require_second_factor:
        click.echo("At the first sign-in a second factor is set up.", err=True)
    if asked.role in (Role.coordinator, Role.moderator) and not asked.regions and not asked.country:
        click.echo("Without --region they work on what is about no region in particular only.", err=True)


def _article(role: str) -> str:
    return f"an {role}" if role[0] in "ao" else f"a {role}"


def _checked(portal: Portal, model: Any, values: dict[str, Any], *own: str) -> Any:
    found, problems = checked(model, values, context(portal, *own))
    if found is None:
        raise click.ClickException(_said(problems))
    return found


def _password(portal: Portal, asked: MadeInput) -> str:
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise click.ClickException("There is no password on standard input.")
    password: str = _checked(portal, PasswordInput, {"password": line}, asked.email, asked.name).password
    return password


@user.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List everybody with an account."""
    with _people() as portal:
        found = making.everybody(portal)
    rows: list[dict[str, Any]] = [
        {
            "email": one.email, "name": one.name, "role": one.role, "standing": one.standing, "country": one.country,
            "regions": list(one.regions), "organisation": one.organisation_id, "second_factor": one.has_factor,
            "signed_in_at": one.signed_in_at.isoformat() if one.signed_in_at else None, "id": one.id,
        }
        for one in found
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        where = " ".join([row["country"], *row["regions"]]).strip() or "-"
        click.echo(f"{row['email'] or '-'}\t{row['role']}\t{row['standing']}\t{where}\t{row['name']}")


@user.command()
@click.argument("email")
def suspend(email: str) -> None:
    """Suspend the account of EMAIL and end its sessions at once."""
    with _people() as portal:
        try:
            making.suspend(portal, email)
        except LookupError:
            raise click.ClickException(f"There is no active account of {email}.") from None
    click.echo(f"{email} is suspended.")


@user.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a link by which EMAIL chooses a new password, or begins where they have not yet."""
    with _people() as portal:
        try:
            link = making.reset(portal, email)
        except LookupError:
            raise click.ClickException(f"There is no account of {email} that can sign in.") from None
    click.echo(link)
