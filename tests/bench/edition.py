"""Editions of many invented lenders, built and signed by the real code."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from xiancha import paths
from xiancha.checklists.load import load
from xiancha.checklists.published import published
from xiancha.edition import ed25519, verify
from xiancha.model import Channel, ChannelType, Reading, Row, Source
from xiancha.publish import package, publication, sign
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

EXTENSION = Path(__file__).parents[2] / "extension"
REGISTER = "sg-mlaw-moneylenders"


def host(number: int) -> str:
    """The host of the lender of this number."""
    return f"lender-{number}.example.sg"


def starter(folder: Path) -> Path:
    """An editions folder with one edition of the starter rows of every register."""
    folder.mkdir(parents=True)
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    for register in catalogue.registers().values():
        load_starter(register, store)
    key = sign.new_key(folder / "signing-key.pem")
    said = published(load(paths.checklists()), date.today())
    publication.publish(store, said, key, folder / "editions")
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
    key = sign.new_key(folder / "signing-key.pem")
    publication.publish(store, {"checklists": []}, key, folder / "editions")
    store.close()
    return folder / "editions"


def extension(folder: Path, editions: Path) -> Path:
    """A copy of the extension that holds this edition and trusts its key; it has no server."""
    copy = folder / "extension"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("data"))
    (copy / "data").mkdir()
    public = sign.public_bytes(sign.load_key(editions.parent / "signing-key.pem"))
    package.into_extension(verify.newest(editions), public, ed25519.key_id(public), copy, server="")
    return copy
