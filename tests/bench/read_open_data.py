"""In an environment of its own: what FollowTheMoney, frictionless and feedparser say of our files.

`open_data.py` writes the folder that is given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import feedparser
import frictionless
from followthemoney import model


def entities(file: Path) -> int:
    """How many entities FollowTheMoney takes, each with all of its values."""
    lines = file.read_text("utf-8").splitlines()
    for line in lines:
        given = json.loads(line)
        model.get(given["schema"]).validate(given)
        read = model.get_proxy(given, cleaned=False)
        for name, values in given["properties"].items():
            _must_be(len(read.get(name)) == len(values), f"{given['id']} loses a {name}")
    return len(lines)


def package(folder: Path) -> int:
    """How many files of the Data Package are valid."""
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    wrong = report.flatten(["name", "type", "message"])
    _must_be(report.valid, f"not valid: {wrong[:5]}")
    return len(report.tasks)


def feed(file: Path) -> int:
    """How many entries feedparser reads, each with all that Atom demands."""
    read = feedparser.parse(file.read_bytes())
    _must_be(not read.bozo and read.version == "atom10", f"no Atom: {read.get('bozo_exception')}")
    ids = {entry.id for entry in read.entries if entry.title and entry.updated_parsed}
    _must_be(0 < len(ids) == len(read.entries), "an entry lacks an id, a title or a date")
    return len(ids)


def _must_be(is_so: bool, why: str) -> None:
    if not is_so:
        raise SystemExit(why)


def main(place: Path) -> Iterable[str]:
    """A line for each library."""
    yield f"FollowTheMoney takes {entities(place / 'data' / 'entities.ftm.json'):,} entities"
    yield f"frictionless calls {package(place / 'data')} files valid"
    yield f"feedparser reads {feed(place / 'changes.atom')} entries"


if __name__ == "__main__":
    print(*main(Path(sys.argv[1])), sep="\n")
