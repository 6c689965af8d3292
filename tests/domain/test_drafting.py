"""Drafts: what is not finished is kept, what is wrong is said."""

import json
from typing import Any

import pytest

from portal.domain.drafting import checked_draft, is_unfinished, missing
from portal.domain.kinds import KINDS
from portal.domain.problems import Problem
from portal.domain.shapes import Sort, shape_of
from portal.services.knowledge import Knowledge
from tests.library.samples import RESOURCE_SHARED, SHARED, TEXTS

Context = dict[str, Any]


@pytest.fixture
def context(knowledge: Knowledge) -> Context:
    return {"vocabulary": knowledge.vocabulary, "places": knowledge.places}


def paths(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path, problem.type) for problem in problems]


def test_what_is_complete_stays_as_it_is(context: Context) -> None:
    """Else a text that was fit to be published changes because it was opened in a form."""
    assert checked_draft("practice", SHARED, TEXTS, context) == ((SHARED, TEXTS), ())
    assert checked_draft("resource", RESOURCE_SHARED, {}, context) == ((RESOURCE_SHARED, {}), ())
    assert missing("practice", SHARED, TEXTS, context) == ()


def test_an_empty_draft_can_be_kept(context: Context) -> None:
    """Else nobody can begin with a title and go on tomorrow."""
    assert checked_draft("practice", {}, {}, context) == (({}, {}), ())
    assert checked_draft("practice", {}, {"title": "Ha"}, context) == (({}, {"title": "Ha"}), ())
    wanted = [path for path, _ in paths(missing("practice", {}, {"title": "A long title"}, context))]
    assert wanted[:2] == ["summary", "evidence_reason"]
    assert "title" not in wanted
    assert {"regions", "sources", "licence"} <= set(wanted)


def test_what_is_wrong_is_kept_as_it_was_typed(context: Context) -> None:
    """Else a person types a page of sources again because of one year."""
    sources = [{"title": "A source", "url": "ftp://example.org", "year": "nineteen"}, {"title": "Half of one"}]
    shared = {"sources": sources, "themes": ["health", "nothing"], "period_start": "last year", "licence": "CC0"}
    (kept, _), problems = checked_draft("practice", shared, {}, context)
    assert kept == shared
    assert paths(problems) == [
        ("themes", "unknown_code"),
        ("period_start", "partial_date"),
        ("sources.0.year", "int_parsing"),
        ("sources.0.url", "web_address"),
    ]
    assert ("sources.1.url", "missing") in paths(missing("practice", shared, {}, context))


def test_a_short_summary_is_unfinished_and_a_long_one_wrong(context: Context) -> None:
    """Else one is scolded for the first sentence."""
    assert checked_draft("practice", {}, {"summary": "A beginning."}, context)[1] == ()
    long = {"summary": "word " * 200}
    content, problems = checked_draft("practice", {}, long, context)
    assert content.texts["summary"] == long["summary"].strip()
    assert paths(problems) == [("summary", "words")]
    assert not is_unfinished(problems[0])


def test_what_no_form_can_print_is_left_out(context: Context) -> None:
    """Else a page fails on a draft that a program wrote."""
    shared = {"themes": {"a": 1}, "sources": ["x", {"title": ["y"]}, 3], "costs": [], "year": 3, "contact_body": "me"}
    texts = {"title": {"a": "b"}, "problem": True, "results": 12}
    content, problems = checked_draft("practice", shared, texts, context)
    assert content == ({}, {"results": "12"})
    assert {"themes", "sources", "contact_body", "title", "problem"} <= {problem.path for problem in problems}
    assert ("year", "extra_forbidden") in paths(problems)


def test_signs_that_no_database_takes_are_left_out(context: Context) -> None:
    """Else PostgreSQL refuses the whole draft for one invisible sign."""
    texts = {"title": "A\x00 title\ud800", "lessons": "One\r\ntwo\x07\tthree"}
    (_, kept), _ = checked_draft("practice", {"costs": {"total": float("nan")}}, texts, context)
    assert kept == {"title": "A title", "lessons": "One\ntwo\tthree"}
    json.dumps(kept, allow_nan=False).encode()


def test_not_reported_is_an_answer_where_it_may_be_one(context: Context) -> None:
    """Else honest gaps cannot be told from forgotten ones."""
    (shared, texts), problems = checked_draft(
        "practice", {"partners": "not_reported", "level": "not_reported"}, {"lessons": "not_reported"}, context
    )
    assert (shared, texts) == (
        {"partners": "not_reported", "level": "not_reported"},
        {"lessons": "not_reported"},
    )
    assert problems == ()
    assert checked_draft("practice", {"donors": "not_reported"}, {"title": "not_reported"}, context)[1]


@pytest.mark.parametrize("field", [f for kind in KINDS.values() for f in kind.fields], ids=lambda field: field.name)
def test_every_field_has_a_shape(field: Any) -> None:
    """Else a new field is printed as a line of text although it is a list."""
    shape = shape_of(field)
    assert shape.many == ("list" in str(field.holds))
    assert (shape.sort is Sort.markdown) == field.section
    assert bool(shape.scheme) == bool(field.scheme)
    assert all(part.shape.sort is not Sort.structure for part in shape.parts)


def test_a_whole_report_in_one_field_is_kept(context: Context) -> None:
    """Else somebody pastes thirty pages, reads that it was saved, and finds the end of it gone."""
    report = "One of many sentences, each of them typed by somebody. " * 2000
    found, problems = checked_draft("practice", {}, {"approach": report}, context)
    assert found.texts["approach"] == report.strip()
    assert problems
