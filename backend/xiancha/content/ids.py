"""Ids that are twice in a list, and names of what is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from xiancha.content.problems import Message, Problem, one_of
from xiancha.content.source import At, Source


def repeated(
    source: Source, at: At, ids: list[str], above: Collection[str] = ()
) -> Iterator[Problem]:
    """Ids in the list at this place that are in it, or in one `above` it, already."""
    for i, each in enumerate(ids):
        if each in above or each in ids[:i]:
            what = Message(f"the id `{each}` is taken above", f"代号 `{each}` 上面用过了")
            own = Message("give it an id of its own", "换一个没用过的代号")
            yield source.problem((*at, i, "id"), what, own)


def unknown(
    source: Source, at: At, kind: str, name: str, known: Collection[str], meant: str = ""
) -> Iterator[Problem]:
    """A name that is none of the known ones, with the one meant, the nearest of them, or all."""
    if name not in known:
        near = [meant] if meant else get_close_matches(name, known, 1)
        what = Message(f"there is no {kind} `{name}`", f"没有 `{name}` 这个代号")
        yield source.problem(at, what, near[0] if near else one_of(known))
