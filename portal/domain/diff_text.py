"""What changed in a text, word by word; letter by letter in scripts that put no space between words."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from portal.domain import alignment
from portal.domain.alignment import Run, align

# Thai, Lao, Tibetan, Burmese, Khmer and their neighbours, Javanese, the scripts of China and Japan.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f"
    "\u2e80-\ua4cf\ua980-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
# Vowels that are written before the consonant they belong to, signs that stack the next one below, and the joiner.
_HOLDS_NEXT = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u17d2\u1039\u200d")
# The joiners, and vowels that Unicode counts as letters although they follow their consonant.
_JOINS = frozenset("\u200c\u200d\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\u17d4\u104b:;]\s*$")

# What stays the same between two changes is shown as such if it is longer than this, or than what changed around it.
_STRAY = 30
_FURTHEST = 50


class Mark(StrEnum):
    """What became of a piece of text, or of an item of a list. Texts have the first three only."""

    same = "same"
    removed = "removed"
    added = "added"
    moved = "moved"
    changed = "changed"


class Piece(NamedTuple):
    """A part of a text. The same and the removed ones together are the old text, the same and the added ones the new one."""

    kind: Mark
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return what leads from `old` to `new`; nothing where both are empty. No two pieces in a row are of one kind."""
    before, after = words(old), words(new)
    if len(before) * len(after) > alignment.LIMIT:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    runs = _without_strays(align(before, after), before, after)
    found: list[Piece] = []
    for run in _at_edges(runs, before, after):
        gone, come = "".join(before[run.old : run.old_end]), "".join(after[run.new : run.new_end])
        found += [Piece(Mark.same, come)] if run.same else [Piece(Mark.removed, gone), Piece(Mark.added, come)]
    return _joined(found)


def whole(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of a value that is replaced as a whole, such as a date or a code."""
    return _joined([Piece(Mark.same, new)] if old == new else [Piece(Mark.removed, old), Piece(Mark.added, new)])


def words(text: str) -> list[str]:
    """Cut `text` into words, spaces and signs; letters with what is written over and under them where there are no spaces."""
    cuts: list[int] = []
    before = ""
    for at, letter in enumerate(text):
        sort = _sort(letter)
        held = at > 0 and text[at - 1] in _HOLDS_NEXT and sort not in {"space", "line"}
        # A mark changes nothing: the word goes on behind it.
        if at == 0 or not (held or sort == "mark" or sort == before in {"word", "space", "line"}):
            cuts.append(at)
            before = sort
        elif sort != "mark":
            before = sort
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


@lru_cache(maxsize=4096)
def _sort(letter: str) -> str:
    if letter in "\r\n":
        return "line"
    if letter.isspace():
        return "space"
    if letter in _JOINS or unicodedata.category(letter)[0] == "M":
        return "mark"
    if letter.isdecimal() or (letter.isalnum() and not _UNSPACED.match(letter)):
        return "word"
    return "sign"


def _without_strays(runs: list[Run], before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """Take a few same words between two changes into them: a sentence that is written anew shares its `the` by chance.

    The ends of lines stay, so that a paragraph is compared with a paragraph.
    """
    sizes = [0, *accumulate(len(token.strip()) for token in before)]
    sizes_new = [0, *accumulate(len(token.strip()) for token in after)]

    def size(run: Run) -> int:
        return max(sizes[run.old_end] - sizes[run.old], sizes_new[run.new_end] - sizes_new[run.new])

    kept: list[Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) >= 3 and not kept[-1].same:
            first, between, last = kept[-3:]
            lines = any("\n" in token for token in after[between.new : between.new_end])
            if lines or size(between) > min(_STRAY, size(first), size(last)):
                break
            kept[-3:] = [Run(False, first.old, last.old_end, first.new, last.new_end)]
    return kept


def _at_edges(runs: list[Run], before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """Let what was only added or only removed begin with a line, a sentence or a word, where it can begin at several places.

    Between "I came. I saw." and "I came. I ate. I saw." it is "I ate. " and not "ate. I ".
    """
    found = list(runs)
    for at in range(1, len(found) - 1):
        left, run, right = found[at - 1 : at + 2]
        if run.same or (run.old < run.old_end and run.new < run.new_end):
            continue
        if run.new < run.new_end:
            shift = _shift(after, run.new, run.new_end, left.new + 1, right.new_end - 1)
        else:
            shift = _shift(before, run.old, run.old_end, left.old + 1, right.old_end - 1)
        found[at - 1] = left._replace(old_end=left.old_end + shift, new_end=left.new_end + shift)
        found[at] = Run(False, run.old + shift, run.old_end + shift, run.new + shift, run.new_end + shift)
        found[at + 1] = right._replace(old=right.old + shift, new=right.new + shift)
    return found


def _shift(tokens: Sequence[str], start: int, end: int, least: int, most: int) -> int:
    length, first = end - start, start
    while first > max(least, start - _FURTHEST) and tokens[first - 1] == tokens[first - 1 + length]:
        first -= 1
    last = start
    while last + length < min(most, end + _FURTHEST) and tokens[last] == tokens[last + length]:
        last += 1
    return max(range(first, last + 1), key=lambda place: (_edge(tokens, place), place)) - start


def _edge(tokens: Sequence[str], place: int) -> int:
    if place == 0 or tokens[place - 1].endswith(("\n", "\r")):
        return 3
    if not tokens[place - 1].isspace():
        return 0
    return 2 if _SENTENCE_END.search("".join(tokens[max(0, place - 2) : place])) else 1


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in found:
        if joined and joined[-1].kind is piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
