"""The audit: what was done, when, by whom and on what; found, named, and taken away as a file."""
