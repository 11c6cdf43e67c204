"""A document is refused where it is not as its register usually is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from xiancha.model import Reading
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store


def guard(register: Register, part: str, reading: Reading, store: Store) -> list[str]:
    """Refuse a document with twins, with too few rows, one that shrank, or one from the future.

    More rows than expected are taken with a note: lists grow. Raises Refused.
    """
    _refuse_twins(reading)
    count = len(reading.rows)
    if count < register.min_rows:
        raise Refused(
            f"{count} rows, expected at least {register.min_rows}. Nothing was "
            "changed; open the document and see whether it is the whole list. If the register "
            "really became so short, change min_rows in its register.toml."
        )
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    late = [reading.as_of.isoformat(), *(row.seen_on for row in reading.rows)]
    if max(late) > tomorrow.isoformat():
        raise Refused(
            f"The document speaks of {max(late)}, in the future. Nothing was "
            "changed; check its dates and this computer's clock."
        )
    _guard_shrink(register, part, reading, store)
    if count > register.max_rows:
        return [
            f"{count} rows, more than the {register.max_rows} expected. They were "
            "taken; see whether the list is right, then raise max_rows in its register.toml."
        ]
    return []


def _refuse_twins(reading: Reading) -> None:
    """No two rows of a document may have one key: one of them would be lost."""
    count = Counter(row.key for row in reading.rows)
    twice = [key for key, times in count.items() if times > 1]
    if twice:
        raise Refused(
            f"{twice[0]} stands in the document more than once. Nothing was "
            "changed; see which row is right."
        )


def _guard_shrink(register: Register, part: str, reading: Reading, store: Store) -> None:
    """Compare, category by category, with the newest document that is not newer than this one."""
    before = [h for h in store.history(register.id, part) if h.source.as_of <= reading.as_of]
    if not before:
        return
    old = Counter(row.category for row in store.rows(before[-1]).values())
    new = Counter(row.category for row in reading.rows)
    compared = before[-1].whole & reading.whole
    if not before[-1].whole and not reading.whole:
        old, new = Counter({"": old.total()}), Counter({"": new.total()})
        compared = frozenset({""})
    for category in sorted(compared):
        if new[category] < old[category] * (1 - register.max_shrink):
            raise Refused(
                f"{new[category]} rows{f' of {category}' if category else ''}, but "
                f"{old[category]} on {before[-1].source.as_of}: a shrink of more than "
                f"{register.max_shrink:.0%}. Nothing was changed; check the document. If it is "
                "right, raise max_shrink in its register.toml."
            )
