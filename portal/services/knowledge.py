"""Reads the controlled vocabularies and places from content/vocabulary (docs/content-format.md).

Unknown keys, repeated codes and references to codes that do not exist are faults, named with file and key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from portal.domain.places import Bloc, Country, KnownCorridor, Membership, Places, Region
from portal.domain.vocabulary import ANY, GLOSSARY, Concept, MoreWords, Scheme, Vocabulary
from portal.services import knowledge_files as files
from portal.services.country_names import COUNTRIES, CountryNames

FOLDER = "vocabulary"
PLACES = "places.yaml"
CORRIDORS = "corridors.yaml"
GLOSSARY_FILE = "glossary.yaml"

Shape = TypeVar("Shape")


class KnowledgeError(Exception):
    """A fault in a vocabulary file; the message names file and key."""


@dataclass(frozen=True)
class Knowledge:
    """What the portal knows of its field: terms and places."""

    vocabulary: Vocabulary
    places: Places


def load(content: Path) -> Knowledge:
    """Return the vocabularies and places of a content folder; KnowledgeError for the first fault."""
    folder = content / FOLDER
    paths = sorted(path for path in folder.glob("*.yaml") if path.name not in {PLACES, CORRIDORS, GLOSSARY_FILE})
    if not paths:
        raise KnowledgeError(f"{folder}: there are no vocabulary files")
    schemes, places = [_scheme(path) for path in paths], _places(folder)
    glossary, more = _glossary(folder / GLOSSARY_FILE, schemes, places)
    return Knowledge(Vocabulary(schemes, glossary, more), places)


def _read(path: Path, shape: type[Shape]) -> Shape:
    try:
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        return TypeAdapter(shape).validate_python(data)
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: there is no such file") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise KnowledgeError(f"{path}: {_place(data, first['loc'])}: {first['msg']}") from None


def _place(data: Any, loc: Iterable[int | str]) -> str:
    """Say where in a file something stands: an item of a list by its code where it has one, for people to find it."""
    parts: list[str] = []
    for part in loc:
        has_part = part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        data = data[part] if has_part else None
        parts.append(str(data["code"] if isinstance(data, dict) and "code" in data else part))
    return ".".join(parts)


def _unique(path: Path, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise KnowledgeError(f"{path}: '{code}' is given twice")
        seen.add(code)


def _known(path: Path, key: str, codes: Iterable[str], known: Iterable[str]) -> None:
    for code in codes:
        if code not in known:
            raise KnowledgeError(f"{path}: {key}: there is no '{code}'")


def _scheme(path: Path) -> Scheme:
    given = _read(path, files.Scheme)
    if given.scheme != path.stem:
        raise KnowledgeError(f"{path}: scheme: is '{given.scheme}', but the file is '{path.name}'")
    codes = [concept.code for concept in given.concepts]
    _unique(path, codes)
    for concept in given.concepts:
        for key in ("broader", "distinct_from"):
            _known(path, f"{concept.code}.{key}", getattr(concept, key), codes)
    concepts = {concept.code: _concept(path.stem, concept) for concept in given.concepts}
    return Scheme(given.scheme, given.prefLabel, concepts)


def _concept(scheme: str, given: files.Concept) -> Concept:
    return Concept(
        scheme=scheme,
        code=given.code,
        preferred=given.prefLabel,
        alternatives=_terms(given.altLabel),
        hidden=_terms(given.hiddenLabel),
        broader=tuple(given.broader),
        definition=given.definition,
        source=given.source,
        distinct_from=tuple(given.distinct_from),
    )


def _glossary(path: Path, schemes: Sequence[Scheme], places: Places) -> tuple[Scheme | None, list[MoreWords]]:
    """Return the glossary's own concepts, and the words that it adds to those of other lists; nothing where there is no glossary."""
    if not path.exists():
        return None, []
    entries = _read(path, files.Glossary).concepts
    own = [entry for entry in entries if entry.code]
    _unique(path, (entry.code for entry in own))
    known = {entry.code for entry in own}
    for entry in own:
        _known(path, f"{entry.code}.broader", entry.broader, known)
    others = {f"{scheme.name}:{code}" for scheme in schemes for code in scheme.concepts}
    others |= {f"country:{code}" for code in places.countries} | {f"region:{code}" for code in places.regions}
    others |= {f"bloc:{code}" for code in places.blocs}
    for entry in own:
        _known(path, f"{entry.code}.within", entry.within, others)
    added = [entry for entry in entries if not entry.code]
    _known(path, "extends", (entry.extends for entry in added), others)
    concepts = {entry.code: _ordinary(entry) for entry in own}
    more = [
        MoreWords(scheme, code, _terms(entry.terms()), _terms(entry.asked))
        for entry in added
        for scheme, _, code in (entry.extends.partition(":"),)
    ]
    return Scheme(GLOSSARY, {}, concepts), more


def _ordinary(entry: files.Ordinary) -> Concept:
    """Return a concept of the glossary: the first word of each language is what readers are shown."""
    terms = entry.terms()
    first = {language: words[0] for language, words in terms.items() if language != ANY}
    rest = {language: tuple(words[1:] if language in first else words) for language, words in terms.items()}
    return Concept(
        GLOSSARY, entry.code, first, rest, _terms(entry.asked), tuple(entry.broader),
        within=tuple((scheme, code) for scheme, _, code in (one.partition(":") for one in entry.within)),
    )  # fmt: skip


def _terms(given: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(terms) for language, terms in given.items()}


def _places(folder: Path) -> Places:
    path, given = folder / PLACES, _read(folder / PLACES, files.Places)
    corridors = _read(folder / CORRIDORS, files.Corridors).corridors
    _check_places(path, given)
    for corridor in corridors:
        where = f"{corridor.host}-{corridor.origin}"
        _known(folder / CORRIDORS, where, [corridor.host, *corridor.transit, corridor.origin], COUNTRIES)
    own = {country.code: country for country in given.countries}
    nothing = files.Country(code="XX")
    return Places(
        countries=[_country(code, own.get(code, nothing)) for code in COUNTRIES],
        regions=[
            Region(one.code, one.prefLabel, _terms(one.altLabel), tuple(one.countries), tuple(one.neighbours))
            for one in given.regions
        ],
        blocs=[Bloc(bloc.code, bloc.prefLabel, _terms(bloc.altLabel), _members(bloc)) for bloc in given.blocs],
        corridors=[KnownCorridor(item.host, item.origin, tuple(item.transit), item.seen) for item in corridors],
        aliases={alias: country.code for country in given.countries for alias in _aliases(country)},
    )


def _check_places(path: Path, given: files.Places) -> None:
    _unique(path, (region.code for region in given.regions))
    _unique(path, (bloc.code for bloc in given.blocs))
    _unique(path, (country.code for country in given.countries))
    _unique(path, [*COUNTRIES, *(alias for country in given.countries for alias in _aliases(country))])
    _known(path, "countries", (country.code for country in given.countries), COUNTRIES)
    for region in given.regions:
        _known(path, region.code, [*region.countries, *region.neighbours, *region.transit], COUNTRIES)
    _unique(path, (code for region in given.regions for code in (*region.countries, *region.neighbours)))
    for bloc in given.blocs:
        _known(path, bloc.code, (member.country for member in bloc.members), COUNTRIES)


def _country(code: str, own: files.Country) -> Country:
    return Country(code, CountryNames(code, own.name), _terms(own.altLabel), own.footnote)


def _aliases(country: files.Country) -> list[str]:
    return [*country.aliases, *([country.alpha3] if country.alpha3 else [])]


def _members(bloc: files.Bloc) -> tuple[Membership, ...]:
    return tuple(Membership(member.country, member.since, member.until) for member in bloc.members)
