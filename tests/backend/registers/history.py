"""Many lists of one register against each other: rows, and firms that came, left or were renamed.

    python tests/backend/registers/history.py tests/documents/sg_mlaw_moneylenders/history

Reads every PDF of a folder as Singapore's list, in the sandbox and within its limits. Where nobody
wrote a list down by hand, its neighbours tell whether it was read rightly: hardly any firm comes or
goes in a few months, and the same firm keeps its phone.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[3] / "backend")]

from talk import document  # noqa: E402

from xiancha.model import ChannelType, Reading, Row  # noqa: E402
from xiancha.registers import catalogue  # noqa: E402
from xiancha.registers.parsing.refusals import Refused  # noqa: E402
from xiancha.sandbox import Sandbox  # noqa: E402

REGISTER = catalogue.register("sg-mlaw-moneylenders")


class Change(NamedTuple):
    """What differs between two lists, by the names of firms; the rest counts firms of both."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    both: int
    phones: int
    hosts: int
    addresses: int
    licences: int


def change(old: Reading, new: Reading) -> Change:
    """From one list to the next. Who leaves as another comes with the same phone was renamed."""
    before, after = ({row.key: row for row in one.rows} for one in (old, new))
    gone = {key: before[key] for key in before.keys() - after.keys()}
    come = {key: after[key] for key in after.keys() - before.keys()}
    renamed = {
        left: joined
        for left, one in gone.items()
        for joined, other in come.items()
        if _values(one, ChannelType.phone) & _values(other, ChannelType.phone)
    }
    both = [(before[key], after[key]) for key in before.keys() & after.keys()]
    return Change(
        tuple(sorted(row.name for key, row in come.items() if key not in renamed.values())),
        tuple(sorted(row.name for key, row in gone.items() if key not in renamed)),
        tuple(sorted((before[left].name, after[joined].name) for left, joined in renamed.items())),
        len(both),
        sum(_values(a, ChannelType.phone) != _values(b, ChannelType.phone) for a, b in both),
        sum(_values(a, ChannelType.host) != _values(b, ChannelType.host) for a, b in both),
        sum(a.fields != b.fields for a, b in both),
        sum(a.licence != b.licence for a, b in both),
    )


def _values(row: Row, kind: ChannelType) -> set[str]:
    return {channel.value for channel in row.channels if channel.type is kind}


def readings(files: list[Path]) -> Iterator[tuple[str, Reading | Refused]]:
    """Each file's name, and what it says or why it was refused."""
    with closing(Sandbox()) as sandbox:
        for file in files:
            try:
                yield file.stem, sandbox.read(REGISTER, document(file.read_bytes()))[1]
            except Refused as refused:
                yield file.stem, refused


def _seconds() -> float:
    """The processor's seconds of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _main(folder: Path) -> int:
    last, problems = None, 0
    print(
        "| List | Date | Rows | Added | Removed | Renamed | Phones | Hosts | Addresses | Licences |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    files = sorted(folder.glob("*.pdf"))
    for name, reading in readings(files):
        if isinstance(reading, Refused):
            problems += 1
            print(f"| {name} | refused: {reading} |")
            continue
        differs: tuple[object, ...] = ("",) * 7
        if last:
            found = change(last, reading)
            parts = (found.added, found.removed, [f"{a} → {b}" for a, b in found.renamed])
            listed = ["; ".join(part) for part in parts]
            differs = (*listed, found.phones, found.hosts, found.addresses, found.licences)
        cells = (name, reading.as_of, len(reading.rows), *differs)
        print("| " + " | ".join(map(str, cells)) + " |")
        print("".join(f"{note}\n" for note in reading.notes), end="", file=sys.stderr)
        last = reading
    print(f"{len(files)} lists, {problems} refused, {_seconds():.0f} s of processor time")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1])))
