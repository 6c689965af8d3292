"""The pages: routes, templates, stylesheet, translations of the interface. `install` registers all of it."""

from pathlib import Path

from flask import Flask
from jinja2 import FileSystemLoader

from portal.services.context import Portal
from portal.web import assets, csrf, errors, headers, i18n, render, signing, sizes, unsent
from portal.web.pages import about, account, admin, desk, detailed, files, home, machine, places, records, search, texts
from portal.web.sessions import ServerSessions

PARTS = (
    home,
    search,
    detailed,
    records,
    files,
    places,
    about,
    machine,
    *account.PARTS,
    *desk.PARTS,
    *texts.PARTS,
    *admin.PARTS,
)
TEMPLATES = Path(__file__).resolve().parent / "templates"


def install(app: Flask, portal: Portal) -> None:
    """Put all pages of `portal` into `app`."""
    app.extensions["portal"] = portal
    app.jinja_loader = FileSystemLoader(TEMPLATES)
    headers.install(app, portal.settings.secure)
    files = app.extensions["portal_assets"] = assets.load(portal.settings.logo)
    app.session_interface = ServerSessions(portal)
    i18n.install(app)
    render.install(app)
    signing.install(app)
    sizes.install(app)
    csrf.install(app)
    app.register_blueprint(assets.pages(files))
    for part in PARTS:
        app.register_blueprint(part.routes)
    errors.install(app)
    unsent.install(app)
