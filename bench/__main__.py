"""Generates notes, builds the index, asks the engine and the running portal, and prints one table. Ends with 1 below a bar.

python -m bench [--notes 10000] [--keep FOLDER]
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tqdm import tqdm

from bench.client import latencies, throughput
from bench.figures import Figure, percentile, save, table
from bench.portal_process import memory, running
from bench.questions import Questions
from portal.database.schema import upgrade
from portal.domain import policy
from portal.services import generating, indexing
from portal.services.context import Portal, open_portal
from portal.settings import Settings

SEED = 7
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Run everything; see the module's text."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000, help="how many notes to generate")
    parser.add_argument("--keep", type=Path, help="folder for the generated portal, used again if it is there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        settings = Settings(instance=folder / "instance", index=folder / "index")
        portal = open_portal(settings)
        figures = [*_build(portal, given.notes), *_engine(portal)]
        generator = generating.Generator(SEED, portal.vocabulary, portal.places)
        portal.close()
        figures += _pages(
            {"PORTAL_INSTANCE": str(settings.instance), "PORTAL_INDEX": str(settings.index)}, generator, given.notes
        )
    print(table(figures))
    about: dict[str, object] = {"notes": given.notes, "python": platform.python_version(), "cores": os.cpu_count()}
    save(figures, RESULTS / f"portal-{given.notes}.json", about)
    return 0 if all(figure.met for figure in figures) else 1


def _build(portal: Portal, notes: int) -> list[Figure]:
    database = portal.settings.instance / "portal.sqlite"
    if not database.exists():
        database.parent.mkdir(parents=True, exist_ok=True)
        upgrade(portal.database)
        with tqdm(total=notes, desc="Generating", unit=" notes", disable=None) as bar:
            for stored in generating.write(portal, notes, SEED):
                bar.update(stored)
    start = time.process_time()
    bar = partial(tqdm, desc="Indexing", unit=" notes", disable=None)
    built = indexing.rebuild(portal, lambda documents, total: iter(bar(documents, total=total)))
    spent = time.process_time() - start
    size = sum(file.stat().st_size for file in portal.settings.index.rglob("*") if file.is_file()) / 1e6
    return [
        Figure("index build, one core", built / spent, "notes/s", 120, "higher"),
        Figure("index size", size, "MB"),
    ]


def _engine(portal: Portal) -> list[Figure]:
    labels = policy.labels(policy.VISITOR)
    start = time.perf_counter()
    questions = Questions(generating.Generator(SEED, portal.vocabulary, portal.places), 1)
    portal.engine.search(questions.query(), labels)
    found: list[float] = []
    for _ in range(300):
        query = questions.query()
        start = time.perf_counter()
        portal.engine.search(query, labels)
        found.append((time.perf_counter() - start) * 1000)
    return [
        Figure("engine, 1 to 4 words, all facets, p50", percentile(found, 0.5), "ms"),
        Figure("engine, 1 to 4 words, all facets, p95", percentile(found, 0.95), "ms"),
    ]


def _pages(environment: dict[str, str], generator: generating.Generator, notes: int) -> list[Figure]:
    questions = Questions(generator, 2)
    with running({**environment, "PORTAL_WORKERS": "2"}) as (port, pid):
        latencies(port, [questions.path() for _ in range(20)])
        results = latencies(port, [questions.path() for _ in range(300)])
        kinds = [
            note.kind
            for note in generating.Generator(SEED, generator.vocabulary, generator.places).notes(min(notes, 400))
        ]
        paths = [f"/en/{kind}s/generated-{number:07d}" for number, kind in enumerate(kinds)]
        notes_read = latencies(port, paths)
        rate = throughput(port, [questions.path() for _ in range(600)], 8)
        largest = max(memory(pid))
    return [
        Figure("result page, one client, p50", percentile(results, 0.5), "ms", 30),
        Figure("result page, one client, p95", percentile(results, 0.95), "ms", 80),
        Figure("note page, p50", percentile(notes_read, 0.5), "ms", 5),
        Figure("note page, p95", percentile(notes_read, 0.95), "ms"),
        Figure("result pages, 8 clients, 2 workers", rate, "requests/s", 60, "higher"),
        Figure("memory of the largest process (PSS)", largest, "MB", 350),
    ]


if __name__ == "__main__":
    sys.exit(main())
