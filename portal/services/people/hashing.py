"""Passwords as they are kept: argon2id, with as much memory at a time as a small server can spare."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.domain.passwords import MOST, normalised

# What OWASP recommends: 19 MiB, two passes. More memory would let a few people who sign in at once take all there is.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, salt_len=16)
# argon2 works outside of Python's lock, so every thread would take its 19 MiB at the same time.
_AT_ONCE = BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """Return what is kept of a password; another text each time. ValueError where it is longer than any password may be."""
    if _too_long(password):
        raise ValueError(f"a password has {MOST} characters at most")
    with _AT_ONCE:
        return _HASHER.hash(_bytes(password))


def verify_password(kept: str | None, password: str) -> bool:
    """Return whether `password` is the one of which `kept` is kept. Where nothing can be compared it takes as long."""
    if not kept:
        burn_time(password)
        return False
    if _too_long(password):
        return False
    try:
        with _AT_ONCE:
            return _HASHER.verify(kept, _bytes(password))
    except InvalidHashError:
        burn_time(password)
        return False
    except VerificationError:
        return False


def needs_rehash(kept: str) -> bool:
    """Return whether `kept` was made with other parameters than new ones are; then the next sign-in can make it anew."""
    try:
        return _HASHER.check_needs_rehash(kept)
    except InvalidHashError:
        return True


def burn_time(password: str) -> None:
    """Take as long as comparing a password does: else the time of an answer says which addresses have an account."""
    # Hashing is the same work as comparing with a hash.
    if not _too_long(password):
        hash_password(password)


def _too_long(password: str) -> bool:
    return len(password) > MOST or len(normalised(password)) > MOST


def _bytes(password: str) -> bytes:
    # Half a pair of surrogates can come out of a program; it is as good as any other letter.
    return normalised(password).encode("utf-8", "surrogatepass")
