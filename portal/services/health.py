"""Whether the portal can do its work: the database answers, the index is whole, how far it lags."""

from typing import Any

from portal.database import indexing as queries
from portal.search.engine import SearchUnavailableError
from portal.services.context import Portal


def health(portal: Portal) -> dict[str, Any]:
    """Return {"status": "ok" or "degraded", "index": "ok" or "away", "search": "fast", "plain" or "away", "waiting": jobs}.

    "plain" is the slower way to answer searches; `portal index status` says why. No number of documents: it would count what a
    visitor may not see. Raises what the database raises when it is away.
    """
    with portal.database.reading() as session:
        waiting = queries.lag(session)
    try:
        state = portal.engine.state()
    except SearchUnavailableError:
        return {"status": "degraded", "index": "away", "search": "away", "waiting": waiting}
    return {"status": "ok", "index": "ok", "search": "plain" if state.fallback else "fast", "waiting": waiting}
