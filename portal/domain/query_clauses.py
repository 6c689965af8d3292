"""From the parts of a text to clauses: which words `OR` and `AND` join, and what brackets come to.

A bracket that nothing joins is read as if it were not there; one that is left is a group inside an `OR` or after a minus.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.domain.query import Alternative, Clause, Coded, Group, Need, Years, demands
from portal.domain.query_parts import Part, Sign


@dataclass(frozen=True)
class _Operand:
    """A term, filter or bracket; the operator that joins it to the one before; whether AND stands beside it."""

    meant: Alternative
    need: Need
    joined: Sign | None = None
    both: bool = False

    @property
    def is_filter(self) -> bool:
        """Filters narrow; they never only may."""
        return isinstance(self.meant, (Coded, Years))


def read(parts: Iterable[Part]) -> tuple[Clause, ...]:
    """Return the clauses of parts whose brackets close and whose operators all join two of them."""
    frames: list[tuple[Need, list[_Operand]]] = [(Need.may, [])]
    joined: list[Sign | None] = [None]
    for part in parts:
        if part.sign is Sign.opens:
            frames.append((part.need, []))
            joined.append(None)
            continue
        if part.sign in (Sign.either, Sign.both):
            joined[-1] = part.sign
            continue
        meant: Alternative | None = part.filter or part.term
        need = part.need
        if part.sign is Sign.closes:
            need, inner = frames.pop()
            joined.pop()
            meant = Group(tuple(_clauses(inner)))
        if meant is not None:
            frames[-1][1].append(_Operand(meant, need, joined[-1]))
        joined[-1] = None
    return tuple(_clauses(frames[0][1]))


def _clauses(operands: list[_Operand]) -> Iterator[Clause]:
    for run in _runs(_beside_and(operands)):
        if len(run) > 1:
            yield Clause(tuple(term for one in run for term in _alternatives(one.meant)), Need.must)
        else:
            yield from _single(run[0])


def _beside_and(operands: list[_Operand]) -> Iterator[_Operand]:
    for place, operand in enumerate(operands):
        following = operands[place + 1].joined if place + 1 < len(operands) else None
        yield replace(operand, both=Sign.both in (operand.joined, following))


def _runs(operands: Iterable[_Operand]) -> list[list[_Operand]]:
    """Return the operands, those together that OR joins. What is to be left out is no alternative."""
    runs: list[list[_Operand]] = []
    for operand in operands:
        is_alternative = operand.joined is Sign.either and Need.must_not not in (operand.need, runs[-1][-1].need)
        if is_alternative:
            runs[-1].append(operand)
        else:
            runs.append([operand])
    return runs


def _single(operand: _Operand) -> Iterable[Clause]:
    need = Need.must if operand.both and operand.need is Need.may else operand.need
    if isinstance(operand.meant, Group):
        return _opened(operand.meant.clauses, need)
    if need is Need.may and operand.is_filter:
        need = Need.must
    return (Clause((operand.meant,), need),)


def _alternatives(meant: Alternative) -> tuple[Alternative, ...]:
    """Return what any of serves where `meant` stands in an OR: the words of a bracket, where it asks for any of them only."""
    if not isinstance(meant, Group):
        return (meant,)
    any_of = _any_of(meant.clauses)
    return any_of or (meant,)


def _any_of(clauses: tuple[Clause, ...]) -> tuple[Alternative, ...]:
    """Return the alternatives of clauses that are found by any of them; none where more is asked."""
    is_one = len(clauses) == 1 and clauses[0].need is Need.must
    if is_one or all(clause.need is Need.may for clause in clauses):
        return tuple(term for clause in clauses for term in clause.terms)
    return ()


def _opened(clauses: tuple[Clause, ...], need: Need) -> Iterable[Clause]:
    """Return the clauses of a bracket that stands alone and is wanted, required or left out."""
    if need is Need.may:
        return clauses
    if need is Need.must:
        return _required(clauses)
    any_of = _any_of(clauses)
    if any_of:
        return tuple(Clause((term,), Need.must_not) for term in any_of)
    if len(clauses) == 1:
        # To leave out what leaves something out is to ask for it.
        (inner,) = clauses[0].terms
        return _required(inner.clauses) if isinstance(inner, Group) else (Clause((inner,), Need.must),)
    return (Clause((Group(clauses),), Need.must_not),)


def _required(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    may = [clause for clause in clauses if clause.need is Need.may]
    if not may or any(map(demands, clauses)):
        return clauses
    rest = tuple(clause for clause in clauses if clause.need is not Need.may)
    return (Clause(tuple(term for clause in may for term in clause.terms), Need.must), *rest)
