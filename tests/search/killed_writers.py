"""A process that starts writers of an index and kills each in the middle of its work: python -m tests.search.killed_writers FOLDER KILLS.

Each writer goes through the same steps and tells which it has done. After a kill the index must be as after the last step that was
told, or as after the next one. Prints {"kills", "steps", "commits_untold", "most_files"} and ends with 1 at the first fault.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from portal.search.engine import Document
from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.folder import Folder
from tests.search.samples import MODERATOR as READER
from tests.search.samples import concepts, document, words

NOTES = 24
REBUILT_EVERY = 11
CONCEPTS = concepts()
Contents = dict[int, Document]


def note(step: int) -> Document:
    """Return the document that a step writes."""
    number = step % NOTES + 1
    return document(number, number, f"Note written in step{step}x", f"common words and w{step % 7}x " * (step % 5 + 1))


def after(step: int) -> Contents:
    """Return what the index holds after a step: each writes one document and takes another away."""
    found: Contents = {}
    for earlier in range(max(0, step - 3 * NOTES), step + 1):
        found[note(earlier).version] = note(earlier)
        found.pop(_gone(earlier), None)
    return found


def _gone(step: int) -> int:
    return (step * 5 + 2) % NOTES + 1


def do(engine: WhooshEngine, step: int) -> None:
    """Do a step; as often as it is done, the result is the same."""
    if step % REBUILT_EVERY == 0:
        engine.rebuild(after(step).values(), step)
    else:
        written = note(step)
        engine.write([] if written.version == _gone(step) else [written], [_gone(step)], step)


def write(folder: Path, step: int, told: int) -> None:
    """Do one step after the other until the end comes."""
    try:
        engine = WhooshEngine(folder, CONCEPTS)
        while True:
            do(engine, step)
            os.write(told, f"{step}\n".encode())
            step += 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(3)


def killed(folder: Path, step: int, chance: random.Random) -> int:
    """Start a writer at a step, kill it within one of its first steps, and return the last one that it told of."""
    heard, told = os.pipe()
    process = os.fork()
    if process == 0:
        write(folder, step, told)
    os.close(told)
    with os.fdopen(heard) as lines:
        began = time.monotonic()
        done = [int(lines.readline()) for _ in range(chance.choice((1, 1, 2)))]
        # As long as a step takes, on this machine and just now.
        time.sleep(min(0.1, chance.random() * (time.monotonic() - began) / len(done)))
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        assert os.WIFSIGNALED(status), "the writer ended by itself"
        return max(done + [int(line) for line in lines.read().split()])


def checked(folder: Path, step: int) -> bool:
    """Look at what a killed writer left; say whether the step after the last that was told is in it."""
    engine = WhooshEngine(folder, CONCEPTS)
    held = engine.contents()
    found = {one.version: one.digest for one in held}
    assert len(found) == len(held), "a document is there twice"
    states = [{version: one.digest for version, one in after(number).items()} for number in (step, step + 1)]
    assert found in states, f"after step {step}: {sorted(found)}"
    assert engine.state().documents == len(held)
    assert engine.search(words("common words"), READER).total == len(held)
    with Folder(folder).writing():
        engine.close()
    return found != states[0]


def main(folder: Path, kills: int) -> None:
    """Kill that many writers."""
    chance = random.Random(11)
    step, untold, most = 0, 0, 0
    do(WhooshEngine(folder, CONCEPTS), step)
    for _ in range(kills):
        step = killed(folder, step + 1, chance)
        untold += checked(folder, step)
        most = max(most, sum(1 for path in folder.rglob("*") if path.is_file()))
    print(json.dumps({"kills": kills, "steps": step, "commits_untold": untold, "most_files": most}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
