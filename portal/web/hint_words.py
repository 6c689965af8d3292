"""Hints for who writes, in sentences: what was seen, and what would be better. Never more than a word of advice."""

from dataclasses import dataclass

from portal.domain.messages import msgid
from portal.services.hints import collecting
from portal.services.hints.hint import Hint
from portal.services.review.door import NotThereError
from portal.services.review.drafts import NotEditableError
from portal.web import formats, names
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext

WORDS: dict[str, str] = {
    "alike_file": msgid("A record that is there already holds the same file. Is it the same work?"),
    "alike_address": msgid("A record that is there already gives the same web address. Is it the same work?"),
    "alike_text": msgid(
        "This looks like a record that is there already. If it is the same work, change that one instead."
    ),
    "language": msgid("This reads as %(found)s, and the language of the text is %(declared)s. Is that right?"),
    "country": msgid("The text names %(country)s, which is not among the countries."),
    "title_capitals": msgid("Write the title in small letters: capitals are hard to read in a list."),
    "title_full_stop": msgid("Leave out the full stop at the end of the title."),
    "title_long": msgid("The title is long. In fewer words it is read to its end in a list."),
    "title_short": msgid("The title says little yet. Say who does what, and where."),
    "title_name": msgid("The title seems to be a name alone. Say beside it what is done, and where."),
    "summary_short": msgid("The summary has %(count)s words. With %(least)s or more it can stand alone."),
    "summary_long": msgid("The summary has %(count)s words. Readers see at most %(most)s."),
    "summary_figure": msgid("Is there a number that shows the result? Readers look for it in the summary."),
    "summary_place": msgid("The summary names no country. Say where it took place."),
    "acronym": msgid("%(word)s is not spelled out. Write it once in full, with the letters in brackets."),
    "acronym_known": msgid(
        "%(word)s is not spelled out. If it means “%(full)s”, write that once, with the letters in brackets."
    ),
}


@dataclass(frozen=True)
class Shown:
    """A hint as it is printed: a sentence, the record that it is about (href, title, lang), and a country that can be added."""

    key: str
    text: str
    href: str = ""
    title: str = ""
    attributes: str = ""
    country: str = ""
    country_name: str = ""


def hinted(record_id: str, language: str = "") -> tuple[Shown, ...]:
    """Return the hints for a text as it was saved last; none where it cannot be changed now."""
    try:
        found = collecting.hints(portal(), reader(), record_id, language) if record_id else ()
    except (NotThereError, NotEditableError):
        found = ()
    return tuple(_shown(hint) for hint in found)


def _shown(hint: Hint) -> Shown:
    about, code = dict(hint.about), hint.code
    if code.startswith("alike"):
        href = at().record(about["kind"], about["id"])
        return Shown(hint.key, gettext(WORDS[code]), href, about["title"], names.lang(about["spoken"]))
    if code == "country":
        name = names.country(about["country"])
        return Shown(hint.key, gettext(WORDS[code]) % {"country": name}, country=about["country"], country_name=name)
    if code == "language":
        about = {name: formats.language_named(value) for name, value in about.items()}
    if code == "acronym" and about["full"]:
        code = "acronym_known"
    named = {name: formats.number(value) if isinstance(value, int) else value for name, value in about.items()}
    return Shown(hint.key, gettext(WORDS[code]) % named)
