"""`portal index check`: whatever is wrong between database and index is told, and mended where that is asked for."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlmodel import delete

from portal.cli import main
from portal.database import indexing as queries
from portal.database import publishing
from portal.database.tables import Outbox, RecordLabel
from portal.domain import policy
from portal.domain.policy import Reader, Visibility
from portal.services import comparing, indexing, search
from portal.services.context import Portal
from tests.records import change, index, publish
from tests.worker.processes import assert_index_equals_database, environment, find, waiting, words
from tests.worker.test_indexing import Between, Refusing


def check(portal: Portal, *options: str) -> Result:
    return CliRunner().invoke(main, ["index", "check", *options], env=environment(portal.settings))


def _forget(portal: Portal) -> None:
    """Let the index never hear of what was changed, as after a fault of the worker or a database that was put back."""
    with portal.database.writing() as session:
        session.exec(delete(Outbox))


def _missing(portal: Portal) -> None:
    publish(portal, "other", "A snorfelous note")


def _left_over(portal: Portal) -> None:
    change(portal, "fresh", publishing.archive)


def _outdated(portal: Portal) -> None:
    change(portal, "fresh", _retitle)


def _retitle(session: Any, record: Any) -> None:
    for _, version, _, _ in queries.published(session, [record.pk]):
        version.title = "A gulmartic note"
        session.add(version)


def _labels(portal: Portal) -> None:
    change(portal, "fresh", publishing.set_visibility, Visibility.moderators)


def _gone(portal: Portal) -> None:
    """A document of a record that the database does not know: no row of the outbox can ask for it to go."""
    with portal.database.reading() as session:
        known = next(iter(indexing.documents_of(session, None)))
    portal.engine.write([replace(known, version=999_999, record=888_888)], [], 0)


FAULTS: Mapping[str, Callable[[Portal], None]] = {
    "missing": _missing,
    "left_over": _left_over,
    "outdated": _outdated,
    "labels": _labels,
    "gone": _gone,
}


@pytest.fixture
def fresh(portal: Portal) -> Portal:
    """Return a portal with one note that the tests know."""
    publish(portal, "fresh", "A quagmirical note")
    index(portal)
    return portal


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_and_mended(fresh: Portal, name: str) -> None:
    """Else a note that is missing, or is found by those who may not see it, stays so until somebody complains."""
    FAULTS[name](fresh)
    _forget(fresh)
    told = check(fresh, "--json")
    assert told.exit_code == 1
    faults = json.loads(told.stdout)["faults"]
    ids = {"missing": "other", "gone": None}
    assert [(one["fault"], one["id"]) for one in faults] == [
        ("left_over" if name == "gone" else name, ids.get(name, "fresh"))
    ]
    mended = check(fresh, "--mend", "--json")
    assert mended.exit_code == 0, mended.output
    assert json.loads(mended.stdout)["mended"]
    assert_index_equals_database(fresh)
    assert not waiting(fresh)


@pytest.mark.parametrize("fault", ["CURRENT lost", "make", "column damaged"])
def test_an_index_that_cannot_be_used_is_told_and_built_anew(fresh: Portal, fault: str) -> None:
    """Else the person who looks after the portal learns that something is wrong, and not what."""
    generation = fresh.settings.index / (fresh.settings.index / "CURRENT").read_text().strip()
    column = next(generation.glob("*.digest.col"))
    said = {"CURRENT lost": "no index", "make": "the index is of another make", "column damaged": "is damaged"}[fault]
    if fault == "CURRENT lost":
        (fresh.settings.index / "CURRENT").unlink()
    elif fault == "make":
        state = json.loads((generation / "state.json").read_text())
        (generation / "state.json").write_text(json.dumps({**state, "make": "of last year"}))
    else:
        column.write_bytes(b"?" * column.stat().st_size)
    told = check(fresh)
    assert told.exit_code == 1
    assert told.output.startswith("The index cannot be used: ")
    assert said in told.output
    mended = check(fresh, "--mend")
    assert mended.exit_code == 0
    assert "The index is mended." in mended.output
    assert_index_equals_database(fresh)


def test_changes_that_wait_are_no_fault(fresh: Portal) -> None:
    """Else a check while people publish cries wolf, and a script that mends at night builds the index for nothing."""
    for spoil in (_missing, _labels):
        spoil(fresh)
    done = check(fresh, "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["whole"], told["waiting"], told["faults"]) == (True, 2, [])
    assert told["since"]
    assert ", the first since 20" in check(fresh).output


def test_what_another_process_writes_meanwhile_is_no_fault(fresh: Portal) -> None:
    """Else a check of a large library, which takes a minute, always finds something."""

    class Moving(Between):
        turns = 0

        def contents(self) -> Any:
            held = self._engine.contents()
            self.turns += 1
            if self.turns < 2:
                publish(fresh, f"meanwhile-{self.turns}", "A snorfelous note")
                index(fresh)
            return held

    engine = Moving(fresh.engine)
    report = comparing.compare(replace(fresh, engine=engine))
    assert report.whole, report.differences
    assert engine.turns == 2


def test_what_was_given_up_is_told_and_tried_again(fresh: Portal) -> None:
    """Else a note that could not be indexed once, for whatever reason, is never found."""
    publish(fresh, "bad", "A poisonous note")
    poisoned = replace(fresh, engine=Refusing(fresh.engine, "poisonous"))
    for _ in range(indexing.ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            indexing.drain(poisoned)
    told = check(fresh)
    assert told.exit_code == 1
    assert "bad (number" in told.output
    assert "could not be indexed and was given up" in told.output
    assert check(fresh, "--mend").exit_code == 0
    assert find(fresh, "poisonous").total == 1


def test_what_was_narrowed_unknown_to_the_index_is_hidden_as_soon_as_it_is_known(fresh: Portal) -> None:
    """Else it is found by those who may not see it for as long as the mending takes, or fails."""
    change(fresh, "fresh", publishing.set_visibility, Visibility.moderators)
    _forget(fresh)
    portal = replace(fresh, engine=Refusing(fresh.engine, "quagmirical"))
    assert fresh.engine.search(words("quagmirical"), policy.labels(Reader())).total == 1
    with pytest.raises(ZeroDivisionError):
        comparing.mend(portal, comparing.compare(portal))
    assert search.find(fresh, Reader(), words("quagmirical")).total == 0


def test_labels_are_those_by_which_pages_are_seen(fresh: Portal) -> None:
    """The check compares with the rows that every page asks; a wrong row is a wrong index too."""
    with fresh.database.writing() as session:
        session.exec(delete(RecordLabel))
    report = comparing.compare(fresh)
    assert {one.fault for one in report.differences} == {comparing.Fault.labels}
