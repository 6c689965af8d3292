"""Asking other sites: what their answers mean, and that nobody can make the portal ask a machine that is not public."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from portal.domain.links import Sign
from portal.services.links.asking import Asker
from portal.services.links.public import is_public
from tests.links.servers import OUTSIDE, Internet, Site, by_method, certificate, site, status

# ruff: noqa: S104 - addresses that are refused, not bound
PRIVATE = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "192.88.99.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "::ffff:93.184.216.34", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::5db8:d822", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "3fff::1", "100::1", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1", "5f00::1",
    "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "", "93.184.216.34 ", "١٢٧.٠.٠.١",
)  # fmt: skip
PUBLIC = ("93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e")


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_not_asked(address: str) -> None:
    """Else whoever writes a record reads, through the portal, what only the portal's own network may."""
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is(address: str) -> None:
    """Else no link is ever checked, and nobody notices."""
    assert is_public(address)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        yield made


@pytest.fixture
def internet(web: Site) -> Internet:
    return Internet(web.port, {"good.example": [OUTSIDE], "other.example": ["8.8.4.4"]})


@pytest.mark.parametrize(
    ("code", "sign"),
    [(200, Sign.there), (204, Sign.there), (401, Sign.there), (403, Sign.there), (429, Sign.there), (404, Sign.gone),
     (410, Sign.gone), (500, Sign.unclear), (503, Sign.unclear), (400, Sign.unclear)],
)  # fmt: skip
def test_what_an_answer_means(web: Site, internet: Internet, code: int, sign: Sign) -> None:
    """Else a source is called dead that only turns programs away, or one that is gone stays."""
    web.answers["/a"] = status(code)
    found = internet.asker().ask("http://good.example/a")
    assert (found.sign, found.said) == (sign, str(code))


def test_the_request_is_small_and_says_who_asks(web: Site, internet: Internet) -> None:
    """Else a site cannot tell whom to write to, or has to send whole files for nothing."""
    web.answers["/é t"] = status(404)
    web.answers["/%C3%A9%20t"] = status(200)
    assert internet.asker().ask("http://good.example/é%20t?q=ü").sign is Sign.there
    method, path, headers = web.requests[0]
    assert (method, path) == ("HEAD", "/%C3%A9%20t?q=%C3%BC")
    assert headers["Host"] == "good.example"
    assert headers["User-Agent"] == "Test link check (+https://portal.example/)"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_a_server_that_knows_no_head_is_asked_otherwise(web: Site, internet: Internet) -> None:
    """Else many a good source is called dead."""
    web.answers["/a"] = by_method(HEAD=status(404), GET=status(206))
    assert internet.asker().ask("http://good.example/a").sign is Sign.there
    assert [method for method, *_ in web.requests] == ["HEAD", "GET"]
    assert web.requests[1][2]["Range"] == "bytes=0-0"


def test_an_endless_body_is_not_read(web: Site, internet: Internet) -> None:
    """Else one page fills the worker's memory, or holds it up for ever."""
    sent = []

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while len(sent) < 2000:
            request.wfile.write(b"x" * 65536)
            sent.append(1)

    web.answers["/a"] = by_method(HEAD=status(405), GET=endless)
    began = time.monotonic()
    assert internet.asker().ask("http://good.example/a").sign is Sign.there
    assert time.monotonic() - began < 3
    assert len(sent) < 2000


def test_redirects_are_followed_but_not_for_ever(web: Site, internet: Internet) -> None:
    """Else a source that moved is called dead, or two pages send the portal to and fro."""
    web.answers["/old"] = status(301, Location="//other.example/new")
    web.answers["/new"] = status(200)
    web.answers["/round"] = status(302, Location="/round")
    assert internet.asker().ask("http://good.example/old").sign is Sign.there
    assert internet.reached == [(OUTSIDE, 80), ("8.8.4.4", 80)]
    web.requests.clear()
    assert internet.asker().ask("http://good.example/round").said == "redirects"
    assert len(web.requests) == 6


@pytest.mark.parametrize("address", PRIVATE[:45])
def test_a_name_that_leads_inside_is_not_asked(web: Site, internet: Internet, address: str) -> None:
    """Else a name in somebody's own domain is all it takes to reach a private machine."""
    internet.names["trap.example"] = [address]
    assert internet.asker().ask("http://trap.example/").sign is Sign.private
    internet.names["trap.example"] = [OUTSIDE, address]
    assert internet.asker().ask("http://trap.example/").sign is Sign.private
    assert not internet.reached
    assert not web.requests


@pytest.mark.parametrize(
    "onward",
    ["http://trap.example/", "//127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f.1/",
     "http://0177.0.0.1/", "http://127.1/", "http://localhost/", "http://good.example@127.0.0.1/", "http://127.0.0.1:80@good.example/",
     "http://good.example:8080/", "http://good.example:22/", "file:///etc/passwd", "ftp://good.example/", "gopher://good.example/",
     "http://good.example\\@127.0.0.1/", "http://127.0.0.1%2f@good.example/", "http://good.example%00.trap.example/",
     "http://①②⑦.0.0.1/", "http://127。0。0。1/", "javascript:alert(1)"],
)  # fmt: skip
def test_no_redirect_and_no_spelling_leads_inside(web: Site, internet: Internet, onward: str) -> None:
    """Else a public page, or a clever spelling, sends the portal where it must not go."""
    inside = {"trap.example": ["10.0.0.1"], "good.example": [OUTSIDE]}

    def look_up(host: str, port: int) -> list[str]:
        # Whatever is no name of ours is read as this machine reads it.
        return inside.get(host) or [
            str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        ]

    asker = Asker("Test", look_up=look_up, reach=internet.reach)
    web.answers["/away"] = status(302, Location=onward)
    for url in (onward, "http://good.example/away"):
        assert asker.ask(url).sign in (Sign.private, Sign.unclear), url
    assert {address for address, _ in internet.reached} <= {OUTSIDE}
    assert {path for _, path, _ in web.requests} <= {"/away"}


def test_a_name_is_looked_up_once_for_each_request(web: Site, internet: Internet) -> None:
    """Else a name that leads outside when it is checked, and inside when it is used, gets through."""
    turns = iter([[OUTSIDE], ["127.0.0.1"], ["127.0.0.1"]])
    asker = Asker("Test", look_up=lambda _host, _port: next(turns), reach=internet.reach)
    web.answers["/a"] = by_method(HEAD=status(405), GET=status(200))
    assert asker.ask("http://rebind.example/a").sign is Sign.there
    assert asker.ask("http://rebind.example/a").sign is Sign.private
    assert {address for address, _ in internet.reached} == {OUTSIDE}


def test_the_portal_as_it_runs_does_not_ask_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all the tests above hold for their own names only. Nothing is put in place of anything here but `connect`."""
    asked = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, where: asked.append(where))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    for url in (
        "http://localhost/",
        "https://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        f"http://{socket.gethostname()}/",
    ):
        assert Asker("Test").ask(url).sign is not Sign.there, url
    assert not asked


def test_a_certificate_has_to_be_that_of_the_host(tmp_path: Path) -> None:
    """Else whoever is in between answers for a source; and a site is asked by its number, which no certificate names."""
    made = certificate(tmp_path, "good.example")
    with site(made) as secure:
        secure.answers["/"] = status(200)
        internet = Internet(secure.port, {"good.example": [OUTSIDE], "other.example": [OUTSIDE]})
        trusting = ssl.create_default_context(cafile=str(made))
        assert internet.asker(tls=trusting).ask("https://good.example/").sign is Sign.there
        assert internet.asker(tls=trusting).ask("https://other.example/").said == "tls"
        assert internet.asker().ask("https://good.example/").said == "tls"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_drips_is_left(scheme: str) -> None:
    """Else one server that sends a letter a second, for ever, stops all checking."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                head = b"HTTP/1.1 200 OK\r\nX: " if scheme == "http" else b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc"
                connection.sendall(head)
                while not stop.wait(0.1):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        internet = Internet(listener.getsockname()[1], {"slow.example": [OUTSIDE]})
        began = time.monotonic()
        assert internet.asker(seconds=1.0).ask(f"{scheme}://slow.example/").sign is not Sign.gone
        assert time.monotonic() - began < 4
        stop.set()
        thread.join(5)


def test_what_has_no_name_any_more_is_gone(internet: Internet) -> None:
    """Else a domain that was given up is waited for as if it had a bad day."""
    found = internet.asker().ask("http://nowhere.example/")
    assert (found.sign, found.said) == (Sign.gone, "no_name")


def test_a_site_says_how_long_it_wants_to_be_left_alone(web: Site, internet: Internet) -> None:
    """Else the portal is a nuisance, and is shut out."""
    web.answers["/a"] = status(429, Retry_After="7200")
    web.answers["/b"] = status(503, Retry_After="Wed, 21 Oct 2026 07:28:00 GMT")
    assert internet.asker().ask("http://good.example/a").wait == 7200
    assert internet.asker().ask("http://good.example/b").wait == 86400
