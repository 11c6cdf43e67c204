"""Addresses, phones and links to apps of an edition, and what people or rogues make of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.fuzz.names import SPACES, countries

PARTS = json.loads(Path(__file__).with_name("parts.json").read_text("utf-8"))
Mutation = Callable[[Random, str], str]


def hosts(random: Random, folder: Path) -> Iterator[str]:
    """Held hosts and strange ones with all that may stand around them, or inside."""
    held = [row[0] for file in countries(folder) for row in file["hosts"]]
    while True:
        text = random.choice(held if random.random() < 0.8 else PARTS["strange"])
        for _ in range(random.randrange(1, 5)):
            text = random.choice(HOST_MUTATIONS)(random, text)
        yield text


def phones(random: Random, folder: Path) -> Iterator[str]:
    """Held and invented numbers, written in many ways."""
    others = [row for file in countries(folder) for row in file["others"]]
    held = [row[1] for row in others if row[0] == "phone"] + PARTS["phones"]
    while True:
        text = random.choice(held)
        if random.random() < 0.3:
            text = "".join(random.choice("0123456789") for _ in range(random.randrange(4, 14)))
        for _ in range(random.randrange(4)):
            text = random.choice((_spelt, _spaced, _around_phone, _doubled))(random, text)
        yield text


def apps(random: Random, folder: Path) -> Iterator[str]:
    """Links to held apps, with other pages, parameters and ids in them."""
    others = [row for file in countries(folder) for row in file["others"]]
    held = [row[1] for row in others if row[0] == "app"] + PARTS["apps"]
    while True:
        link = random.choice(PARTS["links"]).replace("@", random.choice(held))
        for _ in range(random.randrange(3)):
            link = random.choice((_with_parameter, _with_step, _spelt, _around))(random, link)
        yield link.replace("@", random.choice(held))


def _spelt(random: Random, text: str) -> str:
    """One character in another spelling."""
    at = random.randrange(len(text) + 1)
    char = text[at : at + 1]
    return text[:at] + random.choice(PARTS["alike"].get(char.lower(), [char, ""])) + text[at + 1 :]


def _spaced(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(SPACES) + text[at:]


def _inside(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(PARTS["marks"]) + text[at:]


def _around(random: Random, text: str) -> str:
    """A word, a mark or another address before or behind."""
    other = random.choice(PARTS[random.choice(("words", "marks", "strange", "around"))])
    return other + text if random.random() < 0.5 else text + other


def _joined(random: Random, text: str) -> str:
    """Another address, joined by what parts the pieces of one."""
    other = random.choice(PARTS["strange"])
    mark = random.choice(PARTS["joints"])
    return other + mark + text if random.random() < 0.5 else text + mark + other


def _as_address(random: Random, text: str) -> str:
    return random.choice(PARTS["schemes"]) + text + random.choice(PARTS["paths"])


def _wide(random: Random, text: str) -> str:
    del random
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _around_phone(random: Random, text: str) -> str:
    before, after = random.choice(PARTS["around phones"])
    return before + text + after


def _doubled(random: Random, text: str) -> str:
    return text + random.choice("、,;/ \n或-") + random.choice(PARTS["phones"])


def _with_parameter(random: Random, link: str) -> str:
    mark = "&" if "?" in link else "?"
    return link + mark + random.choice(PARTS["parameters"])


def _with_step(random: Random, link: str) -> str:
    at = link.rfind("/")
    return link[:at] + random.choice(PARTS["steps"]) + link[at:]


HOST_MUTATIONS: tuple[Mutation, ...] = (
    _spelt,
    _spaced,
    _inside,
    _around,
    _around,
    _joined,
    _joined,
    _as_address,
    _wide,
)
