"""Editions of many invented lenders, built and signed by the real code."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from xiancha import paths
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.keys import keyring
from xiancha.model import Channel, ChannelType, Reading, Row, Source
from xiancha.publish import new_edition, package
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

EXTENSION = Path(__file__).parents[2] / "extension"
REGISTER = "sg-mlaw-moneylenders"


def host(number: int | str) -> str:
    """The host of the lender of this number."""
    return f"lender-{number}.example.sg"


def starter(folder: Path) -> Path:
    """An editions folder with one edition of the starter rows of every register."""
    folder.mkdir(parents=True)
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    for register in catalogue.registers().values():
        load_starter(register, store)
    ring = keyring.new(folder / "keys", datetime.now(UTC))
    said = published(load(paths.checklists()), date.today())
    new_edition.publish(store, said, ring, folder / "editions")
    store.close()
    return folder / "editions"


def build(folder: Path, lenders: int) -> Path:
    """An editions folder with one edition of this many lenders, one host each."""
    folder.mkdir(parents=True)
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    rows = tuple(
        Row(
            key=f"lender{n}pteltd",
            name=f"LENDER {n} PTE. LTD.",
            category="moneylender",
            licence=f"{n}/2026",
            channels=(Channel(type=ChannelType.host, value=host(n)),),
        )
        for n in range(lenders)
    )
    source = Source(
        register=REGISTER,
        as_of=date(2026, 2, 1),
        retrieved_at=datetime(2026, 2, 2, tzinfo=UTC),
        sha256="0" * 64,
        url="https://rom.mlaw.gov.sg/list.pdf",
    )
    reading = Reading(as_of=source.as_of, rows=rows, whole=frozenset({"moneylender"}))
    store.accept("document:bench", source, reading)
    ring = keyring.new(folder / "keys", datetime.now(UTC))
    new_edition.publish(store, {"checklists": []}, ring, folder / "editions")
    store.close()
    return folder / "editions"


def extension(folder: Path, editions: Path) -> Path:
    """A copy of the extension that holds this edition and trusts its key; it has no server."""
    copy = folder / "extension"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("editions"))
    package.into_extension(editions, copy, server="")
    return copy
