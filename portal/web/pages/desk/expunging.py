"""Removing words for good: first everywhere that they stand is shown, then they are removed; it cannot be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, redirect, request

from portal.domain.kinds import KINDS
from portal.domain.languages import BY_CODE
from portal.domain.messages import msgid
from portal.services.review import desk, expunging, expunging_files, published
from portal.services.review.door import NotThereError
from portal.services.review.expunging import Spot
from portal.services.review.needs import NeededError
from portal.web import signing
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.formats import language_named
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.desk.common import WRONG, lacking, moderating, pressed, record_address, show, typed

routes = part("desk_expunging")
WORDS = Field(
    "words",
    msgid("The words that are to go"),
    msgid("As they stand in the text, for example a name. Small and capital letters and line breaks do not matter."),
    spellcheck=False,
    limit=300,
)
KEPT = Field("words", "", kind=Kind.hidden)
REASON = Field(
    "reason",
    msgid("Reason"),
    msgid("Kept for ever beside the stub. Do not repeat the words: write “A person can be recognised”."),
    Kind.textarea,
    rows=3,
    limit=3000,
)
SURE = Field("sure", msgid("I have looked at every place. I know that this cannot be undone."), kind=Kind.checkbox)
ASKED, CONFIRMED = (WORDS,), (KEPT, REASON, SURE)
WHERE: Mapping[str, str] = {
    "proposal": msgid("A text on its way"),
    "comment": msgid("A comment"),
    "opinion": msgid("A second opinion"),
    "flag": msgid("A reader's report"),
    "reason": msgid("A reason of a decision"),
    "answer": msgid("What was said of a sign of personal data"),
    "file": msgid("An attached file, which goes whole"),
}


@dataclass(frozen=True)
class Place:
    """Where the words stand, in words."""

    where: str
    field: str
    spot: Spot


@dataclass(frozen=True)
class About:
    """What the words are removed from."""

    id: str
    kind: str
    title: str


@routes.get("/desk/records/<id>/expunge")
@moderating
@signing.fresh
def ask(id: str) -> Response:
    """Ask for the words, or say what was done."""
    number = request.args.get("done", "")
    done = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None
    return _page(_about(id), Form(ASKED), done=done)


@routes.post("/desk/records/<id>/expunge")
@moderating
def expunge(id: str) -> Any:
    """Show where the words stand, or remove them."""
    about, values = _about(id), typed((WORDS, REASON, SURE))
    confirms = pressed() == "expunge"
    if not signing.is_fresh():
        # Whoever has to show again that it is they keeps what they typed.
        fields = CONFIRMED if confirms else ASKED
        return _page(about, Form(fields, values), WRONG, found=_found(about, values) if confirms else None, stale=True)
    try:
        found = _found(about, values)
        if not confirms:
            wrong = {} if found else {"words": gettext("These words stand nowhere in this record.")}
            return _page(
                about, Form(CONFIRMED if found else ASKED, values, wrong), WRONG if wrong else 200, found=found
            )
        return _remove(about, values, found)
    except NeededError as error:
        asked = ASKED if "words" in error.needs else CONFIRMED
        found = () if "words" in error.needs else _found(about, values)
        return _page(about, Form(asked, values, lacking(error)), WRONG, found=found)


def _remove(about: About, values: Mapping[str, Any], found: tuple[Place, ...]) -> Any:
    if not values["sure"]:
        wrong = {"sure": gettext("Tick this first.")}
        if not values["reason"]:
            wrong["reason"] = lacking(NeededError({"reason": "missing"}))["reason"]
        return _page(about, Form(CONFIRMED, values, wrong), WRONG, found=found)
    id, count = expunging.expunge(portal(), reader(), about.id, values["words"], values["reason"])
    return redirect(f"{record_address(id, 'expunge')}?done={count}", 303)


@routes.post("/desk/records/<id>/expunge/files/<sha256>")
@moderating
def expunge_file(id: str, sha256: str) -> Any:
    """Take a file away for good."""
    about, values = _about(id), typed((REASON, SURE))
    if not signing.is_fresh():
        return _page(about, Form(ASKED), WRONG, stale=True, file_form=(sha256, Form(CONFIRMED[1:], values)))
    wrong = {} if values["sure"] else {"sure": gettext("Tick this first.")}
    if not str(values["reason"]).strip():
        wrong["reason"] = lacking(NeededError({"reason": "missing"}))["reason"]
    if wrong:
        return _page(about, Form(ASKED), WRONG, file_form=(sha256, Form(CONFIRMED[1:], values, wrong)))
    expunging_files.expunge_file(portal(), reader(), about.id, sha256, str(values["reason"]))
    return redirect(f"{record_address(id, 'expunge')}?done=1", 303)


def _files(about: About) -> list[tuple[Any, str, Form]]:
    """Return the record's files, each with where it is read and the form by which it goes."""
    found = expunging_files.attached(portal(), reader(), about.id)
    return [(file, at().file(about.id, file.sha256, file.name), Form((REASON, SURE))) for file in found]


def _about(id: str) -> About:
    """Return what a record is called. Raises NotThereError."""
    try:
        found = published.opened(portal(), reader(), id)
        return About(found.record_id, found.kind, found.title)
    except NotThereError:
        standing = desk.standing(portal(), reader(), id)
        return About(standing.record_id, standing.kind, standing.title)


def _found(about: About, values: Mapping[str, Any]) -> tuple[Place, ...]:
    spots = expunging.look(portal(), reader(), about.id, values["words"])
    return tuple(_place(about.kind, spot) for spot in spots)


def _place(kind: str, spot: Spot) -> Place:
    if spot.what == expunging_files.WHAT:
        return Place(gettext(WHERE[spot.what]), spot.field, spot)
    if spot.what != "revision":
        return Place(gettext(WHERE[spot.what]), "", spot)
    language, _, number = spot.name.rpartition(".")
    labels = {field.name: field.label for field in KINDS[kind].fields}
    name = spot.field.partition(".")[0]
    where = gettext("Revision %(number)s") % {"number": number}
    spoken = language_named(language) if language in BY_CODE else gettext("facts")
    return Place(f"{where}, {spoken}", gettext(labels[name]) if name in labels else name, spot)


def _page(about: About, form: Form, status: int = 200, **more: Any) -> Response:
    values = {"found": None, "done": None, "stale": False, "file_form": ("", None), **more}
    values["files"] = _files(about) if not values["found"] else ()
    return show("desk_expunge.html", status, about=about, form=form, is_public=_is_public(about), **values)


def _is_public(about: About) -> bool:
    try:
        return bool(published.opened(portal(), reader(), about.id))
    except NotThereError:
        return False
