"""Files of records, handed out as they are kept: always as a download, in pieces where a line broke, never as a page of this site."""

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import ContentRange
from werkzeug.http import parse_range_header

from portal.attachments.storage import MissingError
from portal.domain.files import WIDTHS
from portal.services.files import serving
from portal.services.files.serving import Served
from portal.services.review.door import NotThereError
from portal.web.current import portal, reader
from portal.web.dispositions import disposition

routes = Blueprint("files", __name__)
# Whatever a file holds, a browser that shows it runs nothing of it and gives it no rights of this site.
POLICY = "sandbox; default-src 'none'"
YEAR = 365 * 24 * 3600


@routes.get("/files/<id>/<sha256>/<path:name>")
def download(id: str, sha256: str, name: str) -> Response:  # noqa: ARG001 - the name is for people and for the file they keep
    """Answer a file of a record that the reader may see, or (`w`) a smaller copy of a picture; 404 for all others."""
    width = request.args.get("w", "")
    if width and width not in map(str, WIDTHS):
        abort(404)
    try:
        found = serving.served(portal(), reader(), id, sha256, int(width or 0))
    except (NotThereError, MissingError):
        abort(404)
    response = _answer(found)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Content-Disposition"] = disposition(found.name, shown=bool(width))
    # No cache between: it would hand a picture out after its record was withheld.
    response.headers["Cache-Control"] = f"private, max-age={YEAR}" if found.is_public and width else "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(found.key.replace("/", "-"))
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _answer(found: Served) -> Response:
    if request.if_none_match.contains_weak(found.key.replace("/", "-")):
        return Response(status=304)
    span = _span(found)
    if span is None:
        return Response(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    start, end = span
    whole = (start, end) == (0, found.size)
    response = Response(
        found.bytes(start, end) if request.method == "GET" else b"",
        200 if whole else 206,
        mimetype=found.media,
        direct_passthrough=True,
    )
    response.content_length = end - start
    if not whole:
        response.content_range = ContentRange("bytes", start, end, found.size)
    return response


def _span(found: Served) -> tuple[int, int] | None:
    """Return which bytes are asked for, None where there are none of them; several ranges at once get the whole file."""
    asked = parse_range_header(request.headers.get("Range"))
    same = request.headers.get("If-Range", "").strip('W/"') in ("", found.key.replace("/", "-"))
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1 or not same:
        return 0, found.size
    return asked.range_for_length(found.size)
