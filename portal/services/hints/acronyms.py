"""Acronyms that a text uses and never spells out, with what they may stand for where vocabulary or organisations know it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from portal.domain.inputs import reported
from portal.domain.kinds import KINDS
from portal.domain.vocabulary import ANY, Vocabulary
from portal.services.hints.hint import Hint
from portal.services.naming import IN_BRACKETS

Content = Mapping[str, Any]
ACRONYM = re.compile(r"(?<![\w/-])[A-Z](?:[A-Z&]|(?<=[A-Z])\d|[a-z](?=[A-Z])){1,8}(?![\w/-])")
MOST, MOST_LOOKED_AT = 2, 40
# Everybody knows these, in whatever language; currencies and units are none.
KNOWN = frozenset(
    """EU UE UN ONU USA UK NGO NGOs ONG ID CV TV SMS PDF HIV AIDS COVID SIDA VIH OK IT GPS SIM PC DNA ADN VAT TVA IBAN WHO OMS
    EUR USD GBP CHF XOF XAF CFA FCFA FRF GMD GHS NGN MAD TND THB VND IDR PHP MYR SGD KHR LAK MMK RM RMB VAN
    II III IV VI VII VIII IX XI XII""".split()  # noqa: SIM905 - a list of words is read, and added to, as words
)


def acronyms(
    vocabulary: Vocabulary, organisations: Mapping[str, Mapping[str, str]], kind: str, language: str, texts: Content
) -> list[Hint]:
    """Return hints at the first acronyms of a text that nothing in it explains."""
    text = "\n".join(_texts(kind, texts))
    unusual = [word for word in dict.fromkeys(ACRONYM.findall(text)) if word not in KNOWN][:MOST_LOOKED_AT]
    found = [word for word in unusual if not _is_explained(word, text)]
    meanings = _meanings(vocabulary, organisations, language) if found else {}
    return [
        Hint("acronym", _place(kind, texts, word), word, {"word": word, "full": meanings.get(word, "")})
        for word in found[:MOST]
    ]


def _is_explained(word: str, text: str) -> bool:
    """Say whether it stands once in brackets after words, or has brackets with words after it."""
    signs = re.escape(word)
    return bool(re.search(rf"\w\s*[(\[（]{signs}s?[)\],;: ）]|(?<!\w){signs}s?\s*[(（][^()（）]{{6,}}[)）]", text))


def _texts(kind: str, texts: Content) -> Iterator[str]:
    for field in KINDS[kind].version_fields:
        value = reported(texts, field.name)
        if isinstance(value, str):
            # A whole line in capitals has no acronyms.
            yield from (line for line in value.split("\n") if not line.isupper() or len(line) < 12)


def _place(kind: str, texts: Content, word: str) -> str:
    return next((f.name for f in KINDS[kind].version_fields if word in str(texts.get(f.name, ""))), "summary")


def _meanings(vocabulary: Vocabulary, organisations: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in vocabulary.concepts():
        short = [*concept.alternatives.get(ANY, ()), *concept.alternatives.get(language, ())]
        for term in short:
            if ACRONYM.fullmatch(term):
                found.setdefault(term, concept.label(language))
    for named in organisations.values():
        for text in dict.fromkeys((named.get(language, ""), *named.values())):
            if match := IN_BRACKETS.search(text):
                found.setdefault(match[1], text[: match.start()].strip())
    return found
