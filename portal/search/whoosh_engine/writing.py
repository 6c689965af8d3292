"""The only place that writes the index; used by the one worker process under the folder's lock."""

import gc
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import index

from portal.search.concepts import Concepts
from portal.search.engine import Document, SearchUnavailableError
from portal.search.whoosh_engine.codec import FlatCodec
from portal.search.whoosh_engine.folder import Folder, Manifest, Stamp, latest_commit, manifest, read_stamp, write_stamp
from portal.search.whoosh_engine.preparing import prepare
from portal.search.whoosh_engine.schema import schema

MEMORY_MB = 256


def write(
    folder: Folder, concepts: Concepts, documents: Iterable[Document], gone: Iterable[int], applied: int, make: str
) -> None:
    """Replace and delete documents in the generation in use, as one commit; then note the last outbox row that it holds."""
    with folder.writing():
        generation = folder.current()
        stamp = read_stamp(generation)
        if stamp.make != make:
            # Its schema may not take what is written now, and the documents would bear the blame.
            raise SearchUnavailableError("the index is of another make")
        given = {document.version: document for document in documents}
        writer = index.open_dir(generation).writer(limitmb=MEMORY_MB, compound=False, codec=FlatCodec())
        try:
            with writer.searcher() as searcher:
                for version in {*given, *gone}:
                    writer.delete_by_term("key", str(version), searcher=searcher)
            for document in given.values():
                _add(writer, document, concepts)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        _stamp(generation, stamp.make, applied, stamp.files)


def rebuild(folder: Folder, concepts: Concepts, documents: Iterable[Document], applied: int, make: str) -> Path:
    """Build a new generation aside and switch to it; the old one serves until then, and stays where the new one cannot be built."""
    with folder.writing(), _without_collecting():
        generation = folder.fresh()
        try:
            _build(generation, concepts, documents)
            _stamp(generation, make, applied, {})
        except BaseException:
            # On a full disk half an index would keep the next try from its place.
            shutil.rmtree(generation, ignore_errors=True)
            raise
        folder.switch(generation)
        return generation


def _build(generation: Path, concepts: Concepts, documents: Iterable[Document]) -> None:
    writer = index.create_in(generation, schema()).writer(limitmb=MEMORY_MB, compound=False, codec=FlatCodec())
    count = 0
    try:
        for document in documents:
            _add(writer, document, concepts)
            count += 1
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    written = index.open_dir(generation).doc_count()
    if written != count:
        raise OSError(f"the new index holds {written} documents of {count}")


def _add(writer: Any, document: Document, concepts: Concepts) -> None:
    writer.add_document(**prepare(document, concepts), digest=document.digest)


def _stamp(generation: Path, make: str, applied: int, known: Manifest) -> None:
    write_stamp(generation, Stamp(make, applied, latest_commit(generation), manifest(generation, known)))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python's cycle collector still: it would walk millions of postings that hold no cycles (a third of the time)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
