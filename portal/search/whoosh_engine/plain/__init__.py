"""Searches answered by Whoosh's own matchers, searcher and collectors: slower than the arrays, and independent of Whoosh's inner names."""

from portal.search.whoosh_engine.plain.reading import PlainReading

__all__ = ["PlainReading"]
