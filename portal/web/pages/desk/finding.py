"""Choosing another record in a form: by its id, or by words of its title with a search that decides nothing."""

from collections.abc import Iterable
from dataclasses import replace

from portal.domain.messages import msgid
from portal.services import search
from portal.web.current import portal, reader
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.forms.fields import Field, Kind
from portal.web.i18n import gettext, language

WORDS = Field("words", msgid("Find a record by words of its title"))
MOST, LONGEST = 8, 300


def records(kind: str, but: str, words: str) -> Choices:
    """Return the records of a kind that a search for words finds, without the one whose id is `but`; none without words."""
    if not words.strip():
        return Choices()
    query = search.read_query(portal(), language(), words[:LONGEST], {"kind": [kind]})
    cards = [card for card in search.find(portal(), reader(), query).cards if card.id != but][:MOST]
    return Choices((Group("", tuple(Choice(card.id, card.title, card.id) for card in cards)),)) if cards else Choices()


def chosen(field: Field) -> Field:
    """Return the field of a record's id as one in which a record that was found is chosen."""
    return replace(field, kind=Kind.radio)


def choices(given: Iterable[tuple[str, str, str]]) -> Choices:
    """Return choices from (value, message id, message id of its hint)."""
    return Choices((Group("", tuple(Choice(value, gettext(text), gettext(hint)) for value, text, hint in given)),))
