"""Files that were damaged at random, from a seed: the same seed makes the same files."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence

_NUMBERS = (0, 1, 2, 7, 8, 0x10, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF)
_NUMBERS += (0x80000000, 0xFFFFFFF0, 0xFFFFFFFF)
_MOST_CHANGES = 4


def mutants(wholes: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Without end: one of the files, with a few bytes, numbers or pieces changed."""
    chance = random.Random(seed)
    while True:
        data = bytearray(chance.choice(wholes))
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            _change(data, chance)
        yield bytes(data)


def _change(data: bytearray, chance: random.Random) -> None:
    if not data:
        return
    at = chance.randrange(len(data))
    length = chance.choice((1, 2, 4, 16, 64, 500))
    match chance.randrange(7):
        case 0 | 1:
            data[at] ^= 1 << chance.randrange(8)
        case 2 | 3:
            number = chance.choice(_NUMBERS)
            data[at : at + 4] = struct.pack("<I", number)
        case 4:
            data[at : at + 2] = struct.pack("<H", chance.choice(_NUMBERS) & 0xFFFF)
        case 5:
            del data[at : at + length]
        case 6:
            start = chance.randrange(len(data))
            data[at:at] = data[start : start + length]
