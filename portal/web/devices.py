"""What a browser is called in the list of one's own sessions: "Firefox, Windows". Nothing finer is kept."""

from flask import request

# The first that occurs in what the browser says of itself; Edge and Opera call themselves Chrome too, everybody Safari.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device() -> str:
    """Return browser and system, as far as they are known."""
    said = request.headers.get("User-Agent", "")
    parts = (next((name for mark, name in known if mark in said), "") for known in (BROWSERS, SYSTEMS))
    return ", ".join(part for part in parts if part)
