"""How long slips and beginnings of words take to look up: `python -m bench.suggesting [NOTES]`, in the engine alone, without a database.

The notes are made: 300 words each of a lexicon of 60,000 made-up words (Zipf), beside the vocabulary and glossary of the library.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from portal.domain.languages import CODES
from portal.domain.policy import Reader, Visibility, labels, record_labels
from portal.search.concepts import Concepts
from portal.search.engine import Document
from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.slips import Slips
from portal.services.knowledge import load
from portal.settings import ROOT

WORDS, IN_A_NOTE, ASKED = 60_000, 300, 400
SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnpqrstvwz" for vowel in "aeiou"]
PUBLIC = record_labels(Visibility.public, ("global",))


def words(draw: random.Random) -> list[str]:
    """Return made-up words, each once."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(draw.choices(SYLLABLES, k=draw.randint(2, 5)))] = None
    return list(found)


def notes(count: int, known: list[str], draw: random.Random) -> Iterable[Document]:
    """Yield public notes."""
    weights = list(accumulate(1 / (place + 3) for place in range(len(known))))
    for number in range(1, count + 1):
        text = draw.choices(known, cum_weights=weights, k=IN_A_NOTE)
        yield Document(number, number, "en", PUBLIC, number, " ".join(text[:8]), " ".join(text[8:40]), " ".join(text))


def slip(word: str, draw: random.Random) -> str:
    """Return a word with one letter left out, doubled, or changed places with the next."""
    place = draw.randrange(1, len(word) - 1)
    head, letter, after, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    return draw.choice([head + after + tail, head + letter * 2 + after + tail, head + after + letter + tail])


def timed(name: str, call: Callable[[str], object], asked: Iterable[str]) -> None:
    """Print the median and the slowest twentieth, in milliseconds of processor time."""
    spent = []
    for text in asked:
        start = time.process_time()
        call(text)
        spent.append((time.process_time() - start) * 1000)
    print(f"{name:44} p50 {statistics.median(spent):7.3f}  p95 {statistics.quantiles(spent, n=20)[18]:7.3f} ms")


def once(name: str, call: Callable[[], object]) -> None:
    """Print how long something takes that is done once."""
    start = time.process_time()
    call()
    print(f"{name:44} {time.process_time() - start:9.2f} s")


def main(count: int) -> None:
    """Measure with `count` notes."""
    draw = random.Random(11)  # noqa: S311 - the same notes each time
    knowledge = load(ROOT / "content")
    known = words(draw)
    reader = labels(Reader())
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder), Concepts(knowledge.vocabulary, knowledge.places, CODES))
        once(f"index of {count} notes", lambda: engine.rebuild(notes(count, known, draw), 0))
        once("words of the field (before the fork)", engine.prepare)
        once("first slip (dictionary of the texts)", lambda: engine.corrected(["kareemi"], reader, "en"))
        once("first letters (words of the titles)", lambda: engine.offered("kare", reader, "en"))
        asked = [word for word in draw.choices(known[:20_000], k=2 * ASKED) if len(word) > 4][:ASKED]
        slips = [slip(word, draw) for word in asked]
        dictionary = Slips(sorted(known))
        timed(f"look-up among {WORDS} words", dictionary.near, slips)
        timed("did you mean, right words", lambda text: engine.corrected([text], reader, "en"), asked)
        timed("did you mean, slips", lambda text: engine.corrected([text], reader, "en"), slips)
        for letters in (2, 3, 5):
            timed(
                f"typed {letters} letters",
                lambda text: engine.offered(text, reader, "en"),
                [w[:letters] for w in asked],
            )
        timed("typed 5 letters with a slip", lambda text: engine.offered(text, reader, "en"), [w[:5] for w in slips])
        timed("typed two words", lambda text: engine.offered(f"{text[:4]} {text[-3:]}", reader, "en"), asked)
        engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000)
