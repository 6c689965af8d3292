"""Texts as they stand in forms, and as they were typed there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.problems import Problem
from portal.domain.workflow import State

Content = Mapping[str, Any]
Both = tuple[Content, Content]
"""The shared fields of a record, and its texts in a language."""


class NotEditableError(Exception):
    """The text is with the moderators, or decided; `state` says where it stands."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class Draft:
    """A text as it stands in a form. `base` names the revisions that the form was made from, to notice when another saves.

    `original` is the language in which the record was written first; `public`: something of it is. `others` are fields of the form
    that hold what others saved since, and not what was typed there.
    """

    record_id: str
    kind: str
    language: str
    shared: Content
    texts: Content
    base: str
    state: State | None
    problems: tuple[Problem, ...] = ()
    original: str = ""
    public: bool = False
    others: tuple[str, ...] = ()

    @property
    def is_translation(self) -> bool:
        """Whether it is one more language of a record that has something public already: its facts are kept once."""
        return self.public and self.language != self.original


@dataclass(frozen=True)
class Conflict:
    """Another saved meanwhile. `theirs` is what stands now, `mine` what was typed (kept in the history too), `merged` both, as far
    as they do not touch the same field; `clashing` names those that do.
    """

    theirs: Draft
    mine: tuple[Content, Content]
    merged: tuple[Content, Content]
    clashing: tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """What was typed: in a form of some fields (`names`) that was made from `base`, in a language.

    `had` are the files that the form has shown: others are not taken away because they are not in it. None: it has shown all.
    """

    language: str
    base: str
    shared: Content
    texts: Content
    names: frozenset[str]
    had: frozenset[str] | None = None
