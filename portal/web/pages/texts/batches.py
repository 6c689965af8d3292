"""Many records at once: a table is handed in, checked row by row, and becomes drafts."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.attachments.inspecting import Refused
from portal.database.tables import BatchState
from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.domain.terms import TERMS
from portal.services.batches import handing_in, sending, tables, templates
from portal.services.batches.columns import columns
from portal.services.batches.handing_in import Handed, HandedInBeforeError
from portal.services.batches.headings import is_wrong, label_of, wrong
from portal.services.review.needs import NeededError
from portal.web import batch_words, file_words
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.dispositions import disposition
from portal.web.forms import hints
from portal.web.i18n import gettext, language
from portal.web.pages import part
from portal.web.pages.texts import common, declaring
from portal.web.pages.texts.listing import may_write
from portal.web.signing import signed_in

routes = part("batches")
SHOWN = 50
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
STATES = {
    BatchState.checking: msgid("being checked"),
    BatchState.checked: msgid("checked, waits for you"),
    BatchState.running: msgid("drafts are being made"),
    BatchState.done: msgid("done"),
    BatchState.sending: msgid("drafts are being sent in"),
    BatchState.stopped: msgid("stopped"),
    BatchState.refused: msgid("could not be read"),
}
BEFORE = msgid(
    "You handed in this same file before. Below is what came of it. To hand it in again, throw this table away first."
)
WORKING = frozenset({BatchState.checking, BatchState.running, BatchState.sending})
REFRESH = "3"


@dataclass(frozen=True)
class ShownFault:
    """A fault in words: the row in the file, the column, what to do."""

    row: int
    column: str
    text: str


@routes.get("/texts/many")
@signed_in
def many() -> Response:
    """Show the tables that one handed in, and how to hand in another."""
    if not may_write(reader()):
        abort(404)
    return _list()


def _list(wrong: str = "", status: int = 200) -> Response:
    found = [(one, _state(one)) for one in handing_in.all_handed(portal(), reader())]
    kinds = [(name, gettext(kind.plural)) for name, kind in KINDS.items()]
    return common.show("texts_many.html", status, batches=found, kinds=kinds, languages=common.languages(), wrong=wrong)


@routes.post("/texts/many")
@signed_in
def hand_in() -> AnyResponse:
    """Take a table."""
    if not may_write(reader()):
        abort(404)
    given = request.files.get("table")
    kind = request.form.get("kind", "")
    if given is None or not given.filename or kind not in KINDS:
        return _list(gettext("Choose a file, and what its rows are."), common.WRONG)
    spoken = common.content_language(request.form.get("language"), language())
    unfinished = bool(request.form.get("unfinished"))
    try:
        id = handing_in.hand_in(portal(), reader(), kind, spoken, given.filename, given.stream, unfinished)
    except Refused as error:
        return _list(file_words.refusal(error.code, error.about), common.WRONG)
    except HandedInBeforeError as error:
        flash(gettext(BEFORE))
        id = error.id
    return common.go(at().text("many", id))


@routes.get("/texts/many/<id>")
@signed_in
def one(id: str) -> Response:
    """Show how a table stands: what is read, what is wrong, what was made."""
    return _page(id)


def _page(
    id: str, values: Mapping[str, str] | None = None, lacks: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    found = handing_in.handed(portal(), reader(), id)
    first = _first(request.args.get("page", ""))
    rows = handing_in.faulty(portal(), reader(), id, first, SHOWN) if found.faulty else []
    refused = handing_in.without_files(portal(), reader(), id) if found.made else []
    response = common.show(
        "texts_many_one.html",
        status,
        batch=found,
        state=gettext(STATES[found.state]),
        why=batch_words.refused(found.reason),
        faults=[fault for row in (*rows, *refused) for fault in _faults(found, *row)],
        first=first,
        more=first + SHOWN < found.faulty,
        sheet=first // SHOWN + 1,
        strange=found.about.get("strange") or [],
        drafts=handing_in.made(portal(), reader(), id) if found.made else [],
        working=found.state in WORKING,
        declared=declaring.together(values, lacks) if found.unsent and found.state in sending.SENDABLE else None,
        terms=[gettext(sentence) for sentence in TERMS],
    )
    if found.state in WORKING:
        response.headers["Refresh"] = REFRESH
    return response


def _first(page: str) -> int:
    """Return how many rows stand on the pages before; no table has more than a hundred pages."""
    return (int(page) - 1) * SHOWN if re.fullmatch("[1-9][0-9]{0,3}", page) else 0


@routes.post("/texts/many/<id>")
@signed_in
def act(id: str) -> AnyResponse:
    """Let drafts be made or sent in, stop that, or throw the table away."""
    do = request.form.get("do", "")
    if do == "drop":
        handing_in.drop(portal(), reader(), id)
        flash(gettext("The table was thrown away. Drafts that came of it are kept."))
        return common.go(at().text("many"))
    if do == "make":
        handing_in.go_on(portal(), reader(), id)
    elif do == "stop":
        handing_in.stop(portal(), reader(), id)
    elif do == "send":
        values = declaring.read_together(request.form)
        try:
            sending.ask(portal(), reader(), id, values["licence"], values["rights"], bool(values["accepted"]))
        except NeededError as error:
            return _page(id, values, declaring.wrong(error), common.WRONG)
    return common.go(at().text("many", id))


@routes.get("/texts/many/<id>/faulty.<any(csv, xlsx):format>")
@signed_in
def faulty(id: str, format: str) -> Response:
    """Answer the rows with faults as a table to be mended and sent again, with what is wrong at its end."""
    found = handing_in.handed(portal(), reader(), id)
    heading = [str(cell) for cell in found.about.get("heading") or ()]
    kept = [place for place, cell in enumerate(heading) if not is_wrong(cell)]
    rows = [[*(heading[place] for place in kept), wrong(language())]]
    for number, cells, faults in handing_in.faulty(portal(), reader(), id):
        said = "\n".join(f"{fault.column}: {fault.text}" for fault in _faults(found, number, cells, faults))
        rows.append([*(str(cells.get(str(place), "")) for place in kept), said])
    content = tables.as_csv(rows) if format == "csv" else tables.as_xlsx([(gettext("To mend"), rows)])
    return _table(content, format, f"{found.name.rpartition('.')[0]} - {gettext('to mend')}")


@routes.get(f"/texts/many/template/<any({', '.join(KINDS)}):kind>.csv", defaults={"format": "csv"})
@routes.get(f"/texts/many/template/<any({', '.join(KINDS)}):kind>.xlsx", defaults={"format": "xlsx"})
@signed_in
def template(kind: str, format: str) -> Response:
    """Answer an empty table with the columns of a kind."""
    if format == "csv":
        return _table(templates.as_csv(kind), format, kind)
    said = {c.name: gettext(text) for c in columns(kind) if (text := hints.hint(kind, c.field.name))}
    return _table(templates.as_xlsx(portal(), kind, language(), said), format, kind)


def _table(content: bytes, format: str, name: str) -> Response:
    response = Response(io.BytesIO(content), mimetype=FORMATS[format], direct_passthrough=True)
    response.content_length = len(content)
    response.headers["Content-Disposition"] = disposition(f"{name}.{format}")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _state(batch: Handed) -> str:
    return gettext(STATES[batch.state])


def _faults(batch: Handed, number: int, _cells: Any, faults: Iterable[dict[str, Any]]) -> list[ShownFault]:
    named = {column.name: label_of(column, language()) for column in columns(batch.kind)}
    return [
        ShownFault(number, named.get(fault["column"], fault["column"]), batch_words.said(fault)) for fault in faults
    ]
