"""`portal user` as a shell calls it, and the link that the first run prints."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.cli.run import _welcome
from portal.services.context import Portal
from portal.settings import ROOT
from tests.people.signing import PASSWORD, code_now, make_person, post, sign_in, sit_down


def portal_command(portal: Portal, *given: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Call the command on the test's portal, while that is open."""
    program = Path(sys.executable).with_name("portal")
    environment = {
        **os.environ,
        "PORTAL_INSTANCE": str(portal.settings.instance),
        "PORTAL_INDEX": str(portal.settings.index),
    }
    return subprocess.run(
        [str(program), "user", *given], input=typed, capture_output=True, text=True, check=False, env=environment, cwd=ROOT,
        timeout=120,
    )  # fmt: skip


def test_an_account_is_made_by_script_with_its_second_factor(portal: Portal, client: FlaskClient) -> None:
    """Else an installation cannot be set up and tried out by script."""
    done = portal_command(
        portal, "create", "Mod@Example.org", "--role", "moderator", "--region", "west-africa", "--region", "europe", "--country", "SN",
        "--name", "Moussa Ba", "--language", "fr", "--password-stdin", "--totp", typed=f"{PASSWORD}\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    assert said["TOTP address"].startswith("otpauth://totp/")
    assert PASSWORD not in done.stdout + done.stderr
    assert sign_in(client, "mod@example.org", code=code_now(said["TOTP secret"])).status_code == 303
    assert "Moussa Ba" in client.get("/en/").text
    listed = json.loads(portal_command(portal, "list", "--json").stdout)
    assert len(listed) == 1
    assert listed[0]["regions"] == ["europe", "west-africa"]
    assert listed[0]["second_factor"]
    assert "mod@example.org\tmoderator\tactive" in portal_command(portal, "list").stdout


def test_without_a_password_a_link_is_printed(portal: Portal, client: FlaskClient) -> None:
    """Else somebody who sets up the portal knows everybody's password."""
    done = portal_command(portal, "create", "awa@example.org", "--role", "official", "--country", "SN")
    link = done.stdout.split()[-1]
    path = "/" + link.removeprefix(portal.settings.web_address)
    assert sign_in(client, "awa@example.org").status_code == 422
    assert post(client, path, name="Awa Diop", password=PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("given", "typed", "said"),
    [
        (("no-address", "--role", "official"), "", "EMAIL: Write an e-mail address"),
        (("a@example.org", "--role", "official", "--country", "ZZ"), "", "--country: Choose a country"),
        (
            ("a@example.org", "--role", "official", "--organisation", "nobody"),
            "",
            "--organisation: Choose an organisation",
        ),
        (("a@example.org", "--role", "official", "--password-stdin"), "password2024!!\n", "easy to guess"),
        (("a@example.org", "--role", "official", "--password-stdin"), "", "no password on standard input"),
        (("taken@example.org", "--role", "official"), "", "EMAIL: This is in the list already."),
    ],
)
def test_a_command_that_fails_says_why(portal: Portal, given: tuple[str, ...], typed: str, said: str) -> None:
    """Else a script goes on as if the account were there."""
    make_person(portal, email="taken@example.org")
    done = portal_command(portal, "create", *given, typed=typed)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(json.loads(portal_command(portal, "list", "--json").stdout)) == 1


def test_a_wrong_call_is_told_from_a_failure(portal: Portal) -> None:
    """Else a script cannot tell a slip of its own from a portal that is away."""
    assert portal_command(portal, "create", "a@example.org", "--role", "king").returncode == 2
    assert portal_command(portal, "create", "a@example.org", "--role", "official", "--totp").returncode == 2


def test_a_suspended_person_is_out_at_once(portal: Portal, client: FlaskClient) -> None:
    """Else somebody who must not read any more goes on reading until their session ends."""
    person = make_person(portal)
    sit_down(client, portal, person)
    assert client.get("/en/account/profile").status_code == 200
    assert portal_command(portal, "suspend", person.email or "").returncode == 0
    assert client.get("/en/account/profile").status_code == 303
    assert sign_in(client, person.email).status_code == 422
    assert portal_command(portal, "suspend", person.email or "").returncode == 1


def test_the_last_administrator_is_not_suspended(portal: Portal) -> None:
    """Else nobody can look after people any more."""
    last = make_person(portal, "administrator")
    done = portal_command(portal, "suspend", last.email or "")
    assert done.returncode == 1
    assert "last administrator" in done.stderr


def test_somebody_is_helped_in_by_a_link(portal: Portal, client: FlaskClient) -> None:
    """Else an administrator without mail server cannot help who forgot their password."""
    person = make_person(portal)
    link = portal_command(portal, "reset", person.email or "").stdout.strip()
    path = "/" + link.removeprefix(portal.settings.web_address)
    assert post(client, path, password="four wet umbrellas in a row").status_code == 303
    assert portal_command(portal, "reset", "nobody@example.org").returncode == 1


def test_the_first_run_says_how_to_begin_and_the_next_ones_until_it_was_done(
    portal: Portal, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else whoever started the portal does not know how to get in."""
    links = []
    for _ in range(2):
        _welcome(portal.settings)
        links.append(capsys.readouterr().out.split()[-1])
    path = "/" + links[1].removeprefix(portal.settings.web_address)
    fields = {"email": "first@example.org", "name": "Ama Mensah", "password": "four wet umbrellas in a row"}
    assert post(client, path, **fields).status_code == 303
    _welcome(portal.settings)
    assert not capsys.readouterr().out
