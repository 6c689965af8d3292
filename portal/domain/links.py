"""The web addresses that a record gives, and what an answer says of one: that it is there, that it is gone, or nothing certain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urldefrag

from portal.domain.inputs import reported

LONGEST = 2000


class Sign(StrEnum):
    """What an answer says of an address. `unclear` ones may be a bad day of the server, or of ours; `private` ones are not asked."""

    there = "there"
    gone = "gone"
    unclear = "unclear"
    private = "private"


@dataclass(frozen=True)
class Patience:
    """How often, and for how long at least, an address fails before it is called dead."""

    times: int
    period: timedelta


PATIENCE = {Sign.gone: Patience(3, timedelta(days=3)), Sign.unclear: Patience(5, timedelta(days=14))}

GONE_ANSWERS = frozenset({404, 410})
# Answers of somebody who is there, but does not serve programs, or not without a password.
REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 412, 429, 451, 999})


def sign_of(status: int) -> Sign:
    """Return what a status code says; redirects have been followed before."""
    if status in GONE_ANSWERS:
        return Sign.gone
    return Sign.there if 200 <= status < 300 or status in REFUSALS else Sign.unclear


def known_as(url: str) -> str:
    """Return an address as it is kept: its fragment is the browser's matter."""
    return urldefrag(url.strip()).url


def addresses(shared: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """Return (field, address) for every web address in a record's shared fields."""
    return frozenset(
        (field, known_as(url)) for field, url in _given(shared) if url and 0 < len(known_as(url)) <= LONGEST
    )


def _given(shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "url", str(reported(shared, "url") or "")
    for field in ("sources", "other_language_versions"):
        for item in reported(shared, field) or ():
            yield field, str(item.get("url") or "")
    yield "contact_body", str((reported(shared, "contact_body") or {}).get("url") or "")
