"""Damaged documents, and what becomes of them: rows or a refusal in words, never a fault.

    python tests/backend/sandbox/fuzz.py 15000

Good documents of every register are damaged at random, the same way for the same number: bytes
are changed, lost, doubled or exchanged for what parsers trip over; of office files also the
parts within. `XIANCHA_REAL_DOCUMENTS` adds the good documents of a folder (see `real_documents`).
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

_TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(_TESTS), str(_TESTS / "registers"), str(_TESTS.parents[1] / "backend")]

import real_documents  # noqa: E402
from faults import abroad, asia, cn, indonesia, own  # noqa: E402
from small_loans import FIRMS, HEADER, KINDS, MAPPING, TITLE  # noqa: E402
from talk import document  # noqa: E402

from xiancha.model import Document  # noqa: E402
from xiancha.registers import catalogue  # noqa: E402
from xiancha.registers.parsing.refusals import Refused  # noqa: E402
from xiancha.sandbox import Fault, Sandbox  # noqa: E402

_ODD = (
    b"\0", b"\xff\xff\xff\xff", b"PK\x05\x06", b"PK\x03\x04", b"<", b"]]>", b"<!--", b"&#0;",
    b"\xed\xa0\x80", b'"', b"-1", b"99999999999999999999", b"e", b"endstream", b"/Length 9999999",
    b"1e999", b"\\ud800", b"\x00\x00\x00\x80", b"\xf0\x9f\x98\x80", b"xml:space", b"\r",
)  # fmt: skip


class Seed(NamedTuple):
    """A good document of a register, by a name."""

    name: str
    register: str
    document: Document


class Outcome(NamedTuple):
    """What became of a damaged document: "rows", "refused", "fault" or "stopped"; and the words."""

    what: str
    words: str


_REAL = {
    "sg_mlaw_moneylenders/list_2026-02-01.pdf": ("sg-mlaw-moneylenders", None),
    "lt_illegal_websites/*.csv": ("lt-illegal-websites", date(2026, 9, 1)),
    "id_satgas_illegal/*.json": ("id-satgas-illegal", date(2026, 7, 1)),
    "in_rbi_dla/dla*.csv": ("in-rbi-dla", date(2026, 7, 1)),
}
"""Real documents: each with its register, and its date where it prints none."""


def seeds() -> list[Seed]:
    """The good documents of the tests, made and real."""
    shapes = (*cn.SHAPES, *asia.SHAPES, *indonesia.SHAPES, *abroad.SHAPES, *own.SHAPES)
    found = [Seed(str(shape), shape.register, shape.good()) for shape in shapes]
    for kind, make in KINDS.items():
        given = document(make([HEADER, *FIRMS], [TITLE]), mapping=MAPPING, via="by hand")
        found.append(Seed(f"small-loans.{kind}", "cn-small-loans", given))
    return [*found, *_real()]


def _real() -> Iterator[Seed]:
    for pattern, (register, as_of) in _REAL.items():
        for name, file in real_documents.files(pattern).items():
            yield Seed(name, register, document(file.read_bytes(), as_of=as_of))


def damaged(seed: Seed, number: int) -> Document:
    """The document with the damage of this number."""
    chance = random.Random(f"{seed.name} {number}")
    body = seed.document.body
    if body.startswith(b"PK") and chance.random() < 0.5:
        body = _within(body, chance)
    else:
        body = _spoilt(body, chance)
    return seed.document.model_copy(update={"body": body})


def _within(body: bytes, chance: random.Random) -> bytes:
    """An office file of which one part is damaged and packed again."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        hit = chance.choice([name for name in names if "sheet" in name or "document.xml" in name])
        for name in names:
            part = old.read(name)
            new.writestr(name, _spoilt(part, chance) if name == hit else part)
    return file.getvalue()


def _spoilt(body: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(body)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        place, length = chance.randrange(len(spoilt) + 1), chance.choice((1, 4, 30, 500))
        match chance.randrange(6):
            case 0:
                spoilt[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del spoilt[place : place + length]
            case 2:
                spoilt[place:place] = spoilt[place : place + length]
            case 3:
                spoilt[place : place + 4] = chance.choice(_ODD)
            case 4:
                spoilt[place:place] = chance.choice(_ODD)
            case 5:
                other = chance.randrange(len(spoilt) + 1)
                spoilt[place : place + length] = spoilt[other : other + length]
    return bytes(spoilt)


def outcome(sandbox: Sandbox, register: str, given: Document) -> Outcome:
    """What becomes of a document."""
    try:
        sandbox.read(catalogue.register(register), given)
    except Fault as fault:
        return Outcome("fault", str(fault))
    except Refused as problem:
        stopped = "process that read it" in str(problem) or "to be read" in str(problem)
        late = "was not read within" in str(problem)
        return Outcome("stopped" if stopped or late else "refused", str(problem))
    return Outcome("rows", "")


def main(count: str) -> None:
    """Damage so many documents, and print what became of them."""
    sandbox = Sandbox()
    known = seeds()
    table: dict[str, Counter[str]] = {seed.name: Counter() for seed in known}
    for number in range(int(count)):
        seed = known[number % len(known)]
        what, words = outcome(sandbox, seed.register, damaged(seed, number))
        table[seed.name][what] += 1
        if what in ("fault", "stopped"):
            print(f"{seed.name} {number}: {what}: {words}")
    sandbox.close()
    print("| document | rows | refused | stopped by a limit | faults |\n|---|---:|---:|---:|---:|")
    for name, found in table.items():
        cells = [found[what] for what in ("rows", "refused", "stopped", "fault")]
        print(f"| {name} | {' | '.join(map(str, cells))} |")
    print(sum((found for found in table.values()), Counter()))


if __name__ == "__main__":
    main(*sys.argv[1:])
