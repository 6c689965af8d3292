"""From times to figures: the least of several rounds, percentiles, and the table of all engines."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.bars import OURS, Figures

Round = Mapping[str, Sequence[float]]
"""Kind of question -> the milliseconds of each question, in their order."""

TIMES = {
    "word": "1 word",
    "or warm": "3 words, any, top 10, warm",
    "or cold": "3 words, any, top 10, cold",
    "and": "3 words, all",
    "phrase": "phrase of two",
    "prefix": "prefix of 4 letters",
    "facets": "3 words, any, and facet counts",
    "page warm": "1 to 4 words, whole page, warm",
    "page cold": "1 to 4 words, whole page, cold",
}
ONE_NUMBER = {
    "build": "build, notes/s of one core",
    "index ratio": "index against the text, x",
    "added": "one more note, until it is found, ms",
    "first opening": "first opening, ms",
    "opening": "opening after a commit, ms",
}


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile of `values`, `share` between 0 and 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def least(rounds: Sequence[Round]) -> dict[str, float]:
    """Return p50 and p95 of each kind, of the least that each question took in any round: what else the machine does only adds."""
    found = {}
    for kind in rounds[0]:
        times = [min(several) for several in zip(*(one[kind] for one in rounds), strict=True)]
        found[f"{kind} p50"], found[f"{kind} p95"] = percentile(times, 0.5), percentile(times, 0.95)
    return found


def ratios(figures: Figures) -> str:
    """Return each engine's p50 against ours as a Markdown table: above 1 it takes longer than we do."""
    engines = [name for name in figures if name != "portal"]
    lines = [f"| p50 against ours | {' | '.join(engines)} |", "| --- |" + " ---: |" * len(engines)]
    for kind, name in TIMES.items():
        ours, _ = _times(figures[OURS], kind)
        cells = [_ratio(_times(figures[engine], kind)[0], ours) for engine in engines]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _ratio(theirs: float | None, ours: float | None) -> str:
    return "" if theirs is None or ours is None else f"{theirs / ours:.2g}"


def table(figures: Figures) -> str:
    """Return all engines side by side as a Markdown table: p50 / p95 in ms, then what is one number."""
    engines = [name for name in figures if name != "portal"]
    lines = [f"| ms, p50 / p95 | {' | '.join(engines)} |", "| --- |" + " ---: |" * len(engines)]
    for kind, name in TIMES.items():
        lines.append(f"| {name} | {' | '.join(_pair(figures[engine], kind) for engine in engines)} |")
    for key, name in ONE_NUMBER.items():
        cells = [f"{figures[engine][key]:.3g}" if key in figures[engine] else "" for engine in engines]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _times(found: Mapping[str, float], kind: str) -> tuple[float | None, float | None]:
    """Return p50 and p95 of a kind; of an engine that keeps nothing, warm and cold are the same."""
    name = kind if f"{kind} p50" in found else kind.split()[0]
    return found.get(f"{name} p50"), found.get(f"{name} p95")


def _pair(found: Mapping[str, float], kind: str) -> str:
    half, most = _times(found, kind)
    return "" if half is None or most is None else f"{half:.2f} / {most:.2f}"


def save(figures: Figures, path: Path, about: Mapping[str, object]) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"about": about, "figures": figures}, indent=2) + "\n", "utf-8")
