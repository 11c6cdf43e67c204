"""The edition that is asked where none is given: the starter rows of every register."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from xiancha.keys import keyring
from xiancha.publish import new_edition
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def build(folder: Path) -> Path:
    """Publish it below a folder; the folder of editions."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    for register in catalogue.registers().values():
        load_starter(register, store)
    ring = keyring.new(folder / "keys", NOW)
    new_edition.publish(store, {"checklists": [], **CONTENT}, ring, folder / "editions", now=NOW)
    store.close()
    return folder / "editions"


CONTENT: dict[str, list[str]] = {
    part: [] for part in ("doors", "questions", "breaches", "caps", "letters", "phones")
}
"""Checklists are not asked."""
