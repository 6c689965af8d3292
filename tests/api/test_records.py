"""GET /api/v1/records/<id>: a whole record, in the language asked for, for nobody but whom it is meant for."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.kinds import KINDS
from portal.domain.policy import Visibility
from portal.services.context import Portal
from tests.api.conftest import Ask

BOTH = "wan-rao-child-protection-network"
FRENCH_IS_ORIGINAL = "guinea-charter-reception-procedure"


def test_a_record_comes_with_its_fields_as_they_were_validated(ask: Ask) -> None:
    body = ask(f"/records/{BOTH}")
    assert (body["id"], body["kind"], body["language"]) == (BOTH, "practice", "en")
    assert body["fields"]["title"] == body["title"]
    assert body["fields"]["regions"] == body["regions"]
    known = {field.name for field in KINDS["practice"].fields}
    assert body["fields"].keys() <= known
    assert {field.name for field in KINDS["practice"].fields if field.required} <= body["fields"].keys()
    assert body["html"].keys() <= {field.name for field in KINDS["practice"].sections}
    assert body["html"]["approach"].startswith("<")


def test_organisations_that_a_record_names_come_with_their_names(ask: Ask) -> None:
    """Else a program shows its readers the ids of bodies."""
    body = ask(f"/records/{BOTH}")
    lead = body["organisations"][body["fields"]["lead_body"]]
    assert lead["name"]
    assert {"name", "type", "url"} == lead.keys()


def test_a_record_comes_in_french_where_it_has_a_french_version(ask: Ask) -> None:
    english, french = ask(f"/records/{BOTH}"), ask(f"/records/{BOTH}", lang="fr")
    assert (english["language"], french["language"]) == ("en", "fr")
    assert english["title"] != french["title"]
    assert french["fields"]["approach"] != english["fields"]["approach"]
    assert french["fields"]["regions"] == english["fields"]["regions"]
    assert {version["language"] for version in french["versions"]} == {"en", "pt"}
    assert french["url"] == f"/fr/practices/{BOTH}"


def test_a_record_without_a_french_version_comes_in_its_original_language(ask: Ask) -> None:
    body = ask("/records/edo-returnee-factories", lang="fr")
    assert body["language"] == "en"
    assert ask("/records/edo-returnee-factories", lang="xx") == ask("/records/edo-returnee-factories")


def test_a_version_in_any_language_can_be_asked_for(ask: Ask) -> None:
    """Else texts in the languages that the interface does not speak cannot be had at all."""
    body = ask(f"/records/{BOTH}", text="pt")
    assert body["language"] == "pt"
    assert body["url"] == f"/en/practices/{BOTH}"
    assert ask(f"/records/{BOTH}", text="zz") == ask(f"/records/{BOTH}")


def test_every_record_that_a_search_lists_can_be_asked_for(ask: Ask, program: FlaskClient) -> None:
    for result in ask("/search", size="50")["results"]:
        record = ask(f"/records/{result['id']}")
        shared = result.keys() & record.keys() - {"url"}
        assert {name: record[name] for name in shared} == {name: result[name] for name in shared}
        for other in record["related"]:
            assert program.get(other["url"]).status_code == 200


@pytest.mark.parametrize("visibility", [v for v in Visibility if v is not Visibility.public])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_hidden_record_answers_as_one_that_never_was(program: FlaskClient, visibility: str, lang: str) -> None:
    """Else a stranger finds out by trying ids which confidential notes exist."""
    hidden = program.get(f"/api/v1/records/secret-{visibility}?lang={lang}")
    unknown = program.get(f"/api/v1/records/nothing-{visibility}?lang={lang}")
    assert (hidden.status_code, hidden.data) == (404, unknown.data)
    assert dict(hidden.headers) == dict(unknown.headers)
    assert hidden.get_json()["error"]["status"] == 404


def test_hidden_records_are_related_to_nothing(ask: Ask) -> None:
    related = ask("/records/secret-public")["related"]
    assert related
    assert not [record["id"] for record in related if record["id"].startswith("secret-")]


@pytest.mark.parametrize(
    "id", ["x" * 5000, "%00", "%ff", "..%2f..%2fetc%2fpasswd", "A B", "'", "secret-public%00", "é", "0"]
)
def test_no_id_is_an_error(program: FlaskClient, id: str) -> None:
    answer = program.get(f"/api/v1/records/{id}")
    assert (answer.status_code, answer.mimetype) == (404, "application/json")


def test_an_archived_record_answers_and_says_so(client: FlaskClient, portal: Portal) -> None:
    """Else links in other systems break on the day that a record is archived."""
    from portal.database import publishing
    from tests.records import change

    change(portal, BOTH, publishing.archive)
    assert client.get(f"/api/v1/records/{BOTH}").get_json()["condition"] == "archived"
    change(portal, BOTH, publishing.withhold)
    assert client.get(f"/api/v1/records/{BOTH}").status_code == 404


def test_records_are_answered_while_the_index_is_away(service: Flask) -> None:
    from portal import create_app

    settings = service.extensions["portal"].settings
    program = create_app(settings.model_copy(update={"index": settings.index / "nothing"})).test_client()
    body = program.get(f"/api/v1/records/{BOTH}").get_json()
    assert (body["id"], body["related"]) == (BOTH, [])
