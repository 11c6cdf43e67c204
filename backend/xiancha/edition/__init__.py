"""Editions: numbered, immutable, signed publications of everything a reader needs."""

LATEST = "latest.json"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
DATABASE = "lookup.sqlite"
SAYS = {"zh_CN": "zh_CN", "en": "en", "zh_TW": "says_zh_TW", "id": "says_id"}
"""The database's columns of sentences; servers that know two languages read the first two."""
