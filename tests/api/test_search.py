"""GET /api/v1/search: other programs build on its shape, its parameters and its silence about what is not public."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.facets import FACETS
from portal.domain.query import Query
from portal.services import search as service_module
from portal.services.context import Portal
from portal.services.views import Found
from tests.api.conftest import WORD, Ask

NAMES = {facet.name for facet in FACETS}


def counted(body: dict, facet: str, value: str) -> int:
    """Return the count of one value of a facet."""
    return next((found["count"] for found in body["facets"][facet] if found["value"] == value), 0)


def test_an_answer_has_the_shape_that_programs_build_on(ask: Ask) -> None:
    body = ask("/search", q="family tracing")
    assert body["total"] > 0
    for result in body["results"]:
        assert {"id", "kind", "title", "language", "url"} <= result.keys()
    assert set(body["facets"]) == NAMES
    assert len(NAMES) == 13
    for values in body["facets"].values():
        assert all({"value", "label", "count"} <= value.keys() for value in values)


@pytest.mark.parametrize(
    "params", [{}, {"q": "zzqqx"}, {"q": "family", "page": "900"}, {"country": "NZ"}, {"q": "-the"}]
)
def test_every_answer_has_all_facets(ask: Ask, params: dict[str, str]) -> None:
    """Else a program that reads a facet breaks on the first search that finds nothing."""
    assert set(ask("/search", **params)["facets"]) == NAMES


def test_the_address_of_every_result_can_be_opened(ask: Ask, program: FlaskClient) -> None:
    for lang in ("en", "fr"):
        found = [result for page in "123" for result in ask("/search", lang=lang, size="50", page=page)["results"]]
        assert {result["kind"] for result in found} == {"practice", "resource"}
        for result in found:
            assert program.get(result["url"]).status_code == 200, result["url"]
            assert result["url"].startswith(f"/{lang}/")


@pytest.mark.parametrize("facet", sorted(NAMES))
def test_every_facet_narrows_to_the_number_that_stood_beside_its_value(ask: Ask, facet: str) -> None:
    """Else a program offers a filter that does nothing, or promises records that are not there."""
    everything = ask("/search")
    given = next(value for value in everything["facets"][facet] if value["count"] < everything["total"])
    narrowed = ask("/search", **{facet: given["value"]})
    assert narrowed["total"] == given["count"] > 0
    assert [value for value in narrowed["facets"][facet] if value["chosen"]] == [{**given, "chosen": True}]


def test_values_of_one_facet_are_alternatives_and_facets_narrow_each_other(ask: Ask) -> None:
    def ids(**params: str | list[str]) -> set[str]:
        pages = ask("/search", size="50", **params)["pages"]
        found = (ask("/search", size="50", page=str(page), **params)["results"] for page in range(1, pages + 1))
        return {result["id"] for results in found for result in results}

    assert ids(country=["GM", "SN"]) == ids(country="GM") | ids(country="SN")
    assert ids(country=["GM", "SN"], theme="child_protection") == ids(country=["GM", "SN"]) & ids(
        theme="child_protection"
    )


def test_pages_show_every_record_once(ask: Ask) -> None:
    """Else a program that reads page after page loses records or counts them twice."""
    total, seen = ask("/search")["total"], []
    pages = ask("/search", size="7")["pages"]
    for page in range(1, pages + 1):
        seen += [result["id"] for result in ask("/search", size="7", page=str(page))["results"]]
    assert len(seen) == len(set(seen)) == total


def test_sorting_by_date_puts_the_newest_first(ask: Ask) -> None:
    dates = [result["updated_at"][:10] for result in ask("/search", q="return", sort="date", size="50")["results"]]
    assert dates == sorted(dates, reverse=True)
    by_words = ask("/search", q="return", size="50")
    scores = [result["score"] for result in by_words["results"]]
    assert scores == sorted(scores, reverse=True)
    assert by_words["sort"] == "relevance"


def test_labels_come_in_the_language_asked_for(ask: Ask) -> None:
    """Else a French program shows its readers codes or English."""
    labels = {
        lang: {v["value"]: v["label"] for v in ask("/search", lang=lang)["facets"]["country"]}
        for lang in ("en", "fr", "xx")
    }
    assert (labels["en"]["DE"], labels["fr"]["DE"]) == ("Germany", "Allemagne")
    assert labels["xx"] == labels["en"]
    stages = {v["value"]: v["label"] for v in ask("/search", lang="fr")["facets"]["stage"]}
    assert stages["pre_return"].startswith("Avant le retour")


def test_words_find_a_french_text_first_for_a_french_reader(ask: Ask) -> None:
    found = ask("/search", lang="fr", q="protection des enfants", size="50")["results"]
    assert found[0]["language"] == "fr"


def test_words_that_are_added_from_the_vocabulary_can_be_left_away(ask: Ask) -> None:
    assert ask("/search", q="UMC", expand="0")["total"] < ask("/search", q="UMC")["total"]


@pytest.mark.parametrize("params", [{"q": WORD}, {"q": WORD, "country": "SN"}, {"q": f'"{WORD}"', "sort": "date"}])
def test_what_is_not_public_is_in_no_result_total_or_count(ask: Ask, params: dict[str, str]) -> None:
    """Else anybody learns that a confidential note exists, and about which country and group."""
    body = ask("/search", **params)
    assert [result["id"] for result in body["results"]] == ["secret-public"]
    assert body["total"] == 1
    for facet, value in (("country", "SN"), ("group", "umc"), ("stage", "post_arrival"), ("kind", "practice")):
        assert counted(body, facet, value) == 1
    assert all(value["count"] <= 1 for values in body["facets"].values() for value in values)


@pytest.mark.parametrize("word", ["governments", "region", "moderators"])
def test_the_title_of_a_hidden_record_finds_nothing(ask: Ask, word: str) -> None:
    body = ask("/search", q=f"+{WORD} +{word}")
    assert body["results"] == [] or [r["id"] for r in body["results"]] == ["secret-public"]
    assert f"secret-{word}" not in str(body)


@pytest.mark.parametrize(
    "query",
    [
        "q=children&region=west-africa&region=europe&sort=date&page=2&size=3",
        "q=country:Gambia+women&kind=practice",
        "q=%22voluntary+return%22+-detention&language=fr&expand=0",
        "country=GM&country=SN&stage=reintegration&period=2015-2019",
        "region=atlantis&country=gm&kind=&stage=unknown&sort=random&page=0&size=-1&expand=maybe",
        "page=abc&size=" + "9" * 31,
        "q=%ff%00%22+OR+OR+NOT&corridor=LY-GM",
        "q=first&q=second&sort=date&sort=relevance&page=1&page=2",
    ],
)
def test_an_address_means_the_same_to_a_page_and_to_a_program(
    program: FlaskClient, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Else a reader who copies the address of a search into a program gets other records."""
    asked: list[Query] = []
    find = service_module.find

    def spy(portal: Portal, reader: object, query: Query) -> Found:
        asked.append(query)
        return find(portal, reader, query)

    monkeypatch.setattr(service_module, "find", spy)
    for lang in ("en", "fr"):
        assert program.get(f"/{lang}/search?{query}").status_code == 200
        assert program.get(f"/api/v1/search?lang={lang}&{query}").status_code == 200
        page, api = asked[-2:]
        assert page == api
        assert api.language == lang


STRANGE = [
    "region=atlantis&country=XX&stage=%00&theme=" + "x" * 500,
    "page=99999",
    "page=0",
    "page=-1",
    "page=abc",
    "page=" + "9" * 31,
    "page=%D9%A3",
    "size=0",
    "size=-1",
    "size=abc",
    "size=" + "9" * 31,
    "size=",
    "q=" + "children+" * 1112,
    "q=" + "x" * 10_000,
    "q=%00children%00",
    "q=%ff%fe%c3",
    "%ff=%ff&country=%ff",
    "q=%22%22+%22+((+%2B-+NOT+OR+%7C%7C+country%3A+%2A%3F%5B",
    "q=NOT",
    "q=-children",
    "q=%F0%9F%98%80+%E2%80%AE+%CC%81",
    "q=%25%27%22%3B+DROP+TABLE+record--",
    "lang=xx",
    "lang=" + "f" * 3000,
    "sort=nothing&expand=%00",
    "&&=&=&q",
    "&".join(f"country=A{n}" for n in range(700)),
]


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_no_address_of_a_search_is_an_error(program: FlaskClient, query: str) -> None:
    """Else a program stops on a word that somebody typed, or an error page tells of our inside."""
    answer = program.get(f"/api/v1/search?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    body = answer.get_json()
    assert set(body["facets"]) == NAMES
    assert 1 <= body["size"] <= 50
    assert body["page"] >= 1
    assert len(body["results"]) <= body["size"]


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_nor_is_it_one_while_the_index_is_away(without_index: FlaskClient, query: str) -> None:
    answer = without_index.get(f"/api/v1/search?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.get_json()["from_database"] is True


def test_sizes_and_pages_out_of_range_are_brought_into_it(ask: Ask) -> None:
    assert (ask("/search", size="0")["size"], ask("/search", size="51")["size"]) == (1, 50)
    assert (ask("/search", size="abc")["size"], ask("/search", page="0")["page"]) == (10, 1)
    beyond = ask("/search", page="500")
    assert (beyond["results"], beyond["page"]) == ([], 500)
    assert beyond["total"] == ask("/search")["total"]


@pytest.fixture(scope="session")
def without_index(service: Flask) -> FlaskClient:
    """Return a program that asks while there is no index."""
    from portal import create_app

    settings = service.extensions["portal"].settings
    return create_app(settings.model_copy(update={"index": settings.index / "nothing"})).test_client()


def test_without_an_index_records_are_listed_from_the_database_and_said_to_be(
    without_index: FlaskClient, ask: Ask
) -> None:
    """Else a program takes the plain list for the best that there is, or finds nothing while the index is built."""
    with_index = ask("/search", q=WORD)
    body = without_index.get("/api/v1/search", query_string={"q": WORD}).get_json()
    assert (with_index["from_database"], body["from_database"]) == (False, True)
    assert [result["id"] for result in body["results"]] == ["secret-public"]
    assert body["total"] == 1
    assert set(body) == set(with_index)
    assert set(body["facets"]) == NAMES
    assert counted(body, "country", "SN") == 1
