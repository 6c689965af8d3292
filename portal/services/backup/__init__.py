"""Nothing lost: all that an installation keeps in one file, put back from it, and brought up to a newer portal."""
