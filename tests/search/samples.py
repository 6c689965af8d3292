"""A small library that every engine is tried on: four visibilities, several languages, two records in two languages."""

from dataclasses import replace

from portal.domain.facets import BY_NAME
from portal.domain.places import Country, Places, Region
from portal.domain.policy import Reader, Role, Visibility, labels, record_labels
from portal.domain.query import Clause, Coded, Need, Query, Term, Years
from portal.domain.query_text import parse
from portal.domain.query_writing import read_years
from portal.domain.vocabulary import Concept, Scheme, Vocabulary
from portal.search.concepts import Concepts
from portal.search.engine import Document

VISITOR = labels(Reader())
OFFICIAL_AFRICA = labels(Reader(Role.official, frozenset({"west-africa"})))
OFFICIAL_EUROPE = labels(Reader(Role.official, frozenset({"europe"})))
MODERATOR = labels(Reader(Role.moderator))


def vocabulary() -> Vocabulary:
    """Return a vocabulary of three concepts, one of them below another."""
    avrr = Concept(
        "return_type",
        "avrr",
        {"en": "Assisted voluntary return and reintegration", "fr": "Aide au retour volontaire et à la réintégration"},
        {"mul": ("AVRR", "ARVR")},
    )
    avr = Concept(
        "return_type", "avr", {"en": "Assisted voluntary return", "fr": "Aide au retour volontaire"}, broader=("avrr",)
    )
    umc = Concept(
        "group",
        "umc",
        {"en": "Unaccompanied migrant children", "fr": "Enfants migrants non accompagnés"},
        {"en": ("unaccompanied children",), "fr": ("mineurs non accompagnés",)},
    )
    return Vocabulary([Scheme("return_type", {}, {c.code: c for c in (avrr, avr)}), Scheme("group", {}, {"umc": umc})])


def places() -> Places:
    """Return two countries of two regions."""
    countries = [
        Country("SN", {"en": "Senegal", "fr": "Sénégal"}),
        Country("GW", {"en": "Guinea-Bissau"}),
        Country("NL", {"en": "Netherlands"}),
    ]
    return Places(
        countries,
        [Region("west-africa", {"en": "West Africa"}, countries=("SN", "GW")), Region("europe", {"en": "Europe"})],
    )


def concepts() -> Concepts:
    """Return the concepts of the sample vocabulary."""
    return Concepts(vocabulary(), places(), ("en", "fr", "th"))


def document(version: int, record: int, title: str, text: str = "", **more: object) -> Document:
    """Return a document about West Africa, public and in English unless `more` says otherwise."""
    visibility = more.pop("visibility", Visibility.public)
    facets = {"region": ("west-africa",), "kind": ("practice",), **more.pop("facets", {})}  # type: ignore[dict-item]
    language = str(more.pop("language", "en"))
    made = Document(
        version=version,
        record=record,
        language=language,
        labels=record_labels(Visibility(visibility), facets["region"]),
        date=int(more.pop("date", 20_000 + record)),  # type: ignore[call-overload]
        title=title,
        summary="",
        text=text,
        facets={**facets, "language": (language,)},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def library() -> list[Document]:
    """Return the sample documents; every visibility has one record about tracing."""
    return [
        document(
            1,
            1,
            "Family tracing for children",
            "Social workers look for the family before a return.",
            facets={"country": ("SN", "GW")},
        ),
        document(
            2,
            1,
            "Recherche de la famille",
            "Les mineurs non accompagnés sont confiés.",
            language="fr",
            facets={"country": ("SN", "GW")},
        ),
        document(
            3,
            2,
            "Savings groups",
            "Returnees save together. Family is not asked.",
            facets={"region": ("europe",), "country": ("NL",)},
        ),
        document(
            4, 3, "Tracing for governments", "family tracing", visibility="governments", facets={"country": ("SN",)}
        ),
        document(5, 4, "Tracing for a region", "family tracing", visibility="region", facets={"country": ("GW",)}),
        document(
            6,
            5,
            "Tracing for moderators",
            "family tracing secretword",
            visibility="moderators",
            facets={"country": ("NL",)},
        ),
        document(7, 6, "Aide au retour volontaire", "Un conseil est donné aux migrants.", language="fr"),
        document(
            8, 7, "ผู้เสียหายจากการค้ามนุษย์", "กลับบ้านอย่างปลอดภัย", language="th", facets={"region": ("south-east-asia",)}
        ),
        document(9, 8, "Advice for unaccompanied children", "Nobody else is meant.", facets={"group": ("umc",)}),
    ]


def words(text: str, **more: object) -> Query:
    """Return the query of words that rank."""
    return Query(clauses=tuple(Clause((Term(word),)) for word in text.split()), **more)  # type: ignore[arg-type]


def phrase(text: str, need: Need = Need.must, **more: object) -> Query:
    """Return the query of one phrase."""
    return Query(clauses=(Clause((Term(text, True),), need),), **more)  # type: ignore[arg-type]


def typed_query(text: str, **more: object) -> Query:
    """Return the query that a person types, with the names and codes of facets as they are and years by `year`."""

    def fields(name: str, value: str) -> Coded | Years | None:
        if name == "year":
            return read_years(value)
        return Coded(name, value) if name in BY_NAME else None

    parsed = parse(text, fields)
    return Query(clauses=parsed.clauses, filters=parsed.filters, **more)  # type: ignore[arg-type]
