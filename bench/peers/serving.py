"""The engine's side of a measurement: reads commands, a line each, and answers each with a line of JSON.

build, round (all questions once), add (one more note), open. Times are in ms, of the build in seconds.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from bench import corpus

ADDED = 5


class Peer(Protocol):
    """An engine with an index in a folder. `kinds` are the kinds of question that it can answer."""

    kinds: tuple[str, ...]

    def build(self, notes: Path) -> None:
        """Build the index of the notes in a folder (bench/corpus.py), in one process."""

    def open(self) -> None:
        """Open the index as a process does that has just started."""

    def ask(self, kind: str, words: list[str]) -> int:
        """Answer a question with the titles of the ten best, and return how many notes were found."""

    def add(self, notes: Path, number: int) -> None:
        """Add the first of the notes once more, under a new number, and find it."""


def serve(make: Callable[[Path], Peer]) -> None:
    """Answer commands until the input ends. Arguments of the process: the folder of the notes, the folder of the index."""
    notes, index = Path(sys.argv[1]), Path(sys.argv[2])
    index.mkdir(parents=True, exist_ok=True)
    peer, asked = make(index), corpus.asked(notes)
    commands: dict[str, Callable[[], Any]] = {
        "build": lambda: _build(peer, notes, index),
        "round": lambda: _round(peer, asked),
        "add": lambda: median(_ms(lambda number=number: peer.add(notes, number)) for number in range(ADDED)),
        "open": lambda: min(_ms(lambda: _open(peer, asked)) for _ in range(ADDED)),
    }
    for line in sys.stdin:
        # What an engine prints itself must not stand between the answers.
        answer = commands.get(line.strip()) or partial(getattr(peer, line.strip()), notes)
        print("=" + json.dumps(answer()), flush=True)


def _build(peer: Peer, notes: Path, index: Path) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    peer.build(notes)
    spent = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    peer.open()
    return {**spent, "bytes": size(index)}


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _round(peer: Peer, asked: dict[str, list[list[str]]]) -> dict[str, Any]:
    times: dict[str, list[float]] = {}
    found: dict[str, int] = {}
    keeps = any(kind.endswith(" cold") for kind in peer.kinds)
    for kind in peer.kinds:
        questions = asked[kind.split()[0]]
        if kind.endswith(" cold"):
            peer.open()
        elif keeps:
            # What it keeps of questions went when it was opened anew; these are asked as if others had asked them before.
            for words in questions:
                peer.ask(kind.split()[0], words)
        gc.collect()
        took, total = [], 0
        for words in questions:
            start = time.perf_counter()
            total += peer.ask(kind.split()[0], words)
            took.append((time.perf_counter() - start) * 1000)
        times[kind], found[kind] = took, total
    return {"times": times, "found": found}


def _open(peer: Peer, asked: dict[str, list[list[str]]]) -> None:
    peer.open()
    peer.ask("word", asked["word"][0])


def _ms(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000
