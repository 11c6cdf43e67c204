"""SIGKILL of `xiancha refresh`: each register holds its old or its new rows, never a mixture."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("fetch")))
sys.path.insert(0, str(Path(__file__).with_name("registers")))

import pytest
from authority import Authority
from effort import tries
from loopback import Exchange, Loopback, reply, status
from moneylenders import moneylenders
from nursery import Nursery
from talk import document

from xiancha.model import Row
from xiancha.registers import catalogue
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.registers.sg_mlaw_moneylenders.parse import PAGE
from xiancha.store import Store

ROUNDS, KILLS = tries(1, 20), tries(2, 5)
"""A round begins without a store and ends, after its kills, with a run that is left alone."""
SINGAPORE, LITHUANIA = "sg-mlaw-moneylenders", "lt-illegal-websites"
REGISTERS = (LITHUANIA, SINGAPORE)
PDF = "https://rom.mlaw.gov.sg/files/List.pdf"
Rows = dict[str, Row]
Held = dict[str, str]
"""The version that each register holds."""


def websites(version: str) -> bytes:
    """So many sites that storing them takes its time; no row is the same in another version."""
    lines = [f"http://site-{n}.example;Firm {n};{version}\n" for n in range(2500)]
    return ("Domenas;Bendrovės pavadinimas;Prekės ženklas\n" + "".join(lines)).encode()


class Desk:
    """Two registers on the server, and what a folder of data holds of them.

    A version is the name of all rows that a register can hold together.
    """

    def __init__(self, server: Loopback, started: Store) -> None:
        self._server = server
        self._bodies = {
            SINGAPORE: {version: moneylenders(version, "1 MARCH 2026") for version in "AB"},
            LITHUANIA: {version: websites(version) for version in "AB"},
        }
        self._rows = {
            register: {
                "nothing": {},
                "starter": _standing(started, register),
                **{version: _read(register, body) for version, body in bodies.items()},
            }
            for register, bodies in self._bodies.items()
        }
        server.on(PAGE, reply(b'<a href="/files/List.pdf">List of moneylenders</a>'))

    def publish(self, held: Held) -> Held:
        """Put up the version of each register that is not held; which it is."""
        found = {register: "B" if version == "A" else "A" for register, version in held.items()}
        self._put_up(PDF, self._bodies[SINGAPORE][found[SINGAPORE]])
        self._put_up(URL, self._bodies[LITHUANIA][found[LITHUANIA]])
        return found

    def held(self, data_dir: Path) -> Held:
        """The version that each register holds exactly; the store must be whole and free."""
        file = data_dir / "store.sqlite"
        data_dir.mkdir(exist_ok=True)
        store = Store(f"sqlite:///{file}")
        with store.writing(), closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = {register: _standing(store, register) for register in REGISTERS}
        store.close()
        return {register: self._version(register, rows) for register, rows in found.items()}

    def _version(self, register: str, rows: Rows) -> str:
        known = self._rows[register].items()
        return next((version for version, whole in known if whole == rows), "a mixture")

    def _put_up(self, url: str, body: bytes) -> None:
        """Answer with this body, or say to who holds it already that it has not changed."""
        tag = f'"{hashlib.sha256(body).hexdigest()}"'

        def behave(exchange: Exchange) -> None:
            is_known = self._server.asked(url)[-1].headers.get("if-none-match") == tag
            answer = status(304) if is_known else reply(body, headers={"ETag": tag})
            answer(exchange)

        self._server.on(url, behave)


def _read(register: str, body: bytes) -> Rows:
    reading = catalogue.register(register).read(document(body, as_of=date(2026, 3, 1)))
    return {row.key: row for row in reading.rows}


def _standing(store: Store, register: str) -> Rows:
    return next((store.rows(held) for held in store.newest_documents(register)), {})


def _damaged(data_dir: Path) -> list[str]:
    """The documents in the archive that are not what their names say."""
    return [
        file.name
        for file in (data_dir / "documents").glob("[0-9a-f]" * 64)
        if hashlib.sha256(file.read_bytes()).hexdigest() != file.name
    ]


@pytest.mark.slow
@pytest.mark.soak
def test_a_killed_refresh_leaves_the_old_rows_or_the_new(started: Store, tmp_path: Path) -> None:
    authority, moment, runs = Authority(tmp_path), random.Random(3), 0
    refresh = ("refresh", *REGISTERS)
    with (
        Loopback(authority.issue, tmp_path, most_requests=10_000) as server,
        Nursery(server.port, authority.file) as nursery,
    ):
        desk = Desk(server, started)
        desk.publish(dict.fromkeys(REGISTERS, "nothing"))
        length = min(nursery.run(tmp_path, *refresh).seconds for _ in range(tries(1, 2)))
        for data_dir in (tmp_path / f"round {number}" for number in range(ROUNDS)):
            after, killed = desk.held(data_dir), 0
            while killed < KILLS:
                before, new = after, desk.publish(after)
                end = nursery.run(data_dir, *refresh, kill_after=moment.uniform(0, 1.1 * length))
                after = desk.held(data_dir)
                for register in REGISTERS:
                    assert after[register] in _possible(before[register], new[register])
                assert end.killed or (end.exit_code, after) == (0, new)
                assert not _damaged(data_dir)
                killed, runs = killed + end.killed, runs + 1
                assert runs < 3 * ROUNDS * KILLS, "most runs end before they can be killed"
            end = nursery.run(data_dir, *refresh)
            assert (end.exit_code, desk.held(data_dir)) == (0, new)
            length = min(length, end.seconds)


def _possible(before: str, new: str) -> tuple[str, ...]:
    return (before, "starter", new) if before == "nothing" else (before, new)
