"""Signs of personal data at the desk: a moderator who disagrees with what the author said of one tells them, and it no longer counts."""

from typing import Any

from flask import request

from portal.domain.messages import msgid
from portal.services.posting import findings
from portal.services.review import desk, talking
from portal.services.review.needs import NeededError
from portal.web.current import portal, reader
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.desk.common import WRONG, done, moderating, text_address
from portal.web.pages.desk.review import Forms, show_text

routes = part("desk_found")
TOLD = msgid("The author is told. What they said of this place no longer counts.")


@routes.post("/desk/<id>/<int:proposal>/findings")
@moderating
def disagree(id: str, proposal: int) -> Any:
    """Take back what the author said of a finding, and tell them why."""
    standing = desk.standing(portal(), reader(), id, proposal)
    words = request.form.get("text", "")
    try:
        talking.comment(portal(), reader(), id, proposal, request.form.get("field", ""), words)
    except NeededError:
        wrong = gettext("Tell the author why you disagree.")
        return show_text(standing, Forms(comment={"text": words}, comment_wrong={"text": wrong}), WRONG)
    findings.take_back(portal(), reader(), id, request.form.get("key", ""), proposal)
    return done(text_address(id, proposal, "found"), TOLD)
