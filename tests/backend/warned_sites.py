"""Invented warned sites in the shape of the Bank of Lithuania's list, for browser tests too."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from registry import LITHUANIA

from xiancha import days
from xiancha.model import Document, Source
from xiancha.registers import catalogue
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.store import Store

FILE = Path(__file__).parents[1] / "cases" / "warned-sites.csv"
AS_OF = days.today() - timedelta(days=100)
"""Stale, and not so old that it warns no more."""
ROWS = 99


def accept_warned_sites(store: Store, as_of: date = AS_OF) -> None:
    """Keep the list as if it had been read from its operator's site."""
    at = datetime(2026, 11, 24, tzinfo=UTC)
    body = FILE.read_bytes()
    reading = catalogue.register(LITHUANIA).read(
        Document(body=body, url=URL, retrieved_at=at, as_of=as_of)
    )
    digest = hashlib.sha256(body).hexdigest()
    source = Source(LITHUANIA, as_of, at, digest, URL)
    store.accept(f"document:{digest}", source, reading)
