"""Which address is asked next, and what becomes of what is known of it."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from portal.database import links
from portal.database.tables import Link, LinkState
from portal.domain.links import PATIENCE, Sign
from portal.services.context import Portal
from portal.services.links.asking import Answer, Asker

EVERY = timedelta(days=7)
WHILE_FAILING = timedelta(days=1)
WHERE_PRIVATE = timedelta(days=28)
WHILE_OFFLINE = timedelta(hours=1)
ONLINE_WITHIN = timedelta(days=2)
HOST_SECONDS = 10.0
AT_ONCE = 20
MOST_HOSTS = 1000
BATCH = 50


class Manners:
    """One request to a host in ten seconds, whoever of its pages is asked for. `sleep` waits."""

    def __init__(
        self, sleep: Callable[[float], object] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep, self._clock = sleep, clock
        self._asked: dict[str, float] = {}

    def left(self, host: str) -> float:
        """Return the seconds that a host is still to be left alone."""
        asked = self._asked.get(host)
        return 0.0 if asked is None else max(0.0, asked + HOST_SECONDS - self._clock())

    def wait(self, host: str) -> None:
        """Wait until a host may be asked, and note that it is asked now."""
        left = self.left(host)
        if left:
            self._sleep(left)
        if len(self._asked) >= MOST_HOSTS:
            self._asked = {name: when for name, when in self._asked.items() if self.left(name)}
        self._asked[host] = self._clock()


def asker(portal: Portal, manners: Manners) -> Asker:
    """Return who asks in this portal's name; those who are asked learn whom to write to."""
    given = portal.settings
    called = f"{given.name} link check (+{given.contact or given.web_address})"
    return Asker("".join(sign for sign in called if " " <= sign <= "~"), manners.wait)


def catch_up(portal: Portal) -> None:
    """Note the addresses of records that were published before addresses were noted."""
    last: int | None = 0
    while last is not None:
        with portal.database.writing() as session:
            last = links.catch_up(session, last, BATCH)


def check_next(portal: Portal, asks: Asker, manners: Manners, moment: datetime) -> bool:
    """Ask the address that is due, if there is one, and note what came back; say whether there was."""
    with portal.database.reading() as session:
        rows = links.due(session, moment, AT_ONCE)
        online = links.anything_answered(session, moment - ONLINE_WITHIN)
    if not rows:
        return False
    row = min(rows, key=lambda row: manners.left(_host(row.url)))
    # Nothing is open while another site takes its time.
    values = judged(row, asks.ask(row.url), moment, online)
    with portal.database.writing() as session:
        links.note(session, row.pk or 0, **values)
    return True


def judged(row: Link, answer: Answer, moment: datetime, online: bool) -> Mapping[str, Any]:
    """Return what is to be noted on an address after this answer. `online`: some other one has answered lately."""
    wait = timedelta(seconds=answer.wait)
    if answer.sign is Sign.there:
        return {**_well(LinkState.alive, moment + max(_about(EVERY), wait)), "answer": answer.said, "asked_at": moment}
    if answer.sign is Sign.private:
        state = LinkState.not_public
        return {**_well(state, moment + _about(WHERE_PRIVATE)), "answer": answer.said, "asked_at": moment}
    if not online and not answer.said.isdigit():
        # It may be our own line that is down, and then nobody is dead.
        return {"due_at": moment + _about(WHILE_OFFLINE)}
    since = row.failing_since or moment
    failures = row.failures + 1
    patience = PATIENCE[answer.sign]
    over = failures >= patience.times and moment - since >= patience.period
    is_dead = over or row.state is LinkState.dead
    return {
        "state": LinkState.dead if is_dead else LinkState.failing,
        "answer": answer.said,
        "failures": failures,
        "failing_since": since,
        "asked_at": moment,
        "due_at": moment + max(_about(EVERY if is_dead else WHILE_FAILING), wait),
    }


def _well(state: LinkState, due_at: datetime) -> dict[str, Any]:
    return {"state": state, "failures": 0, "failing_since": None, "due_at": due_at}


def _about(period: timedelta) -> timedelta:
    """Return a period, a little longer or shorter, so that what was asked together is not asked together for ever."""
    return period * random.uniform(0.9, 1.1)  # noqa: S311 - no secret


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
