"""The installation's secret: signs forms and makes keys of what is counted. Made once, kept beside the database."""

import hmac
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from portal.settings import Settings

FILE = "secret_key"


def secret(settings: Settings) -> bytes:
    """Return the secret of the settings, else that of instance/secret_key, which is made where it is missing."""
    given = settings.secret_key.get_secret_value()
    return given.encode() if given else _kept(settings.instance / FILE)


@lru_cache(maxsize=8)
def _kept(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_hex(32).encode())
            file.flush()
            os.fsync(file.fileno())
        # A link, not a rename: of two processes that start together the first wins, and both read the same.
        path.hardlink_to(made)
    except FileExistsError:
        pass
    finally:
        made.unlink(missing_ok=True)
    return path.read_bytes()


def keyed(settings: Settings, purpose: str, value: str) -> str:
    """Return a hash of `value` that nobody without the secret can make or search for."""
    return hmac.new(secret(settings), f"{purpose}\n{value}".encode(), sha256).hexdigest()
