"""The plain way on the starter library, as an operator sets it and watches it."""

import pytest
from click.testing import CliRunner

from portal import create_app
from portal.cli import main
from portal.domain.policy import PORTAL, labels
from portal.search.whoosh_engine.selfcheck import is_same
from portal.services.context import Portal, engine_in
from portal.services.search import read_query
from portal.settings import Settings

QUESTIONS = (
    ("en", "savings groups for returnees", {}),
    ("en", '"voluntary return" -detention', {"country": ["SN"]}),
    ("fr", "aide au retour des mineurs non accompagnés", {"language": ["fr"]}),
    ("es", "retorno voluntario y trata de personas", {}),
    ("vi", "người bán hàng trở về", {}),
    ("th", "กลับบ้านอย่างปลอดภัย", {}),
    ("en", "", {"region": ["west-africa"], "kind": ["practice"], "sort": ["date"]}),
)


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of a portal that is set to the plain way."""
    folders = {"PORTAL_INSTANCE": str(settings.instance), "PORTAL_INDEX": str(settings.index)}
    return {**folders, "PORTAL_SEARCH_PLAIN": "true"}


@pytest.mark.parametrize(("language", "words", "params"), QUESTIONS)
def test_real_questions_are_answered_alike(
    portal: Portal, language: str, words: str, params: dict[str, list[str]]
) -> None:
    """Else the switch that mends a search changes what is found."""
    query, reader = read_query(portal, language, words, params), labels(PORTAL)
    plain = engine_in(portal.settings.index, portal.concepts, plain=True)
    one, other = portal.engine.search(query, reader), plain.search(query, reader)
    assert one.total > 0
    assert is_same(one, other)
    assert [hit.record for hit in portal.engine.related(one.hits[0].record, reader, language)] == [
        hit.record for hit in plain.related(one.hits[0].record, reader, language)
    ]


@pytest.mark.usefixtures("portal")
def test_whoever_watches_the_portal_learns_that_it_is_slower(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a portal that fell back stays slow, and nobody looks for the cause."""
    done = CliRunner().invoke(main, ["index", "status"], env=environment)
    assert done.exit_code == 0, done.output
    assert "slower: set by PORTAL_SEARCH_PLAIN." in done.output
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = create_app(Settings())
    visitor = app.test_client()
    assert visitor.get("/healthz").json["search"] == "plain"
    found = visitor.get("/api/v1/search?q=savings").json
    assert found["total"] > 0
    assert not found["from_database"]
    app.extensions["portal"].close()


def test_the_arrays_say_nothing(portal: Portal, environment: dict[str, str]) -> None:
    """Else every look at the index speaks of a fault."""
    portal.close()
    done = CliRunner().invoke(main, ["index", "status"], env={**environment, "PORTAL_SEARCH_PLAIN": "false"})
    assert "slower" not in done.output
