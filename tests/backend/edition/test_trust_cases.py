"""Whom a reader believes: tests/cases/trust.json, which the extension runs too."""

from __future__ import annotations

import base64
import gzip
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from xiancha.edition import keys_list
from xiancha.edition.decompress import unpacked, unpacking
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import Manifest, read_index
from xiancha.edition.time_format import instant
from xiancha.edition.update import Update, fetched, update
from xiancha.edition.verify import Held

sys.path.insert(0, str(Path(__file__).parents[2]))
from cases import make_trust

CASES = json.loads(make_trust.FILE.read_text("utf-8"))


class Server:
    """What a case offers, and the files that a reader kept of it."""

    def __init__(self, offered: dict[str, Any]) -> None:
        self._bodies = {path: _bytes(body) for path, body in offered.items()}
        self.kept: dict[str, bytes] = {}

    def get(self, path: str, limit: int) -> bytes | None:
        body = self._bodies.get(path)
        return None if body is None else body[: limit + 1]

    def take(self, manifest: Manifest) -> None:
        for name, ref in manifest.files.items():
            if name.endswith("/"):
                index = fetched(self.get, name, ref)
                for one, part in read_index(index).items():
                    self.kept[name + one] = fetched(self.get, name + one, part)
            elif name != "lookup.sqlite":
                self.kept[name] = fetched(self.get, name, ref)


def _bytes(body: str | dict[str, str]) -> bytes:
    return body.encode() if isinstance(body, str) else base64.b64decode(body["base64"])


def reader(case: dict[str, Any]) -> Held:
    """What the reader of a case holds. Raises Refused where it trusts nothing that is offered."""
    trust, held = case["trust"], case["held"]
    if "fingerprint" in trust:
        keys = keys_list.trusted(trust["fingerprint"], _bytes(case["files"]["v2/keys.json"]))
    else:
        chain = [Envelope.read(json.dumps(one)) for one in trust["keys"]]
        keys = keys_list.newest(chain)
    return Held.read(json.dumps(held | {"keys": json.loads(keys.text())}))


def after(case: dict[str, Any]) -> Update | Refused:
    server = Server(case["files"])
    now = datetime.fromisoformat(case["now"])
    mirrored = [_bytes(one) for one in case["mirrored"]]
    try:
        return update(reader(case), server.get, server.take, now, mirrored)
    except Refused as refused:
        return refused


def told(case: dict[str, Any]) -> dict[str, Any]:
    """What came of a case, as its `result` says it."""
    made = after(case)
    if isinstance(made, Refused):
        nothing = dict.fromkeys(("taken", "keys", "retractions", "timestamp"))
        return nothing | {"refused": made.code, "frozen": False, "quiet": False}
    held = made.held
    return {
        "taken": made.manifest.edition if made.manifest else None,
        "refused": made.refused,
        "frozen": made.frozen_since is not None,
        "keys": held.keys.version,
        "retractions": held.retractions,
        "timestamp": instant(held.timestamp.issued_at) if held.timestamp else None,
        "quiet": held.is_quiet,
    }


def test_a_reader_believes_what_it_should() -> None:
    assert len(CASES) > 100
    for case in CASES:
        assert told(case) == case["result"], case["name"]


def test_an_edition_is_taken_with_all_its_files() -> None:
    case = next(one for one in CASES if one["name"] == "the next edition")
    server = Server(case["files"])
    update(reader(case), server.get, server.take, datetime.fromisoformat(case["now"]))
    assert server.kept.keys() == {"zh-CN/coverage.json", "zh-CN/help.json"}
    assert json.loads(server.kept["zh-CN/coverage.json"])["of"] == case["result"]["taken"]


def test_the_cases_are_what_their_program_makes() -> None:
    assert make_trust.FILE.read_text("utf-8") == make_trust.made()


def test_a_file_is_decompressed_no_further_than_it_says() -> None:
    """A megabyte of blanks is a kilobyte of gzip; it is refused for its length, unread."""
    bomb = gzip.compress(b" " * 2**20)
    assert len(unpacked(bomb, 100)) == 101
    assert unpacked(bomb, 2**20) == b" " * 2**20


@pytest.mark.parametrize("step", [1, 7, 2**20])
def test_a_file_is_decompressed_alike_in_whichever_pieces_it_comes(step: int) -> None:
    plain = bytes(range(256)) * 5000
    packed = gzip.compress(plain, mtime=0)

    def came(body: bytes, size: int = len(plain)) -> bytes:
        pieces = (body[at : at + step] for at in range(0, len(body), step))
        return b"".join(unpacking(pieces, size))

    assert came(packed) == plain
    assert came(packed, 1000) == plain[:1001]
    for damaged in (packed[:-1], packed[:-9], packed + b"x", packed + packed, packed[:30] * 2):
        with pytest.raises(Refused) as refused:
            came(damaged)
        assert refused.value.code == "tampered"
