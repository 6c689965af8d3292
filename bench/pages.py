"""What a reader meets: pages of a running portal over HTTP, asked with words that are not repeated."""

import time
from dataclasses import replace
from urllib.parse import quote

from bench.client import Client, latencies, throughput
from bench.figures import percentile
from bench.portal_process import memory, running
from bench.questions import Questions
from portal.services import generating
from portal.services.context import Portal

WORKERS, CLIENTS = 2, 8
WARM, ASKED, LOAD = 40, 300, 1200
PATIENCE_SECONDS = 30


def measure(portal: Portal, seed: int, notes: int) -> dict[str, float]:
    """Return the figures of a portal that is started on the settings of `portal`."""
    settings = portal.settings
    environment = {
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_INDEX": str(settings.index),
        "PORTAL_WORKERS": str(WORKERS),
    }
    questions = Questions(generating.Generator(seed, portal.vocabulary, portal.places), seed + 1)
    # Both workers open the index and compile their templates before anything is counted.
    warm = [questions.path() for _ in range(WARM)]
    with running(environment) as (port, pid):
        throughput(port, warm, CLIENTS)
        results = latencies(port, [questions.path() for _ in range(ASKED)])
        read = latencies(port, _note_paths(portal, seed, notes))
        rate = throughput(port, [questions.path() for _ in range(LOAD)], CLIENTS)
        largest = max(memory(pid))
        posted = _posted(portal, port)
    return {
        "results p50": percentile(results, 0.5),
        "results p95": percentile(results, 0.95),
        "note p50": percentile(read, 0.5),
        "note p95": percentile(read, 0.95),
        "rate": rate,
        "memory": largest,
        "posted": posted,
    }


def _note_paths(portal: Portal, seed: int, notes: int) -> list[str]:
    generator = generating.Generator(seed, portal.vocabulary, portal.places)
    return [f"/en/{note.kind}s/{note.id}" for note in generator.notes(min(notes, 400))]


def _posted(portal: Portal, port: int) -> float:
    """Publish one more note and return the ms until a search finds it, asked for every 10 ms."""
    now = time.time_ns()
    word = "".join(chr(ord("a") + int(digit)) for digit in str(now))
    note = next(generating.Generator(now, portal.vocabulary, portal.places).notes(1))
    versions = ((note.versions[0][0], {**note.versions[0][1], "title": f"A note on {word}"}),)
    client, path = Client(port), f"/en/search?q={quote(word)}"
    start = time.perf_counter()
    generating.publish(portal, [replace(note, id=f"generated-{now}", versions=versions)])
    while time.perf_counter() - start < PATIENCE_SECONDS:
        _, body = client.read(path)
        if f"generated-{now}".encode() in body:
            return (time.perf_counter() - start) * 1000
        time.sleep(0.01)
    raise RuntimeError(f"a note that was published is not found after {PATIENCE_SECONDS} seconds")
