"""Every kind of mail says what it has to, in each language, and nothing that somebody smuggled into it."""

import re

import pytest

from portal.domain.languages import INTERFACE
from portal.mail.message import Message, many_lines, one_line
from portal.mail.template import Audience, Template
from portal.mail.templates import KINDS, MissingFactError, compose

VALUES = {
    "portal": "Return Exchange",
    "name": "Awa Diop",
    "by": "Kofi Mensah",
    "title": "Receiving children at Dakar airport",
    "link": "https://portal.example.org/en/x",
    "reason": "The numbers need a source.\n\nThe title is too long.",
    "day": "2026-12-01",
    "until": "2026-12-01T14:05:00+00:00",
    "device": "Firefox on Linux",
}
ASKED = {
    *("invitation", "confirm_email", "request_received", "reset_password", "password_changed", "factors_changed"),
    *("email_changed", "account_suspended", "account_reopened", "proposal_submitted", "proposal_to_review"),
    *("proposal_taken", "changes_requested", "proposal_refused", "proposal_duplicate", "proposal_approved"),
    *("proposal_scheduled", "proposal_published", "proposal_withdrawn", "comment_added", "review_overdue"),
    *("record_flagged", "personal_data_flagged", "record_withheld", "record_released", "review_due", "record_expunged"),
}


def composed(kind: str, language: str = "en", **more: str) -> Message:
    facts = {name: VALUES[name] for name in KINDS[kind].facts} | more
    return compose(kind, language, "awa@example.org", facts)


def words(message: Message) -> str:
    return "\n".join((message.subject, *message.paragraphs, message.quote, *message.closing))


@pytest.mark.parametrize("language", INTERFACE)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_composes_with_its_facts(kind: str, language: str) -> None:
    """Else a person waits for a mail that fails each time it is made."""
    message = composed(kind, language)
    assert message.language == language
    assert message.subject
    assert not re.search(r"%\(|%s", words(message))
    assert bool(message.action) == bool(KINDS[kind].action)
    assert bool(message.quote) == KINDS[kind].quotes


def test_every_occasion_has_its_kind() -> None:
    assert set(KINDS) >= ASKED


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_fact_is_named(kind: str) -> None:
    """Else a mail goes out with a hole in it, or nobody knows why it did not."""
    for name in KINDS[kind].facts:
        facts = {fact: VALUES[fact] for fact in KINDS[kind].facts - {name}}
        with pytest.raises(MissingFactError, match=rf"mail {kind}: {name} missing"):
            compose(kind, "en", "awa@example.org", facts)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        compose("greeting", "en", "awa@example.org", VALUES)


def test_another_language_falls_back_to_english() -> None:
    """Else whoever chose a language that the interface lost gets no mail at all."""
    assert composed("proposal_taken", "th").paragraphs == composed("proposal_taken", "en").paragraphs


def test_days_and_times_are_written_as_the_language_writes_them() -> None:
    assert "1 December 2026" in words(composed("proposal_scheduled"))
    assert "1 December 2026, 14:05 UTC" in words(composed("reset_password"))
    assert "1 décembre 2026" in words(composed("proposal_scheduled", "fr"))
    assert "1 December 2026, 12:05 UTC" in words(composed("reset_password", until="2026-12-01T14:05:00+02:00"))
    for wrong in ("tomorrow", "2026-12-01T14:05:00"):
        with pytest.raises(ValueError, match=re.escape(wrong)):
            composed("reset_password", until=wrong)


def test_a_reason_is_shown_apart_and_left_out_where_it_was_erased() -> None:
    message = composed("changes_requested")
    assert message.quote == VALUES["reason"]
    assert message.paragraphs[-1] == "The reason:"
    erased = composed("changes_requested", reason="")
    assert not erased.quote
    assert "The reason:" not in erased.paragraphs


def test_a_person_without_a_name_is_greeted() -> None:
    assert composed("proposal_taken", name="").paragraphs[0] == "Hello,"
    assert composed("proposal_taken").paragraphs[0] == "Hello Awa Diop,"


def test_percent_signs_of_others_are_only_signs() -> None:
    """Else a note called "100% voluntary" stops its mails."""
    assert composed("proposal_taken", title="100% %(name)s %s").subject == "In review: 100% %(name)s %s"


def to_anybody(template: Template) -> bool:
    return template.audience is Audience.anybody


@pytest.mark.parametrize("kind", [kind for kind, template in KINDS.items() if to_anybody(template)])
def test_mails_to_unknown_addresses_carry_nothing_that_a_stranger_wrote(kind: str) -> None:
    """Else the portal sends a stranger's words, in its own name, to any address they like."""
    assert KINDS[kind].facts <= {"portal", "link", "until", "by"}
    assert "by" not in KINDS[kind].facts or kind == "invitation"


@pytest.mark.parametrize("kind", ["personal_data_flagged", "record_withheld", "record_expunged"])
def test_what_may_hold_personal_data_is_not_mailed(kind: str) -> None:
    """Else the name that was to be taken away lies in mail boxes for ever."""
    assert "title" not in KINDS[kind].facts


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("One\r\nBcc: all@example.org", "One Bcc: all@example.org"),
        ("a\x00b\x1b[31m\x85c\u2028d\u2029e", "a b [31m c d e"),
        ("pay\u202egro.live\u2066", "paygro.live"),
        ("  much \t space ", "much space"),
        ("ก" * 300, "ก" * 199 + "…"),
        ("\ud800", ""),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_what_others_wrote_is_one_harmless_line(given: str, line: str) -> None:
    """Else a title adds a header, turns an address round, or fills a screen."""
    assert one_line(given) == line


def test_a_reason_keeps_its_lines_only() -> None:
    assert many_lines("One\r\ntwo\x07\n\n\n\n\nthree\u202e \n") == "One\ntwo\n\nthree"
