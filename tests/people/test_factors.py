"""Second factors: a code serves once and for a minute, a phone can read the secret, paper serves when the phone is lost."""

import re
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pyotp
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.services.people.factors import (
    digest,
    grouped,
    new_secret,
    normal_code,
    provisioning_uri,
    qr_svg,
    recovery_codes,
    verify,
)

# The secret and the times of RFC 6238, appendix B; six digits of its eight.
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = 1_700_000_000
STEP = NOW // 30


def code(secret: str, step: int) -> str:
    return pyotp.TOTP(secret).generate_otp(step)


@pytest.mark.parametrize(
    ("now", "right"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(now: int, right: str) -> None:
    """Else no app on any phone makes a code that is right."""
    assert verify(RFC, right, 0, now) == now // 30


@pytest.mark.parametrize(("away", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(away: int, taken: bool) -> None:
    assert verify(RFC, code(RFC, STEP + away), 0, NOW) == (STEP + away if taken else None)


def test_a_code_serves_once() -> None:
    """Else who looks over a shoulder signs in with the same code; nor does an older one serve after a newer one."""
    step = verify(RFC, code(RFC, STEP), 0, NOW)
    assert step == STEP
    assert verify(RFC, code(RFC, STEP), step, NOW) is None
    assert verify(RFC, code(RFC, STEP), step, NOW + 29) is None
    assert verify(RFC, code(RFC, STEP - 1), step, NOW) is None
    assert verify(RFC, code(RFC, STEP + 1), step, NOW) == STEP + 1


@pytest.mark.parametrize("form", ["{0} {1}", " {0}{1}\n", "{0}-{1}", "{0}\u00a0{1}", "\u200e{0}{1}"])
def test_a_code_is_read_as_people_type_it(form: str) -> None:
    right = code(RFC, STEP)
    assert verify(RFC, form.format(right[:3], right[3:]), 0, NOW) == STEP


@pytest.mark.parametrize("zero", ["٠", "๐", "០", "０"])
def test_digits_of_other_keyboards_count(zero: str) -> None:
    right = "".join(chr(ord(zero) + int(digit)) for digit in code(RFC, STEP))
    assert verify(RFC, right, 0, NOW) == STEP


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    """Else a slip of the keyboard is an error 500."""
    assert verify(RFC, typed, 0, NOW) in {None, STEP - 1, STEP, STEP + 1}
    assert digest(typed) not in {digest(made) for made in recovery_codes()}


def test_wrong_codes_are_refused() -> None:
    right = code(RFC, STEP)
    for wrong in ("", "000000", right[:5], right + "0", f"{(int(right) + 1) % 1_000_000:06}", "½" * 6, "²" * 6):
        assert verify(RFC, wrong, 0, NOW) is None
    assert verify(RFC, code(RFC, 0), 0, 5) is None


def test_secrets_are_new_each_time() -> None:
    made = {new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch("[A-Z2-7]{32}", secret) for secret in made)
    assert grouped("ABCDEFGHIJ") == "ABCD EFGH IJ"


def test_an_app_shows_whose_code_it_is() -> None:
    """Else a person with five accounts does not know which code is ours."""
    parts = urlsplit(provisioning_uri(RFC, "awa+test@gouv.example", "Exchange: Return & Réintégration"))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/Exchange  Return & Réintégration:awa+test@gouv.example"
    assert parse_qs(parts.query) == {"secret": [RFC], "issuer": ["Exchange  Return & Réintégration"]}


def test_the_picture_holds_the_address() -> None:
    """Compared dot by dot with the code that the library makes. Else a phone reads nothing, and nobody can set up a second factor."""
    uri = provisioning_uri(RFC, "awa@gouv.example", "Exchange")
    picture = ElementTree.fromstring(qr_svg(uri, "QR code"))  # noqa: S314 - our own
    paper, ink = picture
    dots = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", ink.attrib["d"])}
    matrix = segno.make(uri, error="m", micro=False, boost_error=False).matrix
    assert dots == {(x + 4, y + 4) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert picture.attrib["viewBox"] == f"0 0 {len(matrix) + 8} {len(matrix) + 8}"
    assert (paper.attrib["fill"], ink.attrib["fill"]) == ("#fff", "#000")


def test_the_picture_needs_no_style_and_carries_no_script() -> None:
    """The page's rules forbid both; and the title is text, whatever it says."""
    svg = qr_svg("otpauth://totp/x", '"><script>')
    assert "style" not in svg
    assert "<script" not in svg
    picture = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert picture.attrib["aria-label"] == '"><script>'
    assert picture.attrib["role"] == "img"


def test_recovery_codes_are_ten_and_all_differ() -> None:
    made = recovery_codes()
    assert len(set(made)) == 10
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", one) for one in made)
    assert not set(made) & set(recovery_codes())


@pytest.mark.parametrize("typed", ["01a7k-qz2x9", " O1A7K QZ2X9 ", "oIA7KQZ2X9", "0l-a7k–qz2x9", "01A7K\u2011QZ2X9"])
def test_a_recovery_code_is_read_as_people_type_it(typed: str) -> None:
    """Else the last way into an account fails on an O that is a zero."""
    assert normal_code(typed) == "01A7KQZ2X9"
    assert digest(typed) == digest("01A7K-QZ2X9")


def test_what_is_kept_of_a_code_does_not_tell_it() -> None:
    assert re.fullmatch("[0-9a-f]{64}", digest("01A7K-QZ2X9"))
    assert digest("01A7K-QZ2X9") != digest("01A7K-QZ2X8")
