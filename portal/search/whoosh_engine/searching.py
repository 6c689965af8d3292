"""Answers a plan from a snapshot: match, score, filter, count, order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from portal.domain.facets import BY_NAME
from portal.domain.policy import Labels
from portal.domain.query import Need, Query, Sort
from portal.search import analysis
from portal.search.engine import Hit, Reason
from portal.search.whoosh_engine import beginnings
from portal.search.whoosh_engine.narrowing import carrying, with_codes
from portal.search.whoosh_engine.plan import Part, Piece, Plan, Terms, is_enough
from portal.search.whoosh_engine.ranking import DEFAULT, Ranking
from portal.search.whoosh_engine.scoring import code_scores, idf, text_scores
from portal.search.whoosh_engine.segment import PLACES, Floats, Ints, Postings
from portal.search.whoosh_engine.snapshot import Mask, Snapshot
from portal.search.whoosh_engine.weighing import Weights, weights


@dataclass(frozen=True)
class Matched:
    """Which documents the words match, and their scores."""

    mask: Mask
    scores: Floats


def match(snapshot: Snapshot, plan: Plan, language: str, ranking: Ranking = DEFAULT) -> Matched:
    """Return what the plan's words match; with no words, everything at score zero."""
    scores = np.zeros(snapshot.size, np.float32)
    if not plan.parts:
        return Matched(np.ones(snapshot.size, bool), scores)
    loose = np.zeros(snapshot.size, bool)
    weighing = weights(snapshot, plan, ranking)
    must, enough = _combined(snapshot, plan.parts, weighing, scores, loose, ranking)
    _add_concepts(snapshot, plan, weighing, scores, loose, ranking)
    scores[snapshot.analysed((analysis.analysis_of(language).name,))] *= np.float32(ranking.readers_language)
    return Matched(must if enough else must & loose, scores)


def _combined(
    snapshot: Snapshot, parts: Sequence[Part], weighing: Weights, scores: Floats, loose: Mask, ranking: Ranking
) -> tuple[Mask, bool]:
    """Return what has all that must occur and nothing that must not, and whether that is enough; mark in `loose` what may occur.

    Words that may occur only rank when there are others that must; alone, one of them has to. A query of exclusions takes from all.
    """
    must = np.ones(snapshot.size, bool)
    for part in parts:
        found = _add(snapshot, part, weighing, scores, ranking)
        if part.need is Need.may:
            loose |= found
        else:
            must &= found if part.need is Need.must else ~found
    return must, is_enough(parts)


def _group(snapshot: Snapshot, parts: Sequence[Part], weighing: Weights, scores: Floats, ranking: Ranking) -> Mask:
    loose = np.zeros(snapshot.size, bool)
    must, enough = _combined(snapshot, parts, weighing, scores, loose, ranking)
    return must if enough else must & loose


def _add(snapshot: Snapshot, part: Part, weighing: Weights, scores: Floats, ranking: Ranking) -> Mask:
    mask = np.zeros(snapshot.size, bool)
    for group in part.groups:
        # What is left out does not rank, and the words of its brackets do not either.
        mask |= _group(snapshot, group, weighing, scores if part.need is not Need.must_not else scores.copy(), ranking)
    for narrow in part.filters:
        mask |= carrying(snapshot, narrow)
    for piece in part.pieces:
        for postings in piece_scores(snapshot, piece, weighing.of(part), ranking):
            mask[postings.docs] = True
            if part.need is not Need.must_not:
                scores[postings.docs] += postings.weights
    return mask


def piece_scores(snapshot: Snapshot, piece: Piece, weight: float, ranking: Ranking) -> Iterator[Postings]:
    """Yield documents that hold a piece, with what it adds to the score of each."""
    if piece.beginning:
        begun = beginnings.postings(snapshot, piece.words)
        if len(begun.docs):
            # Deleted documents do not count: how many of several words' documents are there, no index says beforehand.
            rarity = idf(snapshot.size, int(snapshot.alive[begun.docs].sum()))
            yield Postings(begun.docs, text_scores(snapshot, begun, rarity * weight, ranking))
        return
    for terms, names in piece.sequences:
        postings = _postings(snapshot, terms, names)
        if len(postings.docs):
            rarity = _rarity(snapshot, postings, names) * weight
            share = _plain_share(snapshot, piece, postings, ranking)
            yield Postings(postings.docs, text_scores(snapshot, postings, rarity, ranking) * share)
    if piece.marked is not None:
        term, names = piece.marked
        postings = _postings(snapshot, ((0, term),), names)
        if len(postings.docs):
            rarity = _rarity(snapshot, postings, names) * ranking.as_written * weight
            yield Postings(postings.docs, text_scores(snapshot, postings, rarity, ranking))


def _rarity(snapshot: Snapshot, postings: Postings, names: frozenset[str]) -> float:
    """Return how rare a word is among the texts of its languages: what is common in a language with few texts is no rare word."""
    return idf(int(snapshot.analysed(names).sum()), len(postings.docs))


def _plain_share(snapshot: Snapshot, piece: Piece, postings: Postings, ranking: Ranking) -> Floats | np.float32:
    """Return what a word counts without its marks: less where it was typed with them, and marks part words."""
    if piece.marked is None:
        return np.float32(1.0)
    are_parted = snapshot.analysed(piece.marked[1])[postings.docs]
    return np.where(are_parted, np.float32(1.0 - ranking.as_written), np.float32(1.0))


def _postings(snapshot: Snapshot, terms: Terms, names: frozenset[str]) -> Postings:
    found = snapshot.postings("text", terms[0][1]) if len(terms) == 1 else _phrase(snapshot, terms)
    if not len(found.docs):
        return found
    # What a word becomes in French is looked for in French texts only.
    kept = snapshot.analysed(names)[found.docs]
    return Postings(found.docs[kept], found.weights[kept])


def _phrase(snapshot: Snapshot, terms: Terms) -> Postings:
    starts = snapshot.places(terms[0][1])
    for distance, term in terms[1:]:
        if not len(starts):
            break
        starts = np.intersect1d(starts, snapshot.places(term) - distance, assume_unique=True)
    docs, counts = np.unique(starts >> PLACES, return_counts=True)
    return Postings(docs, counts.astype(np.float32))


def _add_concepts(
    snapshot: Snapshot, plan: Plan, weighing: Weights, scores: Floats, mask: Mask, ranking: Ranking
) -> None:
    for (scheme, code), weight in plan.concepts:
        postings = snapshot.postings("concepts", f"{scheme}:{code}")
        if len(postings.docs):
            rarity = idf(snapshot.size, len(postings.docs)) * weight * weighing.of_concept(scheme)
            scores[postings.docs] += code_scores(snapshot, postings, rarity, ranking)
            mask[postings.docs] = True


def filter_masks(snapshot: Snapshot, filters: Mapping[str, tuple[str, ...]]) -> dict[str, Mask]:
    """Return for each chosen facet the documents that carry one of its chosen values."""
    return {name: with_codes(snapshot, name, values) for name, values in filters.items() if name in BY_NAME and values}


def readable(snapshot: Snapshot, labels: Labels, without: frozenset[int]) -> Mask:
    """Return which documents the reader may see, those of the records in `without` taken out."""
    mask = snapshot.visible(labels)
    if without:
        gone = np.isin(snapshot.records, np.fromiter(without, np.int64, len(without)))
        mask = mask & ~gone[snapshot.ordinals]
    return mask


def records_of(snapshot: Snapshot, docs: Mask) -> Mask:
    """Return which records have one of `docs`."""
    found = np.zeros(len(snapshot.records), bool)
    found[snapshot.ordinals[docs]] = True
    return found


def count_facets(snapshot: Snapshot, base: Mask, masks: Mapping[str, Mask]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the records of each facet value; a facet's own filter does not narrow its counts."""
    whole = _narrowed(base, masks, "")
    shared = snapshot.shared.counts(records_of(snapshot, whole))
    counts = {}
    for name, facet in BY_NAME.items():
        codes = snapshot.codes(name)
        docs = _narrowed(base, masks, name) if name in masks else whole
        if facet.of_version:
            found = codes.counts(docs)
        elif name in masks:
            found = codes.counts(records_of(snapshot, docs))
        else:
            found = shared[snapshot.places_of_shared[name]]
        shown = np.flatnonzero(found)
        shown = shown[np.lexsort((shown, -found[shown]))]
        counts[name] = tuple(zip((codes.names[i] for i in shown.tolist()), found[shown].tolist(), strict=True))
    return counts


def _narrowed(base: Mask, masks: Mapping[str, Mask], except_for: str) -> Mask:
    for name, mask in masks.items():
        if name != except_for:
            base = base & mask
    return base


def narrowed(base: Mask, masks: Mapping[str, Mask]) -> Mask:
    """Return `base` with all filters applied."""
    return _narrowed(base, masks, "")


@dataclass(frozen=True)
class Page:
    """A page of hits: the documents that are best of their records (`rows`), and those by which they are shown."""

    rows: Ints
    shown: Ints


def ranked(snapshot: Snapshot, docs: Mask, scores: Floats, query: Query, language: str) -> Page:
    """Return the page of `query`: one document a record, as good as its best version, and shown by the one in `language`.

    Equal scores stand by date, then by number.
    """
    chosen = np.flatnonzero(docs)
    wanted = query.page * query.size * snapshot.most_versions
    by_date = query.sort is Sort.date or not query.clauses
    keys = snapshot.dates[chosen].astype(np.float32) if by_date else scores[chosen]
    if len(chosen) > wanted:
        chosen = chosen[keys >= -np.partition(-keys, wanted - 1)[wanted - 1]]
    own = snapshot.in_language(language)[chosen]
    records = snapshot.ordinals[chosen]
    days, points = snapshot.dates[chosen], scores[chosen]
    order = np.lexsort((chosen, records, ~own, -points, -days) if by_date else (chosen, records, ~own, -days, -points))
    _, firsts = np.unique(records[order], return_index=True)
    page = np.sort(firsts)[(query.page - 1) * query.size : query.page * query.size]
    rows = chosen[order[page]]
    return Page(rows, _in_language(snapshot, docs, rows, language))


def _in_language(snapshot: Snapshot, docs: Mask, rows: Ints, language: str) -> Ints:
    """Return for each row the version of its record in a language, where that was found too, else the row."""
    own = np.flatnonzero(docs & snapshot.in_language(language))
    records = snapshot.ordinals[own]
    order = np.argsort(records, kind="stable")
    places = np.searchsorted(records[order], snapshot.ordinals[rows])
    found = np.minimum(places, max(len(own) - 1, 0))
    if not len(own):
        return rows
    same = records[order][found] == snapshot.ordinals[rows]
    chosen: Ints = np.where(same, own[order][found], rows)
    return chosen


def hit(snapshot: Snapshot, row: int, score: float, why: tuple[Reason, ...] = ()) -> Hit:
    """Return the hit that document `row` is."""
    return Hit(int(snapshot.versions[row]), int(snapshot.records[snapshot.ordinals[row]]), score, why)
