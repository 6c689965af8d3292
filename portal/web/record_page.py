"""A record's page, made ready: its sections in order, what is not reported, notices, how to cite it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import request
from markupsafe import Markup

from portal.domain.kinds import KINDS
from portal.domain.languages import language_name
from portal.domain.links import known_as
from portal.domain.messages import msgid
from portal.services.views import RecordView
from portal.web import cards, formats, glance, names, values
from portal.web.addresses import at, split
from portal.web.cards import LanguageLink
from portal.web.i18n import gettext, gettext_in, language

# Translators: the invitation to read a text in your language, in your language and naming it: "Lire en français".
READ = msgid("Read in English")
WHOLE, PART = "replication_conditions", "replication_"


@dataclass(frozen=True)
class Section:
    """A part of the text under a heading; `unreported`: the sources do not answer it."""

    id: str
    label: str
    html: Markup | None
    unreported: bool = False
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Source:
    """A source as it is listed; `dead` says that its address does not answer."""

    title: str
    attributes: Markup
    rest: str
    url: str
    host: str
    dead: str


@dataclass(frozen=True)
class Reading:
    """A link to the record in another language, in that language's words."""

    text: str
    href: str
    attributes: Markup
    machine: bool


@dataclass(frozen=True)
class Short:
    """Title and summary in a language in which there is no whole text; `is_readers`: it is the language of the page."""

    language: str
    name: str
    title: str
    summary: str
    attributes: Markup
    is_readers: bool


def in_short(view: RecordView) -> tuple[Short, ...]:
    """Return what the record says of itself in other languages than those of its texts."""
    given = view.get("abstracts") or ()
    return tuple(
        Short(code, language_name(code), one["title"], one["summary"], names.lang(code), code == language())
        for one in given
        if (code := one["language"]) not in view.card.languages
    )


def host(url: str) -> str:
    """Return the site that an address is at."""
    return urlsplit(url).netloc.removeprefix("www.")


def _section(view: RecordView, name: str, label: str, parts: tuple[Section, ...] = ()) -> Section | None:
    html = view.html.get(name)
    unreported = view.is_unreported(name)
    if not html and not unreported and not parts:
        return None
    return Section(name, gettext(label), Markup(html) if html and not unreported else None, unreported, parts)  # noqa: S704


def sections(view: RecordView) -> tuple[Section, ...]:
    """Return the record's texts; the conditions of doing it elsewhere stand together under one heading."""
    fields = KINDS[view.card.kind].sections
    parts = [
        found
        for field in fields
        if field.name.startswith(PART) and field.name != WHOLE and (found := _section(view, field.name, field.label))
    ]
    wholes = (field for field in fields if field.name == WHOLE or not field.name.startswith(PART))
    return tuple(
        found
        for field in wholes
        if (found := _section(view, field.name, field.label, tuple(parts) if field.name == WHOLE else ()))
    )


def unanswered(dead: Mapping[str, datetime], url: str) -> str:
    """Return a few words where an address is one of the dead, else nothing."""
    asked_at = dead.get(known_as(url))
    return gettext("did not answer on %(day)s") % {"day": formats.short_day(asked_at)} if asked_at else ""


def sources(view: RecordView, dead: Mapping[str, datetime]) -> tuple[Source, ...]:
    """Return the sources with who published them, when and in which language, and when a dead one was asked last."""
    found = []
    for item in view.get("sources") or ():
        parts = [item.get("publisher"), str(item["year"]) if item.get("year") else None]
        spoken = item.get("language")
        if spoken and spoken != language():
            parts.append(gettext("in %(language)s") % {"language": formats.language_named(spoken)})
        rest = ", ".join(part for part in parts if part)
        attributes = names.lang(spoken) if spoken else Markup("")
        url = item["url"]
        found.append(Source(item["title"], attributes, rest, url, host(url), unanswered(dead, url)))
    return tuple(found)


def readings(view: RecordView) -> tuple[Reading, ...]:
    """Return the record's other languages."""
    translations = {other.language: other.translation for other in view.others}
    found = []
    for link in cards.other_languages(view.card):
        text = gettext_in(link.code, READ) if link.href.startswith(f"{at().root}/{link.code}/") else link.name
        found.append(Reading(text, link.href, link.attributes, translations.get(link.code) == "machine"))
    return tuple(found)


def older(view: RecordView) -> tuple[str, LanguageLink] | None:
    """Return the day on which the original of this translation was changed, and the link to it; None where it is no older."""
    if view.original_changed is None:
        return None
    found = next((link for link in cards.other_languages(view.card) if link.code == view.original), None)
    return (formats.day(view.original_changed), found) if found else None


def elsewhere(view: RecordView) -> str:
    """Return a sentence where the text is in another language than the page."""
    if view.card.language == language():
        return ""
    spoken = {"language": formats.language_named(view.card.language)}
    if view.card.kind == "practice":
        return gettext("This note is in %(language)s.") % spoken
    return gettext("This entry is in %(language)s.") % spoken


def ask(view: RecordView) -> str:
    """Return where the contact body can be asked, or nothing."""
    contact: dict[str, Any] = view.get("contact_body") or {}
    return str(contact.get("url") or (f"mailto:{contact['email']}" if contact.get("email") else ""))


def contact(view: RecordView, dead: Mapping[str, datetime]) -> dict[str, Any]:
    """Return the contact body's fields, its name and languages in words."""
    found: dict[str, Any] = dict(view.get("contact_body") or {})
    if found:
        known = view.organisations.get(found["organisation"])
        found["name"] = glance.contact_name(view)
        found["dead"] = unanswered(dead, str(found.get("url") or ""))
        found["site"] = known.url if known else ""
        found["languages"] = [language_name(code) for code in found.get("languages") or ()]
        found["last_confirmed"] = formats.partial(found["last_confirmed"]) if found.get("last_confirmed") else ""
    return found


def citation(view: RecordView, portal_name: str, address: str) -> str:
    """Return a line by which the record can be cited."""
    card = view.card
    named = values.organisations(view, view.get("publisher_body") or view.get("lead_body") or [])
    bodies = [word.text for word in named]
    said = {
        "by": ", ".join(bodies),
        "title": card.title,
        "portal": portal_name,
        "date": formats.day(card.updated_at),
        "address": address,
    }
    if bodies:
        return gettext("%(by)s: “%(title)s”. %(portal)s, updated %(date)s. %(address)s") % said
    return gettext("“%(title)s”. %(portal)s, updated %(date)s. %(address)s") % said


def came_from() -> tuple[str, str] | None:
    """Return (address, words) of the search that the reader comes from; None where it was another page or site."""
    link = split(request.referrer)
    if link.netloc != request.host or link.path != at().search():
        return None
    words = parse_qs(link.query).get("q", [""])[0]
    return f"{link.path}?{link.query}" if link.query else link.path, words
