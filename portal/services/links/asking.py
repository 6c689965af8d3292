"""Asks another site whether a page is there: headers only, with limits, and nobody but public machines.

A name is looked up here, every address it has is checked, and the connection goes to one of those very addresses: whoever answers
differently the second time is not asked a second time. Each redirect goes through the same door. Proxies are not used: they
would look names up themselves.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, ReadTimeoutError
from urllib3.exceptions import SSLError as ConnectionSSLError
from urllib3.util.ssl_match_hostname import CertificateError
from urllib3.util.timeout import Timeout

from portal.domain.links import LONGEST, Sign, sign_of
from portal.services.links.public import all_public

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_HOPS = 5
SECONDS = 15.0
"""For one request in all: a server that sends a letter now and then holds nobody up longer."""

# Servers that do not know HEAD say so in many ways.
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
MOST_SECONDS = 30 * 86400


class NameAwayError(Exception):
    """A name cannot be looked up: there is none (any more), or (`for_now`) nobody could tell."""

    def __init__(self, for_now: bool) -> None:
        super().__init__()
        self.for_now = for_now


class NotAskedError(Exception):
    """An address is none that we ask."""


@dataclass(frozen=True)
class Answer:
    """What came back: a sign, the status code or a word for why there is none, and how long to wait before asking that site again."""

    sign: Sign
    said: str
    wait: int = 0


@dataclass(frozen=True)
class Place:
    """Where a request goes: a host by name, one of its addresses that was checked, a port, and what is asked for there."""

    scheme: str
    host: str
    address: str
    port: int
    target: str


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host. Raises NameAwayError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameAwayError(error.errno not in (socket.EAI_NONAME, socket.EAI_NODATA)) from error
    except (OSError, UnicodeError) as error:
        raise NameAwayError(True) from error
    return [str(sockaddr[0]) for *_, sockaddr in found]


@dataclass(frozen=True)
class Asker:
    """Asks politely. `pause` is called with a host before each request to it; `look_up`, `reach` and `tls` are for tests, which have
    their own names and servers: `reach` turns an address that was found public into where to connect.
    """

    called: str
    pause: Callable[[str], None] = lambda _host: None
    look_up: Callable[[str, int], Sequence[str]] = look_up
    reach: Callable[[str, int], tuple[str, int]] = lambda address, port: (address, port)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS

    def ask(self, url: str) -> Answer:
        """Return what is known of an address now. Raises nothing for whatever a site does."""
        try:
            return self._follow(url)
        except NotAskedError:
            return Answer(Sign.private, "not_public")
        except NameAwayError as error:
            return Answer(Sign.unclear, "no_lookup") if error.for_now else Answer(Sign.gone, "no_name")
        except (TimeoutError, ConnectTimeoutError, ReadTimeoutError):
            return Answer(Sign.unclear, "timeout")
        except (ssl.SSLError, ConnectionSSLError, CertificateError):
            return Answer(Sign.unclear, "tls")
        except NameResolutionError:
            return Answer(Sign.unclear, "no_lookup")
        except (HTTPError, http.client.HTTPException, OSError, ValueError):
            return Answer(Sign.unclear, "no_connection")

    def _follow(self, url: str) -> Answer:
        for _ in range(MOST_HOPS + 1):
            place = self._place(url)
            status, headers = self._request("HEAD", place)
            if status in ASK_AGAIN:
                status, headers = self._request("GET", place)
            onward = headers.get("Location", "")
            if status not in REDIRECTS or not onward:
                return Answer(sign_of(status), str(status), _seconds(headers.get("Retry-After", "")))
            url = urljoin(url, onward)
        return Answer(Sign.unclear, "redirects")

    def _place(self, url: str) -> Place:
        """Return where to ask. Raises NotAskedError, NameAwayError."""
        parts, host, port = _parts(url)
        addresses = self.look_up(host, port)
        if not all_public(addresses):
            raise NotAskedError
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return Place(parts.scheme, host, addresses[0], port, f"{path}?{query}" if query else path)

    def _request(self, method: str, place: Place) -> tuple[int, http.client.HTTPMessage | dict[str, str]]:
        self.pause(place.host)
        connection = self._connection(place)
        # A limit for each piece is none for the whole.
        clock = Timer(self.seconds, connection.cut)
        clock.daemon = True
        clock.start()
        try:
            name = f"[{place.host}]" if ":" in place.host else place.host
            usual = place.port == PORTS[place.scheme]
            headers = {
                "Host": name if usual else f"{name}:{place.port}",
                "User-Agent": self.called,
                "Accept": "*/*",
                "Accept-Encoding": "identity",
                **({"Range": "bytes=0-0"} if method == "GET" else {}),
            }
            connection.request(method, place.target, headers=headers, preload_content=False)
            # What comes after the headers is never read.
            answer = connection.getresponse()
            return answer.status, {
                name: answer.headers[name] for name in ("Location", "Retry-After") if name in answer.headers
            }
        finally:
            clock.cancel()
            connection.close()
            connection.let_go()

    def _connection(self, place: Place) -> "_Plain | _Secure":
        address, port = self.reach(place.address, place.port)
        timeout = Timeout(total=self.seconds)
        if place.scheme == "http":
            return _Plain(address, port, timeout=timeout.connect_timeout)
        host = place.host.rstrip(".")
        return _Secure(
            address, port, timeout=timeout.connect_timeout,
            ssl_context=self.tls, server_hostname=host, assert_hostname=host,
        )  # fmt: skip


class _Cut:
    """A connection that another thread can end at any moment, in the middle of shaking hands too."""

    twin: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        made: socket.socket = super()._new_conn()  # type: ignore[misc]
        self.twin = made.dup()
        return made

    def cut(self) -> None:
        """End the connection, whatever is being waited for."""
        if self.twin is not None:
            with suppress(OSError):
                self.twin.shutdown(socket.SHUT_RDWR)

    def let_go(self) -> None:
        """Close what is left of the connection."""
        if self.twin is not None:
            self.twin.close()


class _Plain(_Cut, HTTPConnection):
    """HTTP."""


class _Secure(_Cut, HTTPSConnection):
    """HTTPS."""


def _parts(url: str) -> tuple[SplitResult, str, int]:
    """Return an address's parts, its host as names are looked up, and its port. Raises NotAskedError where it is none that we ask."""
    if len(url) > LONGEST or "\\" in url or any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in url):
        raise NotAskedError
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode() if "%" not in parts.netloc else ""
        port = parts.port or PORTS.get(parts.scheme, 0)
    except (ValueError, UnicodeError):
        raise NotAskedError from None
    if parts.scheme not in PORTS or port not in PORTS.values() or "@" in parts.netloc or not host:
        raise NotAskedError
    return parts, host, port


def _seconds(retry_after: str) -> int:
    """Return how long a site asks us to wait; dates, which few send, count as a day."""
    if not retry_after:
        return 0
    return min(int(retry_after), MOST_SECONDS) if retry_after.isascii() and retry_after.isdigit() else 86400
