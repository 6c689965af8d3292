"""Use cases, one file each; the only code that changes anything. Nothing here sees a request."""
