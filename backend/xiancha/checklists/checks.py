"""Checks that all kinds of content share: ids used twice, what is not there, reviews late."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches

from xiancha.checklists.problems import Problem, Said, one_of
from xiancha.checklists.source import At, Source


def repeated(source: Source, at: At, ids: list[str]) -> Iterator[Problem]:
    """Ids in the list at this place that stand in it above."""
    for i, each in enumerate(ids):
        if each in ids[:i]:
            what = Said(f"the id `{each}` is taken above", f"代号 `{each}` 上面用过了")
            own = Said("give it an id of its own", "换一个没用过的代号")
            yield source.problem((*at, i, "id"), what, own)


def unknown(
    source: Source, at: At, kind: str, name: str, known: Collection[str], meant: str = ""
) -> Iterator[Problem]:
    """A name that is none of the known ones, with the one meant, the nearest of them, or all."""
    if name not in known:
        near = [meant] if meant else get_close_matches(name, known, 1)
        what = Said(f"there is no {kind} `{name}`", f"没有 `{name}` 这个代号")
        yield source.problem(at, what, near[0] if near else one_of(known))


def late(source: Source, at: At, name: str, review_by: date, on: date) -> Iterator[Problem]:
    """What stands at this place, where it was to be reviewed before this day."""
    if review_by < on:
        what = Said(
            f"`{name}` was to be reviewed by {review_by}",
            f"`{name}` 应在{review_by}之前复核，已经过期",
        )
        review = Said(
            "review it, then write the day as reviewed_on and a later day as review_by",
            "复核后，把当天写进 reviewed_on，再写一个晚些的 review_by",
        )
        yield source.problem((*at, "review_by"), what, review)
