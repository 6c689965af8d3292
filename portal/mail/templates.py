"""All kinds of mail in one table, and a mail made of one of them."""

from collections.abc import Callable, Mapping

from portal.domain.languages import DEFAULT, INTERFACE
from portal.domain.messages import msgid
from portal.mail import moments
from portal.mail.message import Action, Message, many_lines, one_line
from portal.mail.people import PEOPLE
from portal.mail.template import DAYS, MOMENTS, Template
from portal.mail.texts import TEXTS
from portal.translations import catalogue

KINDS: Mapping[str, Template] = {**PEOPLE, **TEXTS}
GREETING = msgid("Hello %(name)s,")
GREETING_OF_NOBODY = msgid("Hello,")
REASON = msgid("The reason:")
CLOSING = msgid("%(portal)s sent this mail by itself; answers to it are not read.")


class MissingFactError(ValueError):
    """A mail cannot be composed, because something that its template names was not said."""


def compose(kind: str, language: str, to: str, facts: Mapping[str, str]) -> Message:
    """Return a mail in `language`, or in English where the interface does not speak it.

    KeyError for a kind that is none; MissingFactError; ValueError for a day or time that is none.
    """
    template = KINDS[kind]
    missing = sorted(template.facts - facts.keys())
    if missing:
        raise MissingFactError(f"mail {kind}: {', '.join(missing)} missing")
    language = language if language in INTERFACE else DEFAULT
    gettext: Callable[[str], str] = catalogue(language).ugettext
    said = {name: _written(name, facts[name], language) for name in template.facts}

    def filled(text: str) -> str:
        return gettext(text) % said

    quote = many_lines(facts["reason"]) if template.quotes else ""
    paragraphs = [filled(GREETING if said.get("name") else GREETING_OF_NOBODY), *map(filled, template.paragraphs)]
    return Message(
        to=to,
        language=language,
        subject=one_line(filled(template.subject)),
        paragraphs=(*paragraphs, gettext(REASON)) if quote else tuple(paragraphs),
        quote=quote,
        action=Action(gettext(template.action), facts["link"]) if template.action else None,
        closing=(filled(CLOSING),),
    )


def _written(name: str, value: str, language: str) -> str:
    if name in DAYS:
        return moments.day(value, language)
    if name in MOMENTS:
        return moments.moment(value, language)
    return one_line(value)
