"""From a portal that people use to a new machine, at the command line, and what readers see there."""

import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import create_app
from portal.cli import main
from portal.services import indexing
from portal.services.context import Portal
from portal.settings import Settings
from tests.backup.conftest import Install
from tests.backup.zips import rows_of
from tests.records import publish

PAGES = (
    "/en/practices/edo-returnee-factories",
    "/fr/practices/edo-returnee-factories",
    "/api/v1/records/edo-returnee-factories",
    "/api/v1/search?q=children",
    "/api/v1/search?q=formation+professionnelle",
)


def run(settings: Settings, *words: str | Path) -> Result:
    names = ("INSTANCE", settings.instance), ("INDEX", settings.index), ("CONTENT", settings.content)
    outside = {f"PORTAL_{name}": str(path) for name, path in names} | {"PORTAL_DATABASE": settings.database}
    return CliRunner().invoke(main, list(map(str, words)), env=outside)


def pages(settings: Settings) -> list[bytes]:
    """Return what a visitor sees."""
    app = create_app(settings)
    browser = app.test_client()
    answers = [browser.get(address) for address in PAGES]
    app.extensions["portal"].close()
    assert {answer.status_code for answer in answers} == {200}
    return [answer.data for answer in answers]


@pytest.mark.parametrize("make", ["sqlite", "postgresql"])
def test_a_portal_moves_to_another_machine(
    portal: Portal, install: Install, tmp_path: Path, request: pytest.FixtureRequest, make: str
) -> None:
    """Else what the documentation promises for the worst day does not hold."""
    path = tmp_path / "portal.zip"
    before = pages(portal.settings)
    saved = run(portal.settings, "backup", path)
    assert (saved.exit_code, saved.stdout.startswith(f"{path}: ")) == (0, True), saved.output
    target = install("target", request.getfixturevalue("postgres_url") if make == "postgresql" else "")
    # What another portal left there must not be taken for the index of this one.
    (target.settings.index / "gen-000001").mkdir(parents=True)
    (target.settings.index / "CURRENT").write_text("gen-000001\n")
    restored = run(target.settings, "restore", path)
    assert restored.exit_code == 0, restored.output
    assert "are back." in restored.stdout
    assert not list(target.settings.index.iterdir())
    assert not indexing.is_whole(target)
    assert run(target.settings, "index", "rebuild").exit_code == 0
    assert indexing.is_whole(target)
    assert pages(target.settings) == before


def test_what_is_published_meanwhile_is_in_it_whole_or_not_at_all(portal: Portal, tmp_path: Path) -> None:
    """Else a record comes back without its texts."""
    stop, path = threading.Event(), tmp_path / "portal.zip"

    def work() -> None:
        number = 0
        while not stop.is_set():
            publish(portal, f"during-{number}", f"Published during the backup {number}")
            number += 1

    writer = threading.Thread(target=work)
    writer.start()
    try:
        for _ in range(3):
            assert run(portal.settings, "backup", path, "--force").exit_code == 0
            records = {row["pk"]: row["live_pk"] for row in rows_of(path, "record")}
            revisions = {row["pk"] for row in rows_of(path, "revision")}
            assert set(records.values()) <= revisions
            assert {row["record_pk"] for row in rows_of(path, "version")} == set(records)
            assert {row["record_pk"] for row in rows_of(path, "revision")} == set(records)
            assert {row["record_pk"] for row in rows_of(path, "record_label")} == set(records)
    finally:
        stop.set()
        writer.join()


def test_faults_are_told_in_a_line(portal: Portal, settings: Settings, tmp_path: Path) -> None:
    """Else the person at the terminal reads our inside instead of what to do."""
    path = tmp_path / "portal.zip"
    assert run(portal.settings, "backup", path).exit_code == 0
    for words, said in (
        (("backup", path), "is there already"),
        (("backup", tmp_path), "is a directory"),
        (("restore", path), "The database is not empty: there are rows in"),
        (("restore", tmp_path / "none.zip"), "does not exist"),
    ):
        done = run(portal.settings, *words)
        assert done.exit_code in (1, 2)
        assert said in done.stderr
        assert "Traceback" not in done.output
    away = Settings(instance=tmp_path / "x", database="postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    for words in (("backup", tmp_path / "away.zip"), ("restore", path), ("upgrade", "--no-backup")):
        done = run(away, *words)
        assert (done.exit_code, "The database could not do it" in done.stderr) == (1, True), done.output


def test_a_check_tells_and_changes_nothing(portal: Portal, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "portal.zip"
    assert run(portal.settings, "backup", path).exit_code == 0
    elsewhere = Settings(instance=tmp_path / "elsewhere")
    done = run(elsewhere, "restore", "--check", path)
    assert (done.exit_code, f"{path} is whole" in done.stdout) == (0, True)
    assert not elsewhere.instance.exists()
    path.write_bytes(path.read_bytes()[:100])
    done = run(elsewhere, "restore", "--check", path)
    assert (done.exit_code, "damaged" in done.stderr) == (1, True)
