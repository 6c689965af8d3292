"""A process that forks workers as `portal serve` does, at once instead of after seconds of imports.

Reads lines of JSON {"environment", "log", "child"} and answers the numbers of the worker and of its parent. With `child` the parent is
a process of its own, which a test can kill.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping

from portal.cli.worker import worker
from portal.services.context import open_portal
from portal.settings import Settings


def main() -> None:
    open_portal(Settings()).close()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        asked = json.loads(line)
        if not asked["child"]:
            print(_fork(asked["environment"], asked["log"]), os.getpid(), flush=True)
        elif os.fork() == 0:
            print(_fork(asked["environment"], asked["log"]), os.getpid(), flush=True)
            time.sleep(600)
            os._exit(1)


def _fork(environment: Mapping[str, str], log: str) -> int:
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.environ.update(environment)
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(output, 1)
        os.dup2(output, 2)
        worker.main([])
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
