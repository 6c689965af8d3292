"""Many records at once: a table that somebody hands in, checked row by row, each good row a draft of theirs."""
