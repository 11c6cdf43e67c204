"""The hosts that an edition knows to be somebody's: what a lookalike may imitate."""

from __future__ import annotations

from xiancha.gather.entries import Gathered
from xiancha.lookalike import Known
from xiancha.lookalike.pinyin import spellings
from xiancha.model import ChannelType


def known_hosts(gathered: Gathered) -> list[Known]:
    """Every claimed host, proven or only reported, with its owners' names in Latin letters.

    Former names are left out: what is spelt like one may be the same firm's old host.
    """
    claimed = {
        channel.value: claims
        for channel, claims in gathered.channels.items()
        if channel.type is ChannelType.host
    }
    return [
        Known(
            host,
            any(claim.proof.proven for _, claim in claims),
            spellings(
                name.text for entry, _ in claims for name in entry.names if name.kind != "former"
            ),
        )
        for host, claims in sorted(claimed.items())
    ]
