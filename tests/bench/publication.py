"""Publication and lookup of many invented lenders: time, memory and bytes on disk.

`make bench` measures 1,000 to 100,000; of others: `python tests/bench/publication.py 1000000`.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import invented

from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.lookup import Edition, by_host, by_name
from xiancha.publish import new_edition
from xiancha.store import Store

SIZES = (1_000, 10_000, 100_000)
ASKED = 200
_LANGUAGE = "zh_CN"
_HEADING = (
    f"{'lenders':>10}{'seconds':>9}{'CPU s':>8}{'memory':>9}{'on disk':>10}{'store':>9}"
    f"{'host':>10}{'name':>10}{'near name':>11}{'open':>9}{'reader':>9}"
)


def table(sizes: Iterable[int] = SIZES) -> str:
    """A line of figures for each size; a process of its own publishes, another one reads."""
    lines = [
        "publication of invented lenders, signed, both formats; then questions: p50 of processor "
        f"time, {ASKED} of each kind",
        _HEADING,
    ]
    for lenders in sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = _apart("publish", Path(folder), lenders)
            read = _apart("ask", Path(folder), lenders)
        lines.append(
            f"{lenders:>10,}{made['seconds']:>9.1f}{made['cpu']:>8.1f}{made['memory']:>6,} MB"
            f"{made['disk'] / 1e6:>7,.0f} MB{made['store'] / 1e6:>6,.0f} MB"
            f"{read['host']:>7.3f} ms{read['name']:>7.3f} ms{read['near']:>8.2f} ms"
            f"{read['open']:>7.1f} s{read['memory']:>6,} MB"
        )
    return "\n".join(lines)


def _apart(what: str, folder: Path, lenders: int) -> dict[str, Any]:
    """What a process of its own says in its last line."""
    command = [sys.executable, __file__, what, str(folder), str(lenders)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def publish(folder: Path, lenders: int) -> dict[str, float]:
    """Publish a store that another process filled. Memory in MB, of it and of its children."""
    url = f"sqlite:///{folder / 'store.sqlite'}"
    subprocess.run([sys.executable, __file__, "fill", url, str(lenders)], check=True)
    invented.as_many()
    ring = keyring.new(folder / "keys", datetime.now(UTC))
    store = Store(url)
    began, worked = time.perf_counter(), time.process_time()
    new_edition.publish(store, {"checklists": []}, ring, folder / "editions")
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    store.close()
    return {
        "seconds": seconds,
        "cpu": cpu,
        "memory": _memory(),
        "disk": _bytes(folder / "editions"),
        "store": _bytes(folder, "store.sqlite*"),
    }


def ask(folder: Path, lenders: int) -> dict[str, float]:
    """Open the edition and ask it: by host, by legal name, by a name with a slip."""
    whole = on_disk.newest(folder / "editions")
    began = time.process_time()
    edition = Edition(whole)
    opened = time.process_time() - began
    chance = Random(1)
    names = [_name(edition, chance.randrange(1, lenders + 1)) for _ in range(ASKED)]
    return {
        "open": opened,
        "host": _half(lambda one: by_host.answer(edition, one, _LANGUAGE), _hosts(edition, chance)),
        "name": _half(lambda one: by_name.answer(edition, one, _LANGUAGE), names),
        "near": _half(
            lambda one: by_name.answer(edition, one, _LANGUAGE),
            [_slipped(one, chance) for one in names],
        ),
        "memory": _memory(),
    }


def _name(edition: Edition, answer: int) -> str:
    lender = edition.lender_of(answer, _LANGUAGE)
    assert lender
    return str(lender["name"])


def _hosts(edition: Edition, chance: Random) -> list[str]:
    known = sorted(host for host, *_ in edition.database.known_hosts())
    return chance.sample(known, min(ASKED, len(known)))


def _slipped(name: str, chance: Random) -> str:
    """A name that lacks a letter of its own."""
    own = re.search("[^ ]{2,}", name[1:-4])
    at = chance.randrange(own.start() + 1, own.end() + 1) if own else 1
    return name[:at] + name[at + 1 :]


def _half(answer: Callable[[str], object], questions: list[str]) -> float:
    """Milliseconds within which half of the questions are answered, the first few aside."""
    for one in questions[:5]:
        answer(one)
    taken = []
    for one in questions:
        began = time.process_time()
        answer(one)
        taken.append((time.process_time() - began) * 1000)
    return median(taken)


def _memory() -> int:
    """The most that this process or a child of it held, in MB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) // 1024


def _bytes(folder: Path, pattern: str = "**/*") -> int:
    """The bytes of files, each once under however many names."""
    found = {(one.st_ino, one.st_size) for one in map(Path.stat, folder.glob(pattern))}
    return sum(size for _, size in found)


def main(what: str, *rest: str) -> None:
    if what == "fill":
        invented.fill(rest[0], int(rest[1]))
    elif what in ("publish", "ask"):
        made = {"publish": publish, "ask": ask}[what](Path(rest[0]), int(rest[1]))
        print(json.dumps(made))
    else:
        print(table(map(int, (what, *rest))))


if __name__ == "__main__":
    main(*(sys.argv[1:] or map(str, SIZES)))
