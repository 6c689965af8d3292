"""`python -m portal.attachments.child SECONDS TASK FILE ...`: one task about one file, its answer as JSON."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY = 1_500_000_000
WRITTEN = 200_000_000


def limit(seconds: int) -> None:
    """Take from this process what it does not need; where a system has no such limits, the parent's clock remains."""
    with suppress(ImportError):
        import resource as r

        for what, most in (
            (r.RLIMIT_CPU, seconds), (r.RLIMIT_AS, MEMORY), (r.RLIMIT_FSIZE, WRITTEN), (r.RLIMIT_CORE, 0),
            (r.RLIMIT_NOFILE, 64), (r.RLIMIT_NPROC, 0),
        ):  # fmt: skip
            with suppress(ValueError, OSError):
                r.setrlimit(what, (most, most))


def answer(task: str, path: Path, more: list[str]) -> dict[str, Any]:
    """Return what there is to say; a file that cannot be read is damaged, whatever a library calls it."""
    from portal.attachments.child import inspection, pictures, texts
    from portal.attachments.child.refusing import RefusedError

    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "inspect": inspection.inspect,
        "extract": texts.extract,
        "pictures": pictures.smaller,
    }
    try:
        return tasks[task](path, *more)
    except RefusedError as error:
        return {"refused": error.code}
    except MemoryError:
        return {"refused": "takes_too_long"}
    except Exception:
        return {"refused": "damaged"}


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    sys.setrecursionlimit(2000)
    found = answer(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    sys.stdout.write(json.dumps(found))
