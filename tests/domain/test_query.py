"""The query language: what a person types is what is searched, and no text is an error."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from portal.domain.facets import BY_NAME
from portal.domain.query import Alternative, Clause, Coded, Group, Need, Term, Years, terms_of
from portal.domain.query_parts import MAX_TEXT
from portal.domain.query_text import MAX_TERMS, Parsed, parse
from portal.domain.query_writing import read_years, to_text, words_of

PAGE = Path(__file__).parents[2] / "docs" / "query-language.md"

KNOWN = {
    "country": {
        "gm": "GM",
        "gambia": "GM",
        "gambie": "GM",
        "the gambia": "GM",
        "sn": "SN",
        "côte d'ivoire": "CI",
        "ci": "CI",
    },
    "stage": {"pre_return": "pre_return", "pre-return / pre-departure": "pre_return"},
    "language": {"fr": "fr"},
    "period": {"2010-2014": "2010-2014"},
    "region": {"west africa": "west africa"},
}


def _fields(field: str, value: str) -> Coded | Years | None:
    """Know what the portal would: names in two languages, values by code or name."""
    name = {"pays": "country", "langue": "language", "étape": "stage"}.get(field.casefold(), field.casefold())
    if name in ("year", "année"):
        return read_years(value)
    code = KNOWN.get(name, {}).get(value.casefold())
    return Coded(name, code) if code else None


def _read(text: str) -> Parsed:
    return parse(text, _fields)


def _terms(*typed: str | Alternative) -> tuple[Alternative, ...]:
    return tuple(map(_term, typed))


def _term(typed: str | Alternative) -> Alternative:
    if not isinstance(typed, str):
        return typed
    if typed.startswith('"'):
        return Term(typed[1:-1], phrase=True)
    return Term(typed[:-1], prefix=True) if typed.endswith("*") else Term(typed)


def all_of(*clauses: list[Clause]) -> Group:
    """Return clauses in brackets."""
    return Group(tuple(clause for some in clauses for clause in some))


def may(*typed: str | Alternative) -> list[Clause]:
    """Return clauses of which any may be found."""
    return [Clause(_terms(text)) for text in typed]


def must(*typed: str | Alternative) -> list[Clause]:
    """Return clauses that must all be found."""
    return [Clause(_terms(text), Need.must) for text in typed]


def one_of(*typed: str | Alternative) -> list[Clause]:
    """Return the clause of which one term must be found."""
    return [Clause(_terms(*typed), Need.must)]


def no(*typed: str | Alternative) -> list[Clause]:
    """Return clauses that must not be found."""
    return [Clause(_terms(text), Need.must_not) for text in typed]


GAMBIA, SENEGAL, FRENCH = Coded("country", "GM"), Coded("country", "SN"), Coded("language", "fr")

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

BRACKETS = [
    ("(shelter OR housing) -detention", [*one_of("shelter", "housing"), *no("detention")]),
    ("women (Gambia OR Senegal)", [*may("women"), *one_of("Gambia", "Senegal")]),
    ("(a b) c", may("a", "b", "c")),
    ("((((a))) b)", may("a", "b")),
    ("a(b)c", may("a", "b", "c")),
    ("(a AND b) OR c", one_of(all_of(must("a", "b")), "c")),
    ("(a b) OR c", one_of("a", "b", "c")),
    ("(a -b) OR (c -d)", one_of(all_of(may("a"), no("b")), all_of(may("c"), no("d")))),
    ("(a OR b) OR c", one_of("a", "b", "c")),
    ('a OR ("b c" d)', one_of("a", all_of(must('"b c"'), may("d")))),
    ("(a OR b) AND (c OR d)", [*one_of("a", "b"), *one_of("c", "d")]),
    ("(a b) AND c", [*one_of("a", "b"), *must("c")]),
    ("+(a b -c)", [*one_of("a", "b"), *no("c")]),
    ("+(a +b)", [*may("a"), *must("b")]),
    ("-(a OR b) c", [*no("a", "b"), *may("c")]),
    ("c NOT (a b)", [*may("c"), *no("a", "b")]),
    ("-(a AND b)", no(all_of(must("a", "b")))),
    ("-(-a)", must("a")),
    ("NOT (NOT (a AND b))", must("a", "b")),
    ("(((a AND b) OR c) AND d) OR e", one_of(all_of(one_of(all_of(must("a", "b")), "c"), must("d")), "e")),
    ("a OR -(b c)", [*may("a"), *no("b", "c")]),
]

BROKEN_BRACKETS = [
    ("women (Gambia OR Senegal", [*may("women"), *one_of("Gambia", "Senegal")]),
    ("a) OR (b", one_of("a", "b")),
    (")a(", may("a")),
    ("() a ( ( ) )", may("a")),
    ("a OR () b", one_of("a", "b")),
    ("(OR a) AND", may("or", "a", "and")),
    ("-() +( a", must("a")),
    ("(a OR) b", may("a", "or", "b")),
    ("a (-) -(-) b", may("a", "b")),
    ("(" * 400 + "a", may("a")),
    ("-(" * 300 + "a", must("a")),
    ("a" + ")" * 900, may("a")),
    ('("a b)" c', [*must('"a b)"'), *may("c")]),
]

BEGINNINGS = [
    ("reintegr*", may("reintegr*")),
    ("+reintegr* -deten* x", [*must("reintegr*"), *no("deten*"), *may("x")]),
    ("réint* OR retou*", one_of("réint*", "retou*")),
    ("(reint*), l'accue*.", may("reint*", "l'accue*")),
    ("\u0e01\u0e25\u0e31\u0e1a*", may("\u0e01\u0e25\u0e31\u0e1a*")),
    ("re* *turn r*eturn * ** co-op* 20*", may("re", "turn", "r*eturn", "co-op", "20")),
    ("x:reint* AND*", may("x", "reint*", "AND*")),
    ('"reintegr*"', must('"reintegr*"')),
]

TIMES = [
    ("year:2012-2018", must(Years(2012, 2018))),
    ("year:2012..2018 année:2012\u20132018", must(Years(2012, 2018), Years(2012, 2018))),
    ("women year:2015..", [*may("women"), *must(Years(2015, None))]),
    ("année:..2010, retour", [*must(Years(None, 2010)), *may("retour")]),
    ("year:2015\u2026 year:2014", must(Years(2015, None), Years(2014, 2014))),
    ("year:2018-2012", must(Years(2012, 2018))),
    ("-year:2012-2018 a", [*no(Years(2012, 2018)), *may("a")]),
    ("year:2014 OR a", one_of(Years(2014, 2014), "a")),
    ("year:18 year:.. year:20122018 year:2012-18", may("year", "18", "year", "year", "20122018", "year", "2012-18")),
    ("2012-2018", may("2012-2018")),
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
    ("a OR country:GM OR b", one_of("a", GAMBIA, "b"), {}),
    ("country:GM OR language:fr", one_of(GAMBIA, FRENCH), {}),
    ("pays:gambia langue:fr Étape:pre_return", [], {"country": ("GM",), "language": ("fr",), "stage": ("pre_return",)}),
    ("(country:GM women)", may("women"), {"country": ("GM",)}),
    ("(country:GM AND a) OR (country:SN AND b)", one_of(all_of(must(GAMBIA, "a")), all_of(must(SENEGAL, "b"))), {}),
    ("country:Atlantis", may("country", "Atlantis"), {}),
    ('country:"New Atlantis"', [*may("country"), *must('"New Atlantis"')], {}),
    ("colour:red", may("colour", "red"), {}),
    ("10:30 http://iom.int/x a:b:c", may("10", "30", "http", "iom.int/x", "a", "b", "c"), {}),
    ("country: GM", may("country", "GM"), {}),
    (":GM country:", may("GM", "country"), {}),
    ('"country:GM"', must('"country:GM"'), {}),
    ("-country:GM", no(GAMBIA), {}),
    ("NOT country:GM country:SN", no(GAMBIA), {"country": ("SN",)}),
    ('-pays:"The Gambia"', no(GAMBIA), {}),
    ("-(country:GM OR country:SN)", no(GAMBIA, SENEGAL), {}),
    ("-country:Atlantis", no('"country Atlantis"'), {}),
    ('-country:"New Atlantis"', no('"country New Atlantis"'), {}),
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


@pytest.mark.parametrize(("text", "clauses"), BRACKETS)
def test_brackets_keep_together_what_belongs_together(text: str, clauses: list[Clause]) -> None:
    """Who says "one of these, and none of those" gets that, and not some other reading of it."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), BROKEN_BRACKETS)
def test_a_bracket_that_is_missing_loses_no_word(text: str, clauses: list[Clause]) -> None:
    """A bracket forgotten, or a thousand of them, must give results."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), BEGINNINGS)
def test_a_star_asks_for_words_that_begin_so(text: str, clauses: list[Clause]) -> None:
    """Who wants every word of a family gets it, and a star elsewhere is no sign."""
    assert _read(text) == Parsed(tuple(clauses), {})


@pytest.mark.parametrize(("text", "clauses"), TIMES)
def test_years_narrow_and_other_numbers_are_words(text: str, clauses: list[Clause]) -> None:
    """Who asks for a time gets what was done then, and who types a number finds it."""
    assert _read(text) == Parsed(tuple(clauses), {})


TABLES = (WORDS, PHRASES, OPERATORS, BROKEN, BRACKETS, BROKEN_BRACKETS, BEGINNINGS, TIMES, FIELDS)


@pytest.mark.parametrize("text", [case[0] for table in TABLES for case in table])
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
    for term in terms_of(parsed.clauses):
        assert term.phrase or not re.search(r"[\s()|:]", term.text)
        assert any(map(str.isalnum, term.text))


@given(TYPED)
@settings(max_examples=800, deadline=None)
@example("a OR (b -(c d*) NOT")
def test_every_word_is_searched_that_is_no_operator(text: str) -> None:
    """A slip in the signs must not swallow a word."""
    terms = list(terms_of(parse(text).clauses))
    assume(len(terms) < MAX_TERMS and len(text) < MAX_TEXT)
    looked_for = {word for term in terms for word in _letters(term.text)}
    typed = _letters(
        re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    )
    assert set(typed) - looked_for <= {"OR", "OU", "AND", "NOT"}


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


WORD = st.from_regex(r"[a-zA-Z\u00e9\u0e01][a-zA-Z0-9'\u2019.-]{0,6}[a-z0-9]", fullmatch=True).filter(
    lambda word: word not in {"OR", "OU", "AND", "NOT"}
)
PHRASE = st.lists(
    st.one_of(WORD, st.sampled_from(["OR", "-x", "a:b", "(c)", "country:GM"])), min_size=1, max_size=3
).map(" ".join)
TERM = st.one_of(WORD.map(Term), PHRASE.map(lambda text: Term(text, phrase=True)))
PREFIX = st.from_regex(r"[a-z\u00e9\u0e01]{3,8}", fullmatch=True).map(lambda text: Term(text, prefix=True))
YEAR = st.integers(1950, 2030)
NARROW = st.one_of(
    st.sampled_from([GAMBIA, SENEGAL, FRENCH, Coded("region", "west africa")]),
    st.tuples(YEAR, YEAR).map(lambda ends: Years(min(ends), max(ends))),
    YEAR.flatmap(lambda year: st.sampled_from([Years(year, None), Years(None, year)])),
)


def _clause(group: st.SearchStrategy[Group]) -> st.SearchStrategy[Clause]:
    """Return clauses as they are read; a bracket stands in them only where it changes the meaning."""
    several = st.lists(st.one_of(TERM, PREFIX, NARROW, group), min_size=2, max_size=4)
    return st.one_of(
        st.one_of(WORD.map(Term), PREFIX).map(lambda term: Clause((term,))),
        st.one_of(TERM, PREFIX, NARROW).map(lambda term: Clause((term,), Need.must)),
        several.map(lambda terms: Clause(tuple(terms), Need.must)),
        st.one_of(TERM, PREFIX, NARROW, group).map(lambda term: Clause((term,), Need.must_not)),
    )


def _group(clause: st.SearchStrategy[Clause]) -> st.SearchStrategy[Group]:
    found = st.lists(clause, min_size=2, max_size=3).filter(lambda some: any(one.need is not Need.may for one in some))
    return found.map(lambda some: Group(tuple(some)))


CLAUSE = _clause(_group(_clause(_group(_clause(st.nothing())))))


def _is_filter(clause: Clause) -> bool:
    facets = {term.facet if isinstance(term, Coded) else None for term in clause.terms}
    return clause.need is Need.must and len(facets) == 1 and None not in facets


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
    clauses = tuple(clause for clause in clauses if not _is_filter(clause))
    shown = to_text(clauses, filters)
    assume(len(shown) <= MAX_TEXT and sum(1 for _ in terms_of(clauses)) <= MAX_TERMS)
    assert _read(shown) == Parsed(clauses, filters)


def _examples() -> list[str]:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return [row.split("`")[1].replace("\\|", "|") for row in rows]


MEANT = {
    "return counselling": (may("return", "counselling"), {}),
    '"voluntary return"': (must('"voluntary return"'), {}),
    "reintegr*": (may("reintegr*"), {}),
    "+children reintegration": ([*must("children"), *may("reintegration")], {}),
    "children AND Gambia": (must("children", "Gambia"), {}),
    "reintegration -detention": ([*may("reintegration"), *no("detention")], {}),
    "reintegration NOT detention": ([*may("reintegration"), *no("detention")], {}),
    'return -"forced return"': ([*may("return"), *no('"forced return"')], {}),
    'shelter NOT "host family" -deten*': ([*may("shelter"), *no('"host family"', "deten*")], {}),
    "co-operation 2012-2013": (may("co-operation", "2012-2013"), {}),
    "shelter OR housing": (one_of("shelter", "housing"), {}),
    "logement OU hébergement": (one_of("logement", "hébergement"), {}),
    "shelter | housing": (one_of("shelter", "housing"), {}),
    '"host family" OR shelter OR "safe house"': (one_of('"host family"', "shelter", '"safe house"'), {}),
    "women AND shelter OR housing": ([*must("women"), *one_of("shelter", "housing")], {}),
    "women (Gambia OR Senegal)": ([*may("women"), *one_of("Gambia", "Senegal")], {}),
    "(shelter OR housing) -detention": ([*one_of("shelter", "housing"), *no("detention")], {}),
    "(school AND children) OR (loan AND women)": (
        one_of(all_of(must("school", "children")), all_of(must("loan", "women"))),
        {},
    ),
    "return -(children AND school)": ([*may("return"), *no(all_of(must("children", "school")))], {}),
    "school ((boys OR girls) AND Senegal)": ([*may("school"), *one_of("boys", "girls"), *must("Senegal")], {}),
    "country:Gambia": ([], {"country": ("GM",)}),
    "pays:Gambie": ([], {"country": ("GM",)}),
    'country:"Côte d\'Ivoire"': ([], {"country": ("CI",)}),
    "housing country:GM country:SN": (may("housing"), {"country": ("GM", "SN")}),
    "women country:Gambia langue:fr": (may("women"), {"country": ("GM",), "language": ("fr",)}),
    "women -country:GM": ([*may("women"), *no(GAMBIA)], {}),
    "country:Gambia OR language:fr": (one_of(GAMBIA, FRENCH), {}),
    "(women AND country:GM) OR (men AND country:SN)": (
        one_of(all_of(must("women", GAMBIA)), all_of(must("men", SENEGAL))),
        {},
    ),
    "year:2012-2018": (must(Years(2012, 2018)), {}),
    "année:2012..2018": (must(Years(2012, 2018)), {}),
    "year:2014 women": ([*must(Years(2014, 2014)), *may("women")], {}),
    "women year:2015..": ([*may("women"), *must(Years(2015, None))], {}),
    "return year:..2010": ([*may("return"), *must(Years(None, 2010))], {}),
    "women -year:2012-2018": ([*may("women"), *no(Years(2012, 2018))], {}),
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
    named = re.search(r"results \(([^)]*)\)", page)
    assert named
    assert set(re.findall("`([a-z_]+)`", named[1])) <= set(BY_NAME)
