"""Serve the portal: web server and worker, each started again when it ends."""

import socket
from importlib import import_module
from typing import TYPE_CHECKING

import click

from portal.cli._database import require
from portal.cli._start import address, checked_settings, listen, only_one

if TYPE_CHECKING:
    from portal.settings import Settings


@click.command()
def serve() -> None:
    """Serve the portal until Ctrl+C or SIGTERM: the web server and the worker, each started again when it ends."""
    settings = checked_settings()
    with only_one(settings.instance), listen(settings.host, settings.port) as listener:
        _require_database(settings)
        serve_on(settings, listener)


def serve_on(settings: "Settings", listener: socket.socket) -> None:
    """Serve what comes in on `listener` until told to stop."""
    from portal import web_server
    from portal.cli.worker import worker
    from portal.supervisor import Program, Supervisor

    # By its name, as every web server loads it: the command line does not depend on pages.
    app = import_module("portal.wsgi").app

    def web() -> None:
        web_server.serve(app, listener.detach(), settings.workers, app.extensions["portal"].close)

    def work() -> None:
        listener.close()
        worker.main([])

    click.echo(f"Open {address(settings.host, settings.port)} in your browser. Ctrl+C stops the portal.")
    # The listening socket stays ours: it takes connections while the web server is started again. It is closed first at the
    # end, so that nobody waits for an answer that will not come.
    Supervisor((Program("web server", web), Program("worker", work)), _log, at_stop=listener.close).run()


def _require_database(settings: "Settings") -> None:
    from portal.database.sessions import Database

    database = Database(settings.database_url)
    try:
        require(database)
    finally:
        database.close()


def _log(line: str) -> None:
    click.echo(f"portal: {line}", err=True)
