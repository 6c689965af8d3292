"""Countries that a text names and that its author has not chosen."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from portal.domain.inputs import COUNTRIES_OF, reported
from portal.domain.kinds import KINDS
from portal.search import analysis
from portal.search.concepts import Concepts
from portal.services.hints.alike import LONGEST, short
from portal.services.hints.hint import Hint

Content = Mapping[str, Any]
FIELDS = {"practice": "implementation_countries", "resource": "countries_covered"}
MOST = 3
OFTEN = 2
"""Mentions by which a country that only the long texts name is one that a text is about."""

UNSPACED = frozenset({"th", "lo", "km", "my", "zh", "ar"})


def countries(concepts: Concepts, kind: str, language: str, shared: Content, texts: Content) -> list[Hint]:
    """Return the countries that title and summary name, or the long texts more than once; what was chosen anywhere is not told again."""
    chosen = set(_chosen(shared))
    first, others = named(concepts, short(texts), language), Counter[str]()
    for text in _long(kind, texts):
        others += named(concepts, text, language)
    found = [*first, *(code for code, count in others.most_common() if count >= OFTEN)]
    told = [code for code in dict.fromkeys(found) if code not in chosen]
    return [Hint("country", FIELDS[kind], code, {"country": code}) for code in told[:MOST]]


def named(concepts: Concepts, text: str, language: str) -> Counter[str]:
    """Count the countries that a text names. "Guinea-Bissau" is not Guinea, and "turkey" with a small letter no country."""
    words = [word.text for word in analysis.words(text)]
    found: Counter[str] = Counter()
    for one in concepts.find(words, language):
        codes = [code for scheme, code in one.keys if scheme == "country"]
        begin = words[one.start][:1]
        # Of two countries of one name nobody can tell which is meant.
        if len(codes) == 1 and (language in UNSPACED or begin.isupper()):
            found[codes[0]] += 1
    return found


def _chosen(shared: Content) -> Iterator[str]:
    for name in COUNTRIES_OF:
        value = reported(shared, name)
        for item in value if isinstance(value, list) else ():
            parts = item.values() if isinstance(item, Mapping) else [item]
            for part in parts:
                yield from part if isinstance(part, list) else [str(part)]


def _long(kind: str, texts: Content) -> Iterator[str]:
    for field in KINDS[kind].sections:
        if value := reported(texts, field.name):
            yield str(value)[:LONGEST]
