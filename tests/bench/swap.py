"""How long anybody waits while a newer edition is taken up: `python tests/bench/swap.py 100000`.

The real server in a process of its own, on loopback, over two editions of so many invented lenders.
One client asks about a known host, one after the other; then the pointer names the newer edition.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
import invented
from servers import SERVE, served

from xiancha.edition import files
from xiancha.keys import keyring
from xiancha.publish import new_edition
from xiancha.store import Store

AFTER = 2.0
"""Seconds that are measured before the swap, and after it."""


def published(folder: Path, lenders: int) -> tuple[bytes, bytes]:
    """Two editions of one store in a folder: the pointer to each."""
    url = f"sqlite:///{folder / 'store.sqlite'}"
    invented.fill(url, lenders)
    invented.as_many()
    ring, store = keyring.new(folder / "keys", datetime.now(UTC)), Store(url)
    pointers = []
    for _ in range(2):
        new_edition.publish(store, {"checklists": []}, ring, folder / "editions")
        pointers.append((folder / "editions" / files.TIMESTAMP).read_bytes())
    store.close()
    return pointers[0], pointers[1]


def point(editions: Path, pointer: bytes) -> None:
    """Name an edition as the newest, in one step."""
    beside = editions / "pointer"
    beside.write_bytes(pointer)
    beside.replace(editions / files.TIMESTAMP)


def asked(client: httpx.Client, path: str) -> tuple[float, httpx.Response]:
    """Milliseconds that an answer took, and the answer."""
    began = time.perf_counter()
    answer = client.get(path).raise_for_status()
    return (time.perf_counter() - began) * 1000, answer


def measured(address: str, editions: Path, newer: bytes) -> str:
    """The longest answers before the swap and from then on, and how long the older one answered."""
    before: list[float] = []
    during: dict[str, list[float]] = {"/healthz": [], "/v1/lookup?q=www.nowhere.com": []}
    with httpx.Client(base_url=address, timeout=600) as client:
        began_at, answer = asked(client, "/readyz")
        number, end = answer.json()["edition"], time.monotonic() + AFTER
        while time.monotonic() < end:
            before += [asked(client, path)[0] for path in during]
        point(editions, newer)
        swapped_at, taken_up = time.monotonic(), 0.0
        while not taken_up or time.monotonic() < swapped_at + taken_up + AFTER:
            for path, found in during.items():
                took, answer = asked(client, path)
                found.append(took)
            if not taken_up and answer.json()["edition"] != number:
                taken_up = time.monotonic() - swapped_at
    return (
        f"first answer {began_at:.0f} ms; longest before {max(before):.1f} ms; newer after "
        f"{taken_up:.2f} s; longest meanwhile and {AFTER:.0f} s after: "
        + ", ".join(f"{path} {max(found):.1f} ms" for path, found in during.items())
    )


def main(lenders: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        older, newer = published(folder, lenders)
        point(folder / "editions", older)
        print(measure(folder, newer))


def measure(folder: Path, newer: bytes) -> str:
    """As `measured`, of a server over the folder."""
    setting = {"XIANCHA_DATA_DIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    with served(SERVE, "XIANCHA_PORT", setting) as server:
        return measured(server.address, folder / "editions", newer)


if __name__ == "__main__":
    main(int(sys.argv[1]))
