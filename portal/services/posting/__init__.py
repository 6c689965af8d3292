"""Sending in: what looks like personal data and what its author says of it, and what they declare about their rights."""
