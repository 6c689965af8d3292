"""Comments on a text, by the field that each is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.services.review.desk import Standing
from portal.services.review.talking import LONGEST, Said
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind
from portal.web.pages.texts import common

FIELDS = (
    Field("field", msgid("What it is about"), kind=Kind.select, required=False),
    Field("text", msgid("Your comment"), msgid("The moderator who reads your text gets a mail."), Kind.textarea, rows=4, limit=LONGEST),
)  # fmt: skip


@dataclass(frozen=True)
class Thread:
    """What was said about one field (`label`), or about the whole."""

    field: str
    label: str
    said: tuple[Said, ...]

    @property
    def settled(self) -> bool:
        """Whether everything in it is done with."""
        return all(one.settled for one in self.said)


def threads(text: Standing) -> tuple[Thread, ...]:
    """Return the comments by field: what is not done with first, then in the order of the form."""
    order = {field.name: place for place, field in enumerate(KINDS[text.kind].fields)}
    named: dict[str, list[Said]] = {}
    for one in text.comments:
        named.setdefault(one.field if one.field in order else "", []).append(one)
    found = [Thread(name, common.label(text.kind, name), tuple(said)) for name, said in named.items()]
    return tuple(sorted(found, key=lambda one: (one.settled, order.get(one.field, -1))))


def form(kind: str, values: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None) -> Form:
    """Return the form for a comment."""
    return Form(FIELDS, values, errors, {"field": _fields(kind)})


def _fields(kind: str) -> Choices:
    return listed(*((field.name, common.label(kind, field.name)) for field in KINDS[kind].fields))
