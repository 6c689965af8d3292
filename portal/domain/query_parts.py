"""What people type, cut into words, phrases, filters, brackets and operators. No text is wrong: what is no sign is a word."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from portal.domain.query import Coded, Need, Term, Years

MAX_TEXT = 1_000
SHORTEST_PREFIX = 3
"""Letters that stand before a star at least."""

Fields = Callable[[str, str], Coded | Years | None]
"""From what is typed before a colon and behind it to what it filters by; None where the two mean nothing."""

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
_NEEDS = {"-": Need.must_not, "\u2212": Need.must_not, "+": Need.must}

# Line ends and tabs are not among them: they part words.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# Where there is no space at all, as in Thai or Khmer, any place to cut is as good.
_WHOLE_WORDS = re.compile(rf".{{1,{MAX_TEXT}}}(?!\S)|.{{1,{MAX_TEXT}}}", re.DOTALL)
_TOKEN = re.compile(
    rf"""
    \| | (?P<close>\))
    | (?: (?<![^\s()|]) (?P<sign>[-+\u2212]) (?=[^\W_]|[{QUOTES}(]) )?
      (?:
        (?P<open>\()
        | (?: (?P<field>[^\s{QUOTES}()|:]++) : )? [{QUOTES}] (?P<phrase>[^{QUOTES}]*+) [{QUOTES}]
        | (?P<word>[^\s{QUOTES}()|]++)
      )
    """,
    re.VERBOSE,
)


class Sign(Enum):
    """What a part is that is no word and no filter."""

    opens = "("
    closes = ")"
    either = "or"
    both = "and"
    without = "not"


OPERATORS = {"OR": Sign.either, "OU": Sign.either, "|": Sign.either, "AND": Sign.both, "NOT": Sign.without}
JOINING = frozenset(OPERATORS.values())


@dataclass(frozen=True)
class Part:
    """A piece of what was typed: a term, a filter (with the words that it would be), a bracket or an operator.

    An operator carries the word that it is where it joins nothing; an upright line is none.
    """

    term: Term | None = None
    need: Need = Need.may
    sign: Sign | None = None
    filter: Coded | Years | None = None


def parts(text: str, fields: Fields) -> Iterator[Part]:
    """Yield the parts of `text` in the order typed; what is beyond its longest length is left out."""
    for token in _TOKEN.finditer(_shortened(text)):
        need = _NEEDS.get(token["sign"], Need.may)
        if token["close"]:
            yield Part(sign=Sign.closes)
        elif token["open"]:
            yield Part(sign=Sign.opens, need=need)
        elif token["phrase"] is not None:
            yield from _quoted(token["field"], " ".join(token["phrase"].split()), need, fields)
        elif not token["sign"] and token[0] in OPERATORS:
            yield Part(_term(token[0]), sign=OPERATORS[token[0]])
        else:
            yield from _word(token["word"], need, fields)


def _shortened(text: str) -> str:
    found = _WHOLE_WORDS.match(_UNSEEN.sub("", text).strip())
    return found[0] if found else ""


def _quoted(field: str | None, phrase: str, need: Need, fields: Fields) -> Iterator[Part]:
    found = fields(field, phrase) if field and phrase else None
    if found:
        yield Part(need=need, filter=found)
        return
    if field and need is Need.must_not:
        phrase = f"{_trimmed(field)} {phrase}".strip()
    elif field:
        yield from _word(field, need, fields)
    if _trimmed(phrase):
        yield Part(Term(phrase, phrase=True), Need.must if need is Need.may else need)


def _word(word: str, need: Need, fields: Fields) -> Iterator[Part]:
    field, _, value = word.partition(":")
    found = _filter(field, value, fields)
    pieces = [piece for piece in map(_trimmed, word.split(":")) if piece]
    if found:
        yield Part(need=need, filter=found)
    elif len(pieces) > 1 and need is Need.must_not:
        yield Part(Term(" ".join(pieces), phrase=True), need)
    else:
        yield from (Part(term, need) for piece in word.split(":") if (term := _term(piece)))


def _filter(field: str, value: str, fields: Fields) -> Coded | Years | None:
    # What ends a sentence is no part of the value, while two dots are an open end of years.
    tried = (value, value.rstrip(",;!?"), _trimmed(value)) if field else ()
    return next((found for typed in tried if typed and (found := fields(field, typed))), None)


def _is_prefix(word: str) -> bool:
    """Say whether a star ends a single word of enough letters; an apostrophe may stand in it."""
    begun = _trimmed(word)
    rest = word[word.index(begun) + len(begun) :] if begun else ""
    letters = begun.replace("'", "").replace("\u2019", "")
    return (
        rest.startswith("*")
        and sum(map(str.isalnum, begun)) >= SHORTEST_PREFIX
        and all(letter.isalnum() or unicodedata.category(letter)[0] == "M" for letter in letters)
    )


def _term(piece: str) -> Term | None:
    text = _trimmed(piece)
    if _is_prefix(piece):
        return Term(text, prefix=True)
    # A word that looks like an operator and is none is told apart by its case.
    return Term(text.lower() if text in OPERATORS else text) if text else None


def _trimmed(text: str) -> str:
    """Return `text` without the punctuation at its ends; vowel signs and tone marks at its end belong to the word."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.category(text[end - 1])[0] == "M"):
        end -= 1
    return text[start:end]
