"""A second reviewer's opinion: first whether an interest of their own is touched, then what they think."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from portal.domain.messages import msgid
from portal.services.review import desk, talking
from portal.services.review.door import NotThereError
from portal.services.review.needs import NeededError
from portal.web.current import portal, reader
from portal.web.forms.fields import Field, Form, Kind
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.desk import texts
from portal.web.pages.desk.common import WRONG, done, lacking, lacks, moderating, show, text_address, typed

routes = part("desk_opinions")
NONE, SOME = "none", "some"
FIELDS = (
    Field(
        "touched",
        msgid("Do you have a conflict of interest?"),
        msgid(
            "For example: you, your office or somebody close to you took part in it, paid for it, or is judged by it."
        ),
        Kind.radio,
        options=((NONE, msgid("No")), (SOME, msgid("Yes, or it could look so"))),
    ),
    Field(
        "conflict", msgid("Which interest"), msgid("Only where you chose yes. Whoever decides sees it."), required=False
    ),
    Field("opinion", msgid("Your opinion"), kind=Kind.radio, options=tuple(talking.OPINIONS.items())),
    Field(
        "text",
        msgid("Why"),
        msgid("Whoever decides reads it, and so do the other moderators."),
        Kind.textarea,
        limit=talking.LONGEST,
    ),
)
ADDRESS = "/desk/<id>/<proposal>/opinion"


def _asked(standing: desk.Standing) -> talking.Opinion:
    """Return what this moderator was asked for; to others there is no such page."""
    found = next((one for one in standing.opinions if one.mine), None)
    if found is None:
        raise NotThereError(standing.record_id)
    return found


@routes.get(ADDRESS)
@moderating
def opinion(id: str, proposal: int) -> Response:
    """Show the form, with what was answered before."""
    standing = desk.standing(portal(), reader(), id, proposal)
    before = _asked(standing)
    values = {"conflict": before.conflict, "opinion": before.opinion, "text": before.text}
    if before.at is not None:
        values["touched"] = SOME if before.conflict else NONE
    return _page(standing, values)


@routes.post(ADDRESS)
@moderating
def give(id: str, proposal: int) -> Any:
    """Take the opinion."""
    standing = desk.standing(portal(), reader(), id, proposal)
    _asked(standing)
    values = typed(FIELDS)
    wrong = _undeclared(values)
    conflict = values["conflict"] if values["touched"] == SOME else ""
    if wrong:
        given = {name: lacks(name, "missing") for name in ("opinion", "text") if not values[name]}
        return _page(standing, values, {**wrong, **given}, WRONG)
    try:
        talking.give(portal(), reader(), id, proposal, values["opinion"], conflict, values["text"])
    except NeededError as error:
        return _page(standing, values, lacking(error), WRONG)
    return done(text_address(id, proposal, "opinions"), msgid("Thank you. Your opinion stands with the text."))


def _undeclared(values: Mapping[str, Any]) -> dict[str, str]:
    if values["touched"] not in (NONE, SOME):
        return {"touched": gettext("Say yes or no.")}
    if values["touched"] == SOME and not values["conflict"]:
        return {"conflict": gettext("Say which interest.")}
    return {}


def _page(
    standing: desk.Standing, values: Mapping[str, Any], wrong: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    return show(
        "desk_opinion.html",
        status,
        text=standing,
        form=Form(FIELDS, values, wrong),
        rendered=texts.rendered(standing.kind, standing.language, standing.shared, standing.texts),
    )
