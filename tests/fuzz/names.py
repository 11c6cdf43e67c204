"""Names and licence numbers that an edition holds, and what people or rogues make of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from typing import Any

from xiancha import normalise
from xiancha.edition import on_disk

WORDS = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
SPACES = [chr(int(code, 16)) for code in WORDS["spaces"]]

Mutation = Callable[[Random, str, list[str]], str]


def names(random: Random, folder: Path) -> Iterator[str]:
    """Held names, each changed up to four times."""
    rows = [lender for file in countries(folder) for lender in file["lenders"]]
    held = [text or name for _, name, *_, own in rows for _, _, text, *_ in own]
    held += [normalise.known_company(text) for text in held]
    return _mutated(random, held)


def licences(random: Random, folder: Path) -> Iterator[str]:
    """Held licence numbers, as registers print them, each changed up to four times."""
    held = [lender[3] for file in countries(folder) for lender in file["lenders"]]
    return _mutated(random, [one for one in held if one])


def _mutated(random: Random, held: list[str]) -> Iterator[str]:
    while True:
        text = random.choice(held)
        for _ in range(random.randrange(5)):
            text = random.choice(MUTATIONS)(random, text, held)
        yield text


def countries(folder: Path) -> list[dict[str, Any]]:
    """The files of an edition that hold lenders: one a country."""
    whole = on_disk.newest(folder)
    return [whole.content(name) for name in whole.files if fnmatch(name, "zh-CN/*/lenders.json")]


def _labelled(random: Random, text: str, held: list[str]) -> str:
    label = random.choice(WORDS["labels"]) if random.random() < 0.8 else random.choice(held)
    return label + random.choice(WORDS["colons"]) + text


def _bracketed(random: Random, text: str, held: list[str]) -> str:
    inside = random.choice(WORDS["brackets"]) if random.random() < 0.8 else random.choice(held)
    before, after = random.choice(WORDS["pairs"])
    bracket = random.choice(("", " ")) + before + inside + after
    return text + bracket if random.random() < 0.8 else bracket + text


def _branch(random: Random, text: str, held: list[str]) -> str:
    del held
    return text + random.choice(WORDS["branches"])


def _joined(random: Random, text: str, held: list[str]) -> str:
    other = random.choice(WORDS["words"]) if random.random() < 0.7 else random.choice(held)
    return text + other if random.random() < 0.5 else other + text


def _spaced(random: Random, text: str, held: list[str]) -> str:
    del held
    return _inserted(random, text, random.choice(SPACES) * random.choice((1, 1, 2)))


def _odd(random: Random, text: str, held: list[str]) -> str:
    del held
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(WORDS["odd"]) + text[at + random.randrange(2) :]


def _cut(random: Random, text: str, held: list[str]) -> str:
    del held
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return (text[start:] if random.random() < 0.5 else text[:end]) or text


def _swapped(random: Random, text: str, held: list[str]) -> str:
    del held
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _cased(random: Random, text: str, held: list[str]) -> str:
    del held
    return random.choice((text.upper(), text.lower(), text.title(), text.swapcase()))


def _wide(random: Random, text: str, held: list[str]) -> str:
    del random, held
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _inserted(random: Random, text: str, what: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + what + text[at:]


MUTATIONS: tuple[Mutation, ...] = (
    _labelled,
    _bracketed,
    _branch,
    _joined,
    _spaced,
    _odd,
    _cut,
    _swapped,
    _cased,
    _wide,
)
