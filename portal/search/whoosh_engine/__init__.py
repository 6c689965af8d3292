"""The embedded engine: Whoosh keeps the inverted index, arrays score it. The only place that knows Whoosh."""

from portal.search.whoosh_engine.engine import WhooshEngine

__all__ = ["WhooshEngine"]
