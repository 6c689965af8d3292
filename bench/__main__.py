"""Measures our engine beside others and the portal over HTTP, and holds the figures to the bars. Ends with 1 below a bar.

python -m bench                       10,000 notes, all engines that can be had
python -m bench --notes 100000        the bars for 100,000
python -m bench --compare COMMIT      our engine against itself at another commit, both asked in turns
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from bench import bars, children, comparing, corpus, figures, pages
from bench.questions import Questions
from portal.database.library import public_ids
from portal.database.schema import upgrade
from portal.services import generating
from portal.services.context import Portal, open_portal
from portal.settings import Settings

SEED = 7
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Run what the arguments ask for; see the module's text."""
    given = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        portal = open_portal(Settings(instance=folder / "instance", index=folder / "index"))
        _generate(portal, given.notes)
        questions = Questions(generating.Generator(SEED, portal.vocabulary, portal.places), SEED)
        notes = corpus.write(portal, folder / "corpus", questions)
        try:
            if given.compare:
                found = comparing.compare(given.compare, notes, Path(scratch), tqdm.write)
                print(comparing.table(found, given.compare))
                return 0
            return _measured(portal, notes, given.notes, Path(scratch), given.peers)
        finally:
            portal.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", type=int, default=10_000, help="how many notes to generate")
    parser.add_argument("--keep", type=Path, help="folder for the generated portal, used again if it is there")
    parser.add_argument("--compare", metavar="COMMIT", help="measure our engine only, here and at this commit")
    parser.add_argument("--peers", nargs="*", choices=children.PEERS, default=list(children.PEERS), metavar="ENGINE")
    return parser.parse_args()


def _generate(portal: Portal, notes: int) -> None:
    database = portal.settings.instance / "portal.sqlite"
    if database.exists():
        with portal.database.reading() as session:
            there = sum(id.startswith("generated-") for id in public_ids(session))
        if there < notes:
            raise SystemExit(f"{database} holds {there} generated notes, not {notes}; name another folder")
        return
    database.parent.mkdir(parents=True, exist_ok=True)
    upgrade(portal.database)
    with tqdm(total=notes, desc="Generating", unit=" notes", disable=None) as bar:
        for stored in generating.write(portal, notes, SEED):
            bar.update(stored)


def _measured(portal: Portal, written: corpus.Corpus, notes: int, scratch: Path, peers: Sequence[str]) -> int:
    index = portal.settings.index
    found = children.side_by_side(written, index, scratch, peers, tqdm.write)
    found[bars.OURS] |= children.changing(written, index, scratch)
    found[bars.PORTAL] = pages.measure(portal, SEED, notes)
    verdicts = bars.judge(found, notes)
    print("", figures.ratios(found), "", bars.table(verdicts), "", figures.table(found), sep="\n")
    about = {
        "notes": notes,
        "texts": written.notes,
        "bytes": written.bytes,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "missing": [name for name in children.PEERS if name not in found],
    }
    figures.save(found, RESULTS / f"portal-{notes}.json", about)
    return 1 if any(verdict.met is False for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
