"""People of every role in a real browser, on a real portal with worker and mail server."""
