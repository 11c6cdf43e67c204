"""Moments as an edition writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(at: datetime) -> str:
    """A moment as published: UTC, to the second, as in 2026-11-24T12:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(instant: str) -> float:
    """Seconds since 1970 of a moment as published. Raises ValueError for anything else."""
    return datetime.fromisoformat(instant).timestamp()
