"""`CN/products.json` as browsers fetch it: what stands in it again and again stands once, and what
follows from the rest is left out (docs/editions.md). Pure.

The extension reads it in `extension/core/edition/client-products.js`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from xiancha.merge.lender import Entry
from xiancha.normalise.places import places
from xiancha.publish.pinyin import HAN, LEAST_SPELT, spelt

_SOURCED = ("products", "phones", "offices", "signers", "collectors")
"""The parts that name sources and lenders."""
_TRADE = re.compile("(?:消费金融|消金|银行|金融)$")
_NONE = ord("#")
"""A number is written as the character so many behind this one."""

Spoken = tuple[str, str]
"""What people may write as it sounds, and whom they mean."""


def products(held: Mapping[str, Any], lenders: Iterable[Spoken]) -> dict[str, Any]:
    """A country's products as browsers fetch them; `held` is what servers read.

    `lenders` is what `of_lenders` gives. `spelt` says that what is spelt as it sounds is left out
    of `asks`: it has the texts that are read otherwise than their characters, with their letters.
    """
    sources, firms = _Once(), _Once()
    parts = {name: _with_places(held[name], sources, firms) for name in _SOURCED if name in held}
    made = {**held, **parts, "sources": sources.all, "firms": firms.all}
    spoken = [*of_products(held), *lenders]
    return made | _unspelt(held, spoken) | {"sounds": _packed(held["sounds"])}


def of_products(held: Mapping[str, Any]) -> Iterator[Spoken]:
    """Products by each of their names."""
    for normal, place in held["names"].items():
        yield normal, held["products"][place]["name"]


def of_lenders(entries: Iterable[Entry]) -> Iterator[Spoken]:
    """Listed lenders by the short forms of their names, with and without their trade."""
    for entry in entries:
        for name in entry.names if entry.listings else ():
            if name.kind == "short":
                yield from spoken_of(name.normal, entry.name)


def spoken_of(short: str, name: str) -> Iterator[Spoken]:
    """A lender by the short form of its name, with and without its trade."""
    yield short, name
    if (own := _TRADE.sub("", short)) not in places():
        yield own, name


class _Once:
    """Each value in the order in which it came first."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def all(self) -> list[Any]:
        return [json.loads(one) for one in self._places]

    def place(self, value: Any) -> int | None:
        """Where it stands; None stays."""
        text = json.dumps(value, ensure_ascii=False)
        return None if value is None else self._places.setdefault(text, len(self._places))


def _with_places(value: Any, sources: _Once, firms: _Once) -> Any:
    if isinstance(value, list):
        return [_with_places(one, sources, firms) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _with_places(one, sources, firms) for key, one in value.items()}
    if "source" in value:
        made["source"] = sources.place(value["source"])
    if "sources" in value:
        made["sources"] = [sources.place(one) for one in value["sources"]]
    if "lender" in value:
        made["lender"] = firms.place(value["lender"])
    return made


def _unspelt(held: Mapping[str, Any], spoken: list[Spoken]) -> dict[str, Any]:
    """`asks` without what follows, and the texts that are read otherwise; nothing where a reader
    would not come to the same.
    """
    asks, sounds = held["asks"], sounds_of(held)
    otherwise = {
        text: sound
        for text in dict(spoken)
        if (sound := long_enough(spelt(text))) != by_characters(text, sounds)
    }
    follows = respelt({}, spoken, otherwise, sounds)
    told = {key: _ahead(asks[key], follows.get(key, [])) for key in asks}
    made = {key: ahead for key, ahead in told.items() if ahead}
    is_same = [*respelt(made, spoken, otherwise, sounds).items()] == [*asks.items()]
    return {"asks": made, "spelt": otherwise} if is_same else {}


def respelt(
    asks: Mapping[str, list[str]],
    spoken: Iterable[Spoken],
    otherwise: Mapping[str, str],
    sounds: Mapping[str, str],
) -> dict[str, list[str]]:
    """`asks` with what is spelt as it sounds, as readers come to it."""
    found = defaultdict(list, {key: [*targets] for key, targets in asks.items()})
    for text, target in spoken:
        letters = otherwise.get(text, by_characters(text, sounds))
        if letters and target not in found[letters]:
            found[letters].append(target)
    return dict(found)


def sounds_of(held: Mapping[str, Any]) -> dict[str, str]:
    """How each character is read alone."""
    return {char: sound for sound, chars in held["sounds"].items() for char in chars}


def by_characters(text: str, sounds: Mapping[str, str]) -> str:
    """A text by the sounds of its characters; "" where it has no Chinese, or asks nothing back."""
    letters = "".join(sounds.get(char, char) for char in text)
    return long_enough(letters if HAN.search(text) else "")


def long_enough(letters: str) -> str:
    """Letters that ask back; "" where they are too few."""
    return letters if len(letters) >= LEAST_SPELT else ""


def _ahead(targets: list[str], follow: list[str]) -> list[str]:
    """The fewest of the targets ahead of those that follow; all where others follow as well."""
    heads = (targets[:n] for n in range(len(targets)))
    return next((head for head in heads if [*dict.fromkeys([*head, *follow])] == targets), targets)


def _packed(sounds: Mapping[str, str]) -> dict[str, str]:
    """Characters by their code, each as its step from the one before, and which sound each has."""
    names = sorted(sounds)
    of = sorted((char, place) for place, name in enumerate(names) for char in sounds[name])
    return {
        "names": " ".join(names),
        "steps": _numbers(b - a for a, b in pairwise([0, *(ord(char) for char, _ in of)])),
        "which": _numbers(place for _, place in of),
    }


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(chr(_NONE + one) for one in numbers)
