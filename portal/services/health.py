"""Whether the portal can do its work: the database answers, the index is whole, how far it lags."""

from typing import Any

from portal.database import indexing as queries
from portal.search.engine import SearchUnavailableError
from portal.services.context import Portal


def health(portal: Portal) -> dict[str, Any]:
    """Return "status" (ok, degraded), "index" (ok, away), "search" (fast, plain, away), "generation", "waiting" and "since".

    "plain" is the slower way to answer searches; `portal index status` says why. `generation` names the state of the index that searches
    are answered from (None: from none), `waiting` counts the changes that it does not hold yet, the first of them made at `since`
    (ISO 8601, UTC; None where none waits). Raises what the database raises when it is away.
    No number of documents: it would count what a visitor may not see.
    """
    with portal.database.reading() as session:
        waiting, since = queries.lag(session)
    lag = {"waiting": waiting, "since": since.isoformat(timespec="seconds") if since else None}
    try:
        state = portal.engine.state()
    except SearchUnavailableError:
        return {"status": "degraded", "index": "away", "search": "away", "generation": None, **lag}
    way = "plain" if state.fallback else "fast"
    return {"status": "ok", "index": "ok", "search": way, "generation": state.generation, **lag}
