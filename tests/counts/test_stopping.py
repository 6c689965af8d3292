"""What was counted in the last half minute is written when the portal is stopped, by each of its processes."""

import signal
import sqlite3
from http.client import HTTPConnection
from pathlib import Path

from tests.counts.test_counting import BROWSER
from tests.serve.served import Served

TIMES = 12


def test_a_stop_loses_no_count(tmp_path: Path) -> None:
    """Else a portal that is started anew every night says that nobody reads in the evening."""
    served = Served(tmp_path)
    try:
        served.until(lambda: served.health().get("status") == "ok")
        for _ in range(TIMES):
            connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
            connection.request("GET", "/en/practices/portugal-arvore", headers=BROWSER)
            assert connection.getresponse().status == 200
            connection.close()
        served.process.send_signal(signal.SIGTERM)
        served.process.wait(60)
    finally:
        served.process.kill()
        served.process.wait()
    with sqlite3.connect(tmp_path / "instance" / "portal.sqlite") as database:
        assert database.execute("select sum(read) from reading_count").fetchone() == (TIMES,)
    database.close()
