"""Whoever is killed while a table is read or drafts are made: each row becomes one draft, none is lost and none twice."""

import io
import os
import random
import signal
import subprocess
import sys
import time

from portal.database.tables import Person
from portal.services.batches import handing_in, working
from portal.services.context import Portal
from tests.batches.making import row, table
from tests.batches.test_many import drafts_of
from tests.review.texts import reader

WORK = """
import time
from portal.services.batches import working
from portal.services.context import open_portal
from portal.settings import Settings
portal = open_portal(Settings())
while True:
    working.work(portal) or time.sleep(0.05)
"""


def worked_for(portal: Portal, seconds: float) -> None:
    """Let a process of its own work, and kill it after so long."""
    env = {**os.environ, "PORTAL_INSTANCE": str(portal.settings.instance), "PORTAL_INDEX": str(portal.settings.index)}
    env |= {"PORTAL_DATABASE": portal.settings.database}
    process = subprocess.Popen([sys.executable, "-c", WORK], env=env)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_every_row_is_made_once_however_often_the_worker_is_killed(portal: Portal, author: Person) -> None:
    """Else a power cut costs a coordinator some notes, or doubles them."""
    rows = [row(f"Savings groups in district {number}") for number in range(200)]
    rows[50]["implementation_countries"] = "Atlantis"
    who, rng = reader(portal, author), random.Random(7)
    content = table(rows)
    id = handing_in.hand_in(portal, who, "practice", "en", "notes.csv", io.BytesIO(content), False)
    kills = 0
    while handing_in.handed(portal, who, id).state != "checked" and kills < 8:
        worked_for(portal, 1.2 + rng.random())
        kills += 1
    while working.work(portal):
        pass
    checked = handing_in.handed(portal, who, id)
    assert (checked.good, checked.faulty) == (199, 1)
    handing_in.go_on(portal, who, id)
    for _ in range(3):
        worked_for(portal, 1.2 + rng.random())
        assert drafts_of(portal, author) == handing_in.handed(portal, who, id).made
    while working.work(portal):
        pass
    assert handing_in.handed(portal, who, id).made == drafts_of(portal, author) == 199
    assert len({title for _, title, _ in handing_in.made(portal, who, id, 500)}) == 199
