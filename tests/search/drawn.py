"""Corpora and queries that hypothesis draws: few words, so that they meet, in languages that are analysed in different ways."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from portal.domain.query import Clause, Coded, Need, Query, Sort, Term, Years
from portal.domain.query_text import parse
from portal.domain.query_writing import read_years
from portal.search.engine import Abstract, Document
from portal.search.whoosh_engine import WhooshEngine

SPOKEN = """
en: family families return returning tracing savings group children border school the of without
fr: famille retour retours épargne enfants frontière école groupe conseil la de sans l’aide
es: familia retorno ahorro niños frontera escuela grupo apoyo la de sin
vi: bán bàn gia đình trở về hàng trường học trẻ em và
id: keluarga pulang pemulangan tabungan kelompok anak sekolah dan
th: ครอบครัว กลับบ้าน โรงเรียน เด็ก ออมทรัพย์
km: គ្រួសារ ត្រឡប់ សាលា កុមារ
sv: familj retur grupp skola barn och
"""
WORDS = {
    language: words.split() for language, _, words in (line.partition(": ") for line in SPOKEN.strip().splitlines())
}
ALL_WORDS = sorted({word for words in WORDS.values() for word in words})
VISIBILITIES = (frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"}))
READERS = (frozenset({"a"}), frozenset({"a", "b"}), frozenset({"c"}))
LANGUAGES = sorted(WORDS)


@dataclass(frozen=True)
class Written:
    """What is done to an index: documents in several commits, the last of which also replaces and deletes."""

    commits: tuple[tuple[Document, ...], ...]
    gone: tuple[int, ...]

    def into(self, folder: Path, engine: WhooshEngine) -> None:
        """Write it."""
        folder.mkdir(parents=True, exist_ok=True)
        engine.rebuild(self.commits[0], 0)
        for number, documents in enumerate(self.commits[1:], 1):
            engine.write(documents, self.gone if number == len(self.commits) - 1 else (), number)


@st.composite
def abstracts(draw: st.DrawFn) -> Abstract:
    """Draw title and summary in a language."""
    language = draw(st.sampled_from(LANGUAGES))
    words = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=4).map(" ".join)
    return Abstract(language, draw(words), draw(words))


@st.composite
def documents(draw: st.DrawFn, version: int) -> Document:
    """Draw a document; two versions in a row belong to one record."""
    language = draw(st.sampled_from(LANGUAGES))
    drawn = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=12)
    regions = draw(st.sampled_from((("europe",), ("west-africa",), ("europe", "west-africa"))))
    record = version // 2
    return Document(
        version=version,
        record=record,
        language=language,
        labels=VISIBILITIES[record % 3],
        date=draw(st.integers(20_000, 20_003)),
        title=" ".join(draw(drawn)[:3]),
        summary="",
        text=" ".join(draw(drawn) * draw(st.integers(1, 4))),
        facets={"language": (language,), "region": regions, "theme": draw(st.sampled_from(((), ("a",), ("a", "b"))))},
        years=tuple(range(draw(st.integers(2010, 2014)), draw(st.integers(2010, 2016)))),
        abstracts=tuple(draw(st.lists(abstracts(), max_size=2, unique_by=lambda one: one.language))),
    )


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Draw an index of several segments with documents deleted and replaced in the older ones."""
    count = draw(st.integers(4, 24))
    made = [draw(documents(version)) for version in range(1, count + 1)]
    parts = draw(st.integers(1, 4))
    commits = tuple(tuple(made[part::parts]) for part in range(parts))
    if parts > 1 and draw(st.booleans()):
        commits = (*commits, (draw(documents(1)), draw(documents(2))))
    gone = draw(st.lists(st.integers(1, count), max_size=3)) if len(commits) > 1 else []
    return Written(commits, tuple(gone))


@st.composite
def queries(draw: st.DrawFn, most: int = 4) -> Query:
    """Draw a query in which no word is typed twice; its reader, filters and page too."""
    # Mostly of one language, so that they meet in a text.
    spoken = draw(st.sampled_from((ALL_WORDS, *WORDS.values(), *WORDS.values())))
    texts = draw(st.lists(st.sampled_from(spoken), min_size=0, max_size=most, unique=True))
    clauses = [Clause((Term(text),), draw(st.sampled_from(Need))) for text in texts]
    if draw(st.booleans()):
        words = WORDS[draw(st.sampled_from(LANGUAGES))]
        either = draw(st.lists(st.sampled_from(words), min_size=2, max_size=3, unique=True))
        if draw(st.booleans()):
            clauses.append(Clause(tuple(map(Term, either)), draw(st.sampled_from(Need))))
        else:
            clauses.append(Clause((Term(" ".join(either), phrase=True),), draw(st.sampled_from(Need))))
    filters = {
        "region": draw(st.sampled_from(((), ("europe",), ("europe", "west-africa")))),
        "language": draw(st.sampled_from(((), ("fr",), ("vi", "en")))),
    }
    return Query(
        tuple(clauses),
        filters,
        sort=draw(st.sampled_from(Sort)),
        size=draw(st.sampled_from((3, 10, 100))),
        page=draw(st.sampled_from((1, 1, 2))),
        language=draw(st.sampled_from(LANGUAGES)),
        explain=draw(st.booleans()),
    )


def _typed_fields(name: str, value: str) -> Coded | Years | None:
    return read_years(value) if name == "year" else Coded(name, value)


NARROW = ("region:europe", "theme:a", "language:fr", "year:2012", "year:2013..", "year:..2011")


@st.composite
def typed(draw: st.DrawFn) -> Query:
    """Draw a query with every sign that can be typed, brackets within brackets too."""
    words = WORDS[draw(st.sampled_from(LANGUAGES))]
    word = st.sampled_from(words)
    leaf = st.one_of(word, word, word.map(lambda text: f"{text[:3]}*"), st.sampled_from(NARROW))
    signed = st.tuples(st.sampled_from(("", "", "+", "-")), leaf).map("".join)

    def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.lists(inner, min_size=2, max_size=3).flatmap(
            lambda some: st.sampled_from((" ", " OR ", " AND ")).map(lambda glue: glue.join(some))
        )
        return st.tuples(st.sampled_from(("", "", "-")), joined).map(lambda pair: f"{pair[0]}({pair[1]})")

    parsed = parse(draw(st.recursive(signed, wider, max_leaves=6)), _typed_fields)
    return Query(parsed.clauses, parsed.filters, size=100, language=draw(st.sampled_from(LANGUAGES)), explain=True)
