"""docs/api.md names every parameter and every field that there is, and none else."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.services.search import read_query
from portal.settings import ROOT
from tests.api.conftest import Ask

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
# Below these the names are those of facets, fields and organisations, which are documented elsewhere.
BY_NAME = ("facets", "organisations")
CONTENT = ("fields", "html")
RECORDS = ("wan-rao-child-protection-network", "ecowas-support-procedures-children-on-the-move", "secret-public")


def documented(heading: str) -> set[str]:
    """Return the names in the first column of the table below a heading."""
    section = re.split(r"^#+ ", PAGE.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    names = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert names, heading
    assert len(names) == len(set(names)), heading
    return set(names)


def named(value: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every field in an answer."""
    if isinstance(value, list):
        for item in value:
            yield from named(item, f"{path}[]")
    elif isinstance(value, dict):
        for name, inner in value.items():
            step = "*" if path in BY_NAME else name
            deeper = f"{path}.{step}".lstrip(".")
            if step != "*":
                yield deeper
            if deeper not in CONTENT:
                yield from named(inner, deeper)


def below(names: set[str], start: str) -> set[str]:
    """Return the rest of those names that begin with `start`."""
    return {name.removeprefix(start) for name in names if name.startswith(start)}


def test_every_field_of_a_search_is_documented_and_there(ask: Ask) -> None:
    answered = set(named(ask("/search", q="children", country="GM"))) | set(named(ask("/search", size="50")))
    in_lists = documented("A record in lists")
    own = documented("Answer of a search")
    assert below(answered, "results[].") == in_lists | below(own, "results[].")
    assert {name for name in answered if not name.startswith("results[].")} == {
        n for n in own if not n.startswith("results[].")
    }


def test_every_field_of_a_record_is_documented_and_there(ask: Ask) -> None:
    answered = set().union(
        *(named(ask(f"/records/{record}", lang=lang)) for record in RECORDS for lang in ("en", "fr"))
    )
    in_lists = documented("A record in lists")
    assert below(answered, "related[].") == in_lists
    assert {name for name in answered if not name.startswith("related[].")} == in_lists | documented(
        "Answer of a record"
    )


def test_every_parameter_of_a_search_is_documented_and_read(service: Flask) -> None:
    asked = {"q", "lang"}

    class Spy(dict[str, list[str]]):
        def get(self, name: str, default: Any = None) -> Any:
            asked.add(name)
            return default

    read_query(service.extensions["portal"], "en", "", Spy())
    assert documented("Parameters of a search") == asked


def test_every_parameter_and_field_of_suggestions_is_documented_and_there(ask: Ask) -> None:
    assert set(named(ask("/suggest", q="family"))) == documented("Answer of suggestions")
    typed = {"q": "sene", "lang": "fr"}
    assert set(typed) == documented("Parameters of suggestions")
    assert "Sénégal" in [one["text"] for one in ask("/suggest", **typed)["suggestions"]]


def test_the_documented_parameters_of_a_record_choose_its_language(ask: Ask) -> None:
    found = {
        name: ask(f"/records/{RECORDS[0]}", **{name: "fr"})["language"] for name in documented("Parameters of a record")
    }
    assert found == {"lang": "fr", "text": "fr"}


def test_every_field_of_an_error_is_documented_and_there(ask: Ask) -> None:
    assert set(named(ask("/records/nothing", status=404))) == documented("Errors")


@pytest.mark.parametrize("address", re.findall(r"curl 'http://127.0.0.1:8000([^']+)'", PAGE))
def test_the_examples_answer(program: FlaskClient, address: str) -> None:
    answer = program.get(address)
    assert answer.status_code == 200
    assert answer.get_json().get("total") != 0


def test_every_documented_route_is_there(service: Flask) -> None:
    """Else a route is added that nobody is told of."""
    routes = {
        str(rule).replace("<", "{").replace(">", "}")
        for rule in service.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
    }
    routes = {route for route in routes if "path:" not in route and route != "/api/v1/"}
    assert set(re.findall(r"^## GET (\S+)$", PAGE, re.MULTILINE)) == routes
