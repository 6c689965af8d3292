"""The query language: what a person types is what is searched, and no text is an error."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from portal.domain.facets import BY_NAME
from portal.domain.query import Clause, Need, Term
from portal.domain.query_text import MAX_TERMS, MAX_TEXT, Parsed, parse, to_text, words_of

PAGE = Path(__file__).parents[2] / "docs" / "query-language.md"

KNOWN = {
    "country": {"gm": "GM", "gambia": "GM", "the gambia": "GM", "sn": "SN", "côte d'ivoire": "CI", "ci": "CI"},
    "stage": {"pre_return": "pre_return", "pre-return / pre-departure": "pre_return"},
    "language": {"fr": "fr"},
    "period": {"2010-2014": "2010-2014"},
    "region": {"west africa": "west africa"},
}


def _lookup(values: dict[str, str]) -> Callable[[str], str | None]:
    return lambda typed: values.get(typed.casefold())


FACETS = {name: _lookup(values) for name, values in KNOWN.items()}


def _read(text: str) -> Parsed:
    return parse(text, FACETS)


def _terms(*typed: str) -> tuple[Term, ...]:
    return tuple(Term(text[1:-1], phrase=True) if text.startswith('"') else Term(text) for text in typed)


def may(*typed: str) -> list[Clause]:
    """Return clauses of which any may be found."""
    return [Clause(_terms(text)) for text in typed]


def must(*typed: str) -> list[Clause]:
    """Return clauses that must all be found."""
    return [Clause(_terms(text), Need.must) for text in typed]


def one_of(*typed: str) -> list[Clause]:
    """Return the clause of which one term must be found."""
    return [Clause(_terms(*typed), Need.must)]


def no(*typed: str) -> list[Clause]:
    """Return clauses that must not be found."""
    return [Clause(_terms(text), Need.must_not) for text in typed]


WORDS = [
    ("return", may("return")),
    ("Return Réintégration", may("Return", "Réintégration")),
    ("  return \t\n counselling ", may("return", "counselling")),
    ("return, counselling. (Gambia)!", may("return", "counselling", "Gambia")),
    ("l\u2019accueil d'enfants", may("l\u2019accueil", "d'enfants")),
    ("co-operation 2012-2013 A/RES/73/195", may("co-operation", "2012-2013", "A/RES/73/195")),
    ("shelter - housing \u2013 camp \u2014 x", may("shelter", "housing", "camp", "x")),
    ("\u2013shelter --housing +-camp", may("shelter", "housing", "camp")),
    ("C++ 50% #tag _x_", may("C", "50", "tag", "x")),
    ("\u0e01\u0e25\u0e31\u0e1a\u0e1a\u0e49\u0e32\u0e19", may("\u0e01\u0e25\u0e31\u0e1a\u0e1a\u0e49\u0e32\u0e19")),
    ("\u1780\u17b6\u179a\u17b7", may("\u1780\u17b6\u179a\u17b7")),
    ("or and not Or And ou o O ET", may("or", "and", "not", "Or", "And", "ou", "o", "O", "ET")),
    ("re\x00tu\x1brn \ud800co\udfffst \u202ex\u202c \ufeffy", may("return", "cost", "x", "y")),
    ("a\x85b\u2028c\xa0d\u3000e", may("a", "b", "c", "d", "e")),
    ("\ufb01le \uff21\uff22", may("\ufb01le", "\uff21\uff22")),
]

PHRASES = [
    ('"voluntary return"', must('"voluntary return"')),
    ("\u201cvoluntary return\u201d", must('"voluntary return"')),
    ("\u201evoluntary return\u201c", must('"voluntary return"')),
    ("\u201fvoluntary return\u201d", must('"voluntary return"')),
    ("\u00ab\xa0retour  volontaire\u202f\u00bb", must('"retour volontaire"')),
    ("\uff02voluntary return\uff02", must('"voluntary return"')),
    ('"a OR -b (c): d|e"', must('"a OR -b (c): d|e"')),
    ('"one"', must('"one"')),
    ('x "y z"w', [*may("x"), *must('"y z"'), *may("w")]),
    ('"y z"-w "y z"+v', [*must('"y z"'), *may("w"), *must('"y z"'), *may("v")]),
    ('-"forced return" return', [*no('"forced return"'), *may("return")]),
    ('\u2212\u201cforced return\u201d NOT "a b"', no('"forced return"', '"a b"')),
    ('+"a b"', must('"a b"')),
    ('- "a b"', must('"a b"')),
    ('x-"a b"', [*may("x"), *must('"a b"')]),
]

OPERATORS = [
    ("-detention return", [*no("detention"), *may("return")]),
    ("\u2212detention", no("detention")),
    ("(-detention)", no("detention")),
    ("NOT detention", no("detention")),
    ("return NOT detention", [*may("return"), *no("detention")]),
    ("NOT NOT a NOT -b NOT +c", no("a", "b", "c")),
    ("shelter OR housing", one_of("shelter", "housing")),
    ("shelter OU housing", one_of("shelter", "housing")),
    ("shelter|housing | camp", one_of("shelter", "housing", "camp")),
    ("shelter || housing", one_of("shelter", "housing")),
    ('a OR "b c" OR d e', [*one_of("a", '"b c"', "d"), *may("e")]),
    ("a b OR c d", [*may("a"), *one_of("b", "c"), *may("d")]),
    ("a OR b c OR d", [*one_of("a", "b"), *one_of("c", "d")]),
    ("(a OR b) c", [*one_of("a", "b"), *may("c")]),
    ("a OR -b", [*may("a"), *no("b")]),
    ("a OR NOT b", [*may("a"), *no("b")]),
    ("+a OR b", one_of("a", "b")),
    ("a AND b c", [*must("a", "b"), *may("c")]),
    ("a AND b AND c", must("a", "b", "c")),
    ("a AND b OR c", [*must("a"), *one_of("b", "c")]),
    ("a OR b AND c", [*one_of("a", "b"), *must("c")]),
    ("a AND NOT b", [*must("a"), *no("b")]),
    ('a AND "b c"', must("a", '"b c"')),
    ("+a b +c", [*must("a"), *may("b"), *must("c")]),
]

BROKEN = [
    ("", []),
    (" \n\t", []),
    ("-", []),
    ("+ - -- ++ \u2212", []),
    (":::", []),
    ('"', []),
    ('""', []),
    ('" " - "..."', []),
    ("|", []),
    ("| | a |", may("a")),
    ("()(", []),
    ("\U0001f600 \U0001f1ec\U0001f1f2", []),
    ("\U0001f600 a", may("a")),
    ("\u0301 -\u0301", []),
    ('"voluntary return', may("voluntary", "return")),
    ('a "b c" "d e', [*may("a"), *must('"b c"'), *may("d", "e")]),
    ('-"a b', may("a", "b")),
    ("OR", may("or")),
    ("OR OR", may("or")),
    ("AND", may("and")),
    ("NOT", may("not")),
    ("a OR", may("a", "or")),
    ("OR a", may("or", "a")),
    ("a OR OR b", one_of("a", "b")),
    ("a AND OR b", must("a", "b")),
    ("a NOT OR b", may("a", "not", "or", "b")),
    ("OR, a", may("or", "a")),
    ("-OR +AND", [*no("or"), *must("and")]),
]

FIELDS = [
    ("country:GM", [], {"country": ("GM",)}),
    ("Country:gambia", [], {"country": ("GM",)}),
    ("country:GM, x", may("x"), {"country": ("GM",)}),
    ("+country:GM", [], {"country": ("GM",)}),
    ('country:"The Gambia"', [], {"country": ("GM",)}),
    ("country:\u00ab C\xf4te d'Ivoire \u00bb", [], {"country": ("CI",)}),
    ("country:SN x country:GM country:sn", may("x"), {"country": ("SN", "GM")}),
    (
        "country:GM language:FR period:2010-2014",
        [],
        {"country": ("GM",), "language": ("fr",), "period": ("2010-2014",)},
    ),
    ("country:GM OR country:SN", [], {"country": ("GM", "SN")}),
    ("a AND country:GM", must("a"), {"country": ("GM",)}),
    ("a OR country:GM OR b", may("a", "b"), {"country": ("GM",)}),
    ("country:Atlantis", may("country", "Atlantis"), {}),
    ('country:"New Atlantis"', [*may("country"), *must('"New Atlantis"')], {}),
    ("colour:red", may("colour", "red"), {}),
    ("10:30 http://iom.int/x a:b:c", may("10", "30", "http", "iom.int/x", "a", "b", "c"), {}),
    ("country: GM", may("country", "GM"), {}),
    (":GM country:", may("GM", "country"), {}),
    ('"country:GM"', must('"country:GM"'), {}),
    ("-country:GM", no('"country GM"'), {}),
    ("NOT country:GM", no('"country GM"'), {}),
    ('-country:"The Gambia"', no('"country The Gambia"'), {}),
    ("-10:30", no('"10 30"'), {}),
    ("OR:x", may("or", "x"), {}),
]


@pytest.mark.parametrize(("text", "clauses"), WORDS)
def test_words_are_searched_as_they_are_typed(text: str, clauses: list[Clause]) -> None:
    """A word with a hyphen, an accent or a vowel sign must not be cut or turned into a command."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), PHRASES)
def test_quotation_marks_of_every_keyboard_make_a_phrase(text: str, clauses: list[Clause]) -> None:
    """Word processors and French keyboards type other marks; a phrase must stay a phrase."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), OPERATORS)
def test_operators_join_and_leave_out(text: str, clauses: list[Clause]) -> None:
    """A person who says what must, may and must not occur gets just that."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), BROKEN)
def test_broken_input_still_searches_its_words(text: str, clauses: list[Clause]) -> None:
    """A slip of the finger must give results, not an error."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses", "filters"), FIELDS)
def test_fields_filter_where_they_are_known(
    text: str, clauses: list[Clause], filters: dict[str, tuple[str, ...]]
) -> None:
    """A typed filter works like a clicked one, and an unknown one loses no word."""
    assert _read(text) == Parsed(tuple(clauses), filters)


def test_a_value_is_known_in_any_case() -> None:
    """`country:GAMBIA` must filter even where the labels are kept in small letters."""
    assert parse("country:GAMBIA", {"country": {"gambia": "GM"}.get}).filters == {"country": ("GM",)}


@pytest.mark.parametrize("text", [case[0] for table in (WORDS, PHRASES, OPERATORS, BROKEN, FIELDS) for case in table])
def test_the_search_box_shows_a_query_that_means_the_same(text: str) -> None:
    """What the box shows on the page of results must find the same when it is sent again."""
    parsed = _read(text)
    assert _read(to_text(parsed.clauses, parsed.filters)) == parsed


def test_a_query_is_written_as_a_person_would() -> None:
    """The box must show something readable."""
    parsed = _read('a|b "c  d" AND e -f NOT "g h" country:Gambia region:"West Africa"')
    text = 'a OR b "c d" +e -f -"g h" country:GM region:"west africa"'
    assert to_text(parsed.clauses, parsed.filters) == text


def test_words_of_names_what_could_be_dropped() -> None:
    """The page that found nothing suggests to leave out a word; a word that is left out already is none."""
    assert words_of(_read('a "b c" OR d -e +f a country:GM').clauses) == ["a", "b c", "d", "f"]


def test_too_long_a_text_is_cut_between_words() -> None:
    """Half a word would find nothing; a pasted page must still be a search."""
    first = _read("reintegration " * 1_000).clauses
    assert len(first) == MAX_TERMS
    assert {clause.terms[0].text for clause in first} == {"reintegration"}
    words = _read(f'"{"a" * (MAX_TEXT - 20)}" {"b" * 30}').clauses
    assert [clause.terms[0].text for clause in words] == ["a" * (MAX_TEXT - 20)]
    exact = "a" * 499 + " " + "b" * 500
    assert words_of(_read(exact + " c").clauses) == ["a" * 499, "b" * 500]
    assert words_of(_read("a" * 10_000).clauses) == ["a" * MAX_TEXT]


def test_no_more_terms_than_the_engine_is_asked_for() -> None:
    """One request must not make the engine work for a thousand words."""
    for glue in (" ", " OR ", "|", " AND ", " -", ":"):
        clauses = _read(glue.join("abcdefghijklmnopqrstuvwxyz0123456789")).clauses
        assert sum(len(clause.terms) for clause in clauses) <= MAX_TERMS
        assert clauses


@pytest.mark.parametrize(
    "piece", ['"', "(", "-", ":", "a:", "a ", '-"', "|", "OR ", "NOT ", "\u202e", "\U0001f600", 'a:"', " "]
)
def test_a_huge_text_is_read_at_once(piece: str) -> None:
    """A pasted book must not keep the portal busy."""
    parsed = _read(piece * 200_000)
    assert len(to_text(parsed.clauses, parsed.filters)) < 2 * MAX_TEXT


# fmt: off
PIECES = [
    *('"', "\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb", "\uff02", "(", ")", "|", ":", "-", "\u2212", "\u2013", "+"),
    *(" ", " ", " ", "OR", " OR ", " OU ", " AND ", " NOT ", "or", "a", "b c", "country", "country:", "GM", "country:gm ", "stage:"),
    *('country:"the gambia" ', "region:", "West Africa", "\u0301", "\u17b7", "\u200d", "_", ",", ".", "\x00", "\n", "\xa0", "\ud800"),
]
# fmt: on
TYPED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)


@given(st.one_of(TYPED, st.text(max_size=2_000)))
@settings(max_examples=800, deadline=None)
@example("a|" * 40)
def test_whatever_is_typed_can_be_shown_and_sent_again(text: str) -> None:
    """The box on the page of results must always mean the search that was made."""
    parsed = _read(text)
    shown = to_text(parsed.clauses, parsed.filters)
    assume(len(shown) <= MAX_TEXT)
    assert _read(shown) == parsed
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\ud800-\udfff]", shown)
    for clause in parsed.clauses:
        for term in clause.terms:
            assert term.phrase or not re.search(r"[\s()|:]", term.text)
            assert any(map(str.isalnum, term.text))


WORD = st.from_regex(r"[a-zA-Z\u00e9\u0e01][a-zA-Z0-9'\u2019.-]{0,6}[a-z0-9]", fullmatch=True).filter(
    lambda word: word not in {"OR", "OU", "AND", "NOT"}
)
PHRASE = st.lists(
    st.one_of(WORD, st.sampled_from(["OR", "-x", "a:b", "(c)", "country:GM"])), min_size=1, max_size=3
).map(" ".join)
TERM = st.one_of(WORD.map(Term), PHRASE.map(lambda text: Term(text, phrase=True)))
CLAUSE = st.one_of(
    WORD.map(lambda word: Clause((Term(word),))),
    st.lists(TERM, min_size=1, max_size=4).map(lambda terms: Clause(tuple(terms), Need.must)),
    TERM.map(lambda term: Clause((term,), Need.must_not)),
)
CHOSEN = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(sorted(set(values.values()))), min_size=1, unique=True).map(tuple)
        for name, values in KNOWN.items()
    },
)


@given(st.lists(CLAUSE, max_size=7).map(tuple), CHOSEN)
@settings(max_examples=500, deadline=None)
def test_every_query_can_be_typed(clauses: tuple[Clause, ...], filters: dict[str, tuple[str, ...]]) -> None:
    """What a page's links ask for (a word less, a filter more) must come through the search box unchanged."""
    assert _read(to_text(clauses, filters)) == Parsed(clauses, filters)


def _examples() -> list[str]:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return [row.split("`")[1].replace("\\|", "|") for row in rows]


MEANT = {
    "return counselling": (may("return", "counselling"), {}),
    '"voluntary return"': (must('"voluntary return"'), {}),
    "shelter OR housing": (one_of("shelter", "housing"), {}),
    "logement OU hébergement": (one_of("logement", "hébergement"), {}),
    "shelter | housing": (one_of("shelter", "housing"), {}),
    '"host family" OR shelter OR "safe house"': (one_of('"host family"', "shelter", '"safe house"'), {}),
    "+children reintegration": ([*must("children"), *may("reintegration")], {}),
    "children AND Gambia": (must("children", "Gambia"), {}),
    "reintegration -detention": ([*may("reintegration"), *no("detention")], {}),
    "reintegration NOT detention": ([*may("reintegration"), *no("detention")], {}),
    'return -"forced return"': ([*may("return"), *no('"forced return"')], {}),
    'shelter NOT "host family" -camp': ([*may("shelter"), *no('"host family"', "camp")], {}),
    "co-operation 2012-2013": (may("co-operation", "2012-2013"), {}),
    "country:Gambia": ([], {"country": ("GM",)}),
    "housing country:GM country:SN": (may("housing"), {"country": ("GM", "SN")}),
    'stage:"Pre-return / pre-departure"': ([], {"stage": ("pre_return",)}),
    "women country:Gambia language:fr": (may("women"), {"country": ("GM",), "language": ("fr",)}),
}


@pytest.mark.parametrize("text", _examples())
def test_the_page_for_people_tells_the_truth(text: str) -> None:
    """An example on the page of help must do what the page says."""
    clauses, filters = MEANT[text]
    assert _read(text) == Parsed(tuple(clauses), filters)
    assert set(filters) <= set(BY_NAME)


def test_the_page_for_people_names_every_sign_and_limit() -> None:
    """A sign that no page tells of is never used."""
    page = PAGE.read_text("utf-8")
    assert sorted(_examples()) == sorted(MEANT)
    for sign in ("`OR`", "`OU`", "`AND`", "`NOT`", "`-`", "`+`", f"{MAX_TEXT:,} characters", f"{MAX_TERMS} words"):
        assert sign in page
    named = re.findall(r"`([a-z_]+)`(?=[,. ])", page[page.index("The names of the filters") :])
    assert named
    assert set(named) <= set(BY_NAME)
