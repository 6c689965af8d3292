"""Percentiles, bars and the table."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured figure and its bar; `better` says on which side of the bar it should be."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    better: str = "lower"

    @property
    def met(self) -> bool:
        """Say whether the bar is reached; a figure without one always is."""
        if self.bar is None:
            return True
        return self.value <= self.bar if self.better == "lower" else self.value >= self.bar


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile of `values`, `share` between 0 and 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | measured | bar | |", "| --- | ---: | ---: | --- |"]
    for figure in figures:
        bar = "" if figure.bar is None else f"{'<=' if figure.better == 'lower' else '>='} {figure.bar:g} {figure.unit}"
        lines.append(
            f"| {figure.name} | {figure.value:.3g} {figure.unit} | {bar} | {'' if figure.met else '**missed**'} |"
        )
    return "\n".join(lines)


def save(figures: Sequence[Figure], path: Path, about: dict[str, object]) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {"about": about, "figures": [{**asdict(figure), "met": figure.met} for figure in figures]}
    path.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
