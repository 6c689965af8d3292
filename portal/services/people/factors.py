"""The second factor: codes of an app that change every thirty seconds, and codes on paper for the day when the phone is lost."""

import hmac
import secrets
import time
import unicodedata
from hashlib import sha256
from html import escape

import pyotp
import segno

STEP = 30
WINDOW = 1
RECOVERY_CODES = 10

# Crockford's base 32 has no I, L, O and U: what is read from paper as one of the first three can only be 1 or 0.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")
_GROUP = 5
_QUIET = 4
_LONGEST = 100


def new_secret() -> str:
    """Return a new secret of 160 bits, in base 32."""
    return pyotp.random_base32(32)


def grouped(secret: str) -> str:
    """Return a secret in groups of four, for those who type it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def provisioning_uri(secret: str, email: str, issuer: str) -> str:
    """Return the address that an authenticator app reads; `issuer` and `email` are what it shows."""
    # The app reads what stands before the first colon as the issuer.
    name, by = email.replace(":", " ").strip(), issuer.replace(":", " ").strip()
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=name, issuer_name=by)


def verify(secret: str, code: str, last_step: int, now: float | None = None) -> int | None:
    """Return the step of thirty seconds that `code` belongs to, or None where it is wrong, too old or was used before.

    The caller keeps the step, and hands it in as `last_step` the next time: a code that somebody has looked over a shoulder is then
    worth nothing. Two requests can bring the same code at once, so the step is kept by one statement that compares it
    (`SET totp_step = :step WHERE totp_step < :step`), and only who changed the row is let in.
    """
    typed = _letters(code)
    if len(typed) != 6 or not (typed.isascii() and typed.isdigit()):
        return None
    totp = pyotp.TOTP(secret, interval=STEP)
    step = int(time.time() if now is None else now) // STEP
    near = range(max(0, step - WINDOW), step + WINDOW + 1)
    # All are compared, so that the time does not tell which one it was.
    right = [at for at in near if hmac.compare_digest(totp.generate_otp(at), typed)]
    return next((at for at in right if at > last_step), None)


def qr_svg(text: str, title: str) -> str:
    """Return a QR code of `text` as SVG for the page itself. `title` is read out in its place.

    It has no style of its own, which the page's rules would forbid: colours are attributes, which rules for `.qr-paper` and `.qr-ink`
    can change. Cameras need dark on light, so it stays like this on a dark page too.
    """
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    side = len(matrix) + 2 * _QUIET
    ink = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(title)}"'
        f' shape-rendering="crispEdges"><path class="qr-paper" fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path class="qr-ink" fill="#000" d="{ink}"/></svg>'
    )


def recovery_codes() -> list[str]:
    """Return ten new codes of ten letters in two groups, each of 50 bits. They are shown once and kept as `digest` only."""
    found: set[str] = set()
    while len(found) < RECOVERY_CODES:
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(2 * _GROUP))
        found.add(f"{letters[:_GROUP]}-{letters[_GROUP:]}")
    return list(found)


def normal_code(typed: str) -> str:
    """Return a recovery code as it was made, however it was typed: small letters, without the hyphen, O for 0."""
    return _letters(typed).upper().translate(_MISREAD)


def digest(code: str) -> str:
    """Return what is kept of a recovery code, and what a typed one is compared with; what is none equals none that is kept.

    It is quick to make, unlike the hash of a password: codes are drawn by chance, so there is no list of likely ones to try.
    """
    return sha256(normal_code(code).encode("utf-8", "surrogatepass")).hexdigest()


def _letters(typed: str) -> str:
    """Without spaces and hyphens; Arabic, Thai and Khmer keyboards have digits of their own."""
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST])
    kept = (letter for letter in plain if unicodedata.category(letter) not in {"Pd", "Zs", "Cc", "Cf"})
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in kept)
