"""Engines that answer the same questions over the same notes, each in a process of its own."""
