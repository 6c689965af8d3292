"""The bars: what has to be reached, as data. A figure is one number that was measured for one engine, by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Figures = Mapping[str, Mapping[str, float]]
"""Engine -> name of a figure -> value. Times in ms; `portal` holds what was asked over HTTP."""

OURS, PORTAL = "ours", "portal"


@dataclass(frozen=True)
class Bar:
    """`figure` of `of` has to be at most (or at least) `value`.

    With a `peer`, the ratio of ours to that peer's `against` counts instead. `notes` is how many notes there must be for the bar to count.
    """

    name: str
    figure: str
    direction: str
    value: float
    unit: str
    of: str = OURS
    peer: str = ""
    against: str = ""
    notes: int = 0


BARS = (
    Bar("3 words, any, top 10, warm", "or warm p50", "at most", 0.65, "x", peer="Lucene", against="or p50"),
    Bar("3 words, any, top 10, cold", "or cold p50", "at most", 4.0, "x", peer="Lucene", against="or p50"),
    Bar("3 words, any, facet counts on all hits, p50", "facets p50", "at most", 1.2, "ms", notes=10_000),
    Bar("phrase of two words, p50", "phrase p50", "at most", 3.0, "ms", notes=10_000),
    Bar("prefix of four letters, p50", "prefix p50", "at most", 2.0, "ms", notes=10_000),
    Bar("engine's result page, cold, p95", "page cold p95", "at most", 50.0, "ms", notes=100_000),
    Bar("engine's result page, warm, p95", "page warm p95", "at most", 10.0, "ms", notes=100_000),
    Bar("index build, one core", "build", "at least", 180.0, "notes/s"),
    Bar("index build, two processes against one", "build gain", "at least", 1.7, "x"),
    Bar("index size against the text", "index ratio", "at most", 1.8, "x"),
    Bar("opening after a commit", "opening", "at most", 5.0, "ms", notes=10_000),
    Bar("one more note, from posting to being found", "posted", "at most", 1000.0, "ms", PORTAL),
    Bar("result page, one client, p50", "results p50", "at most", 6.0, "ms", PORTAL, notes=10_000),
    Bar("result page, one client, p95", "results p95", "at most", 15.0, "ms", PORTAL, notes=10_000),
    Bar("result pages, 8 clients, 2 workers", "rate", "at least", 300.0, "requests/s", PORTAL, notes=10_000),
    Bar("note page, p50", "note p50", "at most", 5.0, "ms", PORTAL, notes=10_000),
    Bar("memory of the largest process (PSS)", "memory", "at most", 350.0, "MB", PORTAL, notes=10_000),
)
"""Times belong to a number of notes: with fewer they are reached too easily, so a bar holds for its number, and those with more."""

LARGE = 100_000
"""From this many notes on, times that are meant for 10,000 are only reported."""


@dataclass(frozen=True)
class Verdict:
    """A bar with what was measured (None: could not be), and whether it is met (None: not measured, or meant for another number)."""

    bar: Bar
    measured: float | None
    met: bool | None


def judge(figures: Figures, notes: int) -> list[Verdict]:
    """Return a verdict for each bar that has a meaning for `notes` notes."""
    wanted = [bar for bar in BARS if notes >= bar.notes and not (notes >= LARGE and 0 < bar.notes < LARGE)]
    return [_verdict(bar, figures) for bar in wanted]


def _verdict(bar: Bar, figures: Figures) -> Verdict:
    measured = figures.get(bar.of, {}).get(bar.figure)
    if measured is not None and bar.peer:
        peers = figures.get(bar.peer, {}).get(bar.against)
        measured = measured / peers if peers else None
    if measured is None:
        return Verdict(bar, None, None)
    return Verdict(bar, measured, measured <= bar.value if bar.direction == "at most" else measured >= bar.value)


def table(verdicts: Sequence[Verdict]) -> str:
    """Return the verdicts as a Markdown table, ratios first."""
    lines = ["| what | measured | bar | met |", "| --- | ---: | ---: | --- |"]
    for verdict in sorted(verdicts, key=lambda verdict: verdict.bar.unit != "x"):
        bar = verdict.bar
        peer = f" {bar.peer}'s time" if bar.peer else ""
        measured = "**not measured**" if verdict.measured is None else f"{verdict.measured:.3g} {bar.unit}{peer}"
        met = {None: "", True: "yes", False: "**missed**"}[verdict.met]
        lines.append(f"| {bar.name} | {measured} | {bar.direction} {bar.value:g} {bar.unit} | {met} |")
    return "\n".join(lines)
