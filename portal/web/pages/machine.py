"""What machines ask: is it well, and what may be crawled."""

import logging

from flask import Blueprint, Response, jsonify, make_response

from portal.services import health as service
from portal.web.current import portal

routes = Blueprint("machine", __name__)
log = logging.getLogger(__name__)

ROBOTS = "User-agent: *\nDisallow: /*/search?\n"


@routes.get("/healthz")
def healthz() -> Response:
    """Say how the portal is: 200 while it answers readers, even if only from the database; 503 where it cannot."""
    try:
        response = jsonify(service.health(portal()))
    except Exception:
        log.exception("the portal is not well")
        response = jsonify(status="failed")
        response.status_code = 503
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.get("/robots.txt")
def robots() -> Response:
    """Keep crawlers out of the endless combinations of filters; records are reached by region, country and theme."""
    response = make_response(ROBOTS)
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
