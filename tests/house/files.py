"""Which files are ours: those of the repository, also where it came without git."""

import re
import subprocess
from functools import cache
from pathlib import Path

from portal.settings import ROOT

FOLDERS = (".ci", "bench", "content", "deploy", "docs", "instance", "portal", "search_index", "tests")
KEPT = {"instance": {"README.md"}, "search_index": {"README.md"}}
MADE = re.compile(r"(^|/)(__pycache__|\.\w+_cache|\.hypothesis|bench/results)(/|$)")


@cache
def ours() -> tuple[Path, ...]:
    """Return every file that belongs to the project, new ones too, without what was made on this machine."""
    found = _listed_by_git() or _walked()
    return tuple(path for path in sorted(found) if path.is_file() and not MADE.search(str(path.relative_to(ROOT))))


def _listed_by_git() -> list[Path]:
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(command, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [ROOT / name for name in answer.stdout.split("\0") if name]


def _walked() -> list[Path]:
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    kept = [path for path in inside if path.name in KEPT.get(path.relative_to(ROOT).parts[0], {path.name})]
    return [*kept, *ROOT.glob("*")]
