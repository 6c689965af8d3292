"""The moderators' desk, as its pages are used."""
