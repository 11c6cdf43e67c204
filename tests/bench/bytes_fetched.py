"""What a reader fetches of editions, as bytes and requests.

    PYTHONPATH=backend python tests/bench/bytes_fetched.py

publishes editions, one after another: the starter rows, the checklists, 99 invented warned sites;
then a refresh that found all as it was, one new warning, one word in a checklist, and all three
with a new licence at once. Of each it counts what a reader of Chinese fetches that holds the one
before; at last what they fetch who read English from now on.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "backend"))

import brotli
from warned_sites import accept_warned_sites

from xiancha import paths
from xiancha.content import topics
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.edition import files, on_disk
from xiancha.edition.manifest import for_browsers
from xiancha.keys import keyring
from xiancha.model import Channel, ChannelType, Reading, Row, Status
from xiancha.publish import new_edition
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Held, Store

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
READERS = 100_000_000
DAY = 86_400
WEIGHTS = Path(__file__).parents[2] / "extension/page-reading/signals/weights.json"
WARNINGS, LICENCES = "lt-illegal-websites", "sg-mlaw-moneylenders"


@dataclass(frozen=True)
class Fetched:
    """What one reader asks for: requests, and bytes plain, as gzip and as Brotli."""

    requests: int
    plain: int
    gzip: int
    brotli: int


class Desk:
    """A store, the content, and what was published of them."""

    def __init__(self, place: Path) -> None:
        self.store = Store(f"sqlite:///{place / 'store.sqlite'}")
        for register in catalogue.registers().values():
            load_starter(register, self.store)
        accept_warned_sites(self.store)
        self.content: dict[str, Any] = published(load(paths.checklists()), AT.date())
        self.ring, self.at = keyring.new(place / "keys", AT), AT
        self.editions = place / "editions"
        self.language = "zh_CN"
        own = (WEIGHTS.read_bytes(), topics.published())  # what comes with the extension
        self.held = {f"{hashlib.sha256(one).hexdigest()}.json" for one in own}

    def publish(self) -> Fetched:
        """Publish, and fetch what is new: timestamp, manifest and the files that are not held."""
        self.at += timedelta(days=1)
        new_edition.publish(self.store, self.content, self.ring, self.editions, now=self.at)
        whole = on_disk.newest(self.editions)
        own = {whole.path(name) for name in for_browsers(whole.files, self.language)}
        new = sorted(file for file in own if file.name not in self.held)
        self.held = {file.name for file in own}
        manifest = self.editions / files.manifest_path(whole.number)
        return _counted([self.editions / files.TIMESTAMP, manifest, *new])

    def refresh(self) -> None:
        """Every document is found as it was, a day later."""
        for register in catalogue.registers():
            for held in self.store.newest_documents(register):
                self._accept(register, held, tuple(self.store.rows(held).values()))

    def add(self, register: str, row: Row) -> None:
        """A new document: the one that is held, and this row."""
        (held,) = self.store.newest_documents(register)
        rows = (*self.store.rows(held).values(), row)
        self._accept(register, held, rows, sha256=f"{len(rows):064x}")

    def _accept(self, register: str, held: Held, rows: tuple[Row, ...], **new: str) -> None:
        day = timedelta(days=1)
        source = replace(
            held.source,
            as_of=held.source.as_of + day,
            retrieved_at=held.source.retrieved_at + day,
            **new,
        )
        reading = Reading(as_of=source.as_of, rows=rows, whole=held.whole)
        origin = f"document:{source.sha256}" if new else held.origin
        self.store.accept(origin, source, reading, held.part)

    def read_english(self) -> None:
        self.language = "en"

    def reword(self) -> None:
        """One word of the first checklist changes."""
        title = self.content["checklists"][0]["title"]
        title["zh_CN"] = f"{title['zh_CN']}吗"


def _counted(wanted: list[Path]) -> Fetched:
    bodies = [file.read_bytes() for file in wanted]
    packed = {".gz": lambda body: gzip.compress(body, mtime=0), ".br": brotli.compress}
    sums = (sum(_packed(file, end, pack) for file in wanted) for end, pack in packed.items())
    return Fetched(len(bodies), sum(map(len, bodies)), *sums)


def _packed(file: Path, end: str, pack: Callable[[bytes], bytes]) -> int:
    """The bytes that lie beside a file, else those that a proxy would make."""
    sibling = file.with_name(f"{file.name}{end}")
    return sibling.stat().st_size if sibling.exists() else len(pack(file.read_bytes()))


def _warning() -> Row:
    host = Channel(type=ChannelType.host, value="another-warned.example")
    said = {"firm": "Another Warned Firm"}
    return Row(key=host.value, name="", status=Status.warned, channels=(host,), fields=said)


def _licence() -> Row:
    return Row(key="ANOTHER PTE. LTD.", name="ANOTHER PTE. LTD.", category="moneylender")


def measured(place: Path) -> Iterator[tuple[str, Fetched]]:
    """Each event with what it costs a reader."""
    desk = Desk(place)

    def everything() -> None:
        desk.refresh()
        desk.add(WARNINGS, _warning().model_copy(update={"key": "third.example"}))
        desk.add(LICENCES, _licence())
        desk.reword()

    events: dict[str, Callable[[], None]] = {
        "first edition": lambda: None,
        "a refresh that changed nothing": desk.refresh,
        "one new warning": lambda: desk.add(WARNINGS, _warning()),
        "one word of a checklist": desk.reword,
        "all of it and a new licence at once": everything,
        "another language": desk.read_english,
    }
    for name, happen in events.items():
        happen()
        yield name, desk.publish()
    desk.store.close()


def _line(name: str, one: Fetched) -> str:
    return f"{name:<36}{one.gzip:>9,} {one.brotli:>9,} {one.plain:>10,} in {one.requests:>2}"


def _on_paper(name: str, size: int) -> str:
    total = size * READERS
    return f"{name:<36}{total / 1e12:>8.2f} TB, {total * 8 / DAY / 1e9:>6.2f} Gbit/s"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="xiancha-bytes-") as place:
        found = list(measured(Path(place)))
    print("Bytes that a reader fetches as gzip, as Brotli and plain, in requests")
    print(f"{'':<36}{'gzip':>9} {'Brotli':>9} {'plain':>10}")
    for name, fetched in found:
        print(_line(name, fetched), flush=True)
    print(f"\n{READERS:,} readers on paper, spread over a day")
    for name, fetched in found[1:]:
        print(_on_paper(name, fetched.gzip))


if __name__ == "__main__":
    sys.exit(main())
