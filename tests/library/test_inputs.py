"""The input models that form, API and import share."""

import pytest
from pydantic import ValidationError

from portal.domain.inputs import named_organisations, reported, shared_model, version_model
from portal.services.knowledge import Knowledge
from tests.library.samples import RESOURCE_SHARED, SHARED, TEXTS


def _faults(error: ValidationError) -> list[tuple[str, str]]:
    return [(".".join(map(str, found["loc"])), found["type"]) for found in error.errors()]


def test_what_is_given_comes_back(knowledge: Knowledge) -> None:
    """Otherwise a person's text is lost between form and database."""
    context = {"vocabulary": knowledge.vocabulary, "places": knowledge.places}
    assert shared_model("practice").model_validate(SHARED, context=context).content() == SHARED
    assert shared_model("resource").model_validate(RESOURCE_SHARED, context=context).content() == RESOURCE_SHARED
    assert version_model("practice").model_validate(TEXTS, context=context).content() == TEXTS


def test_each_slip_is_one_error() -> None:
    """Otherwise a form shows two messages for one slip, of which one speaks of types."""
    with pytest.raises(ValidationError) as caught:
        shared_model("practice").model_validate({**SHARED, "partners": ["Not An Id"], "lead_body": 3})
    assert _faults(caught.value) == [("lead_body", "string_type"), ("partners.0", "string_pattern_mismatch")]


def test_an_optional_field_cannot_be_not_reported() -> None:
    """Otherwise a visibility that nobody stated is taken for public."""
    with pytest.raises(ValidationError) as caught:
        shared_model("practice").model_validate({**SHARED, "visibility": "not_reported", "donors": "not_reported"})
    assert _faults(caught.value) == [("donors", "list_type"), ("visibility", "always_given")]


def test_the_description_for_programs_allows_not_reported() -> None:
    """Otherwise a program that follows the API's description refuses what the portal answers."""
    schema = shared_model("practice").model_json_schema()
    assert {"const": "not_reported"} in schema["properties"]["interventions"]["anyOf"]
    assert "anyOf" not in schema["properties"]["regions"]


def test_organisations_are_named_with_their_part() -> None:
    """Otherwise an organisation's page misses records."""
    shared = {"lead_body": "a", "partners": "not_reported", "donors": ["b", "a"], "contact_body": {"organisation": "c"}}
    assert named_organisations(shared) == [("lead_body", "a"), ("donors", "b"), ("donors", "a"), ("contact_body", "c")]
    assert reported(shared, "partners") is None
