"""What an author says of a sign of personal data in their text."""

from flask import flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.database.tables import Verdict
from portal.services.posting import findings
from portal.services.review.needs import NeededError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common
from portal.web.signing import signed_in

routes = part("findings")


@routes.post("/texts/<id>/findings")
@signed_in
def answer(id: str) -> AnyResponse:
    """Take what an author says of a finding, or take it back."""
    key, verdict = request.form.get("key", ""), request.form.get("verdict", "")
    text = request.form.get("text", "")
    if verdict == "take_back":
        findings.take_back(portal(), reader(), id, key)
    elif verdict in set(Verdict):
        try:
            findings.answer(portal(), reader(), id, key, Verdict(verdict), text)
        except NeededError:
            flash(gettext("Write in a sentence why it can stand there, or change the text."))
    return common.go(f"{at().text(id, 'send')}#found")
