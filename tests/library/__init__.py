"""Tests of the library of content files."""
