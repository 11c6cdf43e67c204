"""The hosts that an edition knows to be somebody's: what a lookalike may imitate."""

from __future__ import annotations

from typing import Any

from xiancha.lookalike import Known
from xiancha.lookalike.common_words import parts
from xiancha.lookalike.pinyin import spellings
from xiancha.merge.lender import Gathered
from xiancha.model import ChannelType
from xiancha.registers import groups

_SERVED = frozenset(("CN", "HK", "ID", "IN", "KE", "MY", "NG", "PH", "SG", "TW"))
"""Countries whose readers are told of imitations of those who lend there and are on no list."""


def known_hosts(gathered: Gathered) -> list[Known]:
    """Every claimed host, proven or only reported, with its owners' names in Latin letters.

    Former names are left out: what is spelt like one may be the same firm's old host. Behind them
    the hosts by which other banks and lenders are known, which no lender here claims, with their
    owners.
    """
    claimed = {
        channel.value: claims
        for channel, claims in gathered.channels.items()
        if channel.type is ChannelType.host
    }
    hosts = [
        Known(
            host,
            any(claim.proof.proven for _, claim in claims),
            spellings(
                name.text for entry, _ in claims for name in entry.names if name.kind != "former"
            ),
        )
        for host, claims in sorted(claimed.items())
    ]
    return [*hosts, *_named(hosts)]


def _named(claimed: list[Known]) -> list[Known]:
    """Other owners' hosts in countries that readers are served in, with names of their own."""
    names = {_label(one.host) for one in claimed}
    return [
        Known(host, proven=False, owner=owner)
        for host, owner, country in sorted(groups.brands())
        if country in _SERVED and _label(host) not in names and parts(_label(host))[0]
    ]


def _label(host: str) -> str:
    return host.partition(".")[0].replace("-", "")


def known_rows(known: list[Known]) -> list[list[Any]]:
    """The known hosts as an edition holds them: host, proven, spellings and, if any, owner."""
    return [
        [one.host, one.proven, one.spellings, *((one.owner,) if one.owner else ())] for one in known
    ]
