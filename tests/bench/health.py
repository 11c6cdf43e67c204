"""How long /healthz waits while the 100 worst questions are asked: `python tests/bench/health.py`.

The real server in a process of its own, on loopback. The questions are those that take the most
processor time of 500 hostile ones of each kind; they are posted as one batch, again and again,
over one connection and over several.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import edition
import hostile
import httpx
import worst
from servers import served

from xiancha.lookup import KINDS
from xiancha.web.app import create_app

COUNT = 500
SECONDS = 10.0
SERVE = [sys.executable, "-c", "from xiancha.cli import main; main()", "serve"]


async def hardest(editions: Path) -> list[dict[str, str]]:
    """The 100 questions that take longest."""
    app = create_app(editions)
    asked = [
        await worst.timed(app, "GET", kind, shape, text)
        for kind in KINDS
        for shape, text in hostile.questions(COUNT, seed=len(kind))
    ]
    return [{one.kind: one.text} for one in sorted(asked, reverse=True)[:100]]


def post(address: str, batch: bytes) -> None:
    """Ask the batch again and again until this process is ended."""
    with httpx.Client(timeout=60) as client:
        while True:
            client.post(f"{address}/v1/lookup", content=batch).raise_for_status()


@contextmanager
def asking(address: str, batch: bytes, connections: int) -> Iterator[None]:
    """That many clients that ask the batch, each in a process of its own."""
    start = get_context("fork").Process
    clients = [start(target=post, args=(address, batch), daemon=True) for _ in range(connections)]
    for client in clients:
        client.start()
    try:
        yield
    finally:
        for client in clients:
            client.terminate()
            client.join()


def waits(address: str) -> list[float]:
    """Milliseconds of each answer of /healthz, asked every 10 ms."""
    found, end = [], time.monotonic() + SECONDS
    with httpx.Client(timeout=60) as client:
        while time.monotonic() < end:
            began = time.perf_counter()
            client.get(f"{address}/healthz").raise_for_status()
            found.append((time.perf_counter() - began) * 1000)
            time.sleep(0.01)
    return sorted(found)


async def occupied(editions: Path, batch: bytes, batches: int) -> list[float]:
    """Milliseconds of processor time that pass between a request's arrival and its answer.

    Other programs add nothing to it. The loop goes round three times for a request: it reads,
    starts a task, runs it.
    """
    app, found = create_app(editions), []

    async def again() -> None:
        while True:
            await worst.send(app, "POST", body=batch)

    asking = [asyncio.create_task(again()) for _ in range(batches)]
    while len(found) < 1_000:
        began = time.process_time()
        for _ in range(3):
            await asyncio.sleep(0)
        found.append((time.process_time() - began) * 1000)
    for one in asking:
        one.cancel()
    return sorted(found)


def main() -> None:
    """The table over the starter edition."""
    with tempfile.TemporaryDirectory() as folder:
        editions = edition.starter(Path(folder) / "data")
        batch = json.dumps({"questions": asyncio.run(hardest(editions))}).encode()
        setting = {
            "XIANCHA_DATA_DIR": str(editions.parent),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        print(f"/healthz every 10 ms for {SECONDS:.0f} s; milliseconds")
        print("in brackets: of processor time alone, of 1,000 in one process")
        print(f"{'batches at once':<17}{'asked':>7}{'median':>9}{'p99':>17}{'longest':>17}")
        with served(SERVE, "XIANCHA_PORT", setting) as server:
            for connections in (0, 1, 4, 16):
                with asking(server.address, batch, connections):
                    took = waits(server.address)
                own = asyncio.run(occupied(editions, batch, connections))
                late, own_late = (one[len(one) * 99 // 100] for one in (took, own))
                print(
                    f"{connections:<17}{len(took):>7}{took[len(took) // 2]:>9.1f}"
                    f"{late:>9.1f} ({own_late:>5.1f}){took[-1]:>9.1f} ({own[-1]:>5.1f})",
                    flush=True,
                )


if __name__ == "__main__":
    main()
