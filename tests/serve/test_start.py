"""What is looked at before the portal is served, and how it is said where something is wrong."""

import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli._start import address, checked_settings, listen, only_one
from portal.settings import ROOT, Settings

HOLD = """
import sys, time
from pathlib import Path
from portal.cli._start import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def serve(*words: str, **environment: object) -> Result:
    """Run the command line; nothing here comes as far as serving."""
    return CliRunner().invoke(main, words, env={name: str(value) for name, value in environment.items()})


def test_one_instance_is_served_once(tmp_path: Path) -> None:
    """Else two workers write one index, and two windows show that they serve the same portal."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        refused = serve("run", PORTAL_INSTANCE=tmp_path, PORTAL_PORT=_free_port())
        assert refused.exit_code == 1
        assert refused.output.startswith(f"Error: This portal is already running (process {first.pid}).")
        first.kill()
    with only_one(tmp_path):
        """What a dead process held is free again."""


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Else a person meets a traceback where a folder has another owner."""
    (tmp_path / "file").write_text("")
    with pytest.raises(click.ClickException, match="cannot be written"), only_one(tmp_path / "file"):
        pytest.fail("held what is no folder")


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_port_in_use_is_said_plainly(tmp_path: Path, command: str) -> None:
    """Else the most frequent fault of a first start looks like a broken portal."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = serve(command, PORTAL_INSTANCE=tmp_path, PORTAL_PORT=port)
    assert refused.exit_code == 1
    assert refused.output.startswith(f"Error: Port {port} on 127.0.0.1 is used by another program.")
    assert f"PORT={port + 1}" in refused.output


def test_an_address_of_another_machine_is_said_plainly() -> None:
    with pytest.raises(click.ClickException, match=r"192\.0\.2\.1 port 8000 cannot be used"):
        listen("192.0.2.1", 8000)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "0.0.0.0"])  # noqa: S104 - that it can be asked for is the test
def test_it_listens_where_it_is_told(host: str) -> None:
    if ":" in host and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    with listen(host, _free_port()) as listener:
        asked = ("127.0.0.1" if host == "0.0.0.0" else host, listener.getsockname()[1])  # noqa: S104
        socket.create_connection(asked, timeout=5).close()


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104
        ("::", "http://[::1]:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("portal.example.org", "http://portal.example.org:8000/"),
    ],
)
def test_the_address_that_is_printed_can_be_opened(host: str, shown: str) -> None:
    assert address(host, 8000) == shown


def test_a_setting_that_cannot_be_used_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an operator with a slip in a setting looks for it in a traceback."""
    monkeypatch.setenv("PORTAL_PORT", "eighty")
    monkeypatch.setenv("PORTAL_WORKERS", "0")
    with pytest.raises(click.ClickException) as refused:
        checked_settings()
    lines = refused.value.message.splitlines()
    assert [line.partition(":")[0].strip() for line in lines[1:]] == ["port", "workers"]


def test_a_settings_file_with_a_fault_is_named(settings: Settings) -> None:
    settings.instance.mkdir()
    (settings.instance / "settings.toml").write_text('name = "without an end')
    with pytest.raises(click.ClickException, match="The settings cannot be read"):
        checked_settings()


def test_serve_does_not_begin_without_a_database(tmp_path: Path) -> None:
    """Else every page is an error, and nobody says that the first step was left out."""
    refused = serve("serve", PORTAL_INSTANCE=tmp_path, PORTAL_PORT=_free_port())
    assert refused.exit_code == 1
    assert "`portal run` makes one" in refused.output


def test_a_library_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused = serve("run", PORTAL_INSTANCE=tmp_path, PORTAL_CONTENT=tmp_path / "none", PORTAL_PORT=_free_port())
    assert refused.exit_code == 1
    assert "PORTAL_CONTENT names the library's folder" in refused.output


def test_what_is_forked_has_no_open_connection(settings: Settings) -> None:
    """Else web workers share one connection to the database, and readers get each other's answers."""
    script = (
        "import threading; from portal.wsgi import app; portal = app.extensions['portal'];"
        "print(portal.database.engine.pool.checkedin(), portal.engine.__dict__.get('_kept'), threading.active_count())"
    )
    told = {"PORTAL_INSTANCE": str(settings.instance), "PORTAL_CONTENT": str(settings.content)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=told, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["0", "None", "1"], done.stderr


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
