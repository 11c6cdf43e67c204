"""Editions: numbered, immutable, signed publications of everything a reader needs."""

DATABASE = "lookup.sqlite"
