"""Settings of mail: faults are said at the start, and the password is said nowhere."""

import pytest
from pydantic import ValidationError

from portal.services import mailing
from portal.settings import Settings

SERVER = {"mail_host": "mail.example.org", "mail_from": "portal@example.org", "mail_password": "hush-hush"}


def test_a_mail_server_needs_a_sender(settings: Settings) -> None:
    """Else all mails are refused, or taken for spam, and nobody knows why."""
    with pytest.raises(ValidationError, match="mail_from"):
        Settings(mail_host="mail.example.org")
    assert settings.sender == "portal@localhost"
    assert Settings(**SERVER).sender == "portal@example.org"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [{"mail_from": "a@b.org, c@d.org"}, {"mail_from": "nobody"}, {"mail_security": "ssl"}, {"address": "example.org"}],
)
def test_what_cannot_be_used_is_refused_without_the_password(settings: Settings, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(**(SERVER | wrong))  # type: ignore[arg-type]
    assert "hush-hush" not in str(caught.value)


def test_the_password_is_not_shown(settings: Settings) -> None:
    """Else it lies in a log, or in a report of a fault that is sent to somebody."""
    chosen = Settings(**SERVER)  # type: ignore[arg-type]
    assert "hush-hush" not in f"{chosen!r} {chosen} {mailing.transport(chosen)!r}"
