"""Pages of accounts in a real browser: without JavaScript, by keyboard, on a phone, in the dark, checked for accessibility."""

import re
from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from portal.services.context import Portal
from tests.people.signing import PASSWORD, SECRET, code_now, make_person
from tests.web.test_browser import DESK, PHONE, browser, playwright

__all__ = ["browser"]

OWN = ("profile", "security", "password", "email", "recovery-codes", "remove-factor", "data", "close", "again")
OPEN = ("sign-in", "request", "forgot", "reset/dead", "invitation/dead")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Yield where the portal is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def enter(page: "playwright.Page", address: str, email: str | None, secret: str = "") -> None:
    """Sign in with the keyboard alone."""
    page.goto(f"{address}/en/account/sign-in")
    page.locator("[name=email]").focus()
    page.keyboard.type(email or "")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    if secret:
        page.wait_for_url("**/account/code**")
        page.locator("[name=code]").focus()
        page.keyboard.type(code_now(secret))
        page.keyboard.press("Enter")
    page.wait_for_selector(".self .who")


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_an_automatic_check_finds_no_barrier(
    browser: "playwright.Browser", address: str, portal: Portal, size: dict[str, int], scheme: str
) -> None:
    """Else somebody cannot look after their own account, and nobody notices."""
    from axe_playwright_python.sync_playwright import Axe

    person = make_person(portal, "moderator", name="Ndeye Fatou Diagne-Camara de la Fontaine-Saint-Michel")
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    faults: list[object] = []

    def look(name: str) -> None:
        found = Axe().run(page).response
        faults.extend((name, fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"])
        if page.evaluate(WIDER):
            faults.append((name, "wider than its screen"))

    for name in OPEN:
        page.goto(f"{address}/fr/account/{name}")
        look(name)
    enter(page, address, person.email, SECRET)
    for name in OWN:
        page.goto(f"{address}/fr/account/{name}")
        look(name)
    page.goto(f"{address}/fr/account/recovery-codes")
    page.locator("main form button").click()
    page.wait_for_selector(".codes")
    look("codes")
    page.goto(f"{address}/en/account/profile")
    page.locator("[name=name]").fill("")
    page.locator("main form button").click()
    page.wait_for_selector(".faults")
    look("faults")
    context.close()
    assert not faults


def test_all_of_it_works_without_javascript_and_by_keyboard(
    browser: "playwright.Browser", address: str, portal: Portal
) -> None:
    """Else people whose browsers run no scripts, or who use no mouse, have no account."""
    person = make_person(portal, "moderator", factor=False)
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    enter(page, address, person.email)
    page.wait_for_url("**/account/factor**")
    secret = re.sub(r"\s", "", page.locator(".secret").inner_text())
    page.locator("[name=code]").focus()
    page.keyboard.type(code_now(secret))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    assert page.locator(".codes li").count() == 10
    page.locator("main .button").press("Enter")
    page.wait_for_url(f"{address}/en/")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.wait_for_selector(".self >> text=Sign in")
    context.close()


def test_password_managers_know_the_fields(browser: "playwright.Browser", address: str) -> None:
    """Else people have to remember and type what a program could fill in (WCAG 3.3.8)."""
    page = browser.new_page()
    page.goto(f"{address}/en/account/sign-in")
    wanted = {"email": "username", "password": "current-password"}
    for name, value in wanted.items():
        assert page.locator(f"[name={name}]").get_attribute("autocomplete") == value
    assert page.locator("[onpaste]").count() == 0
    page.close()
