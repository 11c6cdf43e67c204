"""Small documents of an invented register, put into a store."""

from __future__ import annotations

from datetime import UTC, date, datetime

from xiancha.model import Reading, Row, Source
from xiancha.store import Store


def source(day: int, register: str = "r") -> Source:
    return Source(
        register=register,
        as_of=date(2026, 1, day),
        retrieved_at=datetime(2026, 2, 1, tzinfo=UTC),
        sha256=f"{day:064}",
        url="https://r.example/list",
    )


def accept(
    store: Store,
    day: int,
    *rows: Row,
    whole: tuple[str, ...] = ("bank",),
    origin: str = "",
    register: str = "r",
) -> None:
    reading = Reading(as_of=date(2026, 1, day), rows=rows, whole=frozenset(whole))
    store.accept(origin or f"document:{day}", source(day, register), reading)


def row(key: str, name: str = "", category: str = "bank", licence: str = "1") -> Row:
    return Row(key=key, name=name or key.upper(), category=category, licence=licence)
