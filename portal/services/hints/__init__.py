"""What helps somebody who writes: which language a text is in."""
