"""The program that reads foreign bytes, as `running` starts it: limits first, then one job, then one answer."""

import json
import sys
import traceback
from pathlib import Path
from typing import Any

from portal.attachments.refusing import Refused
from portal.attachments.running import ANSWER, BEGAN, REQUEST


def main() -> None:
    """Do what the request in the current folder asks for."""
    Path(BEGAN).touch()
    request = json.loads(Path(REQUEST).read_bytes())
    limit(request["limits"])
    answer = answered(request)
    if answer is None:
        sys.exit(1)
    whole = Path(f"{ANSWER}.part")
    whole.write_bytes(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    whole.replace(ANSWER)


def limit(limits: dict[str, Any]) -> None:
    """Give up what this process must never have. Where the system knows no such limits, the clock of the parent is left."""
    try:
        import resource
        import signal
    except ImportError:
        return
    most = {
        resource.RLIMIT_CPU: limits["cpu"],
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_FSIZE: limits["written"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for kind, value in most.items():
        _, highest = resource.getrlimit(kind)
        least = int(value) if highest == resource.RLIM_INFINITY else min(int(value), highest)
        # macOS refuses some of them.
        try:
            resource.setrlimit(kind, (least, least))
        except (ValueError, OSError):
            continue
    # Ends it also where the parent was killed meanwhile.
    signal.alarm(int(limits["seconds"]) + 5)


def answered(request: dict[str, Any]) -> dict[str, Any] | None:
    """Return the answer to a request; None, with a word in the log, where the job failed in a way that nobody foresaw."""
    try:
        return _jobs(request)
    except Refused as refused:
        return {"refused": refused.code, "about": dict(refused.about)}
    except MemoryError:
        return {"refused": "bomb"}
    except RecursionError:
        return {"refused": "damaged"}
    except Exception:
        # The last line alone: what a library says may quote the file.
        print(traceback.format_exc(limit=-3)[-600:], file=sys.stderr)
        return None


def _jobs(request: dict[str, Any]) -> dict[str, Any]:
    """Each job loads what it needs and no more: most of a child's time is spent on loading."""
    path = Path(request["path"])
    if request["job"] == "inspect":
        from portal.attachments.child.checks import check

        return check(path, request["type"], Path(request["into"]))
    if request["job"] == "extract":
        from portal.attachments.child.texts import text_of

        return text_of(path, request["type"], request["limits"]["cpu"])
    if request["job"] == "table":
        from portal.attachments.child.sheets import table_of

        return table_of(path, Path(request["into"]), request["most_rows"], request["most_columns"])
    from portal.attachments.child.images import renditions

    return {"made": renditions(path, Path(request["into"]))}


if __name__ == "__main__":
    main()
