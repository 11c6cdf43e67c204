"""A publisher, and a static server of its folder that can be told to misbehave."""

from __future__ import annotations

import copy
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from warned_sites import accept_warned_sites

from xiancha.edition import on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.keys_list import KeysList
from xiancha.keys import keyring, next_version
from xiancha.keys.keyring import Keyring
from xiancha.model import Channel, ChannelType, Reading, Row, Source
from xiancha.publish import new_edition
from xiancha.replica.pull import Pulled
from xiancha.store import Store

Pull = Callable[[], Pulled]
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
SG = "sg-mlaw-moneylenders"


def lender(key: str, host: str) -> Row:
    channels = (Channel(type=ChannelType.host, value=host),)
    return Row(
        key=key, name=f"{key.upper()} PTE. LTD.", category="moneylender", licence=f"{key}/2026",
        channels=channels,
    )  # fmt: skip


class Publisher:
    """Publishes small editions, each a step of time after the one before."""

    def __init__(
        self, place: Path, began: datetime = NOW, step: timedelta = timedelta(hours=1)
    ) -> None:
        place.mkdir(parents=True, exist_ok=True)
        self.place, self.editions = place, place / "editions"
        self.ring: Keyring = keyring.new(place / "keys", began)
        self.store = Store(f"sqlite:///{place / 'store.sqlite'}")
        accept_warned_sites(self.store)
        self.now, self._step = began, step
        self._made = 0

    def moved(self, place: Path) -> Publisher:
        """The same one elsewhere, who goes on by himself."""
        self.store.close()
        made = copy.copy(self)
        made.place, made.editions = Path(shutil.copytree(self.place, place)), place / "editions"
        made.ring = keyring.load(place / "keys")
        made.store = Store(f"sqlite:///{place / 'store.sqlite'}")
        return made

    def publish(self, content: dict[str, Any] | None = None) -> int:
        """One more lender, and its edition; the number."""
        self._made += 1
        self.now += self._step
        rows = tuple(lender(f"one{n}", f"one{n}.example") for n in range(self._made))
        day = date(2026, 1, self._made)
        source = Source(SG, day, NOW, f"{self._made:064x}", "https://rom.example/list.pdf")
        reading = Reading(as_of=day, rows=rows, whole=frozenset({"moneylender"}))
        self.store.accept(f"document:{self._made}", source, reading)
        offered = content or {"checklists": [], "laws": {}, "doors": [], "n": self._made}
        made = new_edition.publish(self.store, offered, self.ring, self.editions, now=self.now)
        return made.number

    def change_keys(self, change: Callable[[KeysList], KeysList]) -> bytes:
        """Put the next version of the list in force here; `v2/keys.json`, not yet published."""
        text = change(next_version.following(self.ring.keys, self.now)).text()
        offered = keyring.signed(Envelope(signed=text, signatures={}), self.ring.here("keys"))
        self.ring = keyring.install(self.ring, offered)
        return self.ring.published

    def file(self, name: str) -> Path:
        """Where a file of the newest edition lies."""
        return on_disk.newest(self.editions).path(name)


@dataclass
class Static:
    """A static server. `instead` answers a path with other bytes, or None with 404; after so many
    whole answers as are `left` it breaks off in the middle of each; it says that they
    are `encoded` so; `asked` has every path, and `answered` those that were answered whole."""

    address: str
    asked: list[str] = field(default_factory=list)
    instead: dict[str, bytes | None] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)
    left: int = sys.maxsize
    status: int = 200
    encoded: str = ""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all files
    disable_nagle_algorithm = True
    told: Static

    def __init__(self, told: Static, *given: Any, **options: Any) -> None:
        self.told = told
        super().__init__(*given, **options)

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.told.asked.append(path)
        if self.told.status != 200:
            self.send_error(self.told.status)
            return
        body = self._body(path)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        if self.told.encoded:
            self.send_header("Content-Encoding", self.told.encoded)
        self.end_headers()
        self.told.left -= 1
        if self.told.left < 0:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        else:
            self.wfile.write(body)
            self.told.answered.append(path)

    def _body(self, path: str) -> bytes | None:
        if path in self.told.instead:
            return self.told.instead[path]
        place = Path(self.directory) / path
        return place.read_bytes() if place.is_file() else None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def static(editions: Path) -> Iterator[Static]:
    """A server of this folder on loopback; it ends with the block."""
    told = Static("")
    handler = partial(_Handler, told, directory=str(editions))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
