"""Measuring: engines that are set beside ours answer the same questions, and what misses a bar is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import bars, children, corpus, figures
from bench.questions import Questions
from portal.database.schema import upgrade
from portal.services import generating
from portal.services.context import open_portal
from portal.settings import Settings

NOTES = 60
BAR = bars.Bar("a figure", "figure", "at most", 2.0, "ms")
AT_LEAST = replace(BAR, direction="at least")
RATIO = replace(BAR, value=0.5, unit="x", peer="Other", against="theirs")


@pytest.fixture
def notes(settings: Settings) -> corpus.Corpus:
    """Sixty generated notes and the questions to be asked of them, as files."""
    settings.instance.mkdir(parents=True)
    portal = open_portal(settings)
    upgrade(portal.database)
    list(generating.write(portal, NOTES, 1))
    questions = Questions(generating.Generator(1, portal.vocabulary, portal.places), 2)
    found = corpus.write(portal, settings.instance / "corpus", questions)
    portal.close()
    return found


def test_all_engines_find_the_same_notes(
    notes: corpus.Corpus, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one of them answers another question, or a shorter one, and the times say nothing of speed."""
    monkeypatch.setattr(children, "ROUNDS", 1)
    said: list[str] = []
    named = [name for name in children.PEERS if name != "Lucene"]
    found = children.side_by_side(notes, settings.index, tmp_path, named, said.append)
    assert set(found) == {bars.OURS, *named}
    for kind in ("word", "or", "and", "phrase"):
        totals = {name: one.get(f"{kind} found", one.get(f"{kind} warm found")) for name, one in found.items()}
        most = max(total or 0 for total in totals.values())
        # Stemmers differ, and so does what stands in the text beside the words; most notes are the same.
        assert all(total is not None and total >= 0.85 * most > 0 for total in totals.values()), (kind, totals)
    table = figures.table(found)
    assert all(name in table for name in found)


def test_a_missing_engine_is_said(notes: corpus.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a table without Lucene looks as if it had been beaten."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(children.Unavailable, match="no Java"):
        children.PEERS["Lucene"](notes, tmp_path / "index")


@pytest.mark.parametrize(
    ("bar", "ours", "theirs", "met"),
    [
        (BAR, 1.9, None, True),
        (BAR, 2.1, None, False),
        (AT_LEAST, 2.1, None, True),
        (AT_LEAST, 1.9, None, False),
        (RATIO, 1.0, 2.1, True),
        (RATIO, 1.0, 1.9, False),
        (RATIO, 1.0, None, None),
        (BAR, None, None, None),
        (replace(BAR, notes=1001), 1.0, None, "left out"),
    ],
)
def test_a_missed_bar_is_told_from_a_met_one(
    bar: bars.Bar, ours: float | None, theirs: float | None, met: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else `make bench` passes a change that made the search slow."""
    monkeypatch.setattr(bars, "BARS", (bar,))
    measured = {
        bars.OURS: {} if ours is None else {"figure": ours},
        "Other": {} if theirs is None else {"theirs": theirs},
    }
    verdicts = bars.judge(measured, 1000)
    assert [verdict.met for verdict in verdicts] == ([] if met == "left out" else [met])
    said = {True: "| yes |", False: "**missed**", None: "**not measured**"}
    assert not verdicts or said[verdicts[0].met] in bars.table(verdicts)
