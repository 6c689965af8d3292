"""Serving: what `make run` starts, keeps running and stops."""
