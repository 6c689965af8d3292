"""How a file that is handed out is called, whatever letters its name has."""

from urllib.parse import quote


def disposition(name: str, shown: bool = False) -> str:
    """Return the header that makes a browser keep a file under `name`, or show it (RFC 6266)."""
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "").strip() or "file"
    kind = "inline" if shown else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
