"""Flask's session, kept on the server: the cookie holds a random word only. Who only reads has none, and costs no statement."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response
from flask.sessions import SessionInterface, SessionMixin
from flask.wrappers import Request

from portal.domain.policy import VISITOR, Reader
from portal.services.context import Portal
from portal.services.people import sessions
from portal.services.people.sessions import SignedIn
from portal.web.devices import device

USER = "_user_id"
"""Where flask-login keeps who is signed in."""


class ServerSession(dict[str, Any], SessionMixin):
    """What a browser's session holds, its cookie's word, and who is signed in."""

    def __init__(self, data: Mapping[str, Any] | None = None, token: str = "", person: SignedIn | None = None) -> None:
        super().__init__(data or {})
        self._first = dict(self)
        self.token = token
        self.person = person

    @property
    def reader(self) -> Reader:
        """Who asks; somebody who has yet to set up their second factor asks as a visitor."""
        return VISITOR if self.person is None or self.person.must_add_factor else self.person.reader

    @property
    def changed(self) -> bool:
        """Whether anything differs from what is stored."""
        return dict(self) != self._first

    def renew(self) -> None:
        """Take another cookie: what was known of the old one before signing in is worth nothing after it."""
        self.replaced, self.token = self.token, ""
        self._first = {}

    replaced = ""


class ServerSessions(SessionInterface):
    """Opens and keeps sessions in the database."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @property
    def cookie(self) -> str:
        """The cookie's name; over HTTPS one that no other host can set."""
        return "__Host-portal" if self._portal.settings.secure else "portal_session"

    def open_session(self, app: Flask, request: Request) -> ServerSession:  # noqa: ARG002 - the shape of SessionInterface
        """Return the browser's session; an empty one where there is none or it has ended."""
        token = request.cookies.get(self.cookie, "")
        found = sessions.open_session(self._portal, token) if token else None
        return ServerSession(found.data, token, found.person) if found else ServerSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002 - as above
        """Keep what changed; an emptied session ends here and in the browser."""
        if not isinstance(session, ServerSession):
            return
        if session.replaced:
            sessions.end(self._portal, session.replaced)
        if session.token or session:
            response.vary.add("Cookie")
        if not session.changed:
            return
        if not session:
            if session.token:
                sessions.end(self._portal, session.token)
            response.delete_cookie(self.cookie, path="/")
            return
        who = session.get(USER)
        token = sessions.save(self._portal, session.token, session, int(who) if who else None, device())
        if token != session.token:
            response.set_cookie(
                self.cookie, token, path="/", httponly=True, samesite="Lax", secure=self._portal.settings.secure,
                max_age=self._portal.settings.session_days * 86400,
            )  # fmt: skip
