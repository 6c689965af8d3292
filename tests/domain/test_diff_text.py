"""What changed in a text: nothing is hidden or made up, and no text can make the portal wait."""

import time
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.domain import alignment
from portal.domain.alignment import align
from portal.domain.diff_text import Mark, Piece, pieces, words

SETTLED = settings(deadline=None, derandomize=True)
SAME, REMOVED, ADDED = Mark.same, Mark.removed, Mark.added
TEXTS = (
    st.text()
    | st.text(alphabet="ab. \nกเข\u17d2\u1780\u0301é")
    | st.lists(st.sampled_from(["the ", "cat ", "x. ", "\n"])).map("".join)
)
THAI = "การส่งกลับโดยสมัครใจและการกลับคืนสู่สังคม"
KHMER = "ការវិលត្រឡប់ដោយស្ម័គ្រចិត្ត"


def side(found: tuple[Piece, ...], mark: Mark) -> str:
    return "".join(text for kind, text in found if kind in {SAME, mark})


@SETTLED
@given(TEXTS, TEXTS)
@example("I came. I saw.", "I came. I ate. I saw.")
@example("a\u0301", "a")
@example("\r\n", "\n")
def test_both_texts_are_in_what_is_shown_letter_by_letter(old: str, new: str) -> None:
    """Else a moderator approves a text other than the one that is published."""
    found = pieces(old, new)
    assert side(found, REMOVED) == old
    assert side(found, ADDED) == new
    assert all(piece.text for piece in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))


@SETTLED
@given(TEXTS)
def test_a_text_that_stays_has_no_change(text: str) -> None:
    assert pieces(text, text) == ((Piece(SAME, text),) if text else ())
    assert "".join(words(text)) == text


@SETTLED
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_what_stays_is_as_much_as_can_be(old: list[str], new: list[str]) -> None:
    """Compared with the table of the textbook. Else a moved comma marks a paragraph."""
    table = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at, one in enumerate(old, 1):
        for place, other in enumerate(new, 1):
            table[at][place] = (
                table[at - 1][place - 1] + 1 if one == other else max(table[at - 1][place], table[at][place - 1])
            )
    runs = align(old, new)
    assert sum(run.old_end - run.old for run in runs if run.same) == table[-1][-1]
    assert all(old[run.old : run.old_end] == new[run.new : run.new_end] for run in runs if run.same)
    assert [item for run in runs for item in old[run.old : run.old_end]] == old
    assert [item for run in runs for item in new[run.new : run.new_end]] == new
    assert all(one.same != other.same for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Cash for returnees.", "Cash for all returnees.", "Cash for [+all ]returnees."),
        ("Cash for returnees.", "Cash for migrants.", "Cash for [-returnees][+migrants]."),
        ("I came. I saw.", "I came. I ate. I saw.", "I came. [+I ate. ]I saw."),
        ("L'accueil à Dakar", "L’accueil à Dakar", "L[-'][+’]accueil à Dakar"),
        ("cash for training", "voucher for courses", "[-cash for training][+voucher for courses]"),
        ("One here.\n\nTwo here.", "One there.\n\nTwo there.", "One [-here][+there].\n\nTwo [-here][+there]."),
        ("- a\n- b\n- c\n", "- a\n- c\n", "- a\n[-- b\n]- c\n"),
        ("", "New", "[+New]"),
    ],
)
def test_a_change_reads_as_a_person_would_mark_it(old: str, new: str, shown: str) -> None:
    signs = {SAME: "{}", REMOVED: "[-{}]", ADDED: "[+{}]"}
    assert "".join(signs[kind].format(text) for kind, text in pieces(old, new)) == shown


@pytest.mark.parametrize(("text", "word"), [(THAI, "สมัครใจ"), (KHMER, "ស្ម័គ្រ")])
def test_texts_without_spaces_show_the_words_that_changed(text: str, word: str) -> None:
    """Else a whole page in Thai or Khmer is marked for one word."""
    assert pieces(text, text.replace(word, "")) == (
        Piece(SAME, text[: text.index(word)]),
        Piece(REMOVED, word),
        Piece(SAME, text[text.index(word) + len(word) :]),
    )


def test_letters_keep_their_signs() -> None:
    """Else a mark stands alone on a dotted circle, and nobody can read the word."""
    assert words("เก็บน้ำ") == ["เก็", "บ", "น้ำ"]
    assert words("ស្ម័គ្រ") == ["ស្ម័", "គ្រ"]
    assert words("e\u0301te\u0301 12") == ["e\u0301te\u0301", " ", "12"]
    assert words("👩\u200d🌾👍🏽"[:3]) == ["👩\u200d🌾"]


def _hard(size: int) -> list[tuple[str, str]]:
    random = Random(4)
    letters = ["".join(random.choices("กขคงจ", k=size)) for _ in range(2)]
    spaced = [" ".join(random.choices(["a", "b", "the"], k=size // 2)) for _ in range(2)]
    return [
        ("a" * size, "b" * size),
        ("ก" * size, "ข".join("ก" * (size // 2))),
        ("\n" * size, "\nx" * (size // 2)),
        ("x " * (size // 2), " x." * (size // 3)),
        ("\u0301" * size, "e\u0301" * (size // 2)),
        ("เ" * size, "เข" * (size // 2)),
        (letters[0], letters[1]),
        (spaced[0], spaced[1]),
    ]


@pytest.mark.parametrize("size", [3_000, 200_000])
def test_no_text_makes_anybody_wait(size: int) -> None:
    """Else one pasted text holds up a worker for minutes. The longest section has 3,000 letters; nothing says that a draft obeys."""
    for old, new in _hard(size):
        start = time.thread_time()
        found = pieces(old, new)
        assert time.thread_time() - start < (0.5 if size == 3_000 else 3)
        assert side(found, REMOVED) == old
        assert side(found, ADDED) == new


def test_what_is_too_long_to_compare_is_one_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "LIMIT", 3)
    assert pieces("a\nb c\nd e\nf", "a\nb x\nd y\nf") == (
        Piece(SAME, "a\n"),
        Piece(REMOVED, "b c\nd e\n"),
        Piece(ADDED, "b x\nd y\n"),
        Piece(SAME, "f"),
    )
