"""Our engine of another commit against ours, in one run: its tree is laid out in a temporary folder and both are asked in turns."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.children import Say, ours, race
from bench.corpus import Corpus
from portal.settings import ROOT

HERE = "here"


@contextmanager
def _tree(commit: str) -> Iterator[Path]:
    """Lay a commit's tree out, with the measuring of this one over its own."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            shutil.rmtree(tree / "bench", ignore_errors=True)
            shutil.copytree(ROOT / "bench", tree / "bench", ignore=shutil.ignore_patterns("results", "__pycache__"))
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*command: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *command], check=True)  # noqa: S603, S607 - the repository's own git


def compare(commit: str, corpus: Corpus, scratch: Path, say: Say) -> dict[str, dict[str, float]]:
    """Return the figures of our engine as it is here, and as it was at `commit`."""
    with _tree(commit) as tree, ours(corpus, scratch / "here") as here, ours(corpus, scratch / "there", tree) as there:
        return race({HERE: here, commit: there}, corpus, say)


def table(figures: Mapping[str, Mapping[str, float]], commit: str) -> str:
    """Return a Markdown table: each figure here and there, and the ratio of here to there."""
    lines = [f"| what | here | {commit} | here / {commit} |", "| --- | ---: | ---: | ---: |"]
    for name, value in figures[HERE].items():
        was = figures[commit].get(name)
        if was:
            lines.append(f"| {name} | {value:.3g} | {was:.3g} | {value / was:.2f} |")
    return "\n".join(lines)
