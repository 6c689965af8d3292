"""Mails that have not left, and those that are kept in the folder where there is no mail server."""

import re
from dataclasses import dataclass

from flask import Response, abort, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.policy import Action
from portal.services.mailing import overseeing
from portal.services.mailing.trouble import Troubled
from portal.web import formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms.fields import Form
from portal.web.i18n import gettext, ngettext
from portal.web.mail_words import kind_name
from portal.web.pages import part
from portal.web.pages.admin import common
from portal.web.pages.admin.common import allowed, done, show

routes = part("admin_mail")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True)
class Row:
    """A mail in the list, in words."""

    pk: int
    to: str
    kind: str
    error: str
    attempts: str
    made: str
    due: str
    failed: bool


def _row(one: Troubled) -> Row:
    due = formats.moment(one.due_at) if one.due_at else ""
    attempts = formats.number(one.attempts) if one.attempts < 99 else ""
    return Row(
        one.pk, one.to, kind_name(one.kind), one.error, attempts, formats.moment(one.created_at), due, one.attempts > 0
    )  # fmt: skip


@routes.get("/admin/mail")
@allowed(Action.see_mail)
def mail() -> Response:
    """Show what is stuck, what waits, and what was kept."""
    stuck, queued = overseeing.unsent(portal(), reader())
    return show(
        "admin_mail.html",
        section="mail",
        stuck=[_row(one) for one in stuck],
        queued=[_row(one) for one in queued],
        keeps=overseeing.keeps(portal()),
        kept=overseeing.kept(portal(), reader()),
        server=portal().settings.mail_host,
    )


@routes.post("/admin/mail/retry")
@allowed(Action.see_mail)
def retry() -> AnyResponse:
    """Try one mail again, or all that are stuck."""
    given = request.form.get("mail", "")
    if given != "all" and not (given.isascii() and given.isdigit() and len(given) < 10):
        abort(404)
    count = overseeing.retry(portal(), reader(), None if given == "all" else [int(given)])
    if not count:
        return done(at().admin("mail"), gettext("There was nothing to try again: it has left, or was dropped."))
    text = ngettext("%(count)s mail is tried again now.", "%(count)s mails are tried again now.", count)
    return done(at().admin("mail"), text % {"count": formats.number(count)})


@routes.get("/admin/mail/<int:pk>/drop")
@allowed(Action.see_mail)
def drop(pk: int) -> Response:
    """Ask whether a mail shall be given up."""
    try:
        row = _row(overseeing.one(portal(), reader(), pk))
    except LookupError:
        return _gone()
    lead = gettext("%(to)s will not get it, and a link in it is never made. This cannot be undone.") % {"to": row.to}
    facts = [(gettext("To"), row.to), (gettext("What"), row.kind), (gettext("Error"), row.error)]
    title, back = gettext("Drop this mail"), (at().admin("mail"), gettext("Mail"))
    shown = [(name, text) for name, text in facts if text]
    return common.form_page("mail", title, gettext("Drop it"), Form(()), lead, facts=shown, back=back, grave=True)


@routes.post("/admin/mail/<int:pk>/drop")
@allowed(Action.see_mail)
def drop_now(pk: int) -> AnyResponse:
    """Give it up."""
    try:
        overseeing.one(portal(), reader(), pk)
    except LookupError:
        return _gone()
    if not overseeing.drop(portal(), reader(), pk):
        return _gone()
    return done(at().admin("mail"), gettext("The mail is dropped."))


def _gone() -> Response:
    return common.moved("mail", at().admin("mail"), gettext("This mail has left meanwhile, or was dropped."))


@routes.get("/admin/mail/kept/<name>")
@allowed(Action.see_mail)
def kept(name: str) -> Response:
    """Show a mail that was kept, its links to be followed."""
    try:
        found = overseeing.read(portal(), reader(), name)
    except LookupError:
        abort(404)
    response = show("admin_mail_kept.html", section="mail", mail=found, text=linked(found.text))
    # Its links work once and are for somebody else: their addresses are told to nobody.
    response.headers["Referrer-Policy"] = "no-referrer, strict-origin"
    return response


def linked(text: str) -> Markup:
    """Return a plain text with its web addresses as links."""
    made, end = [], 0
    for match in LINK.finditer(text):
        made.append(escape(text[end : match.start()]))
        made.append(Markup('<a href="{0}">{0}</a>').format(match[0]))
        end = match.end()
    return Markup("").join([*made, escape(text[end:])])
