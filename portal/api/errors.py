"""Errors of the API as JSON: {"error": {"status", "message"}}."""

from flask import Response, abort
from werkzeug.exceptions import HTTPException

from portal.api.common import answer, routes


@routes.route("/<path:rest>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def unknown(rest: str) -> Response:
    """Answer 404 for every other address below the prefix, as JSON like all errors here."""
    abort(404, f"There is nothing at {rest!r}.")


@routes.errorhandler(HTTPException)
def failed(error: HTTPException) -> Response:
    """Answer an error."""
    status = error.code or 500
    return answer({"error": {"status": status, "message": error.description or error.name}}, status)
