"""Which hosts of known owners are so like a known host that an edition must name them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from xiancha import normalise
from xiancha.lookalike import Known
from xiancha.lookalike.spelling import blur, look, shape, slip

_LEAST = 3
"""Names of two letters are within every other."""


def groups_near(
    known: Iterable[Known], groups: Iterable[Iterable[str]]
) -> tuple[tuple[str, ...], ...]:
    """Of each owner the hosts that are like a known host; those that are known need no second word.

    Like it is a name that holds a known one or how its owner's brand is spelt, is one slip away
    from it, or looks so at a glance. `groups` are the hosts of one owner each.
    """
    held = tuple(known)
    hosts = {one.host for one in held}
    plains = {_plain(one.host) for one in held}
    within = {text for one in held for text in one.spellings} | plains
    glances = {blur(shape(plain)) for plain in plains}

    def is_like(host: str) -> bool:
        own = _plain(host)
        return (
            any(text in own for text in within if len(text) >= _LEAST)
            or blur(shape(own)) in glances
            or any(slip(plain, own) for plain in plains)
        )

    cut = (tuple(host for host in one if host not in hosts and is_like(host)) for one in groups)
    return tuple(filter(None, cut))


def _plain(host: str) -> str:
    return look(normalise.registrable(host).partition(".")[0]).plain
