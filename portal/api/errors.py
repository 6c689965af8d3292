"""Errors of the API as JSON: {"error": {"status", "message"}}."""

from flask import Response, abort
from werkzeug.exceptions import HTTPException, InternalServerError

from portal.api.common import PREFIX, answer, routes

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@routes.route("/", defaults={"rest": ""}, methods=METHODS, strict_slashes=False)
@routes.route("/<path:rest>", methods=METHODS)
def unknown(rest: str) -> Response:
    """Answer 404 for every other address below the prefix, as JSON like all errors here."""
    abort(404, f"There is nothing at {PREFIX}/{rest} for this method.")


# Flask looks for a handler of the very status in the whole application first: without the second, a fault of ours is a web page.
@routes.errorhandler(HTTPException)
@routes.errorhandler(InternalServerError)
def failed(error: HTTPException) -> Response:
    """Answer an error."""
    status = error.code or 500
    return answer({"error": {"status": status, "message": error.description or error.name}}, status)
