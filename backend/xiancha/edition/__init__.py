"""Editions: numbered, immutable, signed publications of everything a reader needs."""

LATEST = "latest.json"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
DATABASE = "lookup.sqlite"
