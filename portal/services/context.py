"""What every use case needs, made once at start and handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from portal.attachments.folder import FolderStorage
from portal.attachments.storage import Storage
from portal.database.sessions import Database
from portal.domain.languages import CODES
from portal.domain.places import Places
from portal.domain.vocabulary import Vocabulary
from portal.search.concepts import Concepts
from portal.search.engine import Engine
from portal.search.whoosh_engine import WhooshEngine
from portal.services import labels
from portal.services.knowledge import Knowledge, load
from portal.settings import Settings

if TYPE_CHECKING:
    from portal.services.counts.counting import Counting


@dataclass(frozen=True, eq=False)
class Portal:
    """The parts of a running portal."""

    settings: Settings
    database: Database
    engine: Engine
    vocabulary: Vocabulary
    places: Places

    @cached_property
    def storage(self) -> Storage:
        """Where attached files are kept."""
        given = self.settings
        if not given.s3_bucket:
            return FolderStorage(given.attachments)
        # Imported here: few portals have an object store.
        from portal.attachments.s3 import S3Storage

        secret = given.s3_secret_key.get_secret_value()
        return S3Storage(
            given.s3_bucket, given.s3_endpoint, given.s3_region, given.s3_access_key, secret, given.s3_prefix
        )

    @cached_property
    def counting(self) -> "Counting":
        """What this process counts of reading."""
        # Imported here: only the web server counts, and it takes time to load what looks at words.
        from portal.services.counts.counting import Counting

        return Counting(self)

    @cached_property
    def typed_values(self) -> dict[str, dict[str, str]]:
        """For each facet what a person may type for a value (code or label, lower case), and its code."""
        return labels.typed_values(self.vocabulary, self.places)

    @cached_property
    def concepts(self) -> Concepts:
        """All terms of the vocabulary and of places, to be found in texts."""
        return _known(self.settings.content)[1]

    def label(self, scheme: str, code: str, language: str) -> str:
        """Return the label of a facet value in `language`, or the code itself where there is none."""
        return self._labels(scheme, code, language)

    @cached_property
    def _labels(self) -> Callable[[str, str, str], str]:
        # A page of results asks for two hundred.
        return lru_cache(maxsize=50_000)(partial(labels.label, self.vocabulary, self.places))

    def codes(self, scheme: str) -> tuple[str, ...]:
        """Return the known codes of a facet's scheme in their order; empty where any code may occur."""
        return labels.codes(self.vocabulary, self.places, scheme)

    def is_possible(self, scheme: str, code: str) -> bool:
        """Say whether a facet of this scheme can have the value `code`."""
        return labels.is_possible(self.vocabulary, self.places, scheme, code)

    def close(self) -> None:
        """Let go of files and connections."""
        if "counting" in self.__dict__:
            self.counting.close()
        self.engine.close()
        self.database.close()


def open_portal(settings: Settings) -> Portal:
    """Put the parts together as `settings` say."""
    knowledge, concepts = _known(settings.content)
    engine = engine_in(settings.index, concepts, settings.search_plain)
    return Portal(settings, Database(settings.database_url), engine, knowledge.vocabulary, knowledge.places)


def engine_in(folder: Path, concepts: Concepts, plain: bool = False) -> Engine:
    """Return a search engine that keeps its index in a folder of its own; `plain`: the slower way, by Whoosh's own searcher."""
    return WhooshEngine(folder, concepts, plain=plain)


@lru_cache(maxsize=1)
def _known(content: Path) -> tuple[Knowledge, Concepts]:
    """Read the vocabularies once a process: they are some ten thousand terms to analyse."""
    knowledge = load(content)
    return knowledge, Concepts(knowledge.vocabulary, knowledge.places, CODES)
