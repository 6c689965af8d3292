"""Passwords: what everybody would guess is refused, and what nobody would is not."""

import string
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.passwords import LEAST, MOST, REFUSALS, Refusal, folded, refusal
from portal.services.people.common_passwords import LIST, common_passwords

OWN = ("Aïssatou Diop", "awa.diop@interieur.gouv.example", "Return & Reintegration Exchange")


def refused(password: str) -> Refusal | None:
    return refusal(password, OWN, common_passwords())


@pytest.mark.parametrize(
    "password",
    [
        *("password1234", "PASSWORD1234", "ｐａｓｓｗｏｒｄ1234", "1234password", "!!password!!", "password2024!!"),
        *("P@ssw0rd2024!", "p455w0rd!!!!", "drowssap1234", "p.a.s.s.w.o.r.d", "love84920175"),
        *(
            "passwordpassword",
            "passwordPASSWORD!",
            "monkeymonkeymonkey",
            "Dakar2024Dakar",
            "Xk9!Xk9!Xk9!",
            "abcabcabcabc",
        ),
        *(
            "qwertyuiop12",
            "QwertyUiop!!",
            "azertyuiop123",
            "poiuytrewq12",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "йцукенгшщзхъ",
        ),
        *(
            "ฟหกดเ้่าสวง12",
            "123456789012",
            "987654321098",
            "abcdefghijkl",
            "zyxwvutsrqpo",
            "aabbccddeeff",
            "112233445566",
        ),
        *(
            "aaaaaaaaaaaa",
            "            ",
            "............",
            "กกกกกกกกกกกก",
            "abababababab",
            "monkeydragon",
            "26071985maria",
        ),
        *("Bienvenue2024!", "contraseña2024", "MậtKhẩu123456", "reintegration2026!", "пароль123456"),
    ],
)
def test_what_everybody_would_guess_is_refused(password: str) -> None:
    """Else an account is opened by a program that tries the list, with the usual year and sign behind each word."""
    assert refused(password) is Refusal.common


@pytest.mark.parametrize(
    "password",
    [
        *(
            "correct horse battery staple",
            "correcthorsebatterystaple",
            "sunny garden walk",
            "mxkqpvtzwrla",
            "q7Tz!mR2#xLw",
        ),
        *(
            "le fleuve monte au printemps",
            "aïssatou-pirogue-baobab",
            "การเดินทางกลับบ้าน",
            "ខ្ញុំត្រឡប់ទៅផ្ទះ",
            "العودة إلى البيت",
        ),
        *("8391-2047-5561-98", "!?*;:_-.,<>|", "return of the green zebra", "passwords are never green"),
    ],
)
def test_what_nobody_would_guess_is_taken(password: str) -> None:
    """Else people whose password is good are sent to find a worse one."""
    assert refused(password) is None


@pytest.mark.parametrize(
    "password",
    [
        *(
            "awa.diop@interieur.gouv.example",
            "AwaDiop!2024",
            "Aissatou-Diop",
            "aïssatoudiop",
            "poidawapoid1",
            "awadiop12345",
        ),
        *("ReturnReintegrationExchange", "Exchange&Reintegration"),
    ],
)
def test_ones_own_name_is_refused(password: str) -> None:
    """Else whoever knows a person's address knows the password."""
    assert refused(password) in {Refusal.own_name, Refusal.common}
    assert refusal(password, (), frozenset()) is not Refusal.own_name


def test_a_name_is_said_to_be_the_reason() -> None:
    assert refused("awa.diop@interieur") is Refusal.own_name


def test_the_name_of_somebody_else_is_not_refused() -> None:
    assert refusal("awa.diop@interieur", ("Nguyen Van An",), common_passwords()) is None


def test_an_empty_or_short_name_does_not_refuse_everything() -> None:
    """Else nobody whose name has two letters can have a password."""
    assert refusal("q7Tz!mR2#xLw", ("", "  ", "Li", "q", "!"), common_passwords()) is None


@pytest.mark.parametrize("letter", ["q", "é", "e\u0301", "ก"])
def test_length_is_counted_in_letters(letter: str) -> None:
    """Else a password that is long enough on one keyboard is too short on another."""
    assert refused(letter * (LEAST - 1)) is Refusal.too_short
    assert refused(letter * LEAST) is Refusal.common
    assert refused(letter * MOST) in {Refusal.common, Refusal.too_long}
    assert refused("q" * (MOST + 1)) is Refusal.too_long
    assert refused("\ufdfa" * MOST) is Refusal.too_long


@pytest.mark.parametrize(
    "letters", [string.ascii_lowercase, string.ascii_letters + string.digits, string.printable[:94]]
)
def test_what_a_password_manager_makes_is_taken(letters: str) -> None:
    """Drawn by chance, twelve letters contain a pattern once in hundreds of times; a manager makes longer ones."""
    random = Random(12)
    made = ["".join(random.choices(letters, k=14)) for _ in range(300)]
    assert not [password for password in made if refused(password)]


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=MOST + 5), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_has_an_answer(password: str, own: list[str]) -> None:
    assert refusal(password, own, common_passwords()) in {None, *Refusal}


@pytest.mark.parametrize("password", ["a" * MOST, "ab" * 100, "qwertyuiop" * 20, "x1" * 50 + "yz" * 50])
def test_no_password_makes_anybody_wait(password: str) -> None:
    start = time.thread_time()
    assert refused(password) is Refusal.common
    assert time.thread_time() - start < 0.5


def test_every_refusal_is_told_in_words() -> None:
    assert set(REFUSALS) == set(Refusal)
    assert str(LEAST) in REFUSALS[Refusal.too_short]
    assert str(MOST) in REFUSALS[Refusal.too_long]


def test_the_list_is_whole_and_its_licence_is_with_it() -> None:
    """Else an installation refuses nothing, or breaks the licence."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 19_000
    assert {folded(line) for line in lines} <= common_passwords()
    assert "Django Software Foundation" in (LIST.parent / "README.md").read_text(encoding="utf-8")
