"""Engines in processes of their own, asked in turns: a round each, so that what else the machine does meets all of them alike."""

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench import lucene
from bench.bars import OURS
from bench.corpus import Corpus
from bench.figures import least
from portal.settings import ROOT

ROUNDS = 5
SLOW_FROM = 20_000
"""Notes from which raw Whoosh is left out: it would take longer than all others together."""

Say = Callable[[str], None]


class Unavailable(Exception):
    """An engine cannot be had on this machine; the message says why."""


class Child:
    """A process that answers commands with a line of JSON each."""

    def __init__(self, command: Sequence[str], cwd: Path = ROOT) -> None:
        # A file: a pipe that nobody reads while it fills would hold up the process.
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed in __exit__
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True
        )

    def __enter__(self) -> "Child":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end."""
        assert self._process.stdin  # noqa: S101 - Popen was asked for it
        self._process.stdin.close()
        self._process.wait(60)
        self._said.close()

    def ask(self, command: str) -> Any:
        """Return the answer to a command; RuntimeError with what the process said where it ended instead."""
        assert self._process.stdin  # noqa: S101
        assert self._process.stdout  # noqa: S101
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith("="):
                return json.loads(line[1:])
        self._said.seek(0)
        raise RuntimeError(f"{command} failed: {self._said.read()[-2000:]}")


def ours(corpus: Corpus, index: Path, tree: Path = ROOT) -> Child:
    """Start our engine of the commit that is checked out in `tree`."""
    return _python("ours", corpus, index, tree)


def _python(module: str, corpus: Corpus, index: Path, tree: Path = ROOT) -> Child:
    return Child([sys.executable, "-m", f"bench.peers.{module}", str(corpus.folder), str(index)], tree)


def _tantivy(corpus: Corpus, index: Path) -> Child:
    if importlib.util.find_spec("tantivy") is None:
        raise Unavailable("tantivy is not installed (pip install tantivy)")
    return _python("tantivy_peer", corpus, index)


def _lucene(corpus: Corpus, index: Path) -> Child:
    java = shutil.which("java")
    if java is None:
        raise Unavailable("there is no Java on this machine")
    try:
        jars = lucene.jars()
    except OSError as error:
        raise Unavailable(f"Lucene's jars are missing: {error}") from error
    return Child([java, "-Xmx2g", "-cp", f"{jars}/*", str(lucene.SOURCE), str(corpus.folder), str(index)])


def _whoosh(corpus: Corpus, index: Path) -> Child:
    if corpus.notes > SLOW_FROM:
        raise Unavailable(f"raw Whoosh is left out above {SLOW_FROM} notes")
    return _python("raw_whoosh", corpus, index)


PEERS: Mapping[str, Callable[[Corpus, Path], Child]] = {
    "raw Whoosh": _whoosh,
    "FTS5": lambda corpus, index: _python("fts5", corpus, index),
    "tantivy": _tantivy,
    "Lucene": _lucene,
}


def side_by_side(
    corpus: Corpus, index: Path, scratch: Path, only: Sequence[str], say: Say
) -> dict[str, dict[str, float]]:
    """Measure our engine, with its index in `index`, and those of the peers that are in `only` and can be had."""
    with ExitStack() as stack:
        children = {OURS: stack.enter_context(ours(corpus, index))}
        for number, name in enumerate(only):
            try:
                children[name] = stack.enter_context(PEERS[name](corpus, scratch / f"peer-{number}"))
            except Unavailable as error:
                say(f"NOT MEASURED: {name}. {error}")
        figures = race(children, corpus, say)
        for name in set(children) - {OURS}:
            figures[name]["added"] = children[name].ask("add")
        return figures


def race(children: Mapping[str, Child], corpus: Corpus, say: Say) -> dict[str, dict[str, float]]:
    """Let all build their index, then ask all in turns, five rounds; return the figures of each."""
    figures: dict[str, dict[str, float]] = {}
    for name, child in children.items():
        say(f"{name} builds its index")
        built = child.ask("build")
        figures[name] = {
            "build": corpus.notes / built["cpu"],
            "build wall": corpus.notes / built["wall"],
            "index ratio": built["bytes"] / corpus.bytes,
        }
    rounds: dict[str, list[Any]] = {name: [] for name in children}
    for number in range(ROUNDS):
        say(f"round {number + 1} of {ROUNDS}")
        for name, child in children.items():
            rounds[name].append(child.ask("round"))
    for name, child in children.items():
        figures[name] |= least([one["times"] for one in rounds[name]])
        figures[name] |= {f"{kind} found": float(total) for kind, total in rounds[name][0]["found"].items()}
        figures[name]["first opening"] = child.ask("open")
    return figures


def changing(corpus: Corpus, index: Path, scratch: Path) -> dict[str, float]:
    """Return what a change costs our engine, on a copy of its index."""
    copied = scratch / "changed"
    shutil.copytree(index, copied)
    with ours(corpus, copied) as child:
        return {"added": child.ask("add"), "opening": child.ask("reopen")}
