"""Beside one's own texts: how often records are read and found, dead links, searches in vain, records without an owner."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Response, abort, flash, make_response, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal.database.looked_after import Kept
from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.services.counts import listing
from portal.services.counts.listing import DeadLink, InVain, Read
from portal.services.links.listing import checked_by_hand
from portal.web import formats, names
from portal.web.addresses import at
from portal.web.audit_csv import MARK, safe
from portal.web.current import portal, reader
from portal.web.dispositions import disposition
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts.common import go, show
from portal.web.pages.texts.listing import may_write
from portal.web.record_page import host
from portal.web.signing import signed_in

routes = part("regional")
MOST_ROWS = 100
MOST_UNOWNED = 100
REASONS = {
    "no_name": msgid("the site no longer exists"),
    "no_lookup": msgid("the site cannot be found"),
    "no_connection": msgid("the site does not answer"),
    "timeout": msgid("the site takes too long to answer"),
    "tls": msgid("its certificate cannot be trusted"),
    "redirects": msgid("it sends visitors in a circle"),
    "404": msgid("there is no such page"),
    "410": msgid("the page was taken away"),
}
OTHER_REASON = msgid("the site answers with an error")


@dataclass(frozen=True)
class Row:
    """A record in a table, with its figures."""

    href: str
    title: str
    attributes: Markup
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Dead:
    """A dead link, for those who can mend it."""

    url: str
    host: str
    reason: str
    since: str
    record: Row
    change: str
    seen: str
    pk: int


@dataclass(frozen=True)
class Asked:
    """A search in vain."""

    words: str
    attributes: Markup
    region: str
    times: str
    last_day: str
    again: str


@routes.get("/texts/read")
@signed_in
def read() -> Response:
    """Show how often the records that one looks after are read and found."""
    rows = _counted()
    return show("texts_read.html", rows=[_row(one) for one in rows[:MOST_ROWS]], total=len(rows), sums=_sums(rows))


@routes.get("/texts/read.csv")
@signed_in
def read_csv() -> Response:
    """Send all of it as a file for spreadsheets."""
    response = make_response(MARK + _written(_counted()))
    response.mimetype = "text/csv"
    response.headers["Content-Disposition"] = disposition(f"{gettext('read and found')}.csv")
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@routes.get("/texts/regions")
@signed_in
def regions() -> Response:
    """Show what waits for nobody in particular: dead links, searches in vain, records without an owner."""
    found = listing.work(portal(), reader())
    if not found.dead and not listing.is_regional(reader()):
        abort(404)
    return show(
        "texts_regions.html",
        regional=listing.is_regional(reader()),
        dead=[_dead(one) for one in found.dead],
        searches=[_asked(one) for one in found.searches],
        unowned=[_named(one) for one in found.unowned[:MOST_UNOWNED]],
        more_unowned=max(0, len(found.unowned) - MOST_UNOWNED),
        may_write=may_write(reader()),
    )


@routes.post("/texts/<id>/links")
@signed_in
def seen(id: str) -> AnyResponse:
    """Note that a page that did not answer the portal is there after all."""
    given = request.form.get("link", "")
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        abort(404)
    checked_by_hand(portal(), reader(), id, int(given))
    flash(gettext("Thank you. Readers no longer see it marked; it is asked again in three months."))
    return go(f"{at().text('regions')}#links")


def _counted() -> tuple[Read, ...]:
    found = listing.read(portal(), reader())
    if not found and not listing.is_regional(reader()) and not may_write(reader()):
        abort(404)
    return found


def _row(one: Read) -> Row:
    count = one.count
    figures = (count.read_lately, count.found_lately, count.read, count.found)
    named = _named(one.record)
    return Row(named.href, named.title, named.attributes, tuple(formats.number(value) for value in figures))


def _named(record: Kept) -> Row:
    return Row(at().record(record.kind, record.id), record.title, names.lang(record.language), ())


def _sums(rows: Iterable[Read]) -> tuple[str, ...]:
    columns = zip(
        *((r.count.read_lately, r.count.found_lately, r.count.read, r.count.found) for r in rows), strict=True
    )
    return tuple(formats.number(sum(column)) for column in columns)


def _dead(one: DeadLink) -> Dead:
    link = one.link
    return Dead(
        link.url,
        host(link.url),
        gettext(REASONS.get(link.answer, OTHER_REASON)),
        formats.short_day(link.failing_since) if link.failing_since else "",
        _named(one.record),
        at().text(one.record.id, "edit"),
        at().text(one.record.id, "links"),
        link.pk or 0,
    )


def _asked(one: InVain) -> Asked:
    return Asked(
        one.words,
        names.lang(one.language),
        names.region(one.region),
        formats.number(one.times),
        formats.short_day(one.last_day),
        at().search([("q", one.words)]),
    )


def _written(rows: Sequence[Read]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [
            gettext("Record"), gettext("Kind"), gettext("Address"), gettext("Read, 30 days"), gettext("Found, 30 days"),
            gettext("Read, 12 months"), gettext("Found, 12 months"),
        ]
    )  # fmt: skip
    for row in rows:
        record, count = row.record, row.count
        address = request.host_url.rstrip("/") + at().record(record.kind, record.id)
        writer.writerow(
            [
                safe(record.title), gettext(KINDS[record.kind].label), address,
                count.read_lately, count.found_lately, count.read, count.found,
            ]
        )  # fmt: skip
    return file.getvalue()
