"""Passwords as they are kept: nobody can read them back, and many at once do not take the server's memory."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock

import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.services.people import hashing
from portal.services.people.hashing import burn_time, hash_password, needs_rehash, verify_password

PASSWORD = "four words, none of them rare"


def test_a_password_is_kept_as_argon2id_with_the_recommended_cost() -> None:
    """Else a stolen table is read in an afternoon."""
    kept = hash_password(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in kept
    assert kept != hash_password(PASSWORD)


def test_only_the_same_password_is_right() -> None:
    kept = hash_password(PASSWORD)
    assert verify_password(kept, PASSWORD)
    for wrong in (PASSWORD.upper(), PASSWORD + " ", "", PASSWORD * 20):
        assert not verify_password(kept, wrong)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(st.text(max_size=100))
def test_any_text_can_be_a_password(password: str) -> None:
    """A NUL, half a pair of surrogates, an emoji: nothing is cut off, nothing fails."""
    if not hashing._too_long(password):
        kept = hash_password(password)
        assert verify_password(kept, password)
        assert not verify_password(kept, password + "x")


def test_two_keyboards_write_the_same_password() -> None:
    """Else a person who has set a password on a Mac cannot sign in on Windows."""
    assert verify_password(hash_password("re\u0301inte\u0301gration, oui"), "r\u00e9int\u00e9gration, oui")


@pytest.mark.parametrize(
    "kept", [None, "", "broken", "$argon2id$v=19$m=19456,t=2,p=1$", "$argon2id$v=19$m=19456,t=2,p=1$YQ$YQ"]
)
def test_where_nothing_is_kept_nobody_gets_in(kept: str | None) -> None:
    """Else an invited person's account is open before there is a password."""
    assert not verify_password(kept, PASSWORD)
    assert not verify_password(kept, "")


def test_an_account_that_is_not_there_takes_as_long() -> None:
    """Else the time of an answer says who has an account here. Measured in work, since other programs run beside."""
    kept = hash_password(PASSWORD)
    ways: list[Callable[[], object]] = [
        lambda: verify_password(kept, "wrong one altogether"),
        lambda: burn_time(PASSWORD),
        lambda: verify_password(None, PASSWORD),
        lambda: verify_password("x", PASSWORD),
    ]
    least = [float("inf")] * len(ways)
    for _ in range(8):
        for at, way in enumerate(ways):
            start = time.thread_time()
            way()
            least[at] = min(least[at], time.thread_time() - start)
    assert max(least) < 2 * min(least)


def test_what_was_made_with_less_is_made_anew() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    assert verify_password(weak, PASSWORD)
    assert needs_rehash(weak)
    assert needs_rehash("broken")
    assert not needs_rehash(hash_password(PASSWORD))


def test_a_book_is_no_password() -> None:
    """Else anybody can keep the server busy with megabytes."""
    with pytest.raises(ValueError, match="200"):
        hash_password("x" * 201)
    start = time.thread_time()
    assert not verify_password(hash_password(PASSWORD), "x" * 5_000_000)
    burn_time("x" * 5_000_000)
    assert time.thread_time() - start < 1


def test_two_at_a_time_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else everybody who signs in at nine o'clock takes 19 MiB at once, and the server is killed."""
    lock, running, most = Lock(), 0, 0
    hasher = hashing._HASHER

    @contextmanager
    def counted() -> Iterator[None]:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        yield
        with lock:
            running -= 1

    class Watched:
        def hash(self, password: bytes) -> str:
            with counted():
                return hasher.hash(password)

        def verify(self, kept: str, password: bytes) -> bool:
            with counted():
                return hasher.verify(kept, password)

    kept = hash_password(PASSWORD)
    monkeypatch.setattr(hashing, "_HASHER", Watched())
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: verify_password(kept, PASSWORD), range(12)))
        assert all(pool.map(lambda _: hash_password(PASSWORD), range(8)))
    assert most == 2
